#include "hub/documents/rows.h"

#include <pango/pango.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace yichuang::documents {
namespace {

constexpr int kMostNumberScale = 6;

/// One character of a text, and whether a line may begin with it.
struct Character {
  std::string text;
  int columns = 1;
  bool may_begin = false;
};

bool IsSpace(gunichar character) { return g_unichar_type(character) == G_UNICODE_SPACE_SEPARATOR; }

/// Joiners and their like: they have no picture, and tell only where no line ends.
bool IsUnseen(gunichar character) { return g_unichar_type(character) == G_UNICODE_FORMAT; }

std::vector<Character> CharactersOf(const std::string& text) {
  const glong length = g_utf8_strlen(text.c_str(), static_cast<gssize>(text.size()));
  std::vector<PangoLogAttr> attributes(static_cast<std::size_t>(length) + 1);
  pango_get_log_attrs(text.c_str(), static_cast<int>(text.size()), -1,
                      pango_language_from_string("zh-cn"), attributes.data(),
                      static_cast<int>(attributes.size()));
  std::vector<Character> characters;
  const char* at = text.c_str();
  // What stands behind a character without a picture breaks as that would.
  bool held = false;
  for (std::size_t i = 0; i < static_cast<std::size_t>(length); ++i) {
    const char* next = g_utf8_next_char(at);
    const gunichar character = g_utf8_get_char(at);
    if (IsUnseen(character)) {
      held = true;
    } else {
      const std::string piece = IsSpace(character) ? " " : std::string(at, next);
      characters.push_back(
          {piece, piece.size() == 1 ? 1 : 2, attributes[i].is_line_break != 0 && !held});
      held = false;
    }
    at = next;
  }
  return characters;
}

std::string Joined(const std::vector<Character>& characters, std::size_t from, std::size_t to) {
  while (from < to && characters[from].text == " ") ++from;
  while (to > from && characters[to - 1].text == " ") --to;
  std::string text;
  for (std::size_t i = from; i < to; ++i) text += characters[i].text;
  return text;
}

/// Lines of at most `columns`.
std::vector<std::string> Broken(const std::string& text, int columns) {
  const std::vector<Character> characters = CharactersOf(text);
  std::vector<std::string> lines;
  std::size_t begin = 0;
  std::size_t may_end = 0;  // a line may end before this one
  int width = 0;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const Character& each = characters[i];
    if (i > begin && each.may_begin) may_end = i;
    // A space at the end of a line needs no room.
    if (width + each.columns > columns && each.text != " " && i > begin) {
      const std::size_t end = may_end > begin ? may_end : i;
      lines.push_back(Joined(characters, begin, end));
      begin = end;
      width = 0;
      for (std::size_t k = begin; k < i; ++k) width += characters[k].columns;
    }
    width += each.columns;
  }
  lines.push_back(Joined(characters, begin, characters.size()));
  return lines;
}

/// Adds the rows of a block; false when only a picture shows it.
struct RowMaker {
  const int columns;
  const bool large;
  std::vector<PaperRow>& to;

  void Add(const std::string& text, Row like) const {
    for (std::size_t at = 0; at <= text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      for (std::string& line : Broken(text.substr(at, end - at), columns / like.scale)) {
        Row row = like;
        row.text = std::move(line);
        to.push_back(std::move(row));
      }
      at = end + 1;
    }
  }
  int body() const { return large ? 2 : 1; }

  bool operator()(const Title& block) const {
    Add(block.text, {"", 2, true, true});
    if (!block.under.empty()) Add(block.under, {"", 1, false, true});
    return true;
  }
  bool operator()(const Heading& block) const {
    Add(block.text, {"", body(), true, false});
    return true;
  }
  bool operator()(const Paragraph& block) const {
    const bool small = block.tone == Paragraph::Tone::kSmall;
    Add(block.text,
        {"", small ? 1 : body(), block.tone == Paragraph::Tone::kStrong, block.centred});
    return true;
  }
  bool operator()(const Number& block) const {
    const int fits = columns / std::max(1, ColumnsOf(block.text));
    Row row{"", std::clamp(fits, 1, kMostNumberScale), true, true};
    const auto characters = CharactersOf(block.text);
    row.text = Joined(characters, 0, characters.size());
    to.emplace_back(std::move(row));
    return true;
  }
  bool operator()(const Rule& block) const { return to.emplace_back(block), true; }
  bool operator()(const Barcode& block) const { return to.emplace_back(block), true; }
  bool operator()(const QrCode& block) const {
    to.emplace_back(block);
    if (!block.caption.empty()) Add(block.caption, {"", 1, false, true});
    return true;
  }
  template <typename Other>
  bool operator()(const Other&) const {
    return false;
  }
};

}  // namespace

int ColumnsOf(std::string_view utf8) {
  int columns = 0;
  for (const Character& each : CharactersOf(std::string(utf8))) columns += each.columns;
  return columns;
}

std::optional<std::vector<PaperRow>> ToRows(const Paper& paper, int columns) {
  std::vector<PaperRow> rows;
  const RowMaker maker{columns, paper.large_print, rows};
  // At both ends, so that no torn piece lacks it.
  const std::string mark = paper.mark.empty() ? "" : "* " + paper.mark + " *";
  if (!mark.empty()) maker.Add(mark, {"", 1, false, true});
  for (const Block& block : paper.blocks) {
    if (!std::visit(maker, block)) return std::nullopt;
  }
  if (!mark.empty()) maker.Add(mark, {"", 1, false, true});
  return rows;
}

}  // namespace yichuang::documents
