#include "hub/contract/broker_address.h"

#include <algorithm>
#include <charconv>

namespace yichuang::contract {

std::optional<BrokerAddress> ReadBrokerAddress(std::string_view uri) {
  constexpr std::string_view kPlain = "tcp://";
  constexpr std::string_view kSecure = "ssl://";
  static_assert(kPlain.size() == kSecure.size());
  BrokerAddress address;
  address.secure = uri.starts_with(kSecure);
  if (!address.secure && !uri.starts_with(kPlain)) return std::nullopt;
  uri.remove_prefix(kPlain.size());
  const auto colon = uri.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  std::string_view host = uri.substr(0, colon);
  const std::string_view port = uri.substr(colon + 1);
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  const auto in_host = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == ':';
  };
  if (host.empty() || !std::ranges::all_of(host, in_host)) return std::nullopt;
  const auto read = std::from_chars(port.data(), port.data() + port.size(), address.port);
  if (read.ec != std::errc() || read.ptr != port.data() + port.size() || address.port == 0)
    return std::nullopt;
  address.host = std::string(host);
  const bool here =
      address.host == "127.0.0.1" || address.host == "::1" || address.host == "localhost";
  if (!address.secure && !here) return std::nullopt;
  return address;
}

}  // namespace yichuang::contract
