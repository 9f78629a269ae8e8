#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kiosk/link/enrolment.h"
#include "tests/fakes/receipt_printer.h"
#include "tests/fakes/text_receipt.h"
#include "tests/integration/desk_hall.h"
#include "tests/integration/files_with.h"

// A kiosk's screens in a hall that runs: the real program, touched where a person would touch it,
// and the staff at their pages meanwhile.
namespace yichuang::integration {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

/// What somebody who stands before the kiosk sees, and what it took him so far.
struct Sight {
  std::string text;  ///< a line each
  std::string code;  ///< of the slip that is shown, without spaces
  int touches = 0;
  double seconds = 0;  ///< on the kiosk's own clock

  bool Says(const std::string& words) const { return text.find(words) != std::string::npos; }
};

/// The kiosk program without a display. Touches go in through a pipe (kiosk/app/script.h).
class KioskScreens {
 public:
  explicit KioskScreens(HallBed& bed)
      : bed_(bed), state_(bed.directory() / "kiosk-01"), eyes_(bed.directory() / "eyes") {
    fs::create_directories(eyes_);
    fs::create_directories(state_);
  }

  /// `mode`: how papers are printed.
  void Start(const std::string& mode) {
    const fs::path settings = bed_.directory() / "kiosk-01.toml";
    std::ofstream(settings) << fmt::format(
        "device = \"kiosk-01\"\nstate_dir = \"{}\"\n\n[hall]\nname = \"云澜区政务服务中心\"\n\n"
        "[hub]\nhall = \"demo\"\nbroker = \"tcp://127.0.0.1:{}\"\nhttp = "
        "\"http://127.0.0.1:{}\"\n\n"
        "[screen]\nwidth = 540\nheight = 960\n\n[printer]\npath = \"{}\"\nmode = \"{}\"\n",
        state_.string(), bed_.setup().open_port(), bed_.setup().http_port(), paper().string(),
        mode);
    const fs::path fingers = bed_.directory() / "fingers";
    ASSERT_EQ(::mkfifo(fingers.c_str(), 0600), 0);
    // The software driver of OpenGL keeps what it allocated to the end.
    bed_.processes().Start(
        kName,
        {"/usr/bin/env", "ASAN_OPTIONS=detect_leaks=0",
         (fs::path(YICHUANG_BINARY_DIR) / "bin" / "yichuang-kiosk").string(), "--config",
         settings.string(), "--live", "--shot", eyes_.string(), "--script", fingers.string()});
    // Both ends: it waits for no reader, and the kiosk sees no end.
    fingers_.open(fingers, std::ios::in | std::ios::out);
  }

  /// Carries these lines out; what is seen then. Says nothing when one of them could not be.
  Sight Do(const std::string& lines) {
    const std::string name = fmt::format("sight-{}", ++sights_);
    fingers_ << lines << "\ndump " << name << '\n' << std::flush;
    const fs::path file = eyes_ / (name + ".json");
    bed_.Until([&] { return fs::exists(file) || bed_.processes().restarts(kName) > 0; });
    std::ifstream stream(file);
    const json screen = json::parse(stream, nullptr, false);
    if (!screen.is_object()) {
      ADD_FAILURE() << lines << "\n" << Log();
      return {};
    }
    Sight sight{.touches = screen["touches"], .seconds = screen["seconds"]};
    for (const json& node : screen["nodes"]) {
      for (const json& each : node["texts"]) {
        const std::string text = each["text"];
        sight.text += text + '\n';
        if (node["id"] == "slip.code") sight.code = text;
      }
    }
    std::erase(sight.code, ' ');
    return sight;
  }

  /// What a reader of barcodes finds on the paper that came out last, which is a picture.
  std::string ScannedFromPaper() {
    fakes::ReceiptPrinter printer;
    EXPECT_TRUE(printer.Take(LastJob())) << printer.fault();
    const fs::path picture = eyes_ / "paper.pbm";
    std::ofstream(picture, std::ios::binary) << printer.pbm();
    const auto read = bed_.processes().Run("scanner", {"zbarimg", "-q", "--raw", picture.string()},
                                           std::chrono::seconds(60));
    return read.output.substr(0, read.output.find('\n'));
  }

  /// The same of a paper of text.
  std::string BarcodeOfText() {
    fakes::TextReceipt printer;
    EXPECT_TRUE(printer.Take(LastJob())) << printer.fault;
    for (const auto& line : printer.lines) {
      if (line.what == fakes::TextReceipt::Line::What::kBarcode) return line.text;
    }
    return {};
  }

  void Stop() { bed_.processes().Stop(kName, std::chrono::seconds(20)); }
  std::string Log() const {
    std::ifstream log(bed_.processes().LogOf(kName));
    return {std::istreambuf_iterator<char>(log), {}};
  }
  /// Where the kiosk keeps what it keeps.
  const fs::path& state() const { return state_; }

