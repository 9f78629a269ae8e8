#include "hub/core/queue_view.h"

#include <algorithm>
#include <map>
#include <utility>

#include "hub/core/queue_apply.h"

namespace yichuang::core {

WaitingLines::WaitingLines(const Hall& hall, Instant now) : hall_(hall) {
  const HallDay today = DayOf(hall.plan, now);
  const QueuePolicy& policy = hall.plan.queue;
  std::map<std::string_view, std::size_t> known;
  std::vector<std::pair<Instant, Waiting>> ranked;
  for (const auto& [id, ticket] : hall.queue.tickets) {
    if (ticket.state != TicketState::kWaiting || ticket.day != today) continue;
    const auto [line, is_new] = known.emplace(ticket.group, lines_.size());
    if (is_new) lines_.push_back({ticket.group, 0});
    ++lines_[line->second].count;
    ranked.push_back({RankOf(ticket, policy), {&ticket, line->second, ticket.behind}});
  }
  // Tickets come by id, which decides between equal ranks.
  std::ranges::stable_sort(ranked, {}, &std::pair<Instant, Waiting>::first);
  waiting_.reserve(ranked.size());
  for (const auto& [rank, each] : ranked) waiting_.push_back(each);
}

std::vector<bool> WaitingLines::ServedBy(WindowNo window) const {
  std::vector<bool> served(lines_.size());
  if (const PlannedWindow* planned = FindWindow(hall_.plan, window)) {
    for (std::size_t i = 0; i < lines_.size(); ++i) served[i] = Serves(*planned, lines_[i].group);
  }
  return served;
}

// Of those who are behind nobody, a call takes the first or the first walk-in, so none of the next
// `most` calls looks further than `most` of each.
std::vector<WaitingLines::Waiting> WaitingLines::FirstOf(const std::vector<bool>& served,
                                                         std::size_t most) const {
  std::vector<Waiting> first;
  std::size_t ready = 0;
  std::size_t ready_walk_ins = 0;
  for (const Waiting& each : waiting_) {
    if (ready >= most && ready_walk_ins >= most) break;
    const bool walk_in = each.ticket->cls == TicketClass::kWalkIn;
    if (!served[each.line] || (ready >= most && !walk_in)) continue;
    first.push_back(each);
    if (each.behind > 0) continue;
    ++ready;
    if (walk_in) ++ready_walk_ins;
  }
  return first;
}

/// REQUIRES: the line is in order and not empty.
std::vector<WaitingLines::Waiting>::iterator WaitingLines::NextOf(std::vector<Waiting>& line,
                                                                  const Post& post) {
  const auto any = std::ranges::find(line, 0, &Waiting::behind);
  if (any == line.end()) return line.begin();
  if (post.owed == 0) return any;
  const auto walk_in = std::find_if(any, line.end(), [](const Waiting& each) {
    return each.behind == 0 && each.ticket->cls == TicketClass::kWalkIn;
  });
  return walk_in == line.end() ? any : walk_in;
}

std::vector<const Ticket*> WaitingLines::At(WindowNo window, std::size_t most) const {
  std::vector<Waiting> line = FirstOf(ServedBy(window), most);
  Post post = PostOf(hall_.queue, window);
  std::vector<const Ticket*> order;
  while (!line.empty() && order.size() < most) {
    const auto next = NextOf(line, post);
    const Waiting called = *next;
    line.erase(next);
    order.push_back(called.ticket);
    CountRound(post, hall_.plan.queue, called.ticket->cls);
    for (Waiting& each : line) {
      if (each.line == called.line && each.behind > 0) --each.behind;
    }
  }
  return order;
}

std::uint32_t WaitingLines::CountAt(WindowNo window) const {
  const std::vector<bool> served = ServedBy(window);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) count += served[i] ? lines_[i].count : 0;
  return count;
}

Instant ReturnEnd(const Plan& plan, Instant missed) {
  const std::chrono::sys_days day(DayOf(plan, missed));
  const Instant noon = Instant(day) - plan.utc_offset + plan.queue.noon;
  return missed < noon ? noon : Instant(day + std::chrono::days(1)) - plan.utc_offset;
}

}  // namespace yichuang::core
