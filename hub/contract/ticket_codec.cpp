#include "hub/contract/ticket_codec.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

#include "hub/contract/kiosk_desired.h"
#include "hub/contract/text_codec.h"

namespace yichuang::contract {
namespace {

constexpr std::array<std::string_view, 3> kClasses{"walk_in", "appointment", "priority"};
constexpr std::array<std::string_view, 5> kStates{"open", "not_yet", "over", "used_up", "no_hours"};

template <typename Enum, std::size_t kSize>
Enum ReadWord(Fields& fields, std::string_view name,
              const std::array<std::string_view, kSize>& words) {
  const std::string_view word = fields.Word(name);
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) {
    fields.Refuse(Reason::kWrongType, name);
    return Enum{};
  }
  return static_cast<Enum>(found - words.begin());
}

std::string_view WordOf(TicketClass ticket_class) {
  return kClasses[static_cast<std::size_t>(ticket_class)];
}

char ReadLetter(Fields& fields) {
  const std::string text = fields.Text("letter", 1);
  if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z') return text[0];
  fields.Refuse(Reason::kWrongType, "letter");
  return 'A';
}

std::string ReadGroupId(Fields& fields, std::string_view name) {
  std::string id = fields.TopicName(name);
  if (id.size() > kMaxGroupId) fields.Refuse(Reason::kWrongType, name);
  return id;
}

TicketNumber ReadNumber(Fields& fields) {
  const auto number = TicketNumberOf(fields.Text("number", 4));
  if (!number) fields.Refuse(Reason::kWrongType, "number");
  return number.value_or(TicketNumber{});
}

std::uint16_t ReadShort(Fields& fields, std::string_view name, std::uint64_t least,
                        std::uint64_t most) {
  return static_cast<std::uint16_t>(fields.Integer(name, least, most));
}

bool IsHandleDigit(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); }

bool IsKeyLetter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '_';
}

/// "" when the field is absent; otherwise exactly `size` letters that `allowed` knows.
template <typename Allowed>
std::string ReadSecret(Fields& fields, std::string_view name, std::size_t size, Allowed allowed) {
  if (!fields.Has(name)) return {};
  std::string text = fields.Text(name, size);
  if (text.size() != size || !std::all_of(text.begin(), text.end(), allowed))
    fields.Refuse(Reason::kWrongType, name);
  return text;
}

std::string ReadPerson(Fields& fields) {
  return ReadSecret(fields, "person", kHandleDigits, IsHandleDigit);
}

void WriteWait(JsonWriter& json, const WaitRange& wait) {
  json.OpenObject("wait");
  json.Number("from", wait.from);
  json.Number("until", wait.until);
  json.CloseObject();
}

WaitRange ReadWait(Fields& fields) {
  WaitRange wait;
  fields.Object("wait", [&](Fields& inner) {
    wait.from = ReadShort(inner, "from", 0, kMaxWait);
    wait.until = ReadShort(inner, "until", wait.from, kMaxWait);
  });
  return wait;
}

void WriteGroup(JsonWriter& json, const QueueGroup& group) {
  json.OpenObject();
  json.Text("id", group.id);
  json.Text("letter", std::string_view(&group.letter, 1));
  WriteTexts(json, "name", group.name);
  WriteTexts(json, "where", group.where);
  json.Text("icon", group.icon);
  json.Text("state", kStates[static_cast<std::size_t>(group.state)]);
  json.Number("waiting", group.waiting);
  WriteWait(json, group.wait);
  if (group.ask_person) json.Flag("ask_person", true);
  json.CloseObject();
}

QueueGroup ReadGroup(Fields& fields) {
  QueueGroup group;
  group.id = ReadGroupId(fields, "id");
  group.letter = ReadLetter(fields);
  group.name = ReadTexts(fields, "name", kMaxTitleBytes);
  group.where = ReadTexts(fields, "where", kMaxTitleBytes);
  group.icon = fields.Text("icon", kMaxIconBytes);
  group.state = ReadWord<GroupState>(fields, "state", kStates);
  group.waiting = ReadShort(fields, "waiting", 0, kMaxAhead);
  group.wait = ReadWait(fields);
  if (fields.Has("ask_person")) group.ask_person = fields.Flag("ask_person");
  return group;
}

void WriteBlock(JsonWriter& json, const NumberBlock& block) {
  json.OpenObject();
  json.Text("group", block.group);
  json.Text("day", DayText(block.day));
  json.Number("first", block.first);
  json.Number("last", block.last);
  json.CloseObject();
}

NumberBlock ReadBlock(Fields& fields) {
  NumberBlock block;
  block.group = ReadGroupId(fields, "group");
  block.day = fields.Day("day");
  block.first = ReadShort(fields, "first", 1, kMaxTicketNumber);
  block.last = ReadShort(fields, "last", block.first, kMaxTicketNumber);
  return block;
}

