#include <algorithm>

#include "kiosk/model/guide.h"
#include "kiosk/model/shelf.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/item_sheets.h"
#include "kiosk/view/sheet.h"
#include "kiosk/view/stage.h"

namespace yichuang::view {
namespace {

using canvas::Rect;
using model::Leaf;

constexpr Leaf kLeaves[] = {Leaf::kBring, Leaf::kSteps, Leaf::kFacts, Leaf::kQuestions};

void LeafTabs(Stage& stage, const Rect& rect) {
  const Leaf here = model::Here(stage.model).leaf;
  std::vector<ChoiceContent> tabs{
      {"bring", stage.Say(Word::kLeafBring), 0, here == Leaf::kBring},
      {"steps", stage.Say(Word::kLeafSteps), 0, here == Leaf::kSteps},
      {"facts", stage.Say(Word::kLeafFacts), 0, here == Leaf::kFacts},
      {"questions", stage.Say(Word::kLeafQuestions), 0, here == Leaf::kQuestions},
  };
  // Fewer choices: the frequent questions follow the facts.
  if (stage.elder()) tabs.pop_back();
  if (const auto touched = Tabs(stage.ui, "leaf", rect, tabs))
    stage.Send(model::LeafTurned{kLeaves[*touched]});
}

void PrintButton(Stage& stage, const Rect& rect) {
  const ButtonContent print{stage.Say(Word::kPrintNotice), icons::kPrint, ButtonKind::kPrimary,
                            true};
  if (Button(stage.ui, "print", rect, print)) stage.Send(model::PrintAsked{});
}

void ReadButton(Stage& stage, const Rect& rect) {
  const bool speaking = stage.model.visit.speaking;
  const ButtonContent read{stage.Say(speaking ? Word::kReadStop : Word::kReadThis),
                           speaking ? icons::kStop : icons::kSpeaker, ButtonKind::kSecondary, true};
  if (Button(stage.ui, "read", rect, read)) stage.Send(model::ReadAsked{});
}

void AddLeaf(Sheet& sheet, Stage& stage, const catalogue::Item& item, bool with_questions) {
  switch (model::Here(stage.model).leaf) {
    case Leaf::kBring:
      return AddBring(sheet, stage, item, with_questions);
    case Leaf::kSteps:
      return AddSteps(sheet, stage, item);
    case Leaf::kFacts:
      AddFacts(sheet, stage, item);
      if (stage.elder() && !item.questions.empty()) AddFrequentQuestions(sheet, stage, item);
      return;
    case Leaf::kQuestions:
      return AddFrequentQuestions(sheet, stage, item);
  }
}

/// Height of a question and its options at the foot.
float AskedHeight(Stage& stage, const catalogue::Item& item, const catalogue::Question& question) {
  const float width = stage.content.width();
  return SectionTitleHeight(stage.ui, width, stage.Show(question.name)) +
         stage.theme().space.small +
         ChoicesHeight(stage.ui, width, OptionsOf(stage, item, question));
}

/// One question at a time at the foot; above it the list that it changes.
void DrawLow(Stage& stage, const catalogue::Item& item) {
  const Theme& theme = stage.theme();
  const model::Place& here = model::Here(stage.model);
  Sheet sheet(stage, stage.display.width());
  Rect display = stage.display;
  const std::string& name = stage.Show(item.name);
  const float head = HeadingHeight(stage.ui, display.width(), name);
  Heading(stage.ui, "item.name", display.CutTop(head, theme.space.small), name);

  const auto open = model::ChecklistOf(stage.model, item).next();
  const bool asks = open && here.leaf == Leaf::kBring;
  const float gap = theme.space.small;
  const float line = ButtonHeight(theme);
  Rect rest = stage.content;
  // Three lines of the foot are taken: tabs, pages, print. In large type a question may need that
  // of the tabs.
  const float room = rest.height() - 3 * (line + gap);
  if (!asks || AskedHeight(stage, item, item.situations[*open]) <= room)
    LeafTabs(stage, rest.CutTop(line, gap));
  Rect last = rest.CutBottom(line, gap);
  if (!model::AnswersFor(stage.model, item).empty() && here.leaf == Leaf::kBring) {
    const ButtonContent change{stage.Say(Word::kChangeAnswers), icons::kEdit,
                               ButtonKind::kSecondary, true};
    const float width = ButtonWidth(stage.ui, change);
    if (Button(stage.ui, "answers.change", last.CutRight(width, gap), change))
      stage.Send(model::AnswersCleared{});
  }
  PrintButton(stage, last);
  const Rect pages = rest.CutBottom(line, gap);
  if (asks) {
    const catalogue::Question& question = item.situations[*open];
    const std::string& words = stage.Show(question.name);
    const Rect title = rest.CutTop(SectionTitleHeight(stage.ui, rest.width(), words), gap);
    {
      const auto scope = stage.ui.frame.Open(
          {.id = "question." + question.id, .role = canvas::Role::kText, .rect = title});
      SectionTitle(stage.ui, title, words);
    }
    DrawOptions(stage, item, question, rest);
  }
  AddLeaf(sheet, stage, item, false);
  const int count = sheet.DrawPage(display, here.page);
  DrawPageButtons(stage, pages, here.page, count);
}

/// What is not handled any more: why, where to go instead, and whom to ask.
void DrawDiscontinued(Stage& stage, const catalogue::Item& item) {
  Rect rest = stage.content;
  Sheet sheet(stage, stage.low() ? stage.display.width() : rest.width());
  sheet.AddHeading("item.name", stage.Show(item.name));
  sheet.AddSection("item.discontinued", stage.Say(Word::kDiscontinued));
  sheet.AddParagraph("item.discontinued.notice", stage.Show(item.discontinued));
  if (!item.phone.empty())
    sheet.AddFact("fact.phone", {icons::kPhone, stage.Say(Word::kPhone), item.phone});
  if (stage.low()) {
    const int count = sheet.DrawPage(stage.display, model::Here(stage.model).page);
    return DrawPageButtons(stage, rest.CutBottom(ButtonHeight(stage.theme()), stage.gap()),
                           model::Here(stage.model).page, count);
  }
  ReadButton(stage, rest.CutBottom(ButtonHeight(stage.theme()) * 1.25F, stage.gap()));
  sheet.DrawScrolling("item." + item.id + ".discontinued", rest);
}

}  // namespace

void DrawItem(Stage& stage) {
  const catalogue::Item* item = model::OpenItem(stage.model);
  if (item == nullptr) return;
  if (catalogue::IsDiscontinued(*item)) return DrawDiscontinued(stage, *item);
  if (stage.low()) return DrawLow(stage, *item);
  const Theme& theme = stage.theme();
  Rect rest = stage.content;
  const std::string& name = stage.Show(item->name);
  const std::string& summary = stage.Show(item->summary);
  const bool summed = !summary.empty() && !stage.elder();
  Heading(stage.ui, "item.name",
          rest.CutTop(HeadingHeight(stage.ui, rest.width(), name),
                      summed ? theme.space.tiny : stage.gap()),
          name);
  if (summed)
    Paragraph(stage.ui, "item.summary",
              rest.CutTop(ParagraphHeight(stage.ui, rest.width(), summary), stage.gap()), summary,
              true);
  LeafTabs(stage, rest.CutTop(ButtonHeight(theme), stage.gap()));
  const float print = ButtonHeight(theme) * 1.25F;
  Rect last = rest.CutBottom(print, stage.gap());
  ReadButton(stage, last.CutRight(last.width() * 0.34F, stage.gap()));
  PrintButton(stage, last);
  Sheet sheet(stage, rest.width());
  AddLeaf(sheet, stage, *item, true);
  const auto leaf = std::to_string(static_cast<int>(model::Here(stage.model).leaf));
  sheet.DrawScrolling("item." + item->id + "." + leaf, rest);
}

}  // namespace yichuang::view
