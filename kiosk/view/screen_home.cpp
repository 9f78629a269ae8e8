#include <algorithm>

#include "kiosk/model/hours.h"
#include "kiosk/model/numbers.h"
#include "kiosk/model/shelf.h"
#include "kiosk/view/entry_look.h"
#include "kiosk/view/grid.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/sheet.h"
#include "kiosk/view/stage.h"
#include "kiosk/view/wording.h"

namespace yichuang::view {
namespace {

using canvas::Rect;
using model::Screen;
using model::Shelf;

void NumbersCard(Stage& stage, const Rect& rect) {
  const auto& groups = stage.model.hall.groups;
  const bool by_card = std::any_of(groups.begin(), groups.end(), [&](const auto& group) {
    return model::WantsCard(stage.model, group);
  });
  const Word gives = by_card ? Word::kNumbersUnderCard : Word::kNumbersUnderGives;
  const CardContent card{stage.Say(Word::kNumbersTitle),
                         stage.Say(groups.empty() ? Word::kNumbersUnder : gives), icons::kTicket,
                         Hue::kBlue, ""};
  if (LargeCard(stage.ui, "home.numbers", rect, card, Art::kTicket)) stage.Open(Screen::kNumbers);
}

void GuideCard(Stage& stage, const Rect& rect) {
  const CardContent card{stage.Say(Word::kGuideTitle), stage.Say(Word::kGuideUnder), icons::kList,
                         Hue::kAccent, ""};
  if (Card(stage.ui, "home.guide", rect, card)) stage.Open(Screen::kBrowse);
}

void ComplaintCard(Stage& stage, const Rect& rect) {
  const CardContent card{stage.Say(Word::kComplaintTitle), stage.Say(Word::kComplaintUnder),
                         icons::kChat, Hue::kRed, ""};
  if (Card(stage.ui, "home.complaint", rect, card)) stage.Open(Screen::kComplaint);
}

void ProgressCard(Stage& stage, const Rect& rect) {
  const CardContent card{stage.Say(Word::kProgressTitle), stage.Say(Word::kProgressUnder),
                         icons::kScan, Hue::kViolet, ""};
  if (Card(stage.ui, "home.progress", rect, card)) stage.Open(Screen::kProgress);
}

void SearchCard(Stage& stage, const Rect& rect) {
  const CardContent card{stage.Say(Word::kSearchTitle), "", icons::kSearch, Hue::kTeal, ""};
  if (Card(stage.ui, "home.search", rect, card)) stage.Open(Screen::kSearch);
}

void SearchLine(Stage& stage, const Rect& rect) {
  const SearchFieldContent field{"", stage.Say(Word::kSearchHint), stage.Say(Word::kSearchButton),
                                 "", false};
  if (SearchField(stage.ui, "home.search", rect, field)) stage.Open(Screen::kSearch);
}

/// As many life events as the grid holds, and the way to the others.
void Events(Stage& stage, const Grid& grid) {
  const auto entries = model::EntriesOf(stage.model, Shelf::kLifeEvent);
  const auto cells = static_cast<std::size_t>(grid.columns * grid.rows);
  const bool all = entries.size() <= cells;
  const std::size_t shown = all ? entries.size() : cells - 1;
  for (std::size_t i = 0; i < shown; ++i) {
    const EntryLook look = LookOf(entries[i].id);
    const CardContent tile{stage.Show(entries[i].name), "", look.icon, look.hue, ""};
    if (Tile(stage.ui, "event." + entries[i].id, grid.Cell(i), tile))
      stage.Send(model::Opened{
          {.screen = Screen::kItems, .shelf = Shelf::kLifeEvent, .id = entries[i].id}});
  }
  if (all) return;
  const CardContent more{stage.Say(Word::kEventsMore), "", icons::kMore, Hue::kBlue, ""};
  if (Tile(stage.ui, "home.more", grid.Cell(shown), more)) stage.Open(Screen::kBrowse);
}

void DrawNormal(Stage& stage) {
  const float dp = stage.theme().dp;
  const float gap = stage.gap();
  Rect rest = stage.content;
  NumbersCard(stage, rest.CutTop(150 * dp, gap));
  SearchLine(stage, rest.CutTop(64 * dp, gap));
  const Rect pair = rest.CutTop(128 * dp, gap);
  GuideCard(stage, pair.Column(0, 2, gap));
  ProgressCard(stage, pair.Column(1, 2, gap));
  ComplaintCard(stage, rest.CutTop(96 * dp, gap));
  const std::string title = stage.Say(Word::kEventsTitle);
  const float height = SectionTitleHeight(stage.ui, rest.width(), title);
  const Rect line = rest.CutTop(height, stage.theme().space.small);
  {
    const auto scope =
        stage.ui.frame.Open({.id = "home.events", .role = canvas::Role::kText, .rect = line});
    SectionTitle(stage.ui, line, title);
  }
  Events(stage, {rest, 3, std::clamp(static_cast<int>(rest.height() / (120 * dp)), 1, 4), gap});
}

/// Fewer and larger; the life events stand behind the guide's card.
void DrawElder(Stage& stage) {
  const float dp = stage.theme().dp;
  const float gap = stage.theme().space.small;
  Rect rest = stage.content;
  NumbersCard(stage, rest.CutTop(std::min(230 * dp, rest.height() * 0.235F), gap));
  GuideCard(stage, rest.Row(0, 4, gap));
  ProgressCard(stage, rest.Row(1, 4, gap));
  SearchCard(stage, rest.Row(2, 4, gap));
  ComplaintCard(stage, rest.Row(3, 4, gap));
}

void ShortTile(Stage& stage, const Rect& rect, std::string_view id, Word title, char32_t icon,
               Hue hue, Screen screen) {
  if (Tile(stage.ui, id, rect, {stage.Say(title), "", icon, hue, ""})) stage.Open(screen);
}

/// Above what one reads while waiting, below what one touches.
void DrawHomeLow(Stage& stage) {
  const model::Setting& setting = stage.model.setting;
  Rect display = stage.display;
  const Rect art = display.CutBottom(stage.theme().dp * 150, stage.gap());
  Illustration(stage.ui, art, Art::kDesk, stage.theme().colors.primary, stage.theme().colors.page);
  Sheet sheet(stage, display.width());
  sheet.AddHeading("home.question", stage.Say(Word::kEventsTitle));
  sheet.AddFact("home.hours", {icons::kClock, stage.Say(Word::kWeekHead), HoursNow(stage)});
  sheet.AddFact("home.desk",
                {icons::kPlace, stage.Say(Word::kGuideDesk), stage.Show(setting.guide_desk)});
  sheet.AddFact("home.phone", {icons::kPhone, stage.Say(Word::kTelephone), setting.guide_phone});
  for (const model::Notice* notice : model::NoticesNow(stage.model)) {
    sheet.AddSection("notice." + notice->id, stage.Show(notice->title));
    sheet.AddParagraph("notice." + notice->id + ".text", stage.Show(notice->text));
  }
  sheet.DrawPage(display, 0);
  const float gap = stage.theme().space.small;
  Rect rest = stage.content;
  NumbersCard(stage, rest.CutTop((rest.height() - gap) * 0.52F, gap));
  ShortTile(stage, rest.Column(0, 4, gap), "home.guide", Word::kGuideTitle, icons::kList,
            Hue::kAccent, Screen::kBrowse);
  ShortTile(stage, rest.Column(1, 4, gap), "home.progress", Word::kProgressTitle, icons::kScan,
            Hue::kViolet, Screen::kProgress);
  ShortTile(stage, rest.Column(2, 4, gap), "home.search", Word::kSearchTitle, icons::kSearch,
            Hue::kTeal, Screen::kSearch);
  ShortTile(stage, rest.Column(3, 4, gap), "home.complaint", Word::kComplaintShort, icons::kChat,
            Hue::kRed, Screen::kComplaint);
}

}  // namespace

void DrawHome(Stage& stage) {
  if (stage.low()) return DrawHomeLow(stage);
  if (stage.elder()) return DrawElder(stage);
  DrawNormal(stage);
}

}  // namespace yichuang::view
