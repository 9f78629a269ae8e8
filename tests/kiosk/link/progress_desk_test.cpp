#include "kiosk/link/progress_desk.h"

#include <gtest/gtest.h>

namespace yichuang::link {
namespace {

using model::ProgressTrouble;
using namespace std::chrono_literals;

const model::Instant kAsked{std::chrono::milliseconds(7)};

std::optional<ProgressTrouble> TroubleOf(int status, std::string_view body) {
  const model::Msg answer = ProgressAnswer(kAsked, status, body);
  const auto* refused = std::get_if<model::ProgressRefused>(&answer);
  return refused == nullptr ? std::nullopt : std::optional(refused->trouble);
}

TEST(ProgressAnswer, TellsWhereEachCaseStandsAndBothDates) {
  const model::Msg answer = ProgressAnswer(
      kAsked, 200,
      R"({"cases":[{"no":"a202605090001","item":"a","state":"review","received":"2026-05-09",)"
      R"("promised":"2026-05-22","legal":"2026-06-08"},)"
      R"({"no":"b202605090001","item":"b","state":"correction","received":"2026-05-09",)"
      R"("correct_until":"2026-06-05"},)"
      R"({"no":"c202605090001","item":"c","state":"over","received":"2026-05-09","end":"lapsed"}]})");
  const auto* told = std::get_if<model::ProgressTold>(&answer);
  ASSERT_NE(told, nullptr);
  ASSERT_EQ(told->cases.size(), 3U);
  EXPECT_EQ(told->cases[0].stage, model::CaseStage::kReview);
  EXPECT_EQ(told->cases[0].legal, 2026y / 6 / 8);
  EXPECT_EQ(told->cases[1].until, 2026y / 6 / 5);
  EXPECT_EQ(told->cases[2].stage, model::CaseStage::kLapsed);
}

TEST(ProgressAnswer, AJointMatterIsFollowedByItsParts) {
  const model::Msg answer = ProgressAnswer(kAsked, 200, R"({"cases":[{
    "no":"start202611300001","item":"start","state":"review","received":"2026-11-30","parts":[
      {"no":"seal202611300001","item":"seal","state":"approved","received":"2026-11-30"},
      {"no":"tax202611300001","item":"tax","state":"over","end":"withdrawn","received":"2026-11-30"},
      {"no":"fund202611300001","item":"fund","state":"review","received":"2026-11-30"}]}]})");
  ASSERT_TRUE(std::holds_alternative<model::ProgressTold>(answer));
  const auto& cases = std::get<model::ProgressTold>(answer).cases;
  ASSERT_EQ(cases.size(), 4U);
  EXPECT_EQ(cases[0].parts, 3);
  EXPECT_EQ(cases[0].parts_done, 2);
  EXPECT_TRUE(cases[1].is_part);
  EXPECT_EQ(cases[3].no, "fund202611300001");
}

TEST(ProgressAnswer, SaysWhatToDoWhenThereIsNone) {
  EXPECT_EQ(TroubleOf(409, "{}"), ProgressTrouble::kNotMatched);
  EXPECT_EQ(TroubleOf(429, "{}"), ProgressTrouble::kWait);
  EXPECT_EQ(TroubleOf(0, ""), ProgressTrouble::kHubAway);
  EXPECT_EQ(TroubleOf(503, "{}"), ProgressTrouble::kHubAway);
  EXPECT_EQ(TroubleOf(200, "<html>"), ProgressTrouble::kHubAway);
  EXPECT_EQ(TroubleOf(200, R"({"cases":[]})"), ProgressTrouble::kHubAway);
}

}  // namespace
}  // namespace yichuang::link
