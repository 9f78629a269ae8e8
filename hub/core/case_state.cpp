#include "hub/core/case_state.h"

#include <array>

namespace yichuang::core {
namespace {

using contract::Reason;
using CaseOutcome = std::variant<CaseState, Reason>;
using CaseRow = std::array<CaseOutcome, kCaseStepCount>;

constexpr CaseOutcome kDraftC = CaseState::kDraft;
constexpr CaseOutcome kRecv = CaseState::kReceived;
constexpr CaseOutcome kCorr = CaseState::kCorrection;
constexpr CaseOutcome kAcc = CaseState::kAccepted;
constexpr CaseOutcome kRev = CaseState::kReview;
constexpr CaseOutcome kSusp = CaseState::kSuspended;
constexpr CaseOutcome kYes = CaseState::kApproved;
constexpr CaseOutcome kNo = CaseState::kDenied;
constexpr CaseOutcome kEnd = CaseState::kOver;
constexpr CaseOutcome isDraft = Reason::kCaseDraft;
constexpr CaseOutcome isRecv = Reason::kCaseReceived;
constexpr CaseOutcome isCorr = Reason::kCaseInCorrection;
constexpr CaseOutcome isAcc = Reason::kCaseAccepted;
constexpr CaseOutcome isRev = Reason::kCaseInReview;
constexpr CaseOutcome isSusp = Reason::kCaseSuspended;
constexpr CaseOutcome isDone = Reason::kCaseDecided;
constexpr CaseOutcome isOver = Reason::kCaseOver;

// One row per state, one column per step, in the order of the enumerations.
// clang-format off
constexpr std::array<CaseRow, kCaseStateCount> kCaseTable{{
  // keep    receive  accept   deem     correct  resubmit lapse    refuse   promise  make up  break    handover settle   suspend  resume   extend   approve  deny     withdraw deliver  drop     opinion
  {{kDraftC, kRecv,   isDraft, isDraft, isDraft, isDraft, isDraft, isDraft, isDraft, isDraft, isDraft, isDraft, isDraft, isDraft, isDraft, isDraft, isDraft, isDraft, isDraft, isDraft, kEnd,    isDraft}},
  {{isRecv,  isRecv,  kAcc,    kAcc,    kCorr,   isRecv,  isRecv,  kEnd,    kRecv,   kRecv,   kEnd,    isRecv,  isRecv,  isRecv,  isRecv,  isRecv,  isRecv,  isRecv,  kEnd,    isRecv,  isRecv, isRecv}},
  {{isCorr,  isCorr,  isCorr,  isCorr,  isCorr,  kRecv,   kEnd,    isCorr,  isCorr,  isCorr,  isCorr,  isCorr,  isCorr,  isCorr,  isCorr,  isCorr,  isCorr,  isCorr,  kEnd,    isCorr,  isCorr, isCorr}},
  {{isAcc,   isAcc,   isAcc,   isAcc,   isAcc,   isAcc,   isAcc,   isAcc,   isAcc,   kAcc,    kEnd,    kRev,    kYes,    isAcc,   isAcc,   isAcc,   isAcc,   isAcc,   kEnd,    isAcc,   isAcc, isAcc}},
  {{isRev,   isRev,   isRev,   isRev,   isRev,   isRev,   isRev,   isRev,   isRev,   kRev,    kEnd,    kRev,    isRev,   kSusp,   isRev,   kRev,    kYes,    kNo,     kEnd,    isRev,   isRev,   kRev}},
  {{isSusp,  isSusp,  isSusp,  isSusp,  isSusp,  isSusp,  isSusp,  isSusp,  isSusp,  kSusp,   kEnd,    kSusp,   isSusp,  isSusp,  kRev,    isSusp,  isSusp,  isSusp,  kEnd,    isSusp,  isSusp,  isSusp}},
  {{isDone,  isDone,  isDone,  isDone,  isDone,  isDone,  isDone,  isDone,  isDone,  isDone,  isDone,  kYes,    isDone,  isDone,  isDone,  isDone,  isDone,  isDone,  isDone,  kEnd,    isDone,  isDone}},
  {{isDone,  isDone,  isDone,  isDone,  isDone,  isDone,  isDone,  isDone,  isDone,  isDone,  isDone,  kNo,     isDone,  isDone,  isDone,  isDone,  isDone,  isDone,  isDone,  kEnd,    isDone,  isDone}},
  {{isOver,  isOver,  isOver,  isOver,  isOver,  isOver,  isOver,  isOver,  isOver,  isOver,  isOver,  isOver,  isOver,  isOver,  isOver,  isOver,  isOver,  isOver,  isOver,  isOver,  isOver, isOver}},
}};
// clang-format on

}  // namespace

std::variant<CaseState, Reason> Next(CaseState state, CaseStep step) {
  return kCaseTable[static_cast<std::size_t>(state)][static_cast<std::size_t>(step)];
}

RoleSet MayTake(CaseStep step) {
  constexpr RoleSet kCounter{Role::kWindowStaff, Role::kDutyManager};
  constexpr RoleSet kEither{Role::kWindowStaff, Role::kDutyManager, Role::kBackOffice};
  switch (step) {
    case CaseStep::kKeep:
    case CaseStep::kReceive:
    case CaseStep::kPromise:
    case CaseStep::kSettle:
    case CaseStep::kWithdraw:
    case CaseStep::kResubmit:
    case CaseStep::kDeliver:
    case CaseStep::kDrop:
      return kCounter;
    case CaseStep::kAccept:
    case CaseStep::kCorrect:
    case CaseStep::kMakeUp:
    case CaseStep::kHandOver:
      return kEither;
    case CaseStep::kOpinion:
    case CaseStep::kRefuse:
    case CaseStep::kSuspend:
    case CaseStep::kResume:
    case CaseStep::kApprove:
    case CaseStep::kDeny:
      return {Role::kBackOffice};
    case CaseStep::kExtend:  // 行政机关负责人批准
      return {Role::kUnitHead};
    case CaseStep::kDeem:
    case CaseStep::kLapse:
    case CaseStep::kBreak:
      return {};
  }
  return {};
}

RoleSet TakesPapers(CaseState state) {
  switch (state) {
    case CaseState::kAccepted:
    case CaseState::kReview:
    case CaseState::kSuspended:
      return {Role::kBackOffice};
    case CaseState::kApproved:
    case CaseState::kDenied:
      return {Role::kWindowStaff, Role::kDutyManager};
    case CaseState::kDraft:
    case CaseState::kReceived:
    case CaseState::kCorrection:
    case CaseState::kOver:
      return {};
  }
  return {};
}

}  // namespace yichuang::core
