#include "kiosk/view/theme.h"

#include <cmath>

namespace yichuang::view {
namespace {

using canvas::Color;

// The shorter side of the reference screen in dp.
constexpr float kShortSide = 720;

Palette Light() {
  Palette colors;
  colors.page = Color::Rgb(0xF2F6FB);
  colors.surface = Color::Rgb(0xFFFFFF);
  colors.sunken = Color::Rgb(0xE9EFF8);
  colors.outline = Color::Rgb(0xD5DFEC);
  colors.border = Color::Rgb(0x74859D);
  colors.ink = Color::Rgb(0x12233D);
  colors.ink_soft = Color::Rgb(0x47597A);
  colors.primary = Color::Rgb(0x1556C0);
  colors.on_primary = Color::Rgb(0xFFFFFF);
  colors.primary_deep = Color::Rgb(0x0D3B8E);
  colors.primary_soft = Color::Rgb(0xE2ECFC);
  colors.accent = Color::Rgb(0xB4500B);
  colors.on_accent = Color::Rgb(0xFFFFFF);
  colors.accent_soft = Color::Rgb(0xFFF1E0);
  colors.success = Color::Rgb(0x0B6B46);
  colors.success_soft = Color::Rgb(0xE0F3EA);
  colors.danger = Color::Rgb(0xB3261E);
  colors.on_danger = Color::Rgb(0xFFFFFF);
  colors.danger_soft = Color::Rgb(0xFCE8E6);
  colors.teal = Color::Rgb(0x0B7268);
  colors.violet = Color::Rgb(0x5B3FB0);
  colors.shadow = Color::Rgb(0x17366B).WithAlpha(56);
  colors.header_from = Color::Rgb(0x0A367F);
  colors.header_to = Color::Rgb(0x144FB0);
  colors.on_header = Color::Rgb(0xFFFFFF);
  colors.on_header_soft = Color::Rgb(0xEAF1FE);
  colors.pressed = Color::Rgb(0x0D3B8E).WithAlpha(26);
  colors.focus = Color::Rgb(0xB4500B);
  return colors;
}

Palette Contrast() {
  const Color black = Color::Rgb(0x000000), white = Color::Rgb(0xFFFFFF),
              yellow = Color::Rgb(0xFFE14D);
  Palette colors;
  colors.page = colors.surface = black;
  colors.sunken = Color::Rgb(0x1C1C1C);
  colors.outline = colors.border = white;
  colors.ink = colors.ink_soft = white;
  colors.primary = yellow;
  colors.on_primary = black;
  colors.primary_deep = yellow;
  colors.primary_soft = Color::Rgb(0x33301A);
  colors.accent = Color::Rgb(0xFFB25C);
  colors.on_accent = black;
  colors.accent_soft = Color::Rgb(0x332310);
  colors.success = Color::Rgb(0x6EE7A8);
  colors.success_soft = Color::Rgb(0x10301F);
  colors.danger = Color::Rgb(0xFF9A92);
  colors.on_danger = black;
  colors.danger_soft = Color::Rgb(0x3A1512);
  colors.teal = yellow;
  colors.violet = yellow;
  colors.shadow = black.WithAlpha(0);
  colors.header_from = colors.header_to = black;
  colors.on_header = white;
  colors.on_header_soft = white;
  colors.pressed = white.WithAlpha(50);
  colors.focus = Color::Rgb(0x5CC8FF);
  return colors;
}

}  // namespace

Theme MakeTheme(Modes modes, canvas::Size screen) {
  Theme theme{};
  theme.modes = modes;
  theme.screen = screen;
  theme.dp = std::min(screen.width, screen.height) / kShortSide;
  const float dp = theme.dp;
  theme.colors = modes.contrast ? Contrast() : Light();
  // Whole pixels: glyphs are drawn for one size only. Elder mode: body 28 dp, nothing below 22 dp.
  const auto px = [dp](float size) { return std::round(size * dp); };
  theme.type = modes.elder ? Type{px(22), px(28), px(31), px(38), px(52), px(50)}
                           : Type{px(17), px(20), px(23), px(30), px(44), px(46)};
  theme.space = {px(5), px(10), px(16), px(24), px(32)};
  theme.target = modes.elder ? px(60) : px(44);
  theme.radius = px(18);
  theme.radius_small = px(11);
  theme.line = modes.contrast ? std::max(2.0F, px(2)) : std::max(1.0F, px(1));
  return theme;
}

}  // namespace yichuang::view
