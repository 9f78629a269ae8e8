#include "kiosk/model/hours.h"
#include "kiosk/text/dates.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/sheet.h"
#include "kiosk/view/stage.h"
#include "kiosk/view/wording.h"

namespace yichuang::view {
namespace {

using canvas::Rect;

void AddWeek(Sheet& sheet, Stage& stage) {
  sheet.AddSection("hours", stage.Say(Word::kWeekHead));
  const std::chrono::local_days today{model::Today(stage.model)};
  for (int ahead = 0; ahead < 7; ++ahead) {
    const std::chrono::year_month_day day{today + std::chrono::days{ahead}};
    const model::DayHours hours = model::HoursOf(stage.model, day);
    std::string name = text::ShortDate(stage.language(), day);
    if (ahead == 0) name = stage.Say(Word::kToday) + " · " + name;
    RowContent row{name, stage.Show(hours.reason), SpansText(stage, hours.open), icons::kClock,
                   false};
    // Large type has no room for both on one line.
    if (stage.elder()) {
      row.subtitle = row.trailing + (row.subtitle.empty() ? "" : " · " + row.subtitle);
      row.trailing.clear();
    }
    sheet.Add(RowHeight(stage.ui, sheet.width(), row),
              [&stage, row, id = "hours." + std::to_string(ahead)](const Rect& rect) {
                Row(stage.ui, id, rect, row);
              });
  }
}

}  // namespace

void DrawNotices(Stage& stage) {
  const bool low = stage.low();
  const Rect& room = low ? stage.display : stage.content;
  Sheet sheet(stage, room.width());
  sheet.AddHeading("notices.title", stage.Say(Word::kNoticesTitle));
  const auto notices = model::NoticesNow(stage.model);
  if (notices.empty()) sheet.AddParagraph("notices.none", stage.Say(Word::kNoticesNone));
  for (const model::Notice* notice : notices) {
    sheet.AddSection("notice." + notice->id, stage.Show(notice->title));
    sheet.AddParagraph("notice." + notice->id + ".text", stage.Show(notice->text));
  }
  AddWeek(sheet, stage);
  if (!low) return sheet.DrawScrolling("notices", room);
  const int page = model::Here(stage.model).page;
  const int pages = sheet.DrawPage(room, page);
  Rect rest = stage.content;
  DrawPageButtons(stage, rest.CutBottom(ButtonHeight(stage.theme())), page, pages);
}

}  // namespace yichuang::view
