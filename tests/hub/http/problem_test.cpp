#include "hub/http/problem.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

namespace yichuang::http {
namespace {

TEST(Problem, EveryOneHasItsOwnNameAndBothTexts) {
  std::set<std::string_view> names;
  for (int i = 0; i < kProblemCount; ++i) {
    const auto problem = static_cast<Problem>(i);
    EXPECT_TRUE(names.insert(Name(problem)).second);
    EXPECT_FALSE(TextZh(problem).empty());
    EXPECT_FALSE(TextEn(problem).empty());
    EXPECT_GE(StatusOf({problem, {}, {}}), 400U);
  }
}

TEST(Problem, ARefusalOfTheHallKeepsItsReasonAndTexts) {
  const Trouble trouble{contract::Reason::kShiftOpen, "3", {}};
  const auto body = nlohmann::json::parse(ProblemJson(trouble));
  EXPECT_EQ(body["type"], "urn:yichuang:problem:shift_open");
  EXPECT_EQ(body["reason"], "shift_open");
  EXPECT_EQ(body["status"], 409);
  EXPECT_EQ(body["what"], "3");
  EXPECT_EQ(body["title"], contract::TextZh(contract::Reason::kShiftOpen));
  EXPECT_EQ(body["detail"], contract::TextEn(contract::Reason::kShiftOpen));
}

TEST(Problem, TheStatusTellsWhoCanMendIt) {
  using contract::Reason;
  const auto status = [](Reason reason) { return StatusOf({reason, {}, {}}); };
  EXPECT_EQ(status(Reason::kMalformed), 400U);
  EXPECT_EQ(status(Reason::kMissingField), 400U);
  EXPECT_EQ(status(Reason::kOversized), 413U);
  EXPECT_EQ(status(Reason::kUnknownWindow), 404U);
  EXPECT_EQ(status(Reason::kUnknownStaff), 422U);
  EXPECT_EQ(status(Reason::kNoService), 409U);
  EXPECT_EQ(status(Reason::kQueueFull), 503U);
}

}  // namespace
}  // namespace yichuang::http
