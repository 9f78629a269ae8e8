#include "hardware/printer/text_job.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "hardware/printer/bytes.h"
#include "hardware/printer/gb18030.h"

namespace yichuang::printer {
namespace {

constexpr int kMostScale = 8;
constexpr int kMostChineseScale = 2;
constexpr int kBarHeight = 72;  // 9 mm
// Modules of 0.25 mm; thinner ones are not read by hand-held readers.
constexpr int kLeastModule = 2;
constexpr int kMostModule = 4;
constexpr int kQrModule = 6;  // 0.75 mm
constexpr std::size_t kMostQr = 1000;
constexpr std::size_t kMostBars = 60;

bool IsPrintableAscii(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// FS ! is for Chinese characters, GS ! for letters; many printers let the one follow the other, but
// not all.
void AddScale(int scale, Bytes& to) {
  Add(to, {kGs, '!', (scale - 1) << 4 | (scale - 1), kFs, '!', scale > 1 ? 0x0c : 0});
}

void AddStyle(const TextLine& line, int scale, Bytes& to) {
  Add(to, {kEsc, 'a', line.centred ? 1 : 0, kEsc, 'E', line.bold ? 1 : 0});
  AddScale(scale, to);
}

void AddText(std::string_view text, Bytes& to) {
  to.insert(to.end(), text.begin(), text.end());
  Add(to, {'\n'});
}

/// The data of GS k 73, in code set B, and in C (two digits in a character) where four or more
/// digits end it. `modules` is how wide the bars will be.
Bytes Code128Data(std::string_view content, int& modules) {
  std::size_t digits = 0;
  while (digits < content.size() && IsDigit(content[content.size() - 1 - digits])) ++digits;
  std::size_t pairs = digits / 2;
  if (digits < 4) pairs = 0;
  const std::string_view letters = content.substr(0, content.size() - 2 * pairs);
  Bytes data;
  int characters = 2;  // start and check
  if (!letters.empty()) {
    Add(data, {'{', 'B'});
    for (const char c : letters) {
      if (c == '{') data.push_back('{');
      data.push_back(static_cast<std::uint8_t>(c));
      ++characters;
    }
  }
  if (pairs > 0) {
    Add(data, {'{', 'C'});
    characters += static_cast<int>(pairs) + (letters.empty() ? 0 : 1);
    for (std::size_t at = letters.size(); at < content.size(); at += 2)
      Add(data, {(content[at] - '0') * 10 + (content[at + 1] - '0')});
  }
  constexpr int kStop = 13;
  constexpr int kQuiet = 20;
  modules = characters * 11 + kStop + kQuiet;
  return data;
}

/// Adds one part; false when it cannot be printed.
struct Adder {
  const Model& model;
  const DrawLine& draw;
  Bytes& to;

  bool operator()(const TextLine& line) const {
    const auto text = ToPrinterText(line.text);
    if (!text) return AddDrawn(line);
    const bool letters = text->size() == line.text.size();
    AddStyle(line, std::clamp(line.scale, 1, letters ? kMostScale : kMostChineseScale), to);
    AddText(*text, to);
    return true;
  }

  bool operator()(const RuleLine&) const {
    constexpr std::string_view kDash = "\xa9\xa4";  // U+2500, as wide as a Chinese character
    AddStyle({}, 1, to);
    std::string dashes;
    for (int dots = 0; dots + 2 * kColumnDots <= model.width_dots; dots += 2 * kColumnDots)
      dashes += kDash;
    AddText(dashes, to);
    return true;
  }

  bool operator()(const BarcodeLine& line) const {
    if (!IsPrintableAscii(line.content) || line.content.size() > kMostBars) return false;
    const TextLine below{line.content, 1, false, true};
    int modules = 0;
    const Bytes data = Code128Data(line.content, modules);
    const int module = std::min(model.width_dots / modules, kMostModule);
    if (module < kLeastModule) return (*this)(below);
    AddStyle(below, 1, to);
    Add(to, {kGs, 'w', module, kGs, 'h', kBarHeight, kGs, 'H', 2});
    Add(to, {kGs, 'k', 73, static_cast<int>(data.size())});
    to.insert(to.end(), data.begin(), data.end());
    return true;
  }

  bool operator()(const QrLine& line) const {
    if (!IsPrintableAscii(line.content) || line.content.size() > kMostQr) return false;
    AddStyle({.text = "", .centred = true}, 1, to);
    const int size = static_cast<int>(line.content.size()) + 3;
    Add(to, {kGs, '(', 'k', 4, 0, 49, 65, 50, 0});      // model 2
    Add(to, {kGs, '(', 'k', 3, 0, 49, 67, kQrModule});  // dots of a module
    Add(to, {kGs, '(', 'k', 3, 0, 49, 69, 49});         // error correction M
    Add(to, {kGs, '(', 'k', size & 0xff, size >> 8, 49, 80, 48});
    to.insert(to.end(), line.content.begin(), line.content.end());
    Add(to, {kGs, '(', 'k', 3, 0, 49, 81, 48});
    return true;
  }

 private:
  bool AddDrawn(const TextLine& line) const {
    const DrawnLine drawn = draw(line);
    // A picture stands where the alignment says; ours has its own margin.
    AddStyle({}, 1, to);
    return AddPicture({drawn.width_dots, drawn.height_dots, drawn.rows}, model, to);
  }
};

}  // namespace

std::optional<Bytes> EncodeText(std::span<const TextPart> parts, const Model& model,
                                const DrawLine& draw) {
  if (parts.empty()) return {};
  Bytes job;
  AddBegin(job);
  Add(job, {kEsc, 't', 0, kFs, '&'});
  const Adder adder{model, draw, job};
  for (const TextPart& part : parts) {
    if (!std::visit(adder, part)) return {};
  }
  AddStyle({}, 1, job);
  AddEnd(model, job);
  return job;
}

}  // namespace yichuang::printer
