#include "hub/sqlite/matter_sample.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "hub/core/hall.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/reader.h"
#include "hub/sqlite/store.h"
#include "tests/hub/sqlite/hall_file.h"

namespace yichuang::sqlite {
namespace {

using namespace std::chrono_literals;

std::vector<SampleCandidate> SixOfOneUnit() {
  std::vector<SampleCandidate> frame;
  for (std::uint64_t id = 1; id <= 6; ++id)
    frame.push_back({id, "SW" + std::to_string(id), 1, "税务局"});
  return frame;
}

std::string IdsOf(const std::vector<DrawnMatter>& drawn) {
  std::string ids;
  for (const DrawnMatter& each : drawn)
    ids += (ids.empty() ? "" : " ") + std::to_string(each.matter.id);
  return ids;
}

/// The digests are those of `printf 'seed5/SW1' | openssl dgst -sm3`.
TEST(MatterSample, IsWhatAnybodyWorksOutFromTheSeed) {
  auto frame = SixOfOneUnit();
  const auto all = DrawSample(frame, "seed5", 100, 1);
  EXPECT_EQ(IdsOf(all), "5 4 2 3 1 6");
  EXPECT_EQ(all[0].digest, "220a248b92a3680f2c0bb808dbd0f14ec931111fb6a0b84e5e3577d78359bca1");
  EXPECT_EQ(IdsOf(DrawSample(frame, "seed5", 50, 1)), "5 4 2");
  EXPECT_EQ(IdsOf(DrawSample(frame, "seed6", 50, 1)), "3 5 2") << "another seed, another list";
  std::swap(frame[0], frame[4]);
  EXPECT_EQ(IdsOf(DrawSample(frame, "seed5", 50, 1)), "5 4 2") << "in whatever order they stand";
}

TEST(MatterSample, TakesItsShareOfEveryKindAndUnit) {
  auto frame = SixOfOneUnit();
  frame.push_back({7, "SW7", 1, "公安局"});
  frame.push_back({8, "TS8", 3, "公安局"});
  EXPECT_EQ(DrawSample(frame, "seed5", 10, 1).size(), 3U) << "one of each";
  EXPECT_EQ(DrawSample(frame, "seed5", 51, 1).size(), 6U) << "four of six, rounded up";
  EXPECT_EQ(DrawSample(frame, "seed5", 10, 3).size(), 5U) << "never more than there are";
  EXPECT_TRUE(DrawSample({}, "seed5", 10, 1).empty());
}

class SampleOfAMonth : public HallFile {
 protected:
  SampleOfAMonth() {
    core::Plan plan;
    plan.hall = "demo";
    Do(core::Configure{plan});
    for (const auto& [number, role] :
         {std::pair("9001", core::Role::kGuide), std::pair("4001", core::Role::kInspector),
          std::pair("2002", core::Role::kHallManager)})
      hall_.accounts[number] = {{role}, true};
  }

  core::MatterActor As(const std::string& number) {
    return {number, hall_.accounts.at(number).roles, false};
  }
  void Do(core::Command command) {
    Save();
    {
      Store store(file_);
      store.Begin();
      core::FetchPast(hall_, command, store);
      store.Commit();
    }
    const core::Decision decision = core::Decide(hall_, command, now_);
    told_.clear();
    if (const auto* refusal = std::get_if<core::Refusal>(&decision)) {
      told_ = contract::Name(refusal->reason);
      return;
    }
    for (const core::Event& event : std::get<core::Events>(decision)) {
      records_.push_back({hall_.seq + 1, now_, "hub", event});
      core::Apply(hall_, records_.back());
    }
  }
  void Save() {
    Write({records_.begin() + static_cast<std::ptrdiff_t>(saved_), records_.end()});
    saved_ = records_.size();
  }
  /// Asked and done at once.
  void Close(const std::string& person) {
    core::OpenMatterAs open;
    open.kind = "first_inquiry";
    open.channel = core::MatterChannel::kPhone;
    open.unit = "税务局";
    open.person = person;
    open.words = {"words/" + person, "seal"};
    open.code = "7K3QX2A2M4PA";
    open.actor = As("9001");
    open.at_once = core::MatterStep::kSelfDone;
    Do(std::move(open));
  }
  void Draw(const std::string& seed) {
    Do(core::DrawCallSample{core::SampleMonth{202605}, seed, As("4001")});
  }
  void Call(std::uint64_t id, core::SampleResult result, std::optional<bool> satisfied) {
    Do(core::NoteSampleCall{core::SampleMonth{202605}, core::MatterId{id}, result, satisfied,
                            As("4001")});
  }

