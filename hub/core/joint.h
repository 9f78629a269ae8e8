#pragma once

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "hub/core/case_book.h"
#include "hub/core/case_command.h"

/// 一件事 (joint matter): cases that one receipt begins and one delivery ends. Between the two each
/// part has its own clocks, unit and decision; nothing of the whole is kept that its parts tell.
namespace yichuang::core {

enum class JointState : std::uint8_t {
  kInWork,   ///< a part is neither decided nor ended
  kDecided,  ///< every part is, one of them with a result that waits for delivery
  kOver,
};
inline constexpr int kJointStateCount = 3;

/// What a joint matter becomes by a step that is taken for all of it at once, or why there is none.
/// Total; whatever the step leads to is told by the parts afterwards.
std::variant<JointState, contract::Reason> NextJoint(JointState state, CaseStep step);

/// By the states of its parts; one that ended is kOver.
JointState JointStateOf(std::span<const CaseState> parts);
JointState JointStateOf(const Cases& cases, const OpenJoint& joint);

/// The whole is due with its latest part, both limits apart. Absent where no part has the limit.
Dues LatestOf(std::span<const Dues> parts);
/// Of the parts that have not ended.
Dues DuesOfJoint(const Cases& cases, const OpenJoint& joint);

/// Working days that are saved by going side by side: the promised limits one after the other less
/// the longest one. A limit on the spot is none; limits in hours or natural days are not added.
std::uint16_t SavedDays(std::span<const CaseRules> parts);

/// The joint checklist: a shared material is one line wherever a part of this situation needs it.
/// Parts are numbered from `first` on, in the order of `items`.
std::vector<JointLine> LinesOf(const std::vector<CaseItem>& items,
                               const std::vector<SharedMaterial>& shared, CaseId first);

/// Null when none is open under the id.
const OpenJoint* FindJoint(const Cases& cases, CaseId id);

}  // namespace yichuang::core
