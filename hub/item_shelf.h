#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hub/bundle_folder.h"
#include "hub/catalogue/edit.h"
#include "hub/catalogue/search.h"
#include "hub/http/items.h"

namespace yichuang::hub {

/// The items of the hall, from the files in the hub's data folder: the imported bundle, and one
/// file for each version, named by its hash like a bundle.
class ItemShelf final : public http::Items {
 public:
  /// `log` takes one line for the operator.
  ItemShelf(std::filesystem::path folder, std::function<void(const std::string&)> log);

  /// The catalogue in force; null when nothing was imported, or a file is not there. Valid until
  /// the next call.
  const catalogue::Catalogue* Compose(const core::ItemBook& book);

  std::string List(const core::ItemBook& book, const std::string& query,
                   const std::string& department, http::ItemFilter filter) override;
  std::string Item(const core::ItemBook& book, const std::string& id,
                   const std::vector<query::ItemVersionRow>& versions) override;
  http::ItemsLooked Look(const core::ItemBook& book, std::string_view body) override;
  std::string Sheets(const core::ItemBook& book) override;
  void Keep(const std::vector<std::string>& files) override;

 private:
  BundleFolder folder_;
  std::function<void(const std::string&)> log_;
  std::optional<core::ItemBook> composed_;  ///< of which `catalogue_` is
  catalogue::Catalogue catalogue_;
  std::unique_ptr<catalogue::SearchIndex> index_;  ///< of `catalogue_`; null until asked for
};

}  // namespace yichuang::hub
