#include "hub/hours_text.h"

#include <fmt/format.h>

#include <charconv>

namespace yichuang::hub {
namespace {

std::optional<unsigned> Digits(std::string_view text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// "13:30"; "24:00" is the end of the day.
std::optional<std::uint16_t> MinuteNamed(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  const auto hour = Digits(text.substr(0, 2));
  const auto minute = Digits(text.substr(3));
  if (!hour || !minute || *minute > 59 || *hour * 60 + *minute > 24 * 60) return std::nullopt;
  return static_cast<std::uint16_t>(*hour * 60 + *minute);
}

}  // namespace

std::optional<core::Spans> SpansNamed(std::string_view text) {
  core::Spans spans;
  if (text == "closed") return spans;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view one = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (one.size() != 11 || one[5] != '-') return std::nullopt;
    const auto from = MinuteNamed(one.substr(0, 5));
    const auto until = MinuteNamed(one.substr(6));
    if (!from || !until) return std::nullopt;
    spans.push_back({*from, *until});
  }
  return core::AreSpans(spans) ? std::optional(std::move(spans)) : std::nullopt;
}

std::optional<core::HallDay> DayNamed(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = Digits(text.substr(0, 4));
  const auto month = Digits(text.substr(5, 2));
  const auto day = Digits(text.substr(8));
  if (!year || !month || !day) return std::nullopt;
  const core::HallDay named{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                            std::chrono::day(*day)};
  return named.ok() ? std::optional(named) : std::nullopt;
}

std::optional<core::Instant> InstantNamed(std::string_view text, std::chrono::minutes utc_offset) {
  if (text.size() != 16 || text[10] != ' ') return std::nullopt;
  const auto day = DayNamed(text.substr(0, 10));
  const auto minute = MinuteNamed(text.substr(11));
  if (!day || !minute) return std::nullopt;
  return std::chrono::sys_days(*day) + std::chrono::minutes(*minute) - utc_offset;
}

std::string TextOf(core::Instant instant, std::chrono::minutes utc_offset) {
  const auto local = instant + utc_offset;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day date(day);
  const auto minutes = std::chrono::floor<std::chrono::minutes>(local - day).count();
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     minutes / 60, minutes % 60);
}

}  // namespace yichuang::hub
