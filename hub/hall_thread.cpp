#include "hub/hall_thread.h"

#include <fmt/format.h>

#include <algorithm>

#include "hub/contract/reasons.h"
#include "hub/contract/text_codec.h"
#include "hub/core/kiosk_queue.h"
#include "hub/entry_opener.h"

namespace yichuang::hub {
namespace {

using namespace std::chrono_literals;

constexpr auto kResendWantedAfter = 3s;
/// Waiting people and opening hours change what a kiosk shows without a record of its own.
constexpr auto kQueueEvery = 1s;
/// Asked for again: a desk's question around midnight may have made another one.
constexpr auto kDayKeyEvery = 60s;
constexpr auto kDayKeyRetry = 1s;
constexpr auto kAnnounceEvery = 5s;
constexpr auto kLongestWait = 1000ms;
constexpr auto kClockTolerance = 1000ms;
constexpr auto kLogUnsettledEvery = 10s;

// The refusal an entry led to, when it was settled as refused.
const core::EntryRefused* RefusedIn(const core::Events& events) {
  for (const core::Event& event : events) {
    if (const auto* refused = std::get_if<core::EntryRefused>(&event)) return refused;
  }
  return nullptr;
}

bool ChangesSettings(const core::Event& event) {
  return std::holds_alternative<core::HallConfigured>(event) ||
         std::holds_alternative<core::SettingChanged>(event) ||
         std::holds_alternative<core::SettingTaken>(event) ||
         std::holds_alternative<core::SettingWithdrawn>(event);
}

}  // namespace

HallThread::HallThread(HallOptions options, sqlite::Store& store, evidence::FrameBook& book,
                       Outgoing& outgoing)
    : options_(std::move(options)),
      store_(store),
      book_(book),
      outgoing_(outgoing),
      inbox_(options_.inbox_capacity) {
  if (options_.canary) CanaryDevices(options_.canary->key).Introduce(book_);
}

void HallThread::Load() {
  hall_ = store_.Load();
  seq_ = hall_.seq;
  snapshot_seq_ = hall_.seq;
  ReadClock();
  Configure();
  ReadCards();
  Commit();
  Answer();
}

// Since the first change on the page the ledger has the settings: a file that says otherwise is
// told and not taken.
void HallThread::Configure() {
  const core::Decision decision = Carry("hub", core::Configure{options_.plan, options_.kiosks});
  if (const auto* refusal = std::get_if<core::Refusal>(&decision)) {
    outgoing_.Log(fmt::format("hall.toml was not taken: {} ({})", contract::TextEn(refusal->reason),
                              refusal->what));
  }
  if (hall_.settings.next == 1) return;
  const auto number = [](const auto& each) { return each.number; };
  const bool same = hall_.plan.windows == options_.plan.windows &&
                    std::ranges::equal(hall_.plan.staff, options_.plan.staff, {}, number, number) &&
                    hall_.board.plan.week == options_.kiosks.week;
  if (same) return;
  outgoing_.Log(
      "windows, staff and weekly hours are those of the page 'settings'; hall.toml says otherwise "
      "and is not read for them any more. Change them on the page");
}

void HallThread::Run() {
  while (Step(WaitTime())) {
  }
  outgoing_.Snapshot(hall_, store_.head());
}

void HallThread::Stop() { inbox_.Close(); }

bool HallThread::Step(std::chrono::milliseconds timeout) {
  std::vector<Work> work = inbox_.Take(options_.batch, timeout);
  if (work.empty() && inbox_.closed()) return false;
  ReadClock();
  WatchCanary();
  for (Work& each : work) {
    std::visit([this](auto& one) { Handle(one); }, each);
  }
  Carry("hub", core::Tick{});
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(receipt_before_commit)) Answer();
#endif
  Commit();
  Answer();
  return true;
}

bool HallThread::HasRoom(bool for_state) {
  if (inbox_.HasRoom(for_state ? kReserve : 0)) return true;
  inbox_.CountDrop();
  return false;
}

void HallThread::Take(contract::Up message) {
  core::Turn turn{message.device, std::max<std::size_t>(1, message.entries.size())};
  (void)inbox_.Push(std::move(message), 0, std::move(turn));
}

void HallThread::Take(contract::TerminalState state) {
  core::Turn turn{state.device};
  (void)inbox_.Push(std::move(state), kReserve, std::move(turn));
}

