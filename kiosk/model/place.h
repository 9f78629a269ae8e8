#pragma once

#include <cstdint>
#include <string>

/// Where on the kiosk a person is.
namespace yichuang::model {

enum class Screen : std::uint8_t {
  kHome,
  kSearch,     ///< keyboard, candidates, results
  kBrowse,     ///< the names on one shelf: departments, themes or life events
  kItems,      ///< the items under one name of a shelf
  kItem,       ///< what to bring, steps, limits, …
  kNumbers,    ///< 取号: the groups; in a hall that gives none here, where to get a number
  kNumber,     ///< the number that was given
  kCard,       ///< an ID card is asked for, for a number of the group `id`
  kProgress,   ///< 办件进度
  kComplaint,  ///< 投诉 / 办不成事
  kNotices,    ///< notice board and opening hours
  kStaff,      ///< maintenance, behind a hidden entrance
  kMatter,     ///< a citizen reports: `id` is "complaint" or "cannot_be_done"
  kInquiry,    ///< 首问登记: a guide signs in and records
};
inline constexpr int kScreens = 14;

/// By what items are sorted.
enum class Shelf : std::uint8_t { kLifeEvent, kTheme, kDepartment };
inline constexpr int kShelves = 3;

/// One leaf of the item screen.
enum class Leaf : std::uint8_t {
  kBring,  ///< situation questions, then the checklist
  kSteps,
  kFacts,      ///< limits, fee, hours, place, windows, phones, law when verified
  kQuestions,  ///< frequent questions
};
inline constexpr int kLeaves = 4;

/// A screen with what it shows.
struct Place {
  Screen screen = Screen::kHome;
  Shelf shelf = Shelf::kLifeEvent;  ///< of kBrowse and kItems
  std::string id{};  ///< kItems: entry of the shelf; kItem: Item::id; kCard: QueueGroup::id;
                     ///< kMatter: the kind
  Leaf leaf = Leaf::kBring;  ///< of kItem
  int page = 0;              ///< of what does not fit on one screen; from 0
  friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace yichuang::model
