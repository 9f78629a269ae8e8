#include "tests/kiosk/view/states.h"

#include <functional>
#include <memory>
#include <stdexcept>
#include <utility>

#include "hub/catalogue/load.h"
#include "hub/catalogue/search.h"
#include "kiosk/model/update.h"

namespace yichuang::view::test {
namespace {

using model::Msg;
using model::Screen;
using std::chrono::hours;
using std::chrono::seconds;

/// Brings a fresh kiosk into a state by messages only.
class Maker {
 public:
  Maker(const std::vector<model::Mode>& modes, model::Language language) {
    model_.setting = SampleSetting();
    Send(SampleCatalogue());
    Send(model::HubPresence{.online = true});
    for (const model::Mode mode : modes) Send(model::ModeToggled{mode});
    Send(model::LanguageChosen{language});
  }

  Maker& Send(const Msg& msg) {
    model::Next next = model::Update(std::move(model_), msg, now_);
    model_ = std::move(next.model);
    for (const model::Effect& effect : next.effects) {
      if (const auto* search = std::get_if<model::Search>(&effect)) Answer(*search);
    }
    return *this;
  }
  Maker& Wait(std::chrono::milliseconds time) {
    now_ += time;
    return Send(model::Tick{});
  }
  Maker& Open(Screen screen) { return Send(model::Opened{{.screen = screen}}); }
  Maker& Item(std::string id) {
    return Send(model::Opened{{.screen = Screen::kItem, .id = std::move(id)}});
  }
  Maker& Printed(model::PrintOutcome outcome) {
    Send(model::PrintAsked{});
    return Send(model::PrintFinished{model_.visit.print->asked, outcome});
  }
  /// At the tiles of 取号.
  Maker& Tiles(std::vector<contract::QueueGroup> groups = SampleGroups()) {
    return Send(model::QueueArrived{std::move(groups)}).Open(Screen::kNumbers);
  }
  Maker& Ask() { return Send(model::NumberAsked{"qykb"}); }
  /// At the reader: the group that was touched has limits per person.
  Maker& AtReader() {
    auto groups = SampleGroups();
    groups[1].ask_person = true;
    Send(model::CardReaderPresence{true}).Send(model::QueueArrived{std::move(groups), true});
    return Open(Screen::kNumbers).Send(model::NumberAsked{"sbyb"});
  }
  Maker& Given(bool offline = false) {
    model::GivenNumber given{"qykb", {'A', 5}, {}, now_, offline, 3, {10, 15}};
    if (offline) given = {"qykb", {'A', 980}, {}, now_, true, 0, {}};
    Tiles().Ask();
    return Send(model::NumberGiven{model_.visit.number->asked, given});
  }
  Maker& NumberPrinted(model::PrintOutcome outcome) {
    return Send(model::PrintFinished{model_.visit.number->paper->asked, outcome});
  }
  Maker& Progress(const std::string& number = "202611240001") {
    Open(Screen::kProgress);
    return Send(model::ProgressTyped{number}).Send(model::ProgressNumber{});
  }
  Maker& Told(std::vector<model::CaseProgress> cases) {
    Progress().Send(model::ProgressTyped{"002X"});
    return Send(model::ProgressTold{model_.visit.progress->asked, std::move(cases)});
  }
  Maker& NotTold(model::ProgressTrouble trouble) {
    Progress().Send(model::ProgressTyped{"0021"});
    return Send(model::ProgressRefused{model_.visit.progress->asked, trouble});
  }
  Maker& Reported() {
    Send(model::Opened{{.screen = Screen::kMatter, .id = "cannot_be_done"}});
    return Send(model::MatterAbout{"papers"}).Send(model::MatterAbout{"refused"});
  }
  Maker& SlipGiven() {
    Reported().Send(model::MatterSent{});
    return Send(model::MatterGiven{model_.visit.matter->asked, SampleSlip()});
  }
  Maker& NotTaken(model::MatterTrouble trouble) {
    Reported().Send(model::MatterSent{});
    return Send(model::MatterRefused{model_.visit.matter->asked, trouble});
  }
  Maker& SlipPrinted(model::PrintOutcome outcome) {
    return Send(model::PrintFinished{model_.visit.slip_paper->asked, outcome});
  }
  Maker& Badge() {
    return Open(Screen::kInquiry).Send(model::DutyTyped{"1023"}).Send(model::DutyNumber{});
  }
  Maker& DutyPin() { return Send(model::DutyTyped{"246802"}); }
  Maker& Denied(model::DutyTrouble trouble) {
    Badge().DutyPin();
    return Send(model::DutyRefused{model_.visit.inquiry->asked, trouble});
  }
  Maker& OnDuty() {
    Badge().DutyPin();
    return Send(model::DutyBegun{model_.visit.inquiry->asked});
  }
  Maker& Recorded() {
    OnDuty().Send(model::InquiryAbout{"other"});
    return Send(model::InquiryDone{model::InquiryDeed::kGuide});
  }
  Maker& SlipTold(model::MatterStage stage, bool overdue = false) {
    Progress(SampleSlip().code);
    model::MatterProgress matter{.no = SampleSlip().no, .stage = stage};
    matter.opened = now_ - hours{30};
    matter.due = now_ + hours{72};
    matter.overdue = overdue;
    return Send(model::MatterTold{model_.visit.progress->asked, matter});
  }
  static model::Slip SampleSlip() { return {"BB202611240007", "KQXWMB42HT7Y"}; }
  Maker& StaffScreen() {
    for (int i = 0; i < 6; ++i) Send(model::StaffKnock{});
    return *this;
  }
  Maker& StaffPin() {
    for (const char digit : model_.setting.staff_pin) Send(model::PinDigit{digit - '0'});
    return *this;
  }
  model::Model model() const { return model_; }

