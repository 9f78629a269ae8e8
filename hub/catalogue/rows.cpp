#include "hub/catalogue/rows.h"

namespace yichuang::catalogue {
namespace {

constexpr std::uint16_t kMostAmount = 999;
constexpr std::uint64_t kMostCount = 99;  // of originals or copies, GB/T 39046
constexpr std::uint16_t kMostWindow = 999;
constexpr std::uint64_t kMostExtension = 99;

std::optional<Limit> ReadLimit(Fields& fields, std::string_view name) {
  Limit limit;
  const bool there = fields.Object(name, [&limit](Fields& inner) {
    inner.Required("unit");
    limit.unit = inner.Word("unit", LimitUnit::kWorkingDays);
    limit.amount = static_cast<std::uint16_t>(inner.Number("amount", kMostAmount));
  });
  return there ? std::optional(limit) : std::nullopt;
}

Option ReadOption(Fields& fields) {
  fields.Required("id");
  fields.Required("name");
  return {fields.String("id"), fields.Text("name")};
}

Question ReadQuestion(Fields& fields) {
  fields.Required("id");
  fields.Required("name");
  fields.Required("options");
  return {fields.String("id"), fields.Text("name"), fields.Each("options", ReadOption)};
}

Condition ReadCondition(Fields& fields) {
  fields.Required("question");
  fields.Required("options");
  return {fields.String("question"), fields.Strings("options")};
}

Material ReadMaterial(Fields& fields) {
  fields.Required("id");
  fields.Required("name");
  Material material;
  material.id = fields.String("id");
  material.name = fields.Text("name");
  material.issuer = fields.Text("issuer");
  material.note = fields.Text("note");
  material.originals = static_cast<std::uint8_t>(fields.Number("originals", kMostCount));
  material.copies = static_cast<std::uint8_t>(fields.Number("copies", kMostCount));
  material.mandatory = fields.Flag("mandatory", material.mandatory);
  material.tolerable = fields.Flag("tolerable", material.tolerable);
  material.shared = fields.Flag("shared", material.shared);
  material.when = fields.Each("when", ReadCondition);
  return material;
}

Step ReadStep(Fields& fields) {
  fields.Required("name");
  return {fields.Text("name"), fields.Text("detail"), fields.Text("where"),
          ReadLimit(fields, "limit")};
}

FrequentQuestion ReadFrequentQuestion(Fields& fields) {
  fields.Required("question");
  fields.Required("answer");
  return {fields.Text("question"), fields.Text("answer")};
}

Basis ReadBasis(Fields& fields) {
  fields.Required("law");
  fields.Required("in_force_since");
  return {fields.String("law"), fields.String("article"), fields.Date("in_force_since")};
}

}  // namespace

Item ReadItem(Fields& fields) {
  fields.Required("id");
  fields.Required("name");
  Item item;
  item.id = fields.String("id");
  item.department = fields.String("department");
  item.code = fields.String("code");
  item.name = fields.Text("name");
  item.summary = fields.Text("summary");
  item.type = fields.Word("type", item.type);
  item.depth = fields.Word("depth", item.depth);
  item.subject = fields.Word("subject", item.subject);
  item.themes = fields.Strings("themes");
  item.life_events = fields.Strings("life_events");
  item.synonyms = fields.Strings("synonyms");
  item.conditions = fields.Texts("conditions");
  item.situations = fields.Each("situations", ReadQuestion);
  item.materials = fields.Each("materials", ReadMaterial);
  item.steps = fields.Each("steps", ReadStep);
  item.statutory = ReadLimit(fields, "statutory");
  item.promised = ReadLimit(fields, "promised");
  fields.Object("fee", [&item](Fields& fee) {
    item.fee = {fee.Flag("charged", false), fee.Text("amount"), fee.Text("basis")};
  });
  item.result = fields.Text("result");
  item.hours = fields.Text("hours");
  item.place = fields.Text("place");
  item.windows = fields.Numbers("windows", kMostWindow);
  item.phone = fields.String("phone");
  item.supervision = fields.String("supervision");
  item.questions = fields.Each("questions", ReadFrequentQuestion);
  item.basis = fields.Each("basis", ReadBasis);
  item.verified = fields.Flag("verified", false);
  item.complete = fields.Flag("complete", false);
  item.discontinued = fields.Text("discontinued");
  return item;
}

Department ReadDepartment(Fields& fields) {
  fields.Required("id");
  fields.Required("name");
  return {fields.String("id"), fields.Text("name"), fields.String("phone")};
}

Theme ReadTheme(Fields& fields) {
  fields.Required("id");
  fields.Required("name");
  return {fields.String("id"), fields.Text("name")};
}

LifeEvent ReadLifeEvent(Fields& fields) {
  fields.Required("id");
  fields.Required("name");
  return {fields.String("id"), fields.Text("name")};
}

JointMatter ReadJointMatter(Fields& fields) {
  fields.Required("id");
  fields.Required("name");
  fields.Required("parts");
  JointMatter matter;
  matter.id = fields.String("id");
  matter.name = fields.Text("name");
  matter.summary = fields.Text("summary");
  matter.synonyms = fields.Strings("synonyms");
  matter.parts = fields.Each("parts", [](Fields& part) {
    part.Required("item");
    return JointMatter::Part{part.String("item"), part.Text("name")};
  });
  matter.shared = fields.Each("shared", [](Fields& shared) {
    shared.Required("id");
    shared.Required("name");
    return JointMatter::Shared{shared.String("id"), shared.Text("name"), shared.Strings("of")};
  });
  matter.form = fields.Each("form", [](Fields& field) {
    field.Required("id");
    field.Required("name");
    return JointMatter::Field{field.String("id"),
                              field.Text("name"),
                              field.Word("kind", JointMatter::FieldKind::kText),
                              field.Flag("required", false),
                              field.Each("options", ReadOption),
                              field.Strings("items")};
  });
  matter.steps = fields.Each("steps", ReadStep);
  matter.statutory = ReadLimit(fields, "statutory");
  matter.extension_days =
      static_cast<std::uint8_t>(fields.Number("extension_days", kMostExtension));
  matter.windows = fields.Numbers("windows", kMostWindow);
  return matter;
}

}  // namespace yichuang::catalogue
