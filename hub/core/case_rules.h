#pragma once

#include <cstdint>
#include <optional>

#include "hub/catalogue/item.h"

/// What the law and the hall's promise say of a case's clocks. Taken from the item when its papers
/// are received and frozen in the event: a later change of the item moves no case that is open.
namespace yichuang::core {

struct CaseRules {
  catalogue::Depth depth = catalogue::Depth::kPromised;
  std::optional<catalogue::Limit> statutory;  ///< 法定办结时限; absent when nobody verified it
  std::optional<catalogue::Limit> promised;   ///< 承诺办结时限
  /// The item's own law: without a notice within so many working days of the receipt the case is
  /// accepted (行政许可法第三十二条). 0: its law says no such thing, nothing is ever deemed.
  std::uint8_t notice_days = 0;
  /// The item's own law: both limits may be extended once, by at most so many working days
  /// (行政许可法第四十二条). 0: there is no extension.
  std::uint8_t extension_days = 0;
  std::uint8_t correction_days = 20;  ///< working days the applicant has to correct; a default
  friend bool operator==(const CaseRules&, const CaseRules&) = default;
};

/// The rules of an item. Only what its own verified basis names has an effect by law.
CaseRules RulesOf(const catalogue::Item& item);
/// The same as a part of the joint matter, whose longer limit takes the place of the item's.
CaseRules RulesOf(const catalogue::Item& item, const catalogue::JointMatter& matter);

}  // namespace yichuang::core
