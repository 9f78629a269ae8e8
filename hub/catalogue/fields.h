#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "hub/catalogue/item.h"
#include "hub/catalogue/json_tree.h"
#include "hub/catalogue/reasons.h"
#include "hub/catalogue/words.h"

namespace yichuang::catalogue {

/// What is wrong in one row (or head of a file), by path.
struct FieldFault {
  std::size_t line = 0;
  std::string field;
  Reason reason = Reason::kUnreadable;
};

/// The fields of one object, read by name; private to the loader.
///
/// Every fault is noted and reading goes on with the default, so that one import tells all of them.
/// A field left out has its default, except where it is Required. At the end the object's fields
/// that nobody asked for are noted as unknown. `node` and `faults` outlive this.
class Fields {
 public:
  Fields(const JsonNode& node, std::vector<FieldFault>& faults, std::string path = {});
  ~Fields();
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;

  /// Notes a fault of the object itself when the field is not there.
  void Required(std::string_view name);
  std::string String(std::string_view name);
  catalogue::Text Text(std::string_view name);
  bool Flag(std::string_view name, bool otherwise);
  std::uint64_t Number(std::string_view name, std::uint64_t most);
  std::vector<std::string> Strings(std::string_view name);
  std::vector<std::uint16_t> Numbers(std::string_view name, std::uint16_t most);
  std::vector<catalogue::Text> Texts(std::string_view name);
  std::chrono::year_month_day Date(std::string_view name);

  template <typename Enum>
  Enum Word(std::string_view name, Enum otherwise) {
    const JsonNode* node = Find(name, JsonNode::Kind::kText);
    if (node == nullptr) return otherwise;
    if (const auto value = FromWord<Enum>(node->text)) return *value;
    Note(*node, PathOf(name), Reason::kUnknownWord);
    return otherwise;
  }

  /// Reads the object `name`, when it is there, by `read(Fields&)`; true when it is there.
  template <typename Read>
  bool Object(std::string_view name, Read read) {
    const JsonNode* node = Find(name, JsonNode::Kind::kObject);
    if (node == nullptr) return false;
    Fields inner(*node, faults_, PathOf(name));
    read(inner);
    return true;
  }

  /// Reads each object of the array `name` by `read(Fields&) → Value`.
  template <typename Read>
  auto Each(std::string_view name, Read read) {
    std::vector<decltype(read(*this))> values;
    const JsonNode* list = Find(name, JsonNode::Kind::kArray);
    if (list == nullptr) return values;
    values.reserve(list->elements.size());
    for (std::size_t i = 0; i < list->elements.size(); ++i) {
      const JsonNode& element = list->elements[i];
      const std::string path = ElementPath(name, i);
      if (element.kind != JsonNode::Kind::kObject) {
        Note(element, path, Reason::kWrongType);
        values.emplace_back();
        continue;
      }
      Fields inner(element, faults_, path);
      values.push_back(read(inner));
    }
    return values;
  }

  /// The field's node, whatever it is, for a reader of its own; null when it is not there.
  const JsonNode* Any(std::string_view name);

 private:
  /// Null when the field is not there, or of another kind (which is noted).
  const JsonNode* Find(std::string_view name, JsonNode::Kind kind);
  catalogue::Text TextOf(const JsonNode& node, const std::string& path);
  std::string PathOf(std::string_view name) const;
  std::string ElementPath(std::string_view name, std::size_t place) const;
  void Note(const JsonNode& node, std::string path, Reason reason);

  const JsonNode& node_;
  std::vector<FieldFault>& faults_;
  std::string path_;
  std::vector<std::string_view> asked_;
};

}  // namespace yichuang::catalogue
