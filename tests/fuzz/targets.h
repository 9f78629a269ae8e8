#pragma once

#include <cstdint>
#include <span>
#include <string_view>

/// What comes from outside, byte by byte as an enemy would send it. A target returns for every
/// input; it ends the program (Demand, a sanitizer) when a promise about that border is broken.
namespace yichuang::fuzz {

using Bytes = std::span<const std::uint8_t>;

struct Target {
  std::string_view name;
  void (*run)(Bytes bytes);
};

void DeviceStream(
    Bytes bytes);  ///< bytes of a rating device's cable, and frames whose seal is right
void TerminalMessage(Bytes bytes);  ///< what terminals publish
void HubMessage(Bytes bytes);       ///< what the hub publishes: receipts, desired states, boards
void LedgerRow(
    Bytes bytes);  ///< a row of the ledger, as somebody with the file may have changed it
void HubSettings(Bytes bytes);      ///< hub.toml and hall.toml
void WindowSettings(Bytes bytes);   ///< window.toml
void CatalogueBundle(Bytes bytes);  ///< a bundle, and an item as the page sends it
void HttpRequest(Bytes bytes);      ///< method, target, body
void PrinterText(Bytes bytes);      ///< names and words that are printed, and a printer's id

inline constexpr Target kTargets[] = {
    {"device_stream", DeviceStream},       {"terminal_message", TerminalMessage},
    {"hub_message", HubMessage},           {"ledger_row", LedgerRow},
    {"hub_settings", HubSettings},         {"window_settings", WindowSettings},
    {"catalogue_bundle", CatalogueBundle}, {"http_request", HttpRequest},
    {"printer_text", PrinterText},
};

/// Ends the program with a sentence when a promise does not hold.
void Demand(bool holds, const char* promise);

inline std::string_view TextOf(Bytes bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace yichuang::fuzz
