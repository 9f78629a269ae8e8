#include "kiosk/view/icons.h"
#include "kiosk/view/sheet.h"
#include "kiosk/view/stage.h"

namespace yichuang::view {
using canvas::Rect;

namespace {

/// Both ways, for whoever wants to report it here.
void DrawWays(Stage& stage, const Rect& row) {
  const float gap = stage.theme().space.small;
  const ButtonContent cannot{stage.Say(Word::kMatterCannot), icons::kReport, ButtonKind::kPrimary,
                             true};
  const ButtonContent complain{stage.Say(Word::kMatterComplaint), icons::kChat,
                               ButtonKind::kPrimary, true};
  const auto open = [&stage](const char* kind) {
    stage.Send(model::Opened{{.screen = model::Screen::kMatter, .id = kind}});
  };
  if (Button(stage.ui, "complaint.cannot", row.Column(0, 2, gap), cannot)) open("cannot_be_done");
  if (Button(stage.ui, "complaint.complain", row.Column(1, 2, gap), complain)) open("complaint");
}

}  // namespace

void DrawComplaint(Stage& stage) {
  const bool low = stage.low();
  const bool ways = stage.model.setting.linked;
  Rect rest = stage.content;
  const float height = ButtonHeight(stage.theme()) * 1.3F;
  if (ways) DrawWays(stage, low ? rest.CutTop(height) : rest.CutBottom(height, stage.gap()));
  const Rect& room = low ? stage.display : rest;
  const model::Setting& setting = stage.model.setting;
  Sheet sheet(stage, room.width());
  sheet.AddHeading("complaint.title", stage.Say(Word::kComplaintTitle));
  sheet.AddParagraph("complaint.what", stage.Say(Word::kComplaintWhat));
  if (ways) sheet.AddParagraph("complaint.here", stage.Say(Word::kComplaintHere), true);
  sheet.AddFact("complaint.desk", {icons::kPlace, stage.Say(Word::kComplaintDesk),
                                   stage.Show(setting.complaint_desk)});
  sheet.AddFact("complaint.phone",
                {icons::kPhone, stage.Say(Word::kTelephone), setting.complaint_phone});
  sheet.AddSection("complaint.does", stage.Say(Word::kComplaintDoes));
  const std::vector<StepContent> steps{
      {stage.Say(Word::kComplaintDoes1), "", "", StepState::kPlain},
      {stage.Say(Word::kComplaintDoes2), "", "", StepState::kPlain},
      {stage.Say(Word::kComplaintDoes3), "", "", StepState::kPlain},
  };
  sheet.Add(
      StepFlowHeight(stage.ui, room.width(), steps),
      [&stage, steps](const Rect& rect) { StepFlow(stage.ui, "complaint.steps", rect, steps); },
      stage.gap());
  sheet.AddSection("complaint.bring", stage.Say(Word::kComplaintBring));
  sheet.AddParagraph("complaint.not", stage.Say(Word::kComplaintNot), true);
  if (!low) return sheet.DrawScrolling("complaint", room);
  const int page = model::Here(stage.model).page;
  const int pages = sheet.DrawPage(room, page);
  DrawPageButtons(stage, rest.CutBottom(ButtonHeight(stage.theme())), page, pages);
}

}  // namespace yichuang::view
