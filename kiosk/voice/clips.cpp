#include "kiosk/voice/clips.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <limits>
#include <utility>

#include "kiosk/voice/letters.h"
#include "kiosk/voice/lexicon.h"
#include "kiosk/voice/numbers.h"

namespace yichuang::voice {
namespace {

constexpr std::chrono::milliseconds kComma{150};
constexpr char32_t kBetweenTokens = 1;

/// A Chinese character, or a word of anything else in small letters.
struct Token {
  std::u32string text;
  bool after_comma = false;
};

std::vector<Token> TokensOf(std::u32string_view words) {
  constexpr std::u32string_view kCommas = U",\uff0c\u3001";
  std::vector<Token> tokens;
  bool open = false;  // the last token may grow
  bool comma = false;
  for (const char32_t c : words) {
    if (!IsSayable(c)) {
      open = false;
      comma = comma || (kCommas.find(c) != std::u32string_view::npos && !tokens.empty());
      continue;
    }
    if (!open || IsHan(c)) {
      tokens.push_back({{}, comma});
      comma = false;
    }
    tokens.back().text += c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
    open = !IsHan(c);
  }
  return tokens;
}

std::u32string KeyOf(const std::vector<Token>& tokens, std::size_t from, std::size_t to) {
  std::u32string key;
  for (; from < to; ++from) {
    key += tokens[from].text;
    key += kBetweenTokens;
  }
  return key;
}

std::optional<Samples> ReadClip(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  return DecodeWav(std::as_bytes(std::span(bytes)));
}

}  // namespace

Clips::Clips(const std::filesystem::path& folder, Language language,
             std::vector<std::string>& faults) {
  const std::string name = language == Language::kChinese ? "zh.tsv" : "en.tsv";
  std::ifstream manifest(folder / name);
  std::string line;
  for (int number = 1; std::getline(manifest, line); ++number) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty() || line.starts_with('#')) continue;
    const auto complain = [&](std::string_view cause) {
      faults.push_back(name + ":" + std::to_string(number) + ": " + std::string{cause});
    };
    const std::size_t tab = line.find('\t');
    if (tab == std::string::npos) {
      complain("no tab between words and file");
      continue;
    }
    const std::string words = line.substr(0, tab);
    const std::filesystem::path file = line.substr(tab + 1);
    if (file.empty() || file.is_absolute() || *file.begin() == "..") {
      complain("the file is not in the folder of the manifest");
      continue;
    }
    auto samples = ReadClip(folder / file);
    if (!samples || samples->empty()) {
      complain(file.string() + " is missing or no WAV file");
      continue;
    }
    // The pieces to be matched have their numbers in words too.
    Add(ToUtf8(NumbersInWords(FromUtf8(words), LexiconOf(language))), std::move(*samples));
  }
}

void Clips::Add(std::string_view words, Samples samples) {
  const auto tokens = TokensOf(FromUtf8(words));
  if (tokens.empty()) return;
  most_tokens_ = std::max(most_tokens_, tokens.size());
  samples_.insert_or_assign(KeyOf(tokens, 0, tokens.size()), std::move(samples));
}

std::optional<Samples> Clips::Read(std::string_view words) const {
  const auto tokens = TokensOf(FromUtf8(words));
  if (tokens.empty() || samples_.empty()) return std::nullopt;

  // From the end: the fewest clips that cover everything from a token on, and where the first ends.
  constexpr std::size_t kNever = std::numeric_limits<std::size_t>::max();
  std::vector<std::size_t> fewest(tokens.size() + 1, kNever);
  std::vector<std::size_t> ends(tokens.size(), 0);
  fewest.back() = 0;
  for (std::size_t from = tokens.size(); from-- > 0;) {
    const std::size_t last = std::min(tokens.size(), from + most_tokens_);
    for (std::size_t to = from + 1; to <= last; ++to) {
      if (fewest[to] == kNever || fewest[to] + 1 >= fewest[from]) continue;
      if (!samples_.contains(KeyOf(tokens, from, to))) continue;
      fewest[from] = fewest[to] + 1;
      ends[from] = to;
    }
  }
  if (fewest.front() == kNever) return std::nullopt;

  Samples sound;
  for (std::size_t from = 0; from < tokens.size(); from = ends[from]) {
    if (tokens[from].after_comma) sound.resize(sound.size() + SampleCount(kComma));
    const Samples& clip = samples_.at(KeyOf(tokens, from, ends[from]));
    sound.insert(sound.end(), clip.begin(), clip.end());
  }
  return sound;
}

}  // namespace yichuang::voice
