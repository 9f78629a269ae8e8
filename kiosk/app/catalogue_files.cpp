#include "kiosk/app/catalogue_files.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <stdexcept>

#include "hub/catalogue/load.h"

namespace yichuang::app {
namespace {

namespace fs = std::filesystem;

model::Instant NewestFile(const fs::path& folder) {
  fs::file_time_type newest = fs::file_time_type::min();
  for (const auto& entry : fs::directory_iterator(folder))
    newest = std::max(newest, entry.last_write_time());
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::file_clock::to_sys(newest));
}

}  // namespace

model::CatalogueArrived ReadCatalogueFolder(const fs::path& folder) {
  // A folder has no version; the hub counts its imports from 1.
  auto loaded = catalogue::LoadFolder(folder, 0);
  if (const auto* faults = std::get_if<std::vector<catalogue::Fault>>(&loaded)) {
    std::string text = "the catalogue in " + folder.string() + " cannot be used:";
    for (const catalogue::Fault& fault : *faults) text += "\n" + catalogue::DescribeEn(fault);
    throw std::runtime_error(text);
  }
  return {std::make_shared<const catalogue::Catalogue>(
              std::move(std::get<catalogue::Catalogue>(loaded))),
          NewestFile(folder)};
}

}  // namespace yichuang::app
