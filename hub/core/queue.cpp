#include "hub/core/queue.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "hub/core/hall.h"

namespace yichuang::core {
namespace {

bool IsFavoured(const Ticket& ticket) { return ticket.cls != TicketClass::kWalkIn; }

/// The best of those it is offered; of two alike the one issued first.
class Best {
 public:
  explicit Best(const QueuePolicy& policy) : policy_(policy) {}

  void Offer(const Ticket& ticket) {
    if (ticket_ != nullptr && !IsBefore(ticket, *ticket_)) return;
    ticket_ = &ticket;
  }
  const Ticket* ticket() const { return ticket_; }

 private:
  bool IsBefore(const Ticket& one, const Ticket& other) const {
    const Instant a = RankOf(one, policy_);
    const Instant b = RankOf(other, policy_);
    return a != b ? a < b : one.id < other.id;
  }

  const QueuePolicy& policy_;
  const Ticket* ticket_ = nullptr;
};

bool IsCallable(const Ticket& ticket) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(call_without_state) && ticket.state == TicketState::kCalled) return true;
#endif
  return ticket.state == TicketState::kWaiting;
}

constexpr std::int64_t kStep = 5;        // minutes; a finer promise would be none
constexpr std::uint64_t kShares = 1000;  // of one window

bool IsOpen(const Hall& hall, const PlannedWindow& window) {
  const auto state = hall.windows.find(window.number);
  if (state == hall.windows.end() || !state->second.staff) return false;
  return !PostOf(hall.queue, window.number).pause;
}

/// How much of the open windows is the group's: a window that serves several lines divides its time
/// by the people who wait in each. `ahead`: who waits in this one.
std::uint64_t SharesFor(const Hall& hall, std::string_view group, std::uint32_t ahead) {
  std::map<std::string_view, std::uint64_t> waiting;
  for (const auto& [id, ticket] : hall.queue.tickets) {
    if (ticket.state == TicketState::kWaiting) ++waiting[ticket.group];
  }
  const std::uint64_t own = std::uint64_t{ahead} + 1;
  waiting[group] = own;
  std::uint64_t shares = 0;
  for (const PlannedWindow& window : hall.plan.windows) {
    if (!Serves(window, group) || !IsOpen(hall, window)) continue;
    std::uint64_t there = 0;
    for (const auto& [line, count] : waiting) {
      if (Serves(window, line)) there += count;
    }
    shares += own * kShares / there;
  }
  return shares;
}

}  // namespace

Instant RankOf(const Ticket& ticket, const QueuePolicy& policy) {
  return ticket.issued - policy.ageing * policy.weights[static_cast<std::size_t>(ticket.cls)];
}

const Ticket* FindTicket(const Queue& queue, TicketId id) {
  const auto found = queue.tickets.find(id);
  return found == queue.tickets.end() ? nullptr : &found->second;
}

const Ticket* FindTicket(const Queue& queue, TicketNo no, HallDay day) {
  for (const auto& [id, ticket] : queue.tickets) {
    if (ticket.no == no && ticket.day == day) return &ticket;
  }
  return nullptr;
}

const Post& PostOf(const Queue& queue, WindowNo window) {
  static const Post kEmpty;
  const auto found = queue.posts.find(window);
  return found == queue.posts.end() ? kEmpty : found->second;
}

std::optional<Choice> Choose(const Hall& hall, WindowNo window, Instant now) {
  const PlannedWindow* planned = FindWindow(hall.plan, window);
  if (planned == nullptr) return std::nullopt;
  const QueuePolicy& policy = hall.plan.queue;
  const HallDay today = DayOf(hall.plan, now);
  Best any(policy);
  Best walk_in(policy);
  Best behind(policy);
  for (const auto& [id, ticket] : hall.queue.tickets) {
    if (!IsCallable(ticket) || ticket.day != today || !Serves(*planned, ticket.group)) continue;
    if (ticket.behind > 0) {
      behind.Offer(ticket);
      continue;
    }
    any.Offer(ticket);
    if (!IsFavoured(ticket)) walk_in.Offer(ticket);
  }
  if (any.ticket() == nullptr) {
    // Whoever came back late goes before nobody.
    if (behind.ticket() == nullptr) return std::nullopt;
    return Choice{behind.ticket(), WhyThisOne::kLongest};
  }
#ifdef YICHUANG_DEFECT
  if (!YICHUANG_DEFECT(priority_without_cap))
#endif
    if (PostOf(hall.queue, window).owed > 0 && walk_in.ticket() != nullptr) {
      const bool turn = walk_in.ticket() != any.ticket();
      return Choice{walk_in.ticket(), turn ? WhyThisOne::kWalkInsTurn : WhyThisOne::kLongest};
    }
  const bool by_class = IsFavoured(*any.ticket()) && walk_in.ticket() != nullptr &&
                        walk_in.ticket()->issued < any.ticket()->issued;
  return Choice{any.ticket(), by_class ? WhyThisOne::kClass : WhyThisOne::kLongest};
}

