#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "hub/contract/messages.h"

/// JSON of the messages. Unknown fields are ignored; a missing or wrong one is refused by name. No
/// function throws.
namespace yichuang::contract {

/// Why a text is not the message, and where ("entries[3].counter").
struct DecodeError {
  Reason reason = Reason::kMalformed;
  std::string where;
  friend bool operator==(const DecodeError&, const DecodeError&) = default;
};

template <typename T>
using Decoded = std::variant<T, DecodeError>;

std::string Encode(const Up& message);
std::string Encode(const TerminalState& message);
std::string Encode(const HubState& message);
std::string Encode(const Down& message);

Decoded<Up> DecodeUp(std::string_view text);
Decoded<TerminalState> DecodeTerminalState(std::string_view text);
Decoded<HubState> DecodeHubState(std::string_view text);
Decoded<Down> DecodeDown(std::string_view text);

/// The body of one entry as JSON text, as it stands in an outbox row; and back.
std::string EncodeEntry(const Entry& entry);
Decoded<Entry> DecodeEntry(std::string_view text);

/// Standard base64 with padding (RFC 4648 section 4); decoding refuses anything else.
std::string ToBase64(const Bytes& bytes);
std::optional<Bytes> FromBase64(std::string_view text);
std::string ToHex(const std::uint8_t* data, std::size_t size);

}  // namespace yichuang::contract
