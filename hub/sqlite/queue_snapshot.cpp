#include <fmt/format.h>

#include <utility>

#include "hub/sqlite/event_parts.h"
#include "hub/sqlite/queue_codec.h"
#include "hub/sqlite/queue_parts.h"

/// The lines in a snapshot.
namespace yichuang::sqlite {
namespace {

OrderedJson TicketJson(const core::Ticket& ticket) {
  OrderedJson json{{"id", core::Number(ticket.id)},
                   {"no", core::TextOf(ticket.no)},
                   {"group", ticket.group},
                   {"day", DayText(ticket.day)},
                   {"class", NameOf(kTicketClasses, ticket.cls)},
                   {"source", ticket.source},
                   {"counter", ticket.counter},
                   {"offline", ticket.offline},
                   {"issued_ms", MillisOf(ticket.issued)},
                   {"state", NameOf(kTicketStates, ticket.state)},
                   {"since_ms", MillisOf(ticket.since)},
                   {"calls", ticket.calls},
                   {"behind", ticket.behind},
                   {"returned", ticket.returned},
                   {"held_ms", ticket.held.count()}};
  if (!ticket.person.empty()) json["person"] = ticket.person;
  if (ticket.window) json["window"] = core::Number(*ticket.window);
  if (ticket.service) json["service"] = core::Number(*ticket.service);
  if (ticket.staff) json["staff"] = core::Number(*ticket.staff);
  if (ticket.opened) json["opened_ms"] = MillisOf(*ticket.opened);
  return json;
}

core::Ticket ReadTicket(BodyReader body) {
  core::Ticket ticket;
  ticket.id = body.IdOf<core::TicketId>("id");
  ticket.no = ReadTicketNo(body, "no");
  ticket.group = body.Text("group");
  ticket.day = body.Day("day");
  ticket.cls = Named<core::TicketClass>(body, "class", kTicketClasses);
  ticket.source = body.Text("source");
  ticket.counter = body.Unsigned("counter");
  ticket.offline = body.Flag("offline");
  ticket.issued = body.Instant("issued_ms");
  ticket.state = Named<core::TicketState>(body, "state", kTicketStates);
  ticket.since = body.Instant("since_ms");
  ticket.calls = body.Number<std::uint8_t>("calls");
  ticket.behind = body.Number<std::uint8_t>("behind");
  ticket.returned = body.Flag("returned");
  ticket.held = body.Millis("held_ms");
  if (body.Has("person")) ticket.person = body.Text("person");
  if (body.Has("window")) ticket.window = body.IdOf<core::WindowNo>("window");
  if (body.Has("service")) ticket.service = body.IdOf<core::ServiceId>("service");
  if (body.Has("staff")) ticket.staff = body.IdOf<core::StaffId>("staff");
  if (body.Has("opened_ms")) ticket.opened = body.Instant("opened_ms");
  return ticket;
}

OrderedJson PostJson(core::WindowNo window, const core::Post& post) {
  OrderedJson json{{"window", core::Number(window)},
                   {"free_since_ms", MillisOf(post.free_since)},
                   {"favoured", post.favoured},
                   {"walk_ins", post.walk_ins},
                   {"owed", post.owed},
                   {"why", NameOf(kWhy, post.why)}};
  if (!post.seat.empty()) json["seat"] = post.seat;
  if (post.asked_until) json["asked_until_ms"] = MillisOf(*post.asked_until);
  if (post.called) json["called"] = core::Number(*post.called);
  if (post.serving) json["serving"] = core::Number(*post.serving);
  if (post.pause) {
    json["pause"] = NameOf(kPauseReasons, post.pause->reason);
    json["paused_ms"] = MillisOf(post.pause->since);
  }
  return json;
}

core::Post ReadPost(BodyReader& body) {
  core::Post post;
  post.free_since = body.Instant("free_since_ms");
  post.favoured = body.Number<std::uint8_t>("favoured");
  post.walk_ins = body.Number<std::uint8_t>("walk_ins");
  post.owed = body.Number<std::uint8_t>("owed");
  post.why = Named<core::WhyThisOne>(body, "why", kWhy);
  if (body.Has("seat")) post.seat = body.Text("seat");
  if (body.Has("asked_until_ms")) post.asked_until = body.Instant("asked_until_ms");
  if (body.Has("called")) post.called = body.IdOf<core::TicketId>("called");
  if (body.Has("serving")) post.serving = body.IdOf<core::TicketId>("serving");
  if (body.Has("pause")) {
    post.pause = core::Pause{Named<core::PauseReason>(body, "pause", kPauseReasons),
                             body.Instant("paused_ms")};
  }
  return post;
}

OrderedJson LineJson(const std::string& group, const core::Line& line) {
  OrderedJson json{{"group", group},
                   {"given", line.given},
                   {"leased", line.leased},
                   {"served_ms", line.served_ms}};
  if (line.waiting_since) json["waiting_since_ms"] = MillisOf(*line.waiting_since);
  return json;
}

core::Line ReadLine(BodyReader& body) {
  core::Line line;
  line.given = body.Number<std::uint16_t>("given");
  line.leased = body.Number<std::uint16_t>("leased");
  for (const Json& item : body.Array("served_ms")) {
    if (!item.is_number_unsigned()) {
      body.Reject("served_ms");
      break;
    }
    line.served_ms.push_back(item.get<std::uint32_t>());
  }
  if (body.Has("waiting_since_ms")) line.waiting_since = body.Instant("waiting_since_ms");
  return line;
}

OrderedJson BlockJson(const core::Block& block) {
  return {{"kiosk", block.kiosk},
          {"group", block.group},
          {"first", block.first},
          {"last", block.last},
          {"leased_ms", MillisOf(block.leased)},
          {"used", block.used.to_ulong()}};
}

core::Block ReadBlock(BodyReader& body) {
  return {body.Text("kiosk"),
          body.Text("group"),
          body.Number<std::uint16_t>("first"),
          body.Number<std::uint16_t>("last"),
          body.Instant("leased_ms"),
          std::bitset<core::kBlockSize>(body.Unsigned("used"))};
}

OrderedJson CallsJson(core::WindowNo window, const std::deque<core::Call>& calls) {
  OrderedJson list = OrderedJson::array();
  for (const core::Call& each : calls) {
    list.push_back({{"no", core::TextOf(each.no)},
                    {"call", each.call},
                    {"voice", each.voice},
                    {"at_ms", MillisOf(each.at)}});
  }
  return {{"window", core::Number(window)}, {"calls", std::move(list)}};
}

void ReadCalls(BodyReader& body, core::Queue& queue) {
  auto& calls = queue.calls[body.IdOf<core::WindowNo>("window")];
  ForEach(body, "calls", [&calls](BodyReader& item) {
    calls.push_back({ReadTicketNo(item, "no"), item.Number<std::uint8_t>("call"),
                     item.Unsigned("voice"), item.Instant("at_ms")});
  });
}

}  // namespace

OrderedJson QueueJson(const core::Queue& queue) {
  OrderedJson tickets = OrderedJson::array();
  for (const auto& [id, ticket] : queue.tickets) tickets.push_back(TicketJson(ticket));
  OrderedJson posts = OrderedJson::array();
  for (const auto& [window, post] : queue.posts) posts.push_back(PostJson(window, post));
  OrderedJson lines = OrderedJson::array();
  for (const auto& [group, line] : queue.lines) lines.push_back(LineJson(group, line));
  OrderedJson blocks = OrderedJson::array();
  for (const core::Block& block : queue.blocks) blocks.push_back(BlockJson(block));
  OrderedJson answers = OrderedJson::array();
  for (const core::Answer& each : queue.answers) {
    answers.push_back({{"kiosk", each.kiosk},
                       {"counter", each.counter},
                       {"ticket", core::Number(each.ticket)},
                       {"no", core::TextOf(each.no)},
                       {"at_ms", MillisOf(each.at)}});
  }
  OrderedJson heard = OrderedJson::array();
  for (const auto& [kiosk, at] : queue.heard)
    heard.push_back({{"kiosk", kiosk}, {"at_ms", MillisOf(at)}});
  OrderedJson staff = OrderedJson::array();
  for (const auto& [id, today] : queue.staff) {
    staff.push_back({{"staff", core::Number(id)},
                     {"served", today.served},
                     {"missed", today.missed},
                     {"serve_ms", today.serve_ms}});
  }
  OrderedJson calls = OrderedJson::array();
  for (const auto& [window, each] : queue.calls) calls.push_back(CallsJson(window, each));
  return {{"next_ticket", queue.next_ticket}, {"next_voice", queue.next_voice},
          {"tickets", std::move(tickets)},    {"posts", std::move(posts)},
          {"lines", std::move(lines)},        {"blocks", std::move(blocks)},
          {"answers", std::move(answers)},    {"heard", std::move(heard)},
          {"staff", std::move(staff)},        {"calls", std::move(calls)}};
}

core::Queue ReadQueue(BodyReader& body) {
  core::Queue queue;
  queue.next_ticket = body.Unsigned("next_ticket");
  queue.next_voice = body.Unsigned("next_voice");
  std::size_t index = 0;
  for (const Json& item : body.Array("tickets")) {
    core::Ticket ticket = ReadTicket(BodyReader(item, body, fmt::format("tickets[{}]", index++)));
    queue.tickets[ticket.id] = std::move(ticket);
  }
  ForEach(body, "posts", [&queue](BodyReader& item) {
    queue.posts[item.IdOf<core::WindowNo>("window")] = ReadPost(item);
  });
  ForEach(body, "lines",
          [&queue](BodyReader& item) { queue.lines[item.Text("group")] = ReadLine(item); });
  ForEach(body, "blocks", [&queue](BodyReader& item) { queue.blocks.push_back(ReadBlock(item)); });
  ForEach(body, "answers", [&queue](BodyReader& item) {
    queue.answers.push_back({item.Text("kiosk"), item.Unsigned("counter"),
                             item.IdOf<core::TicketId>("ticket"), ReadTicketNo(item, "no"),
                             item.Instant("at_ms")});
  });
  ForEach(body, "heard",
          [&queue](BodyReader& item) { queue.heard[item.Text("kiosk")] = item.Instant("at_ms"); });
  ForEach(body, "staff", [&queue](BodyReader& item) {
    queue.staff[item.IdOf<core::StaffId>("staff")] = {item.Number<std::uint32_t>("served"),
                                                      item.Number<std::uint32_t>("missed"),
                                                      item.Unsigned("serve_ms")};
  });
  ForEach(body, "calls", [&queue](BodyReader& item) { ReadCalls(item, queue); });
  return queue;
}

}  // namespace yichuang::sqlite
