#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace yichuang::contract {

/// Writes compact JSON into one string, in the order of the calls: no tree, one allocation that
/// grows.
///
/// Private to the codec. The caller opens and closes what it opened; names are our own and need no
/// escape.
class JsonWriter {
 public:
  explicit JsonWriter(std::size_t expected_bytes) { text_.reserve(expected_bytes); }

  void OpenObject() { Open('{'); }
  void OpenObject(std::string_view name) { OpenNamed(name, '{'); }
  void OpenArray(std::string_view name) { OpenNamed(name, '['); }
  void CloseObject() { Close('}'); }
  void CloseArray() { Close(']'); }

  void Number(std::string_view name, std::uint64_t value);
  void Flag(std::string_view name, bool value);
  /// Invalid UTF-8 is written as U+FFFD: a message can always be sent.
  void Text(std::string_view name, std::string_view value);

  std::string Take() { return std::move(text_); }

 private:
  void Open(char bracket);
  void OpenNamed(std::string_view name, char bracket);
  void Close(char bracket);
  void Name(std::string_view name);

  std::string text_;
  bool first_ = true;  ///< nothing stands yet in what is open
};

}  // namespace yichuang::contract
