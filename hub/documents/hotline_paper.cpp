#include "hub/documents/hotline_paper.h"

#include <fmt/format.h>

#include <utility>

#include "hub/documents/item_text.h"
#include "hub/documents/sections.h"
#include "hub/documents/words.h"

namespace yichuang::documents {
namespace {

class HotlineMaker {
 public:
  HotlineMaker(const query::HotlineReport& report, const HotlinePaperFacts& facts)
      : report_(report), facts_(facts), language_(facts.language) {}

  Paper Make(const std::function<std::string(const query::HotlineMatter&)>& kind_of) {
    Paper paper;
    paper.language = language_;
    paper.title = Say(Word::kHotlineTitle);
    if (facts_.sample) paper.mark = Text(Word::kSampleMark, language_);
    paper.foot = facts_.hall;
    paper.made = HallTime(report_.frozen_ms);
    Blocks& to = paper.blocks;
    to.push_back(
        Title{Say(Word::kHotlineTitle), Fill(Word::kHotlineMonth, report_.year, report_.month)});
    Facts about;
    AddFact(about, Say(Word::kHotlineFrozen), DateTimeText(paper.made, language_));
    AddFact(about, Say(Word::kCountedBy), facts_.generator);
    to.push_back(std::move(about));
    AddTable(Word::kByKind, Word::kMatterKind, report_.kinds, true, to);
    AddTable(Word::kByChannel, Word::kChannel, report_.channels, false, to);
    AddTable(Word::kByUnit, Word::kMatterUnit, report_.units, false, to);
    to.push_back(Paragraph{Say(Word::kHotlineHow), Paragraph::Tone::kSmall});
    AddOpen(kind_of, to);
    return paper;
  }

 private:
  std::string Say(Word word) const { return std::string(Text(word, language_)); }
  template <typename... Values>
  std::string Fill(Word word, const Values&... values) const {
    return fmt::format(fmt::runtime(Say(word)), values...);
  }
  std::chrono::local_seconds HallTime(std::int64_t ms) const {
    return std::chrono::local_seconds(std::chrono::floor<std::chrono::seconds>(
        std::chrono::milliseconds(ms) + facts_.utc_offset));
  }

  Table::Row RowOf(std::string name, const query::HotlineLine& line) const {
    const std::string mean = line.closed == 0
                                 ? std::string("—")
                                 : fmt::format("{:.1f}", static_cast<double>(line.working_days) /
                                                             static_cast<double>(line.closed));
    return {{std::move(name), std::to_string(line.opened), std::to_string(line.closed),
             RateText(line.on_time, line.closed), RateText(line.satisfied, line.called),
             RateText(line.solved, line.closed), mean, RateText(line.reopened, line.closed),
             std::to_string(line.open), std::to_string(line.excluded)},
            {}};
  }

  void AddTable(Word heading, Word first, const std::vector<query::HotlineLine>& lines, bool sum,
                Blocks& to) const {
    if (lines.empty() && !sum) return;
    to.push_back(Heading{Say(heading)});
    Table table;
    table.columns = {{Say(first), 5, false},
                     {Say(Word::kCountOpened), 2, true},
                     {Say(Word::kCountClosed), 2, true},
                     {Say(Word::kCountOnTime), 4, true},
                     {Say(Word::kCountSatisfied), 4, true},
                     {Say(Word::kCountSolved), 4, true},
                     {Say(Word::kMeanDays), 3, true},
                     {Say(Word::kCountReopened), 4, true},
                     {Say(Word::kCountOpen), 2, true},
                     {Say(Word::kCountExcluded), 2, true}};
    for (const query::HotlineLine& line : lines)
      table.rows.push_back(
          RowOf(line.name.empty() ? Say(Word::kUnitNobodyKnows) : line.name, line));
    if (sum) table.rows.push_back(RowOf(Say(Word::kSumOf), report_.sum));
    to.push_back(std::move(table));
  }

  void AddOpen(const std::function<std::string(const query::HotlineMatter&)>& kind_of,
               Blocks& to) const {
    to.push_back(Heading{Fill(Word::kHotlineStillOpen, report_.open_count)});
    if (report_.open.empty()) return;
    Table table;
    table.columns = {{Say(Word::kMatterNumber), 4, false},
                     {Say(Word::kMatterKind), 3, false},
                     {Say(Word::kMatterUnit), 4, false},
                     {Say(Word::kMatterHolder), 2, true},
                     {Say(Word::kOpenedOn), 3, true}};
    for (const query::HotlineMatter& each : report_.open) {
      const auto day = std::chrono::floor<std::chrono::days>(HallTime(each.opened_ms));
      table.rows.push_back(
          {{each.no, kind_of(each), each.unit,
            each.charged.empty() ? std::string("—") : each.charged, DateText(day, language_)},
           {}});
    }
    to.push_back(std::move(table));
  }

  const query::HotlineReport& report_;
  const HotlinePaperFacts& facts_;
  const Language language_;
};

}  // namespace

std::string RateText(std::uint64_t numerator, std::uint64_t denominator) {
  if (denominator == 0) return "—";
  const std::uint64_t hundredths = (numerator * 20'000 + denominator) / (2 * denominator);
  return fmt::format("{}/{} {}.{:02}%", numerator, denominator, hundredths / 100, hundredths % 100);
}

Paper HotlinePaper(const query::HotlineReport& report, const HotlinePaperFacts& facts,
                   const std::function<std::string(const query::HotlineMatter&)>& kind_of) {
  return HotlineMaker(report, facts).Make(kind_of);
}

}  // namespace yichuang::documents
