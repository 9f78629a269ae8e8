#include "hub/contract/text_codec.h"

#include <cstdio>

namespace yichuang::contract {

void WriteTexts(JsonWriter& json, std::string_view name, const BothTexts& texts) {
  json.OpenObject(name);
  json.Text("zh", texts.zh);
  json.Text("en", texts.en);
  json.CloseObject();
}

BothTexts ReadTexts(Fields& fields, std::string_view name, std::size_t most_bytes) {
  BothTexts texts;
  fields.Object(name, [&](Fields& inner) {
    texts.zh = inner.Text("zh", most_bytes);
    texts.en = inner.Text("en", most_bytes);
  });
  return texts;
}

std::string DayText(const std::chrono::year_month_day& day) {
  char text[16];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return text;
}

}  // namespace yichuang::contract
