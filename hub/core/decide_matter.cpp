#include <algorithm>
#include <string>
#include <utility>

#include "hub/core/decide.h"
#include "hub/core/matter_apply.h"
#include "hub/core/matter_guard.h"

/// What is asked of matters.
namespace yichuang::core {

namespace {

using contract::Reason;

std::string IdOf(MatterId id) { return std::to_string(Number(id)); }

/// A name of a unit or body: no number of a person can stand in it.
bool IsUnitName(std::string_view text) {
  return text.size() <= kMostUnit && std::ranges::none_of(text, [](char c) {
           return (c >= '0' && c <= '9') || static_cast<unsigned char>(c) < 0x20;
         });
}

/// What each act does to a matter that may take its step.
class MatterActing {
 public:
  MatterActing(const Hall& hall, MatterId id, const OpenMatter& open, const MatterActor& actor,
               Instant now)
      : hall_(hall),
        id_(id),
        open_(open),
        numbers_(NumbersOf(open)),
        by_(actor.number),
        now_(now) {}

  Decision operator()(const MoveMatter& act) const {
    switch (act.step) {
      case MatterStep::kAccept:
        return Accept();
      case MatterStep::kTakeBack:
        return Return(ReturnReason::kTakenBack, act.words);
      case MatterStep::kReopen:
        return Reopen(act.words);
      case MatterStep::kChase:
        return Events{MatterChased{id_, ChargedWith(open_), by_}};
      case MatterStep::kExclude:
        return Exclude(act.words);
      case MatterStep::kSelfDone:
        return Move(act, open_.holder, MatterOutcome::kSolved);
      case MatterStep::kExplain:
        return Move(act, open_.holder, MatterOutcome::kExplained);
      case MatterStep::kFixNow:
      case MatterStep::kAnswer:
        return Move(act, open_.holder, MatterOutcome::kSolved);
      case MatterStep::kArrive:
      case MatterStep::kTakeIn:
        return Move(act, by_, {});
      case MatterStep::kResume:
        return Move(act, open_.holder, {}, Left());
      default:
        return Move(act, open_.holder.empty() ? by_ : open_.holder, {});
    }
  }

  Decision operator()(const OfferMatter& act) const {
    OpenMatter ahead = open_;
    Enter(ahead, MatterState::kOffered, now_);
    return Events{MatterOffered{id_, open_.holder, act.to, by_, MatterDue(hall_, ahead)}};
  }

  Decision operator()(const ReturnMatter& act) const { return Return(act.reason, act.words); }

  Decision operator()(const LedgerMatter& act) const {
    if (act.days == 0 || act.days > numbers_.ledger_days)
      return Refusal{Reason::kLedgerTooLong, open_.no};
    return Move({MatterStep::kLedger, act.words}, open_.holder, {},
                MatterLimit{LimitClock::kWorkingDays, act.days});
  }

  Decision operator()(const CallAbout& act) const {
    Events events{
        MatterCalled{id_, act.independent, act.result, act.satisfied, act.lawful, by_, act.words}};
    if (act.result == CallResult::kUnreached && open_.attempts + 1 < numbers_.call_attempts)
      return events;
    if (!act.independent) {
      events.push_back(MovedTo(MatterStep::kCallBack, MatterState::kCalledBack, open_.holder));
      return events;
    }
    if (act.satisfied == false && !act.lawful) {
      events.push_back(Reopened({}));
      return events;
    }
    MatterMoved closed = MovedTo(MatterStep::kVerify, MatterState::kOver, open_.holder);
    closed.outcome = act.satisfied == false ? MatterOutcome::kExplained : MatterOutcome::kSolved;
    events.emplace_back(std::move(closed));
    return events;
  }

