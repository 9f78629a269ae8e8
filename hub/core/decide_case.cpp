#include <algorithm>
#include <set>
#include <string>

#include "hub/core/case_due.h"
#include "hub/core/case_intake.h"
#include "hub/core/decide.h"
#include "hub/core/desk.h"
#include "hub/core/joint.h"

/// What is asked of cases.
namespace yichuang::core {

namespace {

using contract::Reason;

constexpr std::size_t kMostItem = 36;

/// Why the case may not take the step now; absent when it may.
std::optional<Refusal> RefuseStep(const OpenCase& open, CaseStep step) {
  const auto next = Next(open.state, step);
  if (const Reason* reason = std::get_if<Reason>(&next)) return Refusal{*reason, open.no};
  return std::nullopt;
}

/// Work number of who is on shift there.
std::string NumberAt(const Hall& hall, WindowNo window) {
  const auto& staff = hall.windows.at(window).staff;
  const auto found = std::ranges::find_if(
      hall.plan.staff, [&](const PlannedStaff& each) { return staff && each.id == *staff; });
  return found == hall.plan.staff.end() ? std::string() : found->number;
}

/// What every intake looks at first: the clerk, the item and its depth, the draft it goes on with.
std::optional<Refusal> RefuseIntake(const Hall& hall, WindowNo window, const Clerk& clerk,
                                    const CaseItem& item, catalogue::Depth depth) {
  if (auto refusal = RefuseClerk(hall, window, clerk)) return refusal;
  if (item.id.empty() || item.id.size() > kMostItem) return Refusal{Reason::kUnknownItem, item.id};
  if (item.rules.depth != depth) return Refusal{Reason::kWrongDepth, item.id};
  if (!MayAccept(hall.skills, NumberAt(hall, window), item.id, item.department))
    return Refusal{Reason::kNotSkilled, item.id};
  if (item.materials.size() > kMostMaterials) return Refusal{Reason::kUnknownMaterial, item.id};
  return std::nullopt;
}

std::optional<Refusal> RefuseDraft(const Hall& hall, const std::optional<CaseId>& draft,
                                   CaseStep step) {
  if (!draft) return std::nullopt;
  const OpenCase* open = FindCase(hall.cases, *draft);
  if (open == nullptr) return Refusal{Reason::kUnknownCase, std::to_string(Number(*draft))};
  return RefuseStep(*open, step);
}

ServiceId ServiceAt(const Hall& hall, WindowNo window) {
  const auto& serving = hall.windows.at(window).serving;
  return serving ? serving->id : ServiceId{};
}

template <typename Intake>
CaseReceived ReceiptOf(const Hall& hall, const Intake& command, CaseId id, Instant now) {
  CaseReceived received;
  received.id = id;
  received.day = DayOf(hall.plan, now);  // at a counter: its true date
  received.no = NextCaseNo(hall, command.item.id, command.item.code, received.day);
  received.item = command.item.id;
  received.rules = command.item.rules;
  received.materials = command.item.materials;
  received.window = command.window;
  received.staff = *hall.windows.at(command.window).staff;
  received.service = ServiceAt(hall, command.window);
  if (!command.item.department.empty()) received.department = command.item.department;
  return received;
}

const CaseMaterial* MaterialOf(const std::vector<CaseMaterial>& materials, const std::string& id) {
  const auto found = std::ranges::find(materials, id, &CaseMaterial::id);
  return found == materials.end() ? nullptr : &*found;
}

/// A mandatory material that is not there; "" when all are, those named in `except` not looked at.
std::string WantedIn(const std::vector<CaseMaterial>& materials,
                     const std::set<std::string>& except = {}) {
  const auto wanted = std::ranges::find_if(materials, [&](const CaseMaterial& each) {
    return each.mandatory && each.state != MaterialState::kTaken && !except.contains(each.id);
  });
  return wanted == materials.end() ? std::string() : wanted->id;
}

/// The case as it would be, accepted now.
Dues DuesIfAccepted(const Hall& hall, const CaseRules& rules, Instant now) {
  OpenCase open;
  open.rules = rules;
  open.accepted = now;
  open.accepted_day = DayOf(hall.plan, now);
  return DuesOf(hall, open);
}

/// What is accepted, and with which promises.
struct Accepting {
  const CaseRules& rules;
  const std::vector<CaseMaterial>& materials;
  const std::vector<PromiseWish>& wishes;
  bool credit_checked = false;
  const std::string& broken;  ///< number of a case that ended because a promise was not kept
};

/// The promises in full, or why they are not taken.
std::variant<PromiseGiven, Refusal> Promises(const Hall& hall, const Accepting& accepting,
                                             PromiseGiven given, Instant now) {
  const auto promised = DuesIfAccepted(hall, accepting.rules, now).promised;
  std::set<std::string> seen;
  for (const PromiseWish& wish : accepting.wishes) {
    const CaseMaterial* material = MaterialOf(accepting.materials, wish.material);
    if (material == nullptr || material->state == MaterialState::kTaken ||
        !seen.insert(wish.material).second)
      return Refusal{Reason::kUnknownMaterial, wish.material};
    if (!material->tolerable) return Refusal{Reason::kNotTolerable, wish.material};
    bool broke = !accepting.broken.empty();
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(broken_promise_forgotten)) broke = false;
#endif
    if (broke) return Refusal{Reason::kPromiseBroken, accepting.broken};
    if (!accepting.credit_checked) return Refusal{Reason::kCreditUnchecked, wish.material};
    const HallDay limit = AddWorkingDays(hall.board.calendar, DayOf(hall.plan, now), wish.days);
    if (wish.days == 0 || !promised || CloseOfDay(hall, limit) > *promised)
      return Refusal{Reason::kPromiseTooLong, wish.material};
    given.promised.push_back({wish.material, material->state, limit});
  }
  if (const std::string wanted = WantedIn(accepting.materials, seen); !wanted.empty())
    return Refusal{Reason::kMaterialsMissing, wanted};
  return given;
}

/// The same applicant has it open, and the clerk was not warned.
std::optional<Refusal> RefuseDuplicate(const Hall& hall, const std::string& applicant,
                                       const std::string& item, bool known) {
  if (known) return std::nullopt;
  const OpenCase* same = SameMatter(hall.cases, applicant, item);
  if (same == nullptr) return std::nullopt;
  return Refusal{Reason::kDuplicateCase, same->no};
}

bool IsOutsideNumber(std::string_view text) {
  return !text.empty() && text.size() <= kMostOutside && std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
  });
}

