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
  std::string yours = stage.Say(Word::kNumberYours);
  canvas::TextStyle digits{std::round(190 * theme.dp), true, theme.colors.primary, 1.15F};
  const auto label = theme.Title(theme.colors.ink_soft);
  float words = BlockHeight(stage.ui, rect.width(), {{yours, label}});
  if (words > rect.height() * 0.4F) {  // the digits are what is needed; the sentence is heard
    yours.clear();
    words = 0;
  }
  const float room = rect.height() - words;
  digits.px = std::floor(std::min(digits.px, room / digits.line_height));
  const float width = stage.ui.frame.Measure(text, digits).width;
  if (width > rect.width()) digits.px = std::floor(digits.px * rect.width() / width);
  DrawBlock(stage.ui, rect, {{yours, label}, {text, digits, 0}}, Align::kCenter,
            VerticalAlign::kMiddle);
}

/// Where, how many are before, how long, and what to do now.
struct Facts {
  std::string name, where, ahead, wait, sit;
};

Facts FactsOf(const Stage& stage) {
  const model::GivenNumber& given = Given(stage);
  Facts facts;
  facts.sit = stage.Say(Word::kNumberSit);
  if (const auto* group = model::FindGroup(stage.model, given.group)) {
    facts.name = stage.Show(catalogue::Text{group->name.zh, group->name.en});
    facts.where = stage.Show(catalogue::Text{group->where.zh, group->where.en});
  }
  if (given.offline) return facts;
  facts.ahead = given.ahead == 0 ? stage.Say(Word::kNumberNext)
                                 : stage.Say(Word::kNumberAhead, {std::to_string(given.ahead)});
  if (given.wait.until > 0)
    facts.wait = stage.Say(Word::kNumberRange,
                           {std::to_string(given.wait.from), std::to_string(given.wait.until)});
  return facts;
}

/// `close`: a size smaller, for little room. The views are of `facts`.
std::vector<BlockLine> LinesOf(const Facts& facts, const Theme& theme, bool close) {
  const auto& ink = theme.colors.ink;
  const auto& primary = theme.colors.primary;
  const float gap = close ? 0 : theme.space.small;
  return {{facts.name, close ? theme.Subtitle(ink) : theme.Title(ink)},
          {facts.where, close ? theme.Body(ink) : theme.Subtitle(ink), 0},
          {facts.ahead, theme.Body(ink), gap},
          {facts.wait, theme.Body(ink), 0},
          {facts.sit, close ? theme.Subtitle(primary) : theme.Title(primary), gap}};
}

void DrawFacts(Stage& stage, const Rect& rect, const std::vector<BlockLine>& lines) {
  const auto scope =
      stage.ui.frame.Open({.id = "number.facts", .role = canvas::Role::kText, .rect = rect});
  DrawBlock(stage.ui, rect, lines, Align::kCenter, VerticalAlign::kMiddle);
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
  if (Given(stage).offline) {
    const auto* group = model::FindGroup(stage.model, Given(stage).group);
    const bool limits = group != nullptr && group->ask_person;
    banners.push_back({"number.offline",
                       {BannerKind::kOffline, stage.Say(Word::kNumberOffline),
                        stage.Say(limits ? Word::kNumberUnchecked : Word::kNumberOfflineMore)}});
  }
  if (const auto& paper = stage.model.visit.number->paper)
    banners.push_back({"number.paper", PaperBanner(stage, *paper)});
  return banners;
}

void DrawNumberPanel(Stage& stage, const Rect& rect) {
  const Theme& theme = stage.theme();
  Surface(stage.ui, rect, theme.radius, theme.colors.surface);
  Rect room = rect.Inset(theme.space.large, theme.space.medium);
  auto banners = Banners(stage);
  float told = 0;
  for (const auto& [id, banner] : banners) told += BannerHeight(stage.ui, room.width(), banner);
  // The number comes first; that the network is down stands above this panel as well.
  if (Given(stage).offline && room.height() - told < theme.type.title * 6)
    banners.front().second.detail.clear();
  for (auto banner = banners.rbegin(); banner != banners.rend(); ++banner) {
    const float height = BannerHeight(stage.ui, room.width(), banner->second);
    Banner(stage.ui, banner->first, room.CutBottom(height, theme.space.small), banner->second);
  }
  const Facts facts = FactsOf(stage);
  auto lines = LinesOf(facts, theme, false);
  // Above the facts the digits want two fifths; a panel too low for that has them beside.
  if (BlockHeight(stage.ui, room.width(), lines) > room.height() * 0.6F)
    lines = LinesOf(facts, theme, true);
  const float height = BlockHeight(stage.ui, room.width(), lines);
  if (!theme.landscape() && height <= room.height() * 0.6F) {
    const Rect below = room.CutBottom(height, theme.space.small);
    DrawDigits(stage, room);
    return DrawFacts(stage, below, lines);
  }
  const Rect left =
      room.CutLeft(room.width() * (theme.landscape() ? 0.5F : 0.36F), theme.space.medium);
  DrawDigits(stage, left);
  DrawFacts(stage, room, lines);
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
