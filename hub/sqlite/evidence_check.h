#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "hub/core/event.h"
#include "hub/evidence/frames.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/ledger.h"

namespace yichuang::sqlite {

/// Checks what rows say against what devices signed, and that the counters of every source run
/// without gap or repetition: what a chain made anew as a whole cannot hide.
class EvidenceCheck {
 public:
  /// `frames` must outlive the check.
  explicit EvidenceCheck(evidence::FrameBook& frames) : frames_(frames) {}

  /// Rows in ascending order of seq.
  void Take(const LedgerRow& row);

  std::vector<Fault>& faults() { return faults_; }
  /// Signed frames that held.
  std::uint64_t held() const { return held_; }

 private:
  void Tell(FaultKind kind, std::uint64_t seq, const std::string& text);
  void Count(std::uint64_t seq, const core::EntryKey& key);
  bool KeyKnown(std::uint64_t seq, const std::string& source);
  /// Opens the frame of an event and compares.
  template <typename Known>
  void Open(std::uint64_t seq, const Known& event);
  /// Why the frame does not bear the event out; absent when it does.
  std::optional<std::string> Doubt(const core::RatingReceived& event);
  std::optional<std::string> Doubt(const core::RatingDetailed& event);
  std::optional<std::string> Doubt(const core::EntryRefused& event);

  evidence::FrameBook& frames_;
  std::map<std::pair<std::string, std::uint32_t>, std::uint64_t> counters_;
  std::set<std::string> without_key_;
  std::vector<Fault> faults_;
  std::uint64_t held_ = 0;
};

}  // namespace yichuang::sqlite
