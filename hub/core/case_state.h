#pragma once

#include <cstdint>
#include <variant>

#include "hub/contract/reasons.h"
#include "hub/core/role.h"

/// Where a case (办件) stands, what may happen to it, and whose doing it is: one table of every
/// state and step, and one of the roles. Guards that look at more than the state stand beside the
/// commands (case_command.h).
namespace yichuang::core {

enum class CaseState : std::uint8_t {
  kDraft,       ///< begun at a window, no number yet; any colleague goes on with it
  kReceived,    ///< 收件: the clock of the notice runs
  kCorrection,  ///< 补正: waits for the applicant
  kAccepted,    ///< 受理: both limits run
  kReview,      ///< the back office has the papers
  kSuspended,   ///< a special procedure (特别程序) whose time does not count
  kApproved,    ///< 准予; waits for delivery
  kDenied,      ///< 不予; waits for delivery
  kOver,        ///< however it ended; the hall forgets it, the tables do not
};
inline constexpr int kCaseStateCount = 9;

enum class CaseStep : std::uint8_t {
  kKeep,      ///< the draft once more
  kReceive,   ///< 收件
  kAccept,    ///< 受理
  kDeem,      ///< by time: no notice in the law's days
  kCorrect,   ///< 一次性告知补正
  kResubmit,  ///< 补正材料收讫
  kLapse,     ///< by time: not corrected in time
  kRefuse,    ///< 不予受理, or no licence is needed
  kPromise,   ///< 容缺受理承诺
  kMakeUp,    ///< 补齐
  kBreak,     ///< by time: the promise was not kept
  kHandOver,  ///< 物料流转, signed by both; back to the window with a result
  kSettle,    ///< 当场办结 of an 即办件
  kSuspend,
  kResume,
  kExtend,  ///< once
  kApprove,
  kDeny,
  kWithdraw,  ///< by the applicant, before the decision
  kDeliver,   ///< 送达
  kDrop,      ///< a draft is thrown away
  kOpinion,   ///< 审查意见
};
inline constexpr int kCaseStepCount = 22;

/// How a case ended.
enum class CaseEnd : std::uint8_t {
  kRefused,        ///< 不予受理
  kNotRequired,    ///< 不需要许可
  kWithdrawn,      ///< 申请人撤回
  kLapsed,         ///< 逾期未补正
  kPromiseBroken,  ///< 容缺材料逾期未补齐
  kDropped,        ///< a draft nobody went on with
};
inline constexpr int kCaseEndCount = 6;

/// What a case in `state` becomes, or why the step is refused. Total.
std::variant<CaseState, contract::Reason> Next(CaseState state, CaseStep step);

/// Who may take the step; empty: time alone.
RoleSet MayTake(CaseStep step);

/// Who takes over papers of a case in that state: the back office what is to be decided, the window
/// what is to be delivered. Empty: they are not handed over now.
RoleSet TakesPapers(CaseState state);

}  // namespace yichuang::core
