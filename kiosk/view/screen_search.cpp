#include <algorithm>
#include <variant>

#include "kiosk/model/shelf.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/sheet.h"
#include "kiosk/view/stage.h"

namespace yichuang::view {
namespace {

using canvas::Rect;

/// Low mode opens results by number, since the list itself is out of reach.
constexpr std::size_t kNumbered = 5;

void TakeKey(Stage& stage, const KeyTouched& touched) {
  if (const auto* letter = std::get_if<key::Letter>(&touched))
    return stage.Send(model::Typed{std::string(1, letter->letter)});
  if (const auto* word = std::get_if<key::Candidate>(&touched))
    return stage.Send(model::WordChosen{stage.model.visit.words.at(word->index).query});
  if (std::holds_alternative<key::Space>(touched)) return stage.Send(model::Typed{" "});
  if (std::holds_alternative<key::Backspace>(touched)) return stage.Send(model::Erased{});
  if (std::holds_alternative<key::Clear>(touched)) return stage.Send(model::QueryCleared{});
  const bool chinese = stage.model.visit.language == model::Language::kChinese;
  stage.Send(
      model::LanguageChosen{chinese ? model::Language::kEnglish : model::Language::kChinese});
}

void Keys(Stage& stage, const Rect& rect, bool digits) {
  KeyboardContent keyboard;
  for (const model::WordOffer& offer : stage.model.visit.words)
    keyboard.candidates.push_back(offer.word);
  keyboard.backspace = stage.Say(Word::kKeyErase);
  keyboard.clear = stage.Say(Word::kKeyClear);
  keyboard.space = stage.Say(Word::kKeySpace);
  keyboard.language = stage.Say(Word::kOtherLanguage);
  keyboard.digits = digits;
  if (const auto touched = Keyboard(stage.ui, "key", rect, keyboard)) TakeKey(stage, *touched);
}

bool HasAnswer(const Stage& stage) {
  const auto& visit = stage.model.visit;
  return !visit.query.empty() && visit.found_for == visit.query;
}

/// What stands where results would, when there are none; empty while the answer is on its way.
std::string Remark(const Stage& stage) {
  const auto& visit = stage.model.visit;
  if (visit.query.empty()) return stage.Say(Word::kSearchEmpty);
  if (HasAnswer(stage) && model::FoundItems(stage.model).empty())
    return stage.Say(Word::kSearchNothing, {visit.query});
  return {};
}

void DrawNormal(Stage& stage) {
  const Theme& theme = stage.theme();
  const auto& visit = stage.model.visit;
  Rect rest = stage.content;
  const SearchFieldContent field{visit.query, stage.Say(Word::kSearchHint),
                                 stage.Say(Word::kSearchButton), stage.Say(Word::kKeyClear), true};
  const auto touched =
      SearchField(stage.ui, "search", rest.CutTop(theme.dp * 64, stage.gap()), field);
  if (touched == SearchTouched::kClear) stage.Send(model::QueryCleared{});
  const bool digits = !stage.elder();
  Keys(stage, rest.CutBottom(KeyboardHeight(theme, digits), stage.gap()), digits);
  if (const std::string remark = Remark(stage); !remark.empty()) {
    const EmptyContent empty{Art::kSearch, "", remark};
    return EmptyState(stage.ui, "search.remark", rest, empty);
  }
  Sheet sheet(stage, rest.width());
  for (const catalogue::Item* item : model::FoundItems(stage.model)) {
    const std::string under = catalogue::IsDiscontinued(*item) ? stage.Say(Word::kDiscontinued)
                                                               : stage.Show(item->summary);
    const RowContent row{stage.Show(item->name), under, "", 0, true};
    sheet.Add(RowHeight(stage.ui, rest.width(), row), [&stage, item, row](const Rect& rect) {
      if (Row(stage.ui, "item." + item->id, rect, row)) stage.OpenItem(item->id);
    });
  }
  // The list begins at its top for every query.
  sheet.DrawScrolling("search.results." + visit.query, rest);
}

void DrawLow(Stage& stage) {
  const auto items = model::FoundItems(stage.model);
  const std::size_t shown = std::min(items.size(), kNumbered);
  Sheet sheet(stage, stage.display.width());
  const std::string& query = stage.model.visit.query;
  sheet.AddHeading("search.query", query.empty() ? stage.Say(Word::kSearchTitle) : query);
  if (const std::string remark = Remark(stage); !remark.empty())
    sheet.AddParagraph("search.remark", remark);
  for (std::size_t i = 0; i < shown; ++i)
    sheet.AddParagraph("search.result." + std::to_string(i + 1),
                       std::to_string(i + 1) + "  " + stage.Show(items[i]->name));
  sheet.DrawPage(stage.display, 0);

  Rect rest = stage.content;
  Keys(stage, rest.CutBottom(KeyboardHeight(stage.theme(), false), stage.theme().space.small),
       false);
  const Rect numbers = rest.CutBottom(ButtonHeight(stage.theme()));
  for (std::size_t i = 0; i < shown; ++i) {
    const Rect place = numbers.Column(static_cast<int>(i), kNumbered, stage.theme().space.small);
    const ButtonContent button{std::to_string(i + 1), 0, ButtonKind::kPrimary, true};
    if (Button(stage.ui, "item." + items[i]->id, place, button)) stage.OpenItem(items[i]->id);
  }
}

}  // namespace

void DrawSearch(Stage& stage) {
  if (stage.low()) return DrawLow(stage);
  DrawNormal(stage);
}

}  // namespace yichuang::view
