#pragma once

#include <string_view>

/// How a language writes dates; the patterns are those of dates.cpp.
namespace yichuang::text {

struct DateForms {
  std::string_view long_date;
  std::string_view plain_date;
  std::string_view short_date;
  std::string_view weekdays[7];  ///< Sunday first
  std::string_view short_weekdays[7];
  std::string_view months[12];  ///< empty where the pattern uses numbers
};

extern const DateForms kDateFormsZh;
extern const DateForms kDateFormsEn;

}  // namespace yichuang::text
