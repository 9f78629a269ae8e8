#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "hub/documents/paper.h"
#include "hub/query/hotline.h"

namespace yichuang::documents {

/// What stands around a 热线月报.
struct HotlinePaperFacts {
  Language language = Language::kChinese;
  bool sample = false;  ///< of sample data: marked so
  std::string hall;
  std::string generator;  ///< program and version that counted
  std::chrono::minutes utc_offset{480};
};

/// "12/15 80.00%", rounded half up; "—" without a denominator.
std::string RateText(std::uint64_t numerator, std::uint64_t denominator);

/// The month's report: its lines by kind, channel and unit, and what is open at its end. The names
/// in `report` are texts of the paper's language already.
Paper HotlinePaper(const query::HotlineReport& report, const HotlinePaperFacts& facts,
                   const std::function<std::string(const query::HotlineMatter&)>& kind_of);

}  // namespace yichuang::documents
