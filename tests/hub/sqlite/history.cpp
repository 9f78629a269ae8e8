#include "tests/hub/sqlite/history.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "evaluator-firmware/protocol/codec.h"

namespace yichuang::sqlite {
namespace {

using namespace std::chrono_literals;

constexpr std::uint32_t kEpoch = 0x5eed0001;

std::string Padded(const char* prefix, int number) {
  const std::string digits = std::to_string(number);
  return prefix + std::string(digits.size() < 2 ? 1 : 0, '0') + digits;
}

std::uint32_t SerialOf(core::WindowNo window) { return core::Number(window); }

template <typename Frame>
core::Bytes Encoded(const Frame& frame) {
  core::Bytes bytes(protocol::kMaxFrameSize);
  const protocol::DeviceKeys keys(History::KeyOf(frame.serial));
  bytes.resize(protocol::Encode(frame, keys, bytes));
  return bytes;
}

core::Plan PlanOf(int windows) {
  core::Plan plan;
  plan.hall = "demo";
  for (int i = 1; i <= windows; ++i) {
    plan.windows.push_back({core::WindowNo{static_cast<std::uint16_t>(i)}, "A",
                            Padded("win-", (i + 1) / 2),
                            evidence::SourceOf(static_cast<std::uint32_t>(i))});
    plan.staff.push_back({{}, std::to_string(1000 + i)});
  }
  plan.staff.push_back({{}, "1900"});
  return plan;
}

}  // namespace

History::History(unsigned seed, int windows)
    : windows_(windows), random_(seed), now_(1'778'288'400'000ms) {}

evidence::DeviceKey History::KeyOf(std::uint32_t serial) {
  evidence::DeviceKey key{};
  key.fill(static_cast<std::uint8_t>(serial * 7 + 1));
  return key;
}

evidence::FrameBook History::Frames() const {
  evidence::FrameBook book;
  for (int i = 1; i <= windows_; ++i) {
    const auto serial = static_cast<std::uint32_t>(i);
    book.AddKey(evidence::SourceOf(serial), KeyOf(serial));
  }
  return book;
}

core::WindowNo History::AnyWindow() {
  return core::WindowNo{static_cast<std::uint16_t>(1 + Random(static_cast<unsigned>(windows_)))};
}

std::string History::HostOf(core::WindowNo window) const {
  return Padded("win-", (core::Number(window) + 1) / 2);
}

void History::Remember(const core::Record& record) {
  if (const auto* opened = std::get_if<core::ServiceOpened>(&record.event)) {
    past_[opened->service] = {opened->service, opened->window, opened->staff, "", {}, 0, false};
  }
  if (const auto* ended = std::get_if<core::ServiceEnded>(&record.event)) {
    past_[ended->service].ended = record.at;
  }
  if (const auto* invited = std::get_if<core::InvitationOpened>(&record.event)) {
    past_[invited->service].evaluator = invited->evaluator;
    past_[invited->service].limit_ms = invited->limit_ms;
  }
  if (const auto* rating = std::get_if<core::RatingReceived>(&record.event)) {
    if (rating->rating_class == core::RatingClass::kCounted) {
      past_[rating->service].rated = true;
    }
  }
}

std::vector<core::Record> History::Do(const core::Command& command, const std::string& actor) {
  std::vector<core::Record> records;
  auto decision = core::Decide(hall_, command, now_);
  const auto* events = std::get_if<core::Events>(&decision);
  if (events == nullptr) {
    return records;
  }
  for (const core::Event& event : *events) {
    core::Record record{hall_.seq + 1, now_, actor, event};
    core::Apply(hall_, record);
    Remember(record);
    records.push_back(std::move(record));
  }
  return records;
}

std::vector<core::Record> History::Press() {
  const core::WindowNo window = AnyWindow();
  const std::uint32_t serial = SerialOf(window);
  Device& device = devices_[evidence::SourceOf(serial)];
  const auto& shown = hall_.windows.at(window).invitation;
  // Mostly for what is shown, sometimes for an older service, another window's, or one that never
  // was.
  std::uint64_t invitation = shown ? core::Number(shown->service) : hall_.next_service;
  if (!shown || Random(6) == 0) {
    invitation = 1 + Random(static_cast<unsigned>(hall_.next_service) + 2);
  }
  const protocol::Press press{
      serial,     device.epoch,    device.counter + 1,
      invitation, Random(700'000), static_cast<protocol::Level>(1 + Random(5))};
  core::TakeEntry entry{HostOf(window),
                        {evidence::SourceOf(serial), press.epoch, press.counter},
                        core::OpenedPress{invitation, press.elapsed_ms,
                                          static_cast<core::Level>(press.level), Encoded(press)},
                        {}};
  if (const auto service = core::NeedsLookup(hall_, entry)) {
    if (const auto found = past_.find(*service);
        found != past_.end() && found->second.ended != core::Instant{}) {
      entry.past = found->second;
    }
  }
  auto records = Do(entry, entry.device);
  if (!records.empty()) {
    device.counter = press.counter;
    device.last_invitation = invitation;
    device.last_press = press.counter;
  }
  return records;
}

std::vector<core::Record> History::Detail() {
  const core::WindowNo window = AnyWindow();
  const std::uint32_t serial = SerialOf(window);
  Device& device = devices_[evidence::SourceOf(serial)];
  if (device.last_press == 0) {
    return {};
  }
  const protocol::PressDetail detail{serial,
                                     device.epoch,
                                     device.counter + 1,
                                     device.last_invitation,
                                     device.last_press,
                                     Random(8),
                                     static_cast<protocol::Consent>(Random(3))};
  core::TakeEntry entry{
      HostOf(window),
      {evidence::SourceOf(serial), detail.epoch, detail.counter},
      core::OpenedDetail{detail.invitation, detail.press_counter, detail.tags,
                         static_cast<std::uint8_t>(detail.consent), Encoded(detail)},
      {}};
  if (const auto service = core::NeedsLookup(hall_, entry)) {
    if (const auto found = past_.find(*service);
        found != past_.end() && found->second.ended != core::Instant{}) {
      entry.past = found->second;
    }
  }
  auto records = Do(entry, entry.device);
  if (!records.empty()) {
    device.counter = detail.counter;
  }
  return records;
}

std::vector<core::Record> History::Attach() {
  const core::WindowNo window = AnyWindow();
  const std::string host = HostOf(window);
  const std::string source = evidence::SourceOf(SerialOf(window));
  Device& device = devices_[source];
  const bool two_button = core::Number(window) % 3 == 0;
  // Now and then a device comes back with a counter store made anew.
  const bool renewed = Random(20) == 0;
  const std::uint32_t epoch = renewed ? device.epoch + 1 : std::max(device.epoch, kEpoch);
  const std::uint64_t announced = renewed ? Random(3) : device.counter + Random(4);
  const core::TakeEntry entry{
      host,
      {host, 1, host_counters_[host] + 1},
      core::OpenedHello{source, epoch, static_cast<std::uint32_t>(random_()), announced, 0, 0x0100,
                        static_cast<std::uint8_t>(two_button ? 2 : 5), 0},
      {}};
  auto records = Do(entry, host);
  if (!records.empty()) {
    ++host_counters_[host];
    const bool taken = std::any_of(records.begin(), records.end(), [](const core::Record& record) {
      return std::holds_alternative<core::EvaluatorAttached>(record.event);
    });
    if (taken && epoch != device.epoch) {
      device = {epoch, 0, 0, 0};
    }
  }
  return records;
}

std::vector<core::Record> History::Detach() {
  const core::WindowNo window = AnyWindow();
  const std::string host = HostOf(window);
  auto records = Do(core::TakeEntry{host,
                                    {host, 1, host_counters_[host] + 1},
                                    core::Detached{evidence::SourceOf(SerialOf(window))},
                                    {}},
                    host);
  if (!records.empty()) {
    ++host_counters_[host];
  }
  return records;
}

std::vector<core::Record> History::Birth() {
  const core::WindowNo window = AnyWindow();
  const std::string host = HostOf(window);
  const std::string source = evidence::SourceOf(SerialOf(window));
  contract::TerminalState state{host, contract::Presence::kOnline, random_(), "0.1.0", hall_.seq,
                                {}};
  state.sources.push_back({host, 1, host_counters_[host] + Random(3), 0});
  state.sources.push_back(
      {source, devices_[source].epoch, devices_[source].counter + Random(3), 0});
  return Do(core::AnnounceBirth{state}, host);
}

std::vector<core::Record> History::Step() {
  now_ += core::Millis(Random(20'000));
  if (Random(300) == 0) {
    now_ += 9h;
  }
  ++steps_;
  if (steps_ == 1) {
    return Do(core::Configure{PlanOf(windows_)}, "hub");
  }
  if (steps_ < 20) {
    return steps_ % 2 == 0 ? Birth() : Attach();
  }
  const core::WindowNo window = AnyWindow();
  const std::string desk = "desk:" + std::to_string(core::Number(window));
  switch (Random(32)) {
    case 0:
      return Birth();
    case 1: {
      const auto terminal = hall_.terminals.find(HostOf(window));
      const std::uint64_t session =
          terminal == hall_.terminals.end() ? 0 : terminal->second.session;
      return Do(core::AnnounceDeath{HostOf(window), session}, HostOf(window));
    }
    case 2:
    case 3:
      return Attach();
    case 4:
      return Random(4) == 0 ? Detach() : Attach();
    case 5:
      return Do(core::Tick{}, "hub");
    case 6:
      if (hall_.alarms.empty()) return {};
      return Do(core::AcknowledgeAlarm{hall_.alarms.rbegin()->first, "2001"}, "user:2001");
    case 7:
      return Do(core::EndShift{window}, desk);
    case 8:
    case 9:
    case 10:
      return Do(core::StartShift{window, std::to_string(1001 + Random(5))}, desk);
    case 11:
    case 12:
    case 13:
    case 14:
    case 15:
    case 16:
      return Do(core::OpenService{window, Random(4) == 0 ? "" : "A" + std::to_string(100 + steps_)},
                desk);
    case 17:
    case 18:
    case 19:
    case 20:
    case 21:
    case 22:
      return Do(core::EndService{window, Random(5) != 0}, desk);
    case 23:
    case 24:
    case 25:
      return Detail();
    default:
      return Press();
  }
}

std::vector<core::Record> History::Records(std::size_t count) {
  std::vector<core::Record> all;
  while (all.size() < count) {
    auto records = Step();
    std::move(records.begin(), records.end(), std::back_inserter(all));
  }
  return all;
}

}  // namespace yichuang::sqlite
