#include "hub/catalogue/lexicon.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>

#include "hub/catalogue/characters.h"

namespace yichuang::catalogue {
namespace {

constexpr std::size_t kShortestPart = 2;
constexpr std::size_t kLongestPart = 6;
constexpr std::size_t kLongestWord = 8;
// Two characters meet by chance more often than three.
constexpr std::size_t kLeastForPairs = 4;
constexpr std::size_t kMostWords = 20000;

/// Runs of Chinese characters; anything else parts them.
template <typename Take>
void EachRun(std::string_view text, Take take) {
  std::u32string run;
  for (std::size_t at = 0; at < text.size();) {
    const Character next = CharacterAt(text, at);
    at = next.end;
    if (IsHan(next.code)) {
      run += next.code;
      continue;
    }
    if (!run.empty()) take(run);
    run.clear();
  }
  if (!run.empty()) take(run);
}

std::uint64_t HashOf(std::u32string_view part) {
  std::uint64_t hash = 1469598103934665603U;
  for (const char32_t code : part) hash = (hash ^ code) * 1099511628211U;
  return hash;
}

/// One part of a text with the number of its places.
struct WordPart {
  std::uint64_t hash;
  std::u32string_view characters;
  std::size_t count;
  bool absorbed;  ///< a longer part stands wherever it stands: 营业执 in 营业执照
};

/// All parts of one length, ascending by hash.
std::vector<WordPart> PartsOf(const std::set<std::u32string>& runs, std::size_t length) {
  std::vector<WordPart> all;
  for (const std::u32string& run : runs) {
    for (std::size_t i = 0; i + length <= run.size(); ++i) {
      const std::u32string_view part = std::u32string_view(run).substr(i, length);
      all.push_back({HashOf(part), part, 1, false});
    }
  }
  std::sort(all.begin(), all.end(),
            [](const WordPart& a, const WordPart& b) { return a.hash < b.hash; });
  std::size_t kept = 0;
  for (const WordPart& part : all) {
    if (kept > 0 && all[kept - 1].hash == part.hash) {
      ++all[kept - 1].count;
    } else {
      all[kept++] = part;
    }
  }
  all.resize(kept);
  return all;
}

void Absorb(std::vector<WordPart>& shorter, const std::vector<WordPart>& longer) {
  for (const WordPart& part : longer) {
    const std::size_t length = part.characters.size() - 1;
    for (const std::size_t from : {std::size_t{0}, std::size_t{1}}) {
      const std::uint64_t hash = HashOf(part.characters.substr(from, length));
      const auto inner = std::lower_bound(
          shorter.begin(), shorter.end(), hash,
          [](const WordPart& each, std::uint64_t wanted) { return each.hash < wanted; });
      if (inner != shorter.end() && inner->hash == hash && inner->count == part.count) {
        inner->absorbed = true;
      }
    }
  }
}

bool IsFramedByParticle(std::u32string_view part) {
  const std::u32string& particles = Particles();
  return particles.find(part.front()) != std::u32string::npos ||
         particles.find(part.back()) != std::u32string::npos;
}

}  // namespace

std::vector<LexiconWord> WordsOf(const Catalogue& catalogue) {
  std::set<std::u32string> runs;
  std::map<std::u32string, std::size_t> weights;
  const auto whole = [&](std::string_view text) {
    EachRun(text, [&](const std::u32string& run) {
      runs.insert(run);
      if (run.size() >= kShortestPart && run.size() <= kLongestWord) ++weights[run];
    });
  };
  for (const Item& item : catalogue.items) {
    EachRun(item.name.zh, [&](const std::u32string& run) { runs.insert(run); });
    for (const std::string& synonym : item.synonyms) whole(synonym);
    for (const Material& material : item.materials) whole(material.name.zh);
  }
  for (const Theme& theme : catalogue.themes) whole(theme.name.zh);
  for (const LifeEvent& event : catalogue.life_events) whole(event.name.zh);
  for (const Department& department : catalogue.departments) whole(department.name.zh);

  std::vector<WordPart> longer = PartsOf(runs, kLongestPart + 1);
  for (std::size_t length = kLongestPart; length >= kShortestPart; --length) {
    std::vector<WordPart> parts = PartsOf(runs, length);
    Absorb(parts, longer);
    for (const WordPart& part : parts) {
      const std::size_t least = length == kShortestPart ? kLeastForPairs : 2;
      if (part.count < least || part.absorbed || IsFramedByParticle(part.characters)) continue;
      std::size_t& weight = weights[std::u32string(part.characters)];
      weight = std::max(weight, part.count);
    }
    longer = std::move(parts);
  }
  std::vector<LexiconWord> words;
  for (const auto& [characters, weight] : weights) words.push_back({characters, weight});
  std::stable_sort(words.begin(), words.end(),
                   [](const LexiconWord& a, const LexiconWord& b) { return a.weight > b.weight; });
  if (words.size() > kMostWords) words.resize(kMostWords);
  for (const WordPart& single : PartsOf(runs, 1)) {
    words.push_back({std::u32string(single.characters), single.count});
  }
  return words;
}

}  // namespace yichuang::catalogue
