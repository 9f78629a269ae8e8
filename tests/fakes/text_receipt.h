#pragma once

#include <iconv.h>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

namespace yichuang::fakes {

/// What a receipt printer with Chinese letters makes of a job of text: it knows the commands of
/// such a job and no others, so text that became a command would show.
class TextReceipt {
 public:
  struct Line {
    enum class What : std::uint8_t { kText, kBarcode, kQr, kPicture };
    What what = What::kText;
    std::string text;  ///< UTF-8; of a code its content, of a picture nothing
    int scale = 1;
    int chinese_scale = 1;
    bool bold = false;
    bool centred = false;
    int dots = 0;  ///< width of a picture
    friend bool operator==(const Line&, const Line&) = default;
  };

  /// Reads a whole job. False as soon as a byte fits no command; `fault` says why.
  bool Take(std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
      const std::size_t length = Next(bytes);
      if (length == 0 || length > bytes.size()) {
        if (fault.empty()) fault = "a command is cut short";
        return false;
      }
      bytes = bytes.subspan(length);
    }
    return true;
  }

  std::vector<Line> lines;
  bool chinese = false;  ///< FS & came
  int resets = 0;
  int cuts = 0;
  std::string fault;

 private:
  static bool Begins(std::span<const std::uint8_t> bytes, std::initializer_list<int> with) {
    if (bytes.size() < with.size()) return false;
    std::size_t i = 0;
    for (const int byte : with) {
      if (bytes[i++] != byte) return false;
    }
    return true;
  }

  std::size_t Next(std::span<const std::uint8_t> bytes) {
    const auto at = [bytes](std::size_t i) { return i < bytes.size() ? bytes[i] : 0; };
    if (Begins(bytes, {0x1b, '@'})) return ++resets, 2;
    if (Begins(bytes, {0x1b, 't', 0})) return 3;
    if (Begins(bytes, {0x1c, '&'})) return chinese = true, 2;
    if (Begins(bytes, {0x1b, 'a'})) return style_.centred = at(2) == 1, 3;
    if (Begins(bytes, {0x1b, 'E'})) return style_.bold = at(2) == 1, 3;
    if (Begins(bytes, {0x1d, '!'})) {
      if ((at(2) >> 4) != (at(2) & 15)) fault = "letters of uneven size";
      return style_.scale = (at(2) & 15) + 1, 3;
    }
    if (Begins(bytes, {0x1c, '!'})) return style_.chinese_scale = at(2) == 0x0c ? 2 : 1, 3;
    if (Begins(bytes, {0x1d, 'w'}) || Begins(bytes, {0x1d, 'h'}) || Begins(bytes, {0x1d, 'H'}))
      return 3;
    if (Begins(bytes, {0x1d, 'k', 73})) return Bars(bytes);
    if (Begins(bytes, {0x1d, '(', 'k'})) return Square(bytes);
    if (Begins(bytes, {0x1d, 'v', '0', 0})) return Band(bytes);
    if (Begins(bytes, {0x1b, 'J'})) return 3;
    if (Begins(bytes, {0x1d, 'V', 1})) return ++cuts, 3;
    return Text(bytes);
  }

  void Put(Line::What what, std::string text, int dots = 0) {
    Line line = style_;
    line.what = what;
    line.text = std::move(text);
    line.dots = dots;
    lines.push_back(std::move(line));
  }

  std::size_t Bars(std::span<const std::uint8_t> bytes) {
    const std::size_t end = 4U + (bytes.size() > 3 ? bytes[3] : 0U);
    if (end > bytes.size()) return 0;
    std::string text;
    char set = 0;
    for (std::size_t i = 4; i < end; ++i) {
      if (bytes[i] == '{' && i + 1 < end && bytes[i + 1] != '{') {
        set = static_cast<char>(bytes[++i]);
      } else if (set == 'C') {
        text += static_cast<char>('0' + bytes[i] / 10);
        text += static_cast<char>('0' + bytes[i] % 10);
      } else {
        if (bytes[i] == '{') ++i;
        text += static_cast<char>(bytes[i]);
      }
    }
    Put(Line::What::kBarcode, text);
    return end;
  }

  std::size_t Square(std::span<const std::uint8_t> bytes) {
    if (bytes.size() < 8) return 0;
    const std::size_t end = 5U + bytes[3] + 256U * bytes[4];
    if (end > bytes.size()) return 0;
    if (bytes[6] == 80) stored_.assign(bytes.begin() + 8, bytes.begin() + static_cast<long>(end));
    if (bytes[6] == 81) Put(Line::What::kQr, stored_);
    return end;
  }

  std::size_t Band(std::span<const std::uint8_t> bytes) {
    if (bytes.size() < 8) return 0;
    const std::size_t across = bytes[4] + 256U * bytes[5];
    Put(Line::What::kPicture, "", static_cast<int>(across * 8));
    return 8 + across * (bytes[6] + 256U * bytes[7]);
  }

  std::size_t Text(std::span<const std::uint8_t> bytes) {
    std::string code;
    std::size_t at = 0;
    while (at < bytes.size() && bytes[at] != '\n') {
      if (bytes[at] < 0x20) {
        fault = "unknown command " + std::to_string(bytes[at]);
        return 0;
      }
      const std::size_t length = bytes[at] > 0x80 ? 2 : 1;
      for (std::size_t i = at; i < std::min(at + length, bytes.size()); ++i)
        code += static_cast<char>(bytes[i]);
      at += length;
    }
    Put(Line::What::kText, Utf8(code));
    return at + 1;
  }

  std::string Utf8(std::string code) {
    const iconv_t handle = ::iconv_open("UTF-8", "GB18030");
    std::string text(code.size() * 2 + 4, '\0');
    char* in = code.data();
    char* out = text.data();
    std::size_t in_left = code.size();
    std::size_t out_left = text.size();
    if (::iconv(handle, &in, &in_left, &out, &out_left) != 0) fault = "no GB 18030";
    ::iconv_close(handle);
    text.resize(text.size() - out_left);
    return text;
  }

  Line style_;
  std::string stored_;
};

}  // namespace yichuang::fakes
