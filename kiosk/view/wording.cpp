#include "kiosk/view/wording.h"

#include "kiosk/model/hours.h"
#include "kiosk/text/dates.h"

namespace yichuang::view {

std::string LimitText(const Stage& stage, const catalogue::Limit& limit) {
  const std::string amount = std::to_string(limit.amount);
  switch (limit.unit) {
    case catalogue::LimitUnit::kOnTheSpot:
      return stage.Say(Word::kOnTheSpot);
    case catalogue::LimitUnit::kWorkingDays:
      return stage.Say(Word::kWorkingDays, {amount});
    case catalogue::LimitUnit::kNaturalDays:
      return stage.Say(Word::kNaturalDays, {amount});
    case catalogue::LimitUnit::kHours:
      return stage.Say(Word::kHours, {amount});
  }
  return {};
}

std::string WindowNumbers(const Stage& stage, const std::vector<std::uint16_t>& windows) {
  std::string text;
  for (std::size_t first = 0; first < windows.size();) {
    std::size_t last = first;
    while (last + 1 < windows.size() && windows[last + 1] == windows[last] + 1) ++last;
    if (!text.empty()) text += stage.Say(Word::kListSeparator);
    text += std::to_string(windows[first]);
    if (last > first) text += "–" + std::to_string(windows[last]);
    first = last + 1;
  }
  return text;
}

std::string SpansText(const Stage& stage, const std::vector<model::OpenSpan>& spans) {
  if (spans.empty()) return stage.Say(Word::kDayClosed);
  std::string text;
  for (const model::OpenSpan& span : spans) {
    if (!text.empty()) text += stage.Say(Word::kSpanSeparator);
    text += text::ClockTime(span.from) + "–" + text::ClockTime(span.until);
  }
  return text;
}

std::string HoursNow(const Stage& stage) {
  const auto today = model::HoursOf(stage.model, model::Today(stage.model));
  if (model::IsOpen(stage.model))
    return stage.Say(Word::kOpenNow) + " · " + SpansText(stage, today.open);
  std::string text = stage.Say(today.open.empty() ? Word::kClosedToday : Word::kClosedNow);
  if (!today.reason.zh.empty()) text += " · " + stage.Show(today.reason);
  const auto wall = WallClock(stage.model, stage.model.now);
  const auto since_midnight = wall - std::chrono::floor<std::chrono::days>(wall);
  for (const model::OpenSpan& span : today.open) {
    if (since_midnight < span.from)
      return text + " · " +
             stage.Say(Word::kOpensAgain, {stage.Say(Word::kToday), text::ClockTime(span.from)});
  }
  if (const auto next = model::NextOpenDay(stage.model)) {
    text += " · " + stage.Say(Word::kOpensAgain, {text::ShortDate(stage.language(), next->day),
                                                  text::ClockTime(next->open.front().from)});
  }
  return text;
}

std::vector<std::string> CopiesTexts(const Stage& stage, const catalogue::Material& material) {
  std::vector<std::string> texts;
  if (material.originals > 0)
    texts.push_back(stage.Say(Word::kOriginals, {std::to_string(material.originals)}));
  if (material.copies > 0)
    texts.push_back(stage.Say(Word::kCopies, {std::to_string(material.copies)}));
  return texts;
}

}  // namespace yichuang::view
