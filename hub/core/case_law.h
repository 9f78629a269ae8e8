#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// Articles of laws that have an effect on a case's clocks by themselves, as data. An item has the
/// effect only when its own verified basis names the article (case_rules.h).
namespace yichuang::core {

enum class LawEffect : std::uint8_t {
  kDeemed,     ///< no notice within `days` working days of the receipt: accepted
  kExtension,  ///< both limits once, by `days` working days
};

struct LawRule {
  std::string_view law;
  std::string_view article;
  LawEffect effect = LawEffect::kDeemed;
  std::uint8_t days = 0;
};

std::span<const LawRule> LawRules();

}  // namespace yichuang::core