 private:
  static constexpr const char* kName = "kiosk-01";
  fs::path paper() const { return eyes_ / "paper.bin"; }
  std::vector<std::uint8_t> LastJob() const {
    std::ifstream job(paper(), std::ios::binary);
    return {std::istreambuf_iterator<char>(job), {}};
  }

  HallBed& bed_;
  const fs::path state_;
  const fs::path eyes_;
  std::fstream fingers_;
  int sights_ = 0;
};

class KioskScreensTest : public DeskHall {
 protected:
  KioskScreensTest() : kiosk_(bed_) {}

  /// His step in the matter.
  void Step(const Person& person, json step) {
    const Answered answer = person.Ask("POST", steps_, step);
    EXPECT_EQ(answer.status, 200) << step << answer.body;
  }
  /// The matter that the slip with this code belongs to, for whoever holds it.
  json MatterOf(const Person& person, const std::string& code) {
    const Answered found = person.Ask("GET", "/api/v1/matters?search=" + code);
    if (found.body.contains("rows") && found.body["rows"].size() == 1) return found.body["rows"][0];
    ADD_FAILURE() << found.body;
    return {{"no", ""}, {"id", 0}};
  }

  /// Nothing that the kiosk keeps or logs holds one of them.
  void ExpectNowhere(const std::vector<std::string>& secrets) {
    const fs::path logs = bed_.processes().LogOf("kiosk-01").parent_path();
    EXPECT_FALSE(FilesWith(kiosk_.state(), "company-change").empty()) << "its catalogue is there";
    EXPECT_FALSE(FilesWith(logs, "catalogue version 1").empty()) << "and its log";
    const std::vector<std::string> nowhere;
    for (const std::string& secret : secrets) {
      EXPECT_EQ(FilesWith(kiosk_.state(), secret), nowhere) << secret;
      EXPECT_EQ(FilesWith(logs, secret), nowhere) << secret;
    }
  }

