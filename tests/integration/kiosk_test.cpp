#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <thread>

#include "kiosk/link/board_link.h"
#include "kiosk/link/hub_link.h"
#include "tests/integration/hall_bed.h"
#include "tools/simulator/desk_client.h"

namespace yichuang::integration {
namespace {

namespace fs = std::filesystem;

const fs::path kItems = fs::path(YICHUANG_SOURCE_DIR) / "hub" / "catalogue" / "data";

/// "2026-06-08 18:00", a month ahead.
std::string InAMonth() {
  using namespace std::chrono;
  const year_month_day day(floor<days>(system_clock::now()) + days(30));
  return fmt::format("{:04}-{:02}-{:02} 18:00", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

/// A kiosk's link in this process, and what its screen would know.
class PlayedKiosk {
 public:
  explicit PlayedKiosk(HallBed& bed, const std::string& device = "kiosk-01")
      : link_(
            {.broker = "tcp://127.0.0.1:" + std::to_string(bed.setup().open_port()),
             .hall = "demo",
             .device = device,
             .http = "http://127.0.0.1:" + std::to_string(bed.setup().http_port()),
             .certificate_authority = "",
             .software = "0.1.0",
             .state_dir = bed.directory() / device},
            [this](const model::Msg& message) { Take(message); },
            [this](const std::string& line) {
              const std::scoped_lock lock(mutex_);
              log_ += line + '\n';
            }) {
    link_.Start();
  }

  std::uint64_t version() const {
    const std::scoped_lock lock(mutex_);
    return catalogue_ ? catalogue_->version : 0;
  }
  std::size_t items() const {
    const std::scoped_lock lock(mutex_);
    return catalogue_ ? catalogue_->items.size() : 0;
  }
  model::HallNews news() const {
    const std::scoped_lock lock(mutex_);
    return news_;
  }
  bool online() const {
    const std::scoped_lock lock(mutex_);
    return presence_.online;
  }
  bool current() const {
    const std::scoped_lock lock(mutex_);
    return presence_.online && presence_.catalogue_current;
  }
  std::string log() const {
    const std::scoped_lock lock(mutex_);
    return log_;
  }
  std::vector<contract::QueueGroup> groups() const {
    const std::scoped_lock lock(mutex_);
    return groups_;
  }

  /// Touches the tile of the group; `asked` names the press.
  void Touch(const std::string& group, std::int64_t asked) {
    link_.TakeNumber(model::Instant(std::chrono::milliseconds(asked)), group);
  }
  void Cancel(const model::GivenNumber& given) { link_.CancelNumber(given); }
  /// The number that the press got; absent until it comes.
  std::optional<model::GivenNumber> number(std::int64_t asked) const {
    const std::scoped_lock lock(mutex_);
    const auto found = numbers_.find(asked);
    return found == numbers_.end() ? std::nullopt : std::optional(found->second);
  }
  bool refused(std::int64_t asked) const {
    const std::scoped_lock lock(mutex_);
    return refused_.contains(asked);
  }

 private:
  void Take(const model::Msg& message) {
    const std::scoped_lock lock(mutex_);
    if (const auto* queue = std::get_if<model::QueueArrived>(&message)) groups_ = queue->groups;
    if (const auto* given = std::get_if<model::NumberGiven>(&message))
      numbers_[given->asked.time_since_epoch().count()] = given->given;
    if (const auto* refused = std::get_if<model::NumberRefused>(&message))
      refused_.insert(refused->asked.time_since_epoch().count());
    if (const auto* arrived = std::get_if<model::CatalogueArrived>(&message)) {
      catalogue_ = arrived->catalogue;
    } else if (const auto* news = std::get_if<model::NewsArrived>(&message)) {
      news_ = news->news;
    } else if (const auto* presence = std::get_if<model::HubPresence>(&message)) {
      presence_ = *presence;
    }
  }

  mutable std::mutex mutex_;
  std::shared_ptr<const catalogue::Catalogue> catalogue_;
  model::HallNews news_;
  model::HubPresence presence_;
  std::vector<contract::QueueGroup> groups_;
  std::map<std::int64_t, model::GivenNumber> numbers_;  ///< by press
  std::set<std::int64_t> refused_;
  std::string log_;
  link::HubLink link_;  ///< last: its thread uses everything above
};

/// The link of a display over zone A, in this process.
class PlayedDisplay {
 public:
  explicit PlayedDisplay(HallBed& bed)
      : link_(
            {.broker = "tcp://127.0.0.1:" + std::to_string(bed.setup().open_port()),
             .hall = "demo",
             .device = "display-a",
             .zone = "A",
             .software = "0.1.0"},
            [this](const model::DisplayMsg& message) {
              const std::scoped_lock lock(mutex_);
              if (const auto* seen = std::get_if<model::HubSeen>(&message)) {
                online_ = seen->online;
              } else {
                board_ = std::get<model::BoardArrived>(message);
              }
            },
            [](const std::string&) {}) {
    link_.Start();
  }

  bool online() const {
    const std::scoped_lock lock(mutex_);
    return online_;
  }
  /// "A001>1x1", with "kept " before it when the broker had kept it; "" without a call.
  std::string newest() const {
    const std::scoped_lock lock(mutex_);
    if (!board_ || board_->board.calls.empty()) return "";
    const contract::BoardCall& call = board_->board.calls.front();
    return fmt::format("{}{}>{}x{}", board_->fresh ? "" : "kept ", contract::TextOf(call.number),
                       call.window, call.call);
  }

 private:
  mutable std::mutex mutex_;
  bool online_ = false;
  std::optional<model::BoardArrived> board_;
  link::BoardLink link_;  ///< last: its threads use everything above
};

class KioskTest : public testing::Test {
 protected:
  /// yichuang-hub WORDS…; its status.
  int Hub(const std::vector<std::string>& words) {
    std::vector<std::string> command = bed_.setup().HubCommand(words.front());
    command.insert(command.end(), words.begin() + 1, words.end());
    const auto result = bed_.processes().Run("command", command, std::chrono::seconds(60));
    said_ = result.output + bed_.processes().LastWords("command");
    return result.exit_code;
  }
  bool Until(const std::function<bool()>& condition) { return bed_.Until(condition); }

  /// A copy of the items with one word changed.
  fs::path ChangedItems(const std::string& from, const std::string& to) {
    const fs::path copy = bed_.directory() / "items";
    fs::remove_all(copy);
    fs::copy(kItems, copy);
    for (const auto& entry : fs::directory_iterator(copy)) {
      std::ifstream in(entry.path(), std::ios::binary);
      std::string text{std::istreambuf_iterator<char>(in), {}};
      if (const auto at = text.find(from); at != std::string::npos) {
        text.replace(at, from.size(), to);
        std::ofstream(entry.path(), std::ios::binary) << text;
        break;
      }
    }
    return copy;
  }

  /// Opens the hall for this whole day, whatever day it is.
  void OpenToday() {
    using namespace std::chrono;
    const year_month_day day(floor<days>(system_clock::now() + hours(8)));
    const std::string text =
        fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                    static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    ASSERT_EQ(Hub({"hours", text, "00:00-24:00", "--reason", "测试"}), 0) << said_;
  }
  /// The tiles are there and open.
  bool AwaitTiles(const PlayedKiosk& kiosk) {
    return Until([&] {
      const auto groups = kiosk.groups();
      return kiosk.online() && !groups.empty() &&
             groups.front().state == contract::GroupState::kOpen;
    });
  }

  HallBed bed_;
  std::string said_;
};

TEST_F(KioskTest, GetsTheCatalogueThatWasImportedBeforeTheHubRan) {
  bed_.programs().Init();
  ASSERT_EQ(Hub({"import-items", kItems.string()}), 0) << said_;
  bed_.StartBroker();
  bed_.programs().StartHub();
  PlayedKiosk kiosk(bed_);
  ASSERT_TRUE(Until([&] { return kiosk.version() == 1 && kiosk.current(); })) << kiosk.log();
  EXPECT_GE(kiosk.items(), 30U);
  EXPECT_EQ(kiosk.news().special_days.size(), 8U) << "the hours of the week to come";
  EXPECT_EQ(Hub({"import-items", kItems.string()}), 0);
  EXPECT_NE(said_.find("unchanged"), std::string::npos) << said_;
  EXPECT_EQ(bed_.ContractFaults(), "");
}

TEST_F(KioskTest, SwapsToANewImportAndKeepsItWhenTheHubIsAway) {
  bed_.Start();
  ASSERT_EQ(Hub({"import-items", kItems.string()}), 0) << said_;
  auto kiosk = std::make_unique<PlayedKiosk>(bed_);
  ASSERT_TRUE(Until([&] { return kiosk->version() == 1; })) << kiosk->log();
  const fs::path changed = ChangedItems("云澜区", "云澜新区");
  ASSERT_EQ(Hub({"import-items", changed.string()}), 0) << said_;
  ASSERT_TRUE(Until([&] { return kiosk->version() == 2 && kiosk->current(); })) << kiosk->log();
  EXPECT_EQ(bed_.processes().restarts("hub"), 0);

  bed_.programs().processes().Stop("hub", std::chrono::seconds(10));
  EXPECT_TRUE(Until([&] { return !kiosk->online(); })) << kiosk->log();
  EXPECT_EQ(kiosk->version(), 2U);
  kiosk.reset();
  PlayedKiosk restarted(bed_);
  ASSERT_TRUE(Until([&] { return restarted.version() == 2; })) << restarted.log();
  EXPECT_FALSE(restarted.online());

  bed_.programs().StartHub();
  EXPECT_TRUE(Until([&] { return restarted.current(); })) << restarted.log();
}

TEST_F(KioskTest, AWrongRowIsNamedAndNothingIsImported) {
  bed_.Start();
  ASSERT_EQ(Hub({"import-items", kItems.string()}), 0) << said_;
  const fs::path bad = ChangedItems("\"items\": [", "\"itmes\": [");
  EXPECT_EQ(Hub({"import-items", bad.string()}), 1);
  EXPECT_NE(said_.find("itmes"), std::string::npos) << said_;
  EXPECT_NE(said_.find("nothing was imported"), std::string::npos) << said_;
  PlayedKiosk kiosk(bed_);
  ASSERT_TRUE(Until([&] { return kiosk.version() == 1; })) << kiosk.log();
}

TEST_F(KioskTest, ADamagedCacheIsNoticedAndFetchedAgain) {
  bed_.Start();
  ASSERT_EQ(Hub({"import-items", kItems.string()}), 0) << said_;
  auto kiosk = std::make_unique<PlayedKiosk>(bed_);
  ASSERT_TRUE(Until([&] { return kiosk->version() == 1; })) << kiosk->log();
  kiosk.reset();
  for (const auto& entry : fs::directory_iterator(bed_.directory() / "kiosk-01" / "catalogue")) {
    if (entry.path().filename() == "current.json") continue;
    std::fstream(entry.path(), std::ios::in | std::ios::out | std::ios::binary).seekp(100) << "~";
  }
  PlayedKiosk again(bed_);
  ASSERT_TRUE(Until([&] { return again.version() == 1; })) << again.log();
  EXPECT_NE(again.log().find("damaged"), std::string::npos) << again.log();
}

TEST_F(KioskTest, ABundleDamagedAtTheHubReachesNoKiosk) {
  bed_.Start();
  ASSERT_EQ(Hub({"import-items", kItems.string()}), 0) << said_;
  const fs::path folder = bed_.directory() / "hall" / "data" / "catalogue";
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::fstream(entry.path(), std::ios::in | std::ios::out | std::ios::binary).seekp(100) << "~";
  }
  bed_.programs().processes().Stop("hub", std::chrono::seconds(10));
  bed_.programs().StartHub();
  PlayedKiosk kiosk(bed_);
  ASSERT_TRUE(Until([&] { return kiosk.log().find("not fetched") != std::string::npos; }));
  EXPECT_EQ(kiosk.version(), 0U);
  EXPECT_FALSE(kiosk.news().special_days.empty()) << "everything else is shown";
}

TEST_F(KioskTest, NoticesHoursAndAnEmergencyComeAndGo) {
  bed_.Start();
  PlayedKiosk kiosk(bed_);
  ASSERT_TRUE(Until([&] { return kiosk.online(); })) << kiosk.log();
  ASSERT_EQ(Hub({"notice", "post", "--title", "系统维护", "--text", "下午暂停", "--until",
                 "2020-01-01 08:00"}),
            1)
      << "it is over already";
  ASSERT_EQ(Hub({"notice", "post", "--title", "系统维护", "--text", "下午暂停", "--important",
                 "--until", InAMonth()}),
            0)
      << said_;
  ASSERT_TRUE(Until([&] { return kiosk.news().notices.size() == 1; })) << kiosk.log();
  EXPECT_EQ(kiosk.news().notices[0].title.zh, "系统维护");
  ASSERT_EQ(Hub({"notice", "list"}), 0);
  EXPECT_NE(said_.find("系统维护"), std::string::npos) << said_;
  ASSERT_EQ(Hub({"notice", "withdraw", "1"}), 0) << said_;
  ASSERT_TRUE(Until([&] { return kiosk.news().notices.empty(); })) << kiosk.log();

  ASSERT_EQ(Hub({"emergency", "raise", "请从最近的出口离开", "--en", "Please leave"}), 0) << said_;
  ASSERT_TRUE(Until([&] { return kiosk.news().emergency.has_value(); })) << kiosk.log();
  EXPECT_EQ(kiosk.news().emergency->en, "Please leave");
  ASSERT_EQ(Hub({"emergency", "clear"}), 0) << said_;
  ASSERT_TRUE(Until([&] { return !kiosk.news().emergency.has_value(); })) << kiosk.log();
  EXPECT_EQ(Hub({"emergency", "clear"}), 1);
  EXPECT_NE(said_.find("当前没有紧急通知"), std::string::npos) << said_;

  ASSERT_EQ(Hub({"hours", "2099-01-01", "closed", "--reason", "停电"}), 1) << "too far ahead";
  EXPECT_EQ(bed_.ContractFaults(), "");
}

TEST_F(KioskTest, TheHubGivesNumbersAndTheBlockDoesWhileItIsAway) {
  bed_.Start();
  OpenToday();
  auto kiosk = std::make_unique<PlayedKiosk>(bed_);
  ASSERT_TRUE(AwaitTiles(*kiosk)) << kiosk->log();
  EXPECT_EQ(kiosk->groups().back().letter, 'F') << "the last is for whoever does not know";
  kiosk->Touch("qykb", 1);
  ASSERT_TRUE(Until([&] { return kiosk->number(1).has_value(); })) << kiosk->log();
  EXPECT_FALSE(kiosk->number(1)->offline);
  EXPECT_EQ(contract::TextOf(kiosk->number(1)->number), "A001");
  kiosk->Touch("qykb", 2);
  ASSERT_TRUE(Until([&] { return kiosk->number(2).has_value(); })) << kiosk->log();
  EXPECT_EQ(contract::TextOf(kiosk->number(2)->number), "A002");
  EXPECT_EQ(kiosk->number(2)->ahead, 1);
  ASSERT_TRUE(Until([&] { return kiosk->groups().front().waiting == 2; })) << kiosk->log();
  kiosk->Cancel(*kiosk->number(2));
  ASSERT_TRUE(Until([&] { return kiosk->groups().front().waiting == 1; })) << "按错了";

  bed_.programs().processes().Stop("hub", std::chrono::seconds(10));
  ASSERT_TRUE(Until([&] { return !kiosk->online(); })) << kiosk->log();
  kiosk->Touch("qykb", 3);
  ASSERT_TRUE(Until([&] { return kiosk->number(3).has_value(); })) << kiosk->log();
  EXPECT_TRUE(kiosk->number(3)->offline);
  const auto third = kiosk->number(3)->number;
  kiosk.reset();
  PlayedKiosk restarted(bed_);
  ASSERT_TRUE(Until([&] { return !restarted.groups().empty(); })) << "from the disk";
  restarted.Touch("qykb", 4);
  ASSERT_TRUE(Until([&] { return restarted.number(4).has_value(); })) << restarted.log();
  EXPECT_TRUE(restarted.number(4)->offline);
  EXPECT_EQ(restarted.number(4)->number.number, third.number + 1) << "the first is used";

  bed_.programs().StartHub();
  ASSERT_TRUE(AwaitTiles(restarted)) << restarted.log();
  ASSERT_TRUE(Until([&] { return restarted.groups().front().waiting == 3; }))
      << "one of the hub, two of the block; waiting: " << restarted.groups().front().waiting
      << restarted.log();
  restarted.Touch("qykb", 5);
  ASSERT_TRUE(Until([&] { return restarted.number(5).has_value(); })) << restarted.log();
  EXPECT_FALSE(restarted.number(5)->offline) << "the hub again";
  EXPECT_EQ(bed_.ContractFaults(), "");
}

TEST_F(KioskTest, ACallStandsOnTheDisplayWithinHalfASecondAndOutlivesBrokerAndHub) {
  bed_.Start();
  OpenToday();
  auto display = std::make_unique<PlayedDisplay>(bed_);
  ASSERT_TRUE(Until([&] { return display->online(); }));
  simulator::Loop loop;
  simulator::DeskClient desk(bed_.setup().http_port(), bed_.setup().token(), loop);
  const auto ask = [&](const std::string& path, const std::string& body) {
    int status = 0;
    desk.Ask("POST", path, body, [&](const simulator::DeskClient::Answer& answer) {
      status = answer.status;
      loop.Stop();
    });
    loop.Run(std::chrono::steady_clock::now() + std::chrono::seconds(10));
    return status;
  };
  ASSERT_EQ(ask("/api/v1/desk/1/shift", R"({"staff":"1001"})"), 200);
  ASSERT_EQ(ask("/api/v1/tickets", R"({"group":"qykb"})"), 200);
  const auto begun = std::chrono::steady_clock::now();
  std::thread caller([&] { ask("/api/v1/desk/1/call", "{}"); });
  while (display->newest().empty() &&
         std::chrono::steady_clock::now() - begun < std::chrono::seconds(10)) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  const auto took = std::chrono::steady_clock::now() - begun;
  caller.join();
  EXPECT_EQ(display->newest(), "A001>1x1");
  const auto took_ms = std::chrono::duration_cast<std::chrono::milliseconds>(took);
  EXPECT_LE(took_ms, std::chrono::milliseconds(500));
  std::cout << "call → display: " << took_ms.count() << " ms\n";
  // Another display is told at once what the broker kept.
  display.reset();
  display = std::make_unique<PlayedDisplay>(bed_);
  ASSERT_TRUE(Until([&] { return display->newest() == "kept A001>1x1"; })) << display->newest();

  bed_.processes().Stop("hub", std::chrono::seconds(10));
  ASSERT_TRUE(Until([&] { return !display->online(); }));
  bed_.processes().Stop("broker", std::chrono::seconds(10));
  bed_.StartBroker();
  bed_.programs().StartHub();
  ASSERT_TRUE(Until([&] { return display->online() && !display->newest().empty(); }));
  EXPECT_NE(display->newest().find("A001>1x1"), std::string::npos) << "from the ledger";
}

}  // namespace
}  // namespace yichuang::integration
