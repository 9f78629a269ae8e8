#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "hub/catalogue/words.h"
#include "hub/documents/case_paper.h"
#include "hub/documents/case_places.h"

namespace yichuang::documents {
namespace {

using nlohmann::json;
using List = CasePaperRule::List;

constexpr std::array<std::string_view, kCasePaperKinds> kKindNames{
    "receipt",           "acceptance",       "correction", "refusal",
    "tolerance_pledge",  "tolerance_notice", "hand_over",  "extension",
    "special_procedure", "approval",         "denial",     "delivery"};
constexpr std::array<std::string_view, 44> kLabels{"case_number",
                                                   "form",
                                                   "part_approved",
                                                   "part_denied",
                                                   "part_ended",
                                                   "item",
                                                   "organ",
                                                   "applicant",
                                                   "agent",
                                                   "material",
                                                   "originals",
                                                   "copies",
                                                   "problem",
                                                   "wanted",
                                                   "lack",
                                                   "promised",
                                                   "statutory",
                                                   "for_applicant",
                                                   "for_file",
                                                   "verification",
                                                   "reprint",
                                                   "number",
                                                   "state_missing",
                                                   "state_flawed",
                                                   "wanted_missing",
                                                   "wanted_flawed",
                                                   "lack_missing",
                                                   "lack_flawed",
                                                   "ground_out_of_scope",
                                                   "ground_conditions_not_met",
                                                   "ground_materials_untrue",
                                                   "ground_quota_used",
                                                   "ground_not_needed",
                                                   "procedure_hearing",
                                                   "procedure_tender",
                                                   "procedure_auction",
                                                   "procedure_inspection",
                                                   "procedure_testing",
                                                   "procedure_quarantine",
                                                   "procedure_appraisal",
                                                   "procedure_expert_review",
                                                   "way_window",
                                                   "way_courier",
                                                   "way_electronic"};

/// The first fault found, with its place.
struct RuleFault {
  std::string text;
};

[[noreturn]] void Refuse(const std::string& where, std::string_view what) {
  throw RuleFault{fmt::format("{}: {}", where, what)};
}

std::string Below(const std::string& where, std::string_view name) {
  return where.empty() ? std::string(name) : fmt::format("{}.{}", where, name);
}

/// One object of the file; a key that nobody knows is a fault, so that a typing error says so.
class RuleReader {
 public:
  RuleReader(const json& object, std::string where, std::initializer_list<std::string_view> known)
      : object_(object), where_(std::move(where)) {
    if (!object.is_object()) Refuse(where_.empty() ? "the file" : where_, "must be an object");
    for (const auto& [key, value] : object.items()) {
      if (std::ranges::find(known, std::string_view(key)) == known.end())
        Refuse(Below(where_, key), "there is no such key");
    }
  }

  const json* Find(std::string_view name) const {
    const auto found = object_.find(name);
    return found == object_.end() ? nullptr : &*found;
  }
  const json& Need(std::string_view name) const {
    const json* found = Find(name);
    if (found == nullptr) Refuse(Below(where_, name), "is missing");
    return *found;
  }
  std::string Text(std::string_view name) const { return TextOf(Need(name), Below(where_, name)); }
  std::string TextOr(std::string_view name) const {
    return Find(name) == nullptr ? std::string() : Text(name);
  }
  /// Absent is empty.
  std::vector<std::string> Texts(std::string_view name, bool with_places) const {
    std::vector<std::string> texts;
    const json* list = Find(name);
    if (list == nullptr) return texts;
    if (!list->is_array()) Refuse(Below(where_, name), "must be a list of texts");
    for (std::size_t i = 0; i < list->size(); ++i) {
      const std::string where = fmt::format("{}[{}]", Below(where_, name), i);
      texts.push_back(TextOf((*list)[i], where));
      const std::string unknown = with_places ? UnknownPlace(texts.back()) : std::string();
      if (!unknown.empty()) Refuse(where, fmt::format("there is no place {{{}}}", unknown));
    }
    return texts;
  }
  /// Texts by kind of paper.
  std::map<CasePaperKind, std::string> ByKind(std::string_view name) const;

  const std::string& where() const { return where_; }

  static std::string TextOf(const json& value, const std::string& where) {
    if (!value.is_string() || value.get_ref<const std::string&>().empty())
      Refuse(where, "must be a text that is not empty");
    return value.get<std::string>();
  }

