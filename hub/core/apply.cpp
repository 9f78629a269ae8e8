#include <algorithm>
#include <utility>

#include "hub/core/begin_day.h"
#include "hub/core/books.h"
#include "hub/core/case_apply.h"
#include "hub/core/change_settings.h"
#include "hub/core/face.h"
#include "hub/core/hall.h"
#include "hub/core/invitation.h"
#include "hub/core/matter_apply.h"
#include "hub/core/queue_apply.h"

/// Apply: what each event means for the hall as it stands. Total: an event that Decide let through
/// always applies, also years later in a rebuild.
namespace yichuang::core {

namespace {

constexpr std::size_t kRecentRatings = 5;

class Applier {
 public:
  Applier(Hall& hall, const Record& record) : hall_(hall), record_(record) {}

  void operator()(const HallConfigured& event) {
    ReplacePlan(event.plan);
    if (!hall_.reports.since) hall_.reports.since = DayOf(hall_.plan, record_.at);
  }

  void operator()(const SettingChanged& event) {
    Settings& settings = hall_.settings;
    settings.next = std::max(settings.next, Number(event.change) + 1);
    const bool later = event.effective > record_.at;
    settings.changes.push_back(
        {event.change, record_.at, record_.actor, event.effective, event.setting,
         later ? ChangeState::kPending : ChangeState::kInForce, event.undoes, std::nullopt});
    if (KnownChange* undone = event.undoes ? Known(*event.undoes) : nullptr)
      undone->undone_by = event.change;
    KeepStaffId(event.setting);
    if (!later) TakeSetting(event.setting);
    ForgetOldChanges(hall_.settings);
  }

  void operator()(const SettingTaken& event) {
    KnownChange* change = Known(event.change);
    if (change == nullptr || change->state != ChangeState::kPending) return;
    change->state = ChangeState::kInForce;
    TakeSetting(change->setting);
  }

  void operator()(const SettingWithdrawn& event) {
    if (KnownChange* change = Known(event.change)) change->state = ChangeState::kWithdrawn;
  }

  void ReplacePlan(const Plan& plan) {
    std::map<std::string, TerminalWanted> before;
    for (const auto& [device, status] : hall_.terminals) before[device] = WantedOf(hall_, device);
    const Plan old = std::exchange(hall_.plan, plan);
    for (const PlannedStaff& each : hall_.plan.staff) {
      hall_.next_staff = std::max(hall_.next_staff, Number(each.id) + 1);
    }
    std::erase_if(hall_.windows, [this](const auto& each) {
      return FindWindow(hall_.plan, each.first) == nullptr;
    });
    for (const PlannedWindow& each : hall_.plan.windows) {
      const PlannedWindow* known = FindWindow(old, each.number);
      WindowState& state = hall_.windows[each.number];
      if (known == nullptr || *known != each) state.changed_seq = record_.seq;
    }
    ForgetTerminals();
    for (auto& [name, evaluator] : hall_.evaluators) {
      if (!IsPlannedDevice(hall_.plan, evaluator.device)) evaluator.device.clear();
    }
    for (auto& [device, status] : hall_.terminals) {
      if (WantedOf(hall_, device) != before[device]) status.changed_seq = record_.seq;
    }
    BeginDay(hall_, record_.at);  // the new plan may move midnight
  }

  void operator()(const TerminalBorn& event) {
    TerminalStatus& terminal = hall_.terminals[event.device];
    terminal.online = true;
    terminal.session = event.session;
    terminal.software = event.software;
    terminal.shown_version = event.shown_version;
    terminal.since = record_.at;
    // A kiosk has something to show from its first birth on; a window host once it has a device.
    if (terminal.changed_seq == 0 && IsKiosk(hall_.board.plan, event.device)) {
      terminal.changed_seq = record_.seq;
    }
    for (const auto& each : event.sources) Announce(hall_, each.source, each.epoch, each.announced);
    EndAlarm(hall_, AlarmKind::kTerminalAway, event.device);
  }

  void operator()(const TerminalDied& event) {
    // What is plugged into it stays plugged in: a host that lost the hub still drives its
    // evaluators.
    TerminalStatus& terminal = hall_.terminals[event.device];
    terminal.online = false;
    terminal.since = record_.at;
    RaiseTerminalAway(hall_, record_, event.device);
    NoteAway(hall_, record_, event.device);
  }

