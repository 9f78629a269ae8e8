#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/event.h"
#include "hub/core/matter_command.h"
#include "hub/sqlite/database.h"

/// 回访抽样: which matters of a month are called, and what came of it. docs/matters.md tells
/// anybody how to work the list out again.
namespace yichuang::sqlite {

/// A matter that may be drawn.
struct SampleCandidate {
  std::uint64_t id = 0;
  std::string no;
  int kind = 0;
  std::string unit;
};

struct DrawnMatter {
  SampleCandidate matter;
  std::string digest;  ///< SM3 of "seed/no", 64 lower-case hex digits
};

/// Of each kind and unit max(least, ⌈share % of them⌉), those of the smallest digests, but never
/// more than there are. Ordered by kind, unit and digest; the order of `frame` means nothing.
std::vector<DrawnMatter> DrawSample(const std::vector<SampleCandidate>& frame,
                                    const std::string& seed, unsigned share, unsigned least);

/// Writes samples and their calls; part of MatterTable, same rules.
class SampleTable {
 public:
  /// `database` must outlive the object and hold the tables.
  explicit SampleTable(Database& database);

  /// The matters stand in their table as they are when it is drawn.
  void Bring(const core::Record& record, const core::CallSampleDrawn& event);
  void Bring(const core::Record& record, const core::SampleCalled& event);

  // See core/lookup.h.
  bool Knows(core::SampleMonth month);
  std::optional<core::SampledMatter> Find(core::SampleMonth month, core::MatterId id);

 private:
  Statement frame_;
  Statement drawn_;
  Statement sampled_;
  Statement called_;
  Statement settled_;
  Statement knows_;
  Statement find_;
};

}  // namespace yichuang::sqlite
