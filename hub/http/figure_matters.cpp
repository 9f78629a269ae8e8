#include "hub/http/figure_matters.h"

#include <algorithm>

#include "hub/contract/text_codec.h"
#include "hub/http/hotline.h"
#include "hub/query/figure_rules.h"

namespace yichuang::http {
namespace {

query::BadCaseFacts BadCasesOfSpan(query::Reader& reader, core::HallDay from, core::HallDay until,
                                   const ReportPlace& place) {
  const auto at = [&place](core::HallDay day) {
    return core::MillisOf(core::Instant(std::chrono::sys_days(day)) - place.utc_offset);
  };
  return reader
      .ReportFactsOf({contract::DayText(from), contract::DayText(until), at(from), at(until)})
      .bad;
}

void AddBadCases(query::BadCaseFacts& to, const query::BadCaseFacts& more) {
  to.opened += more.opened;
  to.excluded += more.excluded;
  to.called += more.called;
  to.verified += more.verified;
  to.satisfied += more.satisfied;
  to.solved += more.solved;
  to.solved_in_time += more.solved_in_time;
  to.explained += more.explained;
  to.open += more.open;
  to.open_late += more.open_late;
}

}  // namespace

FigureMatters FigureMattersOf(query::Reader& reader, const FigureView& view,
                              const ReportPlace& place) {
  FigureMatters matters;
  if (view.ask.until <= view.ask.from) return matters;
  const core::HallDay from(CivilDay(view.ask.from));
  const core::HallDay until(CivilDay(view.ask.until));
  matters.lines =
      HotlineOver(reader, {from, until, place.utc_offset, place.now_ms, place.calendar, false});
  if (!view.shielded) {
    matters.bad = BadCasesOfSpan(reader, from, until, place);
    return matters;
  }
  // Whole months: of each as much as its report tells.
  for (auto month = from.year() / from.month(); core::HallDay(month / 1) < until;
       month += std::chrono::months(1)) {
    const core::HallDay first(month / 1);
    const query::BadCaseFacts bad =
        BadCasesOfSpan(reader, first, core::HallDay((month + std::chrono::months(1)) / 1), place);
    if (bad.opened < query::RulesOn(first).least_shown) {
      ++matters.hidden_months;  // none or a few: nobody can tell
      continue;
    }
    AddBadCases(matters.bad, bad);
  }
  return matters;
}

}  // namespace yichuang::http
