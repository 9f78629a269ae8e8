#include "kiosk/view/slip_look.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "kiosk/view/sheet.h"

namespace yichuang::view {
namespace {

using canvas::Rect;

std::optional<BannerContent> SlipBanner(const Stage& stage) {
  const auto& paper = stage.model.visit.slip_paper;
  if (!paper) return std::nullopt;
  switch (paper->stage) {
    case model::PrintStage::kPrinting:
      return BannerContent{BannerKind::kInfo, stage.Say(Word::kSlipPrinting), ""};
    case model::PrintStage::kDone:
      return BannerContent{BannerKind::kInfo, stage.Say(Word::kSlipPrinted), ""};
    case model::PrintStage::kTrouble:
      break;
  }
  return BannerContent{BannerKind::kWarning, stage.Say(Word::kSlipNoPaper),
                       stage.Say(Word::kSlipNoPaperDo)};
}

/// Letter by letter for whoever hears it.
std::string SlipSpoken(const Stage& stage, const std::string& code) {
  std::string letters;
  for (const char each : code) letters += (letters.empty() ? "" : " ") + std::string(1, each);
  return stage.Say(Word::kSlipSpoken, {letters});
}

}  // namespace

void DrawSlip(Stage& stage, const Rect& rect, const model::Slip& slip, const SlipLook& look) {
  const Theme& theme = stage.theme();
  Surface(stage.ui, rect, theme.radius, theme.colors.surface);
  const Rect room = rect.Inset(theme.space.large, theme.space.medium);
  Sheet sheet(stage, room.width());
  sheet.AddHeading("slip.title", look.title);
  const std::string shown = model::Grouped(slip.code);
  canvas::TextStyle style{std::round(120 * theme.dp), true, theme.colors.primary, 1.3F};
  const float width = stage.ui.frame.Measure(shown, style).width;
  if (width > room.width()) style.px = std::floor(style.px * room.width() / width);
  sheet.Add(
      style.px * style.line_height,
      [&stage, &slip, shown, style](const Rect& place) {
        const auto scope = stage.ui.frame.Open({.id = "slip.code",
                                                .role = canvas::Role::kText,
                                                .label = SlipSpoken(stage, slip.code),
                                                .rect = place});
        stage.ui.frame.Text(
            place, shown, style,
            {.align = canvas::Align::kCenter, .vertical = canvas::VerticalAlign::kMiddle});
      },
      theme.space.medium);
  sheet.AddParagraph("slip.no", stage.Say(Word::kSlipNo, {slip.no}), true);
  for (std::size_t i = 0; i < look.sentences.size(); ++i)
    sheet.AddParagraph("slip.text." + std::to_string(i), look.sentences[i]);
  if (const auto banner = SlipBanner(stage)) {
    sheet.Add(
        BannerHeight(stage.ui, room.width(), *banner),
        [&stage, banner](const Rect& place) { Banner(stage.ui, "slip.paper", place, *banner); },
        theme.space.medium);
  }
  if (stage.low()) {
    sheet.DrawPage(room, 0);
  } else {
    sheet.DrawScrolling("slip", room);
  }
}

}  // namespace yichuang::view
