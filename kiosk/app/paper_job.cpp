#include "kiosk/app/paper_job.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <utility>
#include <variant>

#include "hardware/printer/text_job.h"
#include "hub/documents/render.h"
#include "hub/documents/rows.h"

namespace yichuang::app {
namespace {

printer::TextPart PartOf(const documents::Row& row) {
  return printer::TextLine{row.text, row.scale, row.bold, row.centred};
}
printer::TextPart PartOf(const documents::Rule&) { return printer::RuleLine{}; }
printer::TextPart PartOf(const documents::Barcode& code) {
  return printer::BarcodeLine{code.content};
}
printer::TextPart PartOf(const documents::QrCode& code) { return printer::QrLine{code.url}; }

/// A picture of one line, without the white above and below that a paper has.
printer::DrawnLine Draw(const printer::TextLine& line, int dots) {
  using Tone = documents::Paragraph::Tone;
  documents::Paper paper;
  paper.large_print = line.scale > 1;
  paper.blocks.emplace_back(
      documents::Paragraph{line.text, line.bold ? Tone::kStrong : Tone::kPlain, line.centred});
  const documents::Raster raster = documents::ToRaster(paper, dots);
  constexpr int kMargin = 4;
  const std::size_t stride = raster.stride();
  const auto inked = [&](int row) {
    const auto begin = raster.rows.begin() + static_cast<std::ptrdiff_t>(stride) * row;
    return std::any_of(begin, begin + static_cast<std::ptrdiff_t>(stride),
                       [](std::uint8_t byte) { return byte != 0; });
  };
  int top = 0;
  int bottom = raster.height;
  while (top < bottom && !inked(top)) ++top;
  while (bottom > top && !inked(bottom - 1)) --bottom;
  top = std::max(0, top - kMargin);
  bottom = std::min(raster.height, bottom + kMargin);
  return {raster.width,
          bottom - top,
          {raster.rows.begin() + static_cast<std::ptrdiff_t>(stride) * top,
           raster.rows.begin() + static_cast<std::ptrdiff_t>(stride) * bottom}};
}

std::optional<std::vector<std::uint8_t>> TextJob(const documents::Paper& paper,
                                                 const printer::Model& model) {
  const auto rows = documents::ToRows(paper, model.width_dots / printer::kColumnDots);
  if (!rows) return std::nullopt;
  std::vector<printer::TextPart> parts;
  for (const documents::PaperRow& row : *rows)
    parts.push_back(std::visit([](const auto& each) { return PartOf(each); }, row));
  return printer::EncodeText(parts, model, [&model](const printer::TextLine& line) {
    return Draw(line, model.width_dots);
  });
}

}  // namespace

std::vector<std::uint8_t> PaperJob(const documents::Paper& paper, const PrinterSettings& printer) {
  printer::Model model;
  model.width_dots = printer.paper_mm == 58 ? documents::kRoll58Dots : documents::kRoll80Dots;
  model.cutter = printer.cutter;
  if (printer.text) {
    if (auto job = TextJob(paper, model)) return std::move(*job);
  }
  const documents::Raster raster = documents::ToRaster(paper, model.width_dots);
  auto job = printer::EncodeJob({raster.width, raster.height, raster.rows}, model);
  if (!job) throw std::runtime_error("the paper does not fit the roll");
  return std::move(*job);
}

}  // namespace yichuang::app
