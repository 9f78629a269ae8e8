#include "evaluator-firmware/board/cortex-m/picture.h"

#include <algorithm>
#include <cstddef>

#include "evaluator-firmware/board/cortex-m/glyphs.h"
#include "evaluator-firmware/protocol/text.h"

namespace yichuang::evaluator::cortex_m {
namespace {

static_assert(kGlyphHeight == static_cast<int>(protocol::kNameHeight));

constexpr std::uint8_t kBrightest = 3;

/// Takes one character off a text; what is no UTF-8 is a box.
std::uint32_t TakeCharacter(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint32_t code = size == 1 ? lead : lead & (0x7FU >> size);
  for (std::size_t i = 1; i < size && i < text.size(); ++i)
    code = (code << 6) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  text.remove_prefix(std::min(size, text.size()));
  return code;
}

int WidthOf(std::string_view text) {
  int width = 0;
  while (!text.empty()) width += GlyphWidth(TakeCharacter(text));
  return width;
}

/// How many characters of a text stand on its lines but the last: words are not broken.
struct Breaks {
  std::size_t first = 0;   ///< 0: it stands on one line
  std::size_t second = 0;  ///< 0: it stands on two
  int lines() const { return first == 0 ? 1 : second == 0 ? 2 : 3; }
};

Breaks BreaksOf(TextId text) {
  switch (text) {
    case TextId::kInvite:
      return {6};  // 请对本次服务/作出评价
    case TextId::kAskConsent:
      return {4};  // 是否愿意/接受回访？
    case TextId::kConsentKeys:
      return {8};  // 愿意请按最右键，/不愿意请按最左键
    case TextId::kThanks:
      return {6};  // 评价已收到，/谢谢您
    case TextId::kAway:
      return {7, 8};  // 网络暂时中断，/您的评价已保存，/稍后自动上传
    case TextId::kPaused:
      return {5};  // 暂停服务，/请稍候
    default:
      return {};
  }
}

}  // namespace

void Picture::Set(int x, int y, std::uint8_t level) {
  if (x < 0 || x >= kWidth || y < 0 || y >= kHeight) return;
  std::uint8_t& four = pixels_[Place(x, y)];
  const int shift = 6 - x % 4 * 2;
  four = static_cast<std::uint8_t>((four & ~(3 << shift)) | (level << shift));
}

/// Centred, `scale` times as large as the glyphs are.
void Picture::Write(std::string_view text, int top, int scale) {
  WriteAt(text, (kWidth - WidthOf(text) * scale) / 2, top, scale);
}

void Picture::WriteAt(std::string_view text, int left, int top, int scale) {
  while (!text.empty()) {
    const Glyph glyph = GlyphOf(TakeCharacter(text));
    for (int y = 0; y < kGlyphHeight * scale; ++y) {
      for (int x = 0; x < glyph.width * scale; ++x) {
        const int row = y / scale;
        const int column = x / scale;
        const std::uint8_t four =
            glyph.rows[static_cast<std::size_t>(row * kGlyphMostWidth / 4 + column / 4)];
        const auto level = static_cast<std::uint8_t>((four >> (6 - column % 4 * 2)) & 3);
        if (level != 0) Set(left + x, top + y, level);
      }
    }
    left += glyph.width * scale;
  }
}

void Picture::WriteLines(TextId id, int top) {
  const Breaks breaks = BreaksOf(id);
  std::string_view rest = Text(id, Language::kChinese);
  for (const std::size_t count : {breaks.first, breaks.second}) {
    if (count == 0) break;
    const std::string_view all = rest;
    for (std::size_t i = 0; i < count && !rest.empty(); ++i) TakeCharacter(rest);
    Write(all.substr(0, all.size() - rest.size()), top, 1);
    top += kGlyphHeight;
  }
  Write(rest, top, 1);
}

void Picture::Show(const ScreenView& view) {
  Clear();
  const std::string_view ticket = protocol::TextOf(view.ticket);
  const std::string_view staff = protocol::TextOf(view.staff_number);
  const bool large = view.kind == ScreenKind::kCalling || view.kind == ScreenKind::kServing;
  int top = 0;
  if (large && !ticket.empty()) {
    Write(ticket, 0, 2);
    top = 2 * kGlyphHeight;
  }
  // What there is of lines stands in the middle of the room that is left.
  const int lines = BreaksOf(view.title).lines();
  const bool note = view.note != TextId::kNone;
  const bool foot = !note && !staff.empty() && view.kind != ScreenKind::kPaused;
  const int room = kHeight - top - (foot ? kGlyphHeight : 0) - (note ? 2 * kGlyphHeight : 0);
  WriteLines(view.title, top + (room - lines * kGlyphHeight) / 2);
  if (note) WriteLines(view.note, 2 * kGlyphHeight);
  if (foot) WriteFoot(view);
}

/// Who serves: the name and the number, or the number alone while there is no picture of the name.
void Picture::WriteFoot(const ScreenView& view) {
  constexpr int kTop = kHeight - kGlyphHeight;
  constexpr int kGap = 8;
  const std::string_view number = protocol::TextOf(view.staff_number);
  if (view.name.width > 0) {
    const int width = view.name.width;
    const int left = std::max(0, (kWidth - width - kGap - WidthOf(number)) / 2);
    for (int x = 0; x < width; ++x) {
      for (int y = 0; y < kGlyphHeight; ++y) {
        const std::uint16_t column = view.name.columns[static_cast<std::size_t>(x)];
        if ((column >> (kGlyphHeight - 1 - y) & 1) != 0) Set(left + x, kTop + y, kBrightest);
      }
    }
    WriteAt(number, left + width + kGap, kTop, 1);
    return;
  }
  const std::string_view label = Text(TextId::kWorkNumber, Language::kChinese);
  std::array<char, 16 + protocol::kStaffNumberSize> text{};
  const std::size_t begin = std::min<std::size_t>(label.size(), 16);
  std::copy_n(label.begin(), begin, text.begin());
  std::copy(number.begin(), number.end(), text.begin() + begin);
  Write({text.data(), begin + number.size()}, kTop, 1);
}

void Picture::Show(std::string_view text) {
  Clear();
  Write(text, (kHeight - kGlyphHeight) / 2, 1);
}

}  // namespace yichuang::evaluator::cortex_m