/// What each act does to a case that may take its step.
class Acting {
 public:
  Acting(const Hall& hall, const StepCase& command, const OpenCase& open, Instant now)
      : hall_(hall),
        command_(command),
        id_(command.id),
        by_(command.actor.number),
        open_(open),
        now_(now) {}

  Decision operator()(const AcceptCase& act) const {
    auto given = Promises(
        hall_, {open_.rules, open_.materials, act.promises, act.credit_checked, command_.broken},
        {id_, {}, by_}, now_);
    if (auto* refusal = std::get_if<Refusal>(&given)) return std::move(*refusal);
    Events events;
    if (!act.promises.empty()) events.emplace_back(std::get<PromiseGiven>(std::move(given)));
    events.emplace_back(
        CaseAccepted{id_, Today(), false, DuesIfAccepted(hall_, open_.rules, now_), by_});
    return events;
  }

  Decision operator()(const AskCorrection& act) const {
    if (act.defects.empty()) return Refusal{Reason::kNoDefect, open_.no};
    std::set<std::string> named;
    NoticeRepeated repeated{id_, {}, open_.received_row, open_.first_notice, by_, open_.noticed_by};
    for (const Defect& defect : act.defects) {
      if (MaterialOf(open_.materials, defect.material) == nullptr ||
          defect.state == MaterialState::kTaken || !named.insert(defect.material).second)
        return Refusal{Reason::kUnknownMaterial, defect.material};
      // What an earlier notice named was handed in anew since. Anything else lay there, or was
      // missing, when that notice was written.
      if (std::ranges::find(open_.told, defect.material) == open_.told.end())
        repeated.materials.push_back(defect.material);
    }
    const HallDay due = AddWorkingDays(hall_.board.calendar, Today(), open_.rules.correction_days);
    Events events{CorrectionAsked{id_, act.defects, due, by_}};
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(second_notice_unnoticed)) return events;
#endif
    if (open_.first_notice != 0 && !repeated.materials.empty())
      events.insert(events.begin(), std::move(repeated));
    return events;
  }

  Decision operator()(const ResubmitCase& act) const {
    for (const std::string& id : act.cured) {
      if (MaterialOf(open_.materials, id) == nullptr) return Refusal{Reason::kUnknownMaterial, id};
    }
    if (act.cured.empty()) return Refusal{Reason::kNoDefect, open_.no};
    return Events{CaseResubmitted{id_, Today(), act.cured, by_}};
  }

  Decision operator()(const RefuseCase& act) const {
    if (act.ground == CaseGround::kNone) return Refusal{Reason::kGroundNeeded, open_.no};
    const CaseEnd end =
        act.ground == CaseGround::kNotNeeded ? CaseEnd::kNotRequired : CaseEnd::kRefused;
    return Events{CaseEnded{id_, end, act.ground, by_}};
  }

  Decision operator()(const MakeUpPromise& act) const {
    if (std::ranges::find(open_.promises, act.material, &OpenPromise::material) ==
        open_.promises.end())
      return Refusal{Reason::kUnknownMaterial, act.material};
    return Events{PromiseMadeUp{id_, act.material, act.fit, by_}};
  }

  Decision operator()(const ReviewCase& act) const {
    if (!act.meets && act.ground == CaseGround::kNone)
      return Refusal{Reason::kGroundNeeded, open_.no};
    return Events{CaseReviewed{id_, act.meets, act.meets ? CaseGround::kNone : act.ground, by_}};
  }

  Decision operator()(const SuspendCase& act) const {
    return Events{CaseSuspended{id_, act.why, by_}};
  }

  Decision operator()(const ResumeCase&) const {
    OpenCase ahead = open_;
    if (!ahead.pauses.empty()) ahead.pauses.back().until = now_;
    return Events{CaseResumed{id_, DuesOf(hall_, ahead), by_}};
  }

  Decision operator()(const ExtendCase&) const {
    if (open_.rules.extension_days == 0) return Refusal{Reason::kNoExtension, open_.no};
    if (open_.extended) return Refusal{Reason::kExtendedBefore, open_.no};
    const auto& due = open_.dues.promised ? open_.dues.promised : open_.dues.legal;
    if (!due || now_ >= *due) return Refusal{Reason::kDuePassed, open_.no};
    OpenCase ahead = open_;
    ahead.extended = true;
    return Events{CaseExtended{id_, open_.rules.extension_days, DuesOf(hall_, ahead), by_}};
  }

  Decision operator()(const DecideCase& act) const {
    bool promised = !open_.promises.empty();
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(result_with_open_promise)) promised = false;
#endif
    if (act.approved && promised)
      return Refusal{Reason::kPromiseOpen, open_.promises.front().material};
    if (!act.approved && act.ground == CaseGround::kNone)
      return Refusal{Reason::kGroundNeeded, open_.no};
    return Events{
        CaseDecided{id_, act.approved, act.approved ? CaseGround::kNone : act.ground, by_}};
  }

  Decision operator()(const DeliverCase& act) const {
    if (act.way != DeliveryWay::kWindow) return Events{CaseDelivered{id_, act.way, by_}};
    bool checked = act.identity_checked;
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(delivered_to_anybody)) checked = true;
#endif
    if (!checked) return Refusal{Reason::kIdentityUnchecked, open_.no};
    return Events{CaseDelivered{id_, act.way, by_, act.taker, true}};
  }
  Decision operator()(const WithdrawCase&) const {
    return Events{CaseEnded{id_, CaseEnd::kWithdrawn, CaseGround::kNone, by_}};
  }
  Decision operator()(const DropDraft&) const {
    return Events{CaseEnded{id_, CaseEnd::kDropped, CaseGround::kNone, by_}};
  }

 private:
  HallDay Today() const { return DayOf(hall_.plan, now_); }

  const Hall& hall_;
  const StepCase& command_;
  const CaseId id_;
  const std::string& by_;
  const OpenCase& open_;
  const Instant now_;
};

}  // namespace

