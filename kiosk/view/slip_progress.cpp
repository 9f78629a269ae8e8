#include "kiosk/view/slip_progress.h"

#include "kiosk/text/dates.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/sheet.h"

namespace yichuang::view {
namespace {

using canvas::Rect;
using model::MatterStage;
using model::ProgressStep;

struct MatterWords {
  Word is, next;
};

MatterWords MatterWordsOf(MatterStage stage) {
  switch (stage) {
    case MatterStage::kOpen:
      return {Word::kMatterOpen, Word::kMatterNextWait};
    case MatterStage::kGuided:
      return {Word::kMatterGuided, Word::kMatterNextGo};
    case MatterStage::kUnclear:
      return {Word::kMatterUnclear, Word::kMatterNextWait};
    case MatterStage::kHandling:
      return {Word::kMatterHandling, Word::kMatterNextWait};
    case MatterStage::kWaiting:
      return {Word::kMatterWaiting, Word::kMatterNextBring};
    case MatterStage::kOffered:
      return {Word::kMatterOffered, Word::kMatterNextWait};
    case MatterStage::kRectifying:
      return {Word::kMatterRectifying, Word::kMatterNextWait};
    case MatterStage::kAppealed:
      return {Word::kMatterAppealed, Word::kMatterNextWait};
    case MatterStage::kAnswered:
      return {Word::kMatterAnswered, Word::kMatterNextSay};
    case MatterStage::kCalledBack:
      return {Word::kMatterCalledBack, Word::kMatterNextSay};
    case MatterStage::kSolved:
      return {Word::kMatterSolved, Word::kMatterNextSay};
    case MatterStage::kExplained:
      return {Word::kMatterExplained, Word::kMatterNextSay};
    case MatterStage::kReferred:
      return {Word::kMatterReferred, Word::kMatterNextSay};
    case MatterStage::kWithdrawn:
      return {Word::kMatterWithdrawn, Word::kNextNothing};
    case MatterStage::kExcluded:
      return {Word::kMatterExcluded, Word::kNextNothing};
  }
  return {Word::kMatterOpen, Word::kMatterNextWait};
}

std::string HallDate(const Stage& stage, model::Instant at) {
  const auto day = std::chrono::floor<std::chrono::days>(model::WallClock(stage.model, at));
  return text::PlainDate(stage.language(), std::chrono::year_month_day(day));
}

void DrawSlipButtons(Stage& stage, Rect row, bool unsolved) {
  const ButtonContent again{stage.Say(Word::kProgressAgain), icons::kSearch, ButtonKind::kSecondary,
                            true};
  const ButtonContent reopen{stage.Say(Word::kUnsolved), icons::kReport, ButtonKind::kPrimary,
                             true};
  if (unsolved && Button(stage.ui, "progress.unsolved",
                         row.CutRight(row.width() * 0.5F, stage.theme().space.small), reopen))
    stage.Send(model::UnsolvedAsked{});
  if (Button(stage.ui, "progress.again", row, again)) stage.Send(model::ProgressAgain{});
}

}  // namespace

void DrawSlipProgress(Stage& stage, const model::ProgressJob& job) {
  const model::MatterProgress& matter = job.matter;
  const MatterWords words = MatterWordsOf(matter.stage);
  const bool reopened = job.step == ProgressStep::kReopened;
  Rect rest = stage.content;
  const float height = ButtonHeight(stage.theme());
  const Rect row = stage.low() ? rest.CutTop(height) : rest.CutBottom(height, stage.gap());
  DrawSlipButtons(stage, row, !reopened && model::MayStillBeUnsolved(matter.stage));
  const Rect& room = stage.low() ? stage.display : rest;
  Sheet sheet(stage, room.width());
  if (reopened) {
    const BannerContent told{BannerKind::kInfo, stage.Say(Word::kReopened), ""};
    sheet.Add(BannerHeight(stage.ui, room.width(), told), [&stage, told](const Rect& place) {
      Banner(stage.ui, "progress.reopened", place, told);
    });
  }
  sheet.AddHeading("progress.matter", stage.Say(words.is));
  if (matter.overdue) sheet.AddParagraph("progress.overdue", stage.Say(Word::kMatterOverdue));
  sheet.AddParagraph("progress.matter.next", stage.Say(words.next));
  if (matter.due && !model::IsOver(matter.stage))
    sheet.AddFact("progress.due",
                  {icons::kCalendar, stage.Say(Word::kMatterDue), HallDate(stage, *matter.due)});
  if (matter.opened)
    sheet.AddFact("progress.since", {icons::kCalendar, stage.Say(Word::kMatterSince),
                                     HallDate(stage, *matter.opened)});
  sheet.AddFact("progress.no", {icons::kDocument, stage.Say(Word::kMatterNo), matter.no});
  if (stage.low()) {
    sheet.DrawPage(room, 0);
  } else {
    sheet.DrawScrolling("progress.slip", room);
  }
  if (job.step != ProgressStep::kUnsolved) return;
  DialogContent dialog;
  dialog.title = stage.Say(Word::kUnsolvedSure);
  dialog.text = stage.Say(Word::kUnsolvedSureDo);
  dialog.actions = {{"no", {stage.Say(Word::kCardCancel), icons::kClose, ButtonKind::kSecondary}},
                    {"yes", {stage.Say(Word::kUnsolvedYes), icons::kCheck, ButtonKind::kPrimary}}};
  const auto touched = Dialog(stage.ui, "unsolved", dialog);
  if (touched) stage.Send(model::UnsolvedAnswered{touched == "yes"});
}

}  // namespace yichuang::view
