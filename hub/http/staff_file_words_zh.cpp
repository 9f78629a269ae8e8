#include "hub/http/staff_file_words.h"

namespace yichuang::http {

bool IsNumberColumn(std::string_view title) { return title == "工号" || title == "number"; }
bool IsNameColumn(std::string_view title) { return title == "姓名" || title == "name"; }
std::string_view NumberColumn() { return "工号"; }
std::string_view NameColumn() { return "姓名"; }

}  // namespace yichuang::http
