#pragma once

#include <cstdint>
#include <vector>

#include "hub/query/matters.h"

/// 待办: what waits for somebody, as every page of his tells it. Nothing of a citizen is in it.
namespace yichuang::query {

struct TodoCounts {
  std::uint32_t handed = 0;  ///< offered to him and not signed for
  std::uint32_t soon = 0;    ///< his, reminded of, and not late
  std::uint32_t late = 0;    ///< his, with a card
  friend bool operator==(const TodoCounts&, const TodoCounts&) = default;
};

/// Appeals that he may decide on and has not.
struct TodoAppeals {
  std::uint32_t waiting = 0;
  std::uint32_t late = 0;  ///< of those, not decided in time
  friend bool operator==(const TodoAppeals&, const TodoAppeals&) = default;
};

/// Matters that are nobody's yet, or of a unit.
struct TodoOthers {
  std::uint32_t waiting = 0;  ///< counting ends at kMostCounted
  std::uint32_t late = 0;     ///< of those, with a card
  friend bool operator==(const TodoOthers&, const TodoOthers&) = default;
};

/// Promised materials (容缺) whose day comes, by case.
struct TodoPromises {
  std::uint32_t soon = 0;   ///< his, in one or two working days
  std::uint32_t today = 0;  ///< his, on this day: the case ends with it
  std::uint32_t hall = 0;   ///< of others, on this day; only for who supervises
  friend bool operator==(const TodoPromises&, const TodoPromises&) = default;
};

struct Todo {
  TodoCounts matters;
  TodoCounts cases;             ///< `handed`: batches of papers
  std::vector<MatterRow> rows;  ///< at most kTodoRows: those to sign for, late ones, then the rest
  std::uint32_t reports = 0;    ///< drafts that he may approve, and approved ones he may publish
  TodoAppeals appeals = {};
  TodoOthers unclaimed = {};  ///< of whoever leads the hall's day: unclear, or with nobody
  TodoOthers ratings = {};    ///< of a unit's head: bad ratings that he may see, not answered
  TodoPromises promises = {};
  friend bool operator==(const Todo&, const Todo&) = default;
};
inline constexpr int kTodoRows = 8;

struct TodoAsk {
  std::string viewer;       ///< work number of the one who asks; what is about him is not told
  std::uint32_t staff = 0;  ///< his id when he is staff of a window, else 0
  bool approves = false;    ///< reports of the hall
  bool publishes = false;   ///< the same
  bool heads = false;       ///< a unit: reports of his own
  bool single = false;      ///< may see single ratings, so figures that may still change
  bool decides = false;     ///< on appeals of other units
  bool leads = false;       ///< 值班长: says whose a matter is
  bool supervises = false;  ///< cases of the whole hall
  std::int64_t now_ms = 0;
};

}  // namespace yichuang::query
