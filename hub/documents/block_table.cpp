#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "hub/documents/block.h"

namespace yichuang::documents {
namespace {

// A box to tick, drawn for a pen, on the first line of a row.
Bar TickBox(const Medium& medium, double x, double line_height) {
  const double side = std::round(medium.body * 1.05);
  return {{x, std::round((line_height - side) / 2), side, side}, std::max(1.0, medium.pen * 1.5)};
}

struct ColumnPlace {
  double x = 0;
  double width = 0;
};

// Where the box, the number and the columns of an A4 table stand.
class Columns {
 public:
  Columns(const Medium& medium, const Table& block) : gap_(std::round(medium.body * 0.6)) {
    double x = gap_ / 2;
    if (block.tick_boxes) {
      box_ = x;
      x += std::round(medium.body * 1.05) + gap_;
    }
    number_ = {x, std::round(medium.body * 1.3)};
    x += number_.width + gap_;
    const int shares =
        std::accumulate(block.columns.begin(), block.columns.end(), 0,
                        [](int sum, const Table::Column& column) { return sum + column.share; });
    const double room =
        medium.width() - x - gap_ * (static_cast<double>(block.columns.size()) - 0.5);
    for (const Table::Column& column : block.columns) {
      const double width = std::floor(room * column.share / std::max(1, shares));
      places_.push_back({x, width});
      x += width + gap_;
    }
  }

  [[nodiscard]] double box() const { return box_; }
  [[nodiscard]] const ColumnPlace& number() const { return number_; }
  [[nodiscard]] const ColumnPlace& at(std::size_t column) const { return places_[column]; }

 private:
  double gap_;
  double box_ = 0;
  ColumnPlace number_;
  std::vector<ColumnPlace> places_;
};

// Puts the lines of cells that stand beside each other into common strips, on common baselines.
Strips SideBySide(std::vector<Strips> cells) {
  std::size_t lines = 0;
  for (const Strips& cell : cells) lines = std::max(lines, cell.size());
  Strips strips(lines);
  for (Strips& cell : cells) {
    for (std::size_t i = 0; i < cell.size(); ++i) {
      strips[i].height = std::max(strips[i].height, cell[i].height);
      for (Mark& mark : cell[i].marks) strips[i].marks.push_back(std::move(mark));
    }
  }
  for (Strip& strip : strips) {
    double baseline = 0;
    for (const Mark& mark : strip.marks) {
      baseline = std::max(baseline, std::get<Glyphs>(mark).baseline);
    }
    for (Mark& mark : strip.marks) std::get<Glyphs>(mark).baseline = baseline;
  }
  return strips;
}

// A line across the table with white above and below it.
Strip Line(const Medium& medium, double pen, double above, double below) {
  Strip strip;
  strip.height = above + pen + below;
  strip.marks.push_back(Bar{{0, above, medium.width(), pen}});
  return strip;
}

Strips SetHead(const Setting& setting, const Table& block, const Columns& columns) {
  const Medium& medium = setting.medium;
  std::vector<Strips> cells;
  for (std::size_t i = 0; i < block.columns.size(); ++i) {
    Style style{medium.small, true};
    if (block.columns[i].centred) style.align = Align::kCentre;
    cells.push_back(
        Lines(setting, block.columns[i].head, style, columns.at(i).x, columns.at(i).width));
  }
  const double air = std::round(medium.body * 0.2);
  Strips head{Line(medium, medium.pen * 2, 0, air)};
  Append(head, SideBySide(std::move(cells)));
  head.push_back(Line(medium, medium.pen * 1.5, air, 0));
  for (Strip& strip : head) strip.keep_with_next = true;
  return head;
}

Strips SetRow(const Setting& setting, const Table& block, const Columns& columns,
              std::size_t index) {
  const Medium& medium = setting.medium;
  const Table::Row& row = block.rows[index];
  const auto place = columns.number();
  std::vector<Strips> cells{Lines(setting, fmt::format("{}", index + 1),
                                  Style{medium.body, false, Align::kEnd}, place.x, place.width)};
  for (std::size_t i = 0; i < block.columns.size() && i < row.cells.size(); ++i) {
    Style style{i == 0 ? medium.body : medium.small};
    if (block.columns[i].centred) style.align = Align::kCentre;
    Strips cell = Lines(setting, row.cells[i], style, columns.at(i).x, columns.at(i).width);
    if (i == 0 && !row.note.empty()) {
      Append(cell,
             Lines(setting, row.note, Style{medium.small}, columns.at(i).x, columns.at(i).width));
    }
    cells.push_back(std::move(cell));
  }
  Strips strips = SideBySide(std::move(cells));
  if (block.tick_boxes) {
    strips.front().marks.push_back(TickBox(medium, columns.box(), strips.front().height));
  }
  return strips;
}

Strips SetWide(const Setting& setting, const Table& block) {
  const Medium& medium = setting.medium;
  const Columns columns(medium, block);
  const auto head = std::make_shared<const Strips>(SetHead(setting, block, columns));
  const double air = std::round(medium.body * 0.25);
  Strips strips = *head;
  for (std::size_t i = 0; i < block.rows.size(); ++i) {
    Strips row{Gap(air)};
    Append(row, SetRow(setting, block, columns, i));
    const bool last = i + 1 == block.rows.size();
    row.push_back(Line(medium, last ? medium.pen * 2 : medium.pen, air, 0));
    KeepTogether(row);
    for (Strip& strip : row) strip.head = head;
    Append(strips, std::move(row));
  }
  strips.push_back(Space(std::round(medium.body * 0.5)));
  return strips;
}

// "head cell" of every column but the first. They share a line as long as it holds them whole.
std::vector<std::string> Beneath(const Setting& setting, const Table& block, const Table::Row& row,
                                 double width) {
  std::vector<std::string> lines;
  for (std::size_t i = 1; i < block.columns.size() && i < row.cells.size(); ++i) {
    if (row.cells[i].empty()) continue;
    const std::string part = block.columns[i].head + "\u2002" + row.cells[i];
    const std::string joined = lines.empty() ? part : lines.back() + "\u2003" + part;
    const Style style{setting.medium.small};
    if (!lines.empty() && setting.type.Set(joined, style, 0)->width() <= width) {
      lines.back() = joined;
    } else {
      lines.push_back(part);
    }
  }
  return lines;
}

Strips SetNarrow(const Setting& setting, const Table& block) {
  const Medium& medium = setting.medium;
  const double indent =
      block.tick_boxes ? std::round(medium.body * 1.55) : std::round(medium.body * 0.2);
  const double width = medium.width() - indent;
  Strips strips;
  for (std::size_t i = 0; i < block.rows.size(); ++i) {
    const Table::Row& row = block.rows[i];
    const std::string name = row.cells.empty() ? std::string() : row.cells.front();
    Strips lines =
        Lines(setting, fmt::format("{}. {}", i + 1, name), Style{medium.body, true}, indent, width);
    if (block.tick_boxes) {
      lines.front().marks.push_back(TickBox(medium, 0, lines.front().height));
    }
    const Style small{medium.small};
    for (const std::string& line : Beneath(setting, block, row, width)) {
      Append(lines, Lines(setting, line, small, indent, width));
    }
    if (!row.note.empty()) Append(lines, Lines(setting, row.note, small, indent, width));
    lines.push_back(Space(std::round(medium.body * 0.4)));
    Append(strips, std::move(lines));
  }
  return strips;
}

}  // namespace

Strips SetBlock(const Setting& setting, const Table& block) {
  return setting.medium.roll() ? SetNarrow(setting, block) : SetWide(setting, block);
}

}  // namespace yichuang::documents
