#include "kiosk/model/idle.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/stage.h"

namespace yichuang::view {
namespace {

Word TroubleTitle(model::PrintOutcome outcome) {
  switch (outcome) {
    case model::PrintOutcome::kPaperOut:
      return Word::kPaperOut;
    case model::PrintOutcome::kCoverOpen:
      return Word::kCoverOpen;
    case model::PrintOutcome::kNoPrinter:
      return Word::kNoPrinter;
    case model::PrintOutcome::kPrinted:
    case model::PrintOutcome::kFailed:
      break;
  }
  return Word::kPrintFailed;
}

DialogContent PrintDialog(const Stage& stage, const model::PrintJob& job) {
  const DialogAction close{"close", {stage.Say(Word::kClose), icons::kClose}};
  DialogContent dialog;
  switch (job.stage) {
    case model::PrintStage::kPrinting:
      dialog.title = stage.Say(Word::kPrinting);
      break;
    case model::PrintStage::kDone:
      dialog.title = stage.Say(Word::kPrintDone);
      dialog.text = stage.Say(Word::kPrintTake);
      dialog.actions = {close};
      dialog.actions[0].button.kind = ButtonKind::kPrimary;
      break;
    case model::PrintStage::kTrouble: {
      const bool can_retry = job.outcome != model::PrintOutcome::kNoPrinter;
      dialog.title = stage.Say(TroubleTitle(job.outcome));
      dialog.text = stage.Say(Word::kPrintInstead);
      if (can_retry) dialog.text = stage.Say(Word::kPrintTellDesk) + "\n" + dialog.text;
      dialog.actions = {close};
      if (can_retry)
        dialog.actions.push_back(
            {"again", {stage.Say(Word::kPrintAgain), icons::kPrint, ButtonKind::kPrimary}});
      break;
    }
  }
  return dialog;
}

void DrawPrint(Stage& stage) {
  if (!stage.model.visit.print) return;
  const auto touched = Dialog(stage.ui, "print", PrintDialog(stage, *stage.model.visit.print));
  if (touched == "close") stage.Send(model::PrintDialogClosed{});
  if (touched == "again") stage.Send(model::PrintAsked{});
}

Word TroubleText(model::NumberTrouble trouble) {
  switch (trouble) {
    case model::NumberTrouble::kNoneLeft:
      return Word::kTroubleNoneLeft;
    case model::NumberTrouble::kHallClosed:
      return Word::kTroubleHallClosed;
    case model::NumberTrouble::kNumbersOut:
      return Word::kTroubleNumbersOut;
    case model::NumberTrouble::kUnknownGroup:
      return Word::kTroubleUnknownGroup;
    case model::NumberTrouble::kPersonLimit:
      return Word::kTroublePersonLimit;
    case model::NumberTrouble::kOther:
      break;
  }
  return Word::kTroubleOther;
}

void DrawNumberDialog(Stage& stage) {
  if (!stage.model.visit.number) return;
  const model::NumberJob& number = *stage.model.visit.number;
  DialogContent dialog;
  switch (number.stage) {
    case model::NumberStage::kGiven:
      return;
    case model::NumberStage::kAsking:
      dialog.title = stage.Say(Word::kNumberAsking);
      break;
    case model::NumberStage::kRefused:
      dialog.title = stage.Say(Word::kNumberRefused);
      dialog.text = stage.Say(TroubleText(number.trouble));
      break;
    case model::NumberStage::kCancelled:
      dialog.title = stage.Say(Word::kNumberCancelled, {contract::TextOf(number.given.number)});
      dialog.text = stage.Say(Word::kNumberCancelledDo);
      break;
  }
  if (number.stage != model::NumberStage::kAsking)
    dialog.actions = {{"close", {stage.Say(Word::kClose), icons::kClose, ButtonKind::kPrimary}}};
  if (Dialog(stage.ui, "number.dialog", dialog) == "close") stage.Send(model::NumberDialogClosed{});
}

void DrawIdleWarning(Stage& stage) {
  const auto left = model::SecondsLeft(stage.model);
  if (!left) return;
  const auto& setting = stage.model.setting;
  DialogContent dialog;
  dialog.title = stage.Say(Word::kIdleTitle);
  dialog.text = stage.Say(Word::kIdleText, {std::to_string(*left)});
  dialog.seconds = left;
  dialog.seconds_of = static_cast<int>((setting.idle_wipe - setting.idle_warning).count());
  dialog.actions = {{"leave", {stage.Say(Word::kLeave), icons::kCheck, ButtonKind::kSecondary}},
                    {"stay", {stage.Say(Word::kIdleStay), icons::kPerson, ButtonKind::kPrimary}}};
  const auto touched = Dialog(stage.ui, "idle", dialog);
  if (touched == "leave") stage.Send(model::LeaveAsked{});
  if (touched == "stay") stage.Send(model::StayAsked{});
}

/// Fills the whole screen with one message; nothing below can be touched.
void Cover(Stage& stage, std::string_view id, std::string title, std::string text,
           canvas::Color ground, canvas::Color ink, char32_t icon) {
  const Theme& theme = stage.theme();
  canvas::Frame& frame = stage.ui.frame;
  frame.RaiseLayer();
  canvas::Rect rect = frame.bounds();
  const auto scope =
      frame.Open({.id = std::string(id), .role = canvas::Role::kDialog, .rect = rect});
  frame.painter().Fill(rect, ground);
  rect = rect.Inset(theme.space.margin * 2, rect.height() * 0.18F);
  const float side = theme.dp * 160;
  frame.painter().Icon(icon, rect.CutTop(side, theme.space.large), side, ink);
  const auto title_style = theme.Display(ink);
  const float width = rect.width();
  const float title_height = frame.Measure(title, title_style, width).height;
  frame.Text(rect.CutTop(title_height, theme.space.large), title, title_style,
             {.align = canvas::Align::kCenter});
  auto style = theme.Title(ink);
  style.line_height = 1.5F;
  frame.Text(rect, text, style,
             {.align = canvas::Align::kCenter, .vertical = canvas::VerticalAlign::kTop});
}

}  // namespace

void DrawOverlays(Stage& stage) {
  const model::Model& model = stage.model;
  const Palette& colors = stage.theme().colors;
  if (model.hall.news.emergency) {
    return Cover(
        stage, "emergency", stage.Say(Word::kEmergencyTitle),
        stage.Show(*model.hall.news.emergency) + "\n\n" + stage.Say(Word::kEmergencyFollow),
        colors.danger, colors.on_danger, icons::kWarning);
  }
  if (model.cleaning_until) {
    const auto left = std::chrono::ceil<std::chrono::seconds>(*model.cleaning_until - model.now);
    return Cover(stage, "cleaning", stage.Say(Word::kCleaning, {std::to_string(left.count())}), "",
                 colors.primary, colors.on_primary, icons::kTimer);
  }
  DrawPrint(stage);
  DrawNumberDialog(stage);
  DrawIdleWarning(stage);
}

}  // namespace yichuang::view
