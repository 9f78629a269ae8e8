#include "hub/core/matter.h"

#include <algorithm>

#include "hub/contract/text_codec.h"
#include "hub/core/hall.h"
#include "hub/core/working_time.h"

namespace yichuang::core {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

/// Where nobody knows the hours.
constexpr minutes kUsualOpening{9 * 60};
constexpr minutes kUsualClosing{17 * 60};

HallDay DayAt(const Hall& hall, Instant at) { return DayOf(hall.plan, at); }

Instant OpeningOf(const Hall& hall, HallDay day) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(reminder_at_midnight)) return BeginOfDay(hall, day);
#endif
  return NextOfficeTime(hall, BeginOfDay(hall, day));
}

bool Owes(MatterState state) {
  return state == MatterState::kHandling || state == MatterState::kRectifying;
}

const MatterLimit& LimitOf(const OpenMatter& open, MatterState state) {
  static constexpr MatterLimit kNone{};
  bool has_own = open.limits.has_value();
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(own_limit_ignored)) has_own = false;
#endif
  if (has_own) {
    const auto own = std::ranges::find(*open.limits, state, &StateLimit::state);
    if (own != open.limits->end()) return own->limit;
  }
  const MatterKind* kind = KindOf(open.kind, open.rules);
  return kind == nullptr ? kNone : kind->limits[static_cast<std::size_t>(state)];
}

/// The clock whose end is the due date.
const MatterClock& RunningClock(const OpenMatter& open) {
  return Owes(open.state) && open.answer ? *open.answer : open.stage;
}

/// One working day before a limit of days, half way through a shorter one.
Instant ReminderOf(const Hall& hall, const OpenMatter& open) {
  const MatterClock& clock = RunningClock(open);
  if (clock.limit.clock == LimitClock::kWorkingDays && clock.limit.amount > 1)
    return OpeningOf(hall, WorkingDaysBefore(hall.board.calendar, DayAt(hall, *open.due), 1));
  const minutes offset = hall.plan.utc_offset;
  const Millis half = CountOfficeTime(hall.board, offset, open.stage.since, *open.due) / 2;
  const auto at = half > Millis(0)
                      ? AddOfficeTime(hall.board, offset, open.stage.since, half)
                      : std::optional(open.stage.since + (*open.due - open.stage.since) / 2);
  return NextOfficeTime(hall, at.value_or(*open.due));
}

std::optional<Instant> BellOf(const Hall& hall, const OpenMatter& open) {
  if (!open.due) return std::nullopt;
  if (open.rung == 0) {
    if (open.reminded) return std::nullopt;
    const Instant at = ReminderOf(hall, open);
    // What begins a moment before it is due needs no reminder.
    return at > open.stage.since && at < *open.due ? std::optional(at) : std::nullopt;
  }
  if (open.rung > kRungCount) return std::nullopt;
  const HallDay day = AddWorkingDays(hall.board.calendar, DayAt(hall, *open.due),
                                     NumbersOf(open).ladder[open.rung - 1U].after);
  return NextOfficeTime(hall, std::max(*open.due, OpeningOf(hall, day)));
}

/// When the head of its unit is told of it.
std::optional<Instant> HeadOf(const OpenMatter& open) {
  const std::uint16_t after = NumbersOf(open).head_minutes;
  if (after == 0 || open.head_told || open.unit.empty()) return std::nullopt;
  return open.opened + minutes(after);
}

}  // namespace

const OpenMatter* FindMatter(const Matters& matters, MatterId id) {
  const auto found = matters.open.find(id);
  return found == matters.open.end() ? nullptr : &found->second;
}

const MatterNumbers& NumbersOf(const OpenMatter& open) {
  static constexpr MatterNumbers kNone{};
  if (open.numbers) return *open.numbers;
  const MatterKind* kind = KindOf(open.kind, open.rules);
  return kind == nullptr ? kNone : kind->numbers;
}

std::string NextMatterNo(const Hall& hall, const MatterKind& kind, HallDay day) {
  std::uint32_t serial = 1;
  if (day == hall.day) {  // else this matter begins the day
    const auto given = hall.matters.serials.find(kind.id);
    serial = given == hall.matters.serials.end() ? hall.matters.first_serial : given->second + 1;
  }
  std::string date = contract::DayText(day);
  std::erase(date, '-');
  std::string digits = std::to_string(serial);
  if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
  return std::string(kind.prefix) + date + digits;
}

std::string UnitOf(const Matters& matters, const std::string& number) {
  const auto found = matters.duties.find(number);
  return found == matters.duties.end() ? std::string() : found->second.unit;
}

bool ActsFor(const Matters& matters, const std::string& by, const std::string& number) {
  if (by.empty() || number.empty()) return false;
  if (by == number) return true;
  const auto duty = matters.duties.find(number);
  return duty != matters.duties.end() && duty->second.absent && duty->second.deputy == by;
}