  core::Hall hall_;
  core::Instant now_{1'778'464'800'000ms};  // 2026-05-11
  std::vector<core::Record> records_;
  std::size_t saved_ = 0;
  std::string told_;
};

TEST_F(SampleOfAMonth, IsDrawnOnceAndTheSameAfterARebuild) {
  for (int i = 0; i < 20; ++i) Close("p" + std::to_string(i));
  Close("");  // nobody could be called
  now_ += 24h * 25;
  Close("june");
  Draw("000102030405060708090a0b0c0d0e0f");
  EXPECT_EQ(told_, "");
  Draw("ffff02030405060708090a0b0c0d0e0f");
  EXPECT_EQ(told_, "sample_drawn");
  Save();
  EXPECT_EQ(CompareProjections(file_), std::vector<std::string>());
  SqliteReader reader(file_);
  const auto sample = reader.SampleOf(202605);
  ASSERT_TRUE(sample);
  EXPECT_EQ(sample->frame, 20U);
  EXPECT_EQ(sample->rows.size(), 2U) << "a tenth";
  EXPECT_EQ(sample->seed, "000102030405060708090a0b0c0d0e0f");
  EXPECT_LT(sample->rows[0].digest, sample->rows[1].digest);
  EXPECT_FALSE(reader.SampleOf(202606));
}

TEST_F(SampleOfAMonth, KeepsEveryAttemptAndEndsWithAnAnswer) {
  Close("p0");
  now_ += 24h * 25;
  Draw("000102030405060708090a0b0c0d0e0f");
  Call(1, core::SampleResult::kUnreached, {});
  Call(1, core::SampleResult::kReached, false);
  EXPECT_EQ(told_, "");
  Call(1, core::SampleResult::kReached, true);
  EXPECT_EQ(told_, "not_sampled") << "what was said stands";
  Call(2, core::SampleResult::kReached, true);
  EXPECT_EQ(told_, "not_sampled");
  Save();
  EXPECT_EQ(CompareProjections(file_), std::vector<std::string>());
  SqliteReader reader(file_);
  const auto calls = reader.SampleOf(202605)->rows.at(0).calls;
  ASSERT_EQ(calls.size(), 2U);
  EXPECT_EQ(calls[0].result, static_cast<int>(core::SampleResult::kUnreached));
  EXPECT_EQ(calls[1].satisfied, false);
  EXPECT_EQ(calls[1].by, "4001");
}

TEST_F(SampleOfAMonth, AMonthKnowsWhatWasOpenedClosedOpenedAgainAndLeft) {
  const auto rows = [&](core::Instant from, core::Instant until) {
    Save();
    std::string told;
    SqliteReader reader(file_);
    for (const query::HotlineMatter& each :
         reader.HotlineMatters(core::MillisOf(from), core::MillisOf(until)))
      told += (told.empty() ? "" : " ") + std::to_string(each.id) + (each.opened ? "o" : "") +
              (each.closed ? "c" : "") + (each.reopened ? "r" : "") + (each.open ? "p" : "") +
              (each.late ? "!" : "");
    return told;
  };
  const core::Instant may = now_ - 24h * 5;
  const core::Instant june = now_ + 24h * 20;
  const core::Instant july = june + 24h * 30;
  Close("a");
  core::OpenMatterAs open;
  open.kind = "first_inquiry";
  open.code = "7K3QX2A2M4PB";
  open.actor = As("9001");
  open.at_once = core::MatterStep::kTakeIn;
  Do(open);
  EXPECT_EQ(rows(may, june), "1oc 2op");
  now_ = june + 24h * 3;
  for (int i = 0; i < 3; ++i) Do(core::Tick{});
  Do(core::StepMatter{
      core::MatterId{1}, As("9001"), core::MoveMatter{core::MatterStep::kReopen, {}}, {}});
  Do(core::StepMatter{core::MatterId{2},
                      As("9001"),
                      core::MoveMatter{core::MatterStep::kAnswer, {"words/x", "seal"}},
                      {}});
  Do(core::StepMatter{
      core::MatterId{2}, As("9001"), core::CloseMatter{core::MatterOutcome::kSolved, {}, {}}, {}});
  EXPECT_EQ(told_, "");
  EXPECT_EQ(rows(may, june), "1oc 2op") << "what came later changes no month that is over";
  EXPECT_EQ(rows(june, july), "1rp 2c!");
  EXPECT_EQ(rows(july, july + 24h * 31), "1p");
}

TEST_F(SampleOfAMonth, WordsAreForgottenAndSoIsThePersonOnlyWhenNothingIsOpen) {
  core::OpenMatterAs open;
  open.kind = "first_inquiry";
  open.person = "9d0f";
  open.words = {"words/1", "seal"};
  open.code = "7K3QX2A2M4PB";
  open.actor = As("9001");
  open.at_once = core::MatterStep::kTakeIn;
  Do(open);
  Do(core::ErasePerson{"9d0f", "2002"});
  EXPECT_EQ(told_, "matter_not_over");
  Do(core::EraseMatterWords{core::MatterId{1}, As("2002")});
  EXPECT_EQ(told_, "matter_not_over");
  Do(core::StepMatter{core::MatterId{1},
                      As("9001"),
                      core::CloseMatter{core::MatterOutcome::kWithdrawn, {}, {}},
                      {}});
  Do(core::EraseMatterWords{core::MatterId{1}, As("2002")});
  EXPECT_EQ(told_, "");
  Save();
  EXPECT_EQ(SqliteReader(file_).Applicants(), std::vector<std::string>{"9d0f"});
  Do(core::ErasePerson{"9d0f", "2002"});
  EXPECT_EQ(told_, "");
  Save();
  EXPECT_TRUE(SqliteReader(file_).Applicants().empty());
  EXPECT_EQ(CompareProjections(file_), std::vector<std::string>());
}

}  // namespace
}  // namespace yichuang::sqlite
