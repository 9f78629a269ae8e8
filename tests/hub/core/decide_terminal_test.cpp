#include <gtest/gtest.h>

#include "tests/fakes/hall_builder.h"
#include "tests/hub/core/told.h"

namespace yichuang::core {
namespace {

using contract::Reason;
using fakes::HallBuilder;
using namespace std::chrono_literals;

AnnounceBirth BirthOf(const std::string& device, std::uint64_t session,
                      std::vector<contract::SourceAnnounced> sources = {}) {
  return {{device, contract::Presence::kOnline, session, "0.1.0", 0, std::move(sources)}};
}

TEST(Terminal, BirthBringsItOnline) {
  HallBuilder hall;
  hall.Do(BirthOf("win-01", 11));
  const TerminalStatus& terminal = hall.hall().terminals.at("win-01");
  EXPECT_TRUE(terminal.online);
  EXPECT_EQ(terminal.session, 11U);
  EXPECT_EQ(terminal.software, "0.1.0");
  EXPECT_EQ(terminal.since, hall.now());
}

TEST(Terminal, UnknownDeviceIsRefused) {
  HallBuilder hall;
  EXPECT_EQ(Told(hall.Try(BirthOf("win-77", 1))), "!unknown_device");
  EXPECT_EQ(Told(hall.Try(AnnounceDeath{"win-77", 1})), "!unknown_device");
}

TEST(Terminal, RepeatedBirthIsNoEvent) {
  HallBuilder hall;
  AnnounceBirth birth = BirthOf("win-01", 11, {{"win-01", 1, 4, 2}});
  EXPECT_EQ(Told(hall.Run(birth)), "born");
  EXPECT_EQ(Told(hall.Run(birth)), "nothing");
  birth.state.shown_version = 88;
  birth.state.sources[0].pending = 0;
  EXPECT_EQ(Told(hall.Run(birth)), "nothing");
  birth.state.sources[0].announced = 5;
  EXPECT_EQ(Told(hall.Run(birth)), "born");
  birth.state.software = "0.2.0";
  EXPECT_EQ(Told(hall.Run(birth)), "born");
  birth.state.session = 12;
  EXPECT_EQ(Told(hall.Run(birth)), "born");
}

TEST(Terminal, OnlyTheLivingSessionDies) {
  HallBuilder hall;
  EXPECT_EQ(Told(hall.Run(AnnounceDeath{"win-01", 11})), "nothing");
  hall.Do(BirthOf("win-01", 11));
  hall.Do(BirthOf("win-01", 12));
  EXPECT_EQ(Told(hall.Run(AnnounceDeath{"win-01", 11})), "nothing");
  EXPECT_EQ(Told(hall.Run(AnnounceDeath{"win-01", 12})), "died");
  EXPECT_EQ(Told(hall.Run(AnnounceDeath{"win-01", 12})), "nothing");
  EXPECT_EQ(Told(hall.Run(BirthOf("win-01", 12))), "born");
}

TEST(Terminal, OfflineStateIsADeath) {
  HallBuilder hall;
  hall.Do(BirthOf("win-01", 11));
  AnnounceBirth birth = BirthOf("win-01", 11);
  birth.state.presence = contract::Presence::kOffline;
  EXPECT_EQ(Told(hall.Run(birth)), "died");
}

TEST(Terminal, DeathDoesNotDetachItsEvaluators) {
  HallBuilder hall;
  hall.Attach(1);
  hall.Do(BirthOf("win-01", 11));
  hall.Do(AnnounceDeath{"win-01", 11});
  EXPECT_EQ(hall.hall().evaluators.at("ev-0001").device, "win-01");
}

TEST(Terminal, AnnouncesForItselfAndForWhatIsAttachedToIt) {
  HallBuilder hall(8);
  hall.Attach(1);
  hall.Attach(5);
  hall.Do(BirthOf("win-01", 11,
                  {{"win-01", 1, 9, 0},
                   {"ev-0001", 1, 6, 6},
                   {"ev-0001", 2, 3, 3},  // an epoch it never signed
                   {"ev-0002", 1, 6, 6},  // never attached
                   {"ev-0005", 1, 6, 6},  // at another host
                   {"win-02", 1, 99, 0}}));
  EXPECT_EQ(hall.hall().sources.at("win-01"), (SourceState{1, 1, 9, 0}));
  EXPECT_EQ(hall.hall().sources.at("ev-0001"), (SourceState{1, 0, 6, 0}));
  EXPECT_FALSE(hall.hall().sources.contains("ev-0002"));
  EXPECT_EQ(hall.hall().sources.at("ev-0005"), (SourceState{1, 0, 0, 0}));
  EXPECT_EQ(hall.hall().sources.at("win-02"), (SourceState{1, 1, 1, 0}));
}

TEST(Terminal, AnnouncedNeverGoesDown) {
  HallBuilder hall;
  hall.Do(BirthOf("win-01", 11, {{"win-01", 3, 9, 0}}));
  hall.Do(BirthOf("win-01", 12, {{"win-01", 3, 4, 0}}));
  EXPECT_EQ(hall.hall().sources.at("win-01").announced, 9U);
}

TEST(Terminal, BirthBeginsNoOtherEpoch) {
  HallBuilder hall;
  hall.Do(BirthOf("win-01", 11, {{"win-01", 3, 9, 0}}));
  hall.Do(BirthOf("win-01", 12, {{"win-01", 4, 50, 0}}));
  EXPECT_EQ(hall.hall().sources.at("win-01"), (SourceState{3, 0, 9, 0}));
}

}  // namespace
}  // namespace yichuang::core