const std::string& ChargedWith(const OpenMatter& open) {
  static const std::string kNobody;
  if (open.state == MatterState::kUnclear) return kNobody;
  return open.state == MatterState::kOffered ? open.offered : open.holder;
}

void Enter(OpenMatter& open, MatterState state, Instant at,
           const std::optional<MatterLimit>& limit) {
  open.state = state;
  open.stage = {at, limit ? *limit : LimitOf(open, state)};
  open.attempts = 0;
  if (Owes(state) && (limit || !open.answer)) open.answer = open.stage;
  if (state == MatterState::kAnswered) {
    open.answer.reset();
    open.answered = true;
  }
}

void GoBack(OpenMatter& open, Instant at) {
  const MatterClock kept = open.kept;
  Enter(open, open.before, at);
  open.stage = kept;
}

std::optional<Instant> EndOf(const Hall& hall, const MatterClock& clock) {
  const minutes amount{clock.limit.amount};
  switch (clock.limit.clock) {
    case LimitClock::kNone:
      return std::nullopt;
    case LimitClock::kOfficeMinutes: {
      const Instant fallback = clock.since + amount;
      if (amount == minutes(0)) return fallback;
      return AddOfficeTime(hall.board, hall.plan.utc_offset, clock.since, amount)
          .value_or(fallback);
    }
    case LimitClock::kWorkingDays: {
      // What comes after the offices closed, or on a day off, came on the next working day.
      const Calendar& calendar = hall.board.calendar;
      HallDay day = DayAt(hall, clock.since);
      if (!IsWorkingDay(calendar, day) || clock.since >= CloseOfDay(hall, day))
        day = AddWorkingDays(calendar, day, 1);
      return CloseOfDay(hall, AddWorkingDays(calendar, day, clock.limit.amount));
    }
  }
  return std::nullopt;
}

std::optional<Instant> MatterDue(const Hall& hall, const OpenMatter& open) {
  std::optional<Instant> due = EndOf(hall, RunningClock(open));
  // Handing it round wins no time.
  if (open.state == MatterState::kOffered && open.answer) {
    const auto answer = EndOf(hall, *open.answer);
    if (answer && (!due || *answer < *due)) due = answer;
  }
  return due;
}

Instant NextOfficeTime(const Hall& hall, Instant at) {
  constexpr Millis kMoment{1};
  if (const auto next = AddOfficeTime(hall.board, hall.plan.utc_offset, at, kMoment))
    return *next - kMoment;
  for (sys_days day = DayAt(hall, at);; day += days(1)) {
    const Instant begin = BeginOfDay(hall, day);
    if (IsWorkingDay(hall.board.calendar, day) && at < begin + kUsualClosing)
      return std::max(at, begin + kUsualOpening);
  }
}

Millis OfficeTimeBetween(const Hall& hall, Instant from, Instant until) {
  const minutes offset = hall.plan.utc_offset;
  if (!AddOfficeTime(hall.board, offset, from, Millis(1))) return std::max(Millis(0), until - from);
  return CountOfficeTime(hall.board, offset, from, until);
}

bool IsOfficeTime(const Hall& hall, Instant at) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(reminder_at_midnight)) return true;
#endif
  return NextOfficeTime(hall, at) == at;
}

void BookMatter(Hall& hall, MatterId id, OpenMatter& open) {
  Matters& matters = hall.matters;
  if (open.late) matters.cards.erase({*open.late, id});
  if (open.bell) matters.bells.erase({*open.bell, id});
  if (open.head) matters.heads.erase({*open.head, id});
  open.late = open.rung == 0 ? open.due : std::nullopt;
  open.bell = BellOf(hall, open);
  open.head = HeadOf(open);
  if (open.late) matters.cards.emplace(*open.late, id);
  if (open.bell) matters.bells.emplace(*open.bell, id);
  if (open.head) matters.heads.emplace(*open.head, id);
}

void RebookMatters(Hall& hall) {
  hall.matters.cards.clear();
  hall.matters.bells.clear();
  hall.matters.heads.clear();
  for (auto& [id, open] : hall.matters.open) {
    open.late.reset();
    open.bell.reset();
    open.head.reset();
    BookMatter(hall, id, open);
  }
}

void NoteMatterCalendar(Hall& hall) {
  hall.matters.redate = hall.matters.open.empty() ? MatterId{} : hall.matters.open.begin()->first;
}

void BeginMatterDay(Matters& matters) {
  matters.serials.clear();
  matters.first_serial = 1;
}

void SkipLostMatters(Matters& matters) {
  constexpr std::uint64_t kMoreThanALostYear = 10'000'000;
  matters.next_matter += kMoreThanALostYear;
  matters.first_serial = 5'001;
  matters.last_notice += 5'000;
  matters.serials.clear();
}

}  // namespace yichuang::core
