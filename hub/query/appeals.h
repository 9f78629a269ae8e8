#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hub/query/tag_set.h"

/// Appeals, and what somebody may appeal against, as pages read them. Codes are those of
/// hub/core/appeal_event.h and hub/core/matter_event.h.
namespace yichuang::query {

/// How often each tag was chosen with counted ratings of one member of staff that came on a day.
struct OwnTagRow {
  std::string day;  ///< "2026-05-09"
  int level = 0;
  std::uint32_t tagged = 0;  ///< ratings with a tag
  std::array<std::uint32_t, kTagsOfLevel> tags{};
  friend bool operator==(const OwnTagRow&, const OwnTagRow&) = default;
};

/// A violation that stands, or stood, against somebody: of a matter, or of 一次性告知 on a case.
struct ViolationRow {
  std::uint64_t matter = 0;  ///< 0: of a case
  std::string no;
  int kind = 0;   ///< of the matter
  int rules = 0;  ///< of the matter
  int violation = 0;
  std::int64_t at_ms = 0;
  bool struck = false;     ///< an appeal was granted: it counts no more
  bool appealed = false;   ///< there is, or was, an appeal against it
  std::uint64_t kase = 0;  ///< the case; 0: of a matter
  friend bool operator==(const ViolationRow&, const ViolationRow&) = default;
};

struct AppealVoteRow {
  std::string by;
  std::int64_t at_ms = 0;
  bool granted = false;
  std::optional<int> ground = {};
  std::uint32_t services = 0;
  std::string words;  ///< handle
  friend bool operator==(const AppealVoteRow&, const AppealVoteRow&) = default;
};

struct AppealRow {
  std::uint64_t id = 0;
  int target = 0;
  std::string by;
  std::string unit;
  std::string from;  ///< first day of ratings; "" for a violation
  std::string to;    ///< the last one
  std::uint64_t matter = 0;
  std::string matter_no;  ///< or the case's
  std::optional<int> violation = {};
  std::string words;  ///< handle
  std::int64_t filed_ms = 0;
  std::int64_t due_ms = 0;
  std::optional<std::int64_t> decided_ms = {};
  bool granted = false;
  std::string first;
  std::string second;
  std::vector<AppealVoteRow> votes = {};
  std::uint64_t kase = 0;  ///< a violation on this case; 0: on none
  friend bool operator==(const AppealRow&, const AppealRow&) = default;
};

/// A bad rating among those an appeal is against.
struct AppealedRating {
  std::uint64_t service = 0;
  std::string day;  ///< of the service
  int window = 0;
  int level = 0;
  std::uint32_t tags = 0;
  std::uint64_t matter = 0;  ///< that it opened; 0 for none
  std::string matter_no;
  int state = 0;  ///< of the matter
  bool excluded = false;
  friend bool operator==(const AppealedRating&, const AppealedRating&) = default;
};

struct AppealFile {
  AppealRow row;
  std::vector<AppealedRating> ratings;
  friend bool operator==(const AppealFile&, const AppealFile&) = default;
};

inline constexpr std::size_t kMostAppeals = 200;

}  // namespace yichuang::query
