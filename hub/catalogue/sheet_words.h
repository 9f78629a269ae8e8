#pragma once

#include <array>
#include <span>
#include <string_view>

/// The words of the sheets; private to sheets.cpp.
namespace yichuang::catalogue {

enum class CellKind : std::uint8_t { kText, kList, kFlag, kNumber, kWord };

struct SheetColumn {
  std::string_view path;   ///< in the row's object
  std::string_view title;  ///< for people
  CellKind cell = CellKind::kText;
};

/// A sheet and the list of the item it holds; "" for the items themselves.
struct SheetForm {
  std::string_view name;
  std::string_view list;
  std::span<const SheetColumn> columns;
};

/// The items first. Every row of the others names its item in the first column.
std::span<const SheetForm> SheetForms();

inline constexpr std::string_view kItemColumn = "item";

/// "是", "否".
std::string_view FlagWord(bool flag);
/// The word of the catalogue's JSON as people say it; itself where there is none.
std::string_view SaidWord(std::string_view word);
/// The other way round; itself where it is none of ours.
std::string_view MeantWord(std::string_view said);
/// 1, 0, or -1 when it is neither.
int MeantFlag(std::string_view said);

}  // namespace yichuang::catalogue
