#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace yichuang::sqlite {

/// A rating with the service it is of, as it leaves the hall. No person is known of it.
struct RatingRecord {
  std::uint64_t seq = 0;  ///< its row of the ledger
  std::uint64_t service = 0;
  int window = 0;
  std::string staff;  ///< work number
  std::string day;    ///< of the service
  int level = 5;
  int number = 1;  ///< 1: the counted one; 2: a later one of the same service
  std::int64_t pressed_ms = 0;
  std::int64_t ended_ms = 0;  ///< of the service
  std::uint32_t tags = 0;
  bool excluded = false;
  std::string case_no;  ///< of the first case taken at the service; "" for none
  std::string item;
  std::optional<int> depth;  ///< catalogue::Depth of the case
};

struct RatingRecords {
  int utc_offset_minutes = 8 * 60;
  std::vector<RatingRecord> records;  ///< in the order of the ledger
  /// What the counters say of the same days: first ratings of levels 1 to 5, with excluded ones and
  /// those that came after their month was closed.
  std::array<std::uint64_t, 5> counted{};
};

/// The ratings of services from one day to another, both of them in it, "2026-05-09". May run
/// beside the hub. Throws StorageError.
RatingRecords ReadRatings(const std::filesystem::path& file, const std::string& from,
                          const std::string& to);

}  // namespace yichuang::sqlite
