#include "kiosk/view/board.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "kiosk/text/dates.h"
#include "kiosk/text/words.h"
#include "kiosk/view/theme.h"

namespace yichuang::view {
namespace {

using canvas::Align;
using canvas::Color;
using canvas::Point;
using canvas::Rect;
using canvas::TextStyle;
using canvas::VerticalAlign;
using contract::BoardCall;
using contract::BoardCallState;
using contract::BoardWindow;
using contract::BoardWindowState;
using text::Language;
using text::Word;

/// Colours of a board: dark, for a hall that is not; every ink keeps 4.5:1 on its ground.
struct Inks {
  Color page = Color::Rgb(0x0B1524);
  Color surface = Color::Rgb(0x14233A);
  Color line = Color::Rgb(0x2C4266);
  Color ink = Color::Rgb(0xF0F5FD);
  Color soft = Color::Rgb(0xB7C6DE);
  Color call = Color::Rgb(0xFFD98A);
  Color on_call = Color::Rgb(0x4A2F00);
  Color paused = Color::Rgb(0xFFC27A);
  Color on_paused = Color::Rgb(0x3D2A12);
  Color header = Color::Rgb(0x0F3270);
  Color lost = Color::Rgb(0xFFA79F);
  Color on_lost = Color::Rgb(0x4A0703);
};

struct Board {
  canvas::Frame& frame;
  const model::Display& display;
  Inks inks;
  /// A hundredth of the width of a screen of 16:9 that fits.
  float u = 1;

