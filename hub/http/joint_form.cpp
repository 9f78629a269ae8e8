#include "hub/http/joint_form.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "hub/catalogue/words.h"
#include "hub/http/applicant_json.h"
#include "hub/http/json_body.h"
#include "hub/http/request_body.h"
#include "hub/person/applicant.h"

namespace yichuang::http {
namespace {

using catalogue::JointMatter;
using contract::Reason;
using Kind = JointMatter::FieldKind;

constexpr std::size_t kMostDigits = 9;

const JointMatter::Field* FieldNamed(const JointMatter& matter, std::string_view id) {
  const auto found = std::ranges::find(matter.form, id, &JointMatter::Field::id);
  return found == matter.form.end() ? nullptr : &*found;
}

bool Fits(const JointMatter::Field& field, std::string_view value) {
  switch (field.kind) {
    case Kind::kText:
    case Kind::kPerson:
      return true;
    case Kind::kNumber:
      return value.size() <= kMostDigits &&
             std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
    case Kind::kChoice:
      return std::ranges::find(field.options, value, &catalogue::Option::id) != field.options.end();
    case Kind::kPhone:
      return IsPhone(value);
  }
  return false;
}

std::string Masked(Kind kind, const std::string& value) {
  person::Applicant somebody;
  somebody.name = value;
  if (kind == Kind::kPerson) return person::MaskedName(somebody);
  if (kind == Kind::kPhone) return person::MaskedPhone(value);
  return value;
}

nlohmann::json BothJson(const catalogue::Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

}  // namespace

FormValues FormIn(RequestBody& body) {
  FormValues values;
  const nlohmann::json form = nlohmann::json::parse(body.Object("form"), nullptr, false);
  if (!form.is_object()) return values;
  if (form.size() > kMostFormFields) body.Fault("form");
  for (const auto& [id, value] : form.items()) {
    const std::string* text = value.get_ptr<const std::string*>();
    const bool fits =
        text != nullptr && text->size() <= kMostFormText && std::ranges::none_of(*text, [](char c) {
          return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
        });
    if (!fits) {
      body.Fault("form");
      return values;
    }
    if (!text->empty()) values[id] = *text;
  }
  return values;
}

std::optional<Trouble> FormTrouble(const JointMatter& matter, const FormValues& values,
                                   bool whole) {
  for (const auto& [id, value] : values) {
    const JointMatter::Field* field = FieldNamed(matter, id);
    if (field == nullptr || !Fits(*field, value))
      return Trouble{Reason::kWrongType, "form." + id.substr(0, 64), {}};
  }
  std::string missing;
  for (const JointMatter::Field& field : matter.form) {
    if (field.required && !values.contains(field.id))
      missing += (missing.empty() ? "" : ",") + field.id;
  }
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(form_half_filled)) missing.clear();
#endif
  if (!whole || missing.empty()) return std::nullopt;
  return Trouble{Reason::kFormIncomplete, std::move(missing), {}};
}

std::string WrittenForm(const FormValues& values) { return nlohmann::json(values).dump(); }

FormValues ReadForm(std::string_view written) {
  FormValues values;
  const auto form = nlohmann::json::parse(written, nullptr, false);
  if (!form.is_object()) return values;
  for (const auto& [id, value] : form.items()) {
    if (value.is_string()) values[id] = value.get<std::string>();
  }
  return values;
}

std::vector<FormLine> FormLines(const JointMatter& matter, const FormValues& values,
                                std::string_view part, bool masked) {
  std::vector<FormLine> lines;
  for (const JointMatter::Field& field : matter.form) {
    bool needed = part.empty() || std::ranges::find(field.items, part) != field.items.end();
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(form_told_to_all)) needed = true;
#endif
    const auto value = values.find(field.id);
    if (!needed || value == values.end()) continue;
    FormLine line{&field, masked ? Masked(field.kind, value->second) : value->second, {}};
    const auto option = std::ranges::find(field.options, value->second, &catalogue::Option::id);
    if (option != field.options.end()) line.text = option->name;
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string FormJson(const JointMatter& matter, const FormValues& values, std::string_view part,
                     bool masked) {
  if (values.empty()) return R"({"form":null})";
  nlohmann::json fields = nlohmann::json::array();
  for (const FormLine& line : FormLines(matter, values, part, masked)) {
    fields.push_back({{"id", line.field->id},
                      {"name", BothJson(line.field->name)},
                      {"kind", catalogue::WordOf(line.field->kind)},
                      {"value", line.value},
                      {"text", line.text.zh.empty() ? nlohmann::json() : BothJson(line.text)}});
  }
  return BodyText({{"form",
                    {{"matter", matter.id},
                     {"part", part.empty() ? nlohmann::json() : nlohmann::json(part)},
                     {"masked", masked},
                     {"fields", std::move(fields)}}}});
}

}  // namespace yichuang::http