void WriteIssued(JsonWriter& json, const IssuedTicket& issued) {
  json.OpenObject();
  json.Number("counter", issued.counter);
  json.Text("group", issued.group);
  json.Text("number", TextOf(issued.number));
  json.Number("at", static_cast<std::uint64_t>(issued.at));
  json.Number("ahead", issued.ahead);
  WriteWait(json, issued.wait);
  json.CloseObject();
}

IssuedTicket ReadIssued(Fields& fields) {
  IssuedTicket issued;
  issued.counter = fields.Integer("counter", 1, kMaxInteger);
  issued.group = ReadGroupId(fields, "group");
  issued.number = ReadNumber(fields);
  issued.at = static_cast<Millis>(fields.Integer("at", 0, kMaxInteger));
  issued.ahead = ReadShort(fields, "ahead", 0, kMaxAhead);
  issued.wait = ReadWait(fields);
  return issued;
}

}  // namespace

std::string TextOf(const TicketNumber& number) {
  char text[8];
  std::snprintf(text, sizeof text, "%c%03u", number.letter, static_cast<unsigned>(number.number));
  return text;
}

std::optional<TicketNumber> TicketNumberOf(std::string_view text) {
  if (text.size() != 4 || text[0] < 'A' || text[0] > 'Z') return std::nullopt;
  std::uint16_t number = 0;
  for (const char digit : text.substr(1)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = static_cast<std::uint16_t>(number * 10 + (digit - '0'));
  }
  if (number == 0) return std::nullopt;
  return TicketNumber{text[0], number};
}

void WriteBody(JsonWriter& json, const TicketWanted& body) {
  json.OpenObject("body");
  json.Text("group", body.group);
  json.Text("class", WordOf(body.ticket_class));
  if (!body.person.empty()) json.Text("person", body.person);
  json.CloseObject();
}

void WriteBody(JsonWriter& json, const TicketTaken& body) {
  json.OpenObject("body");
  json.Text("group", body.group);
  json.Text("number", TextOf(body.number));
  json.Text("day", DayText(body.day));
  json.Text("class", WordOf(body.ticket_class));
  json.Number("instead_of", body.instead_of);
  if (!body.person.empty()) json.Text("person", body.person);
  json.CloseObject();
}

void WriteBody(JsonWriter& json, const TicketCancelled& body) {
  json.OpenObject("body");
  json.Text("number", TextOf(body.number));
  json.Text("day", DayText(body.day));
  json.CloseObject();
}

TicketWanted ReadTicketWanted(Fields& fields) {
  TicketWanted wanted;
  fields.Object("body", [&](Fields& inner) {
    wanted.group = ReadGroupId(inner, "group");
    wanted.ticket_class = ReadWord<TicketClass>(inner, "class", kClasses);
    wanted.person = ReadPerson(inner);
  });
  return wanted;
}

TicketTaken ReadTicketTaken(Fields& fields) {
  TicketTaken taken;
  fields.Object("body", [&](Fields& inner) {
    taken.group = ReadGroupId(inner, "group");
    taken.number = ReadNumber(inner);
    taken.day = inner.Day("day");
    taken.ticket_class = ReadWord<TicketClass>(inner, "class", kClasses);
    taken.instead_of = inner.Integer("instead_of", 0, kMaxInteger);
    taken.person = ReadPerson(inner);
  });
  return taken;
}

TicketCancelled ReadTicketCancelled(Fields& fields) {
  TicketCancelled cancelled;
  fields.Object("body", [&](Fields& inner) {
    cancelled.number = ReadNumber(inner);
    cancelled.day = inner.Day("day");
  });
  return cancelled;
}

void WriteQueue(JsonWriter& json, const KioskQueue& queue) {
  json.OpenObject("queue");
  json.OpenArray("groups");
  for (const QueueGroup& group : queue.groups) WriteGroup(json, group);
  json.CloseArray();
  json.OpenArray("blocks");
  for (const NumberBlock& block : queue.blocks) WriteBlock(json, block);
  json.CloseArray();
  json.OpenArray("issued");
  for (const IssuedTicket& issued : queue.issued) WriteIssued(json, issued);
  json.CloseArray();
  if (!queue.person_key.empty()) json.Text("person_key", queue.person_key);
  json.CloseObject();
}

KioskQueue ReadQueue(Fields& fields) {
  KioskQueue queue;
  fields.Object("queue", [&](Fields& inner) {
    inner.Each("groups", kMaxGroups, [&](Fields& one) { queue.groups.push_back(ReadGroup(one)); });
    inner.Each("blocks", kMaxBlocks, [&](Fields& one) { queue.blocks.push_back(ReadBlock(one)); });
    inner.Each("issued", kMaxIssued, [&](Fields& one) { queue.issued.push_back(ReadIssued(one)); });
    queue.person_key = ReadSecret(inner, "person_key", kPersonKeyLetters, IsKeyLetter);
  });
  return queue;
}

}  // namespace yichuang::contract
