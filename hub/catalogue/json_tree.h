#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace yichuang::catalogue {

/// A JSON value that remembers its line, so that a fault can be found in an editor.
struct JsonNode {
  enum class Kind : std::uint8_t { kNull, kFlag, kNumber, kOtherNumber, kText, kArray, kObject };
  Kind kind = Kind::kNull;
  std::size_t line = 0;  ///< from 1, where it begins
  bool flag = false;
  std::uint64_t number = 0;  ///< kNumber: whole and not negative
  std::string text;
  std::vector<JsonNode> elements;  ///< of an array, or the values of an object's fields
  struct Name {
    std::string text;
    std::size_t line = 0;
  };
  std::vector<Name> names;  ///< of an object's fields, beside `elements`; may repeat

  /// Null when there is no such field, or this is no object. The first of equal names.
  const JsonNode* Field(std::string_view name) const;
};

struct JsonFault {
  std::size_t line = 0;
};

/// Deeper than this is refused: nothing of ours is.
inline constexpr std::size_t kMaxJsonDepth = 24;

/// Reads one document. Refused: what is no JSON, no UTF-8, or deeper than kMaxJsonDepth.
std::variant<JsonNode, JsonFault> ParseJson(std::string_view text);

/// The line of what stands at `path` ("materials[3].when") below `node`, or of the nearest thing
/// above it that is there.
std::size_t LineOfPath(const JsonNode& node, std::string_view path);

}  // namespace yichuang::catalogue
