#include <algorithm>
#include <string>

#include "hub/core/decide.h"
#include "hub/core/joint.h"

/// Papers of cases and whom they are for.
namespace yichuang::core {
namespace {

using contract::Reason;

std::string TextOf(const PaperNo& no) {
  return std::to_string(no.year) + "/" + std::to_string(no.number);
}

bool IsPaperCode(std::string_view code) {
  return code.size() == kPaperCodeSize && std::ranges::all_of(code, [](char c) {
           return (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7');
         });
}

/// Whoever is named has the same joint matter open, or one of its items, and nobody was warned.
std::optional<Refusal> RefuseTwice(const Hall& hall, const NameApplicant& command, CaseId whole,
                                   const OpenJoint& joint) {
  if (command.duplicate_known) return std::nullopt;
  for (const auto& [id, other] : hall.cases.joints) {
    if (id != whole && other.applicant == command.applicant && other.matter == joint.matter)
      return Refusal{Reason::kDuplicateCase, other.no};
  }
  for (const JointPart& part : joint.parts) {
    if (const OpenCase* same = SameMatter(hall.cases, command.applicant, part.item, part.id))
      return Refusal{Reason::kDuplicateCase, same->no};
  }
  return std::nullopt;
}

}  // namespace

Decision DecideOn(const Hall& hall, const NameApplicant& command, Instant) {
  // A joint matter and its parts are for the same person, whichever of them is named.
  const OpenCase* open = FindCase(hall.cases, command.id);
  const CaseId whole = open != nullptr && open->joint ? *open->joint : command.id;
  if (const OpenJoint* joint = FindJoint(hall.cases, whole)) {
    if (command.applicant.empty()) return Refusal{Reason::kPersonUnknown, joint->no};
    if (command.applicant == joint->applicant) return Events{};
    if (auto refusal = RefuseTwice(hall, command, whole, *joint)) return *std::move(refusal);
    Events events{ApplicantNamed{whole, command.applicant, command.by}};
    for (const JointPart& part : joint->parts) {
      if (FindCase(hall.cases, part.id) != nullptr)
        events.emplace_back(ApplicantNamed{part.id, command.applicant, command.by});
    }
    return events;
  }
  if (open == nullptr) return Refusal{Reason::kUnknownCase, std::to_string(Number(command.id))};
  if (command.applicant.empty()) return Refusal{Reason::kPersonUnknown, open->no};
  if (command.applicant == open->applicant) return Events{};
  if (!command.duplicate_known) {
    if (const OpenCase* same = SameMatter(hall.cases, command.applicant, open->item, command.id))
      return Refusal{Reason::kDuplicateCase, same->no};
  }
  return Events{ApplicantNamed{command.id, command.applicant, command.by}};
}

Decision DecideOn(const Hall& hall, const ErasePerson& command, Instant) {
  if (command.person.empty()) return Refusal{Reason::kPersonUnknown, {}};
  const auto open = std::ranges::find_if(
      hall.cases.open, [&](const auto& each) { return each.second.applicant == command.person; });
  if (open != hall.cases.open.end()) return Refusal{Reason::kCaseOpen, open->second.no};
  if (!command.open_matter.empty()) return Refusal{Reason::kMatterNotOver, command.open_matter};
  return Events{PersonErased{command.person, command.by}};
}

Decision DecideOn(const Hall& hall, const PrintPaper& command, Instant now) {
  if (command.past) {
    std::uint32_t print = command.past->prints + 1;
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(reprint_uncounted)) print = command.past->prints;
#endif
    return Events{PaperReprinted{command.past->no, print, command.by}};
  }
  if (!IsPaperCode(command.code)) return Refusal{Reason::kWrongType, "code"};
  return Events{PaperIssued{NextPaperNo(hall.cases, command.kind, DayOf(hall.plan, now)),
                            command.id, command.about, command.code, command.by}};
}

Decision DecideOn(const Hall&, const VoidPaper& command, Instant) {
  if (!command.past) return Refusal{Reason::kUnknownPaper, TextOf(command.no)};
  if (command.past->is_void) return Refusal{Reason::kPaperVoid, TextOf(command.no)};
  return Events{PaperVoided{command.no, command.fault, command.by}};
}

}  // namespace yichuang::core