 private:
  const json& object_;
  std::string where_;
};

CasePaperKind KindOf(const std::string& name, const std::string& where) {
  const auto found = std::ranges::find(kKindNames, std::string_view(name));
  if (found == kKindNames.end()) Refuse(where, fmt::format("there is no paper \"{}\"", name));
  return static_cast<CasePaperKind>(found - kKindNames.begin());
}

std::map<CasePaperKind, std::string> RuleReader::ByKind(std::string_view name) const {
  std::map<CasePaperKind, std::string> texts;
  const json* object = Find(name);
  if (object == nullptr) return texts;
  if (!object->is_object()) Refuse(Below(where_, name), "must be an object");
  for (const auto& [key, value] : object->items()) {
    const std::string where = Below(Below(where_, name), key);
    texts[KindOf(key, where)] = TextOf(value, where);
  }
  return texts;
}

std::chrono::year_month_day DayOf(const std::string& text, const std::string& where) {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  char rest = 0;
  const int read = std::sscanf(text.c_str(), "%4d-%2u-%2u%c", &year, &month, &day, &rest);
  const std::chrono::year_month_day found{std::chrono::year(year), std::chrono::month(month),
                                          std::chrono::day(day)};
  if (read != 3 || !found.ok()) Refuse(where, "must be a day like 2026-01-01");
  return found;
}

List ListOf(const std::string& name, const std::string& where) {
  if (name == "materials") return List::kMaterials;
  if (name == "defects") return List::kDefects;
  if (name == "missing") return List::kMissing;
  Refuse(where, "must be materials, defects or missing");
}

void ReadDates(const RuleReader& reader, CasePaperRule& rule) {
  for (const std::string& date : reader.Texts("dates", false)) {
    if (date == "promised") {
      rule.promised = true;
    } else if (date == "statutory") {
      rule.statutory = true;
    } else {
      Refuse(Below(reader.where(), "dates"), "knows promised and statutory only");
    }
  }
}

void ReadPaper(const json& object, std::size_t index, CasePaperRules& rules,
               std::set<CasePaperKind>& seen) {
  const RuleReader reader(
      object, fmt::format("papers[{}]", index),
      {"kind", "series", "title", "text", "table", "dates", "after", "sign", "seal"});
  const std::string where = Below(reader.where(), "kind");
  const CasePaperKind kind = KindOf(reader.Text("kind"), where);
  if (!seen.insert(kind).second) Refuse(where, "this paper stands there twice");
  CasePaperRule& rule = rules.papers[static_cast<std::size_t>(kind)];
  rule.series = reader.Text("series");
  rule.title = reader.Text("title");
  rule.text = reader.Texts("text", true);
  if (rule.text.empty()) Refuse(Below(reader.where(), "text"), "is missing");
  if (reader.Find("table") != nullptr)
    rule.list = ListOf(reader.Text("table"), Below(reader.where(), "table"));
  ReadDates(reader, rule);
  rule.after = reader.Texts("after", true);
  rule.sign = reader.Texts("sign", false);
  rule.seal = reader.TextOr("seal");
}

void ReadType(const json& object, std::size_t index, CasePaperRules& rules) {
  const RuleReader reader(object, fmt::format("types[{}]", index),
                          {"type", "law", "titles", "articles", "remedies"});
  const std::string where = Below(reader.where(), "type");
  const std::string name = reader.Text("type");
  const auto type = catalogue::FromWord<catalogue::ItemType>(name);
  if (!type) Refuse(where, fmt::format("there is no type \"{}\"", name));
  ItemTypeRule rule{reader.Text("law"), reader.ByKind("titles"), reader.ByKind("articles"),
                    reader.ByKind("remedies")};
  if (!rules.types.emplace(*type, std::move(rule)).second)
    Refuse(where, "this type stands there twice");
}

void ReadLabels(const json& object, CasePaperRules& rules) {
  if (!object.is_object()) Refuse("labels", "must be an object");
  for (const auto& [key, value] : object.items()) {
    if (std::ranges::find(kLabels, std::string_view(key)) == kLabels.end())
      Refuse(Below("labels", key), "there is no such key");
    rules.labels[key] = RuleReader::TextOf(value, Below("labels", key));
  }
  for (const std::string_view label : kLabels) {
    if (!rules.labels.contains(label)) Refuse(Below("labels", label), "is missing");
  }
}

const json& ListNamed(const RuleReader& reader, std::string_view name) {
  const json& list = reader.Need(name);
  if (!list.is_array()) Refuse(std::string(name), "must be a list");
  return list;
}

CasePaperRules ReadAll(const json& file) {
  const RuleReader reader(file, {}, {"valid_from", "source", "labels", "papers", "types"});
  CasePaperRules rules;
  rules.valid_from = DayOf(reader.Text("valid_from"), "valid_from");
  rules.source = reader.Text("source");
  ReadLabels(reader.Need("labels"), rules);
  std::set<CasePaperKind> seen;
  const json& papers = ListNamed(reader, "papers");
  for (std::size_t i = 0; i < papers.size(); ++i) ReadPaper(papers[i], i, rules, seen);
  for (std::size_t i = 0; i < kCasePaperKinds; ++i) {
    if (!seen.contains(static_cast<CasePaperKind>(i)))
      Refuse("papers", fmt::format("\"{}\" is missing", kKindNames[i]));
  }
  const json& types = ListNamed(reader, "types");
  for (std::size_t i = 0; i < types.size(); ++i) ReadType(types[i], i, rules);
  return rules;
}

}  // namespace

std::string_view Name(CasePaperKind kind) { return kKindNames[static_cast<std::size_t>(kind)]; }

std::variant<CasePaperRules, std::string> ReadCasePaperRules(std::string_view text) {
  const json file = json::parse(text, nullptr, false);
  if (file.is_discarded()) return std::string("the file is no JSON");
  try {
    return ReadAll(file);
  } catch (const RuleFault& fault) {
    return fault.text;
  }
}

std::string PaperNumberText(const CasePaperRules& rules, CasePaperKind kind, int year,
                            std::uint32_t number) {
  return fmt::format(fmt::runtime(rules.labels.find("number")->second),
                     fmt::arg("series", rules.papers[static_cast<std::size_t>(kind)].series),
                     fmt::arg("year", year), fmt::arg("number", number));
}

}  // namespace yichuang::documents
