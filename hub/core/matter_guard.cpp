#include "hub/core/matter_guard.h"

#include <algorithm>

#include "hub/core/hall.h"
#include "hub/core/working_time.h"

namespace yichuang::core {
namespace {

using contract::Reason;
using Refused = std::optional<Reason>;

constexpr RoleSet kReviewers{Role::kInspector, Role::kHallManager};
constexpr RoleSet kExcluders{Role::kInspector, Role::kHallManager, Role::kDutyManager};
constexpr RoleSet kScanners{Role::kWindowStaff, Role::kDutyManager};

Refused Unless(bool holds, Reason reason) { return holds ? Refused() : Refused(reason); }

/// Whether his place in the matter, or his post, lets somebody take a step.
class MatterPlace {
 public:
  MatterPlace(const Matters& matters, const MatterActor& actor, const OpenMatter& open,
              const MatterKind& kind)
      : matters_(matters), actor_(actor), open_(open), kind_(kind), by_(actor.number) {}

  Refused operator()(MatterStep step) const {
    switch (step) {
      case MatterStep::kReopen:
        return Unless(actor_.citizen || IsOwner() || IsChief() || actor_.roles.Meets(kind_.desk),
                      Reason::kForeignMatter);
      case MatterStep::kChase:
        return Unless(IsOwner() || IsChief() || actor_.roles.Has(Role::kInspector),
                      Reason::kForeignMatter);
      case MatterStep::kReply:
        if (!open_.asked) return Reason::kNoCard;
        if (open_.state == MatterState::kOffered)
          return Unless(ActsFor(matters_, by_, open_.offered), Reason::kForeignMatter);
        if (open_.state == MatterState::kUnclear) return Unless(IsChief(), Reason::kForeignMatter);
        return Unless(Has(), Reason::kForeignMatter);
      case MatterStep::kArrive:
        return Unless(actor_.roles.Meets(kScanners), Reason::kForeignMatter);
      case MatterStep::kOffer:
      case MatterStep::kClose:
        return Unless(Has() || IsOwner() || IsChief(), Reason::kForeignMatter);
      case MatterStep::kTakeIn:
        return Unless(Has() || (open_.state == MatterState::kUnclear && IsChief()),
                      Reason::kForeignMatter);
      case MatterStep::kAccept:
      case MatterStep::kReturn:
        return Unless(ActsFor(matters_, by_, open_.offered), Reason::kForeignMatter);
      case MatterStep::kTakeBack:
        return Unless(ActsFor(matters_, by_, open_.giver) || IsChief(), Reason::kForeignMatter);
      case MatterStep::kUphold:
        return Reviewer(kReviewers);
      case MatterStep::kPropose:
        return Excluder();
      case MatterStep::kExclude:
        if (!open_.proposed) return Reason::kNoProposal;
        if (by_ == open_.proposer) return Reason::kSecondPerson;
        return Excluder();
      case MatterStep::kVerify:
        return Reviewer(kExcluders);
      case MatterStep::kSelfDone:
      case MatterStep::kGuide:
      case MatterStep::kUnclear:
      case MatterStep::kWait:
      case MatterStep::kResume:
      case MatterStep::kFixNow:
      case MatterStep::kLedger:
      case MatterStep::kExplain:
      case MatterStep::kAppeal:
      case MatterStep::kAnswer:
      case MatterStep::kCallBack:
        return Unless(Has(), Reason::kForeignMatter);
    }
    return Reason::kForeignMatter;
  }

 private:
  bool Has() const {
    if (open_.holder.empty()) return !by_.empty() && actor_.roles.Meets(kind_.first);
    return ActsFor(matters_, by_, open_.holder);
  }
  bool IsOwner() const { return ActsFor(matters_, by_, open_.owner); }
  bool IsChief() const {
    if (by_.empty()) return false;
    if (actor_.roles.Meets(kMatterChiefs)) return true;
    return actor_.roles.Has(Role::kUnitHead) && !open_.unit.empty() &&
           UnitOf(matters_, by_) == open_.unit;
  }
  /// Somebody of the office who has not worked on it.
  Refused Reviewer(RoleSet roles) const {
    if (by_.empty() || !actor_.roles.Meets(roles)) return Reason::kForeignMatter;
    const bool worked = by_ == open_.holder || by_ == open_.solver || by_ == open_.caller;
    return Unless(!worked, Reason::kSecondPerson);
  }
  /// Somebody of the office, of another unit than the one that was rated.
  Refused Excluder() const {
    if (by_.empty() || !actor_.roles.Meets(kExcluders)) return Reason::kForeignMatter;
    const std::string own = UnitOf(matters_, by_);
    if (open_.unit.empty() || own.empty()) return Reason::kUnitUnknown;
    return Unless(own != open_.unit, Reason::kOwnUnit);
  }

