#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/catalogue/item.h"
#include "hub/catalogue/reasons.h"

/// The catalogue as JSON: the folder a hall maintains, and the one document (bundle) hub and kiosk
/// exchange.
///
/// A folder holds `catalogue.json` (district, sample, themes, life_events,
/// joint_matters) and one file for each
/// department (`{"department": {…}, "items": […]}`). Fields are named as in item.h; a Text is
/// `{"zh", "en"}` or a plain string (Chinese only); enums are words (`licence`, `on_spot`,
/// `working_days`), dates "2019-07-01"; what is left out has its default. A field we do not know is
/// a fault, since it is a typing error. Nothing here throws; any bytes are safe.
namespace yichuang::catalogue {

/// One thing that is wrong with an import.
struct Fault {
  std::string file;      ///< name as given; empty for a bundle
  std::string row;       ///< the item's id, "items[4]" where it has none; empty outside of items
  std::size_t line = 0;  ///< from 1; 0 when unknown
  std::string field;  ///< path in the row (or file): "materials[3].when[0].question"; may be empty
  Reason reason = Reason::kUnreadable;
  friend bool operator==(const Fault&, const Fault&) = default;
};

/// Never more faults than this are listed.
inline constexpr std::size_t kMaxFaults = 200;
/// A larger file or bundle is refused unread.
inline constexpr std::size_t kMaxFileBytes = 32u << 20;

/// One file of the folder, already in memory.
struct SourceFile {
  std::string name;  ///< without folder
  std::string bytes;
};

/// The whole catalogue, or everything that is wrong with it: one bad row refuses all of it.
/// Faults are never empty, in the order of files and lines.
using Loaded = std::variant<Catalogue, std::vector<Fault>>;

/// Reads the files of one folder; `version` becomes the catalogue's. Departments stand in the order
/// of the files' names, items in the order of their file.
Loaded LoadFiles(std::span<const SourceFile> files, std::uint64_t version);

/// Reads every *.json of `folder` (not of folders below). A folder or file that cannot be read is a
/// fault of kUnreadable with its name.
Loaded LoadFolder(const std::filesystem::path& folder, std::uint64_t version);

/// The catalogue as one document: canonical, so equal catalogues give equal bytes. One row a line.
/// Invalid UTF-8, which no loaded catalogue holds, is written as U+FFFD.
std::string WriteBundle(const Catalogue& catalogue);

/// Reads what WriteBundle wrote, with every check an import has.
Loaded ReadBundle(std::string_view bytes);

/// "region-care.json:41 sp-0007 materials[3].name: …" and the reason's sentence, for an operator.
std::string DescribeZh(const Fault& fault);
std::string DescribeEn(const Fault& fault);

}  // namespace yichuang::catalogue
