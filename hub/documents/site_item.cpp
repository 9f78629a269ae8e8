#include <fmt/format.h>

#include <algorithm>

#include "hub/documents/html.h"
#include "hub/documents/item_text.h"
#include "hub/documents/site_page.h"
#include "hub/documents/words.h"

namespace yichuang::documents {
namespace {

using catalogue::Item;
using catalogue::Material;

std::string Section(Word word, Language language, const std::string& inner) {
  if (inner.empty()) return {};
  return Tag("section", TextTag("h2", Text(word, language)) + inner);
}

void AddFactTo(std::string& list, Word word, Language language, const std::string& value) {
  if (value.empty()) return;
  list += TextTag("dt", Text(word, language)) + TextTag("dd", value);
}

std::string Head(const Site& site, const Item& item) {
  const Language language = site.language;
  std::string html = TextTag("h1", In(item.name, language));
  if (catalogue::IsDiscontinued(item)) {
    html += TextTag("h2", Text(Word::kDiscontinued, language));
    html += TextTag("p", In(item.discontinued, language), {{"class", "summary"}});
  }
  if (!In(item.summary, language).empty()) {
    html += TextTag("p", In(item.summary, language), {{"class", "summary"}});
  }
  std::string facts;
  AddFactTo(facts, Word::kDepartment, language, DepartmentText(site.catalogue, item, language));
  AddFactTo(facts, Word::kItemType, language, TypeText(item.type, language));
  AddFactTo(facts, Word::kSubject, language, SubjectText(item.subject, language));
  return html + Tag("dl", facts);
}

std::string Conditions(const Item& item, Language language) {
  std::string list;
  for (const auto& condition : item.conditions) list += TextTag("li", In(condition, language));
  return list.empty() ? list : Tag("ul", list);
}

std::string MaterialCell(const Item& item, const Material& material, Language language) {
  std::string cell = TextTag("strong", In(material.name, language));
  for (const std::string& note :
       {NoteText(material, language), WhenText(item, material, language),
        std::string(material.shared ? Text(Word::kShared, language) : std::string_view())}) {
    if (!note.empty()) cell += TextTag("span", note, {{"class", "note"}});
  }
  return cell;
}

std::string Materials(const Item& item, Language language) {
  if (item.materials.empty()) return {};
  std::string heads;
  for (const Word word :
       {Word::kNumber, Word::kMaterial, Word::kOriginals, Word::kCopies, Word::kIssuer}) {
    heads += TextTag("th", Text(word, language), {{"scope", "col"}});
  }
  std::string rows;
  std::size_t number = 0;
  for (const Material& material : item.materials) {
    std::string cells = TextTag("td", fmt::format("{}", ++number));
    cells += Tag("td", MaterialCell(item, material, language));
    cells += TextTag("td", CountText(material.originals, language));
    cells += TextTag("td", CountText(material.copies, language));
    cells += TextTag("td", IssuerText(material, language));
    rows += Tag("tr", cells);
  }
  const std::string table = Tag("table", Tag("thead", Tag("tr", heads)) + Tag("tbody", rows));
  // A wide table scrolls within itself on a telephone; the keyboard must reach it there.
  return Tag("div", table,
             {{"class", "wide"},
              {"tabindex", "0"},
              {"role", "region"},
              {"aria-label", Text(Word::kAllMaterials, language)}});
}

// The materials that are wanted because of one answer.
std::string MaterialsFor(const Item& item, const catalogue::Question& question,
                         const catalogue::Option& option, Language language) {
  std::string list;
  for (const Material& material : item.materials) {
    const bool named = std::any_of(
        material.when.begin(), material.when.end(), [&](const catalogue::Condition& condition) {
          const auto& options = condition.options;
          return condition.question == question.id &&
                 std::find(options.begin(), options.end(), option.id) != options.end();
        });
    if (!named) continue;
    std::string line = Escape(In(material.name, language));
    // One of several conditions alone would be half the truth.
    if (material.when.size() > 1) {
      line += TextTag("span", WhenText(item, material, language), {{"class", "note"}});
    }
    list += Tag("li", line);
  }
  return list.empty() ? TextTag("p", Text(Word::kNothingMore, language)) : Tag("ul", list);
}

std::string Situations(const Item& item, Language language) {
  std::string html;
  for (const catalogue::Question& question : item.situations) {
    html += TextTag("h3", In(question.name, language));
    for (const catalogue::Option& option : question.options) {
      html += Tag("details", TextTag("summary", In(option.name, language)) +
                                 MaterialsFor(item, question, option, language));
    }
  }
  return html;
}

std::string StepList(const Item& item, Language language) {
  std::string list;
  for (const catalogue::Step& step : item.steps) {
    std::string line = TextTag("strong", In(step.name, language));
    const std::string text = StepText(step, language);
    if (!text.empty()) line += TextTag("span", text, {{"class", "note"}});
    list += Tag("li", line);
  }
  return list.empty() ? list : Tag("ol", list, {{"class", "steps"}});
}

std::string LimitAndFee(const Item& item, Language language) {
  std::string facts;
  if (item.promised) {
    AddFactTo(facts, Word::kPromised, language, LimitText(*item.promised, language));
  }
  if (item.statutory && item.verified) {
    AddFactTo(facts, Word::kStatutory, language, LimitText(*item.statutory, language));
  }
  AddFactTo(facts, Word::kFee, language, FeeText(item.fee, language));
  if (item.fee.charged) {
    AddFactTo(facts, Word::kFeeBasis, language, In(item.fee.basis, language));
  }
  AddFactTo(facts, Word::kResult, language, In(item.result, language));
  return Tag("dl", facts);
}

std::string WhereAndWhen(const Item& item, Language language) {
  std::string facts;
  AddFactTo(facts, Word::kPlace, language, In(item.place, language));
  AddFactTo(facts, Word::kWindows, language, WindowsText(item.windows, language));
  AddFactTo(facts, Word::kOpeningHours, language, In(item.hours, language));
  AddFactTo(facts, Word::kInquiry, language, item.phone);
  AddFactTo(facts, Word::kSupervision, language, item.supervision);
  return facts.empty() ? facts : Tag("dl", facts);
}

std::string BasisList(const Item& item, Language language) {
  if (!item.verified || item.basis.empty()) {
    return TextTag("p", Text(Word::kUnverified, language));
  }
  std::string list;
  for (const auto& basis : item.basis) list += TextTag("li", BasisText(basis, language));
  return Tag("ul", list);
}

std::string Questions(const Item& item, Language language) {
  std::string html;
  for (const auto& known : item.questions) {
    html += TextTag("h3", In(known.question, language)) + TextTag("p", In(known.answer, language));
  }
  return html;
}

}  // namespace

std::string ItemMain(const Site& site, const Item& item) {
  const Language language = site.language;
  std::string html = Head(site, item);
  if (catalogue::IsDiscontinued(item)) {
    html += Section(Word::kWhereAndWhen, language, WhereAndWhen(item, language));
    html += Tag("p", LinkTo("../index.html", Text(Word::kBackToIndex, language)));
    return html;
  }
  html += Section(Word::kConditions, language, Conditions(item, language));
  html += Section(Word::kAllMaterials, language, Materials(item, language));
  html += Section(Word::kSituations, language, Situations(item, language));
  html += Section(Word::kFlow, language, StepList(item, language));
  html += Section(Word::kLimitAndFee, language, LimitAndFee(item, language));
  html += Section(Word::kWhereAndWhen, language, WhereAndWhen(item, language));
  html += Section(Word::kLegalBasis, language, BasisList(item, language));
  html += Section(Word::kFrequentQuestions, language, Questions(item, language));
  html += Tag("p", LinkTo("../index.html", Text(Word::kBackToIndex, language)));
  return html;
}

}  // namespace yichuang::documents