  const Matters& matters_;
  const MatterActor& actor_;
  const OpenMatter& open_;
  const MatterKind& kind_;
  const std::string& by_;
};

/// Whether what he says of it holds.
class MatterSaid {
 public:
  MatterSaid(const MatterAsked& asked, const OpenMatter& open, const MatterKind& kind)
      : asked_(asked), open_(open), kind_(kind) {}

  Refused operator()(const MoveMatter& act) const {
    switch (act.step) {
      case MatterStep::kOffer:
      case MatterStep::kReturn:
      case MatterStep::kLedger:
      case MatterStep::kPropose:
      case MatterStep::kCallBack:
      case MatterStep::kVerify:
      case MatterStep::kClose:
      case MatterStep::kReply:
        return Reason::kWrongType;  // these say more than their name
      case MatterStep::kExplain:
        return Unless(!act.words.handle.empty(), Reason::kWordsMissing);
      case MatterStep::kAppeal: {
        if (act.words.handle.empty()) return Reason::kWordsMissing;
        const HallDay begun = DayOf(asked_.plan, open_.accepted.value_or(open_.opened));
        const int passed = CountWorkingDays(asked_.calendar, begun, DayOf(asked_.plan, asked_.now));
        return Unless(passed <= NumbersOf(open_).appeal_days, Reason::kAppealLate);
      }
      default:
        return {};
    }
  }
  Refused operator()(const OfferMatter& act) const {
    const auto receiver = asked_.accounts.find(act.to);
    if (receiver == asked_.accounts.end() || !receiver->second.enabled ||
        !receiver->second.roles.Meets(kMatterStaff) || act.to == open_.holder)
      return Reason::kNoSuchColleague;
    return Unless(!kind_.about_somebody || act.to != open_.about, Reason::kAboutSelf);
  }
  Refused operator()(const ReturnMatter& act) const {
    return Unless(act.reason != ReturnReason::kTakenBack, Reason::kWrongType);
  }
  Refused operator()(const LedgerMatter& act) const {
    return Unless(!act.words.handle.empty(), Reason::kWordsMissing);
  }
  Refused operator()(const CallAbout& act) const {
    if ((act.result == CallResult::kNoContact) == open_.contact) return Reason::kContactKnown;
    return Unless((act.result == CallResult::kReached) == act.satisfied.has_value(),
                  Reason::kOutcomeUnfit);
  }
  Refused operator()(const CloseMatter&) const { return {}; }
  Refused operator()(const ProposeExclusion& act) const {
    return Unless(!act.words.handle.empty(), Reason::kWordsMissing);
  }
  Refused operator()(const ReplyToCard& act) const {
    if (act.words.handle.empty()) return Reason::kWordsMissing;
    return Unless(act.done_by >= DayOf(asked_.plan, asked_.now), Reason::kDayPassed);
  }

 private:
  const MatterAsked& asked_;
  const OpenMatter& open_;
  const MatterKind& kind_;
};

}  // namespace

Refused RefuseMatterActor(const Matters& matters, const MatterActor& actor, const OpenMatter& open,
                          MatterStep step) {
  const MatterKind* kind = KindOf(open.kind, open.rules);
  if (kind == nullptr) return Reason::kUnknownMatterKind;
  if (!kind->steps.Has(step)) return Reason::kNotOfKind;
  const auto next = NextMatter(open.state, step);
  if (const Reason* reason = std::get_if<Reason>(&next)) return *reason;
  // A matter that the independent call-back closes is not closed as solved before it.
  if (kind->verified && step == MatterStep::kClose && open.state == MatterState::kAnswered)
    return Reason::kMatterAnswered;
  // Nobody decides on what is about himself.
  if (kind->about_somebody && !open.about.empty() && actor.number == open.about)
    return Reason::kAboutSelf;
  return MatterPlace(matters, actor, open, *kind)(step);
}

Refused RefuseMatterStep(const MatterAsked& asked, const OpenMatter& open, const MatterAct& act) {
  if (auto refused = RefuseMatterActor(asked.matters, asked.actor, open, StepOf(act)))
    return refused;
  return std::visit(MatterSaid(asked, open, *KindOf(open.kind, open.rules)), act);
}

}  // namespace yichuang::core
