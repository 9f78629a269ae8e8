#include <fmt/format.h>

#include <utility>

#include "hub/documents/guides.h"
#include "hub/documents/item_text.h"
#include "hub/documents/sections.h"
#include "hub/documents/words.h"

namespace yichuang::documents {
namespace {

template <typename... Values>
std::string Fill(Word word, Language language, const Values&... values) {
  return fmt::format(fmt::runtime(Text(word, language)), values...);
}

void AddClause(std::string& to, const std::string& more, Language language) {
  if (more.empty()) return;
  if (!to.empty()) to += Text(Word::kClauseMark, language);
  to += more;
}

// Every material of the item, with the situation it is for.
void AddAllMaterials(const catalogue::Item& item, Language language, Blocks& to) {
  if (item.materials.empty()) return;
  to.push_back(Heading{std::string(Text(Word::kAllMaterials, language))});
  Table table = MaterialTable(language);
  for (const catalogue::Material& material : item.materials) {
    Table::Row row = MaterialRow(material, language);
    AddClause(row.note, WhenText(item, material, language), language);
    if (material.shared) {
      AddClause(row.note, std::string(Text(Word::kShared, language)), language);
    }
    table.rows.push_back(std::move(row));
  }
  to.push_back(std::move(table));
}

std::vector<std::string> CoverLines(const catalogue::Catalogue& catalogue, const GuidesFrame& frame,
                                    Language language) {
  std::vector<std::string> lines{Fill(Word::kItemCount, language, catalogue.items.size())};
  if (catalogue.version > 0) {
    lines.push_back(Fill(Word::kCatalogueVersion, language, catalogue.version));
  }
  lines.push_back(Fill(Word::kMadeOn, language, DateText(frame.made_on, language)));
  return lines;
}

void AddGuide(const catalogue::Catalogue& catalogue, const catalogue::Item& item,
              const GuidesFrame& frame, Language language, Blocks& to) {
  const std::string department = DepartmentText(catalogue, item, language);
  to.push_back(Chapter{In(item.name, language), department});
  to.push_back(Title{In(item.name, language), {}});
  if (!In(item.summary, language).empty()) to.push_back(Paragraph{In(item.summary, language)});
  Facts facts;
  AddFact(facts, Text(Word::kDepartment, language), department);
  AddFact(facts, Text(Word::kItemType, language), TypeText(item.type, language));
  AddFact(facts, Text(Word::kSubject, language), SubjectText(item.subject, language));
  to.push_back(std::move(facts));
  if (catalogue::IsDiscontinued(item)) {
    to.push_back(Heading{std::string(Text(Word::kDiscontinued, language))});
    to.push_back(Paragraph{In(item.discontinued, language)});
    return AddWhereAndWhen(item, language, to);
  }
  AddConditions(item, language, to);
  AddAllMaterials(item, language, to);
  AddSteps(item, language, to);
  AddLimitAndFee(item, language, to);
  AddWhereAndWhen(item, language, to);
  AddBasis(item, language, to);
  AddFrequentQuestions(item, language, to);
  if (frame.public_url.empty()) return;
  to.push_back(QrCode{GuideAddress(frame.public_url, item.id, language),
                      std::string(Text(Word::kScanForGuide, language))});
}

}  // namespace

std::string GuideAddress(const std::string& public_url, const std::string& item_id,
                         Language language) {
  std::string address = public_url;
  if (!address.ends_with('/')) address += '/';
  if (language == Language::kEnglish) address += "en/";
  return address + "items/" + item_id + ".html";
}

Paper Booklet(const catalogue::Catalogue& catalogue, const GuidesFrame& frame, Language language) {
  Paper paper;
  paper.language = language;
  paper.title = Text(Word::kBookletTitle, language);
  if (catalogue.sample) paper.mark = Text(Word::kSampleMark, language);
  paper.foot = paper.title;
  paper.made = frame.made_on;
  paper.blocks.push_back(Cover{paper.title,
                               Fill(Word::kHallName, language, In(catalogue.district, language)),
                               CoverLines(catalogue, frame, language)});
  paper.blocks.push_back(Contents{std::string(Text(Word::kContentsHead, language))});
  for (const catalogue::Department& department : catalogue.departments) {
    for (const catalogue::Item& item : catalogue.items) {
      if (item.department != department.id) continue;
      AddGuide(catalogue, item, frame, language, paper.blocks);
    }
  }
  return paper;
}

}  // namespace yichuang::documents
