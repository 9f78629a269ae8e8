#include "hub/core/matter_state.h"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>

#include "hub/core/matter_kind.h"

namespace yichuang::core {
namespace {

constexpr const char* kMatterStates[] = {"open",     "guided",      "unclear",    "handling",
                                         "waiting",  "offered",     "rectifying", "appealed",
                                         "answered", "called_back", "over"};
constexpr const char* kMatterSteps[] = {"self_done", "guide",   "arrive",  "unclear",   "take_in",
                                        "offer",     "accept",  "return",  "take_back", "wait",
                                        "resume",    "fix_now", "ledger",  "explain",   "appeal",
                                        "uphold",    "propose", "exclude", "answer",    "call_back",
                                        "verify",    "close",   "reopen",  "chase",     "reply"};
static_assert(std::size(kMatterStates) == kMatterStateCount &&
              std::size(kMatterSteps) == kMatterStepCount);

TEST(MatterTable, EveryStepInEveryStateIsDefinedOrRefusedWithAReason) {
  // What is not named here is refused by the state's own reason.
  const std::map<std::string, std::string> allowed{{"open self_done", "over"},
                                                   {"open guide", "guided"},
                                                   {"open unclear", "unclear"},
                                                   {"open take_in", "handling"},
                                                   {"open offer", "offered"},
                                                   {"open close", "over"},
                                                   {"open chase", "open"},
                                                   {"open reply", "open"},
                                                   {"guided arrive", "handling"},
                                                   {"guided take_in", "handling"},
                                                   {"guided offer", "offered"},
                                                   {"guided reopen", "handling"},
                                                   {"guided chase", "guided"},
                                                   {"guided reply", "guided"},
                                                   {"unclear take_in", "handling"},
                                                   {"unclear offer", "offered"},
                                                   {"unclear close", "over"},
                                                   {"unclear chase", "unclear"},
                                                   {"unclear reply", "unclear"},
                                                   {"handling unclear", "unclear"},
                                                   {"handling offer", "offered"},
                                                   {"handling wait", "waiting"},
                                                   {"handling fix_now", "answered"},
                                                   {"handling ledger", "rectifying"},
                                                   {"handling explain", "answered"},
                                                   {"handling appeal", "appealed"},
                                                   {"handling propose", "handling"},
                                                   {"handling exclude", "over"},
                                                   {"handling answer", "answered"},
                                                   {"handling close", "over"},
                                                   {"handling chase", "handling"},
                                                   {"handling reply", "handling"},
                                                   {"waiting resume", "handling"},
                                                   {"waiting answer", "answered"},
                                                   {"waiting close", "over"},
                                                   {"waiting chase", "waiting"},
                                                   {"waiting reply", "waiting"},
                                                   {"offered accept", "handling"},
                                                   {"offered return", "handling"},
                                                   {"offered take_back", "handling"},
                                                   {"offered chase", "offered"},
                                                   {"offered reply", "offered"},
                                                   {"rectifying offer", "offered"},
                                                   {"rectifying answer", "answered"},
                                                   {"rectifying chase", "rectifying"},
                                                   {"rectifying reply", "rectifying"},
                                                   {"appealed uphold", "handling"},
                                                   {"appealed propose", "appealed"},
                                                   {"appealed exclude", "over"},
                                                   {"appealed chase", "appealed"},
                                                   {"appealed reply", "appealed"},
                                                   {"answered call_back", "called_back"},
                                                   {"answered close", "over"},
                                                   {"answered reopen", "handling"},
                                                   {"answered chase", "answered"},
                                                   {"answered reply", "answered"},
                                                   {"called_back verify", "over"},
                                                   {"called_back reopen", "handling"},
                                                   {"called_back chase", "called_back"},
                                                   {"called_back reply", "called_back"},
                                                   {"over reopen", "handling"}};
  std::size_t defined = 0;
  for (int s = 0; s < kMatterStateCount; ++s) {
    for (int t = 0; t < kMatterStepCount; ++t) {
      const std::string cell = std::string(kMatterStates[s]) + " " + kMatterSteps[t];
      const auto next = NextMatter(static_cast<MatterState>(s), static_cast<MatterStep>(t));
      if (const auto* state = std::get_if<MatterState>(&next)) {
        ++defined;
        const auto wanted = allowed.find(cell);
        ASSERT_NE(wanted, allowed.end()) << cell;
        EXPECT_EQ(kMatterStates[static_cast<int>(*state)], wanted->second) << cell;
      } else {
        EXPECT_EQ(contract::Name(std::get<contract::Reason>(next)),
                  std::string("matter_") + kMatterStates[s])
            << cell;
      }
    }
  }
  EXPECT_EQ(defined, allowed.size());
}

/// The states that a kind's steps lead to from its opening.
std::set<MatterState> ReachedBy(const MatterKind& kind) {
  std::set<MatterState> reached{MatterState::kOpen};
  for (bool more = true; more;) {
    more = false;
    for (const MatterState state : std::set<MatterState>(reached)) {
      for (int t = 0; t < kMatterStepCount; ++t) {
        const auto step = static_cast<MatterStep>(t);
        const auto next = NextMatter(state, step);
        const auto* to = kind.steps.Has(step) ? std::get_if<MatterState>(&next) : nullptr;
        more |= to != nullptr && reached.insert(*to).second;
      }
    }
  }
  return reached;
}

TEST(MatterKinds, HaveALimitInEveryStateTheyReachAndAWayToTheEnd) {
  for (const MatterKind& kind : MatterKinds()) {
    const auto reached = ReachedBy(kind);
    EXPECT_TRUE(reached.contains(MatterState::kOver)) << kind.name;
    for (const MatterState state : reached) {
      if (state == MatterState::kOver) continue;
      EXPECT_NE(kind.limits[static_cast<std::size_t>(state)].clock, LimitClock::kNone)
          << kind.name << " " << kMatterStates[static_cast<int>(state)];
    }
    EXPECT_EQ(KindNamed(kind.name), &kind) << "one version in force";
    EXPECT_FALSE(kind.first.empty()) << kind.name;
  }
  EXPECT_EQ(MatterKinds().size(), 4U);
  EXPECT_EQ(KindOfBadRating()->name, "bad_rating");
}

}  // namespace
}  // namespace yichuang::core
