#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// 回访抽样 of a month, as the callers' list shows it. No value has a citizen's name or number.
namespace yichuang::query {

/// One attempt.
struct SampleCallRow {
  std::uint64_t id = 0;  ///< the matter
  std::int64_t at_ms = 0;
  int result = 0;  ///< core::SampleResult
  std::optional<bool> satisfied;
  std::string by;
  friend bool operator==(const SampleCallRow&, const SampleCallRow&) = default;
};

struct SampledRow {
  std::uint64_t id = 0;
  std::string no;
  int kind = 0;   ///< core::MatterKindId
  int rules = 1;  ///< version of the kind's rules
  std::string unit;
  std::string owner;
  std::string holder;
  std::string solver;
  std::string caller;  ///< of the solver's call-back
  std::string about;   ///< told to no page
  std::int64_t over_ms = 0;
  std::optional<int> outcome;  ///< core::MatterOutcome
  bool contact = false;        ///< somebody is kept who can be called
  std::string digest;
  std::vector<SampleCallRow> calls;  ///< oldest first; the last one tells the result
  friend bool operator==(const SampledRow&, const SampledRow&) = default;
};

/// Bad ratings of a unit that were closed in the month as such that do not count: in no sample.
struct SampleExcluded {
  std::string unit;
  std::uint32_t count = 0;
  friend bool operator==(const SampleExcluded&, const SampleExcluded&) = default;
};

struct CallSample {
  std::uint32_t month = 0;  ///< 202611
  std::int64_t drawn_ms = 0;
  std::string seed;
  int share = 0;  ///< percent
  int least = 0;
  std::uint64_t frame = 0;  ///< how many could have been drawn
  std::string by;
  std::vector<SampledRow> rows;  ///< in the order of the draw
  std::vector<SampleExcluded> excluded = {};
  friend bool operator==(const CallSample&, const CallSample&) = default;
};

}  // namespace yichuang::query
