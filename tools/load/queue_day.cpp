#include "tools/load/queue_day.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <functional>
#include <map>
#include <optional>
#include <queue>
#include <random>
#include <set>
#include <stdexcept>
#include <vector>

#include "hub/core/hall.h"
#include "tools/load/latencies.h"

namespace yichuang::load {
namespace {

using namespace std::chrono_literals;
using core::Instant;
using core::Millis;
using core::TicketClass;
using core::TicketId;
using core::WindowNo;

constexpr int kDayGroups = 6;
constexpr auto kOpens = 9h;
constexpr auto kWalk = 20s;
constexpr double kNoShow = 0.04;

struct Citizen {
  Millis arrival{};  ///< after opening
  int group = 0;
  TicketClass cls = TicketClass::kWalkIn;
  Millis service{};
  bool comes = true;
};

/// Two peaks, mid-morning and mid-afternoon, on an even ground.
std::vector<Citizen> PlanCitizens(const DayShape& shape) {
  std::mt19937_64 random(shape.seed);
  std::uniform_real_distribution<double> share(0, 1);
  std::normal_distribution<double> morning(1.2, 0.6);
  std::normal_distribution<double> afternoon(5.6, 0.7);
  std::gamma_distribution<double> minutes(3.0, 1.3);
  std::vector<Citizen> citizens;
  while (static_cast<int>(citizens.size()) < shape.tickets) {
    const double kind = share(random);
    const double hour = kind < 0.35   ? morning(random)
                        : kind < 0.65 ? afternoon(random)
                                      : share(random) * 7.5;
    if (hour < 0 || hour > 7.5) continue;
    Citizen citizen;
    citizen.arrival = Millis(static_cast<std::int64_t>(hour * 3'600'000));
    citizen.group = static_cast<int>(share(random) * kDayGroups);
    const double cls = share(random);
    citizen.cls = cls < 0.08   ? TicketClass::kPriority
                  : cls < 0.25 ? TicketClass::kAppointment
                               : TicketClass::kWalkIn;
    citizen.service = Millis(30'000 + static_cast<std::int64_t>(minutes(random) * 60'000));
    citizen.comes = share(random) >= kNoShow;
    citizens.push_back(citizen);
  }
  std::ranges::sort(citizens, {}, &Citizen::arrival);
  return citizens;
}

std::string DayGroupId(int group) { return "g" + std::to_string(group + 1); }

core::Plan PlanOf(const DayShape& shape, const core::QueuePolicy& policy) {
  core::Plan plan;
  plan.hall = "bench";
  plan.queue = policy;
  for (int i = 0; i < kDayGroups; ++i) {
    core::PlannedGroup group;
    group.id = DayGroupId(i);
    group.letter = static_cast<char>('A' + i);
    group.name = {"bench", ""};
    group.norm = 5;
    plan.groups.push_back(group);
  }
  for (int i = 1; i <= shape.windows; ++i) {
    core::PlannedWindow window;
    window.number = WindowNo(static_cast<std::uint16_t>(i));
    window.zone = "A";
    window.device = "win-01";
    window.evaluator = "ev-" + std::to_string(i);
    // Neighbours share two lines, as a hall deals them out.
    window.groups = {DayGroupId(i % kDayGroups), DayGroupId((i + 1) % kDayGroups)};
    plan.windows.push_back(window);
    plan.staff.push_back({core::StaffId{}, std::to_string(1000 + i)});
  }
  return plan;
}

/// The day: what happens next, in the order of time.
class Play {
 public:
  Play(const DayShape& shape, const core::QueuePolicy& policy) : citizens_(PlanCitizens(shape)) {
    opens_ = Instant(std::chrono::sys_days(std::chrono::year(2026) / 5 / 11)) - 8h + kOpens;
    now_ = opens_;
    Do(core::Configure{PlanOf(shape, policy), {}});
    for (int i = 1; i <= shape.windows; ++i) {
      Do(core::StartShift{At(i), std::to_string(1000 + i)});
      free_.insert(i);
    }
    for (std::size_t i = 0; i < citizens_.size(); ++i)
      Then(citizens_[i].arrival, [this, i] { Arrive(citizens_[i]); });
  }

  DayResult Run() {
    const std::clock_t begun = std::clock();
    while (!due_.empty()) {
      const Due due = due_.top();
      due_.pop();
      now_ = std::max(now_, due.at);
      const auto deed = std::move(deeds_[due.deed]);
      deed();
    }
    result_.machine_seconds = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
    result_.records = hall_.seq;
    for (int i = 0; i < core::kTicketClassCount; ++i) {
      Latencies& waits = waits_[static_cast<std::size_t>(i)];
      const double count = std::max(1.0, static_cast<double>(waits.size()));
      result_.waits[static_cast<std::size_t>(i)] = {waits.size(),
                                                    sum_[static_cast<std::size_t>(i)] / count,
                                                    waits.Percentile(0.95), waits.Percentile(1)};
    }
    const auto told = static_cast<double>(told_);
    result_.estimated = told / static_cast<double>(std::max<std::uint64_t>(1, result_.issued));
    result_.hit = told_ == 0 ? 0 : static_cast<double>(hits_) / told;
    return result_;
  }

