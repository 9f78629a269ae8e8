#include "hub/documents/sections.h"

#include <string>
#include <utility>

#include "hub/documents/item_text.h"
#include "hub/documents/words.h"

namespace yichuang::documents {
namespace {

void AddHeading(Word word, Language language, Blocks& to) {
  to.push_back(Heading{std::string(Text(word, language))});
}

}  // namespace

void AddFact(Facts& to, std::string_view label, std::string value) {
  if (!value.empty()) to.facts.push_back({std::string(label), std::move(value)});
}

Table MaterialTable(Language language) {
  Table table;
  // Widths by what stands in them: a name of up to 200 characters, a number, the name of an office.
  const bool chinese = language == Language::kChinese;
  const int number = chinese ? 3 : 5;
  table.columns = {{std::string(Text(Word::kMaterial, language)), 23 - 2 * number, false},
                   {std::string(Text(Word::kOriginals, language)), number, true},
                   {std::string(Text(Word::kCopies, language)), number, true},
                   {std::string(Text(Word::kIssuer, language)), 8, false}};
  return table;
}

Table::Row MaterialRow(const catalogue::Material& material, Language language) {
  return {{In(material.name, language), CountText(material.originals, language),
           CountText(material.copies, language), IssuerText(material, language)},
          NoteText(material, language)};
}

void AddConditions(const catalogue::Item& item, Language language, Blocks& to) {
  if (item.conditions.empty()) return;
  AddHeading(Word::kConditions, language, to);
  Bullets bullets;
  for (const auto& condition : item.conditions) bullets.items.push_back(In(condition, language));
  to.push_back(std::move(bullets));
}

void AddSteps(const catalogue::Item& item, Language language, Blocks& to) {
  if (item.steps.empty()) return;
  AddHeading(Word::kFlow, language, to);
  Steps steps;
  for (const auto& step : item.steps) {
    steps.steps.push_back({In(step.name, language), StepText(step, language)});
  }
  to.push_back(std::move(steps));
}

void AddLimitAndFee(const catalogue::Item& item, Language language, Blocks& to) {
  Facts facts;
  if (item.promised) {
    AddFact(facts, Text(Word::kPromised, language), LimitText(*item.promised, language));
  }
  if (item.statutory && item.verified) {
    AddFact(facts, Text(Word::kStatutory, language), LimitText(*item.statutory, language));
  }
  AddFact(facts, Text(Word::kFee, language), FeeText(item.fee, language));
  if (item.fee.charged) {
    AddFact(facts, Text(Word::kFeeBasis, language), In(item.fee.basis, language));
  }
  AddFact(facts, Text(Word::kResult, language), In(item.result, language));
  AddHeading(Word::kLimitAndFee, language, to);
  to.push_back(std::move(facts));
}

void AddWhereAndWhen(const catalogue::Item& item, Language language, Blocks& to) {
  Facts facts;
  AddFact(facts, Text(Word::kPlace, language), In(item.place, language));
  AddFact(facts, Text(Word::kWindows, language), WindowsText(item.windows, language));
  AddFact(facts, Text(Word::kOpeningHours, language), In(item.hours, language));
  AddFact(facts, Text(Word::kInquiry, language), item.phone);
  AddFact(facts, Text(Word::kSupervision, language), item.supervision);
  if (facts.facts.empty()) return;
  AddHeading(Word::kWhereAndWhen, language, to);
  to.push_back(std::move(facts));
}

void AddBasis(const catalogue::Item& item, Language language, Blocks& to) {
  AddHeading(Word::kLegalBasis, language, to);
  if (!item.verified || item.basis.empty()) {
    to.push_back(Paragraph{std::string(Text(Word::kUnverified, language))});
    return;
  }
  Bullets bullets;
  for (const auto& basis : item.basis) bullets.items.push_back(BasisText(basis, language));
  to.push_back(std::move(bullets));
}

void AddFrequentQuestions(const catalogue::Item& item, Language language, Blocks& to) {
  if (item.questions.empty()) return;
  AddHeading(Word::kFrequentQuestions, language, to);
  for (const auto& question : item.questions) {
    to.push_back(Paragraph{In(question.question, language), Paragraph::Tone::kStrong});
    to.push_back(Paragraph{In(question.answer, language)});
  }
}

}  // namespace yichuang::documents