  Decision operator()(const CloseMatter& act) const {
    const bool answered = open_.state == MatterState::kAnswered;
    const bool solved =
        act.outcome == MatterOutcome::kSolved || act.outcome == MatterOutcome::kExplained;
    if (act.outcome == MatterOutcome::kExcluded || solved != answered)
      return Refusal{Reason::kOutcomeUnfit, open_.no};
    if (!IsUnitName(act.target)) return Refusal{Reason::kOutcomeUnfit, open_.no};
    MatterMoved closed = MovedTo(MatterStep::kClose, MatterState::kOver, open_.holder);
    closed.outcome = act.outcome;
    closed.target = act.target;
    closed.words = act.words;
    Events events;
    const bool away =
        act.outcome == MatterOutcome::kReferred || act.outcome == MatterOutcome::kNotOurs;
    if (away && act.target.empty())
      events.emplace_back(MatterViolated{id_, MatterViolation::kNoTarget, by_});
    events.emplace_back(std::move(closed));
    return events;
  }

  Decision operator()(const ProposeExclusion& act) const {
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(exclusion_by_one)) {
      Events events{ExclusionProposed{id_, act.ground, by_, act.words}};
      AppendExclusion(events, act.ground, by_);
      return events;
    }
#endif
    return Events{ExclusionProposed{id_, act.ground, by_, act.words}};
  }

  Decision operator()(const ReplyToCard& act) const {
    const bool late = open_.reply && now_ > *open_.reply;
    return Events{CardReplied{id_, open_.rung, act.done_by, late, by_, act.words}};
  }

 private:
  MatterMoved MovedTo(MatterStep step, MatterState state, const std::string& holder,
                      const std::optional<MatterLimit>& limit = {}) const {
    MatterMoved moved;
    moved.id = id_;
    moved.step = step;
    moved.state = state;
    moved.by = by_;
    moved.holder = holder;
    moved.limit = limit;
    if (state == MatterState::kOver) return moved;
    OpenMatter ahead = open_;
    Enter(ahead, state, now_, limit);
    moved.due = MatterDue(hall_, ahead);
    return moved;
  }

  Decision Move(const MoveMatter& act, const std::string& holder,
                std::optional<MatterOutcome> outcome,
                const std::optional<MatterLimit>& limit = {}) const {
    const MatterState state = std::get<MatterState>(NextMatter(open_.state, act.step));
    MatterMoved moved = MovedTo(act.step, state, holder, limit);
    moved.outcome = outcome;
    moved.words = act.words;
    return Events{std::move(moved)};
  }

  Decision Accept() const {
    MatterAccepted accepted;
    accepted.id = id_;
    accepted.by = by_;
    if (by_ != open_.offered) accepted.for_whom = open_.offered;
    accepted.unit = UnitOf(hall_.matters, by_);
    accepted.state = open_.before == MatterState::kRectifying ? MatterState::kRectifying
                                                              : MatterState::kHandling;
    OpenMatter ahead = open_;
    Enter(ahead, accepted.state, now_);
    accepted.due = MatterDue(hall_, ahead);
    Events events{std::move(accepted)};
    if (open_.hops + 1 == numbers_.hops)
      events.emplace_back(MatterViolated{id_, MatterViolation::kRerouted, open_.holder});
    return events;
  }

  Decision Return(ReturnReason reason, const SealedWords& words) const {
    OpenMatter ahead = open_;
    GoBack(ahead, now_);
    return Events{MatterReturned{id_, reason, open_.before, by_, MatterDue(hall_, ahead), words}};
  }

  MatterReopened Reopened(const SealedWords& words) const {
    MatterReopened again;
    again.id = id_;
    again.kind = open_.kind;
    again.rules = open_.rules;
    again.no = open_.no;
    again.owner = open_.owner;
    again.about = open_.about;
    again.unit = open_.unit;
    again.service = open_.service;
    again.contact = open_.contact;
    again.hops = open_.hops;
    again.reopened = static_cast<std::uint8_t>(std::min(open_.reopened + 1, 255));
    again.opened = open_.opened;
    again.by = by_;
    again.words = words;
    again.limits = open_.limits;
    again.numbers = open_.numbers;
    OpenMatter ahead = open_;
    ahead.answer.reset();
    Enter(ahead, again.owner.empty() ? MatterState::kOpen : MatterState::kHandling, now_);
    again.due = MatterDue(hall_, ahead);
    return again;
  }
  Decision Reopen(const SealedWords& words) const { return Events{Reopened(words)}; }

