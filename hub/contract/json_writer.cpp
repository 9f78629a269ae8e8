#include "hub/contract/json_writer.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace yichuang::contract {
namespace {

bool NeedsNoEscape(std::string_view value) {
  return std::all_of(value.begin(), value.end(),
                     [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
}

}  // namespace

void JsonWriter::Open(char bracket) {
  if (!first_) text_.push_back(',');
  text_.push_back(bracket);
  first_ = true;
}

void JsonWriter::OpenNamed(std::string_view name, char bracket) {
  Name(name);
  text_.push_back(bracket);
  first_ = true;
}

void JsonWriter::Close(char bracket) {
  text_.push_back(bracket);
  first_ = false;
}

void JsonWriter::Name(std::string_view name) {
  if (!first_) text_.push_back(',');
  text_.push_back('"');
  text_.append(name).append("\":");
  first_ = false;
}

void JsonWriter::Number(std::string_view name, std::uint64_t value) {
  Name(name);
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
  text_.append(digits, end);
}

void JsonWriter::Flag(std::string_view name, bool value) {
  Name(name);
  text_ += value ? "true" : "false";
}

void JsonWriter::Text(std::string_view name, std::string_view value) {
  Name(name);
  if (NeedsNoEscape(value)) {
    text_.push_back('"');
    text_.append(value).push_back('"');
    return;
  }
  using nlohmann::json;
  text_ += json(std::string(value)).dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace yichuang::contract
