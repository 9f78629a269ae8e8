#include "hub/toml_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "hub/config.h"

namespace yichuang::hub {

const toml::node* TomlTable::Node(std::string_view key) {
  asked_.emplace_back(key);
  return table_->get(key);
}

void TomlTable::Fail(std::string_view key, const std::string& problem) const {
  const toml::node* node = table_->get(key);
  const auto line = node != nullptr ? node->source().begin.line : table_->source().begin.line;
  throw ConfigError(fmt::format("{}:{}: {}{}: {}", file_, line, path_, key, problem));
}

std::string TomlTable::Text(std::string_view key) {
  const toml::node* node = Node(key);
  if (node == nullptr) Fail(key, "is missing; expected a text");
  const auto text = node->value_exact<std::string>();
  if (!text || text->empty()) Fail(key, "expected a text that is not empty");
  return *text;
}

std::string TomlTable::TextOr(std::string_view key, std::string fallback) {
  if (table_->get(key) == nullptr) {
    Node(key);
    return fallback;
  }
  return Text(key);
}

std::int64_t TomlTable::Integer(std::string_view key, std::int64_t least, std::int64_t most) {
  const toml::node* node = Node(key);
  const std::string expected = fmt::format("expected a whole number from {} to {}", least, most);
  if (node == nullptr) Fail(key, "is missing; " + expected);
  const auto number = node->value_exact<std::int64_t>();
  if (!number || *number < least || *number > most) Fail(key, expected);
  return *number;
}

std::int64_t TomlTable::IntegerOr(std::string_view key, std::int64_t fallback, std::int64_t least,
                                  std::int64_t most) {
  if (table_->get(key) == nullptr) {
    Node(key);
    return fallback;
  }
  return Integer(key, least, most);
}

double TomlTable::NumberOr(std::string_view key, double fallback, double least, double most) {
  const toml::node* node = Node(key);
  if (node == nullptr) return fallback;
  const auto number = node->value<double>();
  if (!number || *number < least || *number > most)
    Fail(key, fmt::format("expected a number from {} to {}", least, most));
  return *number;
}

bool TomlTable::FlagOr(std::string_view key, bool fallback) {
  const toml::node* node = Node(key);
  if (node == nullptr) return fallback;
  const auto flag = node->value_exact<bool>();
  if (!flag) Fail(key, "expected true or false");
  return *flag;
}

std::chrono::year_month_day TomlTable::Day(std::string_view key) {
  const toml::node* node = Node(key);
  constexpr const char* kExpected = "expected a date without quotes, like 2026-12-01";
  if (node == nullptr) Fail(key, std::string("is missing; ") + kExpected);
  const auto date = node->value_exact<toml::date>();
  if (!date) Fail(key, kExpected);
  return {std::chrono::year(date->year), std::chrono::month(date->month),
          std::chrono::day(date->day)};
}

std::optional<TomlTable> TomlTable::Table(std::string_view key) {
  const toml::node* node = Node(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_table()) Fail(key, fmt::format("expected a table: [{}]", key));
  return TomlTable(file_, fmt::format("{}{}.", path_, key), *node->as_table());
}

std::vector<TomlTable> TomlTable::Tables(std::string_view key) {
  std::vector<TomlTable> tables;
  const toml::node* node = Node(key);
  if (node == nullptr) return tables;
  if (!node->is_array_of_tables()) Fail(key, fmt::format("expected tables: [[{}]]", key));
  for (const toml::node& element : *node->as_array()) {
    tables.emplace_back(file_, fmt::format("{}[{}].", key, tables.size()), *element.as_table());
  }
  return tables;
}

void TomlTable::RefuseOthers() const {
  for (const auto& [key, node] : *table_) {
    const std::string name(key.str());
    if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) continue;
    std::string known;
    for (const std::string& each : asked_) known += (known.empty() ? "" : ", ") + each;
    throw ConfigError(fmt::format("{}:{}: {}{}: unknown key; known here: {}", file_,
                                  node.source().begin.line, path_, name, known));
  }
}

}  // namespace yichuang::hub
