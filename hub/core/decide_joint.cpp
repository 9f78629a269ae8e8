#include <algorithm>
#include <iterator>
#include <string>

#include "hub/core/case_intake.h"
#include "hub/core/decide.h"
#include "hub/core/joint.h"

/// What is asked of joint matters. Each part is decided on as the case that it is, with all its
/// guards; here stands what they have in common.
namespace yichuang::core {
namespace {

using contract::Reason;

constexpr std::size_t kMostMatter = 36;

/// The materials of one part that these lines stand for.
std::vector<std::string> MaterialsOf(const std::vector<JointLine>& lines, CaseId part,
                                     const std::string& line) {
  std::vector<std::string> materials;
  const auto found = std::ranges::find(lines, line, &JointLine::id);
  if (found == lines.end()) return materials;
  for (const JointLinePart& of : found->of) {
    if (of.id == part) materials.push_back(of.material);
  }
  return materials;
}

/// The first name that is no line, or a line once more; "" when there is none.
template <typename Named, typename Name>
std::string UnknownLine(const std::vector<JointLine>& lines, const std::vector<Named>& named,
                        Name name) {
  for (auto each = named.begin(); each != named.end(); ++each) {
    const std::string& id = name(*each);
    if (std::ranges::find(lines, id, &JointLine::id) == lines.end()) return id;
    if (std::any_of(named.begin(), each, [&](const Named& one) { return name(one) == id; }))
      return id;
  }
  return {};
}

const std::string& LineOf(const Defect& defect) { return defect.material; }
const std::string& LineOf(const PromiseWish& wish) { return wish.material; }
const std::string& LineOf(const std::string& line) { return line; }

template <typename Named>
std::optional<Refusal> RefuseLines(const std::vector<JointLine>& lines,
                                   const std::vector<Named>& named) {
  const std::string unknown = UnknownLine(
      lines, named, [](const Named& each) -> const std::string& { return LineOf(each); });
  if (unknown.empty()) return std::nullopt;
  return Refusal{Reason::kUnknownMaterial, unknown};
}

void Append(Events& events, Events&& more) {
  events.insert(events.end(), std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
}

/// Marks what is absent, once for every part that needs it.
void Mark(std::vector<JointLine>& lines, std::vector<CaseItem>& items, CaseId first,
          const std::vector<Defect>& absent) {
  for (const Defect& defect : absent) {
    JointLine& line = *std::ranges::find(lines, defect.material, &JointLine::id);
    line.state = defect.state;
    for (const JointLinePart& of : line.of) {
      auto& materials = items[Number(of.id) - Number(first)].materials;
      std::ranges::find(materials, of.material, &CaseMaterial::id)->state = defect.state;
    }
  }
}

std::optional<Refusal> RefuseJoint(const Hall& hall, const ReceiveJoint& command) {
  if (command.matter.empty() || command.matter.size() > kMostMatter ||
      command.items.size() < kFewestJointParts || command.items.size() > kMostJointParts)
    return Refusal{Reason::kUnknownItem, command.matter};
  for (auto each = command.items.begin(); each != command.items.end(); ++each) {
    if (std::any_of(command.items.begin(), each,
                    [&](const CaseItem& one) { return one.id == each->id; }))
      return Refusal{Reason::kUnknownItem, each->id};
  }
  if (command.draft) {
    const OpenCase* draft = FindCase(hall.cases, *command.draft);
    if (draft == nullptr || draft->item != command.matter)
      return Refusal{Reason::kUnknownCase, std::to_string(Number(*command.draft))};
    const auto next = Next(draft->state, command.keep ? CaseStep::kKeep : CaseStep::kReceive);
    if (const Reason* reason = std::get_if<Reason>(&next)) return Refusal{*reason, draft->no};
  }
  if (command.keep) return std::nullopt;
  if (command.form && command.applicant.empty())
    return Refusal{Reason::kPersonUnknown, command.matter};
  if (command.applicant.empty() || command.duplicate_known) return std::nullopt;
  for (const auto& [id, joint] : hall.cases.joints) {
    if (joint.applicant == command.applicant && joint.matter == command.matter)
      return Refusal{Reason::kDuplicateCase, joint.no};
  }
  return std::nullopt;
}

/// The joint checklist as a draft keeps it.
std::vector<CaseMaterial> AsMaterials(const std::vector<JointLine>& lines) {
  std::vector<CaseMaterial> materials;
  for (const JointLine& line : lines)
    materials.push_back({line.id, line.mandatory, line.tolerable, line.state});
  return materials;
}

/// Parts of the joint matter that may take the step now.
std::vector<CaseId> PartsFor(const Hall& hall, const OpenJoint& joint, CaseStep step) {
  std::vector<CaseId> parts;
  for (const JointPart& part : joint.parts) {
    const OpenCase* open = FindCase(hall.cases, part.id);
    if (open != nullptr && std::holds_alternative<CaseState>(Next(open->state, step)))
      parts.push_back(part.id);
  }
  return parts;
}

/// What each act does to a joint matter that may take its step. Every part's own guards hold.
class JointActing {
 public:
  JointActing(const Hall& hall, const StepCase& command, const OpenJoint& joint, Instant now)
      : hall_(hall), command_(command), joint_(joint), now_(now) {}

  /// All parts that are received; one that may not be accepted stops all.
  Decision operator()(const AcceptCase& act) const {
    if (auto refusal = RefuseLines(joint_.lines, act.promises)) return *std::move(refusal);
    Events events;
    for (const CaseId part : PartsFor(hall_, joint_, CaseStep::kAccept)) {
      AcceptCase accept{{}, act.credit_checked};
      for (const PromiseWish& wish : act.promises) {
        for (std::string& material : MaterialsOf(joint_.lines, part, wish.material))
          accept.promises.push_back({std::move(material), wish.days});
      }
      if (auto refusal = Take(part, std::move(accept), events)) return *std::move(refusal);
      if (hall_.cases.open.at(part).rules.depth == catalogue::Depth::kOnSpot)
        events.emplace_back(CaseDecided{part, true, CaseGround::kNone, By()});
    }
    return NothingFor(events, Reason::kCaseAccepted);
  }

  Decision operator()(const AskCorrection& act) const {
    if (act.defects.empty()) return Refusal{Reason::kNoDefect, joint_.no};
    if (auto refusal = RefuseLines(joint_.lines, act.defects)) return *std::move(refusal);
    Events events;
    for (const CaseId part : PartsFor(hall_, joint_, CaseStep::kCorrect)) {
      AskCorrection ask;
      for (const Defect& defect : act.defects) {
        for (std::string& material : MaterialsOf(joint_.lines, part, defect.material))
          ask.defects.push_back({std::move(material), defect.state});
      }
      if (ask.defects.empty()) continue;
      if (auto refusal = Take(part, std::move(ask), events)) return *std::move(refusal);
    }
    if (events.empty()) return Refusal{Reason::kCaseAccepted, joint_.no};
    JointCorrected notice{command_.id, act.defects, {}, By()};
    for (const Event& event : events) {
      if (const auto* asked = std::get_if<CorrectionAsked>(&event))
        notice.due = std::max(notice.due, asked->due);
    }
    events.insert(events.begin(), std::move(notice));
    return events;
  }

  Decision operator()(const ResubmitCase& act) const {
    if (act.cured.empty()) return Refusal{Reason::kNoDefect, joint_.no};
    if (auto refusal = RefuseLines(joint_.lines, act.cured)) return *std::move(refusal);
    Events events;
    for (const CaseId part : PartsFor(hall_, joint_, CaseStep::kResubmit)) {
      ResubmitCase resubmit;
      for (const std::string& line : act.cured) {
        for (std::string& material : MaterialsOf(joint_.lines, part, line))
          resubmit.cured.push_back(std::move(material));
      }
      if (resubmit.cured.empty()) continue;
      if (auto refusal = Take(part, std::move(resubmit), events)) return *std::move(refusal);
    }
    if (events.empty()) return Refusal{Reason::kCaseReceived, joint_.no};
    events.insert(events.begin(),
                  JointResubmitted{command_.id, DayOf(hall_.plan, now_), act.cured, By()});
    return events;
  }

  /// Parts that are decided stay and are delivered.
  Decision operator()(const WithdrawCase&) const {
    Events events;
    for (const CaseId part : PartsFor(hall_, joint_, CaseStep::kWithdraw)) {
      if (auto refusal = Take(part, WithdrawCase{}, events)) return *std::move(refusal);
    }
    return NothingFor(events, Reason::kCaseDecided);
  }

  Decision operator()(const DeliverCase& act) const {
    const bool at_window = act.way == DeliveryWay::kWindow;
    if (at_window && !act.identity_checked) return Refusal{Reason::kIdentityUnchecked, joint_.no};
    const auto taker = at_window ? std::optional(act.taker) : std::nullopt;
    const auto checked = at_window ? std::optional(true) : std::nullopt;
    Events events{JointDelivered{command_.id, act.way, By(), taker, checked}};
    for (const CaseId part : PartsFor(hall_, joint_, CaseStep::kDeliver))
      events.emplace_back(CaseDelivered{part, act.way, By(), taker, checked});
    return events;
  }

  /// NextJoint refuses every other act.
  template <typename Act>
  Decision operator()(const Act&) const {
    return Refusal{Reason::kJointStep, joint_.no};
  }

 private:
  const std::string& By() const { return command_.actor.number; }

  std::optional<Refusal> Take(CaseId part, CaseAct act, Events& events) const {
    Decision taken =
        DecideOn(hall_, StepCase{part, command_.actor, std::move(act), command_.broken}, now_);
    if (auto* refusal = std::get_if<Refusal>(&taken)) return std::move(*refusal);
    Append(events, std::get<Events>(std::move(taken)));
    return std::nullopt;
  }

  Decision NothingFor(Events& events, Reason reason) const {
    if (events.empty()) return Refusal{reason, joint_.no};
    return std::move(events);
  }

  const Hall& hall_;
  const StepCase& command_;
  const OpenJoint& joint_;
  const Instant now_;
};

}  // namespace

Decision DecideOn(const Hall& hall, const ReceiveJoint& command, Instant now) {
  if (auto refusal = RefuseJoint(hall, command)) return *std::move(refusal);
  const CaseId id = command.draft.value_or(CaseId(hall.cases.next_case));
  const CaseId first{hall.cases.next_case + (command.draft ? 0 : 1)};
  std::vector<CaseItem> items = command.items;
  JointReceived joint;
  joint.id = id;
  joint.matter = command.matter;
  joint.lines = LinesOf(items, command.shared, first);
  if (auto refusal = RefuseLines(joint.lines, command.absent)) return *std::move(refusal);
  if (auto refusal = RefuseLines(joint.lines, command.promises)) return *std::move(refusal);
  Mark(joint.lines, items, first, command.absent);

  Events parts;
  std::vector<CaseRules> rules;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const CaseId part{Number(first) + i};
    ReceiveCase receive;
    receive.window = command.window;
    receive.item = items[i];
    receive.clerk = command.clerk;
    if (!command.keep) {  // a draft asks no more than who may receive it
      for (const PromiseWish& wish : command.promises) {
        for (std::string& material : MaterialsOf(joint.lines, part, wish.material))
          receive.promises.push_back({std::move(material), wish.days});
      }
      receive.credit_checked = command.credit_checked;
      receive.accept = command.accept;
      receive.applicant = command.applicant;
      receive.duplicate_known = command.duplicate_known;
      receive.broken = command.broken;
    }
    Decision received = ReceiveAs(hall, receive, {part, id}, now);
    if (auto* refusal = std::get_if<Refusal>(&received)) return std::move(*refusal);
    Append(parts, std::get<Events>(std::move(received)));
    joint.parts.push_back({part, items[i].id});
    rules.push_back(items[i].rules);
  }
  const auto& receipt = std::get<CaseReceived>(parts.front());
  if (command.keep)
    return Events{CaseDrafted{id, command.matter, AsMaterials(joint.lines), receipt.window,
                              receipt.staff, command.form}};
  joint.day = receipt.day;
  joint.no = NextCaseNo(hall, command.matter, {}, receipt.day);
  joint.applicant = command.applicant;
  joint.window = receipt.window;
  joint.staff = receipt.staff;
  joint.service = receipt.service;
  joint.saved_days = SavedDays(rules);
  joint.form = command.form;
  Events events{std::move(joint)};
  Append(events, std::move(parts));
  return events;
}

Decision StepJoint(const Hall& hall, const StepCase& command, const OpenJoint& joint, Instant now) {
  const CaseStep step = StepOf(command.act);
  if (!command.actor.number.empty() && !command.actor.roles.Meets(MayTake(step)))
    return Refusal{Reason::kForeignStep, joint.no};
  JointState state = JointStateOf(hall.cases, joint);
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(joint_delivered_early)) state = JointState::kDecided;
#endif
  const auto next = NextJoint(state, step);
  if (const Reason* reason = std::get_if<Reason>(&next)) return Refusal{*reason, joint.no};
  return std::visit(JointActing(hall, command, joint, now), command.act);
}

}  // namespace yichuang::core
