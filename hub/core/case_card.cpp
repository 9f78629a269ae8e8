#include "hub/core/case_card.h"

#include <algorithm>

namespace yichuang::core {
namespace {

constexpr std::uint8_t BitOf(CardCause cause) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(cause));
}
constexpr std::uint8_t kDueCards =
    BitOf(CardCause::kDueSoon) | BitOf(CardCause::kLate) | BitOf(CardCause::kLegalLate);

bool IsRunning(const OpenCase& open) {
  return open.accepted && (open.state == CaseState::kAccepted || open.state == CaseState::kReview);
}

AlarmKind KindOf(CardCause cause) {
  switch (cause) {
    case CardCause::kDueSoon:
      return AlarmKind::kCaseDueSoon;
    case CardCause::kLate:
    case CardCause::kLegalLate:
      return AlarmKind::kCaseLate;
    case CardCause::kDeemed:
    case CardCause::kHandOverLate:
      return AlarmKind::kCaseStepLate;
  }
  return AlarmKind::kCaseLate;
}

}  // namespace

bool IsRed(CardCause cause) { return cause != CardCause::kDueSoon; }

std::optional<Instant> CardTime(const Hall& hall, const OpenCase& open, CardCause cause) {
  if (!IsRunning(open)) return std::nullopt;
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(late_without_card)) return std::nullopt;
#endif
  const auto& due = open.dues.promised ? open.dues.promised : open.dues.legal;
  const HallDay accepted = DayOf(hall.plan, *open.accepted);
  const Calendar& calendar = hall.board.calendar;
  switch (cause) {
    case CardCause::kDueSoon: {
      if (!due) return std::nullopt;
      const HallDay last = DayOf(hall.plan, *due - Millis(1));
      const Instant soon =
          std::max(BeginOfDay(hall, WorkingDaysBefore(calendar, last, kYellowDays)),
                   BeginOfDay(hall, std::chrono::sys_days(accepted) + std::chrono::days(1)));
      return soon < *due ? std::optional(soon) : std::nullopt;
    }
    case CardCause::kLate:
      return due;
    case CardCause::kLegalLate:
      return open.dues.promised ? open.dues.legal : std::nullopt;
    case CardCause::kDeemed:
      return std::nullopt;  // raised together with the acceptance
    case CardCause::kHandOverLate:
      if (open.state != CaseState::kAccepted) return std::nullopt;
      return BeginOfDay(hall, AddWorkingDays(calendar, accepted, 1)) + std::chrono::hours(12);
  }
  return std::nullopt;
}

void AppendDueCards(const Hall& hall, CaseId id, const OpenCase& open, Instant now,
                    Events& events) {
  const auto due = [&](CardCause cause) {
    const auto time = CardTime(hall, open, cause);
    return time && *time <= now && (open.carded & BitOf(cause)) == 0;
  };
  const auto append = [&](CardCause cause) {
    events.emplace_back(CaseCarded{id, cause, ResponsibleFor(hall, open)});
  };
  for (const CardCause cause : {CardCause::kLegalLate, CardCause::kLate, CardCause::kDueSoon}) {
    if (!due(cause)) continue;
    append(cause);
    break;
  }
  if (due(CardCause::kHandOverLate)) append(CardCause::kHandOverLate);
}

void RaiseCard(Hall& hall, const Record& record, const OpenCase& open, CardCause cause) {
  const AlarmKind kind = KindOf(cause);
  // Red takes the place of yellow, and of an earlier red one of the same kind.
  if (kind == AlarmKind::kCaseLate) EndAlarm(hall, AlarmKind::kCaseDueSoon, open.no);
  EndAlarm(hall, kind, open.no);
  Alarm alarm;
  alarm.kind = kind;
  alarm.source = open.no;
  alarm.window = open.window;
  const std::string number = ResponsibleFor(hall, open);
  const auto staff = std::ranges::find(hall.plan.staff, number, &PlannedStaff::number);
  if (staff != hall.plan.staff.end()) alarm.staff = staff->id;
  Raise(hall, record, std::move(alarm));
}

void EndDueCards(Hall& hall, OpenCase& open) {
  EndAlarm(hall, AlarmKind::kCaseDueSoon, open.no);
  EndAlarm(hall, AlarmKind::kCaseLate, open.no);
  open.carded &= static_cast<std::uint8_t>(~kDueCards);
}

void EndStepCards(Hall& hall, OpenCase& open) {
  EndAlarm(hall, AlarmKind::kCaseStepLate, open.no);
  open.carded &= kDueCards;
}

}  // namespace yichuang::core
