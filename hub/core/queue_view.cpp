#include "hub/core/queue_view.h"

#include <algorithm>
#include <string_view>

#include "hub/core/queue_apply.h"

namespace yichuang::core {
namespace {

/// One that waits, and how many calls go before it still.
struct Waiting {
  const Ticket* ticket = nullptr;
  std::uint8_t behind = 0;
};

std::vector<Waiting> WaitingFor(const Hall& hall, WindowNo window, Instant now) {
  std::vector<Waiting> waiting;
  const PlannedWindow* planned = FindWindow(hall.plan, window);
  if (planned == nullptr) return waiting;
  const HallDay today = DayOf(hall.plan, now);
  for (const auto& [id, ticket] : hall.queue.tickets) {
    if (ticket.state != TicketState::kWaiting || ticket.day != today) continue;
    if (Serves(*planned, ticket.group)) waiting.push_back({&ticket, ticket.behind});
  }
  return waiting;
}

/// REQUIRES: the line is in order and not empty.
std::vector<Waiting>::iterator NextOf(std::vector<Waiting>& line, const Post& post) {
  const auto any = std::ranges::find(line, 0, &Waiting::behind);
  if (any == line.end()) return line.begin();
  if (post.owed == 0) return any;
  const auto walk_in = std::find_if(any, line.end(), [](const Waiting& each) {
    return each.behind == 0 && each.ticket->cls == TicketClass::kWalkIn;
  });
  return walk_in == line.end() ? any : walk_in;
}

}  // namespace

std::vector<const Ticket*> LineAt(const Hall& hall, WindowNo window, Instant now,
                                  std::size_t most) {
  std::vector<Waiting> line = WaitingFor(hall, window, now);
  const QueuePolicy& policy = hall.plan.queue;
  std::ranges::sort(line, [&policy](const Waiting& one, const Waiting& other) {
    const Instant a = RankOf(*one.ticket, policy);
    const Instant b = RankOf(*other.ticket, policy);
    return a != b ? a < b : one.ticket->id < other.ticket->id;
  });
  Post post = PostOf(hall.queue, window);
  std::vector<const Ticket*> order;
  while (!line.empty() && order.size() < most) {
    const auto next = NextOf(line, post);
    const Ticket* const ticket = next->ticket;
    line.erase(next);
    order.push_back(ticket);
    CountRound(post, policy, ticket->cls);
    for (Waiting& each : line) {
      if (each.ticket->group == ticket->group && each.behind > 0) --each.behind;
    }
  }
  return order;
}

std::uint32_t WaitingAt(const Hall& hall, WindowNo window, Instant now) {
  return static_cast<std::uint32_t>(WaitingFor(hall, window, now).size());
}

Instant ReturnEnd(const Plan& plan, Instant missed) {
  const std::chrono::sys_days day(DayOf(plan, missed));
  const Instant noon = Instant(day) - plan.utc_offset + plan.queue.noon;
  return missed < noon ? noon : Instant(day + std::chrono::days(1)) - plan.utc_offset;
}

}  // namespace yichuang::core