CaseStep StepOf(const CaseAct& act) {
  struct Steps {
    CaseStep operator()(const AcceptCase&) const { return CaseStep::kAccept; }
    CaseStep operator()(const AskCorrection&) const { return CaseStep::kCorrect; }
    CaseStep operator()(const ResubmitCase&) const { return CaseStep::kResubmit; }
    CaseStep operator()(const RefuseCase&) const { return CaseStep::kRefuse; }
    CaseStep operator()(const MakeUpPromise&) const { return CaseStep::kMakeUp; }
    CaseStep operator()(const ReviewCase&) const { return CaseStep::kOpinion; }
    CaseStep operator()(const SuspendCase&) const { return CaseStep::kSuspend; }
    CaseStep operator()(const ResumeCase&) const { return CaseStep::kResume; }
    CaseStep operator()(const ExtendCase&) const { return CaseStep::kExtend; }
    CaseStep operator()(const DecideCase& each) const {
      return each.approved ? CaseStep::kApprove : CaseStep::kDeny;
    }
    CaseStep operator()(const DeliverCase&) const { return CaseStep::kDeliver; }
    CaseStep operator()(const WithdrawCase&) const { return CaseStep::kWithdraw; }
    CaseStep operator()(const DropDraft&) const { return CaseStep::kDrop; }
  };
  return std::visit(Steps{}, act);
}

