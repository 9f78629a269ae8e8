#include "hub/documents/matter_slip.h"

#include <utility>

#include "hub/documents/item_text.h"
#include "hub/documents/sections.h"
#include "hub/documents/words.h"

namespace yichuang::documents {
namespace {

/// "ABCD EFGH 2345": no line breaks inside.
std::string InGroups(const std::string& code) {
  std::string grouped;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % 4 == 0) grouped += "\u00a0";
    grouped += code[i];
  }
  return grouped;
}

}  // namespace

Paper MatterSlipPaper(const MatterSlip& slip) {
  const Language language = slip.language;
  const auto say = [language](Word word) { return std::string(Text(word, language)); };
  const auto line = [](std::string text, Paragraph::Tone tone, bool centred) {
    return Paragraph{std::move(text), tone, centred};
  };
  Paper paper;
  paper.language = language;
  paper.large_print = slip.large_print;
  paper.title = say(Word::kSlipTitle);
  if (slip.sample) paper.mark = Text(Word::kSampleMark, language);
  paper.made = slip.made;
  Blocks& to = paper.blocks;
  if (!slip.large_print) to.push_back(line(slip.hall, Paragraph::Tone::kStrong, true));
  to.push_back(line(say(Word::kSlipTitle), Paragraph::Tone::kStrong, true));
  to.push_back(line(slip.no, Paragraph::Tone::kPlain, true));
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(slip_without_code)) return paper;
#endif
  to.push_back(Number{InGroups(slip.code)});
  to.push_back(Barcode{slip.code});
  to.push_back(Rule{});
  to.push_back(line(say(Word::kSlipUse), Paragraph::Tone::kStrong, false));
  if (slip.citizen) to.push_back(line(say(Word::kSlipNoName), Paragraph::Tone::kPlain, false));
  if (slip.large_print) return paper;
  to.push_back(line(DateTimeText(slip.made, language), Paragraph::Tone::kSmall, false));
  if (!slip.phone.empty())
    to.push_back(
        line(say(Word::kInquiry) + say(Word::kColon) + slip.phone, Paragraph::Tone::kSmall, false));
  return paper;
}

}  // namespace yichuang::documents
