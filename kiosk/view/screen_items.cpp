#include <algorithm>

#include "kiosk/model/shelf.h"
#include "kiosk/view/grid.h"
#include "kiosk/view/sheet.h"
#include "kiosk/view/stage.h"

namespace yichuang::view {
namespace {

using canvas::Rect;

void DrawLow(Stage& stage, const std::string& title,
             const std::vector<const catalogue::Item*>& items) {
  const Theme& theme = stage.theme();
  const int turned = model::Here(stage.model).page;
  const int pages = model::PagesFor(stage.model, items.size());
  const auto rows = static_cast<std::size_t>(model::RowsPerPage(stage.model));
  const std::size_t first = static_cast<std::size_t>(std::min(turned, pages - 1)) * rows;
  const std::size_t end = std::min(first + rows, items.size());

  Sheet sheet(stage, stage.display.width());
  sheet.AddHeading("items.title", title);
  for (std::size_t i = first; i < end; ++i) {
    sheet.AddSection("about." + items[i]->id, stage.Show(items[i]->name));
    sheet.AddParagraph("about." + items[i]->id + ".summary", stage.Show(items[i]->summary));
  }
  sheet.DrawPage(stage.display, 0);

  Rect rest = stage.content;
  DrawPageButtons(stage, rest.CutBottom(ButtonHeight(theme), theme.space.small), turned, pages);
  const Grid grid{rest, 1, static_cast<int>(rows), theme.space.small};
  for (std::size_t i = first; i < end; ++i) {
    const ButtonContent button{stage.Show(items[i]->name), 0, ButtonKind::kSecondary, true};
    if (Button(stage.ui, "item." + items[i]->id, grid.Cell(i - first), button))
      stage.OpenItem(items[i]->id);
  }
}

}  // namespace

void DrawItems(Stage& stage) {
  const model::Place& here = model::Here(stage.model);
  const catalogue::Text* name = model::EntryName(stage.model, here.shelf, here.id);
  const std::string title = name == nullptr ? "" : stage.Show(*name);
  const auto items = model::ItemsOf(stage.model, here.shelf, here.id);
  if (stage.low()) return DrawLow(stage, title, items);

  Rect rest = stage.content;
  const float height = HeadingHeight(stage.ui, rest.width(), title);
  Heading(stage.ui, "items.title", rest.CutTop(height, stage.gap()), title);
  Sheet sheet(stage, rest.width());
  for (const catalogue::Item* item : items) {
    const RowContent row{stage.Show(item->name), stage.Show(item->summary), "", 0, true};
    sheet.Add(RowHeight(stage.ui, rest.width(), row), [&stage, item, row](const Rect& rect) {
      if (Row(stage.ui, "item." + item->id, rect, row)) stage.OpenItem(item->id);
    });
  }
  sheet.DrawScrolling("items." + here.id, rest);
}

}  // namespace yichuang::view
