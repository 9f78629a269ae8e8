#include <algorithm>
#include <cmath>
#include <utility>
#include <variant>

#include "kiosk/model/guide.h"
#include "kiosk/text/dates.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/sheet.h"
#include "kiosk/view/stage.h"

namespace yichuang::view {
namespace {

using canvas::Rect;
using model::CaseStage;
using model::ProgressStep;

/// What became of it, and what comes next.
struct StageWords {
  Word is, next;
};

StageWords WordsOf(CaseStage stage) {
  switch (stage) {
    case CaseStage::kReceived:
      return {Word::kStageReceived, Word::kNextReceived};
    case CaseStage::kCorrection:
      return {Word::kStageCorrection, Word::kNextCorrection};
    case CaseStage::kAccepted:
      return {Word::kStageAccepted, Word::kNextAccepted};
    case CaseStage::kReview:
      return {Word::kStageReview, Word::kNextReview};
    case CaseStage::kSuspended:
      return {Word::kStageSuspended, Word::kNextSuspended};
    case CaseStage::kApproved:
      return {Word::kStageApproved, Word::kNextFetch};
    case CaseStage::kDenied:
      return {Word::kStageDenied, Word::kNextFetch};
    case CaseStage::kDelivered:
      return {Word::kStageDelivered, Word::kNextNothing};
    case CaseStage::kRefused:
      return {Word::kStageRefused, Word::kNextAsk};
    case CaseStage::kNotRequired:
      return {Word::kStageNotRequired, Word::kNextNothing};
    case CaseStage::kWithdrawn:
      return {Word::kStageWithdrawn, Word::kNextNothing};
    case CaseStage::kLapsed:
      return {Word::kStageLapsed, Word::kNextAsk};
    case CaseStage::kPromiseBroken:
      return {Word::kStagePromiseBroken, Word::kNextAsk};
    case CaseStage::kElsewhere:
      return {Word::kStageElsewhere, Word::kNextElsewhere};
  }
  return {Word::kStageReceived, Word::kNextReceived};
}

void AddCase(Sheet& sheet, Stage& stage, const model::CaseProgress& each, std::size_t place) {
  const std::string id = "progress.case." + std::to_string(place);
  const catalogue::Item* item = model::FindItem(stage.model, each.item);
  sheet.AddSection(id, item == nullptr ? each.item : stage.Show(item->name));
  const StageWords words = WordsOf(each.stage);
  sheet.AddHeading(id + ".stage", stage.Say(words.is));
  sheet.AddParagraph(id + ".next", stage.Say(words.next));
  const auto fact = [&](const char* name, Word label,
                        const std::optional<std::chrono::year_month_day>& day) {
    if (day)
      sheet.AddFact(id + name,
                    {icons::kCalendar, stage.Say(label), text::PlainDate(stage.language(), *day)});
  };
  fact(".until", Word::kProgressUntil, each.until);
  fact(".promised", Word::kProgressPromised, each.promised);
  fact(".legal", Word::kProgressLegal, each.legal);
  fact(".received", Word::kProgressReceived, each.received);
  sheet.AddFact(id + ".no", {icons::kDocument, stage.Say(Word::kProgressNo), each.no});
}

void DrawTold(Stage& stage, const model::ProgressJob& job) {
  const bool low = stage.low();
  Rect rest = stage.content;
  const ButtonContent again{stage.Say(Word::kProgressAgain), icons::kSearch, ButtonKind::kSecondary,
                            true};
  const Rect button = low ? rest.CutTop(ButtonHeight(stage.theme()), stage.theme().space.small)
                          : rest.CutBottom(ButtonHeight(stage.theme()), stage.gap());
  if (Button(stage.ui, "progress.again", button, again)) stage.Send(model::ProgressAgain{});
  const Rect& room = low ? stage.display : rest;
  Sheet sheet(stage, room.width());
  for (std::size_t i = 0; i < job.cases.size(); ++i) AddCase(sheet, stage, job.cases[i], i);
  if (!low) return sheet.DrawScrolling("progress", room);
  const int page = model::Here(stage.model).page;
  const int pages = sheet.DrawPage(room, page);
  DrawPageButtons(stage, rest.CutBottom(ButtonHeight(stage.theme())), page, pages);
}

void DrawTrouble(Stage& stage, const model::ProgressJob& job) {
  Word title = Word::kProgressNotMatched;
  Word text = Word::kProgressNotMatchedDo;
  if (job.trouble == model::ProgressTrouble::kWait) {
    title = Word::kProgressWait;
    text = Word::kProgressWaitDo;
  } else if (job.trouble == model::ProgressTrouble::kHubAway) {
    title = Word::kProgressAway;
    text = Word::kProgressAwayDo;
  }
  Rect rest = stage.content;
  const ButtonContent again{stage.Say(Word::kProgressAgain), icons::kSearch, ButtonKind::kPrimary,
                            true};
  const float height = ButtonHeight(stage.theme());
  const Rect button = stage.low() ? rest.CutTop(height) : rest.CutBottom(height, stage.gap());
  if (Button(stage.ui, "progress.again", button, again)) stage.Send(model::ProgressAgain{});
  const bool away = job.trouble == model::ProgressTrouble::kHubAway;
  EmptyState(stage.ui, "progress.trouble", stage.low() ? stage.display : rest,
             {away ? Art::kOffline : Art::kSearch, stage.Say(title), stage.Say(text)});
}

/// What was read or typed so far, large; digits in groups of four.
void DrawEntry(Stage& stage, const Rect& rect, const std::string& text, bool hidden) {
  const Theme& theme = stage.theme();
  Surface(stage.ui, rect, theme.radius, theme.colors.surface);
  const bool grouped = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  std::string shown;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (grouped && i > 0 && i % 4 == 0) shown += ' ';
    shown += hidden ? std::string("●") : std::string(1, text[i]);
  }
  const auto scope =
      stage.ui.frame.Open({.id = "progress.entry", .role = canvas::Role::kText, .rect = rect});
  auto style = theme.Title(theme.colors.ink);
  const float width = stage.ui.frame.Measure(shown, style).width;
  const float room = rect.width() - 2 * theme.space.medium;
  if (width > room) style.px = std::floor(style.px * room / width);
  stage.ui.frame.Text(
      rect, shown, style,
      {.align = canvas::Align::kCenter, .vertical = canvas::VerticalAlign::kMiddle});
}

void DrawQuestion(Stage& stage, const model::ProgressJob& job) {
  const Theme& theme = stage.theme();
  const bool digits = job.step == ProgressStep::kLast4;
  Rect rest = stage.content;
  Rect words = stage.low() ? stage.display : rest;
  const std::string title = stage.Say(digits ? Word::kProgressLast4 : Word::kProgressNumber);
  const std::string how = stage.Say(digits ? Word::kProgressLast4How : Word::kProgressNumberHow);
  Heading(stage.ui, "progress.title",
          words.CutTop(HeadingHeight(stage.ui, words.width(), title), theme.space.small), title);
  Paragraph(stage.ui, "progress.how",
            words.CutTop(ParagraphHeight(stage.ui, words.width(), how), stage.gap()), how, true);
  DrawEntry(stage, words.CutTop(theme.type.title * 2.4F, stage.gap()),
            digits ? job.last4 : job.number, digits);
  Rect keys = stage.low() ? rest : words;
  if (!digits) {
    const ButtonContent next{stage.Say(Word::kProgressNext), icons::kArrowForward,
                             ButtonKind::kPrimary,
                             job.number.size() >= model::kLeastProgressNumber};
    const Rect button = keys.CutBottom(ButtonHeight(theme), theme.space.small);
    if (Button(stage.ui, "progress.next", button, next)) stage.Send(model::ProgressNumber{});
  }
  if (!stage.low()) keys = keys.CutTop(std::min(keys.height(), 480 * theme.dp));
  // The last place of an identity number may be X.
  const std::string clear = digits ? "X" : stage.Say(Word::kKeyClear);
  const auto touched =
      NumberPad(stage.ui, "progress", keys, clear, stage.Say(Word::kKeyErase), digits);
  if (!touched) return;
  if (const auto* letter = std::get_if<key::Letter>(&*touched)) {
    stage.Send(model::ProgressKey{letter->letter});
  } else if (std::holds_alternative<key::Clear>(*touched)) {
    if (digits) {
      stage.Send(model::ProgressKey{'X'});
    } else {
      stage.Send(model::ProgressErased{true});
    }
  } else {
    stage.Send(model::ProgressErased{false});
  }
}

/// A scanner types like a keyboard, and ends with Enter.
void TakeScanner(Stage& stage) {
  const canvas::InputFrame& input = stage.ui.frame.input();
  if (!input.text.empty()) stage.Send(model::ProgressTyped{input.text});
  if (std::ranges::find(input.keys, canvas::Key::kEnter) != input.keys.end())
    stage.Send(model::ProgressNumber{});
}

}  // namespace

void DrawProgress(Stage& stage) {
  static const model::ProgressJob kNone;
  const model::ProgressJob& job = stage.model.visit.progress ? *stage.model.visit.progress : kNone;
  TakeScanner(stage);
  switch (job.step) {
    case ProgressStep::kNumber:
    case ProgressStep::kLast4:
      return DrawQuestion(stage, job);
    case ProgressStep::kAsking:
      return EmptyState(stage.ui, "progress.asking", stage.low() ? stage.display : stage.content,
                        {Art::kPapers, stage.Say(Word::kProgressAsking), ""});
    case ProgressStep::kTold:
      return DrawTold(stage, job);
    case ProgressStep::kTrouble:
      return DrawTrouble(stage, job);
  }
}

}  // namespace yichuang::view
