#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "hub/contract/messages.h"
#include "hub/core/hall.h"
#include "hub/evidence/frames.h"

namespace yichuang::hub {

/// Collects what became of the entries of one transaction, and turns it into one receipt per
/// terminal after COMMIT.
class ReceiptBook {
 public:
  /// The entry is in the ledger (now, or it was already).
  void Settled(const std::string& device, const contract::EntryKey& key);
  /// In the ledger as refused.
  void Refused(const std::string& device, const contract::EntryKey& key, contract::Reason reason);
  /// Not taken at all.
  void Unsettled(const std::string& device, const contract::EntryKey& key, contract::Reason reason);

  /// Receipts by terminal, with the signed frame for each evaluator; forgets everything collected.
  std::vector<std::pair<std::string, contract::Receipt>> Drain(const core::Hall& hall,
                                                               const contract::Head& head,
                                                               evidence::FrameBook& book);

 private:
  using SourceEpoch = std::pair<std::string, std::uint32_t>;
  contract::SourceReceipt& Of(const std::string& device, const contract::EntryKey& key);

  std::map<std::string, std::map<SourceEpoch, contract::SourceReceipt>> devices_;
};

}  // namespace yichuang::hub
