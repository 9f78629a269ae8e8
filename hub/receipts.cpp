#include "hub/receipts.h"

#include "hub/desired_frames.h"

namespace yichuang::hub {

contract::SourceReceipt& ReceiptBook::Of(const std::string& device, const contract::EntryKey& key) {
  contract::SourceReceipt& receipt = devices_[device][{key.source, key.epoch}];
  if (receipt.source.empty()) {
    receipt.source = key.source;
    receipt.epoch = key.epoch;
  }
  return receipt;
}

void ReceiptBook::Settled(const std::string& device, const contract::EntryKey& key) {
  Of(device, key);
}

void ReceiptBook::Refused(const std::string& device, const contract::EntryKey& key,
                          contract::Reason reason) {
  Of(device, key).refused.push_back({key.counter, reason});
}

void ReceiptBook::Unsettled(const std::string& device, const contract::EntryKey& key,
                            contract::Reason reason) {
  Of(device, key).unsettled.push_back({key.counter, reason});
}

std::vector<std::pair<std::string, contract::Receipt>> ReceiptBook::Drain(
    const core::Hall& hall, const contract::Head& head, evidence::FrameBook& book) {
  std::vector<std::pair<std::string, contract::Receipt>> messages;
  for (auto& [device, sources] : devices_) {
    contract::Receipt message;
    message.head = head;
    for (auto& [key, receipt] : sources) {
      const auto state = hall.sources.find(receipt.source);
      if (state != hall.sources.end() && state->second.epoch == receipt.epoch) {
        receipt.through = state->second.settled;
        if (book.Knows(receipt.source)) {
          receipt.receipt = book.Sign(
              receipt.source, protocol::Receipt{SerialOf(receipt.source), receipt.epoch,
                                                static_cast<std::uint32_t>(receipt.through)});
        }
      }
      message.sources.push_back(std::move(receipt));
    }
    messages.emplace_back(device, std::move(message));
  }
  devices_.clear();
  return messages;
}

}  // namespace yichuang::hub