 private:
  struct Due {
    Instant at;
    std::size_t deed;
    bool operator<(const Due& other) const {
      return at != other.at ? at > other.at : deed > other.deed;
    }
  };
  struct Told {
    Citizen citizen;
    std::optional<core::WaitRange> range;
  };

  static WindowNo At(int window) { return WindowNo(static_cast<std::uint16_t>(window)); }

  void Then(Millis after_opening, std::function<void()> deed) {
    deeds_.push_back(std::move(deed));
    due_.push({opens_ + after_opening, deeds_.size() - 1});
  }
  void After(Millis span, std::function<void()> deed) {
    Then(now_ - opens_ + span, std::move(deed));
  }

  /// The events; empty when it was refused.
  core::Events Do(const core::Command& command) {
    core::Decision decision = core::Decide(hall_, command, now_);
    auto* events = std::get_if<core::Events>(&decision);
    if (events == nullptr) return {};
    for (const core::Event& event : *events)
      core::Apply(hall_, core::Record{hall_.seq + 1, now_, "bench", event});
    return std::move(*events);
  }

  void Arrive(const Citizen& citizen) {
    const core::Events events =
        Do(core::IssueTicket{DayGroupId(citizen.group), citizen.cls, "desk"});
    if (events.empty()) throw std::runtime_error("the hall gave no number");
    const auto& issued = std::get<core::TicketIssued>(events.front());
    ++result_.issued;
    const core::Ticket& ticket = *core::FindTicket(hall_.queue, issued.ticket);
    const auto range = core::EstimateWait(hall_, ticket.group, core::AheadOf(hall_, ticket));
    if (range) ++told_;
    told_by_.emplace(issued.ticket, Told{citizen, range});
    for (const int window : std::vector<int>(free_.begin(), free_.end())) {
      if (core::Serves(*core::FindWindow(hall_.plan, At(window)), ticket.group) && Call(window))
        break;
    }
  }

  bool Call(int window) {
    const core::Events events = Do(core::CallNext{At(window)});
    if (events.empty()) {
      free_.insert(window);
      return false;
    }
    free_.erase(window);
    ++result_.called;
    const TicketId id = std::get<core::TicketCalled>(events.front()).ticket;
    const core::Ticket ticket = *core::FindTicket(hall_.queue, id);
    const Told told = told_by_.at(id);
    const double waited = static_cast<double>((now_ - ticket.issued).count()) / 60'000;
    const auto cls = static_cast<std::size_t>(ticket.cls);
    waits_[cls].Add(waited);
    sum_[cls] += waited;
    if (told.range && waited >= told.range->from && waited <= told.range->until) ++hits_;
    if (told.citizen.comes) {
      After(kWalk, [this, window, ticket, told] { Serve(window, ticket, told.citizen); });
    } else {
      After(hall_.plan.queue.spacing, [this, window] { CallAgain(window); });
    }
    return true;
  }

  void Serve(int window, const core::Ticket& ticket, const Citizen& citizen) {
    Do(core::OpenService{At(window), core::TextOf(ticket.no)});
    After(citizen.service, [this, window] {
      Do(core::EndService{At(window), false});
      Call(window);
    });
  }

  void CallAgain(int window) {
    if (!Do(core::RecallTicket{At(window)}).empty()) {
      After(hall_.plan.queue.spacing, [this, window] { CallAgain(window); });
      return;
    }
    if (!Do(core::MissTicket{At(window)}).empty()) ++result_.missed;
    Call(window);
  }

  const std::vector<Citizen> citizens_;
  core::Hall hall_;
  Instant opens_{};
  Instant now_{};
  std::priority_queue<Due> due_;
  std::vector<std::function<void()>> deeds_;
  std::set<int> free_;
  std::map<TicketId, Told> told_by_;
  std::array<Latencies, core::kTicketClassCount> waits_;  // minutes
  std::array<double, core::kTicketClassCount> sum_{};
  std::uint64_t told_ = 0;
  std::uint64_t hits_ = 0;
  DayResult result_;
};

}  // namespace

DayResult PlayDay(const DayShape& shape, const core::QueuePolicy& policy) {
  return Play(shape, policy).Run();
}

}  // namespace yichuang::load
