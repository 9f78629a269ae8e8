#include "hub/config.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <string>

namespace yichuang::hub {
namespace {

using namespace std::chrono_literals;

namespace fs = std::filesystem;

constexpr const char* kHub = R"(data_dir = "data"
keys_dir = "keys"
hall_file = "hall.toml"
[broker]
uri = "tcp://127.0.0.1:1883"
)";

constexpr const char* kHall = R"(hall = "demo"
name = "云澜区政务服务中心（演示）"
[[window]]
number = 3
zone = "A"
device = "win-01"
evaluator = "ev-0003"
[[staff]]
number = "1001"
name = "周明"
)";

class ConfigTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) /
              testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  fs::path Write(const std::string& name, const std::string& text) {
    const fs::path file = folder_ / name;
    std::ofstream(file) << text;
    return file;
  }

  template <typename Read>
  std::string Refusal(Read read, const std::string& text) {
    const fs::path file = Write("refused.toml", text);
    try {
      read(file);
    } catch (const ConfigError& error) {
      const std::string what = error.what();
      EXPECT_TRUE(what.starts_with(file.string() + ":")) << what;
      return what.substr(file.string().size());
    }
    return "taken";
  }

  std::string HubRefusal(const std::string& text) { return Refusal(ReadConfig, text); }
  std::string HallRefusal(const std::string& text) { return Refusal(ReadHallFile, text); }

  fs::path folder_;
};

TEST_F(ConfigTest, PathsAreTakenFromTheFilesFolder) {
  const Config config = ReadConfig(Write("hub.toml", kHub));
  EXPECT_EQ(config.data_dir, folder_ / "data");
  EXPECT_EQ(config.database(), folder_ / "data" / "hall.db");
  EXPECT_EQ(config.http_address, "127.0.0.1");
  EXPECT_FALSE(config.demo.enabled);
  EXPECT_EQ(config.night_check, 150min);
  const std::string at = "night_check = \"00:05\"\n";
  EXPECT_EQ(ReadConfig(Write("hub.toml", at + kHub)).night_check, 5min);
  EXPECT_FALSE(
      ReadConfig(Write("hub.toml", "night_check = \"off\"\n" + std::string(kHub))).night_check);
  EXPECT_NE(HubRefusal("night_check = \"24:00\"\n" + std::string(kHub)).find("night_check"),
            std::string::npos);
}

TEST_F(ConfigTest, HallFileGivesPlanAndNames) {
  const HallFile hall = ReadHallFile(Write("hall.toml", kHall));
  ASSERT_EQ(hall.plan.windows.size(), 1U);
  EXPECT_EQ(core::Number(hall.plan.windows[0].number), 3);
  EXPECT_EQ(hall.plan.windows[0].evaluator, "ev-0003");
  EXPECT_EQ(hall.staff_names.at("1001"), "周明");
  EXPECT_EQ(hall.plan.rules, core::Rules{});
}

TEST_F(ConfigTest, HallFileMayDrawTheMap) {
  std::string hall = kHall;
  hall.insert(hall.find("device"), "column = 4\nrow = 2\n");
  hall += "[[zone]]\nid = \"A\"\nname = \"综合服务区\"\nname_en = \"General services\"\n";
  const HallFile file = ReadHallFile(Write("hall.toml", hall));
  EXPECT_EQ(file.plan.windows[0].place, (core::Place{4, 2}));
  EXPECT_EQ(file.plan.zones,
            (std::vector<core::PlannedZone>{{"A", {"综合服务区", "General services"}}}));
  EXPECT_FALSE(ReadHallFile(Write("plain.toml", kHall)).plan.windows[0].place);
}

TEST_F(ConfigTest, AMapWithAFaultNamesItsLine) {
  std::string hall = kHall;
  hall.insert(hall.find("device"), "column = 4\nrow = 2\n");
  EXPECT_EQ(HallRefusal(hall + "[[window]]\nnumber = 4\ndevice = \"win-02\"\n"
                               "evaluator = \"ev-0004\"\ncolumn = 4\nrow = 2\n"),
            ":17: window[1].column: another window stands at this place of the map");
  EXPECT_EQ(HallRefusal(hall.replace(hall.find("row = 2\n"), 8, "")),
            ":3: window[0].row: is missing; column and row belong together");
  EXPECT_NE(HallRefusal(std::string(kHall) + "[[zone]]\nid = \"A\"\nname = \"甲\"\n"
                                             "[[zone]]\nid = \"A\"\nname = \"乙\"\n")
                .find("this zone stands twice"),
            std::string::npos);
}

