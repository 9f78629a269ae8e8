#include "hub/http/screen_routes.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "hub/contract/zone_board.h"
#include "hub/http/whole_number.h"

namespace yichuang::http {
namespace {

constexpr std::size_t kLongestZone = 3 * contract::kMaxZoneBytes;

/// "%E4%B8%80" → "一"; absent when a sign of percent has no two hexadecimal digits behind it.
std::optional<std::string> PercentDecoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      plain += text[i];
      continue;
    }
    const std::string_view digits = text.substr(i + 1, 2);
    unsigned char byte = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), byte, 16);
    if (digits.size() != 2 || error != std::errc{} || end != digits.data() + 2) return std::nullopt;
    plain += static_cast<char>(byte);
    i += 2;
  }
  return plain;
}

}  // namespace

Route ZoneScreenRoute(std::string_view zone, bool stream) {
  auto plain = PercentDecoded(zone.substr(0, kLongestZone));
  if (!plain) return Trouble{Problem::kNotFound, std::string(zone.substr(0, 64)), {}};
  return ZoneScreenAsk{*std::move(plain), stream};
}

Route WindowScreenRoute(std::string_view window, bool stream) {
  const auto number = WholeNumber<std::uint16_t>(window);
  if (!number || *number == 0 || *number > 999)
    return Trouble{contract::Reason::kUnknownWindow, std::string(window.substr(0, 64)), {}};
  return WindowScreenAsk{*number, stream};
}

}  // namespace yichuang::http
