#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "hub/catalogue/item.h"
#include "hub/contract/kiosk_desired.h"
#include "kiosk/link/link_state.h"

namespace yichuang::link {

/// A catalogue that was read and checked, and since when it is what the hub holds.
struct Shelved {
  Held held;
  std::shared_ptr<const catalogue::Catalogue> catalogue;  ///< never null
  model::Instant as_of{};
};

/// The last good catalogue on this kiosk's disk: FOLDER/<sm3>.json with the hub's bytes, and
/// FOLDER/current.json, which says which one holds. Both change by rename, so a power cut leaves
/// the old one or the new one. Used by one thread.
class CatalogueShelf {
 public:
  /// Makes `folder`. `log` takes one line for the operator. Throws
  /// std::filesystem::filesystem_error.
  CatalogueShelf(std::filesystem::path folder, std::function<void(const std::string&)> log);

  /// What lies there; absent when there is nothing, or it is damaged: then the file is put aside as
  /// *.damaged and the reason logged.
  std::optional<Shelved> Load();

  /// Where the bundle of this hash lies, or is to be put.
  std::filesystem::path FileOf(const std::array<std::uint8_t, 32>& sm3) const;
  /// True when it lies there whole.
  bool Has(const std::array<std::uint8_t, 32>& sm3) const;

  /// Reads the bundle that was put at FileOf and makes it the current one; the others are removed.
  /// Absent, logged, and the file put aside, when it cannot be used: the current one stays.
  std::optional<Shelved> Take(const contract::CatalogueWanted& wanted, model::Instant now);

  /// The hub was seen to hold the current one at `now`.
  void Confirm(model::Instant now);

 private:
  std::optional<Shelved> Read(const Held& held, model::Instant as_of);
  void PutAside(const std::filesystem::path& file, const std::string& why);
  bool WriteCurrent(const Held& held, model::Instant as_of);
  void RemoveOthers(const std::array<std::uint8_t, 32>& sm3);

  const std::filesystem::path folder_;
  const std::function<void(const std::string&)> log_;
  std::optional<Held> current_;
};

}  // namespace yichuang::link
