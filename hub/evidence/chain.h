#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace yichuang::evidence {

using Hash = std::array<std::uint8_t, 32>;

/// SM3 (GB/T 32905-2016) of bytes.
Hash Sm3(std::span<const std::uint8_t> bytes);

/// Hash of a ledger row (architecture law 3):
/// SM3(prev ‖ seq ‖ time ‖ len‖actor ‖ len‖kind ‖ len‖body); seq and time 8 bytes, lengths 4 bytes,
/// big-endian. `at_ms`: milliseconds since 1970 UTC. The first row's prev is all zero.
Hash RowHash(const Hash& prev, std::uint64_t seq, std::int64_t at_ms, std::string_view actor,
             std::string_view kind, std::string_view body);

}  // namespace yichuang::evidence
