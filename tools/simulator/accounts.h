#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Who pressed what, and whether the hub's ledger says the same. Pure.
namespace yichuang::simulator {

/// One press whose lamp lit: from then on the device has promised to keep it.
struct Press {
  std::string source;  ///< "ev-0001"
  std::uint32_t epoch = 0;
  std::uint64_t counter = 0;
  std::uint64_t invitation = 0;
  int level = 0;
  int window = 0;
  std::string staff;  ///< work number of who served
  std::string visit;
  friend bool operator==(const Press&, const Press&) = default;
};

/// One line of JSON, for presses.ndjson.
std::string Line(const Press& press);

/// What the ledger says of one entry of a device.
struct LedgerRating {
  std::string source;
  std::uint32_t epoch = 0;
  std::uint64_t counter = 0;
  bool refused = false;  ///< it stands there as refused for a reason
  bool counted = false;  ///< the one rating of its service
  std::uint64_t service = 0;
  int level = 0;
  int window = 0;
  std::string staff;  ///< work number
};

struct Ledger {
  std::vector<LedgerRating> ratings;
  std::uint64_t rows = 0;
};

/// Reads the output of `yichuang-hub export`. Absent when a line is no JSON, or a rating lacks what
/// is read here; `fault` then says which line.
std::optional<Ledger> ReadLedger(std::string_view ndjson, std::string& fault);

/// How far the receipts of a device have come at the end.
struct DeviceEnd {
  std::uint32_t epoch = 0;
  std::uint64_t receipted_through = 0;  ///< every counter up to this one has its receipt
};

struct Verdict {
  std::uint64_t sent = 0;
  std::uint64_t stored = 0;     ///< sent, and in the ledger as a rating
  std::uint64_t receipted = 0;  ///< sent, and the device knows that it is stored
  std::uint64_t refused = 0;    ///< sent, and in the ledger as refused
  std::uint64_t pending = 0;    ///< sent, not in the ledger, and the device still keeps it
  std::uint64_t lost = 0;       ///< sent, not in the ledger, and the device has let go of it
  std::uint64_t doubled = 0;    ///< keys stored twice, and services with two counted ratings
  std::uint64_t wrong_level = 0;
  std::uint64_t wrong_staff = 0;  ///< another person, window or service than the one pressed for
  std::uint64_t unpressed = 0;    ///< ratings in the ledger that nobody pressed
};

/// `maybe`: presses whose lamp was not seen because the device was killed at that moment; they may
/// be there or not.
Verdict Compare(const std::vector<Press>& presses, const Ledger& ledger,
                const std::map<std::string, DeviceEnd>& devices, std::uint64_t maybe);

/// Nothing lost, doubled, refused, wrong, invented or left over.
bool Balanced(const Verdict& verdict);

}  // namespace yichuang::simulator
