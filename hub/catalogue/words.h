#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "hub/catalogue/item.h"

/// The words that stand for enums in the catalogue's JSON, in the order of the enum.
namespace yichuang::catalogue {

template <typename Enum>
struct Words;

template <>
struct Words<ItemType> {
  static constexpr std::array<std::string_view, 7> kAll = {
      "licence", "levy", "benefit", "confirmation", "reward", "other_power", "public_service"};
};
template <>
struct Words<Depth> {
  static constexpr std::array<std::string_view, 3> kAll = {"registered", "on_spot", "promised"};
};
template <>
struct Words<Subject> {
  static constexpr std::array<std::string_view, 3> kAll = {"person", "enterprise", "both"};
};
template <>
struct Words<LimitUnit> {
  static constexpr std::array<std::string_view, 4> kAll = {"on_the_spot", "working_days",
                                                           "natural_days", "hours"};
};

template <>
struct Words<JointMatter::FieldKind> {
  static constexpr std::array<std::string_view, 5> kAll = {"text", "number", "choice", "person",
                                                           "phone"};
};

template <typename Enum>
constexpr std::string_view WordOf(Enum value) {
  return Words<Enum>::kAll[static_cast<std::size_t>(value)];
}

template <typename Enum>
constexpr std::optional<Enum> FromWord(std::string_view word) {
  for (std::size_t i = 0; i < Words<Enum>::kAll.size(); ++i) {
    if (Words<Enum>::kAll[i] == word) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace yichuang::catalogue