  void operator()(const EvaluatorAttached& event) {
    Settle(hall_, event.key);
    Announce(hall_, event.evaluator, event.epoch, event.announced);
    EndAlarm(hall_, AlarmKind::kDeviceAway, event.evaluator);
    NoteStuckKeys(hall_, record_, event.evaluator, event.stuck_keys);
    EvaluatorState& evaluator = hall_.evaluators[event.evaluator];
    const EvaluatorState before =
        std::exchange(evaluator, EvaluatorState{event.device, event.epoch, event.boot,
                                                event.firmware, event.layout, event.stuck_keys});
    if (before.device == evaluator.device && before.epoch == evaluator.epoch &&
        before.boot == evaluator.boot) {
      return;
    }
    MarkTerminal(before.device);
    MarkTerminal(evaluator.device);
    MarkWindowOf(event.evaluator);
  }

  void operator()(const EvaluatorDetached& event) {
    Settle(hall_, event.key);
    const auto evaluator = hall_.evaluators.find(event.evaluator);
    // Another host may have it by now.
    if (evaluator == hall_.evaluators.end() || evaluator->second.device != event.device) return;
    evaluator->second.device.clear();
    MarkTerminal(event.device);
    MarkWindowOf(event.evaluator);
    const PlannedWindow* planned = WindowOfEvaluator(hall_.plan, event.evaluator);
    if (planned != nullptr) RaiseDeviceAway(hall_, record_, event.evaluator, planned->number);
  }

  void operator()(const ShiftStarted& event) {
    Change(event.window, [&](WindowState& state) {
      state.staff = event.staff;
      state.shift_started = record_.at;
      state.last_visit.clear();  // it guards one member of staff against a double press
      NoteShift(hall_, record_, event.window);
    });
  }

  void operator()(const ShiftEnded& event) {
    Change(event.window, [&](WindowState& state) {
      state.staff.reset();
      state.shift_started.reset();
      NoteShift(hall_, record_, event.window);
    });
  }

  void operator()(const ServiceOpened& event) {
    hall_.next_service = std::max(hall_.next_service, Number(event.service) + 1);
    NoteArrival(hall_, record_, event);
    Change(event.window, [&](WindowState& state) {
      state.serving = OpenedService{event.service, event.window, event.staff, event.visit,
                                    record_.at,    std::nullopt, false};
    });
  }

  void operator()(const ServiceEnded& event) {
    Count(hall_.today, event);
    NoteEnd(hall_, record_, event);
    Change(event.window, [&](WindowState& state) {
      Count(state.today, event);
      if (!state.serving || state.serving->id != event.service) return;  // ended while on hold
      OpenedService service = *std::exchange(state.serving, std::nullopt);
      service.ended = record_.at;
      if (!service.visit.empty()) state.last_visit = service.visit;
      if (event.invited) state.waiting_invitation = std::move(service);
    });
  }

  void operator()(const InvitationOpened& event) {
    Change(event.window, [&](WindowState& state) { TakeOpening(state, event, record_.at); });
  }

  void operator()(const InvitationClosed& event) {
    Change(event.window, [&](WindowState& state) { TakeClosing(state, event); });
  }

  void operator()(const RatingReceived& event) {
    Settle(hall_, event.key);
    if (event.rating_class != RatingClass::kCounted) return;
    const auto window = hall_.windows.find(event.window);
    if (window != hall_.windows.end() && window->second.invited &&
        window->second.invited->id == event.service) {
      window->second.invited->rated = true;
    }
    if (event.service_day != hall_.day) return;  // a late press belongs to the day of its service
    Count(hall_.today, event);
    if (IsBad(event.level)) RaiseBadRating(hall_, record_, event);
    if (window == hall_.windows.end()) return;
    Count(window->second.today, event);
    auto& recent = window->second.recent;
    recent.push_front({event.service, event.staff, event.level, record_.at});
    if (recent.size() > kRecentRatings) recent.pop_back();
  }

  void operator()(const RatingDetailed& event) { Settle(hall_, event.key); }

  void operator()(const EntryRefused& event) { ++Settle(hall_, event.key).refused; }

  void operator()(const ClockWentBack&) {}

  void operator()(const KiosksConfigured& event) {
    hall_.board.plan = event.plan;
    ForgetTerminals();
    NoteHours(hall_);  // what waits for the end of a day waits for other hours
    MarkKiosks(hall_);
  }

