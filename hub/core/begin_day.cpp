#include "hub/core/begin_day.h"

#include "hub/core/case_apply.h"
#include "hub/core/decide.h"
#include "hub/core/hall.h"
#include "hub/core/matter_apply.h"
#include "hub/core/queue_apply.h"

namespace yichuang::core {

void MarkKiosks(Hall& hall) {
  for (auto& [device, status] : hall.terminals) {
    if (IsKiosk(hall.board.plan, device)) status.changed_seq = hall.seq;
  }
}

void BeginDay(Hall& hall, Instant at) {
  const HallDay day = DayOf(hall.plan, at);
  if (day == hall.day) return;
  hall.day = day;
  hall.today = {};
  const auto forgotten =
      std::erase_if(hall.board.changed_days, [day](const auto& each) { return each.first < day; });
  MarkKiosks(hall);  // the days told begin with today
  BeginQueueDay(hall.queue);
  BeginCaseDay(hall.cases);
  BeginMatterDay(hall.matters);
  if (forgotten > 0) RebookCases(hall);  // what waits for the end of a day waits for other hours
  hall.wall = {{}, at};  // what yesterday's last step still held back is never shown
  // Yesterday's visitors have left; a device that is away still is.
  std::erase_if(hall.alarms, [](const auto& each) { return IsOfToday(each.second.kind); });
  EndCalendarAlarms(hall);
  for (auto& [number, state] : hall.windows) {
    state.today = {};
    state.recent.clear();
    state.last_visit.clear();
  }
}

}  // namespace yichuang::core
