#include "hub/core/queue_apply.h"

#include <algorithm>
#include <set>
#include <utility>

namespace yichuang::core {
namespace {

Ticket* Find(Queue& queue, TicketId id) {
  const auto found = queue.tickets.find(id);
  return found == queue.tickets.end() ? nullptr : &found->second;
}

/// The kiosk is to hear of it now; how many wait it learns in time.
void Tell(Hall& hall, const std::string& kiosk, const Record& record) {
  const auto terminal = hall.terminals.find(kiosk);
  if (terminal != hall.terminals.end()) terminal->second.changed_seq = record.seq;
}

/// Total: an act the table refuses leaves the ticket as it is.
void Step(Ticket& ticket, TicketAct act, Instant at) {
  const auto next = Next(ticket.state, act);
  const TicketState* state = std::get_if<TicketState>(&next);
  if (state == nullptr) return;
  ticket.state = *state;
  ticket.since = at;
}

/// The window has nobody any more and may call the next one.
void Free(Queue& queue, WindowNo window, TicketId ticket, Instant at) {
  Post& post = queue.posts[window];
  if (post.called == ticket) post.called.reset();
  if (post.serving == ticket) post.serving.reset();
  post.free_since = at;
}

void ForgetService(Ticket& ticket) {
  ticket.service.reset();
  ticket.staff.reset();
  ticket.opened.reset();
  ticket.held = {};
}

/// Somebody else comes to the window: the clerk hears no more of the one before.
void EndAsking(Post& post, Instant at) {
  if (post.asked_until) post.asked_until = std::min(*post.asked_until, at);
}

void Forget(Queue& queue, TicketId id, Instant at) {
  Ticket* ticket = Find(queue, id);
  if (ticket == nullptr) return;
  if (ticket->window && ticket->state == TicketState::kCalled) Free(queue, *ticket->window, id, at);
  queue.tickets.erase(id);
}

Ticket* OfService(Queue& queue, ServiceId service) {
  const auto found = std::ranges::find_if(
      queue.tickets, [service](const auto& each) { return each.second.service == service; });
  return found == queue.tickets.end() ? nullptr : &found->second;
}

void NoteCall(Queue& queue, const Ticket& ticket, const TicketCalled& event, Instant at) {
  auto& calls = queue.calls[event.window];
  std::erase_if(calls, [&ticket](const Call& each) { return each.no == ticket.no; });
  calls.push_front({ticket.no, event.call, event.voice, at});
  if (calls.size() > kCallsKept) calls.pop_back();
}

/// The clerk's own day has one service more; how long it took.
std::uint32_t NoteServed(Queue& queue, const ServiceEnded& event, Millis time) {
  const auto served =
      static_cast<std::uint32_t>(std::clamp<std::int64_t>(time.count(), 0, 86'400'000));
  StaffToday& today = queue.staff[event.staff];
  ++today.served;
  today.serve_ms += served;
  return served;
}

/// 评价环节 lasts as long as an unanswered invitation does, answered or not.
void NoteAsking(Hall& hall, const Record& record, const ServiceEnded& event) {
  Post& post = hall.queue.posts[event.window];
  post.asked_until.reset();
  if (event.invited) post.asked_until = record.at + hall.plan.rules.invitation_limit;
}

}  // namespace

void CountRound(Post& post, const QueuePolicy& policy, TicketClass cls) {
  if (cls != TicketClass::kWalkIn) {
    post.walk_ins = 0;
    if (post.owed > 0 || ++post.favoured < policy.cap) return;
    post.favoured = 0;
    post.owed = policy.ratio;
    return;
  }
  if (post.owed > 0) {
    --post.owed;
    return;
  }
  if (++post.walk_ins < policy.ratio) return;
  post.walk_ins = 0;
  post.favoured = 0;
}

void TakeQueueEvent(Hall& hall, const Record& record, const TicketIssued& event) {
  Queue& queue = hall.queue;
  queue.next_ticket = std::max(queue.next_ticket, Number(event.ticket) + 1);
  Ticket ticket;
  ticket.id = event.ticket;
  ticket.no = event.no;
  ticket.group = event.group;
  ticket.day = event.day;
  ticket.cls = event.cls;
  ticket.source = event.source;
  ticket.counter = event.key ? event.key->counter : 0;
  ticket.offline = event.offline;
  ticket.person = event.person;
  ticket.issued = event.issued;
  ticket.since = record.at;
  queue.tickets[event.ticket] = std::move(ticket);
  if (event.day != hall.day) return;
  if (event.offline) {
    for (Block& block : queue.blocks) {
      if (block.kiosk != event.source || block.group != event.group) continue;
      if (event.no.number < block.first || event.no.number > block.last) continue;
      block.used.set(static_cast<std::size_t>(event.no.number - block.first));
    }
    return;
  }
  Line& line = queue.lines[event.group];
  line.given = std::max(line.given, event.no.number);
  if (!event.key) return;
  queue.answers.push_back({event.source, event.key->counter, event.ticket, event.no, record.at});
  Tell(hall, event.source, record);
}

void TakeQueueEvent(Hall& hall, const Record& record, const BlockLeased& event) {
  if (event.day != hall.day) return;
  Line& line = hall.queue.lines[event.group];
  line.leased = std::min(line.leased, event.first);
  auto& blocks = hall.queue.blocks;
  // A block that is used up has told all it can.
  std::erase_if(blocks, [&event](const Block& each) {
    return each.kiosk == event.kiosk && each.group == event.group && each.used.all();
  });
  blocks.push_back({event.kiosk, event.group, event.first, event.last, record.at, {}});
  Tell(hall, event.kiosk, record);
}

void TakeQueueEvent(Hall& hall, const Record& record, const TicketCalled& event) {
  Queue& queue = hall.queue;
  queue.next_voice = std::max(queue.next_voice, event.voice + 1);
  Ticket* ticket = Find(queue, event.ticket);
  if (ticket == nullptr) return;
  Step(*ticket, event.call == 1 ? TicketAct::kCall : TicketAct::kRecall, record.at);
  ticket->window = event.window;
  ticket->calls = event.call;
  ticket->behind = 0;
  NoteCall(queue, *ticket, event, record.at);
  Post& post = queue.posts[event.window];
  post.called = event.ticket;
  if (event.call > 1) return;
  post.why = event.why;
  EndAsking(post, record.at);
  for (auto& [id, other] : queue.tickets) {
    if (other.group == ticket->group && other.state == TicketState::kWaiting && other.behind > 0)
      --other.behind;
  }
  if (event.why != WhyThisOne::kAccepted) CountRound(post, hall.plan.queue, ticket->cls);
}

void TakeQueueEvent(Hall& hall, const Record& record, const TicketMissed& event) {
  Free(hall.queue, event.window, event.ticket, record.at);
  ++hall.queue.staff[event.staff].missed;
  if (Ticket* ticket = Find(hall.queue, event.ticket)) Step(*ticket, TicketAct::kMiss, record.at);
}

void TakeQueueEvent(Hall& hall, const Record& record, const TicketReturned& event) {
  Ticket* ticket = Find(hall.queue, event.ticket);
  if (ticket == nullptr) return;
  Step(*ticket, TicketAct::kReturn, record.at);
  ticket->returned = true;
  ticket->behind = event.behind;
  ticket->window.reset();
  ticket->calls = 0;
}

void TakeQueueEvent(Hall& hall, const Record& record, const TicketCancelled& event) {
  Forget(hall.queue, event.ticket, record.at);
}

void TakeQueueEvent(Hall& hall, const Record& record, const TicketTransferred& event) {
  Free(hall.queue, event.window, event.ticket, record.at);
  Ticket* ticket = Find(hall.queue, event.ticket);
  if (ticket == nullptr) return;
  Step(*ticket, event.to ? TicketAct::kOffer : TicketAct::kTransfer, record.at);
  ForgetService(*ticket);
  ticket->group = event.group;
  ticket->window = event.to;
  ticket->calls = 0;
}

void TakeQueueEvent(Hall& hall, const Record& record, const TicketReleased& event) {
  Ticket* ticket = Find(hall.queue, event.ticket);
  if (ticket == nullptr) return;
  if (ticket->state == TicketState::kCalled)
    Free(hall.queue, event.window, event.ticket, record.at);
  Step(*ticket, TicketAct::kRelease, record.at);
  ForgetService(*ticket);
  ticket->window.reset();
  ticket->calls = 0;
}

void TakeQueueEvent(Hall& hall, const Record& record, const TicketExpired& event) {
  Forget(hall.queue, event.ticket, record.at);
}

void TakeQueueEvent(Hall& hall, const Record& record, const WindowPaused& event) {
  hall.queue.posts[event.window].pause = Pause{event.reason, record.at};
}

void TakeQueueEvent(Hall& hall, const Record& record, const WindowResumed& event) {
  Post& post = hall.queue.posts[event.window];
  post.pause.reset();
  post.free_since = record.at;
}

void TakeHold(Hall& hall, WindowState& window, const Record& record, const TicketHeld& event) {
  Free(hall.queue, event.window, event.ticket, record.at);
  Ticket* ticket = Find(hall.queue, event.ticket);
  if (ticket == nullptr || !window.serving) return;
  Step(*ticket, TicketAct::kHold, record.at);
  const OpenedService service = *std::exchange(window.serving, std::nullopt);
  ticket->service = service.id;
  ticket->staff = service.staff;
  ticket->opened = service.opened;
}

void TakeResume(Hall& hall, WindowState& window, const Record& record, const TicketResumed& event) {
  Ticket* ticket = Find(hall.queue, event.ticket);
  if (ticket == nullptr || !ticket->service) return;
  ticket->held += record.at - ticket->since;
  Step(*ticket, TicketAct::kResume, record.at);
  Post& post = hall.queue.posts[event.window];
  post.serving = event.ticket;
  EndAsking(post, record.at);
  window.serving = OpenedService{*ticket->service,
                                 event.window,
                                 ticket->staff.value_or(event.staff),
                                 TextOf(ticket->no),
                                 ticket->opened.value_or(record.at),
                                 std::nullopt,
                                 false};
}

void NoteArrival(Hall& hall, const Record& record, const ServiceOpened& event) {
  const auto post = hall.queue.posts.find(event.window);
  if (post == hall.queue.posts.end()) return;
  EndAsking(post->second, record.at);
  if (!post->second.called) return;
  Ticket* ticket = Find(hall.queue, *post->second.called);
  if (ticket == nullptr || TextOf(ticket->no) != event.visit) return;
  Step(*ticket, TicketAct::kArrive, record.at);
  ticket->service = event.service;
  ticket->staff = event.staff;
  ticket->opened = record.at;
  post->second.serving = std::exchange(post->second.called, std::nullopt);
}

void NoteEnd(Hall& hall, const Record& record, const ServiceEnded& event) {
  Queue& queue = hall.queue;
  Ticket* ticket = OfService(queue, event.service);
  if (ticket == nullptr) {
    // A service without a number: 直接服务, or the ticket went on to another window.
    const auto window = hall.windows.find(event.window);
    const auto* serving = window == hall.windows.end() || !window->second.serving
                              ? nullptr
                              : &*window->second.serving;
    if (serving == nullptr || serving->id != event.service) return;
    NoteServed(queue, event, record.at - serving->opened);
    queue.posts[event.window].free_since = record.at;
    NoteAsking(hall, record, event);
    return;
  }
  if (ticket->state != TicketState::kServing) return;  // held: expired or released next
  NoteAsking(hall, record, event);
  const std::uint32_t served =
      NoteServed(queue, event, record.at - ticket->opened.value_or(record.at) - ticket->held);
  auto& measured = queue.lines[ticket->group].served_ms;
  measured.push_back(served);
  if (measured.size() > kMeasured) measured.pop_front();
  const TicketId id = ticket->id;
  Free(queue, event.window, id, record.at);
  queue.tickets.erase(id);
}

void NoteShift(Hall& hall, const Record& record, WindowNo window) {
  Post& post = hall.queue.posts[window];
  post.pause.reset();
  post.asked_until.reset();
  post.seat.clear();
  post.free_since = record.at;
}

void NoteAway(Hall& hall, const Record& record, const std::string& device) {
  // The broker waits one and a half keepalives before it tells.
  if (IsKiosk(hall.board.plan, device))
    hall.queue.heard[device] = record.at - std::chrono::seconds(15);
}

void SkipLostIds(Hall& hall) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(lost_ids_again)) return;
#endif
  constexpr std::uint64_t kMoreThanALostYear = 10'000'000;
  hall.next_service += kMoreThanALostYear;
  hall.queue.next_ticket += kMoreThanALostYear;
  hall.queue.next_voice += kMoreThanALostYear;
  SkipLostCases(hall.cases);
  SkipLostMatters(hall.matters);
  SkipLostReports(hall.reports);
  SkipLostAppeals(hall.appeals);
}

void BeginQueueDay(Queue& queue) {
  for (auto& [group, line] : queue.lines) {
    line.given = 0;
    line.leased = contract::kMaxTicketNumber + 1;
  }
  queue.blocks.clear();
  queue.answers.clear();
  queue.heard.clear();
  queue.staff.clear();
  queue.calls.clear();
}

void TidyQueue(Queue& queue, Instant at) {
  std::set<std::string_view> waiting;
  for (const auto& [id, ticket] : queue.tickets) {
    if (ticket.state == TicketState::kWaiting) waiting.insert(ticket.group);
  }
  for (const std::string_view group : waiting) {
    Line& line = queue.lines[std::string(group)];
    if (!line.waiting_since) line.waiting_since = at;
  }
  for (auto& [group, line] : queue.lines) {
    if (!waiting.contains(group)) line.waiting_since.reset();
  }
  std::erase_if(queue.answers, [at](const Answer& each) { return each.at + kAnswerKept < at; });
}

}  // namespace yichuang::core
