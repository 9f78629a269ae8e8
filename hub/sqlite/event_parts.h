#pragma once

#include <algorithm>
#include <array>
#include <string_view>

#include "hub/contract/messages.h"
#include "hub/sqlite/body_reader.h"

/// What the bodies of many events have in common.
namespace yichuang::sqlite {

/// Enumerations stand in a body by their names, in the order of the enumeration.
template <typename Enum, std::size_t N>
std::string_view NameOf(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

template <typename Enum, std::size_t N>
Enum Named(BodyReader& body, std::string_view field, const std::array<std::string_view, N>& names) {
  const auto found = std::find(names.begin(), names.end(), body.Text(field));
  if (found == names.end()) {
    body.Reject(field);
    return Enum{};
  }
  return static_cast<Enum>(found - names.begin());
}

inline OrderedJson KeyJson(const contract::EntryKey& key) {
  return {{"source", key.source}, {"epoch", key.epoch}, {"counter", key.counter}};
}

inline contract::EntryKey ReadKey(BodyReader& body) {
  return {body.Text("source"), body.Number<std::uint32_t>("epoch"), body.Unsigned("counter")};
}

}  // namespace yichuang::sqlite