std::uint64_t MostFavoured(const QueuePolicy& policy, std::uint64_t ahead, std::uint64_t windows) {
  // A window calls at most `cap` of them between two debts, and pays each debt with `ratio` calls
  // of walk-ins; only those before this one are called meanwhile. The round in which it comes to
  // its turn may be under way at every window.
  return policy.cap * (ahead / policy.ratio + windows);
}

std::uint32_t WaitingIn(const Queue& queue, std::string_view group) {
  return static_cast<std::uint32_t>(std::ranges::count_if(queue.tickets, [group](const auto& each) {
    return each.second.state == TicketState::kWaiting && each.second.group == group;
  }));
}

std::uint32_t OpenFor(const Hall& hall, std::string_view group) {
  std::uint32_t open = 0;
  for (const PlannedWindow& each : hall.plan.windows) {
    if (Serves(each, group) && IsOpen(hall, each)) ++open;
  }
  return open;
}

std::uint32_t AheadOf(const Hall& hall, const Ticket& ticket) {
  if (ticket.state != TicketState::kWaiting) return 0;
  const Instant rank = RankOf(ticket, hall.plan.queue);
  std::uint32_t ahead = 0;
  for (const auto& [id, each] : hall.queue.tickets) {
    if (id == ticket.id || each.state != TicketState::kWaiting || each.group != ticket.group)
      continue;
    const Instant other = RankOf(each, hall.plan.queue);
    if (other < rank || (other == rank && id < ticket.id)) ++ahead;
  }
  return ahead;
}

std::optional<WaitRange> EstimateWait(const Hall& hall, std::string_view group,
                                      std::uint32_t ahead) {
  const std::uint64_t shares = SharesFor(hall, group, ahead);
  const PlannedGroup* planned = FindGroup(hall.plan, group);
  if (shares == 0 || planned == nullptr) return std::nullopt;
  std::int64_t mean_ms = std::int64_t{planned->norm} * 60'000;
  const auto line = hall.queue.lines.find(std::string(group));
  if (line != hall.queue.lines.end() && !line->second.served_ms.empty()) {
    const auto& served = line->second.served_ms;
    mean_ms = std::accumulate(served.begin(), served.end(), std::int64_t{0}) /
              static_cast<std::int64_t>(served.size());
  }
  const std::int64_t minutes =
      ahead * mean_ms * std::int64_t{kShares} / static_cast<std::int64_t>(shares) / 60'000;
  const std::int64_t from = minutes * 4 / 5 / kStep * kStep;
  const std::int64_t until = (minutes * 5 / 4 / kStep + 1) * kStep;
  const auto told = [](std::int64_t wait) {
    return static_cast<std::uint16_t>(std::min<std::int64_t>(wait, contract::kMaxWait));
  };
  return WaitRange{told(from), told(until)};
}

bool GivesNumbers(const Hall& hall, Instant now) {
  const HallDay day = DayOf(hall.plan, now);
  const auto hours = HoursOn(hall.board, day);
  if (!hours) return true;  // the hub knows no hours
  if (hours->open.empty()) return false;
  using std::chrono::minutes;
  const auto since_midnight =
      std::chrono::floor<minutes>(now + hall.plan.utc_offset - std::chrono::sys_days(day));
  return since_midnight >= minutes(hours->open.front().from) - hall.plan.queue.before_open &&
         since_midnight < minutes(hours->open.back().until) - hall.plan.queue.before_close;
}

bool HasNumbers(const Queue& queue, std::string_view group) {
  const auto line = queue.lines.find(std::string(group));
  return line == queue.lines.end() || line->second.given + 1 < line->second.leased;
}

std::uint16_t NumbersLeft(const Queue& queue, std::string_view kiosk, std::string_view group) {
  std::size_t left = 0;
  for (const Block& block : queue.blocks) {
    if (block.kiosk != kiosk || block.group != group) continue;
    left += static_cast<std::size_t>(block.last - block.first + 1) - block.used.count();
  }
  return static_cast<std::uint16_t>(left);
}

}  // namespace yichuang::core
