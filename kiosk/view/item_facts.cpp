#include <algorithm>
#include <utility>

#include "kiosk/text/dates.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/item_sheets.h"
#include "kiosk/view/wording.h"

namespace yichuang::view {
namespace {

using canvas::Rect;

struct NamedFact {
  std::string id;
  FactContent fact;
};

std::string DepartmentName(const Stage& stage, const catalogue::Item& item) {
  for (const catalogue::Department& department : stage.model.hall.catalogue->departments) {
    if (department.id == item.department) return stage.Show(department.name);
  }
  return {};
}

std::vector<NamedFact> FactsOf(const Stage& stage, const catalogue::Item& item) {
  std::vector<NamedFact> facts;
  // A fact without a value is no fact.
  const auto add = [&](std::string id, char32_t icon, Word name, std::string value) {
    if (!value.empty()) facts.push_back({std::move(id), {icon, stage.Say(name), std::move(value)}});
  };
  if (item.promised)
    add("promised", icons::kTimer, Word::kPromised, LimitText(stage, *item.promised));
  if (item.verified && item.statutory)
    add("statutory", icons::kGavel, Word::kStatutory, LimitText(stage, *item.statutory));
  add("fee", icons::kMoney, Word::kFee,
      item.fee.charged ? stage.Show(item.fee.amount) : stage.Say(Word::kFree));
  add("result", icons::kDocument, Word::kResult, stage.Show(item.result));
  std::string where = stage.Show(item.place);
  if (!item.windows.empty()) {
    if (!where.empty()) where += " · ";
    where += stage.Say(Word::kWindows, {WindowNumbers(stage, item.windows)});
  }
  add("where", icons::kPlace, Word::kWhere, where);
  add("hours", icons::kClock, Word::kOfficeHours, stage.Show(item.hours));
  add("phone", icons::kPhone, Word::kPhone, item.phone);
  add("supervision", icons::kReport, Word::kSupervision, item.supervision);
  add("department", icons::kBank, Word::kDepartment, DepartmentName(stage, item));
  if (item.fee.charged && item.verified)
    add("fee_basis", icons::kGavel, Word::kFeeBasis, stage.Show(item.fee.basis));
  return facts;
}

void AddFactPair(Sheet& sheet, Stage& stage, std::vector<NamedFact> pair, std::size_t columns) {
  const float gap = stage.theme().space.small;
  const auto count = static_cast<int>(columns);
  const float each = Rect{0, 0, sheet.width(), 1}.Column(0, count, gap).width();
  float height = 0;
  for (const NamedFact& named : pair)
    height = std::max(height, FactHeight(stage.ui, each, named.fact));
  sheet.Add(height, [&stage, pair = std::move(pair), count, gap](const Rect& rect) {
    for (std::size_t i = 0; i < pair.size(); ++i)
      Fact(stage.ui, "fact." + pair[i].id, rect.Column(static_cast<int>(i), count, gap),
           pair[i].fact);
  });
}

}  // namespace

void AddSteps(Sheet& sheet, Stage& stage, const catalogue::Item& item) {
  if (!item.conditions.empty()) {
    sheet.AddSection("conditions", stage.Say(Word::kConditionsHead));
    for (std::size_t i = 0; i < item.conditions.size(); ++i)
      sheet.AddParagraph("condition." + std::to_string(i + 1),
                         "· " + stage.Show(item.conditions[i]));
  }
  if (item.steps.empty()) return sheet.AddParagraph("steps.none", stage.Say(Word::kStepsNone));
  std::vector<StepContent> steps;
  for (const catalogue::Step& step : item.steps) {
    StepContent content;
    content.title = stage.Show(step.name);
    content.detail = stage.Show(step.detail);
    if (!step.where.zh.empty()) {
      if (!content.detail.empty()) content.detail += "\n";
      content.detail += stage.Show(step.where);
    }
    if (step.limit) content.limit = LimitText(stage, *step.limit);
    steps.push_back(std::move(content));
  }
  sheet.AddSection("steps", stage.Say(Word::kLeafSteps));
  sheet.Add(
      StepColumnHeight(stage.ui, sheet.width(), steps),
      [&stage, steps](const Rect& rect) { StepColumn(stage.ui, "steps.flow", rect, steps); },
      stage.gap());
}

void AddFacts(Sheet& sheet, Stage& stage, const catalogue::Item& item) {
  // Two side by side, but what would take more than a line there has the whole width.
  const std::size_t columns = stage.elder() ? 1 : 2;
  const float half = (sheet.width() - stage.theme().space.small) / 2;
  const float line = FactHeight(stage.ui, half, {icons::kClock, "1", "1"});
  std::vector<NamedFact> pair;
  const auto flush = [&] {
    if (!pair.empty()) AddFactPair(sheet, stage, std::exchange(pair, {}), columns);
  };
  for (NamedFact& named : FactsOf(stage, item)) {
    const bool wide = columns > 1 && FactHeight(stage.ui, half, named.fact) > line + 1;
    if (wide) {
      flush();
      AddFactPair(sheet, stage, {std::move(named)}, 1);
      continue;
    }
    pair.push_back(std::move(named));
    if (pair.size() == columns) flush();
  }
  flush();
  if (!item.verified)
    return sheet.AddParagraph("fact.unverified", stage.Say(Word::kUnverified), true);
  if (item.basis.empty()) return;
  sheet.AddSection("basis", stage.Say(Word::kBasis));
  for (std::size_t i = 0; i < item.basis.size(); ++i) {
    const catalogue::Basis& basis = item.basis[i];
    std::string text = basis.law + " " + basis.article;
    if (basis.in_force_since.ok())
      text += " (" +
              stage.Say(Word::kInForceSince,
                        {text::PlainDate(stage.language(), basis.in_force_since)}) +
              ")";
    sheet.AddParagraph("basis." + std::to_string(i + 1), text);
  }
}

void AddFrequentQuestions(Sheet& sheet, Stage& stage, const catalogue::Item& item) {
  if (item.questions.empty())
    return sheet.AddParagraph("faq.none", stage.Say(Word::kQuestionsNone));
  for (std::size_t i = 0; i < item.questions.size(); ++i) {
    const std::string id = "faq." + std::to_string(i + 1);
    sheet.AddSection(id, stage.Show(item.questions[i].question));
    sheet.AddParagraph(id + ".answer", stage.Show(item.questions[i].answer));
  }
}

}  // namespace yichuang::view
