#include "kiosk/voice/lexicon.h"

namespace yichuang::voice {
namespace {

constexpr std::array<std::u32string_view, 10> kDigits{U"零", U"一", U"二", U"三", U"四",
                                                      U"五", U"六", U"七", U"八", U"九"};

/// Below ten thousand; `inside` a larger number, where 十 is 一十 and a gap is 零.
std::u32string Small(std::uint64_t value, bool inside) {
  constexpr std::u32string_view kUnits[] = {U"千", U"百", U"十", U""};
  std::u32string words;
  bool gap = false;
  std::uint64_t unit = 1000;
  for (const auto name : kUnits) {
    const auto digit = static_cast<std::size_t>(value / unit % 10);
    unit /= 10;
    if (digit == 0) {
      gap = true;
      continue;
    }
    if (gap && (inside || !words.empty())) words += kDigits[0];
    gap = false;
    const bool plain_ten = digit == 1 && name == U"十" && words.empty() && !inside;
    if (!plain_ten) words += kDigits[digit];
    words += name;
  }
  return words;
}

std::u32string NumberZh(std::uint64_t value) {
  if (value == 0) return std::u32string{kDigits[0]};
  constexpr std::u32string_view kGroups[] = {U"亿", U"万", U""};
  std::u32string words;
  std::uint64_t group = 100'000'000;
  for (const auto name : kGroups) {
    const std::uint64_t part = value / group % 10'000;
    group /= 10'000;
    if (part == 0) continue;
    words += Small(part, !words.empty());
    words += name;
  }
  return words;
}

std::u32string PercentZh(std::u32string_view number) { return U"百分之" + std::u32string{number}; }

std::u32string DigitByDigit(int value) {
  std::u32string words;
  for (int unit = 1000; unit > 0; unit /= 10) {
    words += kDigits[static_cast<std::size_t>(value / unit % 10)];
  }
  return words;
}

std::u32string DateZh(int year, int month, int day) {
  return DigitByDigit(year) + U"年" + NumberZh(static_cast<std::uint64_t>(month)) + U"月" +
         NumberZh(static_cast<std::uint64_t>(day)) + U"日";
}

std::u32string TimeZh(int hour, int minute) {
  std::u32string words = NumberZh(static_cast<std::uint64_t>(hour)) + U"点";
  if (minute == 0) return words;
  if (minute < 10) words += kDigits[0];
  return words + NumberZh(static_cast<std::uint64_t>(minute)) + U"分";
}

}  // namespace

const Lexicon kChineseWords{
    .digits = kDigits,
    .long_one = U"幺",
    .digit_gap = U"",
    .pause = U"，",
    .to = U"到",
    .times = U"乘",
    .point = U"点",
    .year_mark = U"年",
    .counted = U"个份天张本件条家名位次人种周套户页岁",
    .two_counted = U"两",
    .number = NumberZh,
    .percent = PercentZh,
    .date = DateZh,
    .time = TimeZh,
};

}  // namespace yichuang::voice