Decision DecideOn(const Hall& hall, const RegisterCase& command, Instant now) {
  if (auto refusal = RefuseIntake(hall, command.window, command.clerk, command.item,
                                  catalogue::Depth::kRegistered))
    return *std::move(refusal);
  if (!IsOutsideNumber(command.outside)) return Refusal{Reason::kOutsideNumber, command.outside};
  if (!command.same.empty() && !command.duplicate_known)
    return Refusal{Reason::kDuplicateOutside, command.same};
  const CaseReceived receipt = ReceiptOf(hall, command, CaseId(hall.cases.next_case), now);
  return Events{CaseRegistered{receipt.id, receipt.no, receipt.item, command.outside,
                               receipt.window, receipt.staff, receipt.service}};
}

Decision DecideOn(const Hall& hall, const KeepDraft& command, Instant) {
  if (auto refusal = RefuseIntake(hall, command.window, command.clerk, command.item,
                                  catalogue::Depth::kPromised))
    return *std::move(refusal);
  if (auto refusal = RefuseDraft(hall, command.draft, CaseStep::kKeep)) return *std::move(refusal);
  return Events{CaseDrafted{command.draft.value_or(CaseId(hall.cases.next_case)), command.item.id,
                            command.item.materials, command.window,
                            *hall.windows.at(command.window).staff}};
}

Decision DecideOn(const Hall& hall, const ReceiveCase& command, Instant now) {
  return ReceiveAs(hall, command, {command.draft.value_or(CaseId(hall.cases.next_case))}, now);
}

