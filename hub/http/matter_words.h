#pragma once

#include <string_view>

/// What kinds, stages and channels of matters are called on papers, by their names in the API; the
/// pages have words of their own (hub/web/src/text). "" for a name that is none.
namespace yichuang::http {

std::string_view KindTextZh(std::string_view kind);
std::string_view KindTextEn(std::string_view kind);
std::string_view StateTextZh(std::string_view state);
std::string_view StateTextEn(std::string_view state);
std::string_view ChannelTextZh(std::string_view channel);
std::string_view ChannelTextEn(std::string_view channel);

}  // namespace yichuang::http
