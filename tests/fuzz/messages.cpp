#include <string>
#include <variant>

#include "hub/contract/codec.h"
#include "hub/sqlite/event_codec.h"
#include "hub/sqlite/snapshot.h"
#include "tests/fuzz/targets.h"

namespace yichuang::fuzz {
namespace {

/// What is understood is written in one way only: reading that again gives the same text.
template <typename Message>
void OneText(contract::Decoded<Message> (*read)(std::string_view),
             std::string (*write)(const Message&), std::string_view text) {
  const auto first = read(text);
  const auto* const known = std::get_if<Message>(&first);
  if (known == nullptr) return;
  const std::string written = write(*known);
  const auto second = read(written);
  const auto* const again = std::get_if<Message>(&second);
  Demand(again != nullptr, "what is written is understood");
  Demand(write(*again) == written, "what is understood is written in one way");
}

}  // namespace

void TerminalMessage(Bytes bytes) {
  OneText<contract::Up>(contract::DecodeUp, contract::Encode, TextOf(bytes));
  OneText<contract::TerminalState>(contract::DecodeTerminalState, contract::Encode, TextOf(bytes));
  OneText<contract::Entry>(contract::DecodeEntry, contract::EncodeEntry, TextOf(bytes));
}

void HubMessage(Bytes bytes) {
  OneText<contract::Down>(contract::DecodeDown, contract::Encode, TextOf(bytes));
  OneText<contract::HubState>(contract::DecodeHubState, contract::Encode, TextOf(bytes));
}

/// "KIND\nBODY".
void LedgerRow(Bytes bytes) {
  const std::string_view text = TextOf(bytes);
  const std::string_view kind = text.substr(0, text.find('\n'));
  const std::string_view body =
      kind.size() == text.size() ? std::string_view() : text.substr(kind.size() + 1);
  const auto read = sqlite::Decode(kind, body);
  if (const auto* const event = std::get_if<core::Event>(&read)) {
    const sqlite::EncodedEvent written = sqlite::Encode(*event);
    Demand(written.kind == kind, "an event keeps its kind");
    const auto again = sqlite::Decode(written.kind, written.body);
    const auto* const same = std::get_if<core::Event>(&again);
    Demand(same != nullptr && *same == *event, "an event that is written is the one that is read");
  }
  (void)sqlite::DecodeSnapshot(body);
}

}  // namespace yichuang::fuzz
