#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace yichuang::integration {

/// The files below `folder` that hold these bytes; `but` names are left out.
inline std::vector<std::string> FilesWith(const std::filesystem::path& folder,
                                          const std::string& bytes,
                                          const std::vector<std::string>& but = {}) {
  std::vector<std::string> found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    if (!entry.is_regular_file() || std::ranges::find(but, name) != but.end()) continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string content(std::istreambuf_iterator<char>(stream), {});
    if (content.find(bytes) != std::string::npos) found.push_back(name);
  }
  return found;
}

}  // namespace yichuang::integration