void HallThread::Displaced(std::string device) {
  (void)inbox_.Push(Displacement{std::move(device)});
}

void HallThread::Handle(Displacement& displacement) {
  if (displacements_.Note(displacement.device, options_.steady()))
    Carry("hub", core::NoteDoubled{displacement.device});
}

void HallThread::Connected() { (void)inbox_.Push(LinkUp{}, kReserve); }

void HallThread::Deal(access::StaffCards cards) { (void)inbox_.Push(std::move(cards), kReserve); }

void HallThread::GiveDayKey(std::string day, std::string key) {
  (void)inbox_.Push(DayKey{std::move(day), std::move(key)});
}

void HallThread::Handle(DayKey& key) {
  if (key.day == day_key_.day && key.key == day_key_.key) return;
  day_key_ = std::move(key);
  for (auto& [device, sent] : sent_) sent.looked = {};  // told at once
}

void HallThread::Handle(access::StaffCards& cards) {
  cards_ = std::move(cards);
  ReadCards();
}

// Which card somebody shows is the plan's; what stands on it is not.
void HallThread::ReadCards() {
  names_ = access::NamesShown(hall_.plan, options_.names, cards_);
  photos_ = access::PhotosShown(hall_.plan, cards_);
  stars_ = access::StarsShown(hall_.plan, cards_);
  unpublished_ = true;
}

bool HallThread::Submit(std::string actor, core::Command command, http::OnAnswer on_answer) {
  return inbox_.Push(DeskRequest{std::move(actor), std::move(command), std::move(on_answer)});
}

void HallThread::Handle(contract::Up& message) {
#ifdef YICHUANG_FAULT_POINT
  YICHUANG_FAULT_POINT(receive);
#endif
  // The terminal's own entries first: a hello opens the epoch of the presses behind it.
  std::stable_partition(
      message.entries.begin(), message.entries.end(),
      [&](const contract::Entry& entry) { return entry.key.source == message.device; });
  for (contract::Entry& entry : message.entries) TakeEntry(message.device, std::move(entry));
}

void HallThread::Handle(contract::TerminalState& state) {
  const std::string device = state.device;
  if (state.presence == contract::Presence::kOffline) {
    Carry(device, core::AnnounceDeath{device, state.session});
    return;
  }
  sent_[device].shown = state.shown_version;
  const auto known = hall_.terminals.find(device);
  if (known == hall_.terminals.end() || known->second.session != state.session)
    sent_[device].version = 0;
  const core::Decision decision = Carry(device, core::AnnounceBirth{std::move(state)});
  if (const auto* refusal = std::get_if<core::Refusal>(&decision))
    CountUnsettled(device, device, refusal->reason);
}

void HallThread::Handle(DeskRequest& request) {
  core::Decision decision = Carry(request.actor, std::move(request.command));
  http::Answer answer = core::Events{};
  if (auto* events = std::get_if<core::Events>(&decision)) answer = std::move(*events);
  if (auto* refusal = std::get_if<core::Refusal>(&decision)) answer = std::move(*refusal);
  answers_.emplace_back(std::move(request.on_answer), std::move(answer));
}

void HallThread::Handle(LinkUp&) {
  announce_ = true;
  for (auto& [device, sent] : sent_) sent.version = 0;
  boards_.clear();
  unpublished_ = true;
}

void HallThread::TakeEntry(const std::string& device, contract::Entry entry) {
  const contract::EntryKey key = entry.key;
  auto opened = OpenEntry(book_, device, std::move(entry));
  if (const auto* reason = std::get_if<contract::Reason>(&opened)) {
    receipts_.Unsettled(device, key, *reason);
    CountUnsettled(device, key.source, *reason);
    return;
  }
  const core::Decision decision = Carry(device, std::move(*std::get_if<core::TakeEntry>(&opened)));
  if (const auto* refusal = std::get_if<core::Refusal>(&decision)) {
    receipts_.Unsettled(device, key, refusal->reason);
    CountUnsettled(device, key.source, refusal->reason);
    return;
  }
  const auto* events = std::get_if<core::Events>(&decision);
  const core::EntryRefused* refused = events != nullptr ? RefusedIn(*events) : nullptr;
  if (refused == nullptr) {
    receipts_.Settled(device, key);
    return;
  }
  receipts_.Refused(device, key, refused->reason);
  outgoing_.Log(fmt::format("{}: entry {} of {} refused: {}", device, key.counter, key.source,
                            contract::Name(refused->reason)));
}

