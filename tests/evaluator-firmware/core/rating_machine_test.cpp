#include "evaluator-firmware/core/rating_machine.h"

#include <gtest/gtest.h>

#include "evaluator-firmware/protocol/text.h"

namespace yichuang::evaluator {
namespace {

using protocol::Consent;
using protocol::Level;
using protocol::Screen;
using protocol::Show;

Show Invite(std::uint64_t invitation, std::uint64_t version, bool ask_consent = false) {
  Show show;
  show.version = version;
  show.screen = Screen::kInviting;
  show.invitation = invitation;
  show.ask_consent = ask_consent ? 1 : 0;
  show.limit_ms = 60'000;
  show.ticket = protocol::FixedText<protocol::kTicketSize>("A001");
  return show;
}

Show Plain(Screen screen, std::uint64_t version) {
  Show show;
  show.version = version;
  show.screen = screen;
  return show;
}

// A machine whose log always answers yes.
struct RatingBench {
  Reaction Do(const Input& input) {
    const Reaction reaction = React(state, input, now_ms, *layout);
    if (reaction.press || reaction.detail) React(state, Logged{}, now_ms, *layout);
    return reaction;
  }
  Reaction Wait(std::uint32_t for_ms) {
    now_ms += for_ms;
    return Do(Tick{});
  }
  ScreenKind kind() const { return ViewOf(state).kind; }

