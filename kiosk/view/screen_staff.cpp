#include <utility>
#include <variant>

#include "kiosk/text/dates.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/sheet.h"
#include "kiosk/view/stage.h"

namespace yichuang::view {
namespace {

using canvas::Rect;

void DrawPinPad(Stage& stage, Rect rest) {
  const Theme& theme = stage.theme();
  const std::string title = stage.Say(Word::kStaffPin);
  Heading(stage.ui, "staff.pin", rest.CutTop(HeadingHeight(stage.ui, rest.width(), title)), title);
  std::string stars;
  for (std::size_t i = 0; i < stage.model.setting.staff_pin.size(); ++i)
    stars += i < stage.model.visit.pin.size() ? "● " : "○ ";
  Rect line = rest.CutTop(theme.type.title * 2, stage.gap());
  {
    const auto scope =
        stage.ui.frame.Open({.id = "staff.stars", .role = canvas::Role::kText, .rect = line});
    stage.ui.frame.Text(line, stars, theme.Title(theme.colors.ink),
                        {.align = canvas::Align::kCenter});
  }
  const Rect pad = stage.low()
                       ? stage.content
                       : rest.CutTop(theme.dp * 400).Centered({theme.dp * 420, theme.dp * 400});
  const auto touched =
      NumberPad(stage.ui, "pin", pad, stage.Say(Word::kKeyClear), stage.Say(Word::kKeyErase));
  if (!touched) return;
  if (const auto* letter = std::get_if<key::Letter>(&*touched))
    stage.Send(model::PinDigit{letter->letter - '0'});
  else
    stage.Send(model::PinErased{});
}

std::string HubText(const Stage& stage) {
  if (!stage.model.setting.linked) return stage.Say(Word::kStaffUnlinked);
  return stage.Say(stage.model.hall.hub_online ? Word::kStaffOnline : Word::kStaffOffline);
}

void DrawMaintenance(Stage& stage, const Rect& room, Rect controls) {
  const model::Model& model = stage.model;
  Sheet sheet(stage, room.width());
  sheet.AddHeading("staff.title", stage.Say(Word::kStaffTitle));
  const auto fact = [&](std::string_view id, Word name, std::string value) {
    sheet.AddFact(id, {0, stage.Say(name), std::move(value)});
  };
  fact("staff.device", Word::kStaffDevice, model.setting.device);
  fact("staff.software", Word::kStaffSoftware, model.setting.software);
  if (model.hall.catalogue) {
    const auto age = model.now - model.hall.catalogue_as_of;
    fact("staff.catalogue", Word::kStaffCatalogue,
         std::to_string(model.hall.catalogue->version) + " · " + text::Age(stage.language(), age));
    fact("staff.items", Word::kStaffItems, std::to_string(model.hall.catalogue->items.size()));
  }
  fact("staff.hub", Word::kStaffHub, HubText(stage));
  fact("staff.printer", Word::kStaffPrinter,
       stage.Say(model.setting.printer ? Word::kStaffPresent : Word::kStaffAbsent));
  sheet.DrawPage(room, 0);
  const ButtonContent clean{stage.Say(Word::kStaffClean), icons::kTimer, ButtonKind::kSecondary,
                            true};
  const ButtonContent exit{stage.Say(Word::kStaffExit), icons::kClose, ButtonKind::kDanger, true};
  const Rect row = controls.CutBottom(ButtonHeight(stage.theme()));
  if (Button(stage.ui, "staff.clean", row.Column(0, 2, stage.gap()), clean))
    stage.Send(model::CleaningAsked{});
  if (Button(stage.ui, "staff.exit", row.Column(1, 2, stage.gap()), exit))
    stage.Send(model::ExitAsked{});
}

}  // namespace

void DrawStaff(Stage& stage) {
  Rect rest = stage.content;
  if (!stage.model.visit.staff) return DrawPinPad(stage, stage.low() ? stage.display : rest);
  if (stage.low()) return DrawMaintenance(stage, stage.display, stage.content);
  const Rect controls = rest.CutBottom(ButtonHeight(stage.theme()), stage.gap());
  DrawMaintenance(stage, rest, controls);
}

}  // namespace yichuang::view