void HallThread::CountUnsettled(const std::string& device, const std::string& source,
                                contract::Reason reason) {
  ++unsettled_;
  auto& [count, logged] = unsettled_by_device_[device];
  ++count;
  const auto now = options_.steady();
  if (count > 1 && now - logged < kLogUnsettledEvery) return;
  logged = now;
  outgoing_.Log(fmt::format("{}: entry of {} not taken: {} ({} so far from this terminal)", device,
                            source, contract::Name(reason), count));
}

core::Decision HallThread::Carry(const std::string& actor, core::Command command) {
  core::FetchPast(hall_, command, store_);
  core::Decision decision = core::Decide(hall_, command, now_);
  if (const auto* events = std::get_if<core::Events>(&decision)) {
    for (const core::Event& event : *events) Append(actor, event);
  }
  return decision;
}

void HallThread::Append(const std::string& actor, const core::Event& event) {
#ifdef YICHUANG_FAULT_POINT
  YICHUANG_FAULT_POINT(decided);
#endif
  if (!in_transaction_) {
    store_.Begin();
    in_transaction_ = true;
  }
  const core::Record record{hall_.seq + 1, now_, actor, event};
  store_.Append(record);
  core::Apply(hall_, record);
  if (auto message = MessageOf(hall_, record)) messages_.push_back(*std::move(message));
  unpublished_ = true;
  if (std::holds_alternative<core::AccountSet>(event) ||
      std::holds_alternative<core::HallConfigured>(event)) {
    accounts_changed_ = true;
  }
  if (ChangesSettings(event)) {
    accounts_changed_ = true;  // who is staff of a window
    settings_changed_ = true;
    ReadCards();
    announce_ = true;  // a host that is planned only now introduces itself again
  }
  if (std::holds_alternative<core::TerminalBorn>(event) ||
      std::holds_alternative<core::TerminalDied>(event) ||
      std::holds_alternative<core::EvaluatorAttached>(event) ||
      std::holds_alternative<core::EvaluatorDetached>(event) ||
      std::holds_alternative<core::AccountSet>(event) ||
      std::holds_alternative<core::CatalogueImported>(event) ||
      std::holds_alternative<core::CatalogueRevised>(event) ||
      std::holds_alternative<core::KiosksConfigured>(event) ||
      std::holds_alternative<core::TerminalEnrolled>(event) ||
      std::holds_alternative<core::TerminalRevoked>(event) ||
      std::holds_alternative<core::ReportWanted>(event)) {
    settings_changed_ = true;
  }
}

void HallThread::ReadClock() {
  const core::Instant clock = options_.clock.Now();
  now_ = std::max(hall_.last, clock);
  if (clock + kClockTolerance >= hall_.last) {
    clock_alarm_ = false;
    return;
  }
  if (clock_alarm_) return;
  clock_alarm_ = true;
  outgoing_.Log(
      fmt::format("clock: the system clock stands {} ms before the last record; going on with the "
                  "record's time. "
                  "Check the time service of this machine",
                  (hall_.last - clock).count()));
  Append("hub", core::ClockWentBack{clock});
}

void HallThread::Commit() {
  if (!in_transaction_) return;
#ifdef YICHUANG_FAULT_POINT
  YICHUANG_FAULT_POINT(commit_before);
#endif
  store_.Commit();
#ifdef YICHUANG_FAULT_POINT
  YICHUANG_FAULT_POINT(commit_after);
#endif
  in_transaction_ = false;
  seq_ = hall_.seq;
}

