#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/model/model.h"

/// What the catalogue offers at the place where the person is. Borrowed pointers live as long as
/// the model's catalogue.
namespace yichuang::model {

struct ShelfEntry {
  std::string id;
  catalogue::Text name;
  int items = 0;  ///< never 0: an empty entry would be a dead end
  friend bool operator==(const ShelfEntry&, const ShelfEntry&) = default;
};

/// Entries with at least one item, in catalogue order.
std::vector<ShelfEntry> EntriesOf(const Model& model, Shelf shelf);

/// Null when the entry is not on the shelf.
const catalogue::Text* EntryName(const Model& model, Shelf shelf, std::string_view id);

/// In catalogue order.
std::vector<const catalogue::Item*> ItemsOf(const Model& model, Shelf shelf, std::string_view id);

/// Null when there is none.
const catalogue::Item* FindItem(const Model& model, std::string_view id);
/// Null when the catalogue has none of this id.
const catalogue::JointMatter* FindJointMatter(const Model& model, std::string_view id);
/// The item of the item screen; null on other screens.
const catalogue::Item* OpenItem(const Model& model);
/// The answer of the last search that still exist, best first.
std::vector<const catalogue::Item*> FoundItems(const Model& model);

/// Windows that stand together and serve the same items.
struct Counter {
  catalogue::Text place;
  std::vector<std::uint16_t> windows;  ///< ascending
  std::vector<const catalogue::Item*> items;
};

/// Which windows serve what, built from the items; by lowest window number.
std::vector<Counter> Counters(const Model& model);

/// How many rows of a list one page holds; depends on the modes and the screen.
int RowsPerPage(const Model& model);
/// At least 1.
int PagesFor(const Model& model, std::size_t rows);

}  // namespace yichuang::model
