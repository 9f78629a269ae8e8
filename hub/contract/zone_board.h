#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hub/contract/both_texts.h"
#include "hub/contract/kiosk_queue.h"

/// What the board of a zone shows: its last calls and what its windows do. Everybody in the hall
/// reads it, so nothing of it belongs to a visitor or to a member of staff.
namespace yichuang::contract {

/// Calls that a board has room for.
inline constexpr std::size_t kMaxBoardCalls = 8;
/// Windows of one zone that are told.
inline constexpr std::size_t kMaxBoardWindows = 60;
/// Bytes (UTF-8) of the name by which windows name their zone.
inline constexpr std::size_t kMaxZoneBytes = 48;
/// Of one language of a call.
inline constexpr std::size_t kMaxCallBytes = 120;
/// Calls of one ticket at one window that are told apart.
inline constexpr std::uint8_t kMaxBoardCall = 9;

enum class BoardCallState : std::uint8_t {
  kCalling,  ///< the visitor is awaited
  kServing,  ///< he has come
  kOver,     ///< done, missed, on hold or gone on to another window
};

/// The last call of one number at one window; an earlier call of it is not told any more.
struct BoardCall {
  std::uint64_t voice = 0;  ///< names this very call for ever: whoever spoke it does not repeat it
  TicketNumber number;
  std::uint16_t window = 0;
  std::uint8_t call = 1;  ///< the first, second, … of this number at this window
  std::int64_t at = 0;    ///< the hub's time, ms since 1970
  BoardCallState state = BoardCallState::kCalling;
  BothTexts text;  ///< shown and spoken alike: "请A001号到3号窗口办理"
  friend bool operator==(const BoardCall&, const BoardCall&) = default;
};

enum class BoardWindowState : std::uint8_t {
  kClosed,  ///< nobody is on shift
  kPaused,  ///< 暂停服务，请稍候
  kFree,
  kCalling,
  kServing,
};

struct BoardWindow {
  std::uint16_t number = 0;
  BoardWindowState state = BoardWindowState::kClosed;
  /// Called or served; its `number` is 0 for a service without one.
  TicketNumber ticket;
  friend bool operator==(const BoardWindow&, const BoardWindow&) = default;
};

/// Replaces as a whole what the board showed before.
struct ZoneBoard {
  std::string zone;                  ///< "A"
  BothTexts name;                    ///< "企业服务区"; may be empty
  std::vector<BoardCall> calls;      ///< today's, the newest first
  std::vector<BoardWindow> windows;  ///< by number
  friend bool operator==(const ZoneBoard&, const ZoneBoard&) = default;
};

/// The level that stands for a board in a topic, "board-a": letters of the zone in small ones. A
/// zone whose name cannot stand in a topic is spelled in hexadecimal digits, cut where there is no
/// more room. Zones that differ in case alone share it: whoever listens compares ZoneBoard::zone.
std::string BoardDevice(std::string_view zone);

}  // namespace yichuang::contract
