#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yichuang::contract {

/// Where the broker listens.
struct BrokerAddress {
  bool secure = false;  ///< TLS with certificates on both sides
  std::string host;     ///< name or address; an IPv6 address without its brackets
  std::uint16_t port = 0;
  friend bool operator==(const BrokerAddress&, const BrokerAddress&) = default;
};

/// What ReadBrokerAddress takes, for error messages.
inline constexpr std::string_view kBrokerAddressWanted =
    "ssl://HOST:PORT, or tcp://127.0.0.1:PORT on this machine";

/// Absent for anything else: without TLS nothing leaves the machine.
std::optional<BrokerAddress> ReadBrokerAddress(std::string_view uri);

}  // namespace yichuang::contract
