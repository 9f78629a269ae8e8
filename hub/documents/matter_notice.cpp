#include "hub/documents/matter_notice.h"

#include <fmt/format.h>

#include <utility>

#include "hub/documents/item_text.h"
#include "hub/documents/sections.h"
#include "hub/documents/words.h"

namespace yichuang::documents {

namespace {

/// A limit that ends at midnight ends with the day before.
std::string LimitText(std::chrono::local_seconds at, Language language) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  if (at == day) return DateText(day - std::chrono::days(1), language);
  return DateTimeText(at, language);
}

}  // namespace

Paper MatterNoticePaper(const MatterNotice& notice) {
  const Language language = notice.language;
  const auto say = [language](Word word) { return std::string(Text(word, language)); };
  const auto fill = [&](Word word, const auto&... values) {
    return fmt::format(fmt::runtime(say(word)), values...);
  };
  Paper paper;
  paper.language = language;
  paper.title = say(Word::kChaseTitle);
  if (notice.sample) paper.mark = Text(Word::kSampleMark, language);
  paper.foot = notice.hall;
  paper.made = notice.made;
  Blocks& to = paper.blocks;
  to.push_back(Title{say(Word::kChaseTitle), fill(Word::kChaseNumber, notice.year, notice.number)});
  std::string addressee = notice.unit;
  if (!notice.holder.empty()) addressee += (addressee.empty() ? "" : "　") + notice.holder;
  to.push_back(Paragraph{fill(Word::kChaseTo, addressee), Paragraph::Tone::kStrong});
  const std::string due = LimitText(notice.due, language);
  const std::string late =
      notice.days_late == 0 ? say(Word::kLessThanOneDay) : std::to_string(notice.days_late);
  const std::string answer = LimitText(notice.answer_by, language);
  to.push_back(
      Paragraph{fill(Word::kChaseText, notice.no, notice.kind, notice.stage, due, late, answer)});
  Facts facts;
  AddFact(facts, say(Word::kMatterNumber), notice.no);
  AddFact(facts, say(Word::kMatterKind), notice.kind);
  AddFact(facts, say(Word::kMatterUnit), notice.unit);
  AddFact(facts, say(Word::kMatterHolder), notice.holder);
  AddFact(facts, say(Word::kMatterStage), notice.stage);
  AddFact(facts, say(Word::kMatterDue), due);
  AddFact(facts, say(Word::kDaysLate), late);
  AddFact(facts, say(Word::kCardRung), std::to_string(notice.rung));
  AddFact(facts, say(Word::kAnswerBy), answer);
  AddFact(facts, say(Word::kIssuedBy), notice.issued_by);
  to.push_back(std::move(facts));
  to.push_back(Signatures{{say(Word::kChaseSigns), say(Word::kDaySigned)}});
  to.push_back(SealPlace{notice.hall, say(Word::kChaseSeal), DateText(notice.issued, language)});
  return paper;
}

}  // namespace yichuang::documents
