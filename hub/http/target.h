#pragma once

#include <string_view>
#include <vector>

/// The target of a request: its path and its query, as sent.
namespace yichuang::http {

/// The parts of a path between its slashes. REQUIRES: it is empty or begins with one.
std::vector<std::string_view> Segments(std::string_view path);

/// Whether a path fits the path of a rule; parts in braces take anything but nothing, and are put
/// into `taken`.
bool Fits(std::string_view rule, const std::vector<std::string_view>& parts,
          std::vector<std::string_view>& taken);

/// The value of a query parameter; "" when it is not there.
std::string_view Parameter(std::string_view target, std::string_view name);

/// Whether two texts are the same but for the case of letters A to Z.
bool SameText(std::string_view a, std::string_view b);

}  // namespace yichuang::http
