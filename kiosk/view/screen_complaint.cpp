#include "kiosk/view/icons.h"
#include "kiosk/view/sheet.h"
#include "kiosk/view/stage.h"

namespace yichuang::view {
using canvas::Rect;

void DrawComplaint(Stage& stage) {
  const bool low = stage.low();
  const Rect& room = low ? stage.display : stage.content;
  const model::Setting& setting = stage.model.setting;
  Sheet sheet(stage, room.width());
  sheet.AddHeading("complaint.title", stage.Say(Word::kComplaintTitle));
  sheet.AddParagraph("complaint.what", stage.Say(Word::kComplaintWhat));
  sheet.AddParagraph("complaint.here", stage.Say(Word::kComplaintHere), true);
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
  Rect rest = stage.content;
  DrawPageButtons(stage, rest.CutBottom(ButtonHeight(stage.theme())), page, pages);
}

}  // namespace yichuang::view
