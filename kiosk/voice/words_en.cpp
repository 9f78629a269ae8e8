#include "kiosk/voice/lexicon.h"

namespace yichuang::voice {
namespace {

constexpr std::array<std::u32string_view, 12> kMonths{
    U"January", U"February", U"March",     U"April",   U"May",      U"June",
    U"July",    U"August",   U"September", U"October", U"November", U"December"};

/// The synthesizer reads English quantities well by itself.
std::u32string NumberEn(std::uint64_t value) {
  const std::string digits = std::to_string(value);
  return {digits.begin(), digits.end()};
}

std::u32string PercentEn(std::u32string_view number) {
  return std::u32string{number} + U" percent";
}

std::u32string DateEn(int year, int month, int day) {
  return NumberEn(static_cast<std::uint64_t>(day)) + U" " +
         std::u32string{kMonths[static_cast<std::size_t>(month - 1)]} + U" " +
         NumberEn(static_cast<std::uint64_t>(year));
}

std::u32string TimeEn(int hour, int minute) {
  const std::u32string words = NumberEn(static_cast<std::uint64_t>(hour));
  if (minute == 0) return words + U" o'clock";
  return words + (minute < 10 ? U" oh " : U" ") + NumberEn(static_cast<std::uint64_t>(minute));
}

}  // namespace

const Lexicon kEnglishWords{
    .digits = {U"0", U"1", U"2", U"3", U"4", U"5", U"6", U"7", U"8", U"9"},
    .long_one = U"1",
    .digit_gap = U" ",
    .pause = U", ",
    .to = U" to ",
    .times = U" by ",
    .point = U".",
    .year_mark = U"",
    .counted = U"",
    .two_counted = U"2",
    .number = NumberEn,
    .percent = PercentEn,
    .date = DateEn,
    .time = TimeEn,
};

}  // namespace yichuang::voice
