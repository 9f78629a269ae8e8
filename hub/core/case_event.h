#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "hub/core/case_rules.h"
#include "hub/core/case_state.h"
#include "hub/core/ids.h"
#include "hub/core/paper_event.h"
#include "hub/core/sealed_words.h"

/// What happens to a case. No event has a person's name, number or words: the applicant is a
/// handle, reasons are codes. `by` is a work number; "" for the hub and its console.
namespace yichuang::core {

enum class MaterialState : std::uint8_t { kTaken, kMissing, kFlawed };

/// A paper of the checklist as it was when the case was received.
struct CaseMaterial {
  std::string id;          ///< catalogue::Material::id
  bool mandatory = true;   ///< 必备
  bool tolerable = false;  ///< on the item's 容缺 list
  MaterialState state = MaterialState::kTaken;
  friend bool operator==(const CaseMaterial&, const CaseMaterial&) = default;
};
inline constexpr std::size_t kMostMaterials = 60;

/// When the case is due; both stand side by side. Absent: the item has no such limit.
struct Dues {
  std::optional<Instant> promised;
  std::optional<Instant> legal;
  friend bool operator==(const Dues&, const Dues&) = default;
};

/// Why a case is refused, denied or ended, as a code: its sentence is the paper's.
enum class CaseGround : std::uint8_t {
  kNone,
  kOutOfScope,        ///< 不属于本机关职权范围
  kConditionsNotMet,  ///< 不符合法定条件
  kMaterialsUntrue,   ///< 材料虚假
  kQuotaUsed,         ///< 数量已满
  kNotNeeded,         ///< 依法不需要取得许可
};
inline constexpr int kCaseGroundCount = 6;

/// Begun at a window and kept there for whoever goes on with it. Of a joint matter `item` is the
/// matter and `materials` are the lines of its checklist.
struct CaseDrafted {
  CaseId id{};
  std::string item;
  std::vector<CaseMaterial> materials;
  WindowNo window{};
  StaffId staff{};
  std::optional<SealedWords> form = {};  ///< of a joint matter, as far as it is filled in
  friend bool operator==(const CaseDrafted&, const CaseDrafted&) = default;
};

/// 登记件: the outside system has the case; the hall knows its number there and no more.
struct CaseRegistered {
  CaseId id{};
  std::string no;
  std::string item;
  std::string outside;  ///< number of the outside system
  WindowNo window{};
  StaffId staff{};
  ServiceId service{};  ///< 0: none was open
  friend bool operator==(const CaseRegistered&, const CaseRegistered&) = default;
};

/// Paper received at a counter carries its true date.
struct CaseReceived {
  CaseId id{};
  std::string no;  ///< as NextCaseNo makes it: at most kMostCaseNo characters
  std::string item;
  CaseRules rules;
  HallDay day{};
  std::vector<CaseMaterial> materials;
  std::string applicant;  ///< handle; "": nobody was named
  WindowNo window{};
  StaffId staff{};
  ServiceId service{};
  /// Of the item, as skills ask for it; absent in ledgers of the first days.
  std::optional<std::string> department = {};
  std::optional<CaseId> joint = {};  ///< the joint matter it is a part of
  friend bool operator==(const CaseReceived&, const CaseReceived&) = default;
};
inline constexpr std::size_t kMostCaseNo = 50;

struct Defect {
  std::string material;
  MaterialState state = MaterialState::kMissing;  ///< or flawed
  friend bool operator==(const Defect&, const Defect&) = default;
};

/// 一次性告知: everything that is missing or wrong, in one notice.
struct CorrectionAsked {
  CaseId id{};
  std::vector<Defect> defects;
  HallDay due{};  ///< last day to correct
  std::string by;
  friend bool operator==(const CorrectionAsked&, const CorrectionAsked&) = default;
};

/// A further notice names what could be seen the first time: a violation of 一次性告知, with where
/// the evidence stands.
struct NoticeRepeated {
  CaseId id{};
  std::vector<std::string> materials;
  std::uint64_t received = 0;  ///< ledger row of the receipt: they were handed in, or missing, then
  std::uint64_t first = 0;     ///< ledger row of the first notice, which does not name them
  std::string by;
  /// Who gave the first notice: it counts against him. Absent in ledgers of the first days.
  std::optional<std::string> who = {};
  friend bool operator==(const NoticeRepeated&, const NoticeRepeated&) = default;
};

struct CaseResubmitted {
  CaseId id{};
  HallDay day{};
  std::vector<std::string> cured;  ///< materials that are there now
  std::string by;
  friend bool operator==(const CaseResubmitted&, const CaseResubmitted&) = default;
};

struct CaseAccepted {
  CaseId id{};
  HallDay day{};        ///< day 0 of both limits
  bool deemed = false;  ///< by law, from the day of the receipt
  Dues dues;
  std::string by;
  friend bool operator==(const CaseAccepted&, const CaseAccepted&) = default;
};

struct PromisedMaterial {
  std::string material;
  MaterialState form = MaterialState::kMissing;  ///< or flawed
  HallDay limit{};
  friend bool operator==(const PromisedMaterial&, const PromisedMaterial&) = default;
};

/// 容缺: the applicant signed that these come by their limits.
struct PromiseGiven {
  CaseId id{};
  std::vector<PromisedMaterial> promised;
  std::string by;
  friend bool operator==(const PromiseGiven&, const PromiseGiven&) = default;
};

/// The time is that of its arrival. What is unfit leaves the promise open.
struct PromiseMadeUp {
  CaseId id{};
  std::string material;
  bool fit = true;
  std::string by;
  friend bool operator==(const PromiseMadeUp&, const PromiseMadeUp&) = default;
};

struct PromiseReminded {
  CaseId id{};
  std::string material;
  std::uint8_t days_left = 0;  ///< working days: 2, 1, 0
  friend bool operator==(const PromiseReminded&, const PromiseReminded&) = default;
};

/// 交接单: papers offered by the one who has them; the offer is his signature. Nothing is handed
/// over until the receiver has answered in a session of his own.
enum class HandOverId : std::uint64_t {};
struct HandOverOffered {
  HandOverId batch{};
  std::vector<CaseId> cases;  ///< 1 to kMostHandedOver
  std::string from;
  std::string to;
  friend bool operator==(const HandOverOffered&, const HandOverOffered&) = default;
};
inline constexpr std::size_t kMostHandedOver = 100;

enum class HandOverAnswer : std::uint8_t {
  kAccepted,   ///< the receiver signed; a CaseHandedOver for each case follows
  kDeclined,   ///< the receiver did not get what the offer says
  kTakenBack,  ///< by the giver
};
inline constexpr int kHandOverAnswerCount = 3;

struct HandOverAnswered {
  HandOverId batch{};
  HandOverAnswer answer = HandOverAnswer::kAccepted;
  std::string by;
  friend bool operator==(const HandOverAnswered&, const HandOverAnswered&) = default;
};

/// 审查意见 of a reviewer, before the decision.
struct CaseReviewed {
  CaseId id{};
  bool meets = false;                     ///< 符合条件，建议准予
  CaseGround ground = CaseGround::kNone;  ///< when it does not
  std::string by;
  friend bool operator==(const CaseReviewed&, const CaseReviewed&) = default;
};

/// 亮牌: why. The first is yellow, the rest are red.
enum class CardCause : std::uint8_t {
  kDueSoon,       ///< two working days or less are left
  kLate,          ///< the promised limit has passed (the legal one of an item without promise)
  kLegalLate,     ///< the legal limit has passed, too
  kDeemed,        ///< accepted by law, because nobody answered in time
  kHandOverLate,  ///< accepted, and not with the back office by noon of the next working day
};
inline constexpr int kCardCauseCount = 5;

/// A card to the responsible person; the supervisor has it as an alarm. Citizens are never shown
/// cards. New due dates take back the cards of the old ones.
struct CaseCarded {
  CaseId id{};
  CardCause cause = CardCause::kDueSoon;
  std::string to;  ///< work number of whoever has the papers; "" when nobody is known
  friend bool operator==(const CaseCarded&, const CaseCarded&) = default;
};

/// 物料流转: both have signed. The holder changes; who received it stays its owner.
struct CaseHandedOver {
  CaseId id{};
  std::string from;
  std::string to;
  friend bool operator==(const CaseHandedOver&, const CaseHandedOver&) = default;
};

/// What does not count (行政许可法第四十五条).
enum class SpecialProcedure : std::uint8_t {
  kHearing,
  kTender,
  kAuction,
  kInspection,
  kTesting,
  kQuarantine,
  kAppraisal,
  kExpertReview,
};
inline constexpr int kSpecialProcedureCount = 8;

struct CaseSuspended {
  CaseId id{};
  SpecialProcedure why = SpecialProcedure::kHearing;
  std::string by;
  friend bool operator==(const CaseSuspended&, const CaseSuspended&) = default;
};

struct CaseResumed {
  CaseId id{};
  Dues dues;
  std::string by;
  friend bool operator==(const CaseResumed&, const CaseResumed&) = default;
};

struct CaseExtended {
  CaseId id{};
  std::uint8_t days = 0;  ///< working days
  Dues dues;
  std::string by;
  friend bool operator==(const CaseExtended&, const CaseExtended&) = default;
};

struct CaseDecided {
  CaseId id{};
  bool approved = false;
  CaseGround ground = CaseGround::kNone;  ///< of a denial
  std::string by;
  friend bool operator==(const CaseDecided&, const CaseDecided&) = default;
};

enum class DeliveryWay : std::uint8_t { kWindow, kCourier, kElectronic };
inline constexpr int kDeliveryWayCount = 3;

/// Who took the result. Nobody's name stands in an event.
enum class DeliveryTaker : std::uint8_t { kApplicant, kAgent };
inline constexpr int kDeliveryTakerCount = 2;

struct CaseDelivered {
  CaseId id{};
  DeliveryWay way = DeliveryWay::kWindow;
  std::string by;
  std::optional<DeliveryTaker> taker = {};    ///< at a window, by the receipt
  std::optional<bool> identity_checked = {};  ///< the taker's document, or the agent's letter
  friend bool operator==(const CaseDelivered&, const CaseDelivered&) = default;
};

struct CaseEnded {
  CaseId id{};
  CaseEnd end = CaseEnd::kWithdrawn;
  CaseGround ground = CaseGround::kNone;  ///< of a refusal
  std::string by;
  friend bool operator==(const CaseEnded&, const CaseEnded&) = default;
};

struct RedatedCase {
  CaseId id{};
  Dues dues;
  friend bool operator==(const RedatedCase&, const RedatedCase&) = default;
};

/// The calendar of working days changed: these cases are due at other times than were told.
struct CasesRedated {
  std::vector<RedatedCase> cases;
  friend bool operator==(const CasesRedated&, const CasesRedated&) = default;
};

/// Whom the case is for, when it was not said at the receipt, or somebody else.
struct ApplicantNamed {
  CaseId id{};
  std::string applicant;  ///< handle
  std::string by;
  friend bool operator==(const ApplicantNamed&, const ApplicantNamed&) = default;
};

/// What was kept of a person was erased: his handle leads to nothing any more.
struct PersonErased {
  std::string person;  ///< handle
  std::string by;
  friend bool operator==(const PersonErased&, const PersonErased&) = default;
};

/// One of the cases of a joint matter, each with a unit of its own.
struct JointPart {
  CaseId id{};
  std::string item;
  friend bool operator==(const JointPart&, const JointPart&) = default;
};
inline constexpr std::size_t kFewestJointParts = 2;
inline constexpr std::size_t kMostJointParts = 20;

/// A material of a part that a line of the joint checklist stands for.
struct JointLinePart {
  CaseId id{};
  std::string material;
  friend bool operator==(const JointLinePart&, const JointLinePart&) = default;
};

/// One line of the joint checklist: a paper that is handed in once, whoever needs it.
struct JointLine {
  std::string id;          ///< of the shared material, else "item/material"
  bool mandatory = true;   ///< for one part at least
  bool tolerable = false;  ///< for every part that needs it
  MaterialState state = MaterialState::kTaken;
  std::vector<JointLinePart> of;
  friend bool operator==(const JointLine&, const JointLine&) = default;
};

/// 一件事: one receipt for several cases that run side by side, a CaseReceived for each follows in
/// the same commit. Its state and its due dates are those of its parts (joint.h).
struct JointReceived {
  CaseId id{};
  std::string no;      ///< matter, yyyymmdd, serial of the day
  std::string matter;  ///< catalogue::JointMatter::id
  HallDay day{};
  std::vector<JointPart> parts;
  std::vector<JointLine> lines;
  std::string applicant;  ///< handle; "": nobody was named
  WindowNo window{};
  StaffId staff{};
  ServiceId service{};
  std::uint16_t saved_days = 0;          ///< working days, see SavedDays
  std::optional<SealedWords> form = {};  ///< the one form (一张表单), as it was filled in
  friend bool operator==(const JointReceived&, const JointReceived&) = default;
};

/// One notice for all its parts; a CorrectionAsked for each that is concerned follows.
struct JointCorrected {
  CaseId id{};
  std::vector<Defect> defects;  ///< by line
  HallDay due{};
  std::string by;
  friend bool operator==(const JointCorrected&, const JointCorrected&) = default;
};

/// Corrections for all its parts; a CaseResubmitted for each follows.
struct JointResubmitted {
  CaseId id{};
  HallDay day{};
  std::vector<std::string> cured;  ///< lines
  std::string by;
  friend bool operator==(const JointResubmitted&, const JointResubmitted&) = default;
};

/// 一次送达: every result at once; a CaseDelivered for each part that was decided follows.
struct JointDelivered {
  CaseId id{};
  DeliveryWay way = DeliveryWay::kWindow;
  std::string by;
  std::optional<DeliveryTaker> taker = {};    ///< as of CaseDelivered
  std::optional<bool> identity_checked = {};  ///< as of CaseDelivered
  friend bool operator==(const JointDelivered&, const JointDelivered&) = default;
};

template <typename Event, typename... Known>
inline constexpr bool kIsOneOf = (std::is_same_v<Event, Known> || ...);

template <typename Event>
concept CaseEvent =
    kIsOneOf<Event, CaseDrafted, CaseRegistered, CaseReceived, CorrectionAsked, NoticeRepeated,
             CaseResubmitted, CaseAccepted, PromiseGiven, PromiseMadeUp, PromiseReminded,
             CaseHandedOver, CaseSuspended, CaseResumed, CaseExtended, CaseDecided, CaseDelivered,
             CaseEnded, CasesRedated, ApplicantNamed, PersonErased, PaperIssued, PaperReprinted,
             PaperVoided, HandOverOffered, HandOverAnswered, CaseReviewed, CaseCarded,
             JointReceived, JointCorrected, JointResubmitted, JointDelivered>;

}  // namespace yichuang::core