  const KeyLayout* layout = &kFiveKeys;
  RatingState state;
  std::uint32_t now_ms = 1000;
};

TEST(RatingMachine, PressIsTakenOnlyWhileInviting) {
  RatingBench bench;
  for (const Screen screen : {Screen::kIdle, Screen::kServing, Screen::kPaused, Screen::kCalling}) {
    bench.Do(Shown{Plain(screen, bench.state.version + 1)});
    EXPECT_FALSE(bench.Do(KeyPressed{0}).press);
  }
  bench.Do(Shown{Invite(12, 9)});
  const Reaction reaction = bench.Do(KeyPressed{0});
  ASSERT_TRUE(reaction.press);
  EXPECT_EQ(*reaction.press, (PressEntry{12, 0, Level::kVerySatisfied}));
}

TEST(RatingMachine, OneInvitationTakesOnePress) {
  RatingBench bench;
  bench.Do(Shown{Invite(12, 1)});
  EXPECT_TRUE(bench.Do(KeyPressed{3}).press);
  EXPECT_FALSE(bench.Do(KeyPressed{3}).press);
  bench.Wait(kThanksMs);
  EXPECT_FALSE(bench.Do(KeyPressed{3}).press);
  bench.Do(Shown{Invite(12, 2)});
  EXPECT_FALSE(bench.Do(KeyPressed{3}).press);
  EXPECT_EQ(bench.kind(), ScreenKind::kIdle);
  bench.Do(Shown{Invite(13, 3)});
  EXPECT_TRUE(bench.Do(KeyPressed{3}).press);
}

TEST(RatingMachine, InvitationRatedBeforeTheRestartIsNotOpenedAgain) {
  RatingBench bench;
  bench.state.rated_invitation = 12;
  bench.Do(Shown{Invite(12, 1)});
  EXPECT_FALSE(bench.Do(KeyPressed{0}).press);
}

TEST(RatingMachine, TimeOutClosesTheInvitationToTheMillisecond) {
  RatingBench bench;
  Show show = Invite(12, 1);
  show.age_ms = 10'000;
  bench.Do(Shown{show});
  bench.Wait(49'999);
  EXPECT_EQ(bench.kind(), ScreenKind::kInviting);
  bench.now_ms += 1;
  EXPECT_FALSE(bench.Do(KeyPressed{0}).press) << "the key came with the last millisecond";
  EXPECT_EQ(bench.kind(), ScreenKind::kIdle);
}

TEST(RatingMachine, ElapsedTimeCountsTheAgeAndSurvivesTheWrapOfTheClock) {
  RatingBench bench;
  bench.now_ms = 0xFFFFFF00U;
  Show show = Invite(12, 1);
  show.age_ms = 700;
  bench.Do(Shown{show});
  bench.Wait(0x1F4);
  const Reaction reaction = bench.Do(KeyPressed{4});
  ASSERT_TRUE(reaction.press);
  EXPECT_EQ(reaction.press->elapsed_ms, 700U + 0x1F4U);
  EXPECT_EQ(bench.kind(), ScreenKind::kThanks);
  bench.Wait(kThanksMs - 1);
  EXPECT_EQ(bench.kind(), ScreenKind::kThanks);
  bench.Wait(1);
  EXPECT_EQ(bench.kind(), ScreenKind::kIdle);
}

TEST(RatingMachine, InvitationLeftOpenForFiftyDaysDoesNotComeBack) {
  RatingBench bench;
  bench.Do(Shown{Invite(12, 1)});
  bench.Wait(60'000);
  bench.Wait(0xFFFFFFFFU - 59'000U);
  EXPECT_EQ(bench.kind(), ScreenKind::kIdle);
  EXPECT_FALSE(bench.Do(KeyPressed{0}).press);
}

TEST(RatingMachine, HubMayProlongAnInvitationAndElapsedNeverRunsBack) {
  RatingBench bench;
  bench.Do(Shown{Invite(12, 1)});
  bench.Wait(50'000);
  Show longer = Invite(12, 2);
  longer.age_ms = 49'000;
  longer.limit_ms = 90'000;
  EXPECT_FALSE(bench.Do(Shown{longer}).question_changed);
  bench.Wait(20'000);
  const Reaction reaction = bench.Do(KeyPressed{0});
  ASSERT_TRUE(reaction.press);
  EXPECT_EQ(reaction.press->elapsed_ms, 70'000U);
}

TEST(RatingMachine, TwoKeysAskAgainAndThenOneCounts) {
  RatingBench bench;
  bench.Do(Shown{Invite(12, 1)});
  EXPECT_FALSE(bench.Do(KeysTogether{}).press);
  EXPECT_EQ(bench.kind(), ScreenKind::kAgain);
  EXPECT_EQ(ViewOf(bench.state).title, TextId::kAgain);
  EXPECT_TRUE(bench.Do(KeyPressed{1}).press);
  bench.Do(KeysTogether{});
  EXPECT_EQ(bench.kind(), ScreenKind::kThanks);
}

TEST(RatingMachine, ConsentIsAskedAfterEveryLevelAndNoAnswerIsNo) {
  for (std::uint8_t key = 0; key < 5; ++key) {
    RatingBench bench;
    bench.Do(Shown{Invite(12, 1, true)});
    ASSERT_TRUE(bench.Do(KeyPressed{key}).press);
    EXPECT_EQ(bench.kind(), ScreenKind::kAskConsent);
    EXPECT_FALSE(bench.Wait(kConsentMs - 1).detail);
    const Reaction reaction = bench.Wait(1);
    ASSERT_TRUE(reaction.detail);
    EXPECT_EQ(*reaction.detail, (DetailEntry{0, Consent::kNo}));
    EXPECT_EQ(bench.kind(), ScreenKind::kThanks);
  }
}

TEST(RatingMachine, ConsentKeysAreTheOutermostAndTheOthersAreIgnored) {
  const auto answer = [](std::uint8_t key) {
    RatingBench bench;
    bench.Do(Shown{Invite(12, 1, true)});
    bench.Do(KeyPressed{2});
    return bench.Do(KeyPressed{key}).detail;
  };
  EXPECT_EQ(answer(4), (DetailEntry{0, Consent::kYes}));
  EXPECT_EQ(answer(0), (DetailEntry{0, Consent::kNo}));
  for (std::uint8_t key = 1; key <= 3; ++key) EXPECT_FALSE(answer(key));
}

TEST(RatingMachine, LayoutsAreData) {
  const auto levels = [](std::uint32_t keys) {
    std::vector<Level> pressed;
    for (std::uint8_t key = 0; key < keys; ++key) {
      RatingBench bench;
      bench.layout = FindLayout(keys);
      bench.Do(Shown{Invite(12, 1, true)});
      pressed.push_back(bench.Do(KeyPressed{key}).press->level);
      EXPECT_EQ(bench.kind(), keys == 5 ? ScreenKind::kAskConsent : ScreenKind::kThanks);
    }
    return pressed;
  };
  using enum Level;
  EXPECT_EQ(levels(5), (std::vector<Level>{kVerySatisfied, kSatisfied, kFair, kDissatisfied,
                                           kVeryDissatisfied}));
  EXPECT_EQ(levels(3), (std::vector<Level>{kSatisfied, kFair, kDissatisfied}));
  EXPECT_EQ(levels(2), (std::vector<Level>{kSatisfied, kDissatisfied}));
  EXPECT_EQ(FindLayout(4), nullptr);
  RatingBench two;
  two.layout = FindLayout(2);
  two.Do(Shown{Invite(12, 1)});
  EXPECT_FALSE(two.Do(KeyPressed{2}).press);
}

TEST(RatingMachine, ThanksIsNotCutOffWhenTheHubTakesTheInvitationBack) {
  RatingBench bench;
  bench.Do(Shown{Invite(12, 1, true)});
  bench.Do(KeyPressed{0});
  bench.Do(Shown{Plain(Screen::kServing, 2)});
  EXPECT_EQ(bench.kind(), ScreenKind::kAskConsent);
  EXPECT_EQ(ViewOf(bench.state).version, 2U);
  bench.Do(KeyPressed{4});
  EXPECT_EQ(bench.kind(), ScreenKind::kThanks);
  bench.Wait(kThanksMs);
  EXPECT_EQ(bench.kind(), ScreenKind::kServing);
}

TEST(RatingMachine, NextCitizensInvitationEndsTheQuestionWithANo) {
  RatingBench bench;
  bench.Do(Shown{Invite(12, 1, true)});
  bench.Do(KeyPressed{0});
  const Reaction reaction = bench.Do(Shown{Invite(13, 2)});
  EXPECT_EQ(reaction.detail, (DetailEntry{0, Consent::kNo}));
  EXPECT_TRUE(reaction.question_changed);
  EXPECT_EQ(bench.kind(), ScreenKind::kInviting);
  EXPECT_TRUE(bench.Do(KeyPressed{0}).press);
}

TEST(RatingMachine, FullOrBrokenLogShowsPausedAndTakesNoKey) {
  RatingBench bench;
  bench.Do(Shown{Invite(12, 1)});
  bench.Do(LogRoom{false});
  EXPECT_EQ(bench.kind(), ScreenKind::kPaused);
  EXPECT_FALSE(bench.Do(KeyPressed{0}).press);
  EXPECT_TRUE(bench.Do(LogRoom{true}).question_changed);
  EXPECT_EQ(bench.kind(), ScreenKind::kInviting);
  bench.Do(LogBroke{});
  EXPECT_EQ(bench.kind(), ScreenKind::kPaused);
  EXPECT_FALSE(bench.Do(KeyPressed{0}).press);
}

TEST(RatingMachine, NoLampAndNoThanksWhenTheLogRefuses) {
  RatingBench bench;
  bench.Do(Shown{Invite(12, 1)});
  ASSERT_TRUE(React(bench.state, KeyPressed{0}, bench.now_ms, kFiveKeys).press);
  EXPECT_FALSE(ViewOf(bench.state).lamp) << "not before the log has answered";
  bench.Do(LogBroke{});
  EXPECT_FALSE(ViewOf(bench.state).lamp);
  EXPECT_EQ(bench.kind(), ScreenKind::kPaused);
}

TEST(ScreenModel, ACalledNumberStandsBesideTheRequestToCome) {
  RatingBench bench;
  Show show = Plain(Screen::kCalling, 1);
  show.ticket = {'A', '0', '0', '1'};
  bench.Do(Shown{show});
  const ScreenView view = ViewOf(bench.state);
  EXPECT_EQ(view.kind, ScreenKind::kCalling);
  EXPECT_EQ(Text(view.title, Language::kChinese), "请到本窗口办理");
  EXPECT_EQ(view.ticket[3], '1');
}

TEST(ScreenModel, EveryTextStandsInBothLanguages) {
  for (const TextId text :
       {TextId::kWelcome, TextId::kServing, TextId::kInvite, TextId::kAskConsent,
        TextId::kConsentKeys, TextId::kAgain, TextId::kThanks, TextId::kPaused, TextId::kCalling,
        TextId::kAway, TextId::kWorkNumber}) {
    EXPECT_FALSE(Text(text, Language::kChinese).empty());
    EXPECT_FALSE(Text(text, Language::kEnglish).empty());
  }
  EXPECT_EQ(Text(TextId::kInvite, Language::kChinese), "请对本次服务作出评价");
  EXPECT_EQ(Text(TextId::kThanks, Language::kChinese), "评价已收到，谢谢您");
  EXPECT_EQ(Text(TextId::kAgain, Language::kChinese), "请重新按一次");
  EXPECT_EQ(Text(TextId::kPaused, Language::kChinese), "暂停服务，请稍候");
}

}  // namespace
}  // namespace yichuang::evaluator
