#include <gtest/gtest.h>

#include "kiosk/model/numbers.h"
#include "tests/kiosk/model/kiosk.h"

namespace yichuang::model::test {
namespace {

constexpr const char* kHandle = "60dfa3f1";

/// At the tiles of a kiosk with a reader: "sbyb" has limits per person, "zhzx" has none.
class AtReader : public Kiosk {
 public:
  AtReader() {
    Send(HubPresence{true}).Send(CardReaderPresence{true});
    Send(QueueArrived{{Group("sbyb", true), Group("zhzx", false)}, true});
    Open(Screen::kNumbers);
  }
  static contract::QueueGroup Group(std::string id, bool ask_person) {
    contract::QueueGroup group;
    group.id = std::move(id);
    group.ask_person = ask_person;
    return group;
  }
  /// "sbyb by 60dfa3f1"; "" when nothing was asked for.
  std::string Wanted() const {
    const auto* take = Effect<TakeNumber>();
    if (take == nullptr) return "";
    return take->group + (take->person.empty() ? "" : " by " + take->person);
  }
  const Visit& visit() const { return model.visit; }
};

TEST(Card, AGroupWithLimitsPerPersonAsksForTheCardFirst) {
  AtReader kiosk;
  kiosk.Send(NumberAsked{"sbyb"});
  EXPECT_EQ(kiosk.Wanted(), "") << "no number without a card";
  EXPECT_EQ(kiosk.screen(), Screen::kCard);
  kiosk.Send(CardLaid{kHandle});
  EXPECT_EQ(kiosk.Wanted(), "sbyb by 60dfa3f1");
  EXPECT_EQ(kiosk.visit().number->stage, NumberStage::kAsking);
  EXPECT_EQ(kiosk.screen(), Screen::kNumbers);
}

TEST(Card, AnyOtherGroupTakesNoCardAndNoHandle) {
  AtReader kiosk;
  kiosk.Send(CardLaid{kHandle}).Send(NumberAsked{"zhzx"});
  EXPECT_EQ(kiosk.Wanted(), "zhzx");
}

TEST(Card, WhatLiesThereAlreadyIsEnough) {
  AtReader kiosk;
  kiosk.Send(CardLaid{kHandle}).Send(NumberAsked{"sbyb"});
  EXPECT_EQ(kiosk.Wanted(), "sbyb by 60dfa3f1");
  AtReader taken;
  taken.Send(CardLaid{kHandle}).Send(CardTaken{}).Send(NumberAsked{"sbyb"});
  EXPECT_EQ(taken.Wanted(), "");
  EXPECT_EQ(taken.screen(), Screen::kCard);
}

TEST(Card, AnUnreadableOneSaysSoAndTheNextIsTaken) {
  AtReader kiosk;
  kiosk.Send(ModeToggled{Mode::kAloud}).Send(NumberAsked{"sbyb"}).Send(CardUnread{});
  EXPECT_TRUE(kiosk.visit().card_unread);
  EXPECT_NE(kiosk.Effect<Speak>(), nullptr) << "whoever cannot see hears it";
  EXPECT_EQ(kiosk.screen(), Screen::kCard);
  kiosk.Send(CardLaid{kHandle});
  EXPECT_EQ(kiosk.Wanted(), "sbyb by 60dfa3f1");
  EXPECT_FALSE(kiosk.visit().card_unread);
}

TEST(Card, CancelGoesBackToTheTilesWithoutANumber) {
  AtReader kiosk;
  kiosk.Send(NumberAsked{"sbyb"}).Send(BackAsked{});
  EXPECT_EQ(kiosk.screen(), Screen::kNumbers);
  kiosk.Send(CardLaid{kHandle});
  EXPECT_EQ(kiosk.Wanted(), "") << "a card alone asks for nothing";
}

TEST(Card, WhoHasAnOpenNumberIsToldSoOverTheTiles) {
  AtReader kiosk;
  kiosk.Send(NumberAsked{"sbyb"}).Send(CardLaid{kHandle});
  kiosk.Send(NumberRefused{kiosk.visit().number->asked, NumberTrouble::kPersonLimit});
  EXPECT_EQ(kiosk.visit().number->trouble, NumberTrouble::kPersonLimit);
  EXPECT_EQ(kiosk.screen(), Screen::kNumbers);
}

TEST(Card, WithoutHubReaderOrKeyTheNumberIsGivenUnchecked) {
  for (const Msg& gone : {Msg(HubPresence{false}), Msg(CardReaderPresence{false}),
                          Msg(QueueArrived{{AtReader::Group("sbyb", true)}, false})}) {
    AtReader kiosk;
    kiosk.Send(gone).Send(NumberAsked{"sbyb"});
    EXPECT_EQ(kiosk.Wanted(), "sbyb");
  }
}

TEST(Card, ACardThatWasLeftBehindIsNotTheNextPersons) {
  AtReader kiosk;
  kiosk.Send(CardLaid{kHandle}).Wait(seconds{60});
  EXPECT_EQ(kiosk.visit(), Visit{});
  kiosk.Open(Screen::kNumbers).Send(NumberAsked{"sbyb"});
  EXPECT_EQ(kiosk.Wanted(), "");
  EXPECT_EQ(kiosk.screen(), Screen::kCard);
}

TEST(Card, ACardIsForgottenAlsoWhileTheScreenIsCovered) {
  AtReader kiosk;
  kiosk.Send(CardLaid{kHandle});
  HallNews news;
  news.emergency = catalogue::Text{"请离开", "Leave"};
  kiosk.Send(NewsArrived{news}).Send(CardTaken{});
  EXPECT_EQ(kiosk.visit().person, "");
  kiosk.Send(CardLaid{kHandle});
  EXPECT_EQ(kiosk.visit().person, "") << "nobody is served now";
}

TEST(Card, NobodyOpensItsScreenOtherwise) {
  AtReader kiosk;
  kiosk.Send(Opened{{.screen = Screen::kCard, .id = "sbyb"}});
  EXPECT_EQ(kiosk.screen(), Screen::kNumbers);
}

}  // namespace
}  // namespace yichuang::model::test
