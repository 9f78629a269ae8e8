#include <algorithm>
#include <cmath>

#include "kiosk/model/numbers.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/stage.h"
#include "kiosk/view/text_block.h"

namespace yichuang::view {
namespace {

using canvas::Align;
using canvas::Rect;
using canvas::VerticalAlign;

const model::GivenNumber& Given(const Stage& stage) { return stage.model.visit.number->given; }

std::string Spoken(const Stage& stage) {
  const model::GivenNumber& given = Given(stage);
  const std::string number = contract::TextOf(given.number);
  if (given.offline) return stage.Say(Word::kNumberSpokenPlain, {number});
  return stage.Say(Word::kNumberSpoken, {number, std::to_string(given.ahead)});
}

/// Huge, and heard as one sentence.
void DrawDigits(Stage& stage, const Rect& rect) {
  const Theme& theme = stage.theme();
  const auto scope = stage.ui.frame.Open(
      {.id = "number", .role = canvas::Role::kText, .label = Spoken(stage), .rect = rect});
  const std::string text = contract::TextOf(Given(stage).number);
  const std::string yours = stage.Say(Word::kNumberYours);
  canvas::TextStyle digits{std::round(190 * theme.dp), true, theme.colors.primary, 1.15F};
  const auto label = theme.Title(theme.colors.ink_soft);
  const float room = rect.height() - label.px * label.line_height;
  digits.px = std::floor(std::min(digits.px, room / digits.line_height));
  const float width = stage.ui.frame.Measure(text, digits).width;
  if (width > rect.width()) digits.px = std::floor(digits.px * rect.width() / width);
  DrawBlock(stage.ui, rect, {{yours, label}, {text, digits, 0}}, Align::kCenter,
            VerticalAlign::kMiddle);
}

/// Where, how many are before, how long, and what to do now.
void DrawFacts(Stage& stage, const Rect& rect) {
  const Theme& theme = stage.theme();
  const model::GivenNumber& given = Given(stage);
  const auto scope =
      stage.ui.frame.Open({.id = "number.facts", .role = canvas::Role::kText, .rect = rect});
  std::string name;
  std::string where;
  if (const auto* group = model::FindGroup(stage.model, given.group)) {
    name = stage.Show(catalogue::Text{group->name.zh, group->name.en});
    where = stage.Show(catalogue::Text{group->where.zh, group->where.en});
  }
  std::string ahead;
  std::string wait;
  if (!given.offline) {
    ahead = given.ahead == 0 ? stage.Say(Word::kNumberNext)
                             : stage.Say(Word::kNumberAhead, {std::to_string(given.ahead)});
    if (given.wait.until > 0)
      wait = stage.Say(Word::kNumberRange,
                       {std::to_string(given.wait.from), std::to_string(given.wait.until)});
  }
  const std::string sit = stage.Say(Word::kNumberSit);
  const float gap = theme.space.small;
  std::vector<BlockLine> lines{{name, theme.Title(theme.colors.ink)},
                               {where, theme.Subtitle(theme.colors.ink), 0},
                               {ahead, theme.Body(theme.colors.ink), gap},
                               {wait, theme.Body(theme.colors.ink), 0},
                               {sit, theme.Title(theme.colors.primary), gap}};
  if (BlockHeight(stage.ui, rect.width(), lines) > rect.height())
    lines[4].style = theme.Subtitle(theme.colors.primary);
  DrawBlock(stage.ui, rect, lines, Align::kCenter, VerticalAlign::kMiddle);
}

float FactsHeight(const Stage& stage) {
  const Type& type = stage.theme().type;
  return type.title * 1.25F * 3 + type.subtitle * 1.3F * 2 + type.body * 1.45F * 3 +
         stage.theme().space.small * 2;
}

/// What the printer does with it.
BannerContent PaperBanner(const Stage& stage, const model::PrintJob& paper) {
  switch (paper.stage) {
    case model::PrintStage::kPrinting:
      return {BannerKind::kInfo, stage.Say(Word::kNumberPrinting), ""};
    case model::PrintStage::kDone:
      return {BannerKind::kInfo, stage.Say(Word::kNumberPrinted), ""};
    case model::PrintStage::kTrouble:
      break;
  }
  return {BannerKind::kWarning, stage.Say(Word::kNumberNoPaper), stage.Say(Word::kNumberNoPaperDo)};
}

std::vector<std::pair<std::string, BannerContent>> Banners(const Stage& stage) {
  std::vector<std::pair<std::string, BannerContent>> banners;
  if (Given(stage).offline)
    banners.push_back({"number.offline",
                       {BannerKind::kOffline, stage.Say(Word::kNumberOffline),
                        stage.Say(Word::kNumberOfflineMore)}});
  if (const auto& paper = stage.model.visit.number->paper)
    banners.push_back({"number.paper", PaperBanner(stage, *paper)});
  return banners;
}

void DrawNumberPanel(Stage& stage, const Rect& rect) {
  const Theme& theme = stage.theme();
  Surface(stage.ui, rect, theme.radius, theme.colors.surface);
  Rect room = rect.Inset(theme.space.large, theme.space.medium);
  const auto banners = Banners(stage);
  for (auto banner = banners.rbegin(); banner != banners.rend(); ++banner) {
    const float height = BannerHeight(stage.ui, room.width(), banner->second);
    Banner(stage.ui, banner->first, room.CutBottom(height, theme.space.small), banner->second);
  }
  if (theme.landscape()) {
    const Rect left = room.Column(0, 2, theme.space.large);
    DrawDigits(stage, left);
    return DrawFacts(stage, room.Column(1, 2, theme.space.large));
  }
  const float facts = std::min(FactsHeight(stage), room.height() * 0.6F);
  const Rect below = room.CutBottom(facts, theme.space.small);
  DrawDigits(stage, room);
  DrawFacts(stage, below);
}

void DrawButtons(Stage& stage, Rect rect) {
  const float gap = stage.theme().space.small;
  const ButtonContent done{stage.Say(Word::kNumberDone), icons::kCheck, ButtonKind::kPrimary, true};
  if (!model::MayUndoNumber(stage.model)) {
    if (Button(stage.ui, "number.done", rect, done)) stage.Send(model::LeaveAsked{});
    return;
  }
  const ButtonContent wrong{stage.Say(Word::kNumberWrong), icons::kCancel, ButtonKind::kSecondary,
                            true};
  const ButtonContent again{stage.Say(Word::kNumberReprint), icons::kPrint, ButtonKind::kSecondary,
                            true};
  if (Button(stage.ui, "number.wrong", rect.Column(0, 3, gap), wrong))
    stage.Send(model::NumberCancelAsked{});
  if (Button(stage.ui, "number.again", rect.Column(1, 3, gap), again))
    stage.Send(model::NumberPrintAsked{});
  if (Button(stage.ui, "number.done", rect.Column(2, 3, gap), done))
    stage.Send(model::LeaveAsked{});
}

}  // namespace

void DrawNumber(Stage& stage) {
  const auto& number = stage.model.visit.number;
  if (!number || number->stage != model::NumberStage::kGiven) return;
  const Theme& theme = stage.theme();
  Rect rest = stage.content;
  const float height = ButtonHeight(theme) * 1.4F;
  DrawButtons(stage, stage.low() ? rest.CutTop(height, theme.space.small)
                                 : rest.CutBottom(height, theme.space.small));
  const std::string stays = stage.Say(Word::kNumberStays);
  const float words = ParagraphHeight(stage.ui, rest.width(), stays);
  Paragraph(stage.ui, "number.stays",
            stage.low() ? rest.CutTop(words) : rest.CutBottom(words, theme.space.small), stays,
            true);
  DrawNumberPanel(stage, stage.low() ? stage.display : rest);
}

}  // namespace yichuang::view
