#include <chrono>

#include "kiosk/model/hours.h"
#include "kiosk/model/matter_steps.h"
#include "kiosk/text/dates.h"
#include "kiosk/view/icons.h"
#include "kiosk/view/stage.h"
#include "kiosk/view/wording.h"

namespace yichuang::view {
namespace {

using model::Mode;

Modes ModesOf(const model::Model& model) {
  return {model::Has(model, Mode::kElder), model::Has(model, Mode::kLow),
          model::Has(model, Mode::kContrast)};
}

std::vector<SwitchContent> Switches(const Stage& stage) {
  const auto on = [&](Mode mode) { return model::Has(stage.model, mode); };
  return {
      {"mode.elder", stage.Say(Word::kModeElder), icons::kTextSize, on(Mode::kElder)},
      {"mode.low", stage.Say(Word::kModeLow), icons::kAccessible, on(Mode::kLow)},
      {"mode.contrast", stage.Say(Word::kModeContrast), icons::kContrast, on(Mode::kContrast)},
      {"mode.aloud", stage.Say(Word::kModeAloud), icons::kSpeaker, on(Mode::kAloud)},
      {"language", stage.Say(Word::kOtherLanguage), icons::kLanguage, false},
  };
}

std::vector<DialogAction> HomeFooter(const Stage& stage) {
  std::vector<DialogAction> actions{
      {"notices", {stage.Say(Word::kNoticesTitle), icons::kCalendar, ButtonKind::kSecondary}}};
  if (stage.model.setting.linked)
    actions.push_back(
        {"duty", {stage.Say(Word::kDutyEntrance), icons::kPerson, ButtonKind::kSecondary}});
  return actions;
}

std::vector<DialogAction> Footer(const Stage& stage) {
  if (model::Here(stage.model).screen == model::Screen::kHome) return HomeFooter(stage);
  if (model::IsOnDuty(stage.model))
    return {{"leave", {stage.Say(Word::kInquiryLeave), icons::kClose, ButtonKind::kSecondary}}};
  // The screen itself has what ends it.
  if (model::Here(stage.model).screen == model::Screen::kNumber || model::ShownSlip(stage.model))
    return {{"home", {stage.Say(Word::kHome), icons::kHome, ButtonKind::kSecondary}}};
  return {
      {"back", {stage.Say(Word::kBack), icons::kArrowBack, ButtonKind::kSecondary}},
      {"home", {stage.Say(Word::kHome), icons::kHome, ButtonKind::kSecondary}},
      {"leave", {stage.Say(Word::kLeave), icons::kCheck, ButtonKind::kSecondary}},
  };
}

std::optional<BannerContent> HallBanner(const Stage& stage) {
  const model::Hall& hall = stage.model.hall;
  if (!hall.catalogue)
    return BannerContent{BannerKind::kWarning, stage.Say(Word::kNoCatalogue), ""};
  if (stage.model.setting.linked && !hall.hub_online) {
    const std::string age = text::Age(stage.language(), stage.model.now - hall.catalogue_as_of);
    const Word why = hall.hub_storage_low ? Word::kStorageAway : Word::kHubAway;
    return BannerContent{BannerKind::kOffline, stage.Say(why, {age}), ""};
  }
  if (hall.hub_storage_low)
    return BannerContent{BannerKind::kWarning, stage.Say(Word::kStorageLow), ""};
  return std::nullopt;
}

void TakeFrameTouch(Stage& stage, const std::string& id) {
  if (id == "mode.elder") return stage.Send(model::ModeToggled{Mode::kElder});
  if (id == "mode.low") return stage.Send(model::ModeToggled{Mode::kLow});
  if (id == "mode.contrast") return stage.Send(model::ModeToggled{Mode::kContrast});
  if (id == "mode.aloud") return stage.Send(model::ModeToggled{Mode::kAloud});
  if (id == "back") return stage.Send(model::BackAsked{});
  if (id == "home") return stage.Send(model::HomeAsked{});
  if (id == "leave") return stage.Send(model::LeaveAsked{});
  if (id == "duty") return stage.Open(model::Screen::kInquiry);
  if (id == "notices") return stage.Open(model::Screen::kNotices);
  if (id != "language") return;
  const bool chinese = stage.model.visit.language == model::Language::kChinese;
  stage.Send(
      model::LanguageChosen{chinese ? model::Language::kEnglish : model::Language::kChinese});
}

PageContent FrameOf(const Stage& stage) {
  const model::Model& model = stage.model;
  const auto wall = model::WallClock(model, model.now);
  const auto since_midnight = wall - std::chrono::floor<std::chrono::days>(wall);
  PageContent page;
  page.start_page = model::Here(model).screen == model::Screen::kHome;
  page.hall = stage.Show(model.setting.hall_name);
  page.subtitle = HoursNow(stage);
  page.date = text::ShortDate(stage.language(), model::Today(model));
  page.clock = text::ClockTime(std::chrono::floor<std::chrono::minutes>(since_midnight));
  // In low mode the keys need all the room at the foot.
  const bool keys = stage.low() && (model::Here(model).screen == model::Screen::kSearch ||
                                    model::Here(model).screen == model::Screen::kProgress ||
                                    model::Here(model).screen == model::Screen::kMatter ||
                                    model::Here(model).screen == model::Screen::kInquiry);
  if (!keys) page.switches = Switches(stage);
  page.footer = Footer(stage);
  const std::string& desk = stage.Show(model.setting.guide_desk);
  if (page.start_page && !desk.empty())
    page.footer_text = stage.Say(Word::kGuideDesk) + " · " + desk;
  if (model.hall.catalogue && model.hall.catalogue->sample)
    page.demo_mark = stage.Say(Word::kSampleData);
  page.banner = HallBanner(stage);
  return page;
}

/// Where staff knock; nothing shows it, and in low mode nothing touchable may stand so high.
void HiddenCorner(Stage& stage) {
  if (stage.low() || stage.model.setting.staff_pin.empty()) return;
  const float side = stage.theme().target * 1.5F;
  const auto scope = stage.ui.frame.Open(
      {.id = "corner", .role = canvas::Role::kPicture, .rect = {0, 0, side, side}, .target = true});
  if (scope.tapped()) stage.Send(model::StaffKnock{});
}

void DrawPlace(Stage& stage) {
  switch (model::Here(stage.model).screen) {
    case model::Screen::kHome:
      return DrawHome(stage);
    case model::Screen::kSearch:
      return DrawSearch(stage);
    case model::Screen::kBrowse:
      return DrawBrowse(stage);
    case model::Screen::kItems:
      return DrawItems(stage);
    case model::Screen::kItem:
      return DrawItem(stage);
    case model::Screen::kNumbers:
      return DrawNumbers(stage);
    case model::Screen::kNumber:
      return DrawNumber(stage);
    case model::Screen::kCard:
      return DrawCard(stage);
    case model::Screen::kProgress:
      return DrawProgress(stage);
    case model::Screen::kComplaint:
      return DrawComplaint(stage);
    case model::Screen::kNotices:
      return DrawNotices(stage);
    case model::Screen::kStaff:
      return DrawStaff(stage);
    case model::Screen::kMatter:
      return DrawMatter(stage);
    case model::Screen::kInquiry:
      return DrawInquiry(stage);
  }
}

}  // namespace

void DrawKiosk(canvas::Frame& frame, const model::Model& model, Messages& out) {
  const canvas::Rect& bounds = frame.bounds();
  const Theme theme = MakeTheme(ModesOf(model), {bounds.width(), bounds.height()});
  Ui ui{frame, theme};
  Stage stage{ui, model, out, {}, {}};
  const PageLayout layout = Page(ui, FrameOf(stage));
  stage.content = layout.content;
  stage.display = layout.display;
  if (layout.touched) TakeFrameTouch(stage, *layout.touched);
  HiddenCorner(stage);
  DrawPlace(stage);
  DrawOverlays(stage);
  // A finger beside every target says at least that somebody is there.
  if (out.empty() && frame.touch().anything()) stage.Send(model::Touched{});
}

}  // namespace yichuang::view
