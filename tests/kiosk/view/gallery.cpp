#include "tests/kiosk/view/gallery.h"

#include <cmath>

#include "kiosk/view/icons.h"

namespace yichuang::view {
namespace {

using canvas::Rect;

/// One language at a time: the word in Chinese or in English.
struct Words {
  bool chinese;
  std::string operator()(const char* zh, const char* en) const { return chinese ? zh : en; }
};

PageContent FrameOf(const Ui& ui, const Words& t, bool start_page) {
  PageContent page;
  page.hall = t("云澜区政务服务中心", "Yunlan Government Services");
  page.subtitle = t("一窗受理 · 一次办好", "One window, one visit");
  page.date = t("11月24日 星期二", "Tue 24 Nov");
  page.clock = "09:41";
  page.demo_mark = t("演示数据", "Sample data");
  page.switches = {
      {"switch.language", t("English", "中文"), icons::kLanguage, false},
      {"switch.elder", t("长辈版", "Large text"), icons::kTextSize, ui.theme.modes.elder},
      {"switch.low", t("低位", "Low"), icons::kAccessible, ui.theme.modes.low},
      {"switch.contrast", t("高对比", "Contrast"), icons::kContrast, ui.theme.modes.contrast},
      {"switch.voice", t("朗读", "Listen"), icons::kSpeaker, false}};
  if (!start_page) {
    page.footer = {{"back", {t("返回", "Back"), icons::kArrowBack, ButtonKind::kSecondary, true}},
                   {"home", {t("首页", "Start"), icons::kHome, ButtonKind::kSecondary, true}}};
  }
  page.footer.push_back(
      {"help", {t("呼叫导办", "Call a guide"), icons::kHelpOutline, ButtonKind::kQuiet, true}});
  page.footer_text = t("需要帮助请到导办台", "Help: guide desk");
  page.start_page = start_page;
  return page;
}

std::vector<CardContent> StartCards(const Words& t) {
  return {{t("办事指南", "Guides"), t("要带什么、去哪办", "What to bring, where to go"),
           icons::kBook, Hue::kTeal, ""},
          {t("预约签到", "Check in"), t("已预约的请在此签到", "For booked visits"),
           icons::kCalendar, Hue::kViolet, ""},
          {t("进度查询", "Progress"), t("凭回执编号查询", "With your receipt number"),
           icons::kTimer, Hue::kBlue, ""},
          {t("服务评价", "Rate us"), t("一次服务评价一次", "Once for each service"), icons::kStar,
           Hue::kAccent, ""},
          {t("投诉与办不成事", "Complaints"), t("没办成也可以反映", "Also when nothing worked"),
           icons::kComplaint, Hue::kRed, ""},
          {t("大厅导引", "Find a window"), t("窗口与楼层位置", "Windows and floors"), icons::kMap,
           Hue::kTeal, ""}};
}

void Start(Ui& ui, const Words& t) {
  PageContent frame = FrameOf(ui, t, true);
  frame.banner = BannerContent{
      BannerKind::kOffline, t("与大厅主机暂时断开", "The hall's computer cannot be reached"),
      t("指南为今天 08:30 的内容，取号照常", "Guides are from 08:30 today; tickets still work")};
  const PageLayout page = Page(ui, frame);
  const Theme& theme = ui.theme;
  Rect rest = page.content;
  const float gap = theme.space.medium;
  if (theme.modes.low) {
    const auto scope = ui.frame.Open({"start.display", canvas::Role::kGroup, "", page.display});
    Illustration(ui, page.display.Inset(theme.space.large), Art::kDesk, theme.colors.primary,
                 theme.colors.page);
  }
  const std::vector<CardContent> cards = StartCards(t);
  const CardContent ticket{t("取号", "Take a ticket"), t("排队办事先取号", "Start here to queue"),
                           0, Hue::kBlue, ""};
  if (theme.landscape() || theme.modes.low) {
    const float share = theme.modes.elder ? 0.42F : 0.34F;
    LargeCard(ui, "start.ticket", rest.CutLeft(rest.width() * share, gap), ticket,
              theme.modes.low ? std::nullopt : std::optional(Art::kTicket));
    const int columns = theme.modes.elder ? 2 : 3;
    const int count = theme.modes.elder ? 4 : 6;
    for (int at = 0; at < count; ++at) {
      Tile(ui, "start.card" + std::to_string(at),
           rest.Row(at / columns, 2, gap).Column(at % columns, columns, gap),
           {cards[static_cast<std::size_t>(at)].title, "", cards[static_cast<std::size_t>(at)].icon,
            cards[static_cast<std::size_t>(at)].hue, ""});
    }
    return;
  }
  const float field = SearchFieldHeight(theme);
  SearchField(ui, "start.search", rest.CutTop(field, gap),
              {"", t("找事项：输入名称或拼音首字母", "Find a service"), t("搜索", "Search"),
               t("清空", "Clear"), false});
  LargeCard(ui, "start.ticket", rest.CutTop(std::round(170 * theme.dp), gap), ticket, Art::kTicket);
  const int rows = theme.modes.elder ? 2 : 3;
  Rect grid = rest.CutTop(rest.height() * (theme.modes.elder ? 0.68F : 0.7F), gap);
  for (int at = 0; at < rows * 2; ++at) {
    Card(ui, "start.card" + std::to_string(at), grid.Row(at / 2, rows, gap).Column(at % 2, 2, gap),
         cards[static_cast<std::size_t>(at)]);
  }
  if (theme.modes.elder) return;
  const std::vector<CardContent> themes{
      {t("企业开办", "Start a firm"), "", icons::kStore, Hue::kBlue, ""},
      {t("社保医保", "Insurance"), "", icons::kHealth, Hue::kTeal, ""},
      {t("不动产", "Property"), "", icons::kHouse, Hue::kAccent, ""},
      {t("婚育户籍", "Family"), "", icons::kFamily, Hue::kViolet, ""}};
  for (int at = 0; at < 4; ++at) {
    Tile(ui, "start.theme" + std::to_string(at), rest.Column(at, 4, gap),
         themes[static_cast<std::size_t>(at)]);
  }
}

void Item(Ui& ui, const Words& t) {
  const PageLayout page = Page(ui, FrameOf(ui, t, false));
  const Theme& theme = ui.theme;
  Rect rest = page.content;
  if (theme.modes.low) {
    Rect board = page.display;
    Heading(ui, "item.name",
            board.CutTop(HeadingHeight(ui, board.width(),
                                       t("食品经营许可（新办）", "Food business licence (new)")),
                         theme.space.small),
            t("食品经营许可（新办）", "Food business licence (new)"));
    const std::string intro =
        t("带齐材料到 2 楼 B 区 12 号窗口，工作日 9:00—12:00、13:30—17:00 受理。",
          "Bring your papers to window 12, zone B, second floor, on working days 9:00–12:00 and "
          "13:30–17:00.");
    Paragraph(ui, "item.where", board.CutTop(ParagraphHeight(ui, board.width(), intro)), intro);
  }
  const Rect actions = rest.CutBottom(ButtonHeight(theme), theme.space.medium);
  const ButtonContent print{t("打印一次性告知单", "Print this list"), icons::kPrint,
                            ButtonKind::kPrimary, true};
  const ButtonContent queue{t("取号", "Ticket"), icons::kTicket, ButtonKind::kSecondary, true};
  Rect bar = actions;
  Button(ui, "item.ticket", bar.CutRight(ButtonWidth(ui, queue), theme.space.small), queue);
  Button(ui, "item.print", bar, print);
  ScrollArea area(ui, "item.scroll", rest, {t("上一屏", "Page up"), t("下一屏", "Page down")});
  const float width = area.width();
  if (!theme.modes.low) {
    const std::string name = t("食品经营许可（新办）", "Food business licence (new)");
    Heading(ui, "item.name", area.Next(HeadingHeight(ui, width, name)), name);
  }
  const std::vector<FactContent> facts{
      {icons::kClock, t("承诺时限", "We promise"), t("5 个工作日", "5 working days")},
      {icons::kMoney, t("收费", "Fee"), t("不收费", "None")},
      {icons::kPlace, t("办理窗口", "Where"), t("2 楼 B 区 12 号", "Floor 2, B12")}};
  const int columns = theme.modes.elder || (width < 700 * theme.dp && !t.chinese) ? 1 : 3;
  const float cell =
      (width - theme.space.small * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  float fact = 0;
  for (const FactContent& content : facts) fact = std::max(fact, FactHeight(ui, cell, content));
  for (std::size_t at = 0; at < facts.size();) {
    const Rect row = area.Next(fact);
    for (int column = 0; column < columns && at < facts.size(); ++column, ++at) {
      Fact(ui, "item.fact" + std::to_string(at), row.Column(column, columns, theme.space.small),
           facts[at]);
    }
  }
  const std::vector<StepContent> steps{
      {t("提交", "Hand in"), t("综合窗口", "Any window"), t("即时", "At once"), StepState::kPlain},
      {t("受理", "Accepted"), t("当场核对材料", "Papers are checked"), t("当日", "Same day"),
       StepState::kPlain},
      {t("现场核查", "Visit"), t("如需要，提前电话约定", "By appointment"),
       t("3 个工作日", "3 days"), StepState::kPlain},
      {t("领证", "Collect"), t("出件窗口，可邮寄", "Or by post"), t("1 个工作日", "1 day"),
       StepState::kPlain}};
  const float padding = PanelPadding(theme);
  const std::string flow = t("办理流程", "How it goes");
  const float title = SectionTitleHeight(ui, width - padding * 2, flow);
  Rect inside = Panel(ui, "item.flow",
                      area.Next(padding * 2 + title + theme.space.medium +
                                    StepFlowHeight(ui, width - padding * 2, steps),
                                theme.space.medium));
  SectionTitle(ui, inside.CutTop(title, theme.space.medium), flow);
  StepFlow(ui, "item.steps", inside, steps);

  const std::vector<CheckContent> materials{
      {t("食品经营许可申请书", "Application form"),
       t("窗口可领取，也可在本机打印样表", "At the window, or printed here"),
       {{t("原件 1 份", "1 original"), Tone::kPrimary}},
       CheckState::kChecked,
       t("已备", "Ready"),
       true},
      {t("营业执照或者其他主体资格证明文件", "Business licence, or another proof of standing"),
       t("由市场监督管理部门核发", "Issued by the market office"),
       {{t("复印件 1 份", "1 copy"), Tone::kPrimary},
        {t("可共享免交", "Shared, not needed"), Tone::kSuccess}},
       CheckState::kOpen,
       t("待备", "To do"),
       true},
      {t("与食品经营相适应的主要设备设施布局、操作流程等文件",
         "Plan of rooms, equipment and procedures"),
       "",
       {{t("原件 1 份", "1 original"), Tone::kPrimary}, {t("可容缺", "May follow"), Tone::kAccent}},
       CheckState::kOpen,
       t("待备", "To do"),
       true}};
  const std::string bring = t("要带的材料", "What to bring");
  SectionTitle(ui, area.Next(SectionTitleHeight(ui, width, bring), theme.space.large), bring);
  for (std::size_t at = 0; at < materials.size(); ++at) {
    CheckRow(ui, "item.material" + std::to_string(at),
             area.Next(CheckRowHeight(ui, width, materials[at])), materials[at]);
  }
}

void Search(Ui& ui, const Words& t) {
  const PageLayout page = Page(ui, FrameOf(ui, t, false));
  const Theme& theme = ui.theme;
  Rect rest = page.content;
  const bool low = theme.modes.low;
  const bool digits = !low && !theme.landscape();
  KeyboardContent keys;
  keys.candidates = {t("营业执照", "licence"), t("营业执照变更", "licence change"),
                     t("营业性演出", "shows")};
  keys.backspace = t("退格", "Delete");
  keys.clear = t("清空", "Clear");
  keys.space = t("空格", "Space");
  keys.language = t("中/英", "EN");
  keys.digits = digits;
  const Rect board = rest.CutBottom(KeyboardHeight(theme, digits), theme.space.medium);
  Rect upper = low ? page.display : rest;
  const float field = SearchFieldHeight(theme);
  if (!low) {
    SearchField(ui, "search.field", upper.CutTop(field, theme.space.medium),
                {"yyzz", t("输入名称或拼音首字母", "Name of a service"), t("搜索", "Search"),
                 t("清空", "Clear"), true});
  }
  const std::vector<RowContent> rows{
      {t("营业执照变更登记", "Change of a business licence"),
       t("市场监督管理 · 3 项材料", "Market office · 3 papers"), t("1 日", "1 day"), icons::kStore,
       !low},
      {t("个体工商户营业执照注销", "Closing a sole trader's business"),
       t("市场监督管理 · 2 项材料", "Market office · 2 papers"), t("即办", "At once"),
       icons::kStore, !low},
      {t("营业性演出许可（演出经纪机构设立审批，含个体演出经纪人备案）",
         "Permit for shows, agencies and individual agents"),
       t("文化旅游", "Culture office"), t("5 日", "5 days"), icons::kStar, !low}};
  {
    ScrollArea area(ui, "search.results", upper,
                    {t("上一屏", "Page up"), t("下一屏", "Page down")});
    for (std::size_t at = 0; at < rows.size(); ++at) {
      const Rect place = area.Next(RowHeight(ui, area.width(), rows[at]));
      if (!low || place.bottom <= upper.bottom)
        Row(ui, "search.row" + std::to_string(at), place, rows[at]);
    }
  }
  Keyboard(ui, "search.keys", board, keys);
}

void Controls(Ui& ui, const Words& t) {
  const PageLayout page = Page(ui, FrameOf(ui, t, false));
  const Theme& theme = ui.theme;
  ScrollArea area(ui, "controls.scroll", page.content,
                  {t("上一屏", "Page up"), t("下一屏", "Page down")});
  const float width = area.width();
  const std::vector<BannerContent> banners{
      {BannerKind::kInfo, t("今天 16:00 提前停止取号", "Tickets end at 16:00 today"), ""},
      {BannerKind::kWarning,
       t("打印机缺纸，请到导办台领取纸质清单",
         "The printer is out of paper; lists are at the guide desk"),
       ""},
      {BannerKind::kOffline,
       t("与大厅主机断开 12 分钟", "The hall's computer has been away for 12 minutes"),
       t("预约签到暂不可用", "Checking in does not work")},
      {BannerKind::kEmergency,
       t("请立即从最近的安全出口离开大厅", "Leave the hall by the nearest exit now"), ""}};
  for (std::size_t at = 0; at < banners.size(); ++at) {
    Banner(ui, "controls.banner" + std::to_string(at),
           area.Next(BannerHeight(ui, width, banners[at])), banners[at]);
  }
  const std::vector<ChoiceContent> tabs{{"person", t("个人办事", "People"), icons::kPerson, true},
                                        {"firm", t("企业办事", "Firms"), icons::kBuilding, false}};
  Tabs(ui, "controls.tabs", area.Next(ButtonHeight(theme), theme.space.medium), tabs);
  const std::vector<ChoiceContent> choices{{"a", t("首次申请", "First time"), 0, true},
                                           {"b", t("地址变更", "New address"), 0, false},
                                           {"c", t("委托他人代办", "Through an agent"), 0, true},
                                           {"d", t("外地户籍", "From elsewhere"), 0, false}};
  Choices(ui, "controls.choices", area.Next(ChoicesHeight(ui, width, choices), theme.space.medium),
          choices);
  const std::pair<const char*, ButtonContent> buttons[] = {
      {"primary", {t("下一步", "Next"), icons::kArrowForward, ButtonKind::kPrimary, true}},
      {"secondary", {t("返回修改", "Change"), icons::kEdit, ButtonKind::kSecondary, true}},
      {"quiet", {t("跳过", "Skip"), 0, ButtonKind::kQuiet, true}},
      {"danger", {t("放弃", "Discard"), 0, ButtonKind::kDanger, true}},
      {"off", {t("不可用", "Not now"), 0, ButtonKind::kPrimary, false}}};
  Rect row = area.Next(ButtonHeight(theme), theme.space.medium);
  for (const auto& [id, content] : buttons) {
    const float own = ButtonWidth(ui, content);
    if (own > row.width()) row = area.Next(ButtonHeight(theme));
    Button(ui, std::string("controls.") + id, row.CutLeft(own, theme.space.small), content);
  }
  ProgressBar(ui, "controls.progress",
              area.Next(std::round(theme.type.body * 2.4F), theme.space.medium), 0.6F,
              t("正在打印，共 3 张", "Printing 3 sheets"));
  const std::vector<StepContent> steps{
      {t("网上预约或现场取号", "Book, or take a ticket"), "", t("随时", "Any time"),
       StepState::kDone},
      {t("窗口受理并出具受理通知书", "Papers accepted at the window"),
       t("材料不齐时一次性告知", "You are told everything at once"), t("当日", "Same day"),
       StepState::kCurrent},
      {t("审查与决定", "Decision"), t("法定 20 个工作日", "By law within 20 working days"),
       t("承诺 5 个工作日", "Promised: 5 working days"), StepState::kPlain}};
  StepColumn(ui, "controls.column",
             area.Next(StepColumnHeight(ui, width, steps), theme.space.large), steps);
  EmptyState(ui, "controls.empty", area.Next(std::round(330 * theme.dp), theme.space.large),
             {Art::kSearch, t("没有找到“办狗证”", "Nothing found for “dog”"),
              t("换个说法试试，或到导办台询问。姓名用字：𠮷𬭊龘",
                "Try other words, or ask at the guide desk.")});
}

void Number(Ui& ui, const Words& t) {
  const PageLayout page = Page(ui, FrameOf(ui, t, false));
  const Theme& theme = ui.theme;
  Rect rest = page.content;
  std::vector<bool> modules(21 * 21);
  for (std::size_t at = 0; at < modules.size(); ++at)
    modules[at] = (at * at * 31 + at * 7 + at / 21 * 13) % 11 < 5;
  const bool side_by_side = theme.landscape() || theme.modes.low;
  Rect pad = side_by_side ? rest.CutRight(rest.width() * 0.5F, theme.space.large)
                          : rest.CutBottom(std::round(340 * theme.dp), theme.space.large);
  NumberPad(ui, "number.pad", pad, t("清空", "Clear"), t("退格", "Delete"));
  if (side_by_side) {
    const std::string text = t("请输入回执编号后四位", "Last four digits of your receipt");
    Heading(ui, "number.title", rest, text);
    return;
  }
  const std::string text = t("请输入回执编号后四位", "Last four digits of your receipt");
  Heading(ui, "number.title",
          rest.CutTop(HeadingHeight(ui, rest.width(), text), theme.space.medium), text);
  Rect inside = Panel(ui, "number.panel", rest);
  const float side = std::min(inside.height(), inside.width() * 0.45F);
  CodeImage(ui, "number.code", inside.CutLeft(side, theme.space.large).Centered({side, side}), 21,
            modules, t("二维码", "Code"));
  Illustration(ui, inside.CutTop(inside.height() / 2), Art::kPrinter, theme.colors.primary,
               theme.colors.surface);
  Illustration(ui, inside.Column(0, 2, 0), Art::kPapers, theme.colors.primary,
               theme.colors.surface);
  Illustration(ui, inside.Column(1, 2, 0), Art::kOffline, theme.colors.primary,
               theme.colors.surface);
}

void Dialogs(Ui& ui, const Words& t) {
  Start(ui, t);
  Dialog(ui, "idle",
         {t("您还在吗？", "Are you still there?"),
          t("为保护您的信息，30 秒后回到首页并清空已填内容。",
            "To protect what you entered, it is wiped after 30 seconds."),
          {{"stay", {t("继续使用", "I am here"), 0, ButtonKind::kPrimary, true}},
           {"end", {t("结束并清空", "Finish and wipe"), 0, ButtonKind::kSecondary, true}}},
          18,
          30});
}

}  // namespace

std::string_view Name(GalleryPage page) {
  switch (page) {
    case GalleryPage::kStart:
      return "start";
    case GalleryPage::kItem:
      return "item";
    case GalleryPage::kSearch:
      return "search";
    case GalleryPage::kControls:
      return "controls";
    case GalleryPage::kDialog:
      return "dialog";
    case GalleryPage::kNumber:
      return "number";
  }
  return "";
}

void DrawGallery(Ui& ui, GalleryPage page, GalleryLanguage language) {
  const Words words{language == GalleryLanguage::kChinese};
  switch (page) {
    case GalleryPage::kStart:
      return Start(ui, words);
    case GalleryPage::kItem:
      return Item(ui, words);
    case GalleryPage::kSearch:
      return Search(ui, words);
    case GalleryPage::kControls:
      return Controls(ui, words);
    case GalleryPage::kDialog:
      return Dialogs(ui, words);
    case GalleryPage::kNumber:
      return Number(ui, words);
  }
}

}  // namespace yichuang::view