  void operator()(const CatalogueImported& event) {
    hall_.board.catalogue = event.catalogue;
    hall_.items = {event.catalogue.sm3, {}, record_.seq, record_.seq};
    MarkKiosks(hall_);
  }

  void operator()(const CatalogueRevised& event) {
    hall_.board.catalogue = event.catalogue;
    hall_.items.written = event.revision;
    MarkKiosks(hall_);
  }

  void operator()(const HoursChanged& event) {
    hall_.board.changed_days[event.hours.day] = event.hours;
    NoteHours(hall_);
    MarkKiosks(hall_);
  }

  void operator()(const NoticePosted& event) {
    hall_.board.notices[NoticeId(event.notice.id)] = event.notice;
    hall_.board.next_notice = std::max(hall_.board.next_notice, event.notice.id + 1);
    MarkKiosks(hall_);
  }

  void operator()(const NoticeEnded& event) {
    hall_.board.notices.erase(event.notice);
    MarkKiosks(hall_);
  }

  void operator()(const EmergencyRaised& event) {
    hall_.board.emergency = event.text;
    MarkKiosks(hall_);
  }

  void operator()(const EmergencyCleared&) {
    hall_.board.emergency.reset();
    MarkKiosks(hall_);
  }
  void operator()(const AccountSet& event) { hall_.accounts[event.number] = event.account; }
  void operator()(const AlarmAcknowledged& event) {
    const auto alarm = hall_.alarms.find(event.alarm);
    if (alarm == hall_.alarms.end() || alarm->second.acknowledged) return;
    alarm->second.acknowledged = Acknowledgement{event.by, record_.at};
  }

  void operator()(const CalendarMissed& event) {
    Alarm alarm;
    alarm.kind = AlarmKind::kCalendarMissing;
    alarm.year = event.year;
    Raise(hall_, record_, std::move(alarm));
  }
  void operator()(const TicketHeld& event) {
    Change(event.window, [&](WindowState& state) { TakeHold(hall_, state, record_, event); });
    TidyQueue(hall_.queue, record_.at);
  }
  void operator()(const TicketResumed& event) {
    Change(event.window, [&](WindowState& state) { TakeResume(hall_, state, record_, event); });
    TidyQueue(hall_.queue, record_.at);
  }
  void operator()(const WindowPaused& event) {
    Change(event.window, [&](WindowState&) { TakeQueueEvent(hall_, record_, event); });
  }
  void operator()(const WindowResumed& event) {
    Change(event.window, [&](WindowState&) { TakeQueueEvent(hall_, record_, event); });
  }
  void operator()(const SeatTaken& event) { hall_.queue.posts[event.window].seat = event.seat; }
  void operator()(const HoldOverran& event) {
    Alarm alarm;
    alarm.kind = AlarmKind::kHoldOverran;
    alarm.source = TextOf(event.no);
    alarm.window = event.window;
    Raise(hall_, record_, std::move(alarm));
  }
  void operator()(const HelpCalled& event) {
    Alarm alarm;
    alarm.kind = AlarmKind::kHelp;
    alarm.window = event.window;
    Raise(hall_, record_, std::move(alarm));
  }
  template <CaseEvent Event>
  void operator()(const Event& event) {
    TakeCaseEvent(hall_, record_, event);
  }
  template <MatterEvent Event>
  void operator()(const Event& event) {
    TakeMatterEvent(hall_, record_, event);
  }
  /// The rest of what happens in the lines.
  template <typename QueueEvent>
  void operator()(const QueueEvent& event) {
    if constexpr (requires { event.key; }) {
      if (event.key) Settle(hall_, *event.key);
    }
    const auto take = [&] {
      TakeQueueEvent(hall_, record_, event);
      TidyQueue(hall_.queue, record_.at);
    };
    // Whom a window calls, its evaluator shows.
    const auto window = WindowOf(hall_.queue, event);
    if (!window || !hall_.windows.contains(*window)) return take();
    Change(*window, [&](WindowState&) { take(); });
  }

  void operator()(const AccessNoted&) {}
  void operator()(const ViewLogged&) {}
  template <IdentityEvent Event>
  void operator()(const Event& event) {
    ApplyIdentity(hall_, record_, event);
  }
  template <ReportEvent Event>
  void operator()(const Event& event) {
    ApplyReport(hall_, record_, event);
  }
  template <AppealEvent Event>
  void operator()(const Event& event) {
    ApplyAppeal(hall_, record_, event);
  }
  template <CanaryEvent Event>
  void operator()(const Event& event) {
    ApplyCanary(hall_, record_, event);
  }
  void operator()(const EraOpened&) { SkipLostIds(hall_); }

