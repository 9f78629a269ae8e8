#pragma once

#include <cstdint>
#include <string_view>

/// Lines for whoever repairs the device, on UART1 at 115200 baud: one fact each, and nothing that
/// tells how somebody rated.
namespace yichuang::evaluator::cortex_m {

class ServiceLine {
 public:
  explicit ServiceLine(std::string_view what);
  /// Ends the line.
  ~ServiceLine();
  ServiceLine(const ServiceLine&) = delete;
  ServiceLine& operator=(const ServiceLine&) = delete;

  ServiceLine& With(std::string_view name, std::uint32_t value);
  ServiceLine& With(std::string_view name, std::string_view value);
};

}  // namespace yichuang::evaluator::cortex_m
