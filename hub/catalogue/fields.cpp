#include "hub/catalogue/fields.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "hub/catalogue/load.h"

namespace yichuang::catalogue {
namespace {

using Kind = JsonNode::Kind;

std::optional<unsigned> Digits(std::string_view text) {
  unsigned value = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (status != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

/// "2019-07-01"; absent for another form, or a day the calendar does not have.
std::optional<std::chrono::year_month_day> DateOf(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = Digits(text.substr(0, 4));
  const auto month = Digits(text.substr(5, 2));
  const auto day = Digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(static_cast<int>(*year)),
                                         std::chrono::month(*month), std::chrono::day(*day)};
  if (!date.ok() || *year < 1900) return std::nullopt;
  return date;
}

}  // namespace

Fields::Fields(const JsonNode& node, std::vector<FieldFault>& faults, std::string path)
    : node_(node), faults_(faults), path_(std::move(path)) {}

Fields::~Fields() {
  for (std::size_t i = 0; i < node_.names.size(); ++i) {
    const JsonNode::Name& name = node_.names[i];
    if (faults_.size() >= kMaxFaults) return;
    if (std::find(asked_.begin(), asked_.end(), name.text) == asked_.end()) {
      faults_.push_back({name.line, PathOf(name.text), Reason::kUnknownField});
    } else if (node_.Field(name.text) != &node_.elements[i]) {
      faults_.push_back({name.line, PathOf(name.text), Reason::kDuplicateField});
    }
  }
}

void Fields::Note(const JsonNode& node, std::string path, Reason reason) {
  if (faults_.size() < kMaxFaults) faults_.push_back({node.line, std::move(path), reason});
}

std::string Fields::PathOf(std::string_view name) const {
  if (path_.empty()) return std::string(name);
  return path_ + '.' + std::string(name);
}

std::string Fields::ElementPath(std::string_view name, std::size_t place) const {
  return PathOf(name) + '[' + std::to_string(place) + ']';
}

const JsonNode* Fields::Any(std::string_view name) {
  asked_.push_back(name);
  return node_.Field(name);
}

const JsonNode* Fields::Find(std::string_view name, Kind kind) {
  const JsonNode* found = Any(name);
  if (found == nullptr || found->kind == kind) return found;
  Note(*found, PathOf(name), Reason::kWrongType);
  return nullptr;
}

void Fields::Required(std::string_view name) {
  if (node_.Field(name) == nullptr) Note(node_, PathOf(name), Reason::kMissingField);
}

std::string Fields::String(std::string_view name) {
  const JsonNode* node = Find(name, Kind::kText);
  return node == nullptr ? std::string() : node->text;
}

catalogue::Text Fields::TextOf(const JsonNode& node, const std::string& path) {
  if (node.kind == Kind::kText) return {node.text, {}};
  if (node.kind != Kind::kObject) {
    Note(node, path, Reason::kWrongType);
    return {};
  }
  Fields inner(node, faults_, path);
  inner.Required("zh");
  std::string zh = inner.String("zh");
  return {std::move(zh), inner.String("en")};
}

catalogue::Text Fields::Text(std::string_view name) {
  const JsonNode* node = Any(name);
  return node == nullptr ? catalogue::Text{} : TextOf(*node, PathOf(name));
}

bool Fields::Flag(std::string_view name, bool otherwise) {
  const JsonNode* node = Find(name, Kind::kFlag);
  return node == nullptr ? otherwise : node->flag;
}

std::uint64_t Fields::Number(std::string_view name, std::uint64_t most) {
  const JsonNode* node = Any(name);
  if (node == nullptr) return 0;
  if (node->kind == Kind::kNumber && node->number <= most) return node->number;
  const bool is_number = node->kind == Kind::kNumber || node->kind == Kind::kOtherNumber;
  Note(*node, PathOf(name), is_number ? Reason::kOutOfRange : Reason::kWrongType);
  return 0;
}

std::vector<std::string> Fields::Strings(std::string_view name) {
  std::vector<std::string> values;
  const JsonNode* list = Find(name, Kind::kArray);
  if (list == nullptr) return values;
  for (std::size_t i = 0; i < list->elements.size(); ++i) {
    const JsonNode& element = list->elements[i];
    if (element.kind != Kind::kText) Note(element, ElementPath(name, i), Reason::kWrongType);
    values.push_back(element.text);
  }
  return values;
}

std::vector<std::uint16_t> Fields::Numbers(std::string_view name, std::uint16_t most) {
  std::vector<std::uint16_t> values;
  const JsonNode* list = Find(name, Kind::kArray);
  if (list == nullptr) return values;
  for (std::size_t i = 0; i < list->elements.size(); ++i) {
    const JsonNode& element = list->elements[i];
    const bool is_number = element.kind == Kind::kNumber || element.kind == Kind::kOtherNumber;
    if (!is_number) Note(element, ElementPath(name, i), Reason::kWrongType);
    const bool in_range = element.kind == Kind::kNumber && element.number <= most;
    if (is_number && !in_range) Note(element, ElementPath(name, i), Reason::kOutOfRange);
    values.push_back(in_range ? static_cast<std::uint16_t>(element.number) : std::uint16_t{1});
  }
  return values;
}

std::vector<catalogue::Text> Fields::Texts(std::string_view name) {
  std::vector<catalogue::Text> values;
  const JsonNode* list = Find(name, Kind::kArray);
  if (list == nullptr) return values;
  for (std::size_t i = 0; i < list->elements.size(); ++i) {
    values.push_back(TextOf(list->elements[i], ElementPath(name, i)));
  }
  return values;
}

std::chrono::year_month_day Fields::Date(std::string_view name) {
  const JsonNode* node = Find(name, Kind::kText);
  if (node == nullptr) return {};
  if (const auto date = DateOf(node->text)) return *date;
  Note(*node, PathOf(name), Reason::kOutOfRange);
  return {};
}

}  // namespace yichuang::catalogue