 private:
  KnownChange* Known(ChangeId id) {
    const auto found = std::ranges::find(hall_.settings.changes, id, &KnownChange::id);
    return found == hall_.settings.changes.end() ? nullptr : &*found;
  }

  /// An id that a waiting change will give is given to nobody else.
  void KeepStaffId(const Setting& setting) {
    const auto* staff = std::get_if<StaffSetting>(&setting);
    if (staff != nullptr && staff->after)
      hall_.next_staff = std::max(hall_.next_staff, Number(staff->after->id) + 1);
  }

  void TakeSetting(const Setting& setting) {
    Settable state = SettableOf(hall_);
    Put(state, setting);
    if (state.plan != hall_.plan) ReplacePlan(state.plan);
    if (const auto* staff = std::get_if<StaffSetting>(&setting); staff != nullptr && staff->after)
      ShowAgain(staff->after->id);
    if (state.items != hall_.items.versions) hall_.items.revision = record_.seq;
    hall_.items.versions = std::move(state.items);
    hall_.skills = std::move(state.skills);
    if (state.week == hall_.board.plan.week && state.calendar == hall_.board.calendar) return;
    hall_.board.plan.week = state.week;
    hall_.board.calendar = std::move(state.calendar);
    EndCalendarAlarms(hall_);
    NoteWorkingDays(hall_);
    MarkKiosks(hall_);
  }

  /// The card of somebody on shift is to be drawn anew.
  void ShowAgain(StaffId staff) {
    for (auto& [number, state] : hall_.windows) {
      if (state.staff != staff) continue;
      state.changed_seq = record_.seq;
      const PlannedWindow* planned = FindWindow(hall_.plan, number);
      const auto evaluator = hall_.evaluators.find(planned->evaluator);
      if (evaluator != hall_.evaluators.end()) MarkTerminal(evaluator->second.device);
    }
  }

  /// The oldest ones that are over.
  void ForgetTerminals() {
    std::erase_if(hall_.terminals,
                  [this](const auto& each) { return !IsTerminal(hall_, each.first); });
    EndForeignAlarms(hall_);
  }

  static void Count(DayCounts& counts, const ServiceEnded& event) {
    ++counts.ended;
    if (!event.invited) ++counts.uninvited;
  }

  static void Count(DayCounts& counts, const RatingReceived& event) {
    ++counts.rated;
    ++counts.levels[static_cast<std::size_t>(event.level) - 1];
  }

  /// Changes a window, and when its evaluator is to show something else, the version its terminal
  /// is wanted to show.
  template <typename How>
  void Change(WindowNo number, How how) {
    const auto window = hall_.windows.find(number);
    if (window == hall_.windows.end()) return;
    const Face before = FaceAt(hall_, number);
    how(window->second);
    if (FaceAt(hall_, number) == before) return;
    window->second.changed_seq = record_.seq;
    const PlannedWindow* planned = FindWindow(hall_.plan, number);
    if (planned == nullptr) return;
    const auto evaluator = hall_.evaluators.find(planned->evaluator);
    if (evaluator != hall_.evaluators.end()) MarkTerminal(evaluator->second.device);
  }

  void MarkTerminal(const std::string& device) {
    if (!device.empty()) hall_.terminals[device].changed_seq = record_.seq;
  }

  void MarkWindowOf(const std::string& evaluator) {
    const PlannedWindow* planned = WindowOfEvaluator(hall_.plan, evaluator);
    if (planned == nullptr) return;
    const auto window = hall_.windows.find(planned->number);
    if (window != hall_.windows.end()) window->second.changed_seq = record_.seq;
  }

  Hall& hall_;
  const Record& record_;
};

}  // namespace

void Apply(Hall& hall, const Record& record) {
  hall.wall = WallOf(hall, record.at);  // a step that time has ended ends before this record
  hall.seq = record.seq;
  hall.last = record.at;
  BeginDay(hall, record.at);
  std::visit(Applier(hall, record), record.event);
  if (hall.today.rated - hall.wall.counts.rated >= kWallRatings)
    hall.wall = {hall.today, record.at};
}

}  // namespace yichuang::core