TEST_F(ConfigTest, EveryFaultNamesItsLineAndWhatIsExpected) {
  const std::string hub = kHub;
  EXPECT_EQ(HubRefusal(hub + "http_port = 1\n").substr(0, 8), ":6: brok");
  EXPECT_EQ(HubRefusal("data_dir = 5\n" + hub.substr(hub.find('\n') + 1)),
            ":1: data_dir: expected a text that is not empty");
  EXPECT_NE(HubRefusal("keys_dir = \"k\"\n").find("data_dir: is missing"), std::string::npos);
  EXPECT_EQ(HubRefusal(hub + "[http]\nport = 70000\n"),
            ":7: http.port: expected a whole number from 0 to 65535");
  EXPECT_EQ(HubRefusal(hub + "[http]\nprot = 1\n"),
            ":7: http.prot: unknown key; known here: address, port, web_root, certificate, "
            "private_key, names, idle_lock_minutes");
  EXPECT_EQ(HubRefusal(hub + "[demo]\nspeed = 20.0\n"),
            ":7: demo.speed: only a demonstration (enabled = true) may change the clock");
  EXPECT_EQ(HubRefusal("data_dir = \n").substr(0, 3), ":1:");
}

TEST_F(ConfigTest, HallFileRefusesWhatCannotStandInAHall) {
  const std::string hall = kHall;
  const std::string window =
      "[[window]]\nnumber = 3\ndevice = \"win-02\"\nevaluator = \"ev-0004\"\n";
  EXPECT_EQ(HallRefusal(hall + window), ":12: window[1].number: this window number stands twice");
  EXPECT_EQ(
      HallRefusal(hall + "[[window]]\nnumber = 4\ndevice = \"win-02\"\nevaluator = \"ev-0003\"\n"),
      ":14: window[1].evaluator: this evaluator stands at two windows");
  EXPECT_EQ(HallRefusal(hall + "[[staff]]\nnumber = \"10-01\"\nname = \"x\"\n"),
            ":12: staff[1].number: expected a work number of at most 10 characters without '-'");
  EXPECT_EQ(HallRefusal(hall + "[rules]\ninvitation_min_s = 10\n"),
            ":12: rules.invitation_min_s: expected a whole number from 30 to 120");
  EXPECT_EQ(HallRefusal("hall = \"Demo Hall\"\nname = \"x\"\n"),
            ":1: hall: expected 1 to 32 of a-z, 0-9 and '-'");
  EXPECT_NE(HallRefusal("hall = \"demo\"\nname = \"x\"\n").find("at least one [[window]]"),
            std::string::npos);
}

constexpr const char* kGroups = R"(
[[group]]
id = "qykb"
letter = "A"
name = "企业开办"
name_en = "Start a business"
icon = "business"
zone = "A"
ask_person = true
norm_minutes = 20
[[group]]
id = "zhzx"
letter = "F"
name = "不清楚办什么（综合咨询）"
)";

TEST_F(ConfigTest, HallFileGivesGroupsAndThePolicyOfCalling) {
  std::string text = kHall;
  text.insert(text.find("device = "), "groups = \"qykb  zhzx\"\n");
  const auto plan =
      ReadHallFile(Write("hall.toml", text + kGroups + "[queue]\npriority = 4\ncap = 1\n")).plan;
  ASSERT_EQ(plan.groups.size(), 2U);
  EXPECT_EQ(plan.groups[0],
            (core::PlannedGroup{
                "qykb", 'A', {"企业开办", "Start a business"}, "business", "A", true, 20}));
  EXPECT_EQ(plan.groups[1].norm, 10);
  EXPECT_EQ(plan.windows[0].groups, (std::vector<std::string>{"qykb", "zhzx"}));
  EXPECT_EQ(plan.queue.weights, (std::array<std::uint16_t, 3>{1, 2, 4}));
  EXPECT_EQ(plan.queue.cap, 1);
  EXPECT_EQ(plan.queue.most_calls, 3);
}

