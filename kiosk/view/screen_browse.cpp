#include <algorithm>

#include "kiosk/model/shelf.h"
#include "kiosk/view/entry_look.h"
#include "kiosk/view/grid.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/sheet.h"
#include "kiosk/view/stage.h"

namespace yichuang::view {
namespace {

using canvas::Rect;
using model::Shelf;

constexpr Shelf kShelves[] = {Shelf::kLifeEvent, Shelf::kTheme, Shelf::kDepartment};

void ShelfTabs(Stage& stage, const Rect& rect) {
  const Shelf here = model::Here(stage.model).shelf;
  const std::vector<ChoiceContent> tabs{
      {"event", stage.Say(Word::kShelfLifeEvent), 0, here == Shelf::kLifeEvent},
      {"theme", stage.Say(Word::kShelfTheme), 0, here == Shelf::kTheme},
      {"department", stage.Say(Word::kShelfDepartment), 0, here == Shelf::kDepartment},
  };
  if (const auto touched = Tabs(stage.ui, "shelf", rect, tabs))
    stage.Send(model::ShelfTurned{kShelves[*touched]});
}

void OpenEntry(Stage& stage, const std::string& id) {
  stage.Send(model::Opened{
      {.screen = model::Screen::kItems, .shelf = model::Here(stage.model).shelf, .id = id}});
}

void EntryTile(Stage& stage, const Rect& rect, const model::ShelfEntry& entry) {
  const EntryLook look = LookOf(entry.id);
  if (stage.elder()) {
    const ButtonContent button{stage.Show(entry.name), look.icon, ButtonKind::kSecondary, true};
    if (Button(stage.ui, "entry." + entry.id, rect, button)) OpenEntry(stage, entry.id);
    return;
  }
  const std::string count = stage.Say(Word::kItemsCount, {std::to_string(entry.items)});
  const CardContent tile{stage.Show(entry.name), count, look.icon, look.hue, ""};
  if (Tile(stage.ui, "entry." + entry.id, rect, tile)) OpenEntry(stage, entry.id);
}

/// Rows of tiles, or rows for names that are long.
void DrawEntries(Stage& stage, const Rect& rect) {
  const Shelf shelf = model::Here(stage.model).shelf;
  const auto entries = model::EntriesOf(stage.model, shelf);
  Sheet sheet(stage, rect.width());
  if (shelf == Shelf::kDepartment) {
    for (const model::ShelfEntry& entry : entries) {
      const RowContent row{stage.Show(entry.name), "",
                           stage.Say(Word::kItemsCount, {std::to_string(entry.items)}),
                           icons::kBank, true};
      sheet.Add(RowHeight(stage.ui, rect.width(), row), [&stage, entry, row](const Rect& place) {
        if (Row(stage.ui, "entry." + entry.id, place, row)) OpenEntry(stage, entry.id);
      });
    }
    return sheet.DrawScrolling("browse.department", rect);
  }
  // Large type: names beside small icons, so that all of them are seen without turning a page.
  const std::size_t columns = stage.elder() ? 2 : 3;
  const float gap = stage.elder() ? stage.theme().space.small : stage.gap();
  const auto lines = static_cast<float>((entries.size() + columns - 1) / columns);
  const float fitting = (rect.height() - gap * (lines - 1)) / std::max(1.0F, lines);
  const float height =
      stage.elder() ? std::clamp(fitting, ButtonHeight(stage.theme()), stage.theme().dp * 110)
                    : stage.theme().dp * 132;
  for (std::size_t first = 0; first < entries.size(); first += columns) {
    const std::size_t end = std::min(first + columns, entries.size());
    const std::vector<model::ShelfEntry> line(entries.begin() + static_cast<long>(first),
                                              entries.begin() + static_cast<long>(end));
    sheet.Add(
        height,
        [&stage, line, columns, gap](const Rect& place) {
          for (std::size_t i = 0; i < line.size(); ++i)
            EntryTile(stage, place.Column(static_cast<int>(i), static_cast<int>(columns), gap),
                      line[i]);
        },
        gap);
  }
  sheet.DrawScrolling(shelf == Shelf::kTheme ? "browse.theme" : "browse.event", rect);
}

void DrawLow(Stage& stage) {
  const Theme& theme = stage.theme();
  const model::Place& here = model::Here(stage.model);
  const auto entries = model::EntriesOf(stage.model, here.shelf);

  Rect rest = stage.content;
  ShelfTabs(stage, rest.CutTop(ButtonHeight(theme), theme.space.small));
  const int pages = model::PagesFor(stage.model, entries.size());
  const int page = std::min(here.page, pages - 1);
  DrawPageButtons(stage, rest.CutBottom(ButtonHeight(theme), theme.space.small), here.page, pages);
  const auto rows = static_cast<std::size_t>(model::RowsPerPage(stage.model));
  const std::size_t first = static_cast<std::size_t>(page) * rows;
  const std::size_t end = std::min(first + rows, entries.size());
  Sheet sheet(stage, stage.display.width());
  sheet.AddHeading("browse.title", stage.Say(Word::kEventsTitle));
  for (std::size_t i = first; i < end; ++i) {
    std::string items;
    for (const catalogue::Item* item : model::ItemsOf(stage.model, here.shelf, entries[i].id))
      items += (items.empty() ? "" : stage.Say(Word::kListSeparator)) + stage.Show(item->name);
    sheet.AddSection("about." + entries[i].id, stage.Show(entries[i].name));
    sheet.AddParagraph("about." + entries[i].id + ".items", items, true);
  }
  sheet.DrawPage(stage.display, 0);
  const Grid grid{rest, 2, static_cast<int>(rows + 1) / 2, theme.space.small};
  for (std::size_t i = first; i < end; ++i) {
    const ButtonContent button{stage.Show(entries[i].name), LookOf(entries[i].id).icon,
                               ButtonKind::kSecondary, true};
    if (Button(stage.ui, "entry." + entries[i].id, grid.Cell(i - first), button))
      OpenEntry(stage, entries[i].id);
  }
}

}  // namespace

void DrawBrowse(Stage& stage) {
  if (stage.low()) return DrawLow(stage);
  Rect rest = stage.content;
  ShelfTabs(stage, rest.CutTop(ButtonHeight(stage.theme()), stage.gap()));
  DrawEntries(stage, rest);
}

}  // namespace yichuang::view
