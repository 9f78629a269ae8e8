#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace yichuang::load {

/// Durations in milliseconds, and their percentiles.
class Latencies {
 public:
  void Add(double milliseconds) { values_.push_back(milliseconds); }
  std::size_t size() const { return values_.size(); }

  /// share in 0 … 1; 0 when there is no value.
  double Percentile(double share) {
    if (values_.empty()) return 0;
    const auto place = static_cast<std::size_t>(share * static_cast<double>(values_.size() - 1));
    std::nth_element(values_.begin(), values_.begin() + static_cast<std::ptrdiff_t>(place),
                     values_.end());
    return values_[place];
  }

 private:
  std::vector<double> values_;
};

}  // namespace yichuang::load
