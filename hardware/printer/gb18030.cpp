#include "hardware/printer/gb18030.h"

#include <iconv.h>

#include <array>
#include <cstddef>
#include <cstdint>

namespace yichuang::printer {
namespace {

/// One direction of iconv.
class Converter {
 public:
  Converter(const char* to, const char* from) : handle_(::iconv_open(to, from)) {}
  ~Converter() {
    if (handle_ != kNone) ::iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  /// The code of one character; empty when it has none. A system whose libc lacks its files for
  /// GB 18030 has none for any: then all is drawn.
  std::string Convert(std::string_view character) const {
    if (handle_ == kNone) return {};
    std::array<char, 8> code{};
    std::string source(character);
    char* in = source.data();
    char* out = code.data();
    std::size_t in_left = source.size();
    std::size_t out_left = code.size();
    ::iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    const std::size_t done = ::iconv(handle_, &in, &in_left, &out, &out_left);
    if (done != 0 || in_left != 0) return {};
    return {code.data(), code.size() - out_left};
  }

 private:
  inline static const iconv_t kNone = reinterpret_cast<iconv_t>(-1);
  iconv_t handle_;
};

/// Of the UTF-8 character that begins so; 0 when none does.
std::size_t LengthOf(unsigned char first) {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  if (first >= 0xf0 && first < 0xf5) return 4;
  return 0;
}

bool IsDrawn(const std::string& code) {
  const auto byte = [&code](std::size_t at) { return static_cast<std::uint8_t>(code[at]); };
  if (code.size() == 1) return byte(0) >= 0x20 && byte(0) < 0x7f;
  if (code.size() != 2) return false;
  const std::uint8_t row = byte(0);
  const bool upper = byte(1) >= 0xa1;
  const bool own_ideographs = upper && ((row >= 0xaa && row <= 0xaf) || row >= 0xf8);
  const bool own_symbols = !upper && row >= 0xa1 && row <= 0xa7;
  const bool later_than_gbk = row == 0xfe && byte(1) >= 0x50;
  return !own_ideographs && !own_symbols && !later_than_gbk;
}

}  // namespace

std::optional<std::string> ToPrinterText(std::string_view utf8) {
  const Converter converter("GB18030", "UTF-8");
  std::string text;
  while (!utf8.empty()) {
    const std::size_t length = LengthOf(static_cast<unsigned char>(utf8.front()));
    if (length == 0 || length > utf8.size()) return std::nullopt;
    const std::string code = converter.Convert(utf8.substr(0, length));
    if (!IsDrawn(code)) return std::nullopt;
    text += code;
    utf8.remove_prefix(length);
  }
  return text;
}

}  // namespace yichuang::printer
