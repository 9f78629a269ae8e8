#include "kiosk/link/number_desk.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <set>

#include "kiosk/link/entry_sender.h"
#include "kiosk/link/queue_shelf.h"
#include "tests/kiosk/link/numbers.h"

namespace yichuang::link {
namespace {

using namespace std::chrono_literals;
using contract::Reason;
using test::kDay;
using test::QueueOf;
using test::Told;

/// A desk whose entries are kept in a list, at 09:30 in the hall.
class Desk {
 public:
  Desk() : desk_(8h, [this](contract::EntryBody body) { return Write(std::move(body)); }) {
    desk_.Take(queue);
    desk_.SetHub(true, now());
  }

  Clocks now() const { return {steady, wall}; }
  void Pass(std::chrono::milliseconds time) {
    steady += time;
    wall += time.count();
  }
  std::string Press(std::int64_t asked = 1, const std::string& group = "qykb",
                    const std::string& person = "") {
    return Told(
        desk_.Press(model::Instant(std::chrono::milliseconds(asked)), group, person, now()));
  }
  std::string Tick() { return Told(desk_.Tick(now())); }
  std::string SetHub(bool there) { return Told(desk_.SetHub(there, now())); }
  std::string Take() { return Told(desk_.Take(queue)); }
  /// The hub gives `number` for the entry of that counter.
  std::string Issue(std::uint64_t counter, std::uint16_t number) {
    queue.issued.push_back({counter, "qykb", {'A', number}, wall, 3, {10, 15}});
    return Take();
  }
  std::string Refuse(std::uint64_t counter, Reason reason) {
    return Told(desk_.Settle({{counter, reason}}));
  }
  NumberDesk& operator*() { return desk_; }