  TextStyle Style(float units, Color color, bool bold = false) const {
    return {std::round(units * u), bold, color, 1.25F};
  }
};

std::string SayChinese(Word word, std::initializer_list<std::string_view> values = {}) {
  return text::Fill(text::Say(Language::kChinese, word), values);
}
std::string SayEnglish(Word word, std::initializer_list<std::string_view> values = {}) {
  return text::Fill(text::Say(Language::kEnglish, word), values);
}

std::string HallTime(const Board& board, model::Instant instant) {
  const auto wall = instant + board.display.utc_offset;
  const auto since_midnight = wall - std::chrono::floor<std::chrono::days>(wall);
  return text::ClockTime(std::chrono::floor<std::chrono::minutes>(since_midnight));
}

/// One line that is never wider than its room: it becomes smaller.
void Line(Board& board, const Rect& room, std::string_view words, TextStyle style,
          Align align = Align::kLeft) {
  if (words.empty() || room.empty()) return;
  const float width = board.frame.Measure(words, style).width;
  if (width > room.width()) style.px = std::floor(style.px * room.width() / width);
  board.frame.Text(room, words, style, {.align = align, .wrap = false});
}

auto OpenNode(Board& board, std::string id, const Rect& rect, std::string label = {}) {
  return board.frame.Open(
      {.id = std::move(id), .role = canvas::Role::kText, .label = std::move(label), .rect = rect});
}

void Arrow(Board& board, const Rect& room, Color color) {
  const float size = std::min(room.width(), room.height());
  const Rect box = room.Centered({size, size * 0.7F});
  const float middle = box.center().y;
  board.frame.painter().Fill(
      {box.left, middle - size * 0.12F, box.left + size * 0.55F, middle + size * 0.12F}, color);
  const std::array<Point, 3> head{Point{box.left + size * 0.5F, box.top}, Point{box.right, middle},
                                  Point{box.left + size * 0.5F, box.bottom}};
  board.frame.painter().Polygon(head, color);
}

/// "A001 → 3号窗口", the arrow as high as the letters. Returns where it ends.
float NumberAndWindow(Board& board, const Rect& room, const BoardCall& call,
                      const TextStyle& style) {
  const std::string number = contract::TextOf(call.number);
  const std::string window = SayChinese(Word::kBoardWindow, {std::to_string(call.window)});
  const float number_width = board.frame.Measure(number, style).width;
  const float gap = style.px * 0.28F;
  Rect rest = room;
  Line(board, rest.CutLeft(number_width + 2, gap), number, style);
  Arrow(board, rest.CutLeft(style.px * 0.55F, gap), style.color);
  Line(board, rest, window, style);
  return std::min(rest.left + board.frame.Measure(window, style).width, rest.right);
}

void Header(Board& board, Rect room) {
  const Inks& inks = board.inks;
  board.frame.painter().Fill(room, inks.header);
  const auto node = OpenNode(board, "header", room);
  room = room.Inset(1.6F * board.u, 0);
  const float side = room.width() * 0.36F;
  Rect left = room.CutLeft(side);
  const Rect right = room.CutRight(side);
  const TextStyle hall = board.Style(1.8F, inks.ink);
  if (board.display.sample) {
    const std::string mark = SayChinese(Word::kSampleData);
    const TextStyle style = board.Style(1.3F, inks.on_call, true);
    const float width = board.frame.Measure(mark, style).width + 1.2F * board.u;
    const float name = board.frame.Measure(board.display.hall_name.zh, hall).width;
    Rect rest{std::min(left.left + name + board.u, left.right - width), left.top, left.right,
              left.bottom};
    const Rect badge = rest.CutLeft(width).Centered({width, 2.2F * board.u});
    left.right = badge.left - board.u * 0.5F;
    board.frame.painter().Fill(badge, inks.call, 0.5F * board.u);
    Line(board, badge, mark, style, Align::kCenter);
  }
  Line(board, left, board.display.hall_name.zh, hall);
  std::string zone = SayChinese(Word::kBoardZone, {board.display.zone});
  if (board.display.board && !board.display.board->name.zh.empty())
    zone += "  " + board.display.board->name.zh;
  Line(board, room, zone, board.Style(2.7F, inks.ink, true), Align::kCenter);
  Line(board, right, HallTime(board, board.display.now), board.Style(2.6F, inks.ink, true),
       Align::kRight);
}

void LostMark(Board& board, const Rect& room) {
  board.frame.painter().Fill(room, board.inks.lost);
  const auto node = OpenNode(board, "lost", room);
  const std::string at = HallTime(board, board.display.as_of);
  Line(board, room.Inset(1.6F * board.u, 0),
       SayChinese(Word::kBoardLost, {at}) + "  ·  " + SayEnglish(Word::kBoardLost, {at}),
       board.Style(1.8F, board.inks.on_lost, true), Align::kCenter);
}

void Newest(Board& board, const Rect& room, const BoardCall& call) {
  const Inks& inks = board.inks;
  const bool calling = call.state == BoardCallState::kCalling && board.display.online;
  const Color ink = calling ? inks.on_call : inks.ink;
  board.frame.painter().Fill(room, calling ? inks.call : inks.surface, 0.9F * board.u);
  const auto node = OpenNode(board, "newest", room, call.text.zh);
  Rect rest = room.Inset(1.8F * board.u, 0.8F * board.u);
  const Rect first = rest.CutTop(9.4F * board.u);
  NumberAndWindow(board, first, call, board.Style(6.9F, ink, true));
  if (call.call > 1) {
    const std::string again = SayChinese(Word::kBoardAgain, {std::to_string(call.call)});
    const TextStyle style = board.Style(1.9F, calling ? inks.call : inks.page, true);
    const float width = board.frame.Measure(again, style).width + 1.6F * board.u;
    const Rect badge = rest.CutRight(width, board.u).Centered({width, 3 * board.u});
    board.frame.painter().Fill(badge, ink, 0.5F * board.u);
    Line(board, badge, again, style, Align::kCenter);
  }
  Line(board, rest.CutTop(3.8F * board.u), call.text.zh, board.Style(2.7F, ink, true));
  Line(board, rest.CutTop(2.6F * board.u), call.text.en, board.Style(1.8F, ink));
}

std::string WhatOf(const BoardCall& call) {
  if (call.state == BoardCallState::kServing) return SayChinese(Word::kBoardServing);
  if (call.state == BoardCallState::kOver) return SayChinese(Word::kBoardCalled);
  if (call.call > 1) return SayChinese(Word::kBoardAgain, {std::to_string(call.call)});
  return SayChinese(Word::kBoardCome);
}

void Earlier(Board& board, const Rect& room, const BoardCall& call, std::size_t index) {
  const Inks& inks = board.inks;
  const bool calling = call.state == BoardCallState::kCalling && board.display.online;
  board.frame.painter().Fill({room.left, room.bottom - 1, room.right, room.bottom}, inks.line);
  const auto node = OpenNode(board, "call." + std::to_string(index), room);
  Rect rest = room;
  const Rect time = rest.CutRight(7.5F * board.u, board.u);
  const Rect what = rest.CutRight(11 * board.u, board.u);
  NumberAndWindow(board, rest, call, board.Style(3, calling ? inks.call : inks.ink, true));
  Line(board, what, WhatOf(call), board.Style(2, calling ? inks.call : inks.soft), Align::kRight);
  Line(board, time, HallTime(board, model::Instant(std::chrono::milliseconds(call.at))),
       board.Style(2, inks.soft), Align::kRight);
}

void Sentence(Board& board, const Rect& room, const std::string& zh, const std::string& en) {
  const auto node = OpenNode(board, "sentence", room);
  const Rect middle = room.Centered({room.width(), 9 * board.u});
  Rect rest = middle;
  Line(board, rest.CutTop(5.4F * board.u), zh, board.Style(3.8F, board.inks.soft, true),
       Align::kCenter);
  Line(board, rest, en, board.Style(2, board.inks.soft), Align::kCenter);
}

void Calls(Board& board, Rect room) {
  const auto& calls = board.display.board->calls;
  if (calls.empty())
    return Sentence(board, room, SayChinese(Word::kBoardNone), SayEnglish(Word::kBoardNone));
  Newest(board, room.CutTop(17.6F * board.u, board.u), calls.front());
  constexpr int kRows = static_cast<int>(contract::kMaxBoardCalls) - 1;
  const float row = std::min(room.height() / kRows, 5.6F * board.u);
  for (std::size_t i = 1; i < calls.size(); ++i) Earlier(board, room.CutTop(row), calls[i], i);
}

Word DoingOf(BoardWindowState state) {
  switch (state) {
    case BoardWindowState::kClosed:
      return Word::kBoardClosed;
    case BoardWindowState::kPaused:
      return Word::kBoardPaused;
    case BoardWindowState::kFree:
      return Word::kBoardFree;
    case BoardWindowState::kCalling:
      return Word::kBoardCalling;
    case BoardWindowState::kServing:
      break;
  }
  return Word::kBoardServing;
}

/// `size`: of its text, in units.
void Window(Board& board, const Rect& room, const BoardWindow& window, float size) {
  const Inks& inks = board.inks;
  board.frame.painter().Fill({room.left, room.top, room.right, room.top + 1}, inks.line);
  const auto node = OpenNode(board, "window." + std::to_string(window.number), room);
  Rect rest = room;
  const std::string name = SayChinese(Word::kBoardWindow, {std::to_string(window.number)});
  const TextStyle bold = board.Style(size, inks.ink, true);
  const float width = board.frame.Measure(name, bold).width;
  Line(board, rest.CutLeft(std::min(width + 2, rest.width() * 0.5F), 0.6F * board.u), name, bold);
  const std::string doing = SayChinese(DoingOf(window.state));
  if (window.state == BoardWindowState::kPaused) {
    const TextStyle style = board.Style(size * 0.86F, inks.paused, true);
    const float wanted = board.frame.Measure(doing, style).width + 1.2F * board.u;
    const float taken = std::min(wanted, rest.width());
    const Rect badge = rest.CutRight(taken).Centered({taken, size * 1.6F * board.u});
    board.frame.painter().Fill(badge, inks.on_paused, 0.4F * board.u);
    return Line(board, badge.Inset(0.3F * board.u, 0), doing, style, Align::kCenter);
  }
  const std::string number =
      window.ticket.number == 0 ? std::string() : contract::TextOf(window.ticket);
  const TextStyle soft = board.Style(size * 0.9F, inks.soft);
  const float said = std::min(board.frame.Measure(doing, soft).width + 2, rest.width() * 0.6F);
  Line(board, rest.CutRight(said, 0.6F * board.u), doing, soft, Align::kRight);
  Line(board, rest, number, bold, Align::kRight);
}

void Windows(Board& board, Rect room) {
  const auto& windows = board.display.board->windows;
  board.frame.painter().Fill(room, board.inks.surface, 0.9F * board.u);
  room = room.Inset(1.2F * board.u, 0.9F * board.u);
  {
    const Rect title = room.CutTop(3.4F * board.u);
    const auto node = OpenNode(board, "windows", title);
    Line(board, title, SayChinese(Word::kBoardWindows) + "  " + SayEnglish(Word::kBoardWindows),
         board.Style(1.9F, board.inks.ink, true));
  }
  if (windows.empty()) return;
  const int columns = windows.size() > 10 ? 2 : 1;
  const int rows = (static_cast<int>(windows.size()) + columns - 1) / columns;
  const float row = std::min(room.height() / static_cast<float>(rows), 6 * board.u);
  const float size = std::min(columns == 1 ? 2.2F : 1.6F, row / board.u * 0.55F);
  for (int i = 0; i < static_cast<int>(windows.size()); ++i) {
    const Rect column = room.Column(i / rows, columns, 1.4F * board.u);
    const float top = column.top + static_cast<float>(i % rows) * row;
    Window(board, {column.left, top, column.right, top + row}, windows[static_cast<std::size_t>(i)],
           size);
  }
}

}  // namespace

void DrawBoard(canvas::Frame& frame, const Rect& screen, const model::Display& display) {
  Rect room = screen;
  const bool upright = room.height() > room.width();
  const float u =
      upright ? room.width() / 66 : std::min(room.width(), room.height() * 16 / 9) / 100;
  Board board{frame, display, {}, u};
  frame.painter().Fill(room, board.inks.page);
  Header(board, room.CutTop(4.8F * u));
  if (!display.board) {
    const Word why = display.online ? Word::kBoardUnknown : Word::kBoardConnecting;
    return Sentence(board, room.Inset(2 * u, 0), SayChinese(why, {display.zone}),
                    SayEnglish(why, {display.zone}));
  }
  if (!display.online) LostMark(board, room.CutTop(3.2F * u));
  room = room.Inset(1.4F * u);
  if (upright) {
    Calls(board, room.CutTop(17.6F * u + 40 * u, 1.4F * u));
    return Windows(board, room);
  }
  Windows(board, room.CutRight(room.width() * 0.36F, 1.4F * u));
  Calls(board, room);
}

}  // namespace yichuang::view
