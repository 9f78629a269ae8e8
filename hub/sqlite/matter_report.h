#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "hub/query/call_sample.h"
#include "hub/query/hotline.h"
#include "hub/sqlite/database.h"

/// Samples of call-backs and what a month's report is made of, from the tables that MatterTable
/// writes. Part of SqliteReader, same rules.
namespace yichuang::sqlite {

class MatterReport {
 public:
  /// `database` must outlive the object.
  explicit MatterReport(Database& database);

  std::optional<query::CallSample> Sample(std::uint32_t month);
  std::vector<query::HotlineMatter> Hotline(std::int64_t from_ms, std::int64_t until_ms);

 private:
  Statement sample_;
  Statement sampled_;
  Statement excluded_;
  Statement calls_;
  Statement hotline_;
};

}  // namespace yichuang::sqlite
