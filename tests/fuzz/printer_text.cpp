#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "hardware/printer/gb18030.h"
#include "hardware/printer/text_job.h"
#include "hardware/usb/libusb_printer.h"
#include "tests/fakes/text_receipt.h"
#include "tests/fuzz/targets.h"

namespace yichuang::fuzz {
namespace {

printer::DrawnLine WhiteLine(const printer::TextLine&) { return {8, 1, {0}}; }

/// A paper of these lines comes out as these lines, whatever stands in them.
void Print(const std::vector<std::string>& lines) {
  std::vector<printer::TextPart> parts;
  for (const std::string& line : lines) parts.push_back(printer::TextLine{line});
  const auto job = printer::EncodeText(parts, {}, WhiteLine);
  Demand(job.has_value(), "a paper with lines is printed");
  fakes::TextReceipt receipt;
  Demand(receipt.Take(*job), "no text becomes a command");
  Demand(receipt.lines.size() == lines.size(), "a line is one line");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& line = receipt.lines[i];
    const bool drawn = line.what == fakes::TextReceipt::Line::What::kPicture;
    Demand(drawn == !printer::ToPrinterText(lines[i]), "a line is drawn or said");
    Demand(drawn || line.text == lines[i], "what is said is what was written");
  }
}

}  // namespace

void PrinterText(Bytes bytes) {
  std::string_view text = TextOf(bytes);
  static_cast<void>(usb::MakerAndModel(std::string(text)));
  // A zero byte ends a line here: a line feed may stand in one, as an enemy would have it.
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\0'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (!lines.empty()) Print(lines);
}

}  // namespace yichuang::fuzz
