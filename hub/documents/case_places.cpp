#include "hub/documents/case_places.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "hub/documents/item_text.h"

namespace yichuang::documents {
namespace {

constexpr std::array<std::string_view, 19> kPlaces{
    "applicant", "item",   "organ", "case",    "received", "limit",     "promised",
    "statutory", "start",  "end",   "days",    "reason",   "competent", "way",
    "procedure", "result", "law",   "article", "remedy"};

/// Calls `take` with each part of the text: plain, or the name of a place.
void EachPart(std::string_view text,
              const std::function<void(std::string_view part, bool place)>& take) {
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('{'), text.size());
    if (open > 0) take(text.substr(0, open), false);
    text.remove_prefix(open);
    if (text.empty()) return;
    const std::size_t close = std::min(text.find('}'), text.size());
    take(text.substr(1, close - 1), true);
    text.remove_prefix(std::min(close + 1, text.size()));
  }
}

std::string DayOrNothing(const std::optional<std::chrono::local_days>& day) {
  return day ? DateText(*day, Language::kChinese) : std::string();
}

std::string Find(const std::map<CasePaperKind, std::string>& texts, CasePaperKind kind) {
  const auto found = texts.find(kind);
  return found == texts.end() ? std::string() : found->second;
}

bool IsOfLaw(std::string_view place) {
  return place == "law" || place == "article" || place == "remedy";
}

}  // namespace

std::string UnknownPlace(std::string_view text) {
  std::string unknown;
  EachPart(text, [&unknown](std::string_view part, bool place) {
    if (place && unknown.empty() && std::ranges::find(kPlaces, part) == kPlaces.end())
      unknown = part.empty() ? std::string(" ") : std::string(part);
  });
  return unknown;
}

std::string CasePlaces::ValueOf(std::string_view place) const {
  if (IsOfLaw(place)) {
    if (law_ == nullptr) return {};
    if (place == "law") return law_->law;
    return Find(place == "article" ? law_->articles : law_->remedies, facts_.kind);
  }
  if (place == "applicant") return facts_.applicant;
  if (place == "item") return facts_.item;
  if (place == "organ") return facts_.organ;
  if (place == "case") return facts_.case_number;
  if (place == "received") return DayOrNothing(facts_.received);
  if (place == "limit") return DayOrNothing(facts_.limit);
  if (place == "promised") return DayOrNothing(facts_.promised);
  if (place == "statutory") return DayOrNothing(facts_.statutory);
  if (place == "start") return DayOrNothing(facts_.start);
  if (place == "end") return DayOrNothing(facts_.end);
  if (place == "days") return facts_.days ? std::to_string(*facts_.days) : std::string();
  if (place == "reason") return facts_.reason;
  if (place == "competent") return facts_.competent;
  if (place == "way") return facts_.way;
  if (place == "procedure") return facts_.procedure;
  return facts_.result;
}

bool CasePlaces::SpeaksOfLawThatIsNot(std::string_view text) const {
  bool speaks = false;
  EachPart(text, [&](std::string_view part, bool place) {
    speaks = speaks || (place && IsOfLaw(part) && ValueOf(part).empty());
  });
  return speaks;
}

std::variant<std::string, MissingPlace> CasePlaces::Fill(std::string_view text) const {
  std::string filled;
  std::optional<MissingPlace> missing;
  EachPart(text, [&](std::string_view part, bool place) {
    const std::string value = place ? ValueOf(part) : std::string(part);
    if (value.empty() && !missing) missing = MissingPlace{std::string(part)};
    filled += value;
  });
  if (missing) return *missing;
  return filled;
}

}  // namespace yichuang::documents
