#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace yichuang::documents {

/// The text as HTML text or as the value of a quoted attribute.
std::string Escape(std::string_view text);

using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// "<name a="b">inner</name>". Attribute values are escaped here; `inner` is HTML already.
std::string Tag(std::string_view name, std::string_view inner, Attributes attributes = {});
/// The same around plain text, which is escaped.
std::string TextTag(std::string_view name, std::string_view text, Attributes attributes = {});
/// A link with plain text.
std::string LinkTo(std::string_view address, std::string_view text);

}  // namespace yichuang::documents
