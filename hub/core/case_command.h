#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/core/case_event.h"
#include "hub/core/queue_command.h"

/// What somebody asks of cases. Whoever sends them vouches for the item: its rules and the
/// materials its situation wants come from the checked catalogue, never from a page.
namespace yichuang::core {

/// An item as a case needs it.
struct CaseItem {
  std::string id;
  CaseRules rules;
  std::vector<CaseMaterial> materials;  ///< of the situation, as the clerk found them
  std::string department = {};          ///< the item's; "" when nobody told
  std::string code = {};  ///< 实施编码 or 业务办理项编码, with which its cases' numbers begin
};

/// 登记件.
struct RegisterCase {
  WindowNo window{};
  CaseItem item;
  std::string outside;  ///< 1 to kMostOutside of A-Z, a-z, 0-9 and '-'
  Clerk clerk = {};
  bool duplicate_known = false;  ///< the clerk was warned of `same`, and goes on
  std::string same = {};         ///< of the item, with this outside number; see FetchPast
};
inline constexpr std::size_t kMostOutside = 40;

/// 暂存草稿, new or again.
struct KeepDraft {
  WindowNo window{};
  CaseItem item;
  std::optional<CaseId> draft;
  Clerk clerk = {};
};

/// A material that will come within so many working days.
struct PromiseWish {
  std::string material;
  std::uint8_t days = 0;
};

/// 收件; with `accept` also 受理 in the same commit, with `promises` 容缺受理.
struct ReceiveCase {
  WindowNo window{};
  CaseItem item;
  std::optional<CaseId> draft;  ///< the draft it was
  std::vector<PromiseWish> promises;
  bool credit_checked = false;  ///< no open record of broken faith: asked before a promise is taken
  bool accept = false;
  std::string applicant = {};  ///< handle
  Clerk clerk = {};
  /// The clerk was warned that this applicant has an open case of the item, and goes on.
  bool duplicate_known = false;
  /// Number of a case of the applicant that ended because a promise was not kept; see FetchPast.
  std::string broken = {};
};

/// 当场办结 of an 即办件: received, accepted, decided and delivered in one commit.
struct SettleOnSpot {
  WindowNo window{};
  CaseItem item;
  std::string applicant = {};  ///< handle; "": nobody was named
  Clerk clerk = {};
  bool duplicate_known = false;  ///< as of ReceiveCase
  std::string same = {};         ///< settled today for the same applicant; see FetchPast
};

/// Materials of several items that are one and the same paper.
struct SharedMaterial {
  struct Of {
    std::string item;
    std::string material;
  };
  std::string id;
  std::vector<Of> of;
};

/// 一件事: its cases are received together, each with its own rules.
struct ReceiveJoint {
  WindowNo window{};
  std::string matter;
  std::vector<CaseItem> items;  ///< each once; their materials are marked by `absent`
  std::vector<SharedMaterial> shared;
  std::vector<Defect> absent;         ///< by line, see LinesOf
  std::vector<PromiseWish> promises;  ///< by line
  bool credit_checked = false;
  bool accept = false;
  std::string applicant = {};  ///< handle
  Clerk clerk = {};
  bool duplicate_known = false;
  std::string broken = {};               ///< as of ReceiveCase
  std::optional<CaseId> draft = {};      ///< the draft it was, or is again
  bool keep = false;                     ///< 暂存草稿: nothing is received yet
  std::optional<SealedWords> form = {};  ///< needs an applicant, whose it is, but in a draft
};

/// Who takes a step.
struct CaseActor {
  std::string number;  ///< work number; "": the hub's console, which may take every step
  RoleSet roles;
};

/// 受理, of a case received before; with `promises` 容缺受理 of what is still not there.
struct AcceptCase {
  std::vector<PromiseWish> promises = {};
  bool credit_checked = false;
};
struct AskCorrection {
  std::vector<Defect> defects;  ///< each material once
};
struct ResubmitCase {
  std::vector<std::string> cured;
};
struct RefuseCase {
  CaseGround ground = CaseGround::kOutOfScope;  ///< kNotNeeded: no licence is required
};
struct MakeUpPromise {
  std::string material;
  bool fit = true;
};
/// 审查意见.
struct ReviewCase {
  bool meets = false;
  CaseGround ground = CaseGround::kNone;
};
struct SuspendCase {
  SpecialProcedure why = SpecialProcedure::kHearing;
};
struct ResumeCase {};
struct ExtendCase {};
struct DecideCase {
  bool approved = false;
  CaseGround ground = CaseGround::kNone;
};
struct DeliverCase {
  DeliveryWay way = DeliveryWay::kWindow;
  DeliveryTaker taker = DeliveryTaker::kApplicant;  ///< at a window
  bool identity_checked = false;                    ///< must be true at a window
};
struct WithdrawCase {};
struct DropDraft {};

using CaseAct = std::variant<AcceptCase, AskCorrection, ResubmitCase, RefuseCase, MakeUpPromise,
                             ReviewCase, SuspendCase, ResumeCase, ExtendCase, DecideCase,
                             DeliverCase, WithdrawCase, DropDraft>;

/// The applicant of a case that is open; asked again it replaces the one before. Whoever sends it
/// keeps what the handle stands for.
struct NameApplicant {
  CaseId id{};
  std::string applicant;  ///< handle
  std::string by;
  bool duplicate_known = false;  ///< as of ReceiveCase
};

/// What is kept of the person is to go. Refused while a case of his is open.
struct ErasePerson {
  std::string person;  ///< handle
  std::string by;
  std::string open_matter = {};  ///< number of one of his that is not over, see FetchPast
};

/// A paper of the past, see FetchPast.
struct PastPaper {
  PaperNo no;
  std::uint32_t prints = 1;
  bool is_void = false;
  friend bool operator==(const PastPaper&, const PastPaper&) = default;
};

/// A paper of a case is printed: a number of its series the first time, a counted reprint after.
/// Whoever sends it has looked that the case has cause for it and every fact on it.
struct PrintPaper {
  CaseId id{};
  PaperKind kind = PaperKind::kReceipt;
  std::uint64_t about = 0;  ///< ledger row of what it tells
  std::string code;         ///< random; kept by the first print
  std::string by;
  std::optional<PastPaper> past = {};  ///< the same paper, printed before and not void
};

struct VoidPaper {
  PaperNo no;
  PaperFault fault = PaperFault::kMisprint;
  std::string by;
  std::optional<PastPaper> past = {};  ///< the paper of this number
};

/// Papers are offered by the one who asks, who has them: his is the first signature.
struct OfferPapers {
  std::vector<CaseId> cases;
  std::string to;  ///< work number
  CaseActor actor;
};

/// The receiver accepts or declines, the giver takes back; nobody signs for somebody else.
struct AnswerHandOver {
  HandOverId batch{};
  HandOverAnswer answer = HandOverAnswer::kAccepted;
  CaseActor actor;
};

/// One step of a case that is open, or of a joint matter: then materials are named by line.
struct StepCase {
  CaseId id{};
  CaseActor actor;
  CaseAct act;
  std::string broken = {};  ///< of an acceptance with promises, as of ReceiveCase
};

}  // namespace yichuang::core
