#include "hub/sqlite/queue_codec.h"

#include <array>

#include "hub/sqlite/event_parts.h"
#include "hub/sqlite/queue_parts.h"

namespace yichuang::sqlite {
namespace {

constexpr std::array<std::string_view, 2> kCancelledBy{"holder", "superseded"};

/// The ticket, the window and who serves there: most events say no more.
template <typename Event>
OrderedJson AtWindow(const Event& event) {
  return {{"ticket", core::Number(event.ticket)},
          {"window", core::Number(event.window)},
          {"staff", core::Number(event.staff)}};
}

template <typename Event>
Event ReadAtWindow(BodyReader& body) {
  Event event;
  event.ticket = body.IdOf<core::TicketId>("ticket");
  event.window = body.IdOf<core::WindowNo>("window");
  event.staff = body.IdOf<core::StaffId>("staff");
  return event;
}

void PutKey(OrderedJson& json, const std::optional<core::EntryKey>& key) {
  if (key) json["key"] = KeyJson(*key);
}

std::optional<core::EntryKey> TakeKey(BodyReader& body) {
  if (!body.Has("key")) return std::nullopt;
  BodyReader key(body.Object("key"), body, "key");
  return ReadKey(key);
}

}  // namespace

std::string Body(const core::TicketIssued& event) {
  OrderedJson json{{"ticket", core::Number(event.ticket)},
                   {"no", core::TextOf(event.no)},
                   {"group", event.group},
                   {"day", DayText(event.day)},
                   {"class", NameOf(kTicketClasses, event.cls)},
                   {"source", event.source},
                   {"offline", event.offline},
                   {"issued_ms", MillisOf(event.issued)}};
  PutKey(json, event.key);
  if (!event.person.empty()) json["person"] = event.person;
  if (event.unchecked) json["unchecked"] = true;
  return Compact(json);
}

core::Event ReadTicketIssued(BodyReader& body) {
  core::TicketIssued event;
  event.ticket = body.IdOf<core::TicketId>("ticket");
  event.no = ReadTicketNo(body, "no");
  event.group = body.Text("group");
  event.day = body.Day("day");
  event.cls = Named<core::TicketClass>(body, "class", kTicketClasses);
  event.source = body.Text("source");
  event.offline = body.Flag("offline");
  event.issued = body.Instant("issued_ms");
  event.key = TakeKey(body);
  if (body.Has("person")) event.person = body.Text("person");
  if (body.Has("unchecked")) event.unchecked = body.Flag("unchecked");
  return event;
}

std::string Body(const core::BlockLeased& event) {
  return Compact({{"kiosk", event.kiosk},
                  {"group", event.group},
                  {"day", DayText(event.day)},
                  {"first", event.first},
                  {"last", event.last}});
}

core::Event ReadBlockLeased(BodyReader& body) {
  return core::BlockLeased{body.Text("kiosk"), body.Text("group"), body.Day("day"),
                           body.Number<std::uint16_t>("first"), body.Number<std::uint16_t>("last")};
}

std::string Body(const core::TicketCalled& event) {
  OrderedJson json = AtWindow(event);
  json["call"] = event.call;
  json["voice"] = event.voice;
  json["why"] = NameOf(kWhy, event.why);
  json["idle_ms"] = event.idle_ms;
  json["idle_waiting_ms"] = event.idle_waiting_ms;
  return Compact(json);
}

core::Event ReadTicketCalled(BodyReader& body) {
  auto event = ReadAtWindow<core::TicketCalled>(body);
  event.call = body.Number<std::uint8_t>("call");
  event.voice = body.Unsigned("voice");
  event.why = Named<core::WhyThisOne>(body, "why", kWhy);
  event.idle_ms = body.Unsigned("idle_ms");
  event.idle_waiting_ms = body.Unsigned("idle_waiting_ms");
  return event;
}

std::string Body(const core::TicketMissed& event) { return Compact(AtWindow(event)); }
core::Event ReadTicketMissed(BodyReader& body) { return ReadAtWindow<core::TicketMissed>(body); }

std::string Body(const core::TicketReturned& event) {
  return Compact({{"ticket", core::Number(event.ticket)}, {"behind", event.behind}});
}

core::Event ReadTicketReturned(BodyReader& body) {
  return core::TicketReturned{body.IdOf<core::TicketId>("ticket"),
                              body.Number<std::uint8_t>("behind")};
}

std::string Body(const core::TicketCancelled& event) {
  OrderedJson json{{"ticket", core::Number(event.ticket)}, {"by", NameOf(kCancelledBy, event.by)}};
  PutKey(json, event.key);
  return Compact(json);
}

core::Event ReadTicketCancelled(BodyReader& body) {
  core::TicketCancelled event;
  event.ticket = body.IdOf<core::TicketId>("ticket");
  event.by = Named<core::CancelledBy>(body, "by", kCancelledBy);
  event.key = TakeKey(body);
  return event;
}

std::string Body(const core::TicketHeld& event) { return Compact(AtWindow(event)); }
core::Event ReadTicketHeld(BodyReader& body) { return ReadAtWindow<core::TicketHeld>(body); }

std::string Body(const core::TicketResumed& event) { return Compact(AtWindow(event)); }
core::Event ReadTicketResumed(BodyReader& body) { return ReadAtWindow<core::TicketResumed>(body); }

std::string Body(const core::TicketTransferred& event) {
  OrderedJson json = AtWindow(event);
  json["group"] = event.group;
  if (event.to) json["to"] = core::Number(*event.to);
  return Compact(json);
}

core::Event ReadTicketTransferred(BodyReader& body) {
  auto event = ReadAtWindow<core::TicketTransferred>(body);
  event.group = body.Text("group");
  if (body.Has("to")) event.to = body.IdOf<core::WindowNo>("to");
  return event;
}

std::string Body(const core::TicketReleased& event) {
  return Compact({{"ticket", core::Number(event.ticket)}, {"window", core::Number(event.window)}});
}

core::Event ReadTicketReleased(BodyReader& body) {
  return core::TicketReleased{body.IdOf<core::TicketId>("ticket"),
                              body.IdOf<core::WindowNo>("window")};
}

std::string Body(const core::TicketExpired& event) {
  return Compact({{"ticket", core::Number(event.ticket)}});
}

core::Event ReadTicketExpired(BodyReader& body) {
  return core::TicketExpired{body.IdOf<core::TicketId>("ticket")};
}

std::string Body(const core::WindowPaused& event) {
  return Compact({{"window", core::Number(event.window)},
                  {"staff", core::Number(event.staff)},
                  {"reason", NameOf(kPauseReasons, event.reason)}});
}

core::Event ReadWindowPaused(BodyReader& body) {
  return core::WindowPaused{body.IdOf<core::WindowNo>("window"), body.IdOf<core::StaffId>("staff"),
                            Named<core::PauseReason>(body, "reason", kPauseReasons)};
}

std::string Body(const core::WindowResumed& event) {
  return Compact({{"window", core::Number(event.window)}, {"staff", core::Number(event.staff)}});
}

core::Event ReadWindowResumed(BodyReader& body) {
  return core::WindowResumed{body.IdOf<core::WindowNo>("window"),
                             body.IdOf<core::StaffId>("staff")};
}

std::string Body(const core::HoldOverran& event) {
  OrderedJson json = AtWindow(event);
  json["no"] = core::TextOf(event.no);
  return Compact(json);
}

core::Event ReadHoldOverran(BodyReader& body) {
  auto event = ReadAtWindow<core::HoldOverran>(body);
  event.no = ReadTicketNo(body, "no");
  return event;
}

std::string Body(const core::SeatTaken& event) {
  return Compact({{"window", core::Number(event.window)},
                  {"staff", core::Number(event.staff)},
                  {"seat", event.seat}});
}

core::Event ReadSeatTaken(BodyReader& body) {
  return core::SeatTaken{body.IdOf<core::WindowNo>("window"), body.IdOf<core::StaffId>("staff"),
                         body.Text("seat")};
}

std::string Body(const core::HelpCalled& event) {
  return Compact({{"window", core::Number(event.window)}, {"staff", core::Number(event.staff)}});
}

core::Event ReadHelpCalled(BodyReader& body) {
  return core::HelpCalled{body.IdOf<core::WindowNo>("window"), body.IdOf<core::StaffId>("staff")};
}

}  // namespace yichuang::sqlite
