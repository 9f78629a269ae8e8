#include "kiosk/app/toml_reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace yichuang::app {

const toml::node* TomlReader::Node(std::string_view key) {
  asked_.emplace_back(key);
  return table_->get(key);
}

void TomlReader::Fail(std::string_view key, std::string_view problem) const {
  const toml::node* node = table_->get(key);
  const auto& source = node != nullptr ? node->source() : table_->source();
  throw SettingsError(
      fmt::format("{}:{}: {}{}: {}", file_, source.begin.line, path_, key, problem));
}

std::string TomlReader::Text(std::string_view key) {
  const toml::node* node = Node(key);
  if (node == nullptr) Fail(key, "is missing; expected a text");
  const auto text = node->value_exact<std::string>();
  if (!text || text->empty()) Fail(key, "expected a text that is not empty");
  return *text;
}

std::string TomlReader::TextOr(std::string_view key, std::string fallback) {
  const toml::node* node = Node(key);
  if (node == nullptr) return fallback;
  const auto text = node->value_exact<std::string>();
  if (!text) Fail(key, "expected a text in quotes");
  return *text;
}

std::int64_t TomlReader::NumberOr(std::string_view key, std::int64_t fallback, std::int64_t least,
                                  std::int64_t most) {
  const toml::node* node = Node(key);
  if (node == nullptr) return fallback;
  const auto number = node->value_exact<std::int64_t>();
  if (!number || *number < least || *number > most)
    Fail(key, fmt::format("expected a whole number from {} to {}", least, most));
  return *number;
}

bool TomlReader::FlagOr(std::string_view key, bool fallback) {
  const toml::node* node = Node(key);
  if (node == nullptr) return fallback;
  const auto flag = node->value_exact<bool>();
  if (!flag) Fail(key, "expected true or false");
  return *flag;
}

std::vector<std::string> TomlReader::TextsOr(std::string_view key) {
  const toml::node* node = Node(key);
  std::vector<std::string> texts;
  if (node == nullptr) return texts;
  const toml::array* array = node->as_array();
  if (array == nullptr) Fail(key, "expected a list of texts");
  for (const toml::node& each : *array) {
    const auto text = each.value_exact<std::string>();
    if (!text) Fail(key, "expected a list of texts");
    texts.push_back(*text);
  }
  return texts;
}

std::optional<TomlReader> TomlReader::Table(std::string_view key) {
  const toml::node* node = Node(key);
  if (node == nullptr) return std::nullopt;
  if (!node->is_table()) Fail(key, fmt::format("expected a table: [{}]", key));
  return TomlReader(file_, fmt::format("{}{}.", path_, key), *node->as_table());
}

void TomlReader::RefuseOthers() const {
  for (const auto& [key, node] : *table_) {
    const std::string name(key.str());
    if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) continue;
    std::string known;
    for (const std::string& each : asked_) known += (known.empty() ? "" : ", ") + each;
    throw SettingsError(fmt::format("{}:{}: {}{}: unknown key; known here: {}", file_,
                                    key.source().begin.line, path_, name, known));
  }
}

}  // namespace yichuang::app
