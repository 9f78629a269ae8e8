#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/app/toml_reader.h"
#include "kiosk/model/model.h"

namespace yichuang::app {

/// Where one kiosk's hub is.
struct HubSettings {
  std::string hall;                   ///< topic name
  std::string broker;                 ///< "tcp://host:port"
  std::string http;                   ///< "http://host:port", where the catalogue is fetched
  std::string certificate_authority;  ///< PEM file for https; empty: the system's
  friend bool operator==(const HubSettings&, const HubSettings&) = default;
};

struct PrinterSettings {
  std::filesystem::path path;  ///< a printer's device, or a file that holds the last job
  /// In place of `path`: the port of a printer of USB's printer class, "1-2.3"; "" for the only
  /// one.
  std::optional<std::string> usb_port = {};
  bool text = false;  ///< tickets and slips in the printer's own letters, not as pictures
  int paper_mm = 80;  ///< 58 or 80
  bool cutter = true;
  friend bool operator==(const PrinterSettings&, const PrinterSettings&) = default;
};

/// The reader of identity cards; there is one kind so far.
struct CardReaderSettings {
  std::filesystem::path fifo;  ///< of the simulated one
  friend bool operator==(const CardReaderSettings&, const CardReaderSettings&) = default;
};

/// The settings of one kiosk, checked. Paths are absolute.
struct Settings {
  model::Setting setting;           ///< without `software`
  std::filesystem::path state_dir;  ///< what the kiosk keeps over a restart; made when missing
  /// Folder with the items as files; empty: those that came with the program, unless a hub is
  /// configured.
  std::filesystem::path catalogue;
  int width = 1080;
  int height = 1920;
  bool full_screen = false;
  bool sample = false;  ///< sample data: a display says so; a kiosk knows it from its catalogue
  std::optional<HubSettings> hub;
  std::optional<PrinterSettings> printer;
  std::optional<CardReaderSettings> card_reader;  ///< only with a hub: it has the key
  std::string public_url;       ///< pages of the items for telephones; empty: no QR codes
  std::filesystem::path clips;  ///< recorded speech; empty: none
  int words_per_minute = 160;
};

/// Holds the certificate for a broker at "ssl://…" (identity::TerminalFolder); empty for one on
/// this machine. REQUIRES: a hub.
std::filesystem::path IdentityFolder(const Settings& settings);

/// Holds the token by which the hub knows this kiosk (kiosk/link/enrolment.h).
inline std::filesystem::path BrowserFile(const Settings& settings) {
  return settings.state_dir / "browser";
}

/// Relative paths are taken from the file's folder. Throws SettingsError: "FILE:LINE: key:
/// problem".
Settings ReadSettings(const std::filesystem::path& file);
/// The same from a text; `file` is named in errors and is where relative paths begin.
Settings ParseSettings(std::string_view text, const std::filesystem::path& file);

}  // namespace yichuang::app
