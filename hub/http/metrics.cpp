#include "hub/http/metrics.h"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>

namespace yichuang::http {
namespace {

void AddMetric(std::string& text, std::string_view name, std::string_view type,
               std::string_view help, std::uint64_t value) {
  text += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n{0} {3}\n", name, help, type, value);
}

}  // namespace

std::string MetricsText(const Health& health, std::size_t open_pages) {
  std::string text;
  const auto gauge = [&text](std::string_view name, std::string_view help, std::uint64_t value) {
    AddMetric(text, name, "gauge", help, value);
  };
  const auto counter = [&text](std::string_view name, std::string_view help, std::uint64_t value) {
    AddMetric(text, name, "counter", help, value);
  };
  gauge("yichuang_broker_connected", "1 while the hub has its broker.",
        health.broker_connected ? 1 : 0);
  counter("yichuang_ledger_rows_total", "Rows of the ledger; it grows while people work.",
          health.seq);
  counter("yichuang_messages_dropped_total",
          "Messages of terminals dropped since the start because too many had queued; they come "
          "again.",
          health.inbox_dropped);
  counter("yichuang_messages_refused_total",
          "Messages and entries refused since the start: not authentic, not in order, no message.",
          health.refused_messages);
  counter("yichuang_staff_messages_dropped_total",
          "Messages to staff dropped since the start: the messenger was slow or took none.",
          health.staff_messages_dropped);
  gauge("yichuang_open_pages", "Streams of pages that are open.", open_pages);
  gauge("yichuang_storage_free_bytes", "Free on the disk of data_dir.", health.storage_free_bytes);
  gauge("yichuang_storage_size_bytes", "Size of the disk of data_dir.", health.storage_size_bytes);
  gauge("yichuang_storage_low", "1 when little room is left there.", health.storage_low ? 1 : 0);
  if (health.certificate_seconds > 0) {
    gauge("yichuang_certificate_end_seconds", "When the certificate of the pages ends, since 1970.",
          health.certificate_seconds);
  }
  gauge("process_resident_memory_bytes", "Memory of the hub.", health.resident_bytes);
  gauge("process_open_fds", "Descriptors that the hub has open.", health.descriptors);
  gauge("process_start_time_seconds", "When the hub was started, since 1970.",
        health.started_seconds);
  return text;
}

}  // namespace yichuang::http
