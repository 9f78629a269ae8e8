#include "kiosk/view/choice_grid.h"

#include <algorithm>

#include "kiosk/model/shelf.h"
#include "kiosk/view/grid.h"
#include "kiosk/view/sheet.h"

namespace yichuang::view {
namespace {

using canvas::Rect;

void DrawGridChoice(Stage& stage, const Rect& rect, const GridChoice& choice, bool wide,
                    bool& touched) {
  if (wide && !choice.more.empty()) {
    const CardContent card{choice.text, choice.more, choice.icon, Hue::kBlue, ""};
    touched |= Card(stage.ui, choice.id, rect, card);
    return;
  }
  const ButtonContent button{choice.text, choice.icon, ButtonKind::kSecondary, true};
  touched |= Button(stage.ui, choice.id, rect, button);
}

std::optional<std::size_t> DrawGridHigh(Stage& stage, const std::string& id,
                                        const std::string& title, const std::string& how,
                                        const std::vector<GridChoice>& choices) {
  const Theme& theme = stage.theme();
  Rect rest = stage.content;
  Heading(stage.ui, id + ".title",
          rest.CutTop(HeadingHeight(stage.ui, rest.width(), title), theme.space.small), title);
  if (!how.empty())
    Paragraph(stage.ui, id + ".how",
              rest.CutTop(ParagraphHeight(stage.ui, rest.width(), how), stage.gap()), how, true);
  const bool wide = !choices.front().more.empty();
  const std::size_t columns = wide ? 1 : 2;
  const auto lines = static_cast<float>((choices.size() + columns - 1) / columns);
  const float gap = theme.space.small;
  const float fitting = (rest.height() - gap * (lines - 1)) / lines;
  const float least = ButtonHeight(theme) * 1.35F;
  const float height =
      std::clamp(fitting, least, std::max(least, theme.dp * (wide ? 150.0F : 104.0F)));
  std::optional<std::size_t> chosen;
  Sheet sheet(stage, rest.width());
  for (std::size_t first = 0; first < choices.size(); first += columns) {
    sheet.Add(
        height,
        [&, first](const Rect& place) {
          for (std::size_t i = first; i < std::min(first + columns, choices.size()); ++i) {
            bool touched = false;
            const int column = static_cast<int>(i - first);
            DrawGridChoice(stage, place.Column(column, static_cast<int>(columns), gap), choices[i],
                           wide, touched);
            if (touched) chosen = i;
          }
        },
        gap);
  }
  sheet.DrawScrolling(id, rest);
  return chosen;
}

std::optional<std::size_t> DrawGridLow(Stage& stage, const std::string& id,
                                       const std::string& title, const std::string& how,
                                       const std::vector<GridChoice>& choices) {
  const Theme& theme = stage.theme();
  Sheet sheet(stage, stage.display.width());
  sheet.AddHeading(id + ".title", title);
  if (!how.empty()) sheet.AddParagraph(id + ".how", how, true);
  Rect rest = stage.content;
  const int pages = model::PagesFor(stage.model, choices.size());
  const int here = model::Here(stage.model).page;
  DrawPageButtons(stage, rest.CutBottom(ButtonHeight(theme), theme.space.small), here, pages);
  const auto rows = static_cast<std::size_t>(model::RowsPerPage(stage.model));
  const std::size_t first = static_cast<std::size_t>(std::min(here, pages - 1)) * rows;
  const std::size_t end = std::min(first + rows, choices.size());
  const Grid grid{rest, 2, static_cast<int>(rows + 1) / 2, theme.space.small};
  std::optional<std::size_t> chosen;
  for (std::size_t i = first; i < end; ++i) {
    if (!choices[i].more.empty()) {
      sheet.AddSection(choices[i].id + ".name", choices[i].text);
      sheet.AddParagraph(choices[i].id + ".more", choices[i].more, true);
    }
    bool touched = false;
    DrawGridChoice(stage, grid.Cell(i - first), choices[i], false, touched);
    if (touched) chosen = i;
  }
  sheet.DrawPage(stage.display, 0);
  return chosen;
}

}  // namespace

std::optional<std::size_t> ChoiceGrid(Stage& stage, const std::string& id, const std::string& title,
                                      const std::string& how,
                                      const std::vector<GridChoice>& choices) {
  if (choices.empty()) return std::nullopt;
  return stage.low() ? DrawGridLow(stage, id, title, how, choices)
                     : DrawGridHigh(stage, id, title, how, choices);
}

}  // namespace yichuang::view
