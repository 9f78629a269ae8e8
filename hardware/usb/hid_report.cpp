#include "hardware/usb/hid_report.h"

#include <algorithm>

namespace yichuang::usb {

std::vector<std::vector<std::uint8_t>> ToReports(std::span<const std::uint8_t> bytes,
                                                 std::size_t report_size) {
  std::vector<std::vector<std::uint8_t>> reports;
  while (!bytes.empty()) {
    const std::size_t count = std::min(bytes.size(), report_size - 1);
    std::vector<std::uint8_t> report(report_size, 0);
    report[0] = static_cast<std::uint8_t>(count);
    std::copy_n(bytes.begin(), count, report.begin() + 1);
    reports.push_back(std::move(report));
    bytes = bytes.subspan(count);
  }
  return reports;
}

std::optional<std::span<const std::uint8_t>> FromReport(std::span<const std::uint8_t> report) {
  if (report.empty() || report[0] >= report.size()) return std::nullopt;
  return report.subspan(1, report[0]);
}

}  // namespace yichuang::usb
