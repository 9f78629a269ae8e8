#include "hardware/counter/display_job.h"

#include <iconv.h>

#include <algorithm>

namespace yichuang::counter {
namespace {

constexpr std::uint8_t kEscape = 0x1B;
constexpr std::uint8_t kUnit = 0x1F;

/// One conversion from UTF-8; a character at a time, so that one bad byte spoils one character.
class Gb18030 {
 public:
  Gb18030() : handle_(::iconv_open("GB18030", "UTF-8")) {}
  ~Gb18030() {
    if (open()) ::iconv_close(handle_);
  }
  Gb18030(const Gb18030&) = delete;
  Gb18030& operator=(const Gb18030&) = delete;

  /// The character at the front of `text`, taken off it.
  std::string Next(std::string& text) const {
    std::string out(kLongest, '\0');
    const std::size_t size = SizeOf(text);
    char* in = text.data();
    char* to = out.data();
    std::size_t left = size;
    std::size_t room = out.size();
    const bool done = open() && ::iconv(handle_, &in, &left, &to, &room) == 0 && left == 0;
    if (!done) {
      if (open()) ::iconv(handle_, nullptr, nullptr, nullptr, nullptr);
      out = "?";
    } else {
      out.resize(out.size() - room);
    }
    text.erase(0, size);
    return out;
  }

 private:
  static constexpr std::size_t kLongest = 4;

  /// Bytes of the first character: what follows its first byte and can be of no other.
  static std::size_t SizeOf(const std::string& text) {
    std::size_t size = 1;
    while (size < text.size() && size < kLongest &&
           (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U)
      ++size;
    return size;
  }
  bool open() const { return handle_ != reinterpret_cast<iconv_t>(std::intptr_t{-1}); }

  iconv_t handle_;
};

/// One line as wide as the display, whatever stands in it.
std::string Row(const Gb18030& to_display, std::string text) {
  std::string row;
  std::size_t columns = 0;
  while (!text.empty()) {
    const std::string next = to_display.Next(text);
    // The display draws a character of one byte in one column, any other in two.
    const std::size_t width = next.size() == 1 ? 1 : 2;
    if (columns + width > kColumns) break;
    // A control character would be a command.
    row += next.size() == 1 && static_cast<unsigned char>(next.front()) < 0x20 ? "?" : next;
    columns += width;
  }
  row.append(kColumns - columns, ' ');
  return row;
}

}  // namespace

std::vector<std::uint8_t> JobOf(const CounterLines& lines) {
  const Gb18030 to_display;
  std::vector<std::uint8_t> job{kEscape, '@'};
  for (std::size_t i = 0; i < lines.size(); ++i) {
    job.insert(job.end(), {kUnit, '$', 1, static_cast<std::uint8_t>(i + 1)});
    const std::string row = Row(to_display, lines[i]);
    job.insert(job.end(), row.begin(), row.end());
  }
  return job;
}

}  // namespace yichuang::counter
