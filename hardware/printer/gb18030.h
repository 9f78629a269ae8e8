#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yichuang::printer {

/// The bytes by which a printer with Chinese letters of its own says `utf8`: GB 18030, of which
/// such printers draw the codes of one and two bytes (GBK). Absent when one of its characters has
/// none of them, is of the areas that everybody fills himself, or is a control character: text
/// never becomes a command.
std::optional<std::string> ToPrinterText(std::string_view utf8);

}  // namespace yichuang::printer
