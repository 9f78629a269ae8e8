#include "hub/core/joint.h"

#include <algorithm>

namespace yichuang::core {
namespace {

using contract::Reason;

bool IsDecided(CaseState state) {
  return state == CaseState::kApproved || state == CaseState::kDenied;
}

/// Of two limits the later one; one that is not there is no limit.
void Extend(std::optional<Instant>& latest, const std::optional<Instant>& due) {
  if (!due) return;
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(parent_due_first_child)) {
    if (!latest || *due < *latest) latest = due;
    return;
  }
#endif
  if (!latest || *due > *latest) latest = due;
}

const SharedMaterial* SharedOf(const std::vector<SharedMaterial>& shared, const std::string& item,
                               const std::string& material) {
  for (const SharedMaterial& each : shared) {
    const bool has = std::ranges::any_of(each.of, [&](const SharedMaterial::Of& of) {
      return of.item == item && of.material == material;
    });
    if (has) return &each;
  }
  return nullptr;
}

}  // namespace

std::variant<JointState, Reason> NextJoint(JointState state, CaseStep step) {
  if (state == JointState::kOver) return Reason::kCaseOver;
  switch (step) {
    case CaseStep::kAccept:
    case CaseStep::kCorrect:
    case CaseStep::kResubmit:
    case CaseStep::kWithdraw:
      if (state == JointState::kDecided) return Reason::kCaseDecided;
      return state;
    case CaseStep::kDeliver:
      if (state == JointState::kInWork) return Reason::kJointWaits;
      return JointState::kOver;
    case CaseStep::kKeep:
    case CaseStep::kReceive:
    case CaseStep::kDeem:
    case CaseStep::kLapse:
    case CaseStep::kRefuse:
    case CaseStep::kPromise:
    case CaseStep::kMakeUp:
    case CaseStep::kBreak:
    case CaseStep::kHandOver:
    case CaseStep::kSettle:
    case CaseStep::kSuspend:
    case CaseStep::kResume:
    case CaseStep::kExtend:
    case CaseStep::kApprove:
    case CaseStep::kDeny:
    case CaseStep::kDrop:
    case CaseStep::kOpinion:
      return Reason::kJointStep;
  }
  return Reason::kJointStep;
}

JointState JointStateOf(std::span<const CaseState> parts) {
  bool waits = false;
  for (const CaseState state : parts) {
    if (state == CaseState::kOver) continue;
    if (!IsDecided(state)) return JointState::kInWork;
    waits = true;
  }
  return waits ? JointState::kDecided : JointState::kOver;
}

JointState JointStateOf(const Cases& cases, const OpenJoint& joint) {
  std::vector<CaseState> states;
  for (const JointPart& part : joint.parts) {
    const OpenCase* open = FindCase(cases, part.id);
    states.push_back(open == nullptr ? CaseState::kOver : open->state);
  }
  return JointStateOf(states);
}

Dues LatestOf(std::span<const Dues> parts) {
  Dues latest;
  for (const Dues& each : parts) {
    Extend(latest.promised, each.promised);
    Extend(latest.legal, each.legal);
  }
  return latest;
}

Dues DuesOfJoint(const Cases& cases, const OpenJoint& joint) {
  std::vector<Dues> dues;
  for (const JointPart& part : joint.parts) {
    if (const OpenCase* open = FindCase(cases, part.id)) dues.push_back(open->dues);
  }
  return LatestOf(dues);
}

std::uint16_t SavedDays(std::span<const CaseRules> parts) {
  unsigned sum = 0;
  unsigned longest = 0;
  for (const CaseRules& rules : parts) {
    if (!rules.promised || rules.promised->unit != catalogue::LimitUnit::kWorkingDays) continue;
    sum += rules.promised->amount;
    longest = std::max<unsigned>(longest, rules.promised->amount);
  }
  return static_cast<std::uint16_t>(sum - longest);
}

std::vector<JointLine> LinesOf(const std::vector<CaseItem>& items,
                               const std::vector<SharedMaterial>& shared, CaseId first) {
  std::vector<JointLine> lines;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const CaseId part{Number(first) + i};
    for (const CaseMaterial& material : items[i].materials) {
      const SharedMaterial* same = SharedOf(shared, items[i].id, material.id);
      const std::string id = same == nullptr ? items[i].id + "/" + material.id : same->id;
      const auto line = std::ranges::find(lines, id, &JointLine::id);
      if (line == lines.end()) {
        lines.push_back(
            {id, material.mandatory, material.tolerable, material.state, {{part, material.id}}});
        continue;
      }
      line->mandatory = line->mandatory || material.mandatory;
      line->tolerable = line->tolerable && material.tolerable;
      line->of.push_back({part, material.id});
    }
  }
  return lines;
}

const OpenJoint* FindJoint(const Cases& cases, CaseId id) {
  const auto found = cases.joints.find(id);
  return found == cases.joints.end() ? nullptr : &found->second;
}

}  // namespace yichuang::core
