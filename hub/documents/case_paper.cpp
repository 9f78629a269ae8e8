#include "hub/documents/case_paper.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "hub/documents/case_places.h"
#include "hub/documents/item_text.h"
#include "hub/documents/sections.h"
#include "hub/documents/words.h"

namespace yichuang::documents {
namespace {

using List = CasePaperRule::List;

constexpr Language kPaperLanguage = Language::kChinese;

/// Builds one paper; the first fact that is missing ends it.
class CasePaperMaker {
 public:
  CasePaperMaker(const CasePaperRules& rules, const CasePaperFacts& facts)
      : rules_(rules),
        facts_(facts),
        rule_(rules.papers[static_cast<std::size_t>(facts.kind)]),
        law_(LawOf(rules, facts)) {}

  std::variant<Paper, std::string> Make(PaperCopy copy) {
    Paper paper;
    paper.language = kPaperLanguage;
    paper.title = TitleText();
    if (facts_.sample) paper.mark = Text(Word::kSampleMark, kPaperLanguage);
    paper.foot = facts_.hall;
    paper.made = facts_.made;
    Blocks& to = paper.blocks;
    to.push_back(Title{TitleText(), facts_.number});
    AddFacts(to);
    AddTexts(rule_.text, to);
    AddList(to);
    AddForm(to);
    AddDates(to);
    AddTexts(rule_.after, to);
    if (!rule_.sign.empty()) to.push_back(Signatures{rule_.sign});
    if (!rule_.seal.empty()) {
      to.push_back(SealPlace{facts_.organ, fmt::format("（{}）", rule_.seal),
                             DateText(facts_.dated, kPaperLanguage)});
    }
    AddFoot(copy, to);
    if (!missing_.empty()) return missing_;
    return paper;
  }

 private:
  static const ItemTypeRule* LawOf(const CasePaperRules& rules, const CasePaperFacts& facts) {
    const auto found = rules.types.find(facts.type);
    return found == rules.types.end() || !facts.verified ? nullptr : &found->second;
  }

  const std::string& Label(std::string_view name) const { return rules_.labels.find(name)->second; }

  std::string TitleText() const {
    if (law_ != nullptr) {
      if (const auto own = law_->titles.find(facts_.kind); own != law_->titles.end())
        return own->second;
    }
    return rule_.title;
  }

  void AddFacts(Blocks& to) {
    Facts facts;
    AddFact(facts, Label("case_number"), Needed("case", facts_.case_number));
    AddFact(facts, Label("item"), Needed("item", facts_.item));
    AddFact(facts, Label("organ"), Needed("organ", facts_.organ));
    if (!AddressesApplicant()) AddFact(facts, Label("applicant"), facts_.applicant);
    AddFact(facts, Label("agent"), facts_.agent);
    to.push_back(std::move(facts));
  }

  bool AddressesApplicant() const {
    return std::ranges::any_of(rule_.text, [](const std::string& text) {
      return text.find("{applicant}") != std::string::npos;
    });
  }

  void AddTexts(const std::vector<std::string>& texts, Blocks& to) {
    for (const std::string& text : texts) {
      const CasePlaces places(facts_, law_);
      if (places.SpeaksOfLawThatIsNot(text)) continue;
      auto filled = places.Fill(text);
      if (auto* missing = std::get_if<MissingPlace>(&filled)) {
        Miss(missing->name);
        return;
      }
      to.push_back(Paragraph{std::get<std::string>(std::move(filled))});
    }
  }

  void AddList(Blocks& to) {
    if (rule_.list == List::kNone) return;
    if (facts_.materials.empty()) return Miss("materials");
    Table table;
    const auto column = [&](std::string_view label, int share, bool centred) {
      table.columns.push_back({Label(label), share, centred});
    };
    column("material", rule_.list == List::kDefects ? 5 : 8, false);
    if (rule_.list == List::kMaterials) {
      column("originals", 2, true);
      column("copies", 2, true);
    } else if (rule_.list == List::kDefects) {
      column("problem", 5, false);
      column("wanted", 5, false);
    } else {
      column("lack", 4, false);
    }
    for (const PaperMaterial& each : facts_.materials) table.rows.push_back(RowOf(each));
    to.push_back(std::move(table));
  }

  Table::Row RowOf(const PaperMaterial& each) {
    const auto number = [](unsigned count) {
      return count == 0 ? std::string("—") : std::to_string(count);
    };
    switch (rule_.list) {
      case List::kMaterials:
        return {{each.name, number(each.originals), number(each.copies)}, {}};
      case List::kDefects:
        if (each.problem.empty() || each.wanted.empty()) Miss("materials");
        return {{each.name, each.problem, each.wanted}, {}};
      case List::kMissing:
        if (each.problem.empty()) Miss("materials");
        return {{each.name, each.problem}, {}};
      case List::kNone:
        break;
    }
    return {};
  }

  void AddForm(Blocks& to) {
    if (facts_.form.empty()) return;
    Facts form;
    for (const CasePaperFacts::Field& each : facts_.form) AddFact(form, each.name, each.value);
    to.push_back(Paragraph{Label("form")});
    to.push_back(std::move(form));
  }

  /// A legal date that the item's law does not give is left out, a promised one is needed.
  void AddDates(Blocks& to) {
    Facts dates;
    if (rule_.promised) {
      if (!facts_.promised) return Miss("promised");
      AddFact(dates, Label("promised"), DateText(*facts_.promised, kPaperLanguage));
    }
    if (rule_.statutory && facts_.statutory)
      AddFact(dates, Label("statutory"), DateText(*facts_.statutory, kPaperLanguage));
    if (!dates.facts.empty()) to.push_back(std::move(dates));
  }

  void AddFoot(PaperCopy copy, Blocks& to) {
    to.push_back(Rule{});
    std::string line = Label(copy == PaperCopy::kForApplicant ? "for_applicant" : "for_file");
    if (facts_.print > 1) {
      line += "　";
      line += fmt::format(fmt::runtime(Label("reprint")), fmt::arg("count", facts_.print));
    }
    to.push_back(Paragraph{std::move(line), Paragraph::Tone::kSmall});
    if (facts_.verification.empty()) return;
    to.push_back(Paragraph{Label("verification"), Paragraph::Tone::kSmall});
    to.push_back(Barcode{facts_.verification});
  }

  const std::string& Needed(std::string_view place, const std::string& value) {
    if (value.empty()) Miss(place);
    return value;
  }

  void Miss(std::string_view place) {
    if (missing_.empty())
      missing_ =
          fmt::format("{} needs {{{}}}, which the case does not have", Name(facts_.kind), place);
  }

  const CasePaperRules& rules_;
  const CasePaperFacts& facts_;
  const CasePaperRule& rule_;
  const ItemTypeRule* law_;
  std::string missing_;
};

}  // namespace

std::variant<Paper, std::string> MakeCasePaper(const CasePaperRules& rules,
                                               const CasePaperFacts& facts, PaperCopy copy) {
  return CasePaperMaker(rules, facts).Make(copy);
}

}  // namespace yichuang::documents
