#pragma once

#include <chrono>
#include <fstream>
#include <iterator>
#include <numeric>
#include <stdexcept>
#include <string>

#include "hub/contract/codec.h"

/// One value of every message and entry, as the golden files hold them.
namespace yichuang::contract::samples {

/// `size` bytes that start like a frame of `kind`.
inline Bytes Frame(std::uint8_t kind, std::size_t size) {
  Bytes bytes(size);
  std::iota(bytes.begin(), bytes.end(), kind);
  bytes[0] = 1;
  bytes[1] = kind;
  return bytes;
}

inline Head NewestHead() {
  Head head{.era = 1, .seq = 10482, .hash = {}};
  std::iota(head.hash.begin(), head.hash.end(), std::uint8_t{0xa0});
  return head;
}

inline constexpr Millis kAt = 1'778'290'215'337;

inline Entry Press() { return {{"ev-0001", 271828183, 41}, kAt, PressEntry{Frame(2, 66)}}; }
inline Entry PressDetail() {
  return {{"ev-0001", 271828183, 42}, kAt + 2'400, PressDetailEntry{Frame(3, 66)}};
}
inline Entry Attached() {
  return {{"win-01", 3141592653, 7}, kAt - 90'000, EvaluatorAttached{"ev-0001", Frame(1, 66)}};
}
inline Entry Detached() {
  return {{"win-01", 3141592653, 8}, kAt + 60'000, EvaluatorDetached{"ev-0001"}};
}

inline Entry Wanted() {
  return {{"kiosk-01", 161803398, 5}, kAt, TicketWanted{"qykb", TicketClass::kPriority}};
}
inline Entry TakenOffline() {
  using namespace std::chrono_literals;
  return {{"kiosk-01", 161803398, 6},
          kAt + 3'000,
          TicketTaken{"qykb", {'A', 981}, 2026y / 5 / 9, TicketClass::kWalkIn, 5}};
}
inline std::string Handle() { return std::string(32, 'a') + std::string(32, '7'); }
inline Entry WantedByCard() {
  return {{"kiosk-01", 161803398, 8}, kAt, TicketWanted{"qykb", TicketClass::kWalkIn, Handle()}};
}
inline Entry TakenByCard() {
  using namespace std::chrono_literals;
  return {{"kiosk-01", 161803398, 9},
          kAt + 3'000,
          TicketTaken{"qykb", {'A', 982}, 2026y / 5 / 9, TicketClass::kWalkIn, 8, Handle()}};
}
inline Entry Cancelled() {
  using namespace std::chrono_literals;
  return {{"kiosk-01", 161803398, 7}, kAt + 20'000, TicketCancelled{{'A', 981}, 2026y / 5 / 9}};
}

inline contract::Up LiveUp() { return {"win-01", {Press()}}; }
inline contract::Up BacklogUp() {
  return {"win-01", {Attached(), Press(), PressDetail(), Detached()}};
}

inline TerminalState Birth() {
  return {.device = "win-01",
          .presence = Presence::kOnline,
          .session = 8'123'456'789'012'345,
          .software = "0.1.0",
          .shown_version = 34,
          .sources = {{"win-01", 3141592653, 8, 1}, {"ev-0001", 271828183, 42, 2}}};
}
inline TerminalState Death() {
  TerminalState state;
  state.device = "win-01";
  state.session = 8'123'456'789'012'345;
  return state;
}

inline HubState HubBirth() { return {Presence::kOnline, "0.1.0", NewestHead()}; }
inline HubState HubShortOfStorage() { return {Presence::kOnline, "0.1.0", NewestHead(), true}; }

inline Down DesiredDown() {
  return Desired{35, {{"ev-0001", Frame(0x81, 130)}, {"ev-0002", Frame(0x81, 130)}}};
}

inline Down NamesDown() {
  return Desired{38, {{"ev-0001", Frame(0x81, 130), {Frame(0x83, 190), Frame(0x83, 190)}}}};
}
inline CatalogueWanted Catalogue() {
  CatalogueWanted catalogue{7, {}, 181'204, ""};
  std::iota(catalogue.sm3.begin(), catalogue.sm3.end(), std::uint8_t{0x30});
  catalogue.path = "/catalogue/" + ToHex(catalogue.sm3.data(), catalogue.sm3.size());
  return catalogue;
}
inline Down KioskDown() {
  using namespace std::chrono_literals;
  KioskDesired kiosk;
  kiosk.catalogue = Catalogue();
  kiosk.days = {{2026y / 5 / 9, {{540, 720}, {810, 1020}}, {}},
                {2026y / 5 / 10, {}, {"系统升级，全天不对外服务", "Closed for maintenance"}}};
  kiosk.notices = {{12,
                    NoticeLevel::kImportant,
                    {"社保业务暂停", "Social insurance paused"},
                    {"周六 14:00 至 18:00 社保系统维护，请改日办理。", ""},
                    kAt,
                    kAt + 86'400'000}};
  kiosk.emergency = BothTexts{"请从最近的出口离开大厅", "Please leave by the nearest exit"};
  return Desired{36, {}, std::move(kiosk)};
}
inline Down QueueDown() {
  using namespace std::chrono_literals;
  KioskQueue queue;
  queue.groups = {{"qykb",
                   'A',
                   {"企业开办", "Starting a business"},
                   {"A 区 3–6 号窗口", "Zone A, windows 3–6"},
                   "shop",
                   GroupState::kOpen,
                   3,
                   {10, 15}},
                  {"zhzx",
                   'F',
                   {"不清楚办什么（综合咨询）", "Not sure (general inquiries)"},
                   {},
                   "",
                   GroupState::kNotYet,
                   0,
                   {}}};
  queue.blocks = {{"qykb", 2026y / 5 / 9, 980, 999}};
  queue.issued = {{5, "qykb", {'A', 12}, kAt + 40, 3, {10, 15}}};
  KioskDesired kiosk;
  kiosk.queue = std::move(queue);
  return Desired{37, {}, std::move(kiosk)};
}
inline Down PersonDown() {
  Down down = QueueDown();
  KioskQueue& queue = *std::get<Desired>(down).kiosk->queue;
  queue.groups[0].ask_person = true;
  queue.person_key = "Zm9yLXRlc3RzLW9ubHktYS1rZXktb2Ytb25lLWRheS0";
  return down;
}
inline Down ReceiptDown() {
  return Receipt{NewestHead(),
                 {{"ev-0001",
                   271828183,
                   42,
                   {{41, Reason::kTooLate}},
                   {{43, Reason::kBadSignature}},
                   Frame(0x82, 46)},
                  {"win-01", 3141592653, 8, {}, {{10, Reason::kGap}}, {}}}};
}
inline Down BoardDown() {
  ZoneBoard board;
  board.zone = "A";
  board.name = {"企业服务区", "Business"};
  board.calls = {{12,
                  {'A', 1},
                  3,
                  2,
                  kAt,
                  BoardCallState::kCalling,
                  {"请A001号到3号窗口办理", "Number A001, please go to window 3"}},
                 {11,
                  {'B', 27},
                  4,
                  1,
                  kAt - 60'000,
                  BoardCallState::kOver,
                  {"请B027号到4号窗口办理", "Number B027, please go to window 4"}}};
  board.windows = {{3, BoardWindowState::kCalling, {'A', 1}}, {4, BoardWindowState::kPaused, {}}};
  return board;
}
inline Down RefusedDown() { return Refused{Reason::kMissingField, "entries[3].counter"}; }

/// The text of tests/golden/contract/NAME.json without the final line end.
inline std::string Golden(const std::string& name) {
  const std::string path = YICHUANG_SOURCE_DIR "/tests/golden/contract/" + name + ".json";
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace yichuang::contract::samples
