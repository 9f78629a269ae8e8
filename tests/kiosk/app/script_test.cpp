#include "kiosk/app/script.h"

#include <gtest/gtest.h>

namespace yichuang::app {
namespace {

std::string Refusal(std::string_view text) {
  try {
    ParseScript(text, "a.script");
  } catch (const ScriptError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(Script, ReadsCommandsAndLeavesRemarksOut) {
  const auto lines = ParseScript("# a remark\n\n  tap home.guide  \nwait 1.5\nshot a-1\n", "s");
  ASSERT_EQ(lines.size(), 3U);
  EXPECT_EQ(lines[0].number, 3U);
  EXPECT_EQ(std::get<script::Tap>(lines[0].command).id, "home.guide");
  EXPECT_EQ(std::get<script::Wait>(lines[1].command).time, std::chrono::milliseconds{1500});
  EXPECT_EQ(std::get<script::Shot>(lines[2].command).name, "a-1");
}

TEST(Script, TellsWhatAPersonLooksFor) {
  const auto lines = ParseScript("touch 办件进度\nawait 已答复\ngone 正在查询\npace 2.5", "s");
  EXPECT_EQ(std::get<script::Touch>(lines[0].command).text, "办件进度");
  EXPECT_EQ(std::get<script::Await>(lines[1].command).text, "已答复");
  EXPECT_FALSE(std::get<script::Await>(lines[1].command).gone);
  EXPECT_TRUE(std::get<script::Await>(lines[2].command).gone);
  EXPECT_EQ(std::get<script::Pace>(lines[3].command).time, std::chrono::milliseconds{2500});
}

TEST(Script, ALineOfAPipeHasItsNumber) {
  EXPECT_FALSE(ParseScriptLine("  # a remark", 3, "s"));
  EXPECT_EQ(ParseScriptLine("tap home", 4, "s")->number, 4U);
  EXPECT_THROW(ParseScriptLine("tpa home", 5, "s"), ScriptError);
}

TEST(Script, TellsTimes) {
  const auto lines = ParseScript("hub away 3h\nhub away\nclock 2026-11-24 09:30", "s");
  EXPECT_EQ(std::get<script::HubAway>(lines[0].command).since, std::chrono::hours{3});
  EXPECT_EQ(std::get<script::HubAway>(lines[1].command).since, std::chrono::hours{0});
  EXPECT_EQ(std::get<script::Clock>(lines[2].command).time,
            std::chrono::local_days{std::chrono::year{2026} / 11 / 24} + std::chrono::minutes{570});
}

TEST(Script, TellsAHubThatIsShortOfRoom) {
  const auto lines = ParseScript("hub short\nhub online", "s");
  const auto low = [&](std::size_t line) {
    const auto& msg = std::get<script::Send>(lines[line].command).msg;
    return std::get_if<model::HubPresence>(&msg)->storage_low;
  };
  EXPECT_TRUE(low(0));
  EXPECT_FALSE(low(1));
}

TEST(Script, TellsGroupsAndNumbers) {
  const auto lines = ParseScript(
      "group qykb A | 企业开办 | Start | A区 | Zone A | 3 10 15\nnumber A005 3 10 15\n"
      "number offline A980\nnumber refused numbers_out",
      "s");
  const auto& group = std::get<script::AddGroup>(lines[0].command).group;
  EXPECT_EQ(group.id, "qykb");
  EXPECT_EQ(group.letter, 'A');
  EXPECT_EQ(group.name, (contract::BothTexts{"企业开办", "Start"}));
  EXPECT_EQ(group.waiting, 3);
  EXPECT_EQ(group.wait, (contract::WaitRange{10, 15}));
  const auto& given = std::get<script::GiveNumber>(lines[1].command);
  EXPECT_EQ(given.number, (contract::TicketNumber{'A', 5}));
  EXPECT_EQ(given.ahead, 3);
  EXPECT_FALSE(given.offline);
  EXPECT_TRUE(std::get<script::GiveNumber>(lines[2].command).offline);
  EXPECT_EQ(std::get<script::RefuseNumber>(lines[3].command).trouble,
            model::NumberTrouble::kNumbersOut);
}

TEST(Script, TellsCards) {
  const auto lines = ParseScript("asks sbyb\ncard laid\ncard unread", "s");
  EXPECT_EQ(std::get<script::AskPerson>(lines[0].command).group, "sbyb");
  const auto sent = [&](std::size_t line) {
    return std::get<script::Send>(lines[line].command).msg;
  };
  EXPECT_TRUE(std::holds_alternative<model::CardLaid>(sent(1)));
  EXPECT_TRUE(std::holds_alternative<model::CardUnread>(sent(2)));
}

TEST(Script, ABadLineIsNamed) {
  EXPECT_EQ(Refusal("tap a\ntpa b\n").rfind("a.script:2: no command is called \"tpa\"", 0), 0U);
  EXPECT_EQ(Refusal("\n\ntap\n"), "a.script:3: the id is missing");
  EXPECT_EQ(Refusal("mode big"), "a.script:1: \"big\" is not one of aloud, contrast, elder, low");
  EXPECT_NE(Refusal("wait soon"), "accepted");
  EXPECT_NE(Refusal("wait -1"), "accepted");
  EXPECT_NE(Refusal("hub away 3 weeks"), "accepted");
  EXPECT_NE(Refusal("clock 2026-02-30 09:00"), "accepted");
  EXPECT_NE(Refusal("shot ../../etc/passwd"), "accepted");
  EXPECT_NE(Refusal("notice only a title"), "accepted");
  EXPECT_NE(Refusal("group qykb A | only a name"), "accepted");
  EXPECT_NE(Refusal("number A000 1 1 1"), "accepted");
  EXPECT_NE(Refusal("number A001"), "accepted");
}

TEST(Script, AMissingFileIsNamed) { EXPECT_THROW(ReadScript("/nowhere/a.script"), ScriptError); }

}  // namespace
}  // namespace yichuang::app