TEST_F(ConfigTest, GroupsWithAFaultNameTheirLine) {
  const std::string hall = std::string(kHall) + kGroups;
  EXPECT_EQ(HallRefusal(hall + "[[group]]\nid = \"qykb\"\nletter = \"B\"\nname = \"x\"\n"),
            ":26: group[2].id: this group stands twice");
  EXPECT_EQ(HallRefusal(hall + "[[group]]\nid = \"b\"\nletter = \"A\"\nname = \"x\"\n"),
            ":27: group[2].letter: another group has this letter, so numbers would be the same");
  EXPECT_EQ(HallRefusal(hall + "[queue]\nleast_calls = 3\nmost_calls = 2\n"),
            ":26: queue.least_calls: is more than most_calls: nobody could ever be missed");
  std::string window = hall;
  window.insert(window.find("device = "), "groups = \"sbyb\"\n");
  EXPECT_EQ(HallRefusal(window), ":6: window[0].groups: no [[group]] has the id \"sbyb\"");
  std::string seven = kHall;
  for (char letter = 'A'; letter < 'H'; ++letter) {
    seven += std::string("[[group]]\nid = \"g") + static_cast<char>(letter + 32) +
             "\"\nname = \"x\"\nletter = \"" + letter + "\"\n";
  }
  EXPECT_NE(HallRefusal(seven).find("group[6].id: is the seventh"), std::string::npos);
}

TEST_F(ConfigTest, HallFileGivesLimitsOfMatters) {
  const std::string limit = "[[matter_limit]]\nkind = \"first_inquiry\"\nstate = ";
  const auto plan =
      ReadHallFile(Write("hall.toml", kHall + limit + "\"handling\"\nworking_days = 2\n" + limit +
                                          "\"unclear\"\noffice_minutes = 20\n"))
          .plan;
  EXPECT_EQ(plan.matter_limits,
            (std::vector<core::KindLimits>{
                {core::MatterKindId{1},
                 {{core::MatterState::kHandling, {core::LimitClock::kWorkingDays, 2}},
                  {core::MatterState::kUnclear, {core::LimitClock::kOfficeMinutes, 20}}}}}));
}

TEST_F(ConfigTest, LimitsOfMattersWithAFaultNameTheirLine) {
  const auto refusal = [this](const std::string& kind, const std::string& rest) {
    return HallRefusal(kHall + std::string("[[matter_limit]]\nkind = \"") + kind +
                       "\"\nstate = " + rest);
  };
  EXPECT_EQ(refusal("praise", "\"open\"\n"),
            ":12: matter_limit[0].kind: expected one of first_inquiry, bad_rating, complaint, "
            "cannot_be_done");
  EXPECT_EQ(refusal("first_inquiry", "\"over\"\n"),
            ":13: matter_limit[0].state: expected one of open, guided, unclear, handling, waiting, "
            "offered, answered: nothing else of this kind has a limit");
  EXPECT_NE(refusal("first_inquiry", "\"open\"\n")
                .find("working_days: expected either working_days or office_minutes"),
            std::string::npos);
  EXPECT_NE(refusal("first_inquiry", "\"open\"\nworking_days = 1\noffice_minutes = 30\n")
                .find("expected either"),
            std::string::npos);
  EXPECT_NE(refusal("bad_rating", "\"rectifying\"\nworking_days = 16\n")
                .find("is more than the 15 that this kind allows"),
            std::string::npos);
  const std::string once = "\"open\"\nworking_days = 1\n";
  EXPECT_NE(refusal("complaint", once + "[[matter_limit]]\nkind = \"complaint\"\nstate = " + once)
                .find("matter_limit[1].state: has a limit of this kind above already"),
            std::string::npos);
}

