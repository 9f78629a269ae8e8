#pragma once

#include <cstdint>
#include <filesystem>

/// Windows that call at once and kiosks that give numbers meanwhile: through the hub's own writer
/// and its ledger on disk, and beside it through what a hall would write by itself.
namespace yichuang::load {

struct CallsShape {
  int waiting = 2000;  ///< before the first call
  int windows = 20;
  int kiosks = 4;
  int numbers = 400;  ///< given by the kiosks while the windows call
};

struct CallsResult {
  std::uint64_t calls = 0;
  std::uint64_t double_calls = 0;  ///< calls of a ticket that was called before
  double call_p50_ms = 0;          ///< from asking to the answer, which is durable then
  double call_p99_ms = 0;
  std::uint64_t numbers = 0;
  std::uint64_t double_numbers = 0;
  double number_p99_ms = 0;
  double seconds = 0;
};

/// `folder` is made and must not exist. Throws std::runtime_error when something does not come.
CallsResult CallThroughHub(const CallsShape& shape, const std::filesystem::path& folder);

/// SELECT … ORDER BY id LIMIT 1, then UPDATE; SELECT max(number) + 1, then INSERT; SQLite with WAL
/// and the same synchronous=FULL, one connection a thread.
CallsResult CallThroughTable(const CallsShape& shape, const std::filesystem::path& folder);

}  // namespace yichuang::load