 private:
  void Answer(const model::Search& search) {
    static const catalogue::SearchIndex index(*SampleCatalogue().catalogue);
    model::Found found{search.query, {}, {}};
    for (const auto& hit : index.Find(search.query, 20))
      found.items.push_back(SampleCatalogue().catalogue->items[hit.item].id);
    for (const auto& candidate : index.Candidates(search.query, 12))
      found.words.push_back({candidate.word, candidate.word});
    Send(found);
  }

  model::Model model_;
  model::Instant now_ = SampleTime();
};

model::HallNews News() {
  model::HallNews news;
  news.notices = {{"1",
                   {"周五下午系统升级", "System upgrade on Friday afternoon"},
                   {"11月27日（星期五）15:00起，不动产登记窗口暂停收件，请提前安排。",
                    "From 15:00 on Friday 27 November the property windows take no papers."}}};
  return news;
}

using Add = std::function<void(std::string, const std::function<void(Maker&)>&)>;

/// A citizen without a name, a guide, and the slip of either.
void AddMatters(const Add& add) {
  using model::MatterStage;
  using model::MatterTrouble;
  using model::PrintOutcome;
  const auto kind = [](const char* id) {
    return model::Opened{{.screen = Screen::kMatter, .id = id}};
  };
  add("matter-complaint", [kind](Maker& m) { m.Send(kind("complaint")); });
  add("matter-cannot", [kind](Maker& m) { m.Send(kind("cannot_be_done")); });
  add("matter-window", [](Maker& m) { m.Reported().Send(model::MatterWindow{'7'}); });
  add("matter-sending", [](Maker& m) { m.Reported().Send(model::MatterSent{}); });
  add("matter-given", [](Maker& m) { m.SlipGiven().SlipPrinted(PrintOutcome::kPrinted); });
  add("matter-no-paper", [](Maker& m) { m.SlipGiven().SlipPrinted(PrintOutcome::kPaperOut); });
  add("matter-away", [](Maker& m) { m.NotTaken(MatterTrouble::kHubAway); });
  add("matter-wait", [](Maker& m) { m.NotTaken(MatterTrouble::kWait); });
  add("matter-refused", [](Maker& m) { m.NotTaken(MatterTrouble::kRefused); });
  add("duty-number", [](Maker& m) { m.Open(Screen::kInquiry).Send(model::DutyTyped{"1023"}); });
  add("duty-pin", [](Maker& m) { m.Badge().Send(model::DutyTyped{"246"}); });
  add("duty-wrong", [](Maker& m) { m.Denied(model::DutyTrouble::kWrong); });
  add("duty-locked-out", [](Maker& m) { m.Denied(model::DutyTrouble::kLocked); });
  add("duty-away", [](Maker& m) { m.Denied(model::DutyTrouble::kHubAway); });
  add("duty-entering", [](Maker& m) { m.Badge().DutyPin(); });
  add("duty-locked", [](Maker& m) { m.OnDuty().Wait(seconds{60}); });
  add("inquiry-about", [](Maker& m) { m.OnDuty(); });
  add("inquiry-deed", [](Maker& m) { m.OnDuty().Send(model::InquiryAbout{"open-business"}); });
  add("inquiry-given", [](Maker& m) {
    m.Recorded();
    m.Send(model::MatterGiven{m.model().visit.inquiry->asked, Maker::SampleSlip()});
    m.SlipPrinted(PrintOutcome::kPrinted);
  });
  add("inquiry-refused", [](Maker& m) {
    m.Recorded();
    m.Send(model::MatterRefused{m.model().visit.inquiry->asked, model::MatterTrouble::kRefused});
  });
  add("progress-letters", [](Maker& m) {
    m.Open(Screen::kProgress).Send(model::ProgressLetters{}).Send(model::ProgressTyped{"KQXW"});
  });
  add("slip-handling", [](Maker& m) { m.SlipTold(MatterStage::kHandling, true); });
  add("slip-solved", [](Maker& m) { m.SlipTold(MatterStage::kSolved); });
  add("slip-unsolved",
      [](Maker& m) { m.SlipTold(MatterStage::kSolved).Send(model::UnsolvedAsked{}); });
  add("slip-reopened", [](Maker& m) {
    m.SlipTold(MatterStage::kSolved).Send(model::UnsolvedAsked{});
    m.Send(model::UnsolvedAnswered{true});
    model::MatterProgress matter = m.model().visit.progress->matter;
    matter.stage = MatterStage::kHandling;
    m.Send(model::MatterTold{m.model().visit.progress->asked, matter});
  });
}

}  // namespace

model::Instant SampleTime() {
  return model::Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + hours{1} +
                        std::chrono::minutes{30}};
}