TEST_F(ConfigTest, HallFileGivesNumbersOfMattersFromADayOn) {
  const auto plan = ReadHallFile(Write("hall.toml", kHall + std::string(R"(
[[matter_rules]]
kind = "bad_rating"
valid_from = 2026-12-01
hops = 4
ledger_days = 20
head_minutes = 10
ladder = [
  { after = 2, to = "unit_head", notice = true },
  { after = 4, to = "inspector" },
  { after = 6, to = "leader", notice = true },
]
[[matter_limit]]
kind = "bad_rating"
state = "rectifying"
working_days = 18
[[call_sample]]
valid_from = 2027-01-01
share = 20
least = 3
)")))
                        .plan;
  core::MatterNumbers numbers = core::KindNamed("bad_rating")->numbers;
  numbers.hops = 4;
  numbers.ledger_days = 20;
  numbers.head_minutes = 10;
  numbers.ladder = {{{2, core::Role::kUnitHead, true},
                     {4, core::Role::kInspector, false},
                     {6, core::Role::kLeader, true}}};
  EXPECT_EQ(plan.matter_numbers,
            (std::vector<core::KindNumbers>{
                {core::MatterKindId{2}, std::chrono::year(2026) / 12 / 1, numbers}}))
      << "what is not said is as the kind has it";
  EXPECT_EQ(plan.sample_rules,
            (std::vector<core::SampleRule>{{std::chrono::year(2027) / 1 / 1, 20, 3}}));
  EXPECT_EQ(plan.matter_limits.front().limits.front().limit.amount, 18)
      << "a longer ledger allows a longer limit";
}

TEST_F(ConfigTest, NumbersOfMattersWithAFaultNameFileLineAndKey) {
  const auto refusal = [this](const std::string& rest) {
    return HallRefusal(kHall + std::string("[[matter_rules]]\nkind = \"first_inquiry\"\n") + rest);
  };
  const std::string day = "valid_from = 2026-12-01\n";
  EXPECT_EQ(refusal("hops = 3\n"),
            ":11: matter_rules[0].valid_from: is missing; expected a date without quotes, like "
            "2026-12-01");
  EXPECT_EQ(refusal("valid_from = \"2026-12-01\"\n"),
            ":13: matter_rules[0].valid_from: expected a date without quotes, like 2026-12-01");
  EXPECT_EQ(refusal(day + "hops = 0\n"),
            ":14: matter_rules[0].hops: expected a whole number from 1 to 20");
  EXPECT_EQ(refusal(day + "ledger_days = 5\n"),
            ":14: matter_rules[0].ledger_days: nothing of this kind is counted by it");
  EXPECT_EQ(refusal(day + "ladder = [{ after = 1, to = \"leader\" }]\n"),
            ":14: matter_rules[0].ladder: expected 3 rungs");
  const auto ladder = [&](const std::string& second) {
    return refusal(day + "ladder = [{ after = 1, to = \"leader\" },\n{ " + second +
                   " },\n{ after = 9, to = \"leader\" }]\n");
  };
  EXPECT_EQ(ladder("after = 1, to = \"leader\""),
            ":15: ladder[1].after: expected more days than of the rung before");
  EXPECT_EQ(ladder("after = 2, to = \"wall\""),
            ":15: ladder[1].to: expected one of unit_head, duty_manager, hall_manager, inspector, "
            "leader");
  EXPECT_NE(ladder("after = 2, to = \"leader\", when = 3").find(":15: ladder[1].when: unknown key"),
            std::string::npos);
  EXPECT_NE(refusal(day + "[[matter_rules]]\nkind = \"first_inquiry\"\n" + day)
                .find("matter_rules[1].valid_from: this kind has rules of that day above already"),
            std::string::npos);
  EXPECT_NE(HallRefusal(kHall + std::string("[[call_sample]]\n") + day + "share = 0\nleast = 1\n")
                .find("call_sample[0].share: expected a whole number from 1 to 100"),
            std::string::npos);
}

TEST_F(ConfigTest, AMissingFileIsNamed) {
  EXPECT_THROW(ReadConfig(folder_ / "absent.toml"), ConfigError);
}

}  // namespace
}  // namespace yichuang::hub
