#include "kiosk/link/matter_desk.h"

#include <gtest/gtest.h>

#include <fstream>

#include "kiosk/link/enrolment.h"

namespace yichuang::link {
namespace {

using model::MatterStage;
using model::MatterTrouble;

const model::Instant kMoment{std::chrono::milliseconds(9)};

template <typename Msg>
std::optional<Msg> As(const model::Msg& msg) {
  const auto* found = std::get_if<Msg>(&msg);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

TEST(MatterAnswer, GivesNumberAndCode) {
  const auto given = As<model::MatterGiven>(MatterAnswer(
      kMoment, 200,
      R"({"ok":true,"service":null,"matter":{"id":7,"no":"TS1","code":"ABCDEFGH2345"}})"));
  ASSERT_TRUE(given);
  EXPECT_EQ(given->slip, (model::Slip{"TS1", "ABCDEFGH2345"}));
  EXPECT_EQ(given->asked, kMoment);
}

TEST(MatterAnswer, SaysWhyThereIsNone) {
  const auto trouble = [](int status, std::string_view body) {
    const auto refused = As<model::MatterRefused>(MatterAnswer(kMoment, status, body));
    return refused ? std::optional(refused->trouble) : std::nullopt;
  };
  EXPECT_EQ(trouble(429, "{}"), MatterTrouble::kWait);
  EXPECT_EQ(trouble(400, "{}"), MatterTrouble::kRefused);
  EXPECT_EQ(trouble(404, "{}"), MatterTrouble::kRefused) << "a hub that has no matters";
  EXPECT_EQ(trouble(409, "{}"), MatterTrouble::kRefused);
  EXPECT_EQ(trouble(0, ""), MatterTrouble::kHubAway);
  EXPECT_EQ(trouble(503, "{}"), MatterTrouble::kHubAway);
  EXPECT_EQ(trouble(200, "<html>"), MatterTrouble::kHubAway);
  EXPECT_EQ(trouble(200, R"({"ok":true})"), MatterTrouble::kHubAway);
  EXPECT_EQ(trouble(200, R"({"matter":{"no":"TS1","code":"short"}})"), MatterTrouble::kHubAway);
  EXPECT_TRUE(As<model::DutyRefused>(MatterAnswer(kMoment, 401, "{}")));
}

std::optional<MatterStage> StageIn(std::string_view state, std::string_view outcome) {
  const auto told = As<model::MatterTold>(SlipAnswer(
      kMoment, 200,
      R"({"no":"SW1","kind":"first_inquiry","state":")" + std::string(state) +
          R"(","opened_ms":1000,"due_ms":null,"overdue":true,"over_ms":null,"outcome":)" +
          std::string(outcome) + "}"));
  return told ? std::optional(told->matter.stage) : std::nullopt;
}

TEST(SlipAnswer, KnowsEveryStateAndOutcome) {
  EXPECT_EQ(StageIn("open", "null"), MatterStage::kOpen);
  EXPECT_EQ(StageIn("guided", "null"), MatterStage::kGuided);
  EXPECT_EQ(StageIn("unclear", "null"), MatterStage::kUnclear);
  EXPECT_EQ(StageIn("handling", "null"), MatterStage::kHandling);
  EXPECT_EQ(StageIn("waiting", "null"), MatterStage::kWaiting);
  EXPECT_EQ(StageIn("offered", "null"), MatterStage::kOffered);
  EXPECT_EQ(StageIn("rectifying", "null"), MatterStage::kRectifying);
  EXPECT_EQ(StageIn("appealed", "null"), MatterStage::kAppealed);
  EXPECT_EQ(StageIn("answered", "null"), MatterStage::kAnswered);
  EXPECT_EQ(StageIn("called_back", "null"), MatterStage::kCalledBack);
  EXPECT_EQ(StageIn("over", R"("solved")"), MatterStage::kSolved);
  EXPECT_EQ(StageIn("over", R"("explained")"), MatterStage::kExplained);
  EXPECT_EQ(StageIn("over", R"("referred")"), MatterStage::kReferred);
  EXPECT_EQ(StageIn("over", R"("not_ours")"), MatterStage::kReferred);
  EXPECT_EQ(StageIn("over", R"("withdrawn")"), MatterStage::kWithdrawn);
  EXPECT_EQ(StageIn("over", R"("excluded")"), MatterStage::kExcluded);
  EXPECT_FALSE(StageIn("asleep", "null"));
  EXPECT_FALSE(StageIn("over", "null"));
}

TEST(SlipAnswer, TellsWhenItIsDueAndThatItIsLate) {
  const auto told = As<model::MatterTold>(SlipAnswer(
      kMoment, 200,
      R"({"no":"SW1","kind":"complaint","state":"handling","opened_ms":1000,"due_ms":2000,)"
      R"("overdue":true,"over_ms":null,"outcome":null})"));
  ASSERT_TRUE(told);
  EXPECT_EQ(told->matter.no, "SW1");
  EXPECT_EQ(told->matter.due, model::Instant{std::chrono::seconds(2)});
  EXPECT_TRUE(told->matter.overdue);
  EXPECT_FALSE(told->matter.over);
}

TEST(SlipAnswer, AnUnknownCodeIsToldFromAHubThatIsAway) {
  const auto trouble = [](int status) {
    return As<model::ProgressRefused>(SlipAnswer(kMoment, status, "{}"))->trouble;
  };
  for (const int status : {400, 404, 409})
    EXPECT_EQ(trouble(status), model::ProgressTrouble::kNotMatched);
  EXPECT_EQ(trouble(429), model::ProgressTrouble::kWait);
  EXPECT_EQ(trouble(0), model::ProgressTrouble::kHubAway);
  EXPECT_EQ(trouble(200), model::ProgressTrouble::kHubAway);
}

TEST(DutyAnswer, TellsAWrongPinFromALockOutAndAHubThatIsAway) {
  EXPECT_TRUE(As<model::DutyBegun>(DutyAnswer(kMoment, 200)));
  const auto trouble = [](int status) {
    return As<model::DutyRefused>(DutyAnswer(kMoment, status))->trouble;
  };
  EXPECT_EQ(trouble(401), model::DutyTrouble::kWrong);
  EXPECT_EQ(trouble(429), model::DutyTrouble::kLocked);
  EXPECT_EQ(trouble(503), model::DutyTrouble::kHubAway);
  EXPECT_EQ(trouble(0), model::DutyTrouble::kHubAway);
}

/// A hub that knows one password.
struct FakeHub {
  std::vector<client::HttpCall> calls;
  client::HttpAnswer operator()(const client::HttpCall& call) {
    calls.push_back(call);
    client::HttpAnswer answer;
    answer.status = call.body.find("wrong") == std::string::npos ? 200 : 401;
    answer.body = answer.status == 200 ? R"({"ok":true,"csrf":"c1"})" : R"({"detail":"no"})";
    if (answer.status != 200) return answer;
    if (call.url.ends_with("/session")) answer.cookies = {"yichuang=s1"};
    if (call.url.ends_with("/me/pin")) answer.cookies = {"yichuang-browser=b2"};
    return answer;
  }
};

TEST(Enrolment, KeepsTheNewTokenAndShowsTheOldOneSoThatOthersStayKnown) {
  const auto file = std::filesystem::path(testing::TempDir()) / "kiosk-browser";
  std::ofstream(file) << "yichuang-browser=b1\n";
  FakeHub hub;
  const EnrolmentAsk ask{"http://h", "", file, "1023", "secret words", "246802"};
  EXPECT_EQ(Enrol(ask, [&hub](const client::HttpCall& call) { return hub(call); }), "");
  EXPECT_EQ(ReadBrowser(file), "yichuang-browser=b2");
  ASSERT_EQ(hub.calls.size(), 3U);
  EXPECT_EQ(hub.calls[1].headers.front(), "Cookie: yichuang=s1; yichuang-browser=b1");
  EXPECT_EQ(hub.calls[1].headers.back(), "X-CSRF-Token: c1");
  EXPECT_EQ(hub.calls[2].method, "DELETE") << "the session ends at once";
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(file).permissions() & (perms::group_all | perms::others_all),
            perms::none);

  EnrolmentAsk wrong = ask;
  wrong.password = "wrong";
  const std::string said = Enrol(wrong, [&hub](const client::HttpCall& call) { return hub(call); });
  EXPECT_NE(said.find("401"), std::string::npos);
  EXPECT_EQ(said.find("wrong"), std::string::npos) << "no secret in what is said";
  EXPECT_EQ(ReadBrowser(file), "yichuang-browser=b2");
}

}  // namespace
}  // namespace yichuang::link
