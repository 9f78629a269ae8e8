#include "hub/contract/codec.h"
#include "hub/contract/json_writer.h"
#include "hub/contract/kiosk_codec.h"
#include "hub/contract/ticket_codec.h"
#include "hub/contract/zone_board_codec.h"

namespace yichuang::contract {
namespace {

/// Bytes of an entry or of a part of a receipt without its frame; only a guess to save allocations.
constexpr std::size_t kPartBytes = 160;

template <typename... Handlers>
struct Match : Handlers... {
  using Handlers::operator()...;
};
template <typename... Handlers>
Match(Handlers...) -> Match<Handlers...>;

std::string_view PresenceName(Presence presence) {
  return presence == Presence::kOnline ? "online" : "offline";
}

void OpenMessage(JsonWriter& json) {
  json.OpenObject();
  json.Number("v", kVersion);
}

void WriteHead(JsonWriter& json, const Head& head) {
  json.OpenObject("head");
  json.Number("era", head.era);
  json.Number("seq", head.seq);
  json.Text("hash", ToHex(head.hash.data(), head.hash.size()));
  json.CloseObject();
}

void WriteEntry(JsonWriter& json, const Entry& entry) {
  json.OpenObject();
  json.Text("source", entry.key.source);
  json.Number("epoch", entry.key.epoch);
  json.Number("counter", entry.key.counter);
  const auto begin = [&](std::string_view type) {
    json.Text("type", type);
    json.Number("at", static_cast<std::uint64_t>(entry.at));
  };
  std::visit(Match{
                 [&](const PressEntry& body) {
                   begin("press");
                   json.Text("frame", ToBase64(body.frame));
                 },
                 [&](const PressDetailEntry& body) {
                   begin("press_detail");
                   json.Text("frame", ToBase64(body.frame));
                 },
                 [&](const EvaluatorAttached& body) {
                   begin("evaluator_attached");
                   json.OpenObject("body");
                   json.Text("evaluator", body.evaluator);
                   json.Text("hello", ToBase64(body.hello));
                   json.CloseObject();
                 },
                 [&](const EvaluatorDetached& body) {
                   begin("evaluator_detached");
                   json.OpenObject("body");
                   json.Text("evaluator", body.evaluator);
                   json.CloseObject();
                 },
                 [&](const TicketWanted& body) {
                   begin("ticket_wanted");
                   WriteBody(json, body);
                 },
                 [&](const TicketTaken& body) {
                   begin("ticket_taken");
                   WriteBody(json, body);
                 },
                 [&](const TicketCancelled& body) {
                   begin("ticket_cancelled");
                   WriteBody(json, body);
                 },
             },
             entry.body);
  json.CloseObject();
}

void WriteRefusals(JsonWriter& json, std::string_view name,
                   const std::vector<RefusedEntry>& entries) {
  json.OpenArray(name);
  for (const RefusedEntry& entry : entries) {
    json.OpenObject();
    json.Number("counter", entry.counter);
    json.Text("reason", Name(entry.reason));
    json.CloseObject();
  }
  json.CloseArray();
}

void WriteDown(JsonWriter& json, const Desired& desired) {
  json.Text("type", "desired");
  json.Number("version", desired.version);
  json.OpenArray("evaluators");
  for (const EvaluatorDesired& one : desired.evaluators) {
    json.OpenObject();
    json.Text("evaluator", one.evaluator);
    json.Text("show", ToBase64(one.show));
    if (!one.name.empty()) {
      json.OpenArray("name");
      for (const Bytes& piece : one.name) {
        json.OpenObject();
        json.Text("frame", ToBase64(piece));
        json.CloseObject();
      }
      json.CloseArray();
    }
    json.CloseObject();
  }
  json.CloseArray();
  if (desired.kiosk) WriteKiosk(json, *desired.kiosk);
}

void WriteDown(JsonWriter& json, const Receipt& receipt) {
  json.Text("type", "receipt");
  WriteHead(json, receipt.head);
  json.OpenArray("sources");
  for (const SourceReceipt& one : receipt.sources) {
    json.OpenObject();
    json.Text("source", one.source);
    json.Number("epoch", one.epoch);
    json.Number("through", one.through);
    WriteRefusals(json, "refused", one.refused);
    WriteRefusals(json, "unsettled", one.unsettled);
    json.Text("receipt", ToBase64(one.receipt));
    json.CloseObject();
  }
  json.CloseArray();
}

void WriteDown(JsonWriter& json, const ZoneBoard& board) {
  json.Text("type", "board");
  WriteBoard(json, board);
}

void WriteDown(JsonWriter& json, const Refused& refused) {
  json.Text("type", "refused");
  json.Text("reason", Name(refused.reason));
  json.Text("where", refused.where);
}

}  // namespace

std::string Encode(const Up& message) {
  JsonWriter json((message.entries.size() + 1) * kPartBytes * 2);
  OpenMessage(json);
  json.Text("device", message.device);
  json.OpenArray("entries");
  for (const Entry& entry : message.entries) WriteEntry(json, entry);
  json.CloseArray();
  json.CloseObject();
  return json.Take();
}

std::string Encode(const TerminalState& message) {
  JsonWriter json((message.sources.size() + 1) * kPartBytes);
  OpenMessage(json);
  json.Text("device", message.device);
  json.Text("presence", PresenceName(message.presence));
  json.Number("session", message.session);
  json.Text("software", message.software);
  json.Number("shown_version", message.shown_version);
  json.OpenArray("sources");
  for (const SourceAnnounced& one : message.sources) {
    json.OpenObject();
    json.Text("source", one.source);
    json.Number("epoch", one.epoch);
    json.Number("announced", one.announced);
    json.Number("pending", one.pending);
    json.CloseObject();
  }
  json.CloseArray();
  json.CloseObject();
  return json.Take();
}

std::string Encode(const HubState& message) {
  JsonWriter json(kPartBytes * 2);
  OpenMessage(json);
  json.Text("presence", PresenceName(message.presence));
  json.Text("software", message.software);
  WriteHead(json, message.head);
  if (message.storage_low) json.Flag("storage_low", true);
  json.CloseObject();
  return json.Take();
}

std::string Encode(const Down& message) {
  JsonWriter json(kPartBytes * 4);
  OpenMessage(json);
  std::visit([&](const auto& body) { WriteDown(json, body); }, message);
  json.CloseObject();
  return json.Take();
}

std::string EncodeEntry(const Entry& entry) {
  JsonWriter json(kPartBytes * 2);
  WriteEntry(json, entry);
  return json.Take();
}

}  // namespace yichuang::contract