  std::vector<std::string> written;
  contract::KioskQueue queue = QueueOf(980, 982);
  SteadyMillis steady{1'000};
  contract::Millis wall = test::kMorning;

 private:
  std::uint64_t Write(contract::EntryBody body) {
    written.push_back(Told(body));
    return written.size();
  }
  NumberDesk desk_;
};

TEST(NumberDesk, WhileTheHubAnswersTheNumberIsTheHubs) {
  Desk desk;
  EXPECT_EQ(desk.Press(7), "") << "the answer comes";
  EXPECT_EQ(desk.written, std::vector<std::string>{"wanted qykb"});
  desk.Pass(1999ms);
  EXPECT_EQ(desk.Tick(), "") << "no number of the block while the hub may answer";
  EXPECT_EQ(desk.Issue(1, 12), "queue 7:A012 ahead 3 10-15");
  EXPECT_EQ((*desk).NextTick(), SteadyMillis::max());
  desk.Pass(10s);
  EXPECT_EQ(desk.Tick(), "");
  EXPECT_EQ(desk.written.size(), 1U);
}

/// The handle in CardLaid, "unread", or "" when nothing is said.
std::string Person(const NumberDesk::Answers& answers) {
  if (answers.empty()) return "";
  const auto* laid = std::get_if<model::CardLaid>(&answers.front());
  return laid == nullptr ? "unread" : laid->person;
}

TEST(NumberDesk, ACardBecomesAHandleByTheDaysKeyAndStaysNoNumber) {
  Desk desk;
  EXPECT_EQ(Person((*desk).Lay("11010519491231002X")), "") << "no key, no handle";
  desk.queue.person_key = std::string(43, 'k');
  desk.Take();
  const std::string handle = Person((*desk).Lay("11010519491231002X"));
  EXPECT_EQ(handle, "60dfa3f1c97c24988928d796448f203065f6526d70b3e5f3cacecb67999c3e8b");
  EXPECT_EQ(Person((*desk).Lay("110105194912310021")), "unread") << "a wrong last place";
  EXPECT_EQ(Person((*desk).Lay("")), "unread");
}

TEST(NumberDesk, TheHandleGoesWithTheWishAndWithTheBlocksNumber) {
  Desk desk;
  desk.Press(1, "qykb", "p1");
  EXPECT_EQ(desk.written.back(), "wanted qykb by p1");
  EXPECT_EQ(desk.Refuse(1, Reason::kPersonLimit), "1:person_limit");
  desk.Press(2, "qykb", "p2");
  EXPECT_EQ(desk.SetHub(false), "2:A980 offline");
  EXPECT_EQ(desk.written.back(), "taken qykb A980 2026-05-09 instead of 2 by p2");
}

TEST(NumberDesk, TheSameAnswerAgainSaysNothing) {
  Desk desk;
  desk.Press();
  desk.Issue(1, 12);
  EXPECT_EQ(desk.Take(), "queue") << "it is told for some minutes";
}

TEST(NumberDesk, AHubThatDoesNotAnswerInTimeIsReplacedByTheBlock) {
  Desk desk;
  desk.Press(7);
  EXPECT_EQ((*desk).NextTick(), desk.steady + 2s);
  desk.Pass(2s);
  EXPECT_EQ(desk.Tick(), "7:A980 offline");
  EXPECT_EQ(desk.written.back(), "taken qykb A980 2026-05-09 instead of 1");
  EXPECT_EQ(desk.Issue(1, 12), "queue") << "the late answer is superseded: not shown";
  EXPECT_EQ(desk.written.size(), 2U) << "and the hub itself takes it back";
}

TEST(NumberDesk, ASilentHubIsNotAskedAgainUntilItSaysSomething) {
  Desk desk;
  desk.Press(1);
  desk.Pass(2s);
  desk.Tick();
  EXPECT_EQ(desk.Press(2), "2:A981 offline") << "the next person does not wait";
  EXPECT_EQ(desk.written.back(), "taken qykb A981 2026-05-09");
  desk.Take();
  EXPECT_EQ(desk.Press(3), "") << "the hub again";
  EXPECT_EQ(desk.written.back(), "wanted qykb");
}

TEST(NumberDesk, WithoutTheHubTheBlockServesAtOnce) {
  Desk desk;
  desk.SetHub(false);
  EXPECT_EQ(desk.Press(1), "1:A980 offline");
  EXPECT_EQ(desk.Press(2), "2:A981 offline");
  EXPECT_EQ(desk.Press(3), "3:A982 offline");
  EXPECT_EQ(desk.Press(4), "4:none_left");
  EXPECT_EQ(desk.written.size(), 3U);
}

TEST(NumberDesk, WhoWaitsWhenTheHubGoesGetsANumberAtOnce) {
  Desk desk;
  desk.Press(7);
  desk.Pass(300ms);
  EXPECT_EQ(desk.SetHub(false), "7:A980 offline");
  EXPECT_EQ(desk.written.back(), "taken qykb A980 2026-05-09 instead of 1");
}

TEST(NumberDesk, WithoutABlockTheHubGetsMoreTime) {
  Desk desk;
  desk.queue.blocks.clear();
  desk.Take();
  desk.Press(7);
  desk.Pass(2s);
  EXPECT_EQ(desk.Tick(), "");
  desk.Pass(5s);
  EXPECT_EQ(desk.Issue(1, 12), "queue 7:A012 ahead 3 10-15");
}

TEST(NumberDesk, ANumberThatNobodyWaitsForAnyMoreIsTakenBack) {
  Desk desk;
  desk.queue.blocks.clear();
  desk.Take();
  desk.Press(7);
  desk.Pass(2s);
  desk.Tick();
  desk.Pass(6s);
  EXPECT_EQ(desk.Tick(), "7:none_left");
  EXPECT_EQ(desk.Issue(1, 12), "queue");
  EXPECT_EQ(desk.written.back(), "cancelled A012 2026-05-09");
  desk.Take();
  EXPECT_EQ(desk.written.size(), 2U) << "once";
}

TEST(NumberDesk, BlocksHoldOnTheirDayOnly) {
  Desk desk;
  desk.SetHub(false);
  desk.Press(1);
  desk.Pass(24h);
  EXPECT_EQ(desk.Press(2), "2:none_left") << "yesterday's block";
  desk.queue.blocks.push_back({"qykb", kDay + std::chrono::days(1), 980, 981});
  desk.Take();
  desk.SetHub(false);
  EXPECT_EQ(desk.Press(3), "3:A980 offline") << "counted anew";
}

TEST(NumberDesk, TheDayIsTheHallsAndNotUtcs) {
  Desk desk;
  desk.SetHub(false);
  desk.wall = test::kMorning - 570 * 60'000;  // 00:00 in the hall, still the 8th in UTC
  EXPECT_EQ(desk.Press(1), "1:A980 offline");
  desk.wall -= 1;
  EXPECT_EQ(desk.Press(2), "2:none_left");
}

TEST(NumberDesk, ABlockServesItsGroupOnly) {
  Desk desk;
  desk.SetHub(false);
  EXPECT_EQ(desk.Press(1, "sbyb"), "1:none_left");
  EXPECT_EQ(desk.Press(2, "gone"), "2:unknown_group");
  EXPECT_TRUE(desk.written.empty());
}

TEST(NumberDesk, ARefusalBecomesItsSentence) {
  Desk desk;
  desk.Press(1);
  EXPECT_EQ(desk.Refuse(1, Reason::kUnknownGroup), "1:unknown_group");
  desk.Press(2);
  EXPECT_EQ(desk.Refuse(2, Reason::kHallClosed), "2:hall_closed");
  desk.Press(3);
  EXPECT_EQ(desk.Refuse(3, Reason::kNumbersOut), "3:numbers_out");
  desk.Press(4);
  EXPECT_EQ(desk.Refuse(4, Reason::kUnknownType), "4:other");
  desk.Pass(10s);
  EXPECT_EQ(desk.Tick(), "") << "answered is answered";
  EXPECT_EQ(desk.Refuse(9, Reason::kNumbersOut), "");
}

TEST(NumberDesk, CancelIsAnEntryOfItsOwn) {
  Desk desk;
  (*desk).Cancel({"qykb", {'A', 5}, kDay, {}, false, 0, {}});
  EXPECT_EQ(desk.written, std::vector<std::string>{"cancelled A005 2026-05-09"});
}

TEST(NumberDesk, ACancelledNumberIsNotGivenAgain) {
  Desk desk;
  desk.SetHub(false);
  desk.Press(1);
  (*desk).Cancel({"qykb", {'A', 980}, kDay, {}, true, 0, {}});
  EXPECT_EQ(desk.Press(2), "2:A981 offline");
}

TEST(NumberDesk, AHallWithoutNumbersHasNoTiles) {
  NumberDesk desk(8h, [](contract::EntryBody) { return std::uint64_t{1}; });
  EXPECT_EQ(Told(desk.Take(std::nullopt)), "queue");
  EXPECT_EQ(Told(desk.Press({}, "qykb", "", {})), "0:unknown_group");
}

/// A kiosk with its real files: restarted, it knows what it gave.
class OneKiosk {
 public:
  OneKiosk(const std::filesystem::path& folder, std::string device)
      : sender_((std::filesystem::create_directories(folder), folder / "outbox.db"), device, Log),
        shelf_(folder, sender_.epoch(), Log),
        desk_(8h, [this](contract::EntryBody body) {
          return sender_.Write(std::move(body), test::kMorning);
        }) {
    desk_.Recall(sender_.Held(), sender_.Pending(), test::kMorning);
    if (const auto queue = shelf_.Load()) desk_.Take(queue);
  }
  void Lease(const contract::KioskQueue& queue) {
    desk_.Take(queue);
    shelf_.Keep(queue);
  }
  std::string Press() { return Told(desk_.Press({}, "qykb", "", {0ms, test::kMorning})); }
  EntrySender& sender() { return sender_; }
  NumberDesk& desk() { return desk_; }

