#pragma once

#include <optional>
#include <string>
#include <string_view>

/// Codes that the nation gives to bodies and to what they do. Each function takes what somebody
/// typed or a scanner read and gives the code in its one form, or nothing when it is none: blanks,
/// bars and dashes are left out, full-width characters and small letters become what is meant.
namespace yichuang::catalogue {

/// 统一社会信用代码: eighteen characters whose check characters hold, those of GB 32100 (the last)
/// and of GB 11714 (the seventeenth).
std::optional<std::string> UnifiedCreditCode(std::string_view typed);

/// A code of what is done, as GB/T 39554.1 and platforms use it.
struct ItemCode {
  std::string body;    ///< unified credit code of who does it: 实施主体
  char level = '0';    ///< 行使层级
  std::string basic;   ///< 基本编码: region 2, type 2, main 5, sub 3
  std::string option;  ///< 业务办理项, two digits; "" for the item itself
  /// 31 or 33 characters.
  std::string text() const { return body + level + basic + option; }
  friend bool operator==(const ItemCode&, const ItemCode&) = default;
};

/// 实施编码 of 31 or 业务办理项编码 of 33 characters; its body must be a unified credit code.
std::optional<ItemCode> ImplementationCode(std::string_view typed);

}  // namespace yichuang::catalogue
