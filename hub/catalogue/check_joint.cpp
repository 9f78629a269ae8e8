#include <algorithm>
#include <set>
#include <string>

#include "hub/catalogue/check_item.h"

namespace yichuang::catalogue {
namespace {

constexpr std::size_t kMatterName = 200;
constexpr std::size_t kMostWord = 40;
constexpr std::size_t kAbout = 500;
constexpr std::size_t kMostParts = 20;  // core::kMostJointParts
constexpr std::size_t kMostLines = 100;
constexpr unsigned kLongestExtension = 99;

const Item* ItemNamed(const Catalogue& catalogue, std::string_view id) {
  const auto found = std::find_if(catalogue.items.begin(), catalogue.items.end(),
                                  [&](const Item& each) { return each.id == id; });
  return found == catalogue.items.end() ? nullptr : &*found;
}

bool IsMatter(const Catalogue& catalogue, std::string_view id) {
  return std::any_of(catalogue.joint_matters.begin(), catalogue.joint_matters.end(),
                     [&](const JointMatter& each) { return each.id == id; });
}

bool HasPart(const JointMatter& matter, std::string_view item) {
  return std::any_of(matter.parts.begin(), matter.parts.end(),
                     [&](const JointMatter::Part& each) { return each.item == item; });
}

/// Whether the law's limit of the whole is shorter than what a part promises.
bool IsShorter(const Limit& statutory, const Item& part) {
  return part.promised && part.promised->unit == statutory.unit &&
         part.promised->amount > statutory.amount;
}

void CheckParts(const JointMatter& matter, const Catalogue& catalogue, Findings& findings) {
  if (matter.parts.size() < 2) findings.Note("parts", Reason::kTooFewParts);
  findings.AtMost(matter.parts.size(), kMostParts, "parts");
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < matter.parts.size(); ++i) {
    const JointMatter::Part& part = matter.parts[i];
    const std::string path = At("parts", i, "item");
    findings.MayText(part.name, At("parts", i, "name"), kMatterName);
    if (!seen.insert(part.item).second) findings.Note(path, Reason::kDuplicateId);
    const Item* item = ItemNamed(catalogue, part.item);
    if (item == nullptr) {
      findings.Note(path,
                    IsMatter(catalogue, part.item) ? Reason::kJointInJoint : Reason::kUnknownPart);
      continue;
    }
    if (item->depth == Depth::kRegistered) findings.Note(path, Reason::kOutsidePart);
    if (matter.statutory && IsShorter(*matter.statutory, *item))
      findings.Note("statutory", Reason::kLimitTooLong);
  }
}

void CheckShared(const JointMatter& matter, const Catalogue& catalogue, Findings& findings) {
  findings.AtMost(matter.shared.size(), kMostLines, "shared");
  std::set<std::string_view> ids;
  std::set<std::string_view> papers;
  for (std::size_t i = 0; i < matter.shared.size(); ++i) {
    const JointMatter::Shared& shared = matter.shared[i];
    findings.Id(shared.id, At("shared", i, "id"));
    findings.NeedText(shared.name, At("shared", i, "name"), kMatterName);
    if (!ids.insert(shared.id).second) findings.Note(At("shared", i, "id"), Reason::kDuplicateId);
    const std::string of = At("shared", i, "of");
    if (shared.of.size() < 2) findings.Note(of, Reason::kTooFewParts);
    std::set<std::string_view> items;
    for (std::size_t j = 0; j < shared.of.size(); ++j) {
      const std::string_view paper = shared.of[j];
      const std::string_view id = paper.substr(0, paper.find('/'));
      const Item* item = ItemNamed(catalogue, id);
      if (item == nullptr || !HasPart(matter, id)) {
        findings.Note(At(of, j), Reason::kUnknownPart);
        continue;
      }
      const bool has =
          std::any_of(item->materials.begin(), item->materials.end(), [&](const Material& each) {
            return !each.shared && paper.size() > id.size() &&
                   paper.substr(id.size() + 1) == each.id;
          });
      if (!has) findings.Note(At(of, j), Reason::kForeignPaper);
      if (!items.insert(id).second || !papers.insert(paper).second)
        findings.Note(At(of, j), Reason::kSharedTwice);
    }
  }
}

/// Two options or more of a choice, each once; none of anything else.
void CheckChoice(const JointMatter::Field& field, const std::string& path, Findings& findings) {
  const bool chosen = field.kind == JointMatter::FieldKind::kChoice;
  if (chosen && field.options.size() < 2) findings.Note(path, Reason::kTooFewOptions);
  if (field.options.size() > (chosen ? kMostLines : 0U)) findings.Note(path, Reason::kTooMany);
  std::set<std::string_view> ids;
  for (std::size_t i = 0; i < field.options.size(); ++i) {
    findings.Id(field.options[i].id, At(path, i) + ".id");
    findings.NeedText(field.options[i].name, At(path, i) + ".name", kMatterName);
    if (!ids.insert(field.options[i].id).second)
      findings.Note(At(path, i) + ".id", Reason::kDuplicateId);
  }
}

void CheckForm(const JointMatter& matter, Findings& findings) {
  findings.AtMost(matter.form.size(), kMostLines, "form");
  std::set<std::string_view> ids;
  for (std::size_t i = 0; i < matter.form.size(); ++i) {
    const JointMatter::Field& field = matter.form[i];
    findings.Id(field.id, At("form", i, "id"));
    findings.NeedText(field.name, At("form", i, "name"), kMatterName);
    if (!ids.insert(field.id).second) findings.Note(At("form", i, "id"), Reason::kDuplicateId);
    CheckChoice(field, At("form", i, "options"), findings);
    const std::string items = At("form", i, "items");
    if (field.items.empty()) findings.Note(items, Reason::kTooFewParts);
    for (std::size_t j = 0; j < field.items.size(); ++j) {
      if (!HasPart(matter, field.items[j])) findings.Note(At(items, j), Reason::kUnknownPart);
    }
  }
}

}  // namespace

void CheckJointMatter(const JointMatter& matter, const Catalogue& catalogue, Findings& findings) {
  findings.Id(matter.id, "id");
  findings.NeedText(matter.name, "name", kMatterName);
  findings.MayText(matter.summary, "summary", kAbout);
  findings.AtMost(matter.synonyms.size(), kMostLines, "synonyms");
  for (std::size_t i = 0; i < matter.synonyms.size(); ++i)
    findings.NeedString(matter.synonyms[i], At("synonyms", i), kMostWord);
  for (std::size_t i = 0; i < matter.steps.size(); ++i) {
    findings.NeedText(matter.steps[i].name, At("steps", i, "name"), kMatterName);
    findings.MayText(matter.steps[i].detail, At("steps", i, "detail"), kAbout);
    findings.MayText(matter.steps[i].where, At("steps", i, "where"), kMatterName);
  }
  for (std::size_t i = 0; i < matter.windows.size(); ++i) {
    if (matter.windows[i] < 1 || matter.windows[i] > 999)
      findings.Note(At("windows", i), Reason::kOutOfRange);
  }
  if (matter.extension_days > (matter.statutory ? kLongestExtension : 0U))
    findings.Note("extension_days", Reason::kOutOfRange);
  CheckParts(matter, catalogue, findings);
  CheckShared(matter, catalogue, findings);
  CheckForm(matter, findings);
}

}  // namespace yichuang::catalogue
