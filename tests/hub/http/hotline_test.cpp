#include "hub/http/hotline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "hub/core/matter_kind.h"
#include "hub/http/figure_matters.h"
#include "hub/http/matter_office_json.h"
#include "tests/hub/http/fake_reader.h"

namespace yichuang::http {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using std::chrono::year;

constexpr std::int64_t kDay = 86'400'000;
/// 2026-05-04, a Monday, 10:00 of the hall.
constexpr std::int64_t kMonday = 1'777'860'000'000;

query::HotlineMatter Closed(int kind, const std::string& unit, std::int64_t opened,
                            std::int64_t over) {
  query::HotlineMatter matter;
  matter.kind = kind;
  matter.channel = 6;
  matter.unit = unit;
  matter.opened_ms = opened;
  matter.opened = matter.closed = true;
  matter.over_ms = over;
  matter.outcome = 0;
  return matter;
}

TEST(Hotline, KnowsTheHallsMonth) {
  const auto span = SpanOf(year(2026) / 5, 480min);
  EXPECT_EQ(span.first, 1'777'564'800'000) << "2026-05-01 00:00 +08:00";
  EXPECT_EQ(span.second - span.first, 31 * kDay);
  EXPECT_EQ(MonthIn("2026-05"), year(2026) / 5);
  for (const char* text : {"", "2026-5", "2026-13", "2026-00", "20260-5", "x026-05", "2026-05-01"})
    EXPECT_FALSE(MonthIn(text)) << text;
}

TEST(Hotline, KeepsNumeratorAndDenominatorOfEveryRate) {
  query::HotlineMatter explained = Closed(3, "税务局", kMonday, kMonday + 4 * kDay);
  explained.outcome = 1;
  explained.late = true;
  explained.satisfied = false;
  query::HotlineMatter quick = Closed(3, "税务局", kMonday, kMonday);
  quick.satisfied = true;
  query::HotlineMatter open;
  open.kind = 4;
  open.channel = 0;
  open.opened_ms = kMonday;
  open.opened = open.open = true;
  query::HotlineMatter again;
  again.kind = 4;
  again.unit = "公安局";
  again.reopened = again.open = true;
  const core::Calendar weekdays;
  const query::HotlineReport report = FoldHotline(
      {explained, quick, open, again}, {year(2026) / 5, 480min, kMonday + 30 * kDay, weekdays});
  EXPECT_EQ(report.sum, (query::HotlineLine{"", 3, 2, 1, 2, 1, 1, 1, 2, 4}))
      << "an explanation solves nothing, and four working days passed";
  ASSERT_EQ(report.kinds.size(), 2U);
  EXPECT_EQ(report.kinds[1].name, "complaint");
  EXPECT_EQ(report.channels[0].name, "hotline");
  ASSERT_EQ(report.units.size(), 3U);
  EXPECT_EQ(report.units.back().name, "") << "the unit nobody knows stands last";
  EXPECT_EQ(report.open_count, 2U);
  EXPECT_EQ(json::parse(HotlineJson(report))["sum"]["on_time"], 1);
}

/// Matters of whole months; of a part of one: nothing but one that was opened.
class HotlineReader : public FakeReader {
 public:
  std::vector<std::pair<std::int64_t, std::int64_t>> spans;

  std::vector<query::HotlineMatter> HotlineMatters(std::int64_t from, std::int64_t until) override {
    spans.emplace_back(from, until);
    query::HotlineMatter open;
    open.kind = 3;
    open.opened_ms = from;
    open.opened = open.open = true;
    query::HotlineMatter bad = open;
    bad.kind = int{core::Number(core::KindOfBadRating()->id)};
    return {open, Closed(4, "税务局", from, until - 1), bad};
  }
};

TEST(Hotline, OfAnySpanIsTheSumOfItsMonthsAndOpenAtItsEnd) {
  HotlineReader reader;
  const core::Calendar weekdays;
  const HotlineSpan span{year(2026) / 4 / 20, year(2026) / 6 / 3, 480min, kMonday, weekdays};
  const query::HotlineReport all = HotlineOver(reader, span);
  ASSERT_EQ(reader.spans.size(), 3U);
  EXPECT_EQ(reader.spans[0].second, SpanOf(year(2026) / 4, 480min).second);
  EXPECT_EQ(reader.spans[1], SpanOf(year(2026) / 5, 480min));
  EXPECT_EQ(reader.spans[2].second - reader.spans[2].first, 2 * kDay);
  EXPECT_EQ(all.sum.opened, 9U);
  EXPECT_EQ(all.sum.closed, 3U);
  EXPECT_EQ(all.sum.open, 2U) << "at the end of the last month, and not of each";
  HotlineSpan without = span;
  without.bad_ratings = false;
  const query::HotlineReport own = HotlineOver(reader, without);
  EXPECT_EQ(own.sum.opened, 6U);
  EXPECT_EQ(std::ranges::count(own.kinds, "bad_rating", &query::HotlineLine::name), 0);
}

/// Four bad ratings in May, six in June.
class BadReader : public HotlineReader {
 public:
  query::ReportFacts ReportFactsOf(const query::ReportFactsAsk& ask) override {
    query::ReportFacts facts;
    if (ask.from <= "2026-05-01" && ask.until > "2026-05-31") facts.bad.opened += 4;
    if (ask.from <= "2026-06-01" && ask.until > "2026-06-30") facts.bad.opened += 6;
    facts.bad.called = facts.bad.opened / 2;
    return facts;
  }
};

TEST(FigureMatters, OfAFewBadRatingsAreToldToWhoeverSeesSingleOnesAlone) {
  BadReader reader;
  FigureView view;
  view.ask.from = "2026-05-01";
  view.ask.until = "2026-07-01";
  const FigureMatters all = FigureMattersOf(reader, view, {});
  EXPECT_EQ(all.bad.opened, 10U);
  EXPECT_EQ(all.lines.sum.opened, 4U) << "two a month, and none of bad ratings";
  view.shielded = true;
  const FigureMatters shielded = FigureMattersOf(reader, view, {});
  EXPECT_EQ(shielded.bad.opened, 6U) << "the four of May are in no sum";
  EXPECT_EQ(shielded.bad.called, 3U);
  EXPECT_EQ(shielded.hidden_months, 1U);
  view.ask.until = view.ask.from;
  EXPECT_EQ(FigureMattersOf(reader, view, {}).lines.sum.opened, 0U) << "no month is closed";
}

TEST(CallSampleList, ShowsNobodyWhatIsAboutHimAndSaysWhoMayNotCall) {
  query::CallSample sample;
  sample.month = 202604;
  query::SampledRow row;
  row.id = 1;
  row.kind = 1;
  row.solver = "1001";
  row.about = "2001";
  sample.rows = {row};
  row.id = 2;
  row.about.clear();
  sample.rows.push_back(row);
  const auto rows = [&](const char* viewer) {
    return json::parse(CallSampleJson(202604, sample, viewer, {}))["rows"];
  };
  EXPECT_EQ(rows("4001").size(), 2U);
  ASSERT_EQ(rows("2001").size(), 1U);
  EXPECT_EQ(rows("2001")[0]["id"], 2);
  EXPECT_EQ(rows("1001")[0]["off"]["reason"], "second_person") << "who answered does not call";
  EXPECT_EQ(rows("4001")[0]["off"], nullptr);
}

}  // namespace
}  // namespace yichuang::http
