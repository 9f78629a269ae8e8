#include "hub/documents/once_notice.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <utility>

#include "hub/documents/item_text.h"
#include "hub/documents/sections.h"
#include "hub/documents/words.h"

namespace yichuang::documents {
namespace {

using catalogue::Answer;

struct Chosen {
  const catalogue::Question* question;
  const catalogue::Option* option;
};

// The answers that mean something for the item, in the order of its questions.
std::vector<Chosen> ChosenOf(const catalogue::Item& item, const std::vector<Answer>& answers) {
  std::vector<Chosen> chosen;
  for (const catalogue::Question& question : item.situations) {
    const auto answer = std::find_if(answers.rbegin(), answers.rend(), [&](const Answer& known) {
      return known.question == question.id;
    });
    if (answer == answers.rend()) continue;
    const auto option = std::find_if(question.options.begin(), question.options.end(),
                                     [&](const auto& known) { return known.id == answer->option; });
    if (option != question.options.end()) chosen.push_back({&question, &*option});
  }
  return chosen;
}

void AddHead(const catalogue::Catalogue& catalogue, const catalogue::Item& item,
             const std::vector<Chosen>& chosen, const NoticeFrame& frame, Blocks& to) {
  const Language language = frame.language;
  to.push_back(Title{std::string(Text(Word::kOnceNotice, language)), In(item.name, language)});
  Facts facts;
  AddFact(facts, Text(Word::kDepartment, language), DepartmentText(catalogue, item, language));
  if (frame.parts.empty()) {
    AddFact(facts, Text(Word::kItemType, language), TypeText(item.type, language));
  } else {
    std::string parts;
    for (const catalogue::Text& each : frame.parts)
      parts +=
          (parts.empty() ? "" : std::string(Text(Word::kListMark, language))) + In(each, language);
    AddFact(facts, Text(Word::kParts, language), std::move(parts));
  }
  AddFact(facts, Text(Word::kPrinted, language), DateTimeText(frame.now, language));
  to.push_back(std::move(facts));
  if (chosen.empty()) return;
  to.push_back(Heading{std::string(Text(Word::kYourSituation, language))});
  Bullets bullets;
  for (const Chosen& choice : chosen) {
    const std::string& question = In(choice.question->name, language);
    bullets.items.push_back(question + "\u2002" + In(choice.option->name, language));
  }
  to.push_back(std::move(bullets));
}

Table TableOf(const catalogue::Item& item, const std::vector<std::size_t>& which,
              Language language) {
  Table table = MaterialTable(language);
  table.tick_boxes = true;
  for (const std::size_t index : which) {
    table.rows.push_back(MaterialRow(item.materials[index], language));
  }
  return table;
}

void AddMaterials(const catalogue::Item& item, const std::vector<Answer>& answers,
                  Language language, Blocks& to) {
  const catalogue::Checklist list = catalogue::MakeChecklist(item, answers);
  const std::size_t count = list.bring.size();
  to.push_back(Heading{
      count == 0
          ? std::string(Text(Word::kMaterial, language))
          : fmt::format(fmt::runtime(Text(count == 1 ? Word::kBringOne : Word::kBring, language)),
                        count)});
  if (count == 0) {
    if (list.depends.empty()) {
      to.push_back(Paragraph{std::string(Text(Word::kBringNothing, language))});
    }
  } else {
    to.push_back(TableOf(item, list.bring, language));
  }
  if (!list.depends.empty()) {
    to.push_back(Paragraph{std::string(Text(Word::kDepends, language)), Paragraph::Tone::kStrong});
    Table depends = TableOf(item, list.depends, language);
    for (std::size_t i = 0; i < list.depends.size(); ++i) {
      std::string& note = depends.rows[i].note;
      const std::string when = WhenText(item, item.materials[list.depends[i]], language);
      if (!note.empty() && !when.empty()) note += Text(Word::kClauseMark, language);
      note += when;
    }
    to.push_back(std::move(depends));
  }
  if (list.obtained.empty()) return;
  to.push_back(Paragraph{std::string(Text(Word::kObtained, language)), Paragraph::Tone::kStrong});
  Bullets bullets;
  for (const std::size_t index : list.obtained) {
    bullets.items.push_back(In(item.materials[index].name, language));
  }
  to.push_back(std::move(bullets));
}

// Digits and letters without those that look alike (Crockford).
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kReferenceLength = 8;

// FNV-1a: short, the same on every machine, and nobody's secret depends on it.
class Hash {
 public:
  void Add(std::string_view text) {
    for (const char c : text) Add(static_cast<unsigned char>(c));
    Add(0);  // so that "a"+"b" is not "ab"
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  void Add(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001b3ULL; }
  std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

}  // namespace

Paper OnceNotice(const catalogue::Catalogue& catalogue, const catalogue::Item& item,
                 const std::vector<Answer>& answers, const NoticeFrame& frame) {
  const Language language = frame.language;
  Paper paper;
  paper.language = language;
  paper.large_print = frame.large_print;
  paper.title = std::string(Text(Word::kOnceNotice, language)) +
                std::string(Text(Word::kColon, language)) + In(item.name, language);
  if (catalogue.sample) paper.mark = Text(Word::kSampleMark, language);
  paper.foot = frame.hall;
  paper.made = frame.now;
  Blocks& to = paper.blocks;
  AddHead(catalogue, item, ChosenOf(item, answers), frame, to);
  AddMaterials(item, answers, language, to);
  AddConditions(item, language, to);
  AddSteps(item, language, to);
  AddLimitAndFee(item, language, to);
  AddWhereAndWhen(item, language, to);
  AddBasis(item, language, to);
  to.push_back(Rule{});
  to.push_back(Paragraph{std::string(Text(Word::kValidity, language)), Paragraph::Tone::kSmall});
  if (frame.copy) {
    Signatures signs;
    for (const Word word :
         {Word::kClerkSigns, Word::kApplicantSigns, Word::kDaySigned, Word::kDaySigned})
      signs.labels.emplace_back(Text(word, language));
    to.push_back(std::move(signs));
    const bool mine = *frame.copy == PaperCopy::kForApplicant;
    to.push_back(
        Paragraph{std::string(Text(mine ? Word::kCopyForApplicant : Word::kCopyForFile, language)),
                  Paragraph::Tone::kSmall});
  }
  if (!frame.public_url.empty()) {
    to.push_back(QrCode{frame.public_url, std::string(Text(Word::kScanForGuide, language))});
  }
  if (!frame.reference.empty()) to.push_back(Barcode{frame.reference});
  return paper;
}

std::string NoticeReference(const catalogue::Item& item, const std::vector<Answer>& answers) {
  Hash hash;
  hash.Add(item.id);
  for (const Chosen& choice : ChosenOf(item, answers)) {
    hash.Add(choice.question->id);
    hash.Add(choice.option->id);
  }
  std::uint64_t bits = hash.value();
  // The lowest bits of FNV are its weakest: fold the high half in.
  bits ^= bits >> 32;
  std::string reference;
  for (std::size_t i = 0; i < kReferenceLength; ++i) {
    reference += kAlphabet[bits & 31];
    bits >>= 5;
  }
  return reference;
}

}  // namespace yichuang::documents
