#include "hub/catalogue/load.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>
#include <system_error>

#include "hub/catalogue/import.h"

namespace yichuang::catalogue {
namespace {

constexpr const char* kHeadFile = "catalogue.json";

/// Absent when the file cannot be opened or read to its end.
std::optional<std::string> ReadAll(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::ostringstream bytes;
  bytes << file.rdbuf();
  // Nothing read is an empty file, or one that failed: asking once more tells which.
  file.peek();
  if (file.bad()) return std::nullopt;
  return std::move(bytes).str();
}

std::string Place(const Fault& fault) {
  std::string place = fault.file;
  if (fault.line > 0) place += (place.empty() ? "" : ":") + std::to_string(fault.line);
  for (const std::string* part : {&fault.row, &fault.field}) {
    if (!part->empty()) place += (place.empty() ? "" : " ") + *part;
  }
  return place.empty() ? place : place + ": ";
}

}  // namespace

Loaded LoadFiles(std::span<const SourceFile> files, std::uint64_t version) {
  std::vector<const SourceFile*> sorted;
  sorted.reserve(files.size());
  for (const SourceFile& file : files) sorted.push_back(&file);
  std::sort(sorted.begin(), sorted.end(),
            [](const SourceFile* a, const SourceFile* b) { return a->name < b->name; });
  Import import;
  bool head = false;
  bool department = false;
  for (const SourceFile* file : sorted) {
    if (file->name == kHeadFile) {
      head = true;
      import.ReadHead(file->name, file->bytes);
    } else {
      department = true;
      import.ReadDepartmentFile(file->name, file->bytes);
    }
  }
  if (!head) import.NoteFile(kHeadFile, Reason::kFileMissing);
  if (!department) import.NoteFile("*.json", Reason::kFileMissing);
  return import.Finish(version);
}

Loaded LoadFolder(const std::filesystem::path& folder, std::uint64_t version) {
  namespace fs = std::filesystem;
  std::error_code failed;
  std::vector<SourceFile> files;
  std::vector<Fault> faults;
  fs::directory_iterator entry(folder, failed);
  for (; !failed && entry != fs::directory_iterator(); entry.increment(failed)) {
    const fs::path& path = entry->path();
    if (path.extension() != ".json") continue;
    std::error_code unknown;
    const std::uintmax_t size = fs::file_size(path, unknown);
    if (!unknown && size > kMaxFileBytes) {
      faults.push_back({path.filename().string(), {}, 0, {}, Reason::kTooLarge});
      continue;
    }
    auto bytes = unknown ? std::nullopt : ReadAll(path);
    if (!bytes) {
      faults.push_back({path.filename().string(), {}, 0, {}, Reason::kUnreadable});
      continue;
    }
    files.push_back({path.filename().string(), std::move(*bytes)});
  }
  if (failed) faults.push_back({folder.string(), {}, 0, {}, Reason::kUnreadable});
  if (!faults.empty()) return faults;
  return LoadFiles(files, version);
}

Loaded ReadBundle(std::string_view bytes) {
  Import import;
  import.ReadBundleDocument(bytes);
  return import.Finish(std::nullopt);
}

std::string DescribeZh(const Fault& fault) { return Place(fault).append(TextZh(fault.reason)); }

std::string DescribeEn(const Fault& fault) { return Place(fault).append(TextEn(fault.reason)); }

}  // namespace yichuang::catalogue
