#pragma once

#include <charconv>
#include <optional>
#include <string_view>

namespace yichuang::http {

/// The number that the text is, digits from end to end; absent when it is none or does not fit.
template <typename Int>
std::optional<Int> WholeNumber(std::string_view text) {
  Int value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace yichuang::http
