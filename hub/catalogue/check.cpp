#include "hub/catalogue/check.h"

#include <set>
#include <string_view>

#include "hub/catalogue/check_item.h"
#include "hub/catalogue/findings.h"

namespace yichuang::catalogue {
namespace {

constexpr std::size_t kPlainName = 200;
constexpr std::size_t kPhone = 40;
constexpr std::size_t kMostItems = 20000;
constexpr std::size_t kMostGroups = 500;  // departments, themes, life events

using Ids = std::set<std::string_view>;

/// Checks id and name of every row; answers the ids.
template <typename Row>
Ids CheckNamed(Part part, const std::vector<Row>& rows, Findings& findings) {
  Ids ids;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    findings.Begin(part, i);
    findings.Id(rows[i].id, "id");
    findings.NeedText(rows[i].name, "name", kPlainName);
    if (!ids.insert(rows[i].id).second) findings.Note("id", Reason::kDuplicateId);
  }
  return ids;
}

void CheckReferences(const std::vector<std::string>& references, const Ids& known,
                     std::string_view field, Findings& findings) {
  for (std::size_t i = 0; i < references.size(); ++i) {
    if (!known.contains(references[i])) {
      findings.Note(At(field, i), Reason::kUnknownReference);
    }
  }
}

}  // namespace

std::vector<Finding> CheckCatalogue(const Catalogue& catalogue) {
  std::vector<Finding> all;
  Findings findings(all);
  findings.Begin(Part::kHead, 0);
  findings.NeedText(catalogue.district, "district", kPlainName);
  findings.AtMost(catalogue.items.size(), kMostItems, "items");
  findings.AtMost(catalogue.departments.size(), kMostGroups, "departments");
  findings.AtMost(catalogue.themes.size(), kMostGroups, "themes");
  findings.AtMost(catalogue.life_events.size(), kMostGroups, "life_events");

  const Ids departments = CheckNamed(Part::kDepartments, catalogue.departments, findings);
  for (std::size_t i = 0; i < catalogue.departments.size(); ++i) {
    findings.Begin(Part::kDepartments, i);
    findings.MayString(catalogue.departments[i].phone, "phone", kPhone);
  }
  const Ids themes = CheckNamed(Part::kThemes, catalogue.themes, findings);
  const Ids life_events = CheckNamed(Part::kLifeEvents, catalogue.life_events, findings);

  Ids items;
  Ids codes;  // the numbers of cases begin with them
  for (std::size_t i = 0; i < catalogue.items.size(); ++i) {
    const Item& item = catalogue.items[i];
    findings.Begin(Part::kItems, i);
    if (!items.insert(item.id).second) findings.Note("id", Reason::kDuplicateId);
    if (!item.code.empty() && !codes.insert(item.code).second) {
      findings.Note("code", Reason::kDuplicateId);
    }
    if (!departments.contains(item.department)) {
      findings.Note("department", Reason::kUnknownReference);
    }
    CheckReferences(item.themes, themes, "themes", findings);
    CheckReferences(item.life_events, life_events, "life_events", findings);
    CheckItem(item, findings);
  }
  Ids matters;
  findings.Begin(Part::kHead, 0);
  findings.AtMost(catalogue.joint_matters.size(), kMostGroups, "joint_matters");
  for (std::size_t i = 0; i < catalogue.joint_matters.size(); ++i) {
    const JointMatter& matter = catalogue.joint_matters[i];
    findings.Begin(Part::kJointMatters, i);
    // One list is searched for both.
    if (items.contains(matter.id) || !matters.insert(matter.id).second)
      findings.Note("id", Reason::kDuplicateId);
    CheckJointMatter(matter, catalogue, findings);
  }
  return all;
}

}  // namespace yichuang::catalogue
