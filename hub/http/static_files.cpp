#include "hub/http/static_files.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace yichuang::http {
namespace {

constexpr std::uintmax_t kMostBytes = 64ULL * 1024 * 1024;

constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kTypes = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".txt", "text/plain; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".mp3", "audio/mpeg"},
}};

std::string_view TypeOf(const std::filesystem::path& file) {
  const std::string extension = file.extension().string();
  for (const auto& [known, type] : kTypes) {
    if (known == extension) return type;
  }
  return {};
}

std::string ReadAll(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string body(std::istreambuf_iterator<char>(in), {});
  if (in.bad() || !in.is_open())
    throw std::runtime_error("cannot read the page file " + file.string());
  return body;
}

// FNV-1a: an ETag must change with the content, it need not withstand an attacker.
std::string EtagOf(std::string_view body) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : body) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  std::string etag = "\"";
  for (int shift = 60; shift >= 0; shift -= 4) etag += "0123456789abcdef"[(hash >> shift) & 0xf];
  return etag + '"';
}

}  // namespace

StaticFiles::StaticFiles(const std::filesystem::path& root) {
  std::error_code error;
  std::filesystem::recursive_directory_iterator entries(root, error);
  if (error) {
    throw std::runtime_error("cannot read web_root " + root.string() + ": " + error.message() +
                             "; build the pages (target hub_web) or correct web_root");
  }
  std::uintmax_t total = 0;
  for (const auto& entry : entries) {
    const std::string_view type = TypeOf(entry.path());
    if (entry.is_symlink() || !entry.is_regular_file() || type.empty()) continue;
    total += entry.file_size();
    if (total > kMostBytes) {
      throw std::runtime_error("web_root " + root.string() +
                               " holds more than 64 MiB: it is not a build of the pages");
    }
    // Vite puts a hash of the content into the names under assets/: such a file never changes.
    const std::string name = "/" + entry.path().lexically_relative(root).generic_string();
    const bool hashed = name.starts_with("/assets/");
    std::string body = ReadAll(entry.path());
    std::string etag = EtagOf(body);
    files_.emplace(name, StaticFile{std::string(type),
                                    hashed ? "public, max-age=31536000, immutable" : "no-cache",
                                    std::move(etag), std::move(body)});
  }
  const auto index = files_.find("/index.html");
  if (index == files_.end()) {
    throw std::runtime_error(
        "web_root " + root.string() +
        " holds no index.html; build the pages (target hub_web) or correct web_root");
  }
  files_.emplace("/", index->second);
}

const StaticFile* StaticFiles::Find(std::string_view path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

bool Matches(std::string_view if_none_match, std::string_view etag) {
  while (!if_none_match.empty()) {
    const std::size_t comma = std::min(if_none_match.find(','), if_none_match.size());
    std::string_view one = if_none_match.substr(0, comma);
    if_none_match.remove_prefix(std::min(comma + 1, if_none_match.size()));
    while (one.starts_with(' ') || one.starts_with('\t')) one.remove_prefix(1);
    while (one.ends_with(' ') || one.ends_with('\t')) one.remove_suffix(1);
    if (one.starts_with("W/")) one.remove_prefix(2);
    if (one == "*" || one == etag) return true;
  }
  return false;
}

}  // namespace yichuang::http
