#include "hub/http/joint_notice.h"

#include <algorithm>

#include "hub/catalogue/checklist.h"

namespace yichuang::http {
namespace {

using catalogue::Item;
using catalogue::JointMatter;
using catalogue::Material;
using catalogue::Text;

/// Of an English text only where both have one: a view shows Chinese for what is empty.
Text Joined(const Text& one, const char* zh, const char* en, const Text& other) {
  if (one.zh.empty()) return other;
  if (other.zh.empty()) return one;
  const bool english = !one.en.empty() && !other.en.empty();
  return {one.zh + zh + other.zh, english ? one.en + en + other.en : std::string()};
}

Text Of(const Text& part, const Text& what) { return Joined(part, "：", ": ", what); }

const JointMatter::Shared* SharedAs(const JointMatter& matter, const std::string& line) {
  for (const JointMatter::Shared& each : matter.shared) {
    if (std::ranges::find(each.of, line) != each.of.end()) return &each;
  }
  return nullptr;
}

std::vector<catalogue::Answer> AnswersFor(const std::string& item,
                                          const std::vector<std::string>& answers) {
  std::vector<catalogue::Answer> own;
  const std::string prefix = item + "/";
  for (const std::string& each : answers) {
    const std::size_t mark = each.find('=');
    if (!each.starts_with(prefix) || mark == std::string::npos || mark < prefix.size()) continue;
    own.push_back({each.substr(prefix.size(), mark - prefix.size()), each.substr(mark + 1)});
  }
  return own;
}

/// A paper of a part becomes a line; one that another part needs as well stays one.
void AddLine(const JointMatter& matter, const std::string& item, const Text& part,
             const Material& material, std::vector<Material>& lines) {
  const std::string own = item + "/" + material.id;
  const JointMatter::Shared* shared = SharedAs(matter, own);
  const std::string id = shared == nullptr ? own : shared->id;
  const auto known = std::ranges::find(lines, id, &Material::id);
  if (known == lines.end()) {
    Material line = material;
    line.id = id;
    if (shared != nullptr) line.name = shared->name;
    line.when.clear();
    line.note = Joined(material.note, "；", "; ", part);
    lines.push_back(std::move(line));
    return;
  }
  known->mandatory = known->mandatory || material.mandatory;
  known->tolerable = known->tolerable && material.tolerable;
  known->originals = std::max(known->originals, material.originals);
  known->copies = std::max(known->copies, material.copies);
  known->note = Joined(known->note, "、", ", ", part);
}

/// The longest of promised limits in working days; on the spot is none.
void Lengthen(std::optional<catalogue::Limit>& longest,
              const std::optional<catalogue::Limit>& one) {
  if (!one || one->unit != catalogue::LimitUnit::kWorkingDays) return;
  if (!longest || longest->amount < one->amount) longest = one;
}

void AddPart(const JointMatter& matter, const Item& item, const Text& part,
             const catalogue::Checklist& list, Item& whole) {
  for (const std::size_t place : list.bring)
    AddLine(matter, item.id, part, item.materials[place], whole.materials);
  for (const std::size_t place : list.obtained)
    AddLine(matter, item.id, part, item.materials[place], whole.materials);
  for (catalogue::Question question : item.situations) {
    question.id = item.id + "/" + question.id;
    question.name = Of(part, question.name);
    whole.situations.push_back(std::move(question));
  }
  for (const Text& condition : item.conditions) whole.conditions.push_back(Of(part, condition));
  Lengthen(whole.promised, item.promised);
  if (item.fee.charged) {
    whole.fee.charged = true;
    whole.fee.amount = Joined(whole.fee.amount, "；", "; ", Of(part, item.fee.amount));
    whole.fee.basis = Joined(whole.fee.basis, "；", "; ", item.fee.basis);
  }
  if (!item.result.zh.empty()) whole.result = Joined(whole.result, "、", ", ", item.result);
  if (whole.hours.zh.empty()) whole.hours = item.hours;
  if (whole.phone.empty()) whole.phone = item.phone;
  if (whole.supervision.empty()) whole.supervision = item.supervision;
}

}  // namespace

std::variant<MatterAsItem, contract::Reason> AsItem(const catalogue::Catalogue& catalogue,
                                                    const std::string& id,
                                                    const std::vector<std::string>& answers) {
  const auto matter = std::ranges::find(catalogue.joint_matters, id, &JointMatter::id);
  if (matter == catalogue.joint_matters.end()) return contract::Reason::kUnknownItem;
  MatterAsItem made;
  Item& whole = made.item;
  whole.id = matter->id;
  whole.name = matter->name;
  whole.summary = matter->summary;
  whole.steps = matter->steps;
  whole.windows = matter->windows;
  whole.department = matter->id;
  if (!matter->steps.empty()) whole.place = matter->steps.front().where;
  catalogue::Department organs{matter->id, {}, {}};
  for (const JointMatter::Part& part : matter->parts) {
    const auto item = std::ranges::find(catalogue.items, part.item, &Item::id);
    if (item == catalogue.items.end()) return contract::Reason::kUnknownItem;
    if (catalogue::IsDiscontinued(*item)) return contract::Reason::kItemDiscontinued;
    const catalogue::Checklist list =
        catalogue::MakeChecklist(*item, AnswersFor(part.item, answers));
    if (!list.settled()) return contract::Reason::kMissingField;
    const Text& name = part.name.zh.empty() ? item->name : part.name;
    made.parts.push_back(name);
    AddPart(*matter, *item, name, list, whole);
    const auto organ =
        std::ranges::find(catalogue.departments, item->department, &catalogue::Department::id);
    if (organ != catalogue.departments.end() &&
        organs.name.zh.find(organ->name.zh) == std::string::npos)
      organs.name = Joined(organs.name, "、", ", ", organ->name);
  }
  made.catalogue.district = catalogue.district;
  made.catalogue.sample = catalogue.sample;
  made.catalogue.departments.push_back(std::move(organs));
  return made;
}

}  // namespace yichuang::http
