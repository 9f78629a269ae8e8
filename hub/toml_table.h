#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <toml++/toml.h>

namespace yichuang::hub {

/// A TOML table whose every key must be asked for: what nobody asked for is an error, named with
/// its line.
///
/// All functions throw ConfigError. Borrows the parsed document, which must outlive it.
class TomlTable {
 public:
  TomlTable(std::string file, std::string path, const toml::table& table)
      : file_(std::move(file)), path_(std::move(path)), table_(&table) {}

  std::string Text(std::string_view key);
  std::string TextOr(std::string_view key, std::string fallback);
  std::int64_t Integer(std::string_view key, std::int64_t least, std::int64_t most);
  std::int64_t IntegerOr(std::string_view key, std::int64_t fallback, std::int64_t least,
                         std::int64_t most);
  double NumberOr(std::string_view key, double fallback, double least, double most);
  bool FlagOr(std::string_view key, bool fallback);
  /// A date as TOML writes it: 2026-12-01.
  std::chrono::year_month_day Day(std::string_view key);
  /// Absent when the key is not there.
  std::optional<TomlTable> Table(std::string_view key);
  /// [[key]] tables; empty when the key is not there.
  std::vector<TomlTable> Tables(std::string_view key);
  /// Refuses keys that none of the calls above asked for.
  void RefuseOthers() const;
  /// Throws: "FILE:LINE: key: problem".
  [[noreturn]] void Fail(std::string_view key, const std::string& problem) const;

 private:
  const toml::node* Node(std::string_view key);

  std::string file_;
  std::string path_;
  const toml::table* table_;
  std::vector<std::string> asked_;
};

}  // namespace yichuang::hub
