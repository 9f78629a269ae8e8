#include <cmath>

#include "hub/documents/block.h"
#include "hub/documents/modules.h"

namespace yichuang::documents {
namespace {

constexpr double kWidestModule = 4;

// Neighbouring dark modules of a row become one bar, so that no hairline of white is between them.
void DrawRow(const Modules& modules, std::size_t row, double x, double y, double module,
             double height, Strip& strip) {
  std::size_t begin = 0;
  while (begin < modules.width) {
    std::size_t end = begin;
    while (end < modules.width && modules.at(end, row)) ++end;
    if (end > begin) {
      strip.marks.push_back(Bar{{x + static_cast<double>(begin) * module, y,
                                 static_cast<double>(end - begin) * module, height}});
    }
    begin = end + 1;
  }
}

// As wide as may be, in whole widths of the thinnest bar; 0 when the paper is too narrow.
double BarModule(const Medium& medium, std::size_t modules) {
  const double all = static_cast<double>(modules) + 2 * kBarQuietModules;
  // The margins are white as well.
  const double fits = std::floor(medium.paper_width / (all * medium.module));
  if (!medium.roll()) return fits >= 1 ? medium.module : 0;
  return std::min(fits * medium.module, kWidestModule);
}

}  // namespace

Strips SetBlock(const Setting& setting, const Barcode& block) {
  const Medium& medium = setting.medium;
  Strips strips{Space(std::round(medium.body * 0.5))};
  const auto bars = Code128(block.content);
  const double module = bars ? BarModule(medium, bars->width) : 0;
  if (module > 0) {
    Strip strip;
    strip.height = medium.bar_height + std::round(medium.body * 0.2);
    const double x = std::floor((medium.width() - static_cast<double>(bars->width) * module) / 2);
    DrawRow(*bars, 0, x, 0, module, medium.bar_height, strip);
    strips.push_back(std::move(strip));
  }
  Append(strips, Lines(setting, block.content, Style{medium.small, false, Align::kCentre}, 0,
                       medium.width()));
  KeepTogether(strips);
  return strips;
}

Strips SetBlock(const Setting& setting, const QrCode& block) {
  const Medium& medium = setting.medium;
  Strips strips;
  const auto code = Qr(block.url);
  if (code) {
    const double module = medium.module * 2;
    const double side = static_cast<double>(code->width) * module;
    const double quiet = kQrQuietModules * module;
    const double x = std::floor((medium.width() - side) / 2);
    Strip strip;
    strip.height = side + 2 * quiet;
    for (std::size_t row = 0; row < code->height; ++row) {
      DrawRow(*code, row, x, quiet + static_cast<double>(row) * module, module, module, strip);
    }
    strips.push_back(std::move(strip));
  }
  if (!block.caption.empty()) {
    Append(strips, Lines(setting, block.caption, Style{medium.small, false, Align::kCentre}, 0,
                         medium.width()));
  }
  KeepTogether(strips);
  return strips;
}

}  // namespace yichuang::documents
