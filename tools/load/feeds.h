#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "evaluator-firmware/protocol/codec.h"
#include "hub/contract/messages.h"
#include "tools/load/feed.h"

namespace yichuang::load {

/// Which presses of a hall book are sent.
struct PressRange {
  std::size_t all_devices = 200;  ///< of the book
  std::size_t device = 0;         ///< connections are this one and those after it
  std::size_t devices = 200;
  std::size_t first = 0;      ///< ratings of each device that were sent before
  std::size_t ratings = 500;  ///< of each device
  std::size_t entries = 1;    ///< in one message; at most contract::kMaxEntries
};

/// The n-th rating (from 0) of a device, for its n-th service; `devices` of the book.
contract::Entry PressOf(std::size_t device, std::size_t nth, std::size_t devices,
                        const protocol::DeviceKeys& keys);

/// Signed presses of the devices of a hall book; everything is made before the run.
class SignedFeed final : public Feed {
 public:
  explicit SignedFeed(const PressRange& range);

  std::size_t connections() const override { return devices_.size(); }
  std::string ClientId(std::size_t connection) const override;
  std::string TopicOf(std::size_t connection) const override;
  std::string ReceiptsOf(std::size_t connection) const override;
  std::optional<Message> Next(std::size_t connection) override;
  void Read(std::size_t connection, std::string_view payload,
            const std::function<void(std::size_t, std::size_t)>& settled) override;

 private:
  struct Device {
    std::vector<std::string> messages;
    std::vector<std::size_t> entries;
    std::size_t next = 0;
  };
  const PressRange range_;
  std::vector<Device> devices_;
};

/// A rating as a hall would send it to a flow of its own: one JSON object, no signature; see
/// bench.d.
class PlainFeed final : public Feed {
 public:
  /// `receipts`: whether the other side answers, on bench/receipt/<device>, with the ids it has
  /// stored.
  PlainFeed(std::size_t devices, std::size_t ratings, bool receipts);

  std::size_t connections() const override { return messages_.size(); }
  std::string ClientId(std::size_t connection) const override;
  std::string TopicOf(std::size_t connection) const override;
  std::string ReceiptsOf(std::size_t connection) const override;
  std::optional<Message> Next(std::size_t connection) override;
  void Read(std::size_t connection, std::string_view payload,
            const std::function<void(std::size_t, std::size_t)>& settled) override;

 private:
  bool receipts_;
  std::vector<std::vector<std::string>> messages_;
  std::vector<std::size_t> next_;
};

}  // namespace yichuang::load
