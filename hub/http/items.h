#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/change_settings.h"
#include "hub/query/item.h"

/// Service items as pages maintain them. The catalogue in force is the imported one with the
/// versions of the hall's ItemBook in it.
namespace yichuang::http {

/// What was wanted of items, looked at.
struct ItemsLooked {
  std::string json;                         ///< the preview: openapi.yaml, ItemsPreview
  bool ok = false;                          ///< no fault
  bool serious = false;                     ///< some version has gaps that must be confirmed
  std::vector<core::WantedSetting> wanted;  ///< one PutItem for each item that changes
  std::vector<std::string> files;           ///< of these versions, in the same order
};

/// Which items a list shows.
enum class ItemFilter : std::uint8_t { kAll, kSerious, kUnverified, kChanged };

/// Used by the query thread alone. Nothing throws but Keep.
class Items {
 public:
  virtual ~Items() = default;
  /// The items that `query` finds, all of them for "", of `department` ("": any); JSON. "" when
  /// there is no catalogue, or it cannot be read.
  virtual std::string List(const core::ItemBook& book, const std::string& query,
                           const std::string& department, ItemFilter filter) = 0;
  /// One item with its gaps and versions; "" when there is none.
  virtual std::string Item(const core::ItemBook& book, const std::string& id,
                           const std::vector<query::ItemVersionRow>& versions) = 0;
  /// `body`: {"items": [{"item", "base"}]} or {"sheets": [{"name", "rows"}]}.
  virtual ItemsLooked Look(const core::ItemBook& book, std::string_view body) = 0;
  /// Everything as sheets: JSON; "" when there is no catalogue.
  virtual std::string Sheets(const core::ItemBook& book) = 0;
  /// Writes the files of versions so that they survive a power cut. Throws std::runtime_error that
  /// names file and cause.
  virtual void Keep(const std::vector<std::string>& files) = 0;
};

}  // namespace yichuang::http
