#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/catalogue/item.h"
#include "hub/catalogue/load.h"

/// Single items of a catalogue: written and read alone, checked among the others, and what they
/// still lack.
namespace yichuang::catalogue {

/// One item as a document: canonical, so equal items give equal bytes; fields as in a bundle.
std::string WriteItem(const Item& item);

/// What is wrong with one of several items.
struct ItemFault {
  std::size_t index = 0;  ///< of the item as given
  std::string field;      ///< path in the item: "materials[3].name"; may be empty
  Reason reason = Reason::kUnreadable;
  friend bool operator==(const ItemFault&, const ItemFault&) = default;
};

using ReadItemsResult = std::variant<std::vector<Item>, std::vector<ItemFault>>;

/// Reads documents of items, each with every check an import has, as if they stood in `frame`,
/// whose departments, themes and life events they may name. One bad item refuses all of them.
ReadItemsResult ReadItems(const Catalogue& frame, const std::vector<std::string>& documents);

/// The catalogue with these items in the place of those of the same id; new ones behind. A joint
/// matter that does not hold together with them is not in it.
Catalogue WithItems(Catalogue catalogue, const std::vector<Item>& items);

/// Why an item is not all that it could be. Nothing here refuses it.
enum class Gap : std::uint8_t {
  kNoSummary,
  kNoSituations,
  kNoMaterials,
  kNoSteps,
  kNoPromised,
  kNoResult,
  kNotVerified,        ///< nobody checked law and limits
  kNoBasis,            ///< verified, but rests on no rule
  kNoStatutory,        ///< a licence that was verified has a limit by law
  kFeeWithoutBasis,    ///< charged and verified, but on no document
  kIdleQuestion,       ///< no material depends on it
  kOptionalTolerable,  ///< may come later, though it is not wanted at all
  kOnSpotWithLimit,    ///< 即办件 that promises days
  kPromisedOnTheSpot,  ///< 承诺件 that promises to be done on the spot
  kCodeOfOtherType,    ///< the basic code is of another type (GB/T 39554.1)
  kNoWindow,
  kNoPhone,
  kNoEnglish,  ///< name
};
inline constexpr int kGapCount = static_cast<int>(Gap::kNoEnglish) + 1;

struct FoundGap {
  Gap gap = Gap::kNoSummary;
  std::string field;  ///< path in the item
  friend bool operator==(const FoundGap&, const FoundGap&) = default;
};

/// In the order of Gap; none of an item that was discontinued. Whoever makes a version valid that
/// has a serious one says so.
std::vector<FoundGap> GapsOf(const Item& item);

/// A case of such an item goes wrong, or a visitor is told too little: what it asks, how long it
/// takes or on what it rests is not there, or contradicts itself.
bool IsSerious(Gap gap);

/// snake_case: "no_materials".
std::string_view Name(Gap gap);
/// What is missing and what to do about it: two sentences.
std::string_view TextZh(Gap gap);
std::string_view TextEn(Gap gap);

}  // namespace yichuang::catalogue
