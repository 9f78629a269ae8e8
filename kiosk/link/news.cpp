#include "kiosk/link/news.h"

namespace yichuang::link {
namespace {

catalogue::Text TextOf(const contract::BothTexts& texts) { return {texts.zh, texts.en}; }

model::Instant InstantOf(contract::Millis ms) {
  return model::Instant(std::chrono::milliseconds(ms));
}

}  // namespace

model::HallNews NewsOf(const contract::KioskDesired& desired) {
  model::HallNews news;
  for (const contract::Notice& each : desired.notices) {
    model::Notice notice;
    notice.id = std::to_string(each.id);
    notice.title = TextOf(each.title);
    notice.text = TextOf(each.text);
    notice.from = InstantOf(each.from);
    notice.until = InstantOf(each.until);
    news.notices.push_back(std::move(notice));
  }
  for (const contract::HallDayHours& each : desired.days) {
    model::SpecialDay day{each.day, {}, TextOf(each.reason)};
    for (const contract::OpenSpan& span : each.open) {
      day.open.push_back({std::chrono::minutes(span.from), std::chrono::minutes(span.until)});
    }
    news.special_days.push_back(std::move(day));
  }
  if (desired.emergency) news.emergency = TextOf(*desired.emergency);
  return news;
}

}  // namespace yichuang::link