// Everything here tells the outside what is durable: after COMMIT only (law 5).
void HallThread::Answer() {
  for (auto& [device, receipt] : receipts_.Drain(hall_, store_.head(), book_)) {
#ifdef YICHUANG_FAULT_POINT
    YICHUANG_FAULT_POINT(receipt_before);
#endif
    outgoing_.Send(device, std::move(receipt));
#ifdef YICHUANG_FAULT_POINT
    YICHUANG_FAULT_POINT(receipt_after);
#endif
  }
  if (std::exchange(accounts_changed_, false))
    outgoing_.PublishAccounts(hall_.accounts, hall_.plan.staff);
  if (std::exchange(settings_changed_, false)) outgoing_.PublishSettings(hall_);
  for (auto& [on_answer, answer] : answers_) on_answer(std::move(answer));
  answers_.clear();
  for (StaffMessage& message : messages_) outgoing_.Tell(std::move(message));
  messages_.clear();
  AnnounceHead();
  SeekDayKey();
  SendWanted();
  PublishLive();
  PublishWall();
  if (hall_.seq - snapshot_seq_ < options_.snapshot_every) return;
  const auto steady = options_.steady();
  if (steady - snapshot_at_ < options_.snapshot_pause) return;
  outgoing_.Snapshot(hall_, store_.head());
  snapshot_seq_ = hall_.seq;
  snapshot_at_ = steady;
}

// The presence is retained, so an old head there would make a terminal that comes back offer again
// what the hub has long had.
void HallThread::AnnounceHead() {
  const auto steady = options_.steady();
  const bool stale = announced_seq_ != hall_.seq && steady - announced_ >= kAnnounceEvery;
  bool low = options_.storage_low && options_.storage_low();
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(storage_untold)) low = false;
#endif
  if (!announce_ && !stale && low == announced_low_) return;
  outgoing_.Announce({contract::Presence::kOnline, options_.title.software, store_.head(), low});
  announce_ = false;
  announced_low_ = low;
  announced_seq_ = hall_.seq;
  announced_ = steady;
}

void HallThread::SendWanted() {
  const auto steady = options_.steady();
  for (const auto& [device, terminal] : hall_.terminals) {
    if (!terminal.online || core::IsOut(hall_, device)) continue;
    Sent& sent = sent_[device];
    const bool changed = sent.version != terminal.changed_seq;
    const bool overdue =
        sent.shown != terminal.changed_seq && steady - sent.at >= kResendWantedAfter;
    if (!changed && !overdue && !QueueMoved(device, sent)) continue;
    core::TerminalWanted wanted = core::WantedOf(hall_, device);
    if (wanted.kiosk && !hall_.plan.groups.empty()) {
      sent.queue = QueueOf(device);
      wanted.kiosk->queue = sent.queue;
    }
#ifdef YICHUANG_FAULT_POINT
    YICHUANG_FAULT_POINT(desired_before);
#endif
    outgoing_.Send(device, SignWanted(book_, hall_.plan, names_, wanted, now_, options_.draw_name));
#ifdef YICHUANG_FAULT_POINT
    YICHUANG_FAULT_POINT(desired_after);
#endif
    sent.version = terminal.changed_seq;
    sent.at = steady;
  }
}

bool HallThread::QueueMoved(const std::string& device, Sent& sent) {
  if (!sent.queue) return false;
  const auto steady = options_.steady();
  if (steady - sent.looked < kQueueEvery) return false;
  sent.looked = steady;
  return QueueOf(device) != *sent.queue;
}

void HallThread::SeekDayKey() {
  const auto asks = [](const core::PlannedGroup& group) { return group.ask_person; };
  if (hall_.board.plan.kiosks.empty() || !std::ranges::any_of(hall_.plan.groups, asks)) return;
  const std::string day = contract::DayText(core::DayOf(hall_.plan, now_));
  const auto steady = options_.steady();
  const auto pause = day_key_.day == day ? SteadyTime::duration(kDayKeyEvery) : kDayKeyRetry;
  if (day_key_wanted_ == day && steady - day_key_asked_ < pause) return;
  day_key_wanted_ = day;
  day_key_asked_ = steady;
  outgoing_.WantDayKey(day);
}

contract::KioskQueue HallThread::QueueOf(const std::string& device) const {
  contract::KioskQueue queue = core::KioskQueueOf(hall_, device, now_);
  const auto asks = [](const contract::QueueGroup& group) { return group.ask_person; };
  const bool today = day_key_.day == contract::DayText(core::DayOf(hall_.plan, now_));
  if (today && std::ranges::any_of(queue.groups, asks)) queue.person_key = day_key_.key;
  return queue;
}

std::chrono::milliseconds HallThread::WaitTime() const {
  std::chrono::milliseconds wait = unpublished_ ? kPublishEvery : kLongestWait;
  if (const auto deadline = core::NextDeadline(hall_))
    wait = std::min(wait, options_.clock.Until(*deadline));
  return wait;
}

}  // namespace yichuang::hub