model::Setting SampleSetting() {
  model::Setting setting;
  setting.hall_name = {"云澜区政务服务中心", "Yunlan Government Service Centre"};
  for (std::size_t day = 1; day <= 5; ++day)
    setting.week[day] = {{hours{9}, hours{12}}, {hours{13}, hours{17}}};
  setting.guide_desk = {"一层大厅正门内", "Floor 1, inside the main entrance"};
  setting.guide_phone = "000-0000-0100";
  setting.complaint_desk = {"一层大厅 1 号窗口", "Floor 1, window 1"};
  setting.complaint_phone = "000-0000-0119";
  setting.linked = true;
  setting.printer = true;
  setting.staff_pin = "246810";
  setting.device = "kiosk-0042";
  setting.software = "0.1.0";
  return setting;
}

model::CatalogueArrived SampleCatalogue() {
  static const model::CatalogueArrived arrived = [] {
    auto loaded = catalogue::LoadFolder(YICHUANG_SOURCE_DIR "/hub/catalogue/data", 1);
    if (!std::holds_alternative<catalogue::Catalogue>(loaded))
      throw std::runtime_error("the sample catalogue has faults");
    return model::CatalogueArrived{
        std::make_shared<const catalogue::Catalogue>(std::get<catalogue::Catalogue>(loaded)),
        SampleTime()};
  }();
  return arrived;
}

std::vector<contract::QueueGroup> SampleGroups() {
  using contract::GroupState;
  const auto group = [](std::string id, char letter, contract::BothTexts name,
                        contract::BothTexts where, std::uint16_t waiting,
                        contract::WaitRange wait) {
    return contract::QueueGroup{std::move(id),    letter, std::move(name),
                                std::move(where), "",     GroupState::kOpen,
                                waiting,          wait};
  };
  return {group("qykb", 'A', {"企业开办", "Start a business"},
                {"一层A区 3–6号窗口", "Floor 1, zone A, windows 3–6"}, 3, {10, 15}),
          group("sbyb", 'B', {"社保医保", "Social and medical insurance"},
                {"一层B区 7–12号窗口", "Floor 1, zone B, windows 7–12"}, 12, {25, 35}),
          group("bdc", 'C', {"不动产登记", "Real estate"},
                {"二层C区 21–28号窗口", "Floor 2, zone C, windows 21–28"}, 0, {0, 0}),
          group("gacrj", 'D', {"公安出入境", "Police and exit-entry"},
                {"二层D区 31–34号窗口", "Floor 2, zone D, windows 31–34"}, 7, {15, 25}),
          group("shuiwu", 'E', {"税务", "Tax"},
                {"一层B区 13–16号窗口", "Floor 1, zone B, windows 13–16"}, 1, {0, 5}),
          group("zhzx", 'F', {"不清楚办什么（综合咨询）", "Not sure: general enquiries"},
                {"一层大厅 1–2号窗口", "Floor 1, windows 1–2"}, 2, {5, 10})};
}

model::Model StartPage(const std::vector<model::Mode>& modes, model::Language language) {
  return Maker(modes, language).model();
}

