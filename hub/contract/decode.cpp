#include <limits>

#include "hub/contract/codec.h"
#include "hub/contract/json_fields.h"
#include "hub/contract/kiosk_codec.h"
#include "hub/contract/ticket_codec.h"
#include "hub/contract/zone_board_codec.h"

namespace yichuang::contract {
namespace {

using Fault = std::optional<DecodeError>;

void CheckVersion(Fields& fields) {
  const std::uint64_t version = fields.Integer("v", 0, std::numeric_limits<std::uint64_t>::max());
  if (fields.ok() && version != kVersion) fields.Refuse(Reason::kUnsupportedVersion, "v");
}

/// Parses one JSON object and reads it by `read(Fields&)`.
template <typename Read>
auto DecodeObject(std::string_view text, Read read)
    -> Decoded<decltype(read(std::declval<Fields&>()))> {
  if (text.size() > kMaxMessageBytes) return DecodeError{Reason::kOversized, ""};
  // The parser takes a NUL for the end of the text and would not see what stands behind it.
  if (text.find('\0') != std::string_view::npos) return DecodeError{Reason::kMalformed, ""};
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return DecodeError{Reason::kMalformed, ""};
  Fault fault;
  Fields fields(json, fault);
  auto value = read(fields);
  if (fault) return std::move(*fault);
  return value;
}

/// The same for a message, whose version is checked before anything else.
template <typename Read>
auto DecodeMessage(std::string_view text, Read read) {
  return DecodeObject(text, [&](Fields& fields) {
    CheckVersion(fields);
    return read(fields);
  });
}

Presence ReadPresence(Fields& fields) {
  const std::string_view word = fields.Word("presence");
  if (word == "online") return Presence::kOnline;
  if (word != "offline") fields.Refuse(Reason::kWrongType, "presence");
  return Presence::kOffline;
}

Reason ReadReason(Fields& fields) {
  const auto reason = ReasonNamed(fields.Word("reason"));
  if (!reason) fields.Refuse(Reason::kWrongType, "reason");
  return reason.value_or(Reason::kMalformed);
}

Head ReadHead(Fields& fields) {
  Head head;
  fields.Object("head", [&](Fields& inner) {
    head.era = static_cast<std::uint32_t>(inner.Integer("era", 1, UINT32_MAX));
    head.seq = inner.Integer("seq", 0, kMaxInteger);
    head.hash = inner.Hash("hash");
  });
  return head;
}

EntryBody ReadBody(Fields& fields, std::string_view type) {
  if (type == "press") return PressEntry{fields.Frame("frame")};
  if (type == "press_detail") return PressDetailEntry{fields.Frame("frame")};
  if (type == "evaluator_attached") {
    EvaluatorAttached attached;
    fields.Object("body", [&](Fields& inner) {
      attached.evaluator = inner.TopicName("evaluator");
      attached.hello = inner.Frame("hello");
    });
    return attached;
  }
  if (type == "evaluator_detached") {
    EvaluatorDetached detached;
    fields.Object("body",
                  [&](Fields& inner) { detached.evaluator = inner.TopicName("evaluator"); });
    return detached;
  }
  if (type == "ticket_wanted") return ReadTicketWanted(fields);
  if (type == "ticket_taken") return ReadTicketTaken(fields);
  if (type == "ticket_cancelled") return ReadTicketCancelled(fields);
  fields.Refuse(Reason::kUnknownType, "type");
  return PressEntry{};
}

Entry ReadEntry(Fields& fields) {
  Entry entry;
  entry.key.source = fields.TopicName("source");
  entry.key.epoch = fields.Epoch("epoch");
  entry.key.counter = fields.Integer("counter", 1, kMaxInteger);
  const std::string_view type = fields.Word("type");
  entry.at = static_cast<Millis>(fields.Integer("at", 0, kMaxInteger));
  if (fields.ok()) entry.body = ReadBody(fields, type);
  return entry;
}

SourceAnnounced ReadAnnounced(Fields& fields) {
  SourceAnnounced one;
  one.source = fields.TopicName("source");
  one.epoch = fields.Epoch("epoch");
  one.announced = fields.Integer("announced", 0, kMaxInteger);
  one.pending = fields.Integer("pending", 0, one.announced);
  return one;
}

std::vector<RefusedEntry> ReadRefusals(Fields& fields, std::string_view name) {
  std::vector<RefusedEntry> entries;
  // As many as fit a message: a receipt speaks of several messages at once.
  fields.Each(name, kMaxMessageBytes, [&](Fields& inner) {
    const std::uint64_t counter = inner.Integer("counter", 1, kMaxInteger);
    entries.push_back({counter, ReadReason(inner)});
  });
  return entries;
}

SourceReceipt ReadSourceReceipt(Fields& fields) {
  SourceReceipt one;
  one.source = fields.TopicName("source");
  one.epoch = fields.Epoch("epoch");
  one.through = fields.Integer("through", 0, kMaxInteger);
  one.refused = ReadRefusals(fields, "refused");
  one.unsettled = ReadRefusals(fields, "unsettled");
  one.receipt = fields.Frame("receipt", true);
  return one;
}

Desired ReadDesired(Fields& fields) {
  Desired desired;
  desired.version = fields.Integer("version", 0, kMaxInteger);
  fields.Each("evaluators", kMaxEntries, [&](Fields& inner) {
    EvaluatorDesired one;
    one.evaluator = inner.TopicName("evaluator");
    one.show = inner.Frame("show");
    if (inner.Has("name")) {
      inner.Each("name", kMaxNameFrames,
                 [&](Fields& piece) { one.name.push_back(piece.Frame("frame")); });
    }
    desired.evaluators.push_back(std::move(one));
  });
  if (fields.Has("kiosk")) desired.kiosk = ReadKiosk(fields);
  return desired;
}

Receipt ReadReceipt(Fields& fields) {
  Receipt receipt;
  receipt.head = ReadHead(fields);
  fields.Each("sources", kMaxSources,
              [&](Fields& inner) { receipt.sources.push_back(ReadSourceReceipt(inner)); });
  return receipt;
}

}  // namespace

Decoded<Up> DecodeUp(std::string_view text) {
  return DecodeMessage(text, [](Fields& fields) {
    Up up;
    up.device = fields.TopicName("device");
    fields.Each("entries", kMaxEntries,
                [&](Fields& inner) { up.entries.push_back(ReadEntry(inner)); });
    if (up.entries.empty()) fields.Refuse(Reason::kWrongType, "entries");
    return up;
  });
}

Decoded<TerminalState> DecodeTerminalState(std::string_view text) {
  return DecodeMessage(text, [](Fields& fields) {
    TerminalState state;
    state.device = fields.TopicName("device");
    state.presence = ReadPresence(fields);
    state.session = fields.Integer("session", 0, kMaxInteger);
    state.software = fields.Text("software", kMaxTextBytes);
    state.shown_version = fields.Integer("shown_version", 0, kMaxInteger);
    fields.Each("sources", kMaxSources,
                [&](Fields& inner) { state.sources.push_back(ReadAnnounced(inner)); });
    return state;
  });
}

Decoded<HubState> DecodeHubState(std::string_view text) {
  return DecodeMessage(text, [](Fields& fields) {
    HubState state;
    state.presence = ReadPresence(fields);
    state.software = fields.Text("software", kMaxTextBytes);
    state.head = ReadHead(fields);
    if (fields.Has("storage_low")) state.storage_low = fields.Flag("storage_low");
    return state;
  });
}

Decoded<Down> DecodeDown(std::string_view text) {
  return DecodeMessage(text, [](Fields& fields) -> Down {
    const std::string_view type = fields.Word("type");
    if (type == "desired") return ReadDesired(fields);
    if (type == "receipt") return ReadReceipt(fields);
    if (type == "board") return ReadBoard(fields);
    if (type == "refused") {
      Refused refused;
      refused.reason = ReadReason(fields);
      refused.where = fields.Text("where", kMaxTextBytes);
      return refused;
    }
    fields.Refuse(Reason::kUnknownType, "type");
    return Refused{};
  });
}

Decoded<Entry> DecodeEntry(std::string_view text) { return DecodeObject(text, ReadEntry); }

}  // namespace yichuang::contract