  KioskScreens kiosk_;
  std::string steps_;  ///< where steps of the matter go
};

/// Before each touch, for somebody who looks first.
constexpr const char* kPace = "pace 3\n";
/// The start page, with the catalogue and the hub there.
constexpr const char* kHome = "await 我要开店办企业\ngone 网络暂时中断\n";

TEST_F(KioskScreensTest, AGuidesInquiryGoesFromHandToHandUntilItIsClosed) {
  const Person guide = SignedIn("3001", "guide");
  const Person clerk = SignedIn("1001", "window_staff");
  const Person office = SignedIn("4001", "back_office");
  ASSERT_EQ(link::Enrol({hub_, "", kiosk_.state() / "browser", "3001", std::string(kPassword),
                         std::string(kPin)},
                        client::Perform),
            "");
  kiosk_.Start("picture");
  const Sight home = kiosk_.Do(std::string(kPace) + kHome);
  const Sight in = kiosk_.Do(fmt::format(
      "touch 工作人员\nawait 请扫工牌\nscan 3001\nawait 请输入 PIN\ntype {}\nawait 来访人问什么事",
      kPin));
  const Sight given = kiosk_.Do(
      "touch 我要开店办企业\nawait 您怎么处理的\ntouch 引导到窗口\nawait 首问已登记\nawait "
      "请取登记单");
  ASSERT_EQ(given.code.size(), 12U) << given.text;
  std::cout << fmt::format(
      "signed in: {} touches and a badge, {} s; recorded and handed to a window: {} touches, {} "
      "s\n",
      in.touches - home.touches, in.seconds - home.seconds, given.touches - in.touches,
      given.seconds - in.seconds);
  EXPECT_LE(given.touches - in.touches, 5);
  EXPECT_LE(given.seconds - in.seconds, 20);
  EXPECT_EQ(kiosk_.ScannedFromPaper(), given.code) << "the slip in the visitor's hand";

  json matter = MatterOf(guide, given.code);
  EXPECT_TRUE(given.Says(matter["no"])) << given.text;
  EXPECT_EQ(matter["owner"], "3001");
  EXPECT_EQ(matter["state"], "guided");
  steps_ = fmt::format("/api/v1/matters/{}/steps", matter["id"].get<std::uint64_t>());

  // He walks away, and nobody else gets on with his name.
  const Sight awake = kiosk_.Do("touch 下一位\nawait 来访人问什么事\nwait 59");
  EXPECT_TRUE(awake.Says("来访人问什么事")) << awake.text;
  const Sight locked = kiosk_.Do("wait 1");
  EXPECT_TRUE(locked.Says("已锁定")) << locked.text;
  EXPECT_FALSE(locked.Says("我要开店办企业")) << locked.text;
  EXPECT_TRUE(kiosk_.Do("wait 60").Says("办件进度")) << "and then it is a citizen's kiosk";

  EXPECT_EQ(MatterOf(clerk, given.code)["no"], matter["no"]) << "the window scans the slip";
  Step(clerk, {{"step", "arrive"}});
  Step(clerk, {{"step", "offer"}, {"to", "4001"}, {"words", "请办理"}});
  const std::string follow = "touch 办件进度\nscan " + given.code + "\n";
  const Sight offered = kiosk_.Do(follow + "await 正在转交");
  EXPECT_TRUE(offered.Says("会有人办理")) << "what comes next, in plain words: " << offered.text;
  Step(office, {{"step", "return"}, {"reason", "incomplete"}, {"words", "缺公司章程"}});
  Step(clerk, {{"step", "offer"}, {"to", "4001"}, {"words", "已补"}});
  Step(office, {{"step", "accept"}});
  Step(office, {{"step", "answer"}, {"words", "可以网上办"}});

  const Sight answered = kiosk_.Do("touch 首页\n" + follow + "await 已答复");
  EXPECT_TRUE(answered.Says("没有解决，请按")) << answered.text;
  const Sight reopened =
      kiosk_.Do("touch 仍未解决\nawait 确定仍未解决吗\ntouch 重新办理\nawait 已重新打开");
  matter = MatterOf(guide, given.code);
  EXPECT_EQ(matter["state"], "handling");
  EXPECT_EQ(matter["owner"], "3001") << "who was asked first answers for it still";
  std::cout << fmt::format("仍未解决: {} touches\n", reopened.touches - answered.touches);

  const Person& holder = matter["holder"] == "3001" ? guide : office;
  Step(holder, {{"step", "answer"}, {"words", "已当面办好"}});
  Step(holder, {{"step", "close"}, {"outcome", "solved"}});
  const Sight closed = kiosk_.Do("touch 首页\n" + follow + "await 已办结：已解决");
  EXPECT_EQ(MatterOf(guide, given.code)["owner"], "3001");
  EXPECT_TRUE(closed.Says("登记日期")) << closed.text;
  kiosk_.Stop();
  EXPECT_EQ(bed_.processes().restarts("kiosk-01"), 0) << kiosk_.Log();
  ExpectNowhere({std::string(kPin), given.code});
}

TEST_F(KioskScreensTest, ACaseIsFollowedWithOneTouchAndNothingOfItsApplicantStays) {
  const std::string name = "欧阳格桑卓玛";
  const std::string document = "11010519491231002X";  // made up; the check character fits
  const std::string phone = "00077665544";
  const Person manager = SignedIn("2001", "duty_manager,hall_manager");
  ASSERT_EQ(manager.Ask("POST", "/api/v1/desk/1/shift", {{"staff", "1001"}}).status, 200);
  kiosk_.Start("text");
  // His number, from the same screen; the staff do not know him yet.
  const Sight ticket =
      kiosk_.Do(std::string(kHome) +
                "touch 取号\nawait 请点您要办的业务\ntouch 企业开办\nawait A001\nawait 请取走号票");
  const std::string code = kiosk_.BarcodeOfText();
  EXPECT_TRUE(code.starts_with("A001") && code.size() == 12) << code << ": number and day";
  ASSERT_EQ(manager.Ask("POST", "/api/v1/desk/1/call", json::object()).status, 200) << ticket.text;
  ASSERT_EQ(manager.Ask("POST", "/api/v1/desk/1/service", {{"visit", "A001"}}).status, 200);
  const Answered taken = manager.Ask(
      "POST", "/api/v1/desk/1/cases",
      {{"item", "company-change"},
       {"accept", true},
       {"applicant",
        {{"kind", "person"}, {"name", name}, {"document", document}, {"phone", phone}}}});
  ASSERT_EQ(taken.status, 200) << taken.body;
  const std::string no = taken.body["case"]["no"];

  const Sight home = kiosk_.Do("wait 120");
  const Sight number = kiosk_.Do("touch 办件进度\nscan " + code + "\nawait 后四位");
  std::cout << fmt::format("a case: {} touch and a scan, then four digits\n",
                           number.touches - home.touches);
  EXPECT_EQ(number.touches - home.touches, 1);
  const Sight told = kiosk_.Do("type " + phone.substr(7) + "\nawait " + no);
  EXPECT_TRUE(told.Says("已受理")) << told.text;
  EXPECT_EQ(told.touches - number.touches, 4);
  const Sight refused = kiosk_.Do("touch 首页\ntouch 办件进度\nscan " + no +
                                  "\nawait 后四位\ntype 0000\nawait 不相符");
  EXPECT_FALSE(refused.Says("已受理")) << "other digits tell nothing: " << refused.text;
  kiosk_.Stop();
  EXPECT_EQ(bed_.processes().restarts("kiosk-01"), 0) << kiosk_.Log();

  ExpectNowhere({name, document, phone, no});
}

}  // namespace
}  // namespace yichuang::integration
