#pragma once

#include <string>

#include "hub/core/hall.h"
#include "tests/hub/core/told.h"

/// A hall with lines, driven by commands: every event that Decide gives is applied.
namespace yichuang::core {

class LineHall {
 public:
  /// Groups a (A) and z (F); `windows` windows that serve both, each with a clerk on shift;
  /// kiosk-01 and kiosk-02. The day is Monday, 2026-05-11, 09:00 in the hall; the hub knows no
  /// hours.
  explicit LineHall(int windows = 2) {
    using namespace std::chrono_literals;
    Plan plan;
    plan.hall = "demo";
    plan.groups = {{"a", 'A', {"企业开办", ""}, "", "", false, 10},
                   {"z", 'F', {"综合咨询", ""}, "", "", false, 5}};
    for (int i = 1; i <= windows; ++i) {
      plan.windows.push_back(
          {WindowNo(static_cast<std::uint16_t>(i)), "A", "win-01", Named("ev-000", i)});
      plan.staff.push_back({StaffId{}, Named("100", i)});
    }
    Do(Configure{plan, KioskPlan{{{"kiosk-01", "A"}, {"kiosk-02", "A"}}, {}, {}}});
    for (int i = 1; i <= windows; ++i)
      Do(StartShift{WindowNo(static_cast<std::uint16_t>(i)), Named("100", i)});
  }

  static std::string Named(const char* name, int number) { return name + std::to_string(number); }

  std::string Do(const Command& command) {
    const Decision decision = Decide(hall, command, now);
    if (const auto* events = std::get_if<Events>(&decision)) {
      for (const Event& event : *events) Apply(hall, Record{hall.seq + 1, now, "hub", event});
    }
    return Told(decision);
  }

  void Pass(Millis time) { now += time; }

  /// Gives a number and says which: "A001".
  std::string Issue(const std::string& group = "a", TicketClass cls = TicketClass::kWalkIn) {
    return Do(IssueTicket{group, cls, "desk"});
  }

  /// "A001", or "" when nobody is called there.
  std::string CalledAt(int window) const {
    const Post& post = PostOf(hall.queue, WindowNo(static_cast<std::uint16_t>(window)));
    const Ticket* ticket = post.called ? FindTicket(hall.queue, *post.called) : nullptr;
    return ticket == nullptr ? "" : TextOf(ticket->no);
  }

  /// An entry of a kiosk with the next counter of its series.
  std::string Enter(const std::string& kiosk, OpenedBody body) {
    const std::uint64_t counter = hall.sources[kiosk].settled + 1;
    return Do(TakeEntry{kiosk, {kiosk, 1, counter}, std::move(body), std::nullopt});
  }

  /// A number of line a that a kiosk gave by itself today.
  TakenTicket Taken(std::uint16_t number) const { return Taken(number, now); }
  TakenTicket Taken(std::uint16_t number, Instant at, std::uint64_t instead_of = 0) const {
    return {"a", number, hall.day, TicketClass::kWalkIn, at, instead_of};
  }

  /// The kiosk is there; what falls due is done.
  void Arrive(const std::string& kiosk) {
    contract::TerminalState state;
    state.device = kiosk;
    state.presence = contract::Presence::kOnline;
    state.session = ++session_;
    Do(AnnounceBirth{state});
    Do(Tick{});
  }
  void Leave(const std::string& kiosk) { Do(AnnounceDeath{kiosk, session_}); }

  Hall hall;
  Instant now =
      Instant(std::chrono::sys_days(std::chrono::year(2026) / 5 / 11)) + std::chrono::hours(1);

 private:
  std::uint64_t session_ = 0;
};

inline constexpr WindowNo kTwo{2};

}  // namespace yichuang::core
