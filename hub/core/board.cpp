#include "hub/core/board.h"

#include <algorithm>

#include "hub/contract/codec.h"

namespace yichuang::core {
namespace {

constexpr std::uint16_t kMinutesOfADay = 24 * 60;

}  // namespace

bool IsKiosk(const KioskPlan& plan, std::string_view device) {
  return std::any_of(plan.kiosks.begin(), plan.kiosks.end(),
                     [device](const PlannedKiosk& each) { return each.device == device; });
}

bool AreSpans(const Spans& spans) {
  std::uint16_t earliest = 0;
  for (const contract::OpenSpan& span : spans) {
    if (span.from < earliest || span.until <= span.from || span.until > kMinutesOfADay) {
      return false;
    }
    earliest = span.until;
  }
  return spans.size() <= contract::kMaxOpenSpans;
}

std::optional<contract::HallDayHours> HoursOn(const Board& board, HallDay day) {
  if (const auto changed = board.changed_days.find(day); changed != board.changed_days.end()) {
    return changed->second;
  }
  const auto& special = board.plan.special_days;
  const auto found =
      std::find_if(special.begin(), special.end(),
                   [&](const contract::HallDayHours& each) { return each.day == day; });
  if (found != special.end()) return *found;
  const auto& week = board.plan.week;
  if (std::all_of(week.begin(), week.end(), [](const Spans& spans) { return spans.empty(); })) {
    return std::nullopt;
  }
  if (const CalendarDay* listed = ListedOn(board.calendar, day)) {
    return contract::HallDayHours{day, listed->off ? Spans{} : week[0], listed->name};
  }
  const std::chrono::weekday weekday{std::chrono::sys_days(day)};
  return contract::HallDayHours{day, week[weekday.iso_encoding() - 1], {}};
}

contract::KioskDesired KioskStateOf(const Board& board, HallDay today) {
  contract::KioskDesired state;
  if (board.catalogue) {
    state.catalogue =
        contract::CatalogueWanted{board.catalogue->version, board.catalogue->sm3,
                                  board.catalogue->bytes, CataloguePath(board.catalogue->sm3)};
  }
  for (std::size_t ahead = 0; ahead < contract::kMaxHallDays; ++ahead) {
    const HallDay day(std::chrono::sys_days(today) + std::chrono::days(ahead));
    if (auto hours = HoursOn(board, day)) state.days.push_back(*std::move(hours));
  }
  for (const auto& [id, notice] : board.notices) state.notices.push_back(notice);
  std::sort(state.notices.begin(), state.notices.end(),
            [](const contract::Notice& a, const contract::Notice& b) {
              return a.level != b.level ? a.level > b.level : a.id > b.id;
            });
  state.emergency = board.emergency;
  return state;
}

std::string CataloguePath(const std::array<std::uint8_t, 32>& sm3) {
  return "/catalogue/" + contract::ToHex(sm3.data(), sm3.size());
}

}  // namespace yichuang::core
