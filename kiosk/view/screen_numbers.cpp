#include <algorithm>
#include <cmath>

#include "kiosk/model/numbers.h"
#include "kiosk/model/shelf.h"
#include "kiosk/view/grid.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/sheet.h"
#include "kiosk/view/stage.h"
#include "kiosk/view/wording.h"

namespace yichuang::view {
namespace {

using canvas::Rect;

void AddDesk(Sheet& sheet, Stage& stage) {
  sheet.AddHeading("numbers.go", stage.Say(Word::kNumbersGo));
  sheet.AddParagraph("numbers.honest", stage.Say(Word::kNumbersHonest) +
                                           stage.Say(Word::kSpanSeparator) +
                                           stage.Say(Word::kNumbersWait));
  const model::Setting& setting = stage.model.setting;
  sheet.AddFact("numbers.desk",
                {icons::kPlace, stage.Say(Word::kGuideDesk), stage.Show(setting.guide_desk)});
  sheet.AddFact("numbers.phone", {icons::kPhone, stage.Say(Word::kTelephone), setting.guide_phone});
}

void AddCounters(Sheet& sheet, Stage& stage) {
  const auto counters = model::Counters(stage.model);
  if (counters.empty()) return;
  sheet.AddSection("numbers.windows", stage.Say(Word::kNumbersWindows));
  for (const model::Counter& counter : counters) {
    std::string items;
    for (const catalogue::Item* item : counter.items)
      items += (items.empty() ? "" : stage.Say(Word::kListSeparator)) + stage.Show(item->name);
    const std::string windows = stage.Say(Word::kWindows, {WindowNumbers(stage, counter.windows)});
    const RowContent row{windows + " · " + stage.Show(counter.place), items, "", icons::kPlace,
                         false};
    sheet.Add(RowHeight(stage.ui, sheet.width(), row),
              [&stage, row, id = "counter." + std::to_string(counter.windows.front())](
                  const Rect& rect) { Row(stage.ui, id, rect, row); });
  }
}

/// A hall that gives no numbers here: where to get one instead.
void DrawElsewhere(Stage& stage) {
  const bool low = stage.low();
  const Rect& room = low ? stage.display : stage.content;
  Sheet sheet(stage, room.width());
  AddDesk(sheet, stage);
  AddCounters(sheet, stage);
  if (!low) return sheet.DrawScrolling("numbers", room);
  const int page = model::Here(stage.model).page;
  const int pages = sheet.DrawPage(room, page);
  Rect rest = stage.content;
  DrawPageButtons(stage, rest.CutBottom(ButtonHeight(stage.theme())), page, pages);
}

Word ClosedText(contract::GroupState state) {
  switch (state) {
    case contract::GroupState::kNotYet:
      return Word::kGroupNotYet;
    case contract::GroupState::kUsedUp:
      return Word::kGroupUsedUp;
    case contract::GroupState::kNoHours:
      return Word::kClosedToday;
    case contract::GroupState::kOver:
    case contract::GroupState::kOpen:
      break;
  }
  return Word::kGroupOver;
}

std::string WaitingText(const Stage& stage, std::uint16_t waiting) {
  if (waiting == 0) return stage.Say(Word::kNumberNobodyWaits);
  return stage.Say(Word::kNumberWaiting, {std::to_string(waiting)});
}

ChoiceCardContent CardOf(const Stage& stage, const contract::QueueGroup& group) {
  const auto show = [&](const contract::BothTexts& text) {
    return stage.Show(catalogue::Text{text.zh, text.en});
  };
  const contract::GroupState state = model::StateNow(stage.model, group);
  ChoiceCardContent card{
      std::string(1, group.letter),        show(group.name), show(group.where), "", "",
      state == contract::GroupState::kOpen};
  if (!card.enabled) {
    card.state = stage.Say(ClosedText(state));
  } else if (stage.model.hall.hub_online) {  // else nobody knows it
    card.state = WaitingText(stage, group.waiting);
    if (group.wait.until > 0)
      card.state_more = stage.Say(Word::kNumberMinutes, {std::to_string(group.wait.from),
                                                         std::to_string(group.wait.until)});
  }
  return card;
}

void DrawGroups(Stage& stage) {
  const Theme& theme = stage.theme();
  const auto& groups = stage.model.hall.groups;
  Rect rest = stage.content;
  const std::string pick = stage.Say(Word::kNumbersPick);
  Heading(stage.ui, "numbers.pick",
          rest.CutTop(HeadingHeight(stage.ui, rest.width(), pick), theme.space.small), pick);
  Grid grid{rest, theme.landscape() ? 2 : 1, 1, theme.space.small};
  grid.rows = (static_cast<int>(groups.size()) + grid.columns - 1) / grid.columns;
  const auto rows = static_cast<float>(grid.rows);
  const float height =
      std::min((rest.height() - grid.gap * (rows - 1)) / rows, std::round(150 * theme.dp));
  grid.rect.bottom = rest.top + rows * height + (rows - 1) * grid.gap;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (ChoiceCard(stage.ui, "group." + groups[i].id, grid.Cell(i), CardOf(stage, groups[i])))
      stage.Send(model::NumberAsked{groups[i].id});
  }
}

/// Names below, to be touched; how they stand above.
void DrawLowGroups(Stage& stage) {
  const auto& groups = stage.model.hall.groups;
  Sheet sheet(stage, stage.display.width());
  sheet.AddHeading("numbers.pick", stage.Say(Word::kNumbersPick));
  const Grid grid{stage.content, 2, (static_cast<int>(groups.size()) + 1) / 2,
                  stage.theme().space.small};
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const ChoiceCardContent card = CardOf(stage, groups[i]);
    std::string about;
    for (const std::string* part : {&card.detail, &card.state, &card.state_more}) {
      if (!part->empty()) about += (about.empty() ? "" : " · ") + *part;
    }
    sheet.AddSection("about." + groups[i].id, card.mark + "  " + card.title);
    if (!about.empty()) sheet.AddParagraph("about." + groups[i].id + ".state", about, true);
    const ButtonContent button{card.mark + "  " + card.title, 0, ButtonKind::kSecondary,
                               card.enabled};
    if (Button(stage.ui, "group." + groups[i].id, grid.Cell(i), button) && card.enabled)
      stage.Send(model::NumberAsked{groups[i].id});
  }
  sheet.DrawPage(stage.display, 0);
}

}  // namespace

void DrawNumbers(Stage& stage) {
  if (stage.model.hall.groups.empty()) return DrawElsewhere(stage);
  if (stage.low()) return DrawLowGroups(stage);
  DrawGroups(stage);
}

}  // namespace yichuang::view
