#include "hub/documents/medium.h"

namespace yichuang::documents {
namespace {

// More than any roll of paper has: 8 dots a mm, 100 m.
constexpr double kEndless = 800'000;

}  // namespace

double Medium::height() const { return paper_height == 0 ? kEndless : paper_height - 2 * margin_y; }

Medium A4(bool large_print) {
  Medium a4;
  a4.kind = Medium::Kind::kA4;
  a4.paper_width = 595;
  a4.paper_height = 842;
  a4.margin_x = 57;
  a4.margin_y = 60;
  a4.body = large_print ? 16 : 10.5;
  a4.small = large_print ? 14 : 9;
  a4.heading = large_print ? 18 : 12;
  a4.title = large_print ? 26 : 21;
  a4.pen = 0.5;
  a4.module = 1;
  a4.bar_height = 34;
  return a4;
}

Medium Roll(int dots, bool large_print) {
  Medium roll;
  roll.kind = Medium::Kind::kRoll;
  roll.paper_width = dots;
  roll.margin_x = 6;
  roll.margin_y = 16;
  roll.body = large_print ? 34 : 24;
  roll.small = large_print ? 30 : 20;
  roll.heading = large_print ? 38 : 28;
  roll.title = large_print ? 46 : 38;
  roll.pen = 2;
  roll.module = 2;
  roll.bar_height = 88;
  return roll;
}

}  // namespace yichuang::documents