std::vector<State> EveryState(const std::vector<model::Mode>& modes, model::Language language) {
  using model::Leaf;
  using model::PrintOutcome;
  using model::Shelf;
  std::vector<State> states;
  const auto add = [&](std::string name, const std::function<void(Maker&)>& make) {
    Maker maker(modes, language);
    make(maker);
    states.push_back({std::move(name), maker.model()});
  };
  add("home", [](Maker&) {});
  add("home-hub-away", [](Maker& m) {
    model::CatalogueArrived old = SampleCatalogue();
    old.as_of -= hours{3};
    m.Send(old).Send(model::HubPresence{.online = false});
  });
  add("home-storage",
      [](Maker& m) { m.Send(model::HubPresence{.online = true, .storage_low = true}); });
  add("home-storage-away", [](Maker& m) {
    m.Send(model::HubPresence{.online = true, .storage_low = true});
    m.Send(model::HubPresence{.online = false});
  });
  add("numbers-storage-away", [](Maker& m) {
    m.Tiles().Send(model::HubPresence{.online = true, .storage_low = true});
    m.Send(model::HubPresence{.online = false});
  });
  add("search-empty", [](Maker& m) { m.Open(Screen::kSearch); });
  add("search-letters", [](Maker& m) { m.Open(Screen::kSearch).Send(model::Typed{"yyzz"}); });
  add("search-many", [](Maker& m) { m.Open(Screen::kSearch).Send(model::Typed{"dj"}); });
  add("search-nothing", [](Maker& m) { m.Open(Screen::kSearch).Send(model::Typed{"qqqxv"}); });
  add("browse-events", [](Maker& m) { m.Open(Screen::kBrowse); });
  add("browse-themes",
      [](Maker& m) { m.Open(Screen::kBrowse).Send(model::ShelfTurned{Shelf::kTheme}); });
  add("browse-departments",
      [](Maker& m) { m.Open(Screen::kBrowse).Send(model::ShelfTurned{Shelf::kDepartment}); });
  add("items", [](Maker& m) {
    m.Send(model::Opened{
        {.screen = Screen::kItems, .shelf = Shelf::kLifeEvent, .id = "open-business"}});
  });
  add("item-questions", [](Maker& m) { m.Item("fund-rent"); });
  add("item-answered", [](Maker& m) {
    m.Item("fund-rent")
        .Send(model::Answered{"home", "market"})
        .Send(model::Answered{"family", "married"})
        .Send(model::Answered{"contract", "unregistered"});
  });
  add("item-plain", [](Maker& m) { m.Item("elder-card"); });
  add("item-steps",
      [](Maker& m) { m.Item("business-setup").Send(model::LeafTurned{Leaf::kSteps}); });
  add("item-facts",
      [](Maker& m) { m.Item("business-setup").Send(model::LeafTurned{Leaf::kFacts}); });
  add("item-facts-unverified",
      [](Maker& m) { m.Item("elder-card").Send(model::LeafTurned{Leaf::kFacts}); });
  add("item-discontinued", [](Maker& m) {
    catalogue::Catalogue changed = *SampleCatalogue().catalogue;
    for (catalogue::Item& item : changed.items) {
      if (item.id == "elder-card")
        item.discontinued = {"自2026年6月1日起由各街道便民服务中心办理，本中心不再收件。",
                             "From 1 June 2026 at the service centre of your subdistrict."};
    }
    m.Send(model::CatalogueArrived{std::make_shared<const catalogue::Catalogue>(changed),
                                   SampleTime()});
    m.Item("elder-card");
  });
  add("item-faq",
      [](Maker& m) { m.Item("business-setup").Send(model::LeafTurned{Leaf::kQuestions}); });
  add("printing", [](Maker& m) { m.Item("elder-card").Send(model::PrintAsked{}); });
  add("print-done", [](Maker& m) { m.Item("elder-card").Printed(PrintOutcome::kPrinted); });
  add("print-paper-out", [](Maker& m) { m.Item("elder-card").Printed(PrintOutcome::kPaperOut); });
  add("numbers-elsewhere", [](Maker& m) { m.Open(Screen::kNumbers); });
  add("home-numbers", [](Maker& m) { m.Send(model::QueueArrived{SampleGroups()}); });
  add("numbers", [](Maker& m) { m.Tiles(); });
  add("numbers-closed", [](Maker& m) {
    auto groups = SampleGroups();
    using contract::GroupState;
    groups[0].state = GroupState::kUsedUp;
    groups[1].state = GroupState::kNotYet;
    groups[2].state = GroupState::kOver;
    groups[3].state = GroupState::kNoHours;
    m.Tiles(groups);
  });
  add("numbers-hub-away", [](Maker& m) { m.Tiles().Send(model::HubPresence{.online = false}); });
  add("number-asking", [](Maker& m) { m.Tiles().Ask(); });
  add("number-printing", [](Maker& m) { m.Given(); });
  add("number", [](Maker& m) { m.Given().NumberPrinted(PrintOutcome::kPrinted); });
  add("number-late", [](Maker& m) {
    m.Given().NumberPrinted(PrintOutcome::kPrinted).Wait(seconds{50});
    m.Send(model::Touched{}).Wait(seconds{20});
  });
  add("number-paper-out", [](Maker& m) { m.Given().NumberPrinted(PrintOutcome::kPaperOut); });
  add("number-offline", [](Maker& m) {
    m.Send(model::HubPresence{.online = false});
    m.Given(true).NumberPrinted(PrintOutcome::kPaperOut);
  });
  add("number-cancelled", [](Maker& m) { m.Given().Send(model::NumberCancelAsked{}); });
  for (const auto& [name, trouble] :
       {std::pair{"number-none-left", model::NumberTrouble::kNoneLeft},
        {"number-hall-closed", model::NumberTrouble::kHallClosed},
        {"number-out", model::NumberTrouble::kNumbersOut},
        {"number-unknown-group", model::NumberTrouble::kUnknownGroup},
        {"number-person-limit", model::NumberTrouble::kPersonLimit},
        {"number-failed", model::NumberTrouble::kOther}}) {
    add(name, [trouble = trouble](Maker& m) {
      m.Tiles().Ask();
      m.Send(model::NumberRefused{m.model().visit.number->asked, trouble});
    });
  }
  add("home-card", [](Maker& m) { m.AtReader().Send(model::HomeAsked{}); });
  add("card", [](Maker& m) { m.AtReader(); });
  add("card-unread", [](Maker& m) { m.AtReader().Send(model::CardUnread{}); });
  add("progress", [](Maker& m) { m.Open(Screen::kProgress); });
  add("progress-scanned", [](Maker& m) {
    m.Open(Screen::kProgress).Send(model::ProgressTyped{"food-licence202611240001"});
  });
  add("progress-last4", [](Maker& m) { m.Progress().Send(model::ProgressTyped{"00"}); });
  add("progress-asking", [](Maker& m) { m.Progress().Send(model::ProgressTyped{"002X"}); });
  add("progress-correction", [](Maker& m) {
    using namespace std::chrono_literals;
    m.Told({{"food-licence202611240001",
             "food-licence",
             model::CaseStage::kCorrection,
             2026y / 11 / 24,
             {},
             {},
             2026y / 12 / 22}});
  });
  add("progress-two", [](Maker& m) {
    using namespace std::chrono_literals;
    m.Told({{"food-licence202611240001",
             "food-licence",
             model::CaseStage::kReview,
             2026y / 11 / 24,
             2026y / 12 / 8,
             2026y / 12 / 22,
             {}},
            {"company-change202611240001",
             "company-change",
             model::CaseStage::kApproved,
             2026y / 11 / 20,
             2026y / 11 / 27,
             2026y / 12 / 18,
             {}}});
  });
  for (const auto& [name, trouble] :
       {std::pair{"progress-not-matched", model::ProgressTrouble::kNotMatched},
        {"progress-wait", model::ProgressTrouble::kWait},
        {"progress-hub-away", model::ProgressTrouble::kHubAway}}) {
    add(name, [trouble = trouble](Maker& m) { m.NotTold(trouble); });
  }
  add("complaint", [](Maker& m) { m.Open(Screen::kComplaint); });
  AddMatters(add);
  add("notices", [](Maker& m) { m.Send(model::NewsArrived{News()}).Open(Screen::kNotices); });
  add("idle-warning", [](Maker& m) { m.Item("elder-card").Wait(seconds{42}); });
  add("emergency", [](Maker& m) {
    auto news = News();
    news.emergency = {"一层东侧有烟雾，请从最近的出口离开大厅",
                      "Smoke on floor 1, east side. Leave by the nearest exit"};
    m.Send(model::NewsArrived{news});
  });
  add("staff-pin", [](Maker& m) { m.StaffScreen(); });
  add("staff", [](Maker& m) { m.StaffScreen().StaffPin(); });
  add("cleaning", [](Maker& m) { m.StaffScreen().StaffPin().Send(model::CleaningAsked{}); });
  add("no-catalogue", [](Maker&) {});
  states.back().model.hall.catalogue.reset();
  return states;
}

}  // namespace yichuang::view::test
