#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace yichuang::http {

struct StaticFile {
  std::string content_type;
  std::string cache_control;
  std::string etag;  ///< quoted, of the content
  std::string body;
};

/// The built pages, read once at start. A request can only name a file of this list, so no path
/// leads out of it.
class StaticFiles {
 public:
  /// No files: API only.
  StaticFiles() = default;

  /// Reads every regular file of a known type under `root`; links are not followed. Throws
  /// std::runtime_error when `root` holds no index.html, cannot be read, or is larger than 64 MiB
  /// (then it is not a build of our pages).
  explicit StaticFiles(const std::filesystem::path& root);

  /// The file of a request path as sent ("/" is index.html); null when there is none. Percent signs
  /// are not decoded: no file of a build needs them.
  const StaticFile* Find(std::string_view path) const;

  std::size_t size() const { return files_.size(); }

 private:
  std::map<std::string, StaticFile, std::less<>> files_;
};

/// True when an If-None-Match header names `etag`, so that 304 is the answer.
bool Matches(std::string_view if_none_match, std::string_view etag);

}  // namespace yichuang::http
