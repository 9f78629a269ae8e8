#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "hub/core/event.h"

/// Events as they stand in the ledger. A kind is "name(version)", a body compact JSON with its keys
/// in a fixed order.
///
/// What was written once decodes for ever: a change of an event's fields is a new version beside
/// the old one, and tests/golden/events keeps a body of each.
namespace yichuang::sqlite {

struct EncodedEvent {
  std::string_view kind;  ///< static
  std::string body;
};

/// Why a ledger row is not an event this version knows.
struct Undecodable {
  std::string what;
};

/// Always the newest version of the kind. Never throws but for memory.
EncodedEvent Encode(const core::Event& event);

std::variant<core::Event, Undecodable> Decode(std::string_view kind, std::string_view body);

/// Every kind that Decode knows, old versions too.
std::span<const std::string_view> Kinds();

}  // namespace yichuang::sqlite
