#include "kiosk/view/page.h"

#include <cmath>

#include "kiosk/view/icons.h"
#include "kiosk/view/text_block.h"

namespace yichuang::view {
namespace {

using canvas::Align;
using canvas::Color;
using canvas::Point;
using canvas::Rect;
using canvas::Role;
using canvas::VerticalAlign;

/// The mark of the software: one window, its wings open.
void Mark(Ui& ui, const Rect& box, Color ink) {
  canvas::Painter& painter = ui.frame.painter();
  painter.Fill(box, ink.WithAlpha(38), box.width() * 0.26F);
  const Rect window = box.Inset(box.width() * 0.24F);
  const float line = std::max(3.0F, box.width() * 0.055F);
  painter.Outline(window, ink, line, line * 1.4F);
  const float middle = window.center().x, beam = window.top + window.height() * 0.38F;
  painter.Line({middle, window.top}, {middle, window.bottom}, ink, line);
  painter.Line({window.left, beam}, {window.right, beam}, ink, line);
}

enum class Ground { kHeader, kPage };

struct SwitchRow {
  /// Icon above the words, when they do not fit beside it.
  bool stacked = false;
  float height = 0;
};

SwitchRow LayOutSwitches(Ui& ui, float width, const std::vector<SwitchContent>& switches) {
  const Theme& theme = ui.theme;
  SwitchRow row;
  if (switches.empty()) return row;
  const auto count = static_cast<float>(switches.size());
  const float each = (width - theme.space.small * (count - 1)) / count;
  const canvas::TextStyle style = theme.Caption({}, true);
  const float icon = std::round(style.px * 1.3F);
  float text = 0;
  for (const SwitchContent& item : switches) {
    const float beside = each - icon - theme.space.tiny * 3;
    if (ui.frame.Measure(item.text, style).width > beside) row.stacked = true;
  }
  for (const SwitchContent& item : switches) {
    text = std::max(text, ui.frame.Measure(item.text, style, each - theme.space.tiny * 2).height);
  }
  const float needed = row.stacked ? icon + text + theme.space.tiny * 2 : text + theme.space.small;
  row.height = std::max(theme.target, std::round(needed));
  return row;
}

bool Switch(Ui& ui, const Rect& rect, const SwitchContent& item, bool stacked, Ground ground) {
  const Theme& theme = ui.theme;
  const Palette& colors = theme.colors;
  const auto scope = ui.frame.Open(
      {item.id, Role::kCheckBox, "", rect, {}, {.checked = item.on, .selected = item.on}, true});
  canvas::Painter& painter = ui.frame.painter();
  const Rect face = PressedRect(ui, item.id, rect, scope.pressed());
  const float radius = theme.radius_small;
  const bool header = ground == Ground::kHeader && !theme.modes.contrast;
  Color fill = header ? colors.on_header.WithAlpha(34) : colors.surface;
  Color ink = header ? colors.on_header : colors.ink;
  if (item.on) {
    fill = header ? colors.on_header : colors.primary;
    ink = header ? colors.primary_deep : colors.on_primary;
  }
  painter.Fill(face, fill, radius);
  if (!item.on)
    painter.Outline(face, header ? colors.on_header.WithAlpha(120) : colors.border,
                    std::max(1.5F, theme.line), radius);
  if (scope.pressed()) painter.Fill(face, colors.pressed, radius);
  FocusRing(ui, face, radius, scope.focused());
  const canvas::TextStyle style = theme.Caption(ink, true);
  const float icon = std::round(style.px * 1.3F);
  // A tick as well: being on is not told by colour alone.
  const char32_t picture = item.on ? icons::kCheckCircle : item.icon;
  Rect room = face.Inset(theme.space.tiny, theme.space.tiny);
  if (stacked) {
    const float text = ui.frame.Measure(item.text, style, room.width()).height;
    room = room.Centered({room.width(), icon + text});
    painter.Icon(picture, room.CutTop(icon), icon, ink);
    ui.frame.Text(room, item.text, style, {Align::kCenter, VerticalAlign::kMiddle});
    return scope.tapped();
  }
  const float text = ui.frame.Measure(item.text, style).width + 1;
  room = room.Centered({icon + theme.space.tiny + text, room.height()});
  painter.Icon(picture, room.CutLeft(icon, theme.space.tiny), icon, ink);
  ui.frame.Text(room, item.text, style, {Align::kLeft, VerticalAlign::kMiddle, false});
  return scope.tapped();
}

std::optional<std::string> Switches(Ui& ui, const Rect& rect,
                                    const std::vector<SwitchContent>& switches, Ground ground) {
  const SwitchRow row = LayOutSwitches(ui, rect.width(), switches);
  std::optional<std::string> touched;
  const auto count = static_cast<int>(switches.size());
  for (int index = 0; index < count; ++index) {
    const SwitchContent& item = switches[static_cast<std::size_t>(index)];
    if (Switch(ui, rect.Column(index, count, ui.theme.space.small), item, row.stacked, ground))
      touched = item.id;
  }
  return touched;
}

void Band(Ui& ui, const Rect& band, bool start_page) {
  const Theme& theme = ui.theme;
  const Palette& colors = theme.colors;
  canvas::Painter& painter = ui.frame.painter();
  painter.Gradient(band, colors.header_from, colors.header_to, true, true);
  if (theme.modes.contrast) {
    painter.Fill({band.left, band.bottom - theme.line, band.right, band.bottom}, colors.outline);
    return;
  }
  painter.PushClip(band);
  const float unit = theme.dp;
  painter.Circle({band.right - 60 * unit, band.top + 20 * unit}, 150 * unit,
                 colors.on_header.WithAlpha(10));
  painter.Circle({band.right - 190 * unit, band.bottom + 60 * unit}, 130 * unit,
                 colors.on_header.WithAlpha(12));
  if (start_page) {
    Rect ground = band;
    const float height = std::round(84 * unit);
    ground.top = ground.bottom - height;
    Illustration(ui, ground, Art::kSkyline, colors.on_header, colors.header_to);
  }
  painter.PopClip();
  // A thin warm line closes the band.
  painter.Gradient({band.left, band.bottom - std::round(4 * unit), band.right, band.bottom},
                   Color::Rgb(0xF2A65A), Color::Rgb(0xE2761B), true, false);
}

/// Name of the hall on the left, date and time on the right.
void Names(Ui& ui, const Rect& rect, const PageContent& content) {
  const Theme& theme = ui.theme;
  const Palette& colors = theme.colors;
  const auto scope = ui.frame.Open({"page.header", Role::kText, "", rect});
  Rect room = rect;
  const canvas::TextStyle clock{theme.type.clock, true, colors.on_header, 1.2F};
  const std::vector<BlockLine> right{{content.clock, clock},
                                     {content.date, theme.Caption(colors.on_header_soft), 0}};
  const float right_width = std::max(ui.frame.Measure(content.clock, clock).width,
                                     ui.frame.Measure(content.date, theme.Caption({})).width) +
                            2;
  DrawBlock(ui, room.CutRight(right_width, theme.space.medium), right, Align::kRight,
            VerticalAlign::kMiddle);
  const float side = std::min(room.height(), std::round(56 * theme.dp));
  Mark(ui, room.CutLeft(side, theme.space.medium).Centered({side, side}), colors.on_header);
  std::vector<BlockLine> left{
      {content.hall, theme.Title(colors.on_header)},
      {content.subtitle, theme.Caption(colors.on_header_soft), theme.space.tiny / 2}};
  if (!content.demo_mark.empty()) {
    const float width = ChipWidth(ui, content.demo_mark);
    const float name = ui.frame.Measure(content.hall, left[0].style).width;
    const bool beside = name + theme.space.small + width <= room.width();
    const float block = BlockHeight(ui, room.width(), left);
    if (beside) {
      const float top =
          room.center().y - block / 2 + (left[0].style.px * 1.25F - ChipHeight(theme)) / 2;
      const float start = room.left + name + theme.space.small;
      Chip(ui, {start, top, start + width, top + ChipHeight(theme)}, content.demo_mark,
           Tone::kAccent);
    } else {
      const float whole = block + theme.space.tiny + ChipHeight(theme);
      Rect middle = room.Centered({room.width(), whole});
      Rect chip = middle.CutBottom(ChipHeight(theme), theme.space.tiny);
      Chip(ui, chip.CutLeft(width), content.demo_mark, Tone::kAccent);
      room = middle;
    }
  }
  DrawBlock(ui, room, left, Align::kLeft, VerticalAlign::kMiddle);
}

float NamesHeight(Ui& ui, float width, const PageContent& content) {
  const Theme& theme = ui.theme;
  const float clock =
      std::max(ui.frame.Measure(content.date, theme.Caption({})).width, theme.type.clock * 2.6F);
  const float room = width - clock - std::round(56 * theme.dp) - theme.space.medium * 2 - 2;
  const float block = BlockHeight(ui, room,
                                  {{content.hall, theme.Title({})},
                                   {content.subtitle, theme.Caption({}), theme.space.tiny / 2}});
  float mark = 0;
  if (!content.demo_mark.empty() && ui.frame.Measure(content.hall, theme.Title({})).width +
                                            theme.space.small + ChipWidth(ui, content.demo_mark) >
                                        room) {
    mark = ChipHeight(theme) + theme.space.tiny;
  }
  return std::max({block + mark, theme.type.clock * 1.2F + theme.type.caption * 1.35F + 4,
                   std::round(56 * theme.dp)});
}

std::optional<std::string> Footer(Ui& ui, const Rect& bar, const PageContent& content,
                                  const std::vector<SwitchContent>& switches) {
  const Theme& theme = ui.theme;
  const Palette& colors = theme.colors;
  canvas::Painter& painter = ui.frame.painter();
  painter.Fill(bar, colors.surface);
  painter.Fill({bar.left, bar.top, bar.right, bar.top + theme.line}, colors.outline);
  Rect room = bar.Inset(theme.space.margin, 0);
  room = room.Centered({room.width(), ButtonHeight(theme)});
  std::optional<std::string> touched;
  for (const DialogAction& action : content.footer) {
    const Rect place = room.CutLeft(ButtonWidth(ui, action.button), theme.space.small);
    if (Button(ui, "page." + action.id, place, action.button)) touched = action.id;
  }
  if (!switches.empty()) {
    const float width = std::min(room.width(), std::round(620 * theme.dp));
    const Rect place = room.CutRight(width, theme.space.medium);
    if (auto id = Switches(ui, place.Centered({width, LayOutSwitches(ui, width, switches).height}),
                           switches, Ground::kPage))
      touched = id;
  }
  // In three lines it would look squeezed; the help button says it too.
  const canvas::Size needed =
      ui.frame.Measure(content.footer_text, theme.Caption({}), std::max(1.0F, room.width()));
  if (!content.footer_text.empty() && needed.height <= room.height() &&
      needed.width <= room.width()) {
    const auto scope = ui.frame.Open({"page.footer", Role::kText, "", room});
    const Rect words{room.left, bar.top + theme.space.tiny, room.right,
                     bar.bottom - theme.space.tiny};
    ui.frame.Text(words, content.footer_text, theme.Caption(colors.ink_soft),
                  {Align::kRight, VerticalAlign::kMiddle});
  }
  return touched;
}

}  // namespace

PageLayout Page(Ui& ui, const PageContent& content) {
  const Theme& theme = ui.theme;
  PageLayout layout;
  Rect rest = ui.frame.bounds();
  ui.frame.painter().Fill(rest, theme.colors.page);
  const float margin = theme.space.margin;
  const float inner = rest.width() - margin * 2;
  const bool wide = theme.landscape();
  const bool low = theme.modes.low;

  // Header. Landscape has the switches between the names and the clock's edge; low mode has them at
  // the foot.
  const bool switches_in_band = !low;
  const float beside = wide && switches_in_band ? std::round(inner * 0.44F) : 0;
  const SwitchRow row = LayOutSwitches(ui, beside > 0 ? beside : inner, content.switches);
  const float names = NamesHeight(ui, inner - (beside > 0 ? beside + margin : 0), content);
  float band_height = names + theme.space.medium * 2;
  if (switches_in_band && beside == 0 && row.height > 0)
    band_height += row.height + theme.space.medium;
  if (switches_in_band && beside > 0)
    band_height = std::max(band_height, row.height + theme.space.medium * 2);
  if (content.start_page && !wide && !low) band_height += std::round(48 * theme.dp);
  const Rect band = rest.CutTop(std::round(band_height + 4 * theme.dp));
  Band(ui, band, content.start_page);
  Rect inside = band.Inset(margin, theme.space.medium);
  if (beside > 0) {
    const Rect place = inside.CutRight(beside, margin).Centered({beside, row.height});
    layout.touched = Switches(ui, place, content.switches, Ground::kHeader);
  }
  Names(ui, inside.CutTop(names, theme.space.medium), content);
  if (switches_in_band && beside == 0)
    layout.touched = Switches(ui, inside.CutTop(row.height), content.switches, Ground::kHeader);

  // Foot.
  const float padding = low ? theme.space.small : theme.space.medium;
  const float bar = ButtonHeight(theme) + padding * 2;
  const bool switches_in_foot = low && wide;
  const Rect foot = rest.CutBottom(bar);
  if (auto id = Footer(ui, foot, content,
                       switches_in_foot ? content.switches : std::vector<SwitchContent>{}))
    layout.touched = id;

  rest = Rect{rest.left + margin, rest.top + theme.space.medium, rest.right - margin,
              rest.bottom - padding};
  if (content.banner) {
    Banner(ui, "page.banner",
           rest.CutTop(BannerHeight(ui, rest.width(), *content.banner), theme.space.medium),
           *content.banner);
  }
  layout.content = rest;
  if (!low) return layout;

  const float reach = theme.Reach().top;
  layout.display = {rest.left, rest.top, rest.right,
                    std::max(rest.top, reach - theme.space.medium)};
  layout.content.top = std::max(reach, rest.top);
  if (!wide) {
    const Rect strip = layout.content.CutTop(row.height, theme.space.small);
    if (auto id = Switches(ui, strip, content.switches, Ground::kPage)) layout.touched = id;
  }
  return layout;
}

}  // namespace yichuang::view