 private:
  static void Log(const std::string&) {}
  EntrySender sender_;
  QueueShelf shelf_;
  NumberDesk desk_;
};

class NumberFilesTest : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::remove_all(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  const std::filesystem::path folder_ =
      std::filesystem::path(testing::TempDir()) / ("numbers-" + std::to_string(getpid()));
};

TEST_F(NumberFilesTest, TwoKiosksOfflineGiveEachNumberOnceAlsoAfterRestarts) {
  auto one = std::make_unique<OneKiosk>(folder_ / "1", "kiosk-01");
  auto two = std::make_unique<OneKiosk>(folder_ / "2", "kiosk-02");
  one->Lease(QueueOf(980, 999));
  two->Lease(QueueOf(960, 979));
  std::set<std::string> given;
  for (int i = 0; i < 20; ++i) {
    for (auto* kiosk : {&one, &two}) {
      const std::string number = (*kiosk)->Press();
      EXPECT_NE(number.find("offline"), std::string::npos) << number;
      EXPECT_TRUE(given.insert(number).second) << number << " was given before";
    }
    if (i % 5 != 2) continue;
    one.reset();
    one = std::make_unique<OneKiosk>(folder_ / "1", "kiosk-01");
    two.reset();
    two = std::make_unique<OneKiosk>(folder_ / "2", "kiosk-02");
  }
  EXPECT_EQ(given.size(), 40U);
  EXPECT_EQ(one->Press(), "0:none_left");
  EXPECT_EQ(two->Press(), "0:none_left");
}

TEST_F(NumberFilesTest, ReceiptedNumbersStayUsed) {
  auto kiosk = std::make_unique<OneKiosk>(folder_, "kiosk-01");
  kiosk->Lease(QueueOf(980, 999));
  kiosk->Press();
  contract::Receipt receipt;
  receipt.sources.push_back({"kiosk-01", kiosk->sender().epoch(), 1, {}, {}, {}});
  kiosk->sender().LinkUp(0ms);
  kiosk->sender().Flush(0ms, [](const contract::Up&) { return true; });
  ASSERT_TRUE(kiosk->sender().Take(receipt, test::kMorning).has_value());
  EXPECT_TRUE(kiosk->sender().Pending().empty());
  kiosk = nullptr;
  kiosk = std::make_unique<OneKiosk>(folder_, "kiosk-01");
  EXPECT_EQ(kiosk->Press(), "0:A981 offline");
}

TEST_F(NumberFilesTest, AWishThatARestartCutOffIsTakenBackWhenTheHubGivesIt) {
  auto kiosk = std::make_unique<OneKiosk>(folder_, "kiosk-01");
  kiosk->Lease(QueueOf(980, 999));
  kiosk->desk().SetHub(true, {0ms, test::kMorning});
  kiosk->Press();
  kiosk = nullptr;
  kiosk = std::make_unique<OneKiosk>(folder_, "kiosk-01");
  contract::KioskQueue queue = QueueOf(980, 999);
  queue.issued.push_back({1, "qykb", {'A', 12}, test::kMorning + 60'000, 0, {}});
  EXPECT_EQ(Told(kiosk->desk().Take(queue)), "queue");
  const auto pending = kiosk->sender().Pending();
  ASSERT_EQ(pending.size(), 2U);
  EXPECT_EQ(Told(pending[1].body), "cancelled A012 2026-05-09");
}

TEST_F(NumberFilesTest, BlocksOfAnotherOutboxAreNotUsed) {
  auto kiosk = std::make_unique<OneKiosk>(folder_, "kiosk-01");
  kiosk->Lease(QueueOf(980, 999));
  EXPECT_EQ(kiosk->Press(), "0:A980 offline");
  kiosk = nullptr;
  for (const char* file : {"outbox.db", "outbox.db-wal", "outbox.db-shm"})
    std::filesystem::remove(folder_ / file);
  kiosk = std::make_unique<OneKiosk>(folder_, "kiosk-01");
  EXPECT_EQ(kiosk->Press(), "0:unknown_group") << "nobody knows which numbers were given";
}

TEST_F(NumberFilesTest, EntriesGoUpInOneMessageAndAgainUntilTheReceipt) {
  OneKiosk kiosk(folder_, "kiosk-01");
  kiosk.Lease(QueueOf(980, 999));
  kiosk.Press();
  kiosk.Press();
  std::vector<contract::Up> sent;
  const auto send = [&](const contract::Up& up) {
    sent.push_back(up);
    return true;
  };
  kiosk.sender().Flush(0ms, send);
  EXPECT_TRUE(sent.empty()) << "there is no link";
  kiosk.sender().LinkUp(0ms);
  kiosk.sender().Flush(0ms, send);
  ASSERT_EQ(sent.size(), 1U);
  EXPECT_EQ(sent[0].device, "kiosk-01");
  ASSERT_EQ(sent[0].entries.size(), 2U);
  EXPECT_EQ(Told(sent[0].entries[1].body), "taken qykb A981 2026-05-09");
  kiosk.sender().Flush(5s, send);
  EXPECT_EQ(sent.size(), 2U) << "no receipt came";
  const auto announced = kiosk.sender().Announced();
  ASSERT_EQ(announced.size(), 1U);
  EXPECT_EQ(announced[0].announced, 2U);
  EXPECT_EQ(announced[0].pending, 2U);
}

}  // namespace
}  // namespace yichuang::link
