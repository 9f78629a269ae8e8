#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "hub/contract/messages.h"

namespace yichuang::client {

/// Fills messages up to the limits of the contract: kMaxEntries and kMaxMessageBytes.
class MessageBatch {
 public:
  explicit MessageBatch(std::string device);

  /// Gives the message that had no room for `entry`, when there is one.
  std::optional<contract::Up> Add(contract::Entry entry);
  /// Gives the message under way, unless it is empty.
  std::optional<contract::Up> Finish();

  /// At least the bytes that the entry takes in a message. Exact would mean to write it twice.
  static std::size_t MostBytes(const contract::Entry& entry);

 private:
  contract::Up message_;
  std::size_t bytes_ = 0;
};

}  // namespace yichuang::client
