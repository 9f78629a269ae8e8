#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "hub/query/indicators.h"

/// Reports as pages and papers read them, and what they are made of beside figures.
namespace yichuang::query {

/// One report, without its figures. Kinds have the names of core::ReportKind.
struct ReportRow {
  std::uint64_t id = 0;
  int kind = 0;             ///< core::ReportKind
  std::string from;         ///< "2026-05-01"
  std::string until;        ///< first day that does not belong to it
  std::string unit;         ///< "" for the whole hall
  std::string person = {};  ///< work number: whom it is about; "" for a report of the hall
  bool settled = false;
  int edition = 1;
  std::uint64_t replaces = 0;  ///< the published edition it corrects; 0 for none
  std::uint64_t replaced = 0;  ///< the published edition that corrects it; 0 for none
  std::string sm3;
  std::string figures;
  std::int64_t drafted_ms = 0;
  std::string drafted_by;  ///< "" for the hub
  std::optional<std::int64_t> approved_ms;
  std::string approved_by;
  std::optional<std::int64_t> published_ms;
  std::string published_by;
  std::optional<std::int64_t> withdrawn_ms;
  std::string withdrawn_by;
  int year = 0;  ///< of its number; 0 before it is published
  std::uint32_t number = 0;
  friend bool operator==(const ReportRow&, const ReportRow&) = default;
};

struct ReportFile {
  ReportRow row;
  std::string body;  ///< canonical JSON (hub/http/report_body.h)
  friend bool operator==(const ReportFile&, const ReportFile&) = default;
};

/// Nothing was measured, a count, a rate with numerator and denominator, or a number as text.
using ReportCell = std::variant<std::monostate, std::uint64_t, Rate, std::string>;

struct ReportLine {
  std::string key;  ///< a staff id, a window number, a name of the API …
  std::vector<ReportCell> cells;
  friend bool operator==(const ReportLine&, const ReportLine&) = default;
};

struct ReportTable {
  std::string section;  ///< name of core::ReportSection
  std::vector<std::string> columns;
  std::vector<ReportLine> lines;
  std::uint32_t hidden = 0;  ///< lines whose figures are too few to be told
  friend bool operator==(const ReportTable&, const ReportTable&) = default;
};

/// What a report says. Once drafted it is bytes and nothing reads the figures again.
struct Report {
  std::string kind;
  std::string from;
  std::string to;  ///< last day
  std::string unit;
  bool settled = false;
  std::int64_t frozen_ms = 0;  ///< when the data were read
  std::string generator;       ///< program and version
  std::vector<ReportTable> tables;
  friend bool operator==(const Report&, const Report&) = default;
};

struct ReportFactsAsk {
  std::string from;   ///< "2026-05-01"
  std::string until;  ///< first day that does not belong to it
  std::int64_t from_ms = 0;
  std::int64_t until_ms = 0;
};

/// A terminal as it is when the report is drafted.
struct ReportTerminal {
  std::string device;
  bool online = false;
  std::int64_t since_ms = 0;
  std::string software;
  std::uint64_t refused = 0;  ///< entries of it that were refused in the period
  friend bool operator==(const ReportTerminal&, const ReportTerminal&) = default;
};

inline constexpr int kExclusionGrounds = 2;  ///< core::ExclusionGround
inline constexpr int kMatterViolations = 4;  ///< core::MatterViolation

/// Matters that bad ratings opened in a period, as they stand when it is read.
struct BadCaseFacts {
  std::uint64_t opened = 0;
  std::uint64_t excluded = 0;        ///< of those; in none of the following
  std::uint64_t called = 0;          ///< 回访: by who handled it, reached or not
  std::uint64_t verified = 0;        ///< 核查回访 reached somebody
  std::uint64_t satisfied = 0;       ///< of those
  std::uint64_t solved = 0;          ///< closed as put right
  std::uint64_t solved_in_time = 0;  ///< of those, never late
  std::uint64_t explained = 0;       ///< closed as explained
  std::uint64_t open = 0;
  std::uint64_t open_late = 0;  ///< of those
  friend bool operator==(const BadCaseFacts&, const BadCaseFacts&) = default;
};

struct ReportFacts {
  /// Ratings of services of the period that do not count, by ground. Those that were excluded after
  /// the month was frozen are not among them.
  std::array<std::uint64_t, kExclusionGrounds> excluded{};
  std::array<std::uint64_t, kMatterViolations> violations{};  ///< that happened in the period
  std::uint64_t promised_cases = 0;  ///< cases of the period that may need a notice (承诺件)
  std::uint64_t told_twice = 0;      ///< notices of the period that name what could be seen before
  std::uint64_t delivered = 0;       ///< cases whose result was delivered in the period
  std::uint64_t one_visit = 0;       ///< of those, without a correction of their materials
  std::uint64_t open = 0;            ///< cases at the end of the period
  std::uint64_t open_late = 0;       ///< of those, behind their promised day
  std::uint64_t limited = 0;         ///< cases accepted in the period with both limits
  std::uint64_t legal_days = 0;      ///< sum of their legal limits, in days of the calendar
  std::uint64_t promised_days = 0;
  std::vector<ReportTerminal> terminals;
  BadCaseFacts bad;
  friend bool operator==(const ReportFacts&, const ReportFacts&) = default;
};

}  // namespace yichuang::query
