#include "hub/catalogue/findings.h"

#include <algorithm>

#include "hub/catalogue/characters.h"
#include "hub/catalogue/load.h"

namespace yichuang::catalogue {
namespace {

constexpr std::size_t kLongestId = 40;

bool IsIdCharacter(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

bool IsBlank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// Line feeds may part a long text; other control characters break papers and screens.
bool IsControl(const Character& character) {
  const char32_t code = character.code;
  const bool bidirectional =
      (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
  return !character.valid || (code < 0x20 && code != U'\n') || (code >= 0x7F && code < 0xA0) ||
         bidirectional || code == 0xFEFF;
}

}  // namespace

std::string At(std::string_view list, std::size_t place, std::string_view field) {
  std::string path = std::string(list) + '[' + std::to_string(place) + ']';
  if (!field.empty()) path.append(".").append(field);
  return path;
}

void Findings::Note(std::string field, Reason reason) {
  if (all_.size() < kMaxFaults) all_.push_back({part_, place_, std::move(field), reason});
}

void Findings::Characters(std::string_view text, const std::string& field, std::size_t most) {
  std::size_t count = 0;
  bool clean = true;
  for (std::size_t at = 0; at < text.size(); ++count) {
    const Character next = CharacterAt(text, at);
    clean = clean && !IsControl(next);
    at = next.end;
  }
  if (!clean) Note(field, Reason::kBadCharacter);
  if (count > most) Note(field, Reason::kTooLong);
}

void Findings::NeedText(const Text& text, const std::string& field, std::size_t most) {
  if (IsBlank(text.zh)) return Note(field, Reason::kEmptyText);
  MayText(text, field, most);
}

void Findings::MayText(const Text& text, const std::string& field, std::size_t most) {
  if (IsBlank(text.zh) && !(text.zh.empty() && text.en.empty())) {
    Note(field, Reason::kEmptyText);
  }
  // The path of a plain string is the field itself, and "zh" is then not to be found there.
  Characters(text.zh, text.en.empty() ? field : field + ".zh", most);
  // English takes about three times the characters.
  Characters(text.en, field + ".en", most * 3);
}

void Findings::MayString(std::string_view text, const std::string& field, std::size_t most) {
  Characters(text, field, most);
}

void Findings::NeedString(std::string_view text, const std::string& field, std::size_t most) {
  if (IsBlank(text)) return Note(field, Reason::kEmptyText);
  Characters(text, field, most);
}

void Findings::Id(std::string_view id, const std::string& field) {
  const bool good =
      !id.empty() && id.size() <= kLongestId && std::all_of(id.begin(), id.end(), IsIdCharacter);
  if (!good) Note(field, Reason::kBadId);
}

void Findings::AtMost(std::size_t count, std::size_t most, const char* field) {
  if (count > most) Note(field, Reason::kTooMany);
}

}  // namespace yichuang::catalogue
