#include <algorithm>
#include <cmath>

#include "kiosk/model/numbers.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/stage.h"
#include "kiosk/view/text_block.h"

namespace yichuang::view {
namespace {

using canvas::Rect;

/// The picture, what to do, for which number and why.
void DrawCardPanel(Stage& stage, const Rect& rect) {
  const Theme& theme = stage.theme();
  const Palette& colors = theme.colors;
  Surface(stage.ui, rect, theme.radius, colors.surface);
  Rect room = rect.Inset(theme.space.large, theme.space.medium);
  if (stage.model.visit.card_unread) {
    const BannerContent again{BannerKind::kWarning, stage.Say(Word::kCardUnread),
                              stage.Say(Word::kCardUnreadDo)};
    Banner(stage.ui, "card.unread",
           room.CutTop(BannerHeight(stage.ui, room.width(), again), theme.space.medium), again);
  }
  const auto* group = model::FindGroup(stage.model, model::Here(stage.model).id);
  const std::string name =
      group == nullptr ? "" : stage.Show(catalogue::Text{group->name.zh, group->name.en});
  const std::string title = stage.Say(Word::kCardTitle);
  const std::string why = stage.Say(Word::kCardWhy);
  const std::vector<BlockLine> lines{{name, theme.Subtitle(colors.ink_soft)},
                                     {title, theme.Title(colors.ink), theme.space.small},
                                     {why, theme.Body(colors.ink_soft), theme.space.small}};
  const auto scope = stage.ui.frame.Open({.id = "card", .role = canvas::Role::kText, .rect = room});
  const auto draw = [&](Rect picture, const Rect& words, canvas::Align align) {
    const float side = std::min({picture.width(), picture.height(), std::round(420 * theme.dp)});
    Illustration(stage.ui, picture.Centered({side, side}), Art::kCard, colors.primary,
                 colors.surface);
    DrawBlock(stage.ui, words, lines, align, canvas::VerticalAlign::kMiddle);
  };
  const float below = BlockHeight(stage.ui, room.width(), lines);
  const float height = room.height() - below - theme.space.large;
  // A low panel has the picture beside the words.
  if (height < std::round(160 * theme.dp)) {
    const Rect picture = room.CutLeft(room.width() * 0.3F, theme.space.large);
    return draw(picture, room, canvas::Align::kLeft);
  }
  const float side = std::min({height, room.width(), std::round(420 * theme.dp)});
  Rect block = room.Centered({room.width(), side + theme.space.large + below});
  const Rect picture = block.CutTop(side, theme.space.large);
  draw(picture, block, canvas::Align::kCenter);
}

}  // namespace

void DrawCard(Stage& stage) {
  const Theme& theme = stage.theme();
  Rect rest = stage.content;
  const float height = ButtonHeight(theme) * 1.4F;
  const ButtonContent cancel{stage.Say(Word::kCardCancel), icons::kCancel, ButtonKind::kSecondary,
                             true};
  const Rect button = stage.low() ? rest.CutTop(height, theme.space.small)
                                  : rest.CutBottom(height, theme.space.small);
  if (Button(stage.ui, "card.cancel", button, cancel)) stage.Send(model::BackAsked{});
  const std::string none = stage.Say(Word::kCardNone);
  const float words = ParagraphHeight(stage.ui, rest.width(), none);
  Paragraph(stage.ui, "card.none",
            stage.low() ? rest.CutTop(words) : rest.CutBottom(words, theme.space.small), none,
            true);
  DrawCardPanel(stage, stage.low() ? stage.display : rest);
}

}  // namespace yichuang::view
