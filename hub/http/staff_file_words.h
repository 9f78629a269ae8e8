#pragma once

#include <string_view>

/// How the columns of a list of staff are called, in Chinese or English.
namespace yichuang::http {

bool IsNumberColumn(std::string_view title);
bool IsNameColumn(std::string_view title);
/// For a fault in a file that lacks the column.
std::string_view NumberColumn();
std::string_view NameColumn();

}  // namespace yichuang::http
