#include "hub/http/appeal_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace yichuang::http {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;

AppealClock TheEleventh() {
  AppealClock clock;
  clock.today = 2026y / 5 / 11;
  clock.now_ms = 1'778'464'800'000;
  return clock;
}

query::AppealRow Filed(bool decided) {
  query::AppealRow row;
  row.id = 4;
  row.by = "1001";
  row.unit = "税务局";
  row.from = "2026-05-04";
  row.to = "2026-05-06";
  row.words = "words/1";
  row.due_ms = 1'778'810'400'000;
  row.votes = {{"4001", 1, false, {}, 0, "words/2"}};
  if (!decided) return row;
  row.decided_ms = 2;
  row.first = "4001";
  row.second = "2002";
  row.votes.push_back({"2003", 2, true, 0, 1, "words/3"});
  row.votes.push_back({"2002", 2, false, {}, 0, "words/4"});
  return row;
}

const AppealWords kSaid{
    {"words/1", "按错了键"}, {"words/2", "录音相符"}, {"words/3", "赞成"}, {"words/4", "同意"}};

TEST(OwnRecord, SaysWhatMayStillBeAppealedAgainst) {
  OwnRecord record;
  record.blocks = {{"2026-04-20", "2026-04-30", 8, {1, 0, 0, 0, 7}},
                   {"2026-05-04", "2026-05-06", 5, {1, 0, 0, 0, 4}},
                   {"2026-05-07", "2026-05-08", 5, {1, 0, 0, 0, 4}}};
  record.appeals = {Filed(false)};
  record.violations = {{7, "SW1", 1, 1, 3, 1'778'205'600'000, false, false},
                       {8, "SW2", 1, 1, 0, 1'778'205'600'000, false, true},
                       {9, "SW3", 1, 1, 0, 1'776'000'000'000, false, false}};
  const json body = json::parse(OwnRecordJson(record, kSaid, TheEleventh()));
  EXPECT_EQ(body["blocks"][0]["open"], false) << "more than five working days ago";
  EXPECT_EQ(body["blocks"][1]["open"], false) << "an appeal is under way";
  EXPECT_EQ(body["blocks"][2]["open"], true);
  EXPECT_EQ(body["violations"][0]["open"], true);
  EXPECT_EQ(body["violations"][0]["violation"], "unanswered");
  EXPECT_EQ(body["violations"][0]["kind"], "first_inquiry");
  EXPECT_EQ(body["violations"][1]["open"], false) << "once is enough";
  EXPECT_EQ(body["violations"][2]["open"], false) << "too late";
  EXPECT_EQ(body["criticised"], nullptr) << "three bad ratings are few";
  EXPECT_EQ(body["months"].size(), 2U);
}

TEST(OwnRecord, TellsOfNoVoteBeforeTheDecisionAndOfNobodysNameAfterIt) {
  OwnRecord record;
  record.appeals = {Filed(false)};
  std::string text = OwnRecordJson(record, kSaid, TheEleventh());
  EXPECT_EQ(json::parse(text)["appeals"][0]["reasons"], json::array());
  EXPECT_EQ(json::parse(text)["appeals"][0]["granted"], nullptr);
  record.appeals = {Filed(true)};
  text = OwnRecordJson(record, kSaid, TheEleventh());
  const json appeal = json::parse(text)["appeals"][0];
  EXPECT_EQ(appeal["reasons"], (json::array({"录音相符", "同意"}))) << "of the two who decided";
  EXPECT_EQ(appeal["granted"], false);
  EXPECT_EQ(appeal["words"], "按错了键");
  for (const char* number : {"4001", "2002", "2003"})
    EXPECT_EQ(text.find(number), std::string::npos) << number;
}

TEST(Appeals, SayWhySomebodyDoesNotDecide) {
  const std::vector<query::DutyRow> duties{
      {"4001", "督查科", "", false}, {"4002", "税务局", "", false}, {"2002", "大厅办", "", false}};
  const auto barrier = [&duties](const std::string& number, bool decided) {
    return json::parse(AppealsJson({Filed(decided)}, {number, {core::Role::kInspector}, false},
                                   duties, TheEleventh()))["appeals"][0]["barrier"];
  };
  EXPECT_EQ(barrier("2002", false), "");
  EXPECT_EQ(barrier("4001", false), "voted");
  EXPECT_EQ(barrier("4002", false), "own_unit");
  EXPECT_EQ(barrier("1001", false), "own");
  EXPECT_EQ(barrier("2009", false), "unit_unknown");
  EXPECT_EQ(barrier("2002", true), "decided");
}

}  // namespace
}  // namespace yichuang::http
