#include "hub/contract/zone_board_codec.h"

#include <algorithm>
#include <array>

#include "hub/contract/kiosk_desired.h"
#include "hub/contract/text_codec.h"
#include "hub/contract/topics.h"

namespace yichuang::contract {
namespace {

constexpr std::array<std::string_view, 3> kCallStates{"calling", "serving", "over"};
constexpr std::array<std::string_view, 5> kWindowStates{"closed", "paused", "free", "calling",
                                                        "serving"};
constexpr std::uint64_t kMostWindow = 65'535;

template <typename State, std::size_t kSize>
State ReadState(Fields& fields, const std::array<std::string_view, kSize>& words) {
  const auto found = std::find(words.begin(), words.end(), fields.Word("state"));
  if (found != words.end()) return static_cast<State>(found - words.begin());
  fields.Refuse(Reason::kWrongType, "state");
  return State{};
}

TicketNumber ReadBoardNumber(Fields& fields) {
  const auto number = TicketNumberOf(fields.Text("number", 4));
  if (!number) fields.Refuse(Reason::kWrongType, "number");
  return number.value_or(TicketNumber{});
}

void WriteCall(JsonWriter& json, const BoardCall& call) {
  json.OpenObject();
  json.Number("voice", call.voice);
  json.Text("number", TextOf(call.number));
  json.Number("window", call.window);
  json.Number("call", call.call);
  json.Number("at", static_cast<std::uint64_t>(call.at));
  json.Text("state", kCallStates[static_cast<std::size_t>(call.state)]);
  WriteTexts(json, "text", call.text);
  json.CloseObject();
}

BoardCall ReadCall(Fields& fields) {
  BoardCall call;
  call.voice = fields.Integer("voice", 1, kMaxInteger);
  call.number = ReadBoardNumber(fields);
  call.window = static_cast<std::uint16_t>(fields.Integer("window", 1, kMostWindow));
  call.call = static_cast<std::uint8_t>(fields.Integer("call", 1, kMaxBoardCall));
  call.at = static_cast<Millis>(fields.Integer("at", 0, kMaxInteger));
  call.state = ReadState<BoardCallState>(fields, kCallStates);
  call.text = ReadTexts(fields, "text", kMaxCallBytes);
  return call;
}

void WriteWindow(JsonWriter& json, const BoardWindow& window) {
  json.OpenObject();
  json.Number("window", window.number);
  json.Text("state", kWindowStates[static_cast<std::size_t>(window.state)]);
  if (window.ticket.number > 0) json.Text("number", TextOf(window.ticket));
  json.CloseObject();
}

BoardWindow ReadWindow(Fields& fields) {
  BoardWindow window;
  window.number = static_cast<std::uint16_t>(fields.Integer("window", 1, kMostWindow));
  window.state = ReadState<BoardWindowState>(fields, kWindowStates);
  if (fields.Has("number")) window.ticket = ReadBoardNumber(fields);
  return window;
}

}  // namespace

std::string BoardDevice(std::string_view zone) {
  constexpr std::string_view kBoardName = "board-";
  constexpr std::size_t kRoom = 32 - kBoardName.size();
  std::string name;
  for (const char c : zone) name += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (name.size() > kRoom || !IsTopicName(name)) {
    name =
        ToHex(reinterpret_cast<const std::uint8_t*>(zone.data()), std::min(zone.size(), kRoom / 2));
  }
  return std::string(kBoardName) + name;
}

void WriteBoard(JsonWriter& json, const ZoneBoard& board) {
  json.Text("zone", board.zone);
  WriteTexts(json, "name", board.name);
  json.OpenArray("calls");
  for (const BoardCall& call : board.calls) WriteCall(json, call);
  json.CloseArray();
  json.OpenArray("windows");
  for (const BoardWindow& window : board.windows) WriteWindow(json, window);
  json.CloseArray();
}

ZoneBoard ReadBoard(Fields& fields) {
  ZoneBoard board;
  board.zone = fields.Text("zone", kMaxZoneBytes);
  board.name = ReadTexts(fields, "name", kMaxTitleBytes);
  fields.Each("calls", kMaxBoardCalls, [&](Fields& one) { board.calls.push_back(ReadCall(one)); });
  fields.Each("windows", kMaxBoardWindows,
              [&](Fields& one) { board.windows.push_back(ReadWindow(one)); });
  return board;
}

}  // namespace yichuang::contract
