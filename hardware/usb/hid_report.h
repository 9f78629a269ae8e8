#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// A stream of bytes in HID reports, which have a fixed length: byte 0 is the number of bytes that
/// count (0 to report size - 1), then these bytes, then zeros. No report ids. A report of 0 bytes
/// is allowed and carries nothing.
namespace yichuang::usb {

/// Cuts `bytes` into reports. REQUIRES: 2 <= report_size <= 256.
std::vector<std::vector<std::uint8_t>> ToReports(std::span<const std::uint8_t> bytes,
                                                 std::size_t report_size);

/// The bytes that count; absent when byte 0 promises more than the report holds.
std::optional<std::span<const std::uint8_t>> FromReport(std::span<const std::uint8_t> report);

}  // namespace yichuang::usb
