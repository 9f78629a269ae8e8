#pragma once

#include <cstdint>
#include <variant>

#include "hub/contract/reasons.h"
#include "hub/core/role.h"

/// Where a matter (首问、差评、投诉、办不成事) stands and what may happen to it: one table for
/// every kind. A kind names which steps it has (matter_kind.h); who takes a step, and what else
/// must hold, stands beside the commands (decide_matter.cpp).
namespace yichuang::core {

enum class MatterState : std::uint8_t {
  kOpen,        ///< 登记: nobody has done anything yet
  kGuided,      ///< 引导: on the way to a window, which scans the slip
  kUnclear,     ///< 归属不明: reported to the duty manager
  kHandling,    ///< 办理中: its holder owes an answer
  kWaiting,     ///< waits for the citizen; the clock of the answer stands still
  kOffered,     ///< 转交中: offered, not accepted; the holder is who he was
  kRectifying,  ///< 台账整改, with a limit of its own
  kAppealed,    ///< 申诉复核
  kAnswered,    ///< 已答复
  kCalledBack,  ///< 办理人已回访; waits for the independent call-back
  kOver,        ///< closed; the hall forgets it, the tables do not
};
inline constexpr int kMatterStateCount = 11;

enum class MatterStep : std::uint8_t {
  kSelfDone,  ///< 当场办结: own duty, done at once
  kGuide,     ///< 引导到窗口
  kArrive,    ///< the window scans the slip: it has the visitor
  kUnclear,   ///< 归属不明，报值班长
  kTakeIn,    ///< 收下记录
  kOffer,     ///< 转交、分派
  kAccept,    ///< 签收: from here on the receiver is the holder
  kReturn,    ///< 退回, with a reason
  kTakeBack,  ///< by the giver, before anybody accepted
  kWait,      ///< 等待群众补充
  kResume,
  kFixNow,    ///< 立行立改
  kLedger,    ///< 列入台账，限期整改
  kExplain,   ///< 无依据，解释说明
  kAppeal,    ///< 申诉
  kUphold,    ///< 申诉不成立
  kPropose,   ///< 提请排除 (误评、恶意): the first of two people
  kExclude,   ///< 确认排除: the second
  kAnswer,    ///< 答复
  kCallBack,  ///< 办理人回访
  kVerify,    ///< 核查回访 by somebody else
  kClose,     ///< 销号
  kReopen,    ///< 仍未解决
  kChase,     ///< 催办
  kReply,     ///< 书面说明: what somebody with a card answers to it
};
inline constexpr int kMatterStepCount = 25;

/// How a matter ended.
enum class MatterOutcome : std::uint8_t {
  kSolved,
  kExplained,  ///< told why it is so: closed, and not solved
  kReferred,   ///< 不属于本大厅职权: names who is competent
  kNotOurs,    ///< 不属于本处: the same without doing more
  kWithdrawn,  ///< by the citizen
  kExcluded,   ///< a rating that does not count
};
inline constexpr int kMatterOutcomeCount = 6;

/// What a matter in `state` becomes, or why the step is refused. Total. An accepted offer goes back
/// to rectifying when it was offered from there, a returned one to where it was; both are kHandling
/// here.
std::variant<MatterState, contract::Reason> NextMatter(MatterState state, MatterStep step);

/// A set of steps; which of them a kind has.
class StepSet {
 public:
  constexpr StepSet() = default;
  constexpr StepSet(std::initializer_list<MatterStep> steps) {
    for (const MatterStep step : steps) bits_ |= 1U << static_cast<unsigned>(step);
  }
  constexpr bool Has(MatterStep step) const {
    return (bits_ >> static_cast<unsigned>(step) & 1U) != 0;
  }
  friend constexpr StepSet operator|(StepSet one, StepSet other) {
    one.bits_ |= other.bits_;
    return one;
  }

 private:
  std::uint32_t bits_ = 0;
};

}  // namespace yichuang::core
