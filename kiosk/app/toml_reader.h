#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

namespace yichuang::app {

/// "kiosk.toml:7: screen.width: expected a whole number from 320 to 8192".
class SettingsError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A table of the settings file. Every key must be asked for: RefuseOthers names the first one that
/// nobody asked for, since it is a typing error. All functions throw SettingsError. Borrows the
/// document.
class TomlReader {
 public:
  TomlReader(std::string file, std::string path, const toml::table& table)
      : file_(std::move(file)), path_(std::move(path)), table_(&table) {}

  bool Has(std::string_view key) const { return table_->contains(key); }
  std::string Text(std::string_view key);
  std::string TextOr(std::string_view key, std::string fallback);
  std::int64_t NumberOr(std::string_view key, std::int64_t fallback, std::int64_t least,
                        std::int64_t most);
  bool FlagOr(std::string_view key, bool fallback);
  /// Empty when the key is not there.
  std::vector<std::string> TextsOr(std::string_view key);
  std::optional<TomlReader> Table(std::string_view key);
  void RefuseOthers() const;
  [[noreturn]] void Fail(std::string_view key, std::string_view problem) const;

 private:
  const toml::node* Node(std::string_view key);

  std::string file_;
  std::string path_;
  const toml::table* table_;
  std::vector<std::string> asked_;
};

}  // namespace yichuang::app
