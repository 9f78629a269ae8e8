#include "hub/core/case_state.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace yichuang::core {
namespace {

constexpr const char* kCaseStates[] = {"draft",     "received", "correction", "accepted", "review",
                                       "suspended", "approved", "denied",     "over"};
constexpr const char* kCaseSteps[] = {
    "keep",    "receive", "accept",   "deem",    "correct", "resubmit", "lapse",  "refuse",
    "promise", "make_up", "break",    "hand",    "settle",  "suspend",  "resume", "extend",
    "approve", "deny",    "withdraw", "deliver", "drop",    "opinion"};
static_assert(std::size(kCaseStates) == kCaseStateCount && std::size(kCaseSteps) == kCaseStepCount);

TEST(CaseTable, EveryStepInEveryStateIsDefinedOrRefusedWithAReason) {
  // What is not named here is refused by the state's own reason.
  const std::map<std::string, std::string> allowed{
      {"draft keep", "draft"},          {"draft receive", "received"},
      {"draft drop", "over"},           {"received accept", "accepted"},
      {"received deem", "accepted"},    {"received correct", "correction"},
      {"received refuse", "over"},      {"received promise", "received"},
      {"received make_up", "received"}, {"received break", "over"},
      {"received withdraw", "over"},    {"correction resubmit", "received"},
      {"correction lapse", "over"},     {"correction withdraw", "over"},
      {"accepted make_up", "accepted"}, {"accepted break", "over"},
      {"accepted hand", "review"},      {"accepted settle", "approved"},
      {"accepted withdraw", "over"},    {"review make_up", "review"},
      {"review break", "over"},         {"review suspend", "suspended"},
      {"review extend", "review"},      {"review approve", "approved"},
      {"review deny", "denied"},        {"review withdraw", "over"},
      {"review hand", "review"},        {"review opinion", "review"},
      {"suspended hand", "suspended"},  {"approved hand", "approved"},
      {"denied hand", "denied"},        {"suspended make_up", "suspended"},
      {"suspended break", "over"},      {"suspended resume", "review"},
      {"suspended withdraw", "over"},   {"approved deliver", "over"},
      {"denied deliver", "over"}};
  const std::map<std::string, std::string> reasons{{"draft", "case_draft"},
                                                   {"received", "case_received"},
                                                   {"correction", "case_in_correction"},
                                                   {"accepted", "case_accepted"},
                                                   {"review", "case_in_review"},
                                                   {"suspended", "case_suspended"},
                                                   {"approved", "case_decided"},
                                                   {"denied", "case_decided"},
                                                   {"over", "case_over"}};
  std::size_t defined = 0;
  for (int s = 0; s < kCaseStateCount; ++s) {
    for (int t = 0; t < kCaseStepCount; ++t) {
      const std::string cell = std::string(kCaseStates[s]) + " " + kCaseSteps[t];
      const auto next = Next(static_cast<CaseState>(s), static_cast<CaseStep>(t));
      if (const auto* state = std::get_if<CaseState>(&next)) {
        ++defined;
        const auto wanted = allowed.find(cell);
        ASSERT_NE(wanted, allowed.end()) << cell;
        EXPECT_EQ(kCaseStates[static_cast<int>(*state)], wanted->second) << cell;
      } else {
        EXPECT_EQ(contract::Name(std::get<contract::Reason>(next)), reasons.at(kCaseStates[s]))
            << cell;
      }
    }
  }
  EXPECT_EQ(defined, allowed.size());
}

TEST(CaseTable, EveryStepHasItsRolesAndTimeHasNone) {
  for (int t = 0; t < kCaseStepCount; ++t) {
    const auto step = static_cast<CaseStep>(t);
    const bool by_time =
        step == CaseStep::kDeem || step == CaseStep::kLapse || step == CaseStep::kBreak;
    EXPECT_EQ(MayTake(step).empty(), by_time) << kCaseSteps[t];
  }
  EXPECT_FALSE(MayTake(CaseStep::kApprove).Has(Role::kWindowStaff)) << "前台受理、后台审批";
  EXPECT_FALSE(MayTake(CaseStep::kExtend).Has(Role::kBackOffice)) << "负责人批准";
}

}  // namespace
}  // namespace yichuang::core
