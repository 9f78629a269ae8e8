#include <algorithm>

#include "kiosk/model/shelf.h"
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

}  // namespace

void DrawNumbers(Stage& stage) {
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

}  // namespace yichuang::view
