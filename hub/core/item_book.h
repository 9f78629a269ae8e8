#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Which version of each service item holds, and who may accept which. What an item says stands in
/// a file that its hash names, never in an event.
namespace yichuang::core {

using Sm3 = std::array<std::uint8_t, 32>;

/// Items that were changed since the catalogue was imported, by id: the file of the version in
/// force.
using ItemVersions = std::map<std::string, Sm3>;

/// The catalogue in force is the imported one with these versions in it. It is written outside of
/// the hall, which then is told its hash (CatalogueRevised).
struct ItemBook {
  std::optional<Sm3> imported;  ///< the bundle that was imported last
  ItemVersions versions;
  std::uint64_t revision = 0;  ///< row of the ledger that changed a version last
  std::uint64_t written = 0;   ///< the revision that the catalogue in force has
  friend bool operator==(const ItemBook&, const ItemBook&) = default;
};

/// What one of the staff may accept; both lists ascending, without repetition.
struct Skills {
  std::vector<std::string> departments;  ///< all items of these
  std::vector<std::string> items;        ///< and these
  friend bool operator==(const Skills&, const Skills&) = default;
};
inline constexpr std::size_t kMostSkills = 200;  ///< of each list

/// By work number. Who does not stand in it may accept everything.
using SkillBook = std::map<std::string, Skills>;

/// Whether `number` may accept `item`, an item of `department` ("" when nobody knows it).
bool MayAccept(const SkillBook& book, const std::string& number, std::string_view item,
               std::string_view department);

/// 1 to 40 of a-z, 0-9 and '-'.
bool IsItemId(std::string_view text);

}  // namespace yichuang::core
