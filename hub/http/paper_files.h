#pragma once

#include <algorithm>
#include <chrono>
#include <map>
#include <string>

namespace yichuang::http {

/// Papers that were drawn a moment ago and that a page is about to fetch: kept in memory for two
/// minutes, for whoever asked for them. I/O thread only.
class PaperFiles {
 public:
  struct Kept {
    std::string bytes;
    std::string actor;  ///< who may fetch it
    std::chrono::steady_clock::time_point since{};
  };

  void Put(const std::string& token, Kept kept) {
    const auto oldest = kept.since - kLife;
    std::erase_if(files_, [oldest](const auto& each) { return each.second.since < oldest; });
    if (files_.size() >= kMost) {
      files_.erase(
          std::ranges::min_element(files_, {}, [](const auto& each) { return each.second.since; }));
    }
    files_[token] = std::move(kept);
  }

  /// Null when there is none, or its time is over.
  const Kept* Find(const std::string& token) const {
    const auto found = files_.find(token);
    const auto oldest = std::chrono::steady_clock::now() - kLife;
    return found == files_.end() || found->second.since < oldest ? nullptr : &found->second;
  }

 private:
  static constexpr std::chrono::minutes kLife{2};
  static constexpr std::size_t kMost = 200;

  std::map<std::string, Kept> files_;
};

}  // namespace yichuang::http