Decision ReceiveAs(const Hall& hall, const ReceiveCase& command, const CasePlace& place,
                   Instant now) {
  const bool settles = place.joint && command.item.rules.depth == catalogue::Depth::kOnSpot;
  if (auto refusal =
          RefuseIntake(hall, command.window, command.clerk, command.item,
                       settles ? catalogue::Depth::kOnSpot : catalogue::Depth::kPromised))
    return *std::move(refusal);
  if (auto refusal = RefuseDraft(hall, command.draft, CaseStep::kReceive))
    return *std::move(refusal);
  if (auto refusal =
          RefuseDuplicate(hall, command.applicant, command.item.id, command.duplicate_known))
    return *std::move(refusal);
  const CaseId id = place.id;
  CaseReceived received = ReceiptOf(hall, command, id, now);
  received.applicant = command.applicant;
  received.joint = place.joint;
  Events events{std::move(received)};
  if (!command.accept) {
    // A promise is part of the acceptance that it makes possible.
    if (!command.promises.empty())
      return Refusal{Reason::kMaterialsMissing, command.promises.front().material};
    return events;
  }
  auto given = Promises(hall,
                        {command.item.rules, command.item.materials, command.promises,
                         command.credit_checked, command.broken},
                        {id, {}, command.clerk.number}, now);
  if (auto* refusal = std::get_if<Refusal>(&given)) return std::move(*refusal);
  if (!command.promises.empty()) events.emplace_back(std::get<PromiseGiven>(std::move(given)));
  events.emplace_back(CaseAccepted{id, DayOf(hall.plan, now), false,
                                   DuesIfAccepted(hall, command.item.rules, now),
                                   command.clerk.number});
  if (settles) events.emplace_back(CaseDecided{id, true, CaseGround::kNone, command.clerk.number});
  return events;
}

Decision DecideOn(const Hall& hall, const SettleOnSpot& command, Instant now) {
  if (auto refusal = RefuseIntake(hall, command.window, command.clerk, command.item,
                                  catalogue::Depth::kOnSpot))
    return *std::move(refusal);
  if (auto refusal =
          RefuseDuplicate(hall, command.applicant, command.item.id, command.duplicate_known))
    return *std::move(refusal);
  // Asked for the hall's day; while that is yesterday's, nothing has happened today.
  const bool today = hall.day == DayOf(hall.plan, now);
  if (today && !command.same.empty() && !command.duplicate_known)
    return Refusal{Reason::kSettledToday, command.same};
  if (const std::string wanted = WantedIn(command.item.materials); !wanted.empty())
    return Refusal{Reason::kMaterialsMissing, wanted};
  const CaseId id{hall.cases.next_case};
  const std::string& by = command.clerk.number;
  CaseReceived received = ReceiptOf(hall, command, id, now);
  received.applicant = command.applicant;
  return Events{std::move(received),
                CaseAccepted{id, DayOf(hall.plan, now), false,
                             DuesIfAccepted(hall, command.item.rules, now), by},
                CaseDecided{id, true, CaseGround::kNone, by},
                CaseDelivered{id, DeliveryWay::kWindow, by}};
}

Decision DecideOn(const Hall& hall, const StepCase& command, Instant now) {
  if (const OpenJoint* joint = FindJoint(hall.cases, command.id))
    return StepJoint(hall, command, *joint, now);
  const OpenCase* open = FindCase(hall.cases, command.id);
  if (open == nullptr) return Refusal{Reason::kUnknownCase, std::to_string(Number(command.id))};
  const CaseStep step = StepOf(command.act);
  if (!command.actor.number.empty() && !command.actor.roles.Meets(MayTake(step)))
    return Refusal{Reason::kForeignStep, open->no};
  if (auto refusal = RefuseStep(*open, step)) return *std::move(refusal);
  if (step == CaseStep::kDeliver && open->joint) return Refusal{Reason::kJointDelivery, open->no};
  if (step == CaseStep::kAccept &&
      !MayAccept(hall.skills, command.actor.number, open->item, open->department.value_or("")))
    return Refusal{Reason::kNotSkilled, open->item};
  return std::visit(Acting(hall, command, *open, now), command.act);
}

}  // namespace yichuang::core
