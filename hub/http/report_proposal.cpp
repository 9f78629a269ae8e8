#include "hub/http/report_proposal.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "hub/contract/text_codec.h"
#include "hub/http/report_rating_tables.h"
#include "hub/query/figure_rules.h"
#include "hub/query/proposal_rules.h"

namespace yichuang::http {
namespace {

using query::ReportCell;
using query::ReportLine;
using query::ReportTable;

/// What may be told of one person; nothing where it is hidden.
query::FigureCounts OwnCounts(const ReportRatings& ratings, const std::string& person) {
  const auto found = std::ranges::find(ratings.staff, person, &query::FigureRow::key);
  const bool hidden = std::ranges::find(ratings.hidden, person) != ratings.hidden.end();
  return found == ratings.staff.end() || hidden ? query::FigureCounts{} : found->counts;
}

query::ProposalPeriod PeriodOf(const ReportRatings& ratings, const std::string& person) {
  return {OwnCounts(ratings, person), ratings.total};
}

query::Proposal ProposedFor(const ReportRatings& now, const ReportRatings& before,
                            const ReportScope& scope, const std::string& person) {
  return query::ProposalOf(PeriodOf(now, person), PeriodOf(before, person),
                           query::RulesOn(scope.from), query::ProposalRulesOn(scope.from));
}

std::vector<std::pair<std::string, ReportCell>> EvidenceCells(const query::ProposalPeriod& period,
                                                              const ReportScope& scope) {
  const query::FigureRules& rules = query::RulesOn(scope.from);
  const query::Indicators made = query::IndicatorsOf(period.own, rules);
  const query::Indicators hall = query::IndicatorsOf(period.hall, rules);
  const query::Score score = query::ScoreOf(period.own, period.hall, rules);
  ReportCell average;
  if (made.average) average = DecimalText(*made.average, 2);
  ReportCell text;
  if (score.value && score.ranked)
    text = fmt::format("{:.2f} ({:.2f}-{:.2f})", *score.value, score.interval.low,
                       score.interval.high);
  ReportCell hall_average;
  if (hall.average) hall_average = DecimalText(*hall.average, 2);
  return {{"ended", period.own.ended},
          {"rated", made.rated},
          {"response", RateCell(made.response)},
          {"satisfied", RateCell(made.satisfied)},
          {"bad", RateCell(made.bad)},
          {"average", average},
          {"score", text},
          {"hall_average", hall_average},
          {"excluded", made.excluded}};
}

void AddMonths(ReportTable& table, query::Reader& reader, ReportScope scope,
               const ReportPlace& place, const std::string& person) {
  const core::HallDay until = scope.until;
  for (auto month = scope.from.year() / scope.from.month(); core::HallDay(month / 1) < until;
       month += std::chrono::months(1)) {
    scope.from = core::HallDay(month / 1);
    scope.until = core::HallDay((month + std::chrono::months(1)) / 1);
    const query::FigureCounts own = OwnCounts(RatingsIn(reader, scope, place), person);
    ReportLine line{contract::DayText(scope.from).substr(0, 7),
                    std::vector<ReportCell>(table.columns.size())};
    if (own != query::FigureCounts{}) {
      const auto made = query::IndicatorsOf(own, query::RulesOn(scope.from));
      ReportCell average;
      if (made.average) average = DecimalText(*made.average, 2);
      line.cells = {own.ended,
                    RateCell(made.response),
                    RateCell(made.satisfied),
                    RateCell(made.bad),
                    average,
                    made.excluded};
    }
    table.lines.push_back(std::move(line));
  }
}

}  // namespace

ReportTable ProposalTable(query::Reader& reader, const ReportScope& scope,
                          const ReportPlace& place) {
  const ReportScope earlier = PeriodBefore(scope);
  const ReportRatings now = RatingsIn(reader, scope, place);
  const ReportRatings before = RatingsIn(reader, earlier, place);
  ReportTable table{"proposal", {"now", "before"}, {}, 0};
  const query::Proposal proposal = ProposedFor(now, before, scope, scope.person);
  if (proposal == query::Proposal::kNone) return table;
  table.lines.push_back({"proposal", {std::string(query::NameOf(proposal)), std::monostate{}}});
  const auto now_cells = EvidenceCells(PeriodOf(now, scope.person), scope);
  const auto before_cells = EvidenceCells(PeriodOf(before, scope.person), earlier);
  for (std::size_t i = 0; i < now_cells.size(); ++i)
    table.lines.push_back({now_cells[i].first, {now_cells[i].second, before_cells[i].second}});
  return table;
}

ReportTable ProposalMonthsTable(query::Reader& reader, const ReportScope& scope,
                                const ReportPlace& place) {
  ReportTable table{
      "proposal_months", {"ended", "response", "satisfied", "bad", "average", "excluded"}, {}, 0};
  AddMonths(table, reader, PeriodBefore(scope), place, scope.person);
  AddMonths(table, reader, scope, place, scope.person);
  return table;
}

std::vector<std::string> ProposedIn(query::Reader& reader, const ReportScope& scope,
                                    const ReportPlace& place) {
  const ReportRatings now = RatingsIn(reader, scope, place);
  const ReportRatings before = RatingsIn(reader, PeriodBefore(scope), place);
  std::vector<std::string> numbers;
  for (const query::FigureRow& row : now.staff) {
    if (row.key.starts_with('#')) continue;  // nobody has the id any more
    if (ProposedFor(now, before, scope, row.key) != query::Proposal::kNone)
      numbers.push_back(row.key);
  }
  std::ranges::sort(numbers);
  return numbers;
}

}  // namespace yichuang::http