  void AppendExclusion(Events& events, ExclusionGround ground, const std::string& first) const {
    events.emplace_back(RatingExcluded{id_, open_.service, ground, first, by_});
    MatterMoved closed = MovedTo(MatterStep::kExclude, MatterState::kOver, open_.holder);
    closed.outcome = MatterOutcome::kExcluded;
    events.emplace_back(std::move(closed));
  }

  Decision Exclude(const SealedWords& words) const {
    Events events;
    AppendExclusion(events, *open_.proposed, open_.proposer);
    std::get<MatterMoved>(events.back()).words = words;
    return events;
  }

  /// What was left of the answer's time when the clock was stopped.
  MatterLimit Left() const {
    if (!open_.answer) return {LimitClock::kNone, 0};
    const auto end = EndOf(hall_, *open_.answer);
    if (!end) return {LimitClock::kNone, 0};
    const Millis left = OfficeTimeBetween(hall_, open_.stage.since, *end);
    const auto whole = std::chrono::ceil<std::chrono::minutes>(left).count();
    return {LimitClock::kOfficeMinutes,
            static_cast<std::uint16_t>(std::clamp<std::int64_t>(whole, 0, 65'535))};
  }

  const Hall& hall_;
  const MatterId id_;
  const OpenMatter& open_;
  const MatterNumbers& numbers_;
  const std::string& by_;
  const Instant now_;
};

/// A matter that is over, as it would be open.
OpenMatter AsOpen(const MatterReopened& was) {
  OpenMatter open;
  open.kind = was.kind;
  open.rules = was.rules;
  open.state = MatterState::kOver;
  open.no = was.no;
  open.owner = was.owner;
  open.holder = was.owner;
  open.about = was.about;
  open.unit = was.unit;
  open.service = was.service;
  open.contact = was.contact;
  open.hops = was.hops;
  open.reopened = was.reopened;
  open.opened = was.opened;
  return open;
}

Decision ActOn(const Hall& hall, const StepMatter& command, const OpenMatter& open, Instant now) {
  const MatterAsked asked{hall.matters, hall.accounts, hall.board.calendar,
                          hall.plan,    command.actor, now};
  if (auto refused = RefuseMatterStep(asked, open, command.act)) return Refusal{*refused, open.no};
  return std::visit(MatterActing(hall, command.id, open, command.actor, now), command.act);
}

bool IsAtOnce(MatterStep step) {
  return step == MatterStep::kSelfDone || step == MatterStep::kGuide ||
         step == MatterStep::kUnclear || step == MatterStep::kTakeIn;
}

}  // namespace

MatterStep StepOf(const MatterAct& act) {
  struct Steps {
    MatterStep operator()(const MoveMatter& each) const { return each.step; }
    MatterStep operator()(const OfferMatter&) const { return MatterStep::kOffer; }
    MatterStep operator()(const ReturnMatter&) const { return MatterStep::kReturn; }
    MatterStep operator()(const LedgerMatter&) const { return MatterStep::kLedger; }
    MatterStep operator()(const CallAbout& each) const {
      return each.independent ? MatterStep::kVerify : MatterStep::kCallBack;
    }
    MatterStep operator()(const CloseMatter&) const { return MatterStep::kClose; }
    MatterStep operator()(const ProposeExclusion&) const { return MatterStep::kPropose; }
    MatterStep operator()(const ReplyToCard&) const { return MatterStep::kReply; }
  };
  return std::visit(Steps{}, act);
}

Decision DecideOn(const Hall& hall, const OpenMatterAs& command, Instant now) {
  const MatterKind* kind = KindNamed(command.kind);
  if (kind == nullptr) return Refusal{Reason::kUnknownMatterKind, command.kind};
  const MatterActor& actor = command.actor;
  const bool may =
      actor.citizen ? kind->by_citizen : !actor.number.empty() && actor.roles.Meets(kind->desk);
  if (!may) return Refusal{Reason::kForeignMatter, command.kind};
  if (Number(command.window) != 0 && !hall.windows.contains(command.window))
    return Refusal{Reason::kUnknownWindow, std::to_string(Number(command.window))};
  if (!command.about.empty() && !hall.accounts.contains(command.about) &&
      StaffNumbered(hall.plan, command.about) == nullptr)
    return Refusal{Reason::kUnknownStaff, command.about};
  if (!command.about.empty() && command.about == actor.number)
    return Refusal{Reason::kAboutSelf, command.about};
  if (command.code.size() != kPaperCodeSize || !IsUnitName(command.unit))
    return Refusal{Reason::kWrongType, command.kind};
  MatterOpened opened;
  opened.id = MatterId{hall.matters.next_matter};
  opened.kind = kind->id;
  opened.rules = kind->rules;
  opened.no = NextMatterNo(hall, *kind, DayOf(hall.plan, now));
  opened.code = command.code;
  opened.channel = command.channel;
  opened.window = command.window;
  opened.owner = actor.citizen ? std::string() : actor.number;
  opened.about = command.about;
  opened.unit = command.unit.empty() ? UnitOf(hall.matters, command.about) : command.unit;
  opened.source = command.source;
  // Nothing of a citizen who asks by himself is kept but the words.
  if (!actor.citizen) opened.person = command.person;
  opened.words = command.words;
  opened.limits = MatterLimitsOf(hall.plan, kind->id);
  opened.numbers = MatterNumbersOn(hall.plan, kind->id, DayOf(hall.plan, now));
  OpenMatter open = OpenedAs(opened, now);
  open.due = opened.due = MatterDue(hall, open);
  Events events{opened};
  if (!command.at_once) return events;
  if (actor.citizen || !IsAtOnce(*command.at_once))
    return Refusal{Reason::kForeignMatter, command.kind};
  Decision next = ActOn(hall, {opened.id, actor, MoveMatter{*command.at_once, {}}, {}}, open, now);
  auto* steps = std::get_if<Events>(&next);
  if (steps == nullptr) return next;
  std::ranges::move(*steps, std::back_inserter(events));
  return events;
}

Decision DecideOn(const Hall& hall, const StepMatter& command, Instant now) {
  if (const OpenMatter* open = FindMatter(hall.matters, command.id))
    return ActOn(hall, command, *open, now);
  if (!command.past) return Refusal{Reason::kUnknownMatter, IdOf(command.id)};
  OpenMatter over = AsOpen(command.past->was);
  over.limits = MatterLimitsOf(hall.plan, over.kind);
  over.numbers = MatterNumbersOn(hall.plan, over.kind, DayOf(hall.plan, now));
  if (command.past->excluded && StepOf(command.act) == MatterStep::kReopen)
    return Refusal{Reason::kMatterOver, over.no};
  return ActOn(hall, command, over, now);
}

Decision DecideOn(const Hall& hall, const AssignDuty& command, Instant) {
  const MatterActor& actor = command.actor;
  const auto known = hall.matters.duties.find(command.number);
  const Duty before = known == hall.matters.duties.end() ? Duty{} : known->second;
  constexpr RoleSet kKeepers{Role::kHallManager, Role::kSystemAdmin};
  const bool own = !actor.number.empty() && actor.number == command.number &&
                   command.unit == before.unit && command.deputy == before.deputy;
  const bool console = actor.number.empty() && !actor.citizen;
  if (!own && !console && !actor.roles.Meets(kKeepers))
    return Refusal{Reason::kForeignMatter, command.number};
  if (!IsWorkNumber(command.number)) return Refusal{Reason::kUnknownStaff, command.number};
  if (!IsUnitName(command.unit)) return Refusal{Reason::kWrongType, command.number};
  if (!command.deputy.empty() &&
      (command.deputy == command.number || !hall.accounts.contains(command.deputy)))
    return Refusal{Reason::kUnknownStaff, command.deputy};
  if (Duty{command.unit, command.deputy, command.absent} == before) return Events{};
  return Events{
      DutyAssigned{command.number, command.unit, command.deputy, command.absent, actor.number}};
}

}  // namespace yichuang::core
