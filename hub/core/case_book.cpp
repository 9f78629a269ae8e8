#include "hub/core/case_book.h"

#include <algorithm>
#include <string>

#include "hub/contract/text_codec.h"
#include "hub/core/case_card.h"
#include "hub/core/hall.h"
#include "hub/core/working_time.h"

namespace yichuang::core {
namespace {

using catalogue::Limit;
using catalogue::LimitUnit;
using std::chrono::days;
using std::chrono::sys_days;

std::optional<Instant> DueOf(const Hall& hall, const OpenCase& open, const Limit& limit) {
  const Calendar& calendar = hall.board.calendar;
  const auto day_of = [&](Instant at) { return DayOf(hall.plan, at); };
  const int extension = open.extended ? open.rules.extension_days : 0;
  HallDay end = open.accepted_day;
  if (limit.unit == LimitUnit::kHours && limit.amount > 0) {
    Millis time = std::chrono::hours(limit.amount);
    for (const CasePause& pause : open.pauses) {
      if (pause.until)
        time += CountOfficeTime(hall.board, hall.plan.utc_offset, pause.from, *pause.until);
    }
    const auto due = AddOfficeTime(hall.board, hall.plan.utc_offset, *open.accepted, time);
    if (!due || extension == 0) return due;
    return CloseOfDay(hall, AddWorkingDays(calendar, day_of(*due), extension));
  }
  if (limit.unit == LimitUnit::kNaturalDays) {
    sys_days last = sys_days(end) + days(limit.amount);
    for (const CasePause& pause : open.pauses) {
      if (pause.until) last += sys_days(day_of(*pause.until)) - sys_days(day_of(pause.from));
    }
    end = last;
  } else {
    int count = limit.unit == LimitUnit::kWorkingDays ? limit.amount : 0;
    for (const CasePause& pause : open.pauses) {
      if (pause.until)
        count += CountWorkingDays(calendar, day_of(pause.from), day_of(*pause.until));
    }
    end = AddWorkingDays(calendar, end, count);
  }
  return CloseOfDay(hall, AddWorkingDays(calendar, end, extension));
}

}  // namespace

Instant BeginOfDay(const Hall& hall, HallDay day) {
  return Instant(sys_days(day)) - hall.plan.utc_offset;
}

/// The day from which `count` working days are left until `limit`, which stays itself for 0.
HallDay WorkingDaysBefore(const Calendar& calendar, HallDay limit, int count) {
  sys_days day = limit;
  for (; count > 0; --count) {
    day -= days(1);
    while (!IsWorkingDay(calendar, day)) day -= days(1);
  }
  return day;
}

const OpenCase* FindCase(const Cases& cases, CaseId id) {
  const auto found = cases.open.find(id);
  return found == cases.open.end() ? nullptr : &found->second;
}

const OpenCase* SameMatter(const Cases& cases, const std::string& applicant,
                           const std::string& item, CaseId but) {
  if (applicant.empty()) return nullptr;
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(duplicate_unnoticed)) return nullptr;
#endif
  for (const auto& [id, open] : cases.open) {
    if (id != but && open.applicant == applicant && open.item == item &&
        open.state != CaseState::kDraft)
      return &open;
  }
  return nullptr;
}

std::string NextCaseNo(const Hall& hall, const std::string& id, std::string_view code,
                       HallDay day) {
  std::uint32_t serial = 1;
  if (day == hall.day) {  // else this case begins the day
    const auto given = hall.cases.serials.find(id);
    serial = given == hall.cases.serials.end() ? hall.cases.first_serial : given->second + 1;
  }
  std::string date = contract::DayText(day);
  std::erase(date, '-');
  std::string digits = std::to_string(serial);
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  return (code.empty() ? id : std::string(code)) + date + digits;
}

PaperNo NextPaperNo(const Cases& cases, PaperKind kind, HallDay day) {
  PaperNo no{kind, static_cast<std::uint16_t>(static_cast<int>(day.year())), 1};
  const auto series = cases.papers.find(kind);
  if (series != cases.papers.end() && series->second.year == no.year)
    no.number = series->second.last + 1;
  return no;
}

Dues DuesOf(const Hall& hall, const OpenCase& open) {
  Dues dues;
  if (!open.accepted) return dues;
  if (open.rules.promised) dues.promised = DueOf(hall, open, *open.rules.promised);
  if (open.rules.statutory) dues.legal = DueOf(hall, open, *open.rules.statutory);
  return dues;
}

Instant CloseOfDay(const Hall& hall, HallDay day) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(due_at_midnight)) return BeginOfDay(hall, sys_days(day) + days(1));
#endif
  const auto hours = HoursOn(hall.board, day);
  if (!hours || hours->open.empty()) return BeginOfDay(hall, sys_days(day) + days(1));
  return BeginOfDay(hall, day) + std::chrono::minutes(hours->open.back().until);
}

std::string ResponsibleFor(const Hall& hall, const OpenCase& open) {
  if (!open.holder.empty()) return open.holder;
  const auto staff = std::ranges::find(hall.plan.staff, open.staff, &PlannedStaff::id);
  return staff == hall.plan.staff.end() ? std::string() : staff->number;
}

std::uint8_t RemindersDue(const Hall& hall, HallDay limit, Instant now) {
  std::uint8_t due = 0;
  for (int left = 2; left >= 0; --left) {
    if (BeginOfDay(hall, WorkingDaysBefore(hall.board.calendar, limit, left)) <= now) ++due;
  }
  return due;
}

std::optional<Instant> NextOf(const Hall& hall, const OpenCase& open) {
  const Calendar& calendar = hall.board.calendar;
  std::optional<Instant> next;
  const auto at = [&next](Instant instant) {
    if (!next || instant < *next) next = instant;
  };
  if (open.state == CaseState::kDraft)
    at(CloseOfDay(hall, AddWorkingDays(calendar, open.received, kDraftDays)));
  if (open.state == CaseState::kReceived && open.rules.notice_days > 0)
    at(CloseOfDay(hall, AddWorkingDays(calendar, open.received, open.rules.notice_days)));
  if (open.state == CaseState::kCorrection) at(CloseOfDay(hall, open.correct_until));
  for (int cause = 0; cause < kCardCauseCount; ++cause) {
    const auto card = CardTime(hall, open, static_cast<CardCause>(cause));
    if (card && (open.carded >> cause & 1) == 0) at(*card);
  }
  if (!std::holds_alternative<CaseState>(Next(open.state, CaseStep::kBreak))) return next;
  for (const OpenPromise& promise : open.promises) {
    at(promise.reminded < 3
           ? BeginOfDay(hall, WorkingDaysBefore(calendar, promise.limit, 2 - promise.reminded))
           : CloseOfDay(hall, promise.limit));
  }
  return next;
}

void RebookCases(Hall& hall) {
  hall.cases.agenda.clear();
  for (auto& [id, open] : hall.cases.open) {
    open.next = NextOf(hall, open);
    if (open.next) hall.cases.agenda.emplace(*open.next, id);
  }
}

void BeginCaseDay(Cases& cases) {
  cases.serials.clear();
  cases.first_serial = 1;
}

void SkipLostCases(Cases& cases) {
  constexpr std::uint64_t kMoreThanALostYear = 10'000'000;
  cases.next_case += kMoreThanALostYear;
  cases.next_hand_over += kMoreThanALostYear;
  // Numbers of today that were lost stand on receipts.
  cases.first_serial = 5'001;
  cases.serials.clear();
  // So do those of papers: the only gap of a series, and the new era says why.
  for (auto& [kind, series] : cases.papers) series.last += 5'000;
}

}  // namespace yichuang::core
