#include "hub/export_guides.h"

#include <fmt/format.h>

#include <cstdint>
#include <ctime>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/catalogue/load.h"
#include "hub/documents/guides.h"
#include "hub/documents/render.h"

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;

// Says that a folder is ours and may be replaced.
constexpr char kStamp[] = ".yichuang-guides";
// A catalogue that is read from its folder has no version: only an import gives one.
constexpr std::uint64_t kVersion = 0;

void WriteFile(const fs::path& file, std::string_view bytes) {
  fs::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) throw std::runtime_error(fmt::format("{}: cannot be written", file.string()));
}

void RefuseForeign(const fs::path& out) {
  if (!fs::exists(out)) return;
  if (fs::is_directory(out) && (fs::is_empty(out) || fs::exists(out / kStamp))) return;
  throw std::runtime_error(fmt::format(
      "{}: exists and was not made by export-guides; name a new or empty folder", out.string()));
}

// The old folder goes only when the new one is complete.
void Swap(const fs::path& made, const fs::path& out) {
  fs::path old = out;
  old += ".old";
  fs::remove_all(old);
  if (fs::exists(out)) fs::rename(out, old);
  fs::rename(made, out);
  fs::remove_all(old);
}

}  // namespace

std::chrono::local_days Today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return std::chrono::local_days(std::chrono::year(local.tm_year + 1900) /
                                 std::chrono::month(static_cast<unsigned>(local.tm_mon) + 1) /
                                 std::chrono::day(static_cast<unsigned>(local.tm_mday)));
}

int ExportGuides(const ExportGuidesOptions& options) {
  const auto loaded = catalogue::LoadFolder(options.data, kVersion);
  if (const auto* faults = std::get_if<std::vector<catalogue::Fault>>(&loaded)) {
    for (const auto& fault : *faults) std::cerr << catalogue::DescribeEn(fault) << '\n';
    std::cerr << fmt::format("{}: {} faults, nothing was written\n", options.data.string(),
                             faults->size());
    return 1;
  }
  const auto& catalogue = std::get<catalogue::Catalogue>(loaded);
  // "guides/" and "guides" are one folder.
  const fs::path out = options.out.has_filename() ? options.out : options.out.parent_path();
  RefuseForeign(out);
  const documents::GuidesFrame frame{options.made_on, options.public_url};

  // Everything is made before anything is written: a missing font leaves no half of a website.
  auto files = documents::GuideSite(catalogue, frame);
  const std::size_t pages = files.size() - 1;
  for (const auto language : {documents::Language::kChinese, documents::Language::kEnglish}) {
    const auto pdf = documents::ToPdf(documents::Booklet(catalogue, frame, language));
    files.push_back({documents::BookletFile(language), std::string(pdf.begin(), pdf.end())});
  }
  fs::path made = out;
  made += ".new";
  fs::remove_all(made);
  for (const auto& file : files) WriteFile(made / file.path, file.bytes);
  WriteFile(made / kStamp, {});
  Swap(made, out);
  std::cout << fmt::format("{}: {} items, {} pages, {} and {}\n", (out / "index.html").string(),
                           catalogue.items.size(), pages,
                           documents::BookletFile(documents::Language::kChinese),
                           documents::BookletFile(documents::Language::kEnglish));
  return 0;
}

}  // namespace yichuang::hub
