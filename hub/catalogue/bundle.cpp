// WriteBundle of load.h: fields in the order of item.h, what has its default is left out.
#include <nlohmann/json.hpp>

#include <algorithm>

#include "hub/catalogue/edit.h"
#include "hub/catalogue/load.h"
#include "hub/catalogue/words.h"

namespace yichuang::catalogue {
namespace {

using Json = nlohmann::ordered_json;

void PutString(Json& row, const char* name, const std::string& value) {
  if (!value.empty()) row[name] = value;
}

Json TextJson(const Text& text) {
  if (text.en.empty()) return text.zh;
  Json json;
  json["zh"] = text.zh;
  json["en"] = text.en;
  return json;
}

void PutText(Json& row, const char* name, const Text& text) {
  if (!text.zh.empty() || !text.en.empty()) row[name] = TextJson(text);
}

void PutFlag(Json& row, const char* name, bool value, bool otherwise) {
  if (value != otherwise) row[name] = value;
}

template <typename Values>
void PutValues(Json& row, const char* name, const Values& values) {
  if (!values.empty()) row[name] = values;
}

template <typename Row, typename Make>
void PutRows(Json& row, const char* name, const std::vector<Row>& rows, Make make) {
  if (rows.empty()) return;
  Json& list = row[name] = Json::array();
  for (const Row& each : rows) list.push_back(make(each));
}

void PutLimit(Json& row, const char* name, const std::optional<Limit>& limit) {
  if (!limit) return;
  Json json;
  json["unit"] = WordOf(limit->unit);
  if (limit->amount != 0) json["amount"] = limit->amount;
  row[name] = std::move(json);
}

std::string DateText(std::chrono::year_month_day date) {
  const auto padded = [](const std::string& digits, std::size_t width) {
    return std::string(width - std::min(width, digits.size()), '0') + digits;
  };
  return padded(std::to_string(static_cast<int>(date.year())), 4) + '-' +
         padded(std::to_string(static_cast<unsigned>(date.month())), 2) + '-' +
         padded(std::to_string(static_cast<unsigned>(date.day())), 2);
}

template <typename Row>
Json NamedJson(const Row& row) {
  Json json;
  json["id"] = row.id;
  json["name"] = TextJson(row.name);
  return json;
}

Json DepartmentJson(const Department& department) {
  Json json = NamedJson(department);
  PutString(json, "phone", department.phone);
  return json;
}

Json QuestionJson(const Question& question) {
  Json json = NamedJson(question);
  PutRows(json, "options", question.options, NamedJson<Option>);
  return json;
}

Json ConditionJson(const Condition& condition) {
  Json json;
  json["question"] = condition.question;
  json["options"] = condition.options;
  return json;
}

Json MaterialJson(const Material& material) {
  const Material usual;
  Json json = NamedJson(material);
  PutText(json, "issuer", material.issuer);
  PutText(json, "note", material.note);
  if (material.originals != 0) json["originals"] = material.originals;
  if (material.copies != 0) json["copies"] = material.copies;
  PutFlag(json, "mandatory", material.mandatory, usual.mandatory);
  PutFlag(json, "tolerable", material.tolerable, usual.tolerable);
  PutFlag(json, "shared", material.shared, usual.shared);
  PutRows(json, "when", material.when, ConditionJson);
  return json;
}

Json StepJson(const Step& step) {
  Json json;
  json["name"] = TextJson(step.name);
  PutText(json, "detail", step.detail);
  PutText(json, "where", step.where);
  PutLimit(json, "limit", step.limit);
  return json;
}

Json FrequentQuestionJson(const FrequentQuestion& question) {
  Json json;
  json["question"] = TextJson(question.question);
  json["answer"] = TextJson(question.answer);
  return json;
}

Json BasisJson(const Basis& basis) {
  Json json;
  json["law"] = basis.law;
  PutString(json, "article", basis.article);
  json["in_force_since"] = DateText(basis.in_force_since);
  return json;
}

Json FeeJson(const Fee& fee) {
  Json json;
  PutFlag(json, "charged", fee.charged, false);
  PutText(json, "amount", fee.amount);
  PutText(json, "basis", fee.basis);
  return json;
}

Json ItemJson(const Item& item) {
  const Item usual;
  Json json;
  json["id"] = item.id;
  json["department"] = item.department;
  PutString(json, "code", item.code);
  json["name"] = TextJson(item.name);
  PutText(json, "summary", item.summary);
  if (item.type != usual.type) json["type"] = WordOf(item.type);
  if (item.depth != usual.depth) json["depth"] = WordOf(item.depth);
  if (item.subject != usual.subject) json["subject"] = WordOf(item.subject);
  PutValues(json, "themes", item.themes);
  PutValues(json, "life_events", item.life_events);
  PutValues(json, "synonyms", item.synonyms);
  PutRows(json, "conditions", item.conditions, TextJson);
  PutRows(json, "situations", item.situations, QuestionJson);
  PutRows(json, "materials", item.materials, MaterialJson);
  PutRows(json, "steps", item.steps, StepJson);
  PutLimit(json, "statutory", item.statutory);
  PutLimit(json, "promised", item.promised);
  if (item.fee != usual.fee) json["fee"] = FeeJson(item.fee);
  PutText(json, "result", item.result);
  PutText(json, "hours", item.hours);
  PutText(json, "place", item.place);
  PutValues(json, "windows", item.windows);
  PutString(json, "phone", item.phone);
  PutString(json, "supervision", item.supervision);
  PutRows(json, "questions", item.questions, FrequentQuestionJson);
  PutRows(json, "basis", item.basis, BasisJson);
  PutFlag(json, "verified", item.verified, false);
  PutFlag(json, "complete", item.complete, false);
  PutText(json, "discontinued", item.discontinued);
  return json;
}

Json JointMatterJson(const JointMatter& matter) {
  Json json = NamedJson(matter);
  PutText(json, "summary", matter.summary);
  PutValues(json, "synonyms", matter.synonyms);
  PutRows(json, "parts", matter.parts, [](const JointMatter::Part& part) {
    Json row;
    row["item"] = part.item;
    PutText(row, "name", part.name);
    return row;
  });
  PutRows(json, "shared", matter.shared, [](const JointMatter::Shared& shared) {
    Json row = NamedJson(shared);
    PutValues(row, "of", shared.of);
    return row;
  });
  PutRows(json, "form", matter.form, [](const JointMatter::Field& field) {
    Json row = NamedJson(field);
    if (field.kind != JointMatter::FieldKind::kText) row["kind"] = WordOf(field.kind);
    PutFlag(row, "required", field.required, false);
    PutRows(row, "options", field.options, NamedJson<Option>);
    PutValues(row, "items", field.items);
    return row;
  });
  PutRows(json, "steps", matter.steps, StepJson);
  PutLimit(json, "statutory", matter.statutory);
  if (matter.extension_days > 0) json["extension_days"] = matter.extension_days;
  PutValues(json, "windows", matter.windows);
  return json;
}

std::string Dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// ,"name":[ and one row a line.
template <typename Row, typename Make>
void AppendRows(std::string& document, const char* name, const std::vector<Row>& rows, Make make) {
  document.append(",\n\"").append(name).append("\":[");
  const char* comma = "\n";
  for (const Row& row : rows) {
    document.append(comma).append(Dump(make(row)));
    comma = ",\n";
  }
  document.append("]");
}

/// The lowest number whose readers know all of it: without joint matters 2, with fields of a form
/// that are more than a text 4, with an item that was discontinued 5.
int FormatOf(const Catalogue& catalogue) {
  if (std::ranges::any_of(catalogue.items, IsDiscontinued)) return 5;
  if (catalogue.joint_matters.empty()) return 2;
  for (const JointMatter& matter : catalogue.joint_matters) {
    for (const JointMatter::Field& field : matter.form) {
      if (field.kind != JointMatter::FieldKind::kText || field.required) return 4;
    }
  }
  return 3;
}

}  // namespace

std::string WriteItem(const Item& item) { return Dump(ItemJson(item)) + "\n"; }

std::string WriteBundle(const Catalogue& catalogue) {
  Json head;
  head["format"] = FormatOf(catalogue);
  head["version"] = catalogue.version;
  head["district"] = TextJson(catalogue.district);
  PutFlag(head, "sample", catalogue.sample, false);
  std::string document = Dump(head);
  document.pop_back();
  AppendRows(document, "departments", catalogue.departments, DepartmentJson);
  AppendRows(document, "themes", catalogue.themes, NamedJson<Theme>);
  AppendRows(document, "life_events", catalogue.life_events, NamedJson<LifeEvent>);
  AppendRows(document, "items", catalogue.items, ItemJson);
  if (!catalogue.joint_matters.empty())
    AppendRows(document, "joint_matters", catalogue.joint_matters, JointMatterJson);
  return document.append("}\n");
}

}  // namespace yichuang::catalogue
