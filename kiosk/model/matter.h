#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "kiosk/model/hall.h"

/// 投诉 / 办不成事 of a citizen without a name, 首问 of a guide, and the slip of either. The kiosk
/// keeps nothing of them: the code of the slip is the only key.
namespace yichuang::model {

/// What a citizen may open himself.
enum class MatterKind : std::uint8_t { kComplaint, kCannotBeDone };

/// One of the few choices that spare typing; `name.zh` is what the hub is told.
struct Topic {
  std::string_view id;
  std::string_view zh, en;
};
/// In the order in which they are shown; the last one is 其他.
std::span<const Topic> TopicsOf(MatterKind kind);
/// Null when the kind has none of that id.
const Topic* FindTopic(MatterKind kind, std::string_view id);

/// What the hub keeps of a first inquiry: the Chinese name of what was asked about; "": 其他.
std::string InquiryWords(const std::string& entry);

/// What the hub gave for a matter that was opened.
struct Slip {
  std::string no = {};  ///< "TS202611240007"
  std::string code;     ///< 12 letters A–Z and digits 2–7
  friend bool operator==(const Slip&, const Slip&) = default;
};

inline constexpr std::size_t kSlipCode = 12;
/// Whether it may be the code of a slip, or of a case's paper: they look the same.
bool IsSlipCode(std::string_view text);
/// "ABCD EFGH 2345".
std::string Grouped(std::string_view code);

enum class MatterTrouble : std::uint8_t {
  kHubAway,  ///< nobody answered
  kWait,     ///< too many from this place
  kRefused,  ///< the hub does not take it
};

enum class MatterStep : std::uint8_t {
  kAbout,    ///< what it is about
  kWindow,   ///< which window, if any; then it is sent
  kSending,  ///< the hub is asked
  kGiven,    ///< the slip is there
  kTrouble,
};

/// What one citizen reports.
struct MatterJob {
  MatterKind kind = MatterKind::kComplaint;
  MatterStep step = MatterStep::kAbout;
  std::string about = {};   ///< Topic::id
  std::string window = {};  ///< digits; "": none named
  Instant asked{};          ///< names the question
  Slip slip = {};           ///< of kGiven
  MatterTrouble trouble = MatterTrouble::kHubAway;
  friend bool operator==(const MatterJob&, const MatterJob&) = default;
};

inline constexpr std::size_t kMostWindow = 3;  ///< digits: windows are 1 to 999

/// What a guide did for whom he was asked by (§5.1): the first step with the inquiry.
enum class InquiryDeed : std::uint8_t {
  kSelfDone,  ///< 当场办结
  kGuide,     ///< 引导到窗口
  kTakeIn,    ///< 收下记录
  kUnclear,   ///< 归属不明，报值班长
};
inline constexpr int kInquiryDeeds = 4;

enum class DutyTrouble : std::uint8_t {
  kWrong,    ///< number or PIN, or this kiosk does not know the person: nobody's business which
  kLocked,   ///< too many wrong ones
  kHubAway,  ///< nobody answered
};

enum class InquiryStep : std::uint8_t {
  kNumber,    ///< the badge is read or the number typed
  kPin,       ///< the PIN is typed; after kLock too, with the number kept
  kEntering,  ///< the hub is asked
  kAbout,     ///< signed in: what the visitor asks
  kDeed,      ///< what was done
  kSending,   ///< the hub is asked
  kGiven,     ///< the slip is there
  kTrouble,   ///< it was not taken; the person is signed in still
};

/// A member of staff at the kiosk. The session itself is the link's; here is only that there is
/// one.
struct InquiryJob {
  InquiryStep step = InquiryStep::kNumber;
  std::string number = {};                 ///< work number
  std::string pin = {};                    ///< as far as it is typed
  std::optional<DutyTrouble> denied = {};  ///< why he is not in, said above the keys
  bool locked = false;                     ///< time ran out; said above the keys
  Instant asked{};                         ///< names the question
  std::string about = {};                  ///< entry of the life events; kOtherEntry
  InquiryDeed deed = InquiryDeed::kSelfDone;
  Slip slip = {};  ///< of kGiven
  MatterTrouble trouble = MatterTrouble::kHubAway;
  friend bool operator==(const InquiryJob&, const InquiryJob&) = default;
};

inline constexpr std::size_t kDutyPin = 6;
inline constexpr std::size_t kMostWorkNumber = 10;
/// In place of an entry of the catalogue: 其他.
inline constexpr std::string_view kOtherEntry = "other";

/// Where a matter stands, as the holder of its slip is told (MatterProgress of the hub).
enum class MatterStage : std::uint8_t {
  kOpen,
  kGuided,
  kUnclear,
  kHandling,
  kWaiting,
  kOffered,
  kRectifying,
  kAppealed,
  kAnswered,
  kCalledBack,
  kSolved,  ///< over, from here on
  kExplained,
  kReferred,  ///< to who is competent, or not this place's
  kWithdrawn,
  kExcluded,
};
inline constexpr int kMatterStages = 15;
constexpr bool IsOver(MatterStage stage) { return stage >= MatterStage::kSolved; }

struct MatterProgress {
  std::string no = {};
  MatterStage stage = MatterStage::kOpen;
  std::optional<Instant> opened = {};
  std::optional<Instant> due = {};
  std::optional<Instant> over = {};
  bool overdue = false;
  friend bool operator==(const MatterProgress&, const MatterProgress&) = default;
};

/// 仍未解决 is offered: what was answered or is over may be opened again.
constexpr bool MayStillBeUnsolved(MatterStage stage) {
  return stage == MatterStage::kAnswered || stage == MatterStage::kCalledBack ||
         stage == MatterStage::kSolved || stage == MatterStage::kExplained ||
         stage == MatterStage::kReferred;
}

}  // namespace yichuang::model
