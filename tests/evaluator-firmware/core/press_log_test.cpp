#include "evaluator-firmware/core/press_log.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <variant>

#include "evaluator-firmware/core/log_format.h"
#include "tests/evaluator-firmware/core/fake_store.h"

namespace yichuang::evaluator {
namespace {

using protocol::Consent;
using protocol::Level;
using protocol::Press;
using protocol::PressDetail;

constexpr std::uint32_t kEpoch = 77;
constexpr std::uint32_t kSmallStore = 1024 + 9 * 32;  // nine slots: laps come soon

PressEntry APress(std::uint64_t invitation) {
  return {invitation, static_cast<std::uint32_t>(invitation * 100),
          static_cast<Level>(1 + invitation % 5)};
}

TEST(PressLog, NewStoreGetsTheEpochThatWasDrawn) {
  FakeStore store;
  PressLog log(store, kEpoch);
  EXPECT_EQ(log.status(), LogStatus::kReady);
  EXPECT_EQ(log.epoch(), kEpoch);
  EXPECT_EQ(log.next_counter(), 1U);
  EXPECT_EQ(log.oldest_pending(), 1U);
  EXPECT_EQ(log.last_invitation(), 0U);
}

TEST(PressLog, EverythingIsThereAfterARestart) {
  FakeStore store;
  {
    PressLog log(store, kEpoch);
    EXPECT_EQ(log.Append(APress(10)), 1U);
    EXPECT_EQ(log.Append(DetailEntry{5, Consent::kYes}), 2U);
    EXPECT_EQ(log.Append(APress(11)), 3U);
    EXPECT_TRUE(log.Retire(1));
  }
  PressLog log(store, kEpoch + 1);
  EXPECT_EQ(log.epoch(), kEpoch);
  EXPECT_EQ(log.next_counter(), 4U);
  EXPECT_EQ(log.oldest_pending(), 2U);
  EXPECT_EQ(log.last_invitation(), 11U);
  EXPECT_FALSE(log.Read(1));
  EXPECT_EQ(std::get<PressDetail>(*log.Read(2)),
            (PressDetail{0, kEpoch, 2, 10, 1, 5, Consent::kYes}));
  EXPECT_EQ(std::get<Press>(*log.Read(3)), (Press{0, kEpoch, 3, 11, 1100, APress(11).level}));
  EXPECT_FALSE(log.Read(4));
  EXPECT_FALSE(log.Append(DetailEntry{})) << "the press before belongs to another boot";
}

TEST(PressLog, KeepsTwoThousandPressesWithTheirDetails) {
  FakeStore store;
  std::uint32_t kept = 0;
  {
    PressLog log(store, kEpoch);
    while (log.Append(APress(kept + 1))) {
      ASSERT_TRUE(log.Append(DetailEntry{kept, Consent::kNo}));
      ++kept;
    }
    EXPECT_EQ(log.status(), LogStatus::kFull);
  }
  EXPECT_GE(kept, 2000U);
  PressLog log(store, kEpoch + 1);
  EXPECT_EQ(log.status(), LogStatus::kFull);
  EXPECT_EQ(log.oldest_pending(), 1U);
  EXPECT_EQ(log.next_counter(), 2 * kept + 1);
  EXPECT_EQ(std::get<Press>(*log.Read(1)).invitation, 1U);
  EXPECT_EQ(std::get<PressDetail>(*log.Read(2 * kept)).invitation, kept);
}

TEST(PressLog, FullOfUnreceiptedPressesTheOldestIsNeverOverwritten) {
  FakeStore store(kSmallStore);
  PressLog log(store, kEpoch);
  for (std::uint64_t invitation = 1; invitation <= 9; ++invitation) {
    ASSERT_TRUE(log.Append(APress(invitation)));
  }
  const auto before = store.bytes();
  EXPECT_EQ(log.status(), LogStatus::kFull);
  EXPECT_FALSE(log.Append(APress(10)));
  EXPECT_EQ(store.bytes(), before);
  EXPECT_EQ(log.Append(DetailEntry{0, Consent::kYes}), 10U) << "a detail needs no slot";
  EXPECT_TRUE(log.Retire(2));
  EXPECT_EQ(log.status(), LogStatus::kReady);
  EXPECT_EQ(log.Append(APress(10)), 11U);
  EXPECT_EQ(std::get<Press>(*log.Read(3)).invitation, 3U);
}

TEST(PressLog, DetailAfterItsPressWasReceiptedStillWaits) {
  FakeStore store(kSmallStore);
  PressLog log(store, kEpoch);
  ASSERT_TRUE(log.Append(APress(1)));
  ASSERT_TRUE(log.Retire(1));
  EXPECT_EQ(log.Append(DetailEntry{3, Consent::kYes}), 2U);
  EXPECT_EQ(std::get<PressDetail>(*log.Read(2)).press_counter, 1U);
  PressLog again(store, kEpoch + 1);
  EXPECT_EQ(again.oldest_pending(), 2U);
  EXPECT_EQ(std::get<PressDetail>(*again.Read(2)).tags, 3U);
}

TEST(PressLog, ReceiptBeyondItsCountersMovesThemOn) {
  FakeStore store(kSmallStore);
  PressLog log(store, kEpoch);
  ASSERT_TRUE(log.Append(APress(1)));
  EXPECT_TRUE(log.Retire(40));
  EXPECT_FALSE(log.Retire(39));
  EXPECT_EQ(log.next_counter(), 41U);
  EXPECT_FALSE(log.Append(DetailEntry{})) << "its counter is given to somebody else";
  EXPECT_EQ(PressLog(store, kEpoch + 1).next_counter(), 41U);
  EXPECT_EQ(log.Append(APress(2)), 41U);
}

TEST(PressLog, StoreThatFailsBreaksTheLogUntilTheNextStart) {
  FakeStore store(kSmallStore);
  PressLog log(store, kEpoch);
  store.CutAfter(0);
  EXPECT_FALSE(log.Append(APress(1)));
  EXPECT_EQ(log.status(), LogStatus::kBroken);
  store.RestorePower();
  EXPECT_FALSE(log.Append(APress(1)));
  EXPECT_EQ(PressLog(store, kEpoch + 1).status(), LogStatus::kReady);
  store.SetReadable(false);
  EXPECT_EQ(PressLog(store, kEpoch + 1).status(), LogStatus::kBroken);
  FakeStore tiny(512);
  EXPECT_EQ(PressLog(tiny, kEpoch).status(), LogStatus::kBroken);
}

TEST(PressLog, DamagedSlotIsCountedAndTheOthersAreRead) {
  FakeStore store(kSmallStore);
  {
    PressLog log(store, kEpoch);
    for (std::uint64_t invitation = 1; invitation <= 3; ++invitation) {
      ASSERT_TRUE(log.Append(APress(invitation)));
    }
  }
  store.bytes()[log_format::kSlotsBegin + 32 + log_format::kInvitation] ^= 1;
  PressLog log(store, kEpoch + 1);
  EXPECT_EQ(log.damaged_slots(), 1U);
  EXPECT_TRUE(log.Read(1));
  EXPECT_FALSE(log.Read(2));
  EXPECT_TRUE(log.Read(3));
  EXPECT_TRUE(log.Retire(3));
  EXPECT_EQ(log.status(), LogStatus::kReady);
}

TEST(PressLog, OneDamagedHeaderIsMended) {
  FakeStore store(kSmallStore);
  { ASSERT_TRUE(PressLog(store, kEpoch).Append(APress(1))); }
  for (const std::uint32_t offset : log_format::kHeaderCopies) {
    store.bytes()[offset + 9] ^= 0x10;
    PressLog log(store, kEpoch + 1);
    EXPECT_EQ(log.epoch(), kEpoch);
    EXPECT_EQ(log.next_counter(), 2U);
  }
}

// What was confirmed to the caller; a restart may add at most the one operation that was cut.
struct Promised {
  std::optional<std::uint32_t> epoch;
  std::map<std::uint32_t, std::uint64_t> presses;
  std::map<std::uint32_t, Consent> details;
  std::uint32_t through = 0;
  std::uint32_t next_counter = 1;
};

// A day in small: presses, details, receipts, over the end of the ring. Stops when the power fails.
void RunDay(FakeStore& store, std::uint32_t new_epoch, Promised& promised) {
  PressLog log(store, new_epoch);
  if (log.status() == LogStatus::kBroken) return;
  promised.epoch = log.epoch();
  for (std::uint64_t invitation = 100; invitation < 114; ++invitation) {
    const auto press = log.Append(APress(invitation));
    if (!press) return;
    promised.presses[*press] = invitation;
    promised.next_counter = *press + 1;
    if (invitation % 3 != 0) {
      const Consent consent = invitation % 2 == 0 ? Consent::kYes : Consent::kNo;
      const auto detail = log.Append(DetailEntry{0, consent});
      if (!detail) return;
      promised.details[*detail] = consent;
      promised.next_counter = *detail + 1;
    }
    if (invitation % 4 == 0) {
      const std::uint32_t through = log.next_counter() - 2;
      if (!log.Retire(through)) return;
      promised.through = through;
    }
  }
}

void CheckPromise(FakeStore& store, const Promised& promised) {
  PressLog log(store, 4242);
  ASSERT_EQ(log.status(), LogStatus::kReady);
  if (promised.epoch) {
    ASSERT_EQ(log.epoch(), *promised.epoch);
  }
  ASSERT_GE(log.next_counter(), promised.next_counter);
  ASSERT_LE(log.next_counter(), promised.next_counter + 1);
  ASSERT_GE(log.oldest_pending(), promised.through + 1);
  ASSERT_EQ(log.damaged_slots(), 0U);
  for (const auto& [counter, invitation] : promised.presses) {
    if (counter < log.oldest_pending()) continue;
    const auto entry = log.Read(counter);
    ASSERT_TRUE(entry) << counter;
    ASSERT_EQ(std::get<Press>(*entry).invitation, invitation);
    ASSERT_EQ(std::get<Press>(*entry).level, APress(invitation).level);
  }
  for (const auto& [counter, consent] : promised.details) {
    if (counter < log.oldest_pending()) continue;
    const auto entry = log.Read(counter);
    ASSERT_TRUE(entry) << counter;
    ASSERT_EQ(std::get<PressDetail>(*entry).consent, consent);
  }
  // And it works on.
  const std::uint32_t next = log.next_counter();
  ASSERT_EQ(log.Append(APress(999)), next);
}

TEST(PressLog, PowerCutAtEveryByteLosesNothingConfirmed) {
  FakeStore whole(kSmallStore);
  Promised all;
  RunDay(whole, kEpoch, all);
  ASSERT_EQ(all.presses.size(), 14U);
  const std::size_t total = whole.written();
  for (const std::optional<std::uint8_t> scramble :
       {std::optional<std::uint8_t>(), std::optional<std::uint8_t>(0x00),
        std::optional<std::uint8_t>(0x5A)}) {
    for (std::size_t cut = 0; cut < total; ++cut) {
      FakeStore store(kSmallStore);
      store.CutAfter(cut, scramble);
      Promised promised;
      RunDay(store, kEpoch, promised);
      ASSERT_TRUE(store.cut()) << cut;
      store.RestorePower();
      CheckPromise(store, promised);
      if (HasFatalFailure()) FAIL() << "cut after byte " << cut;
    }
  }
}

TEST(PressLog, ManyRandomCutsInOneLifeLoseNothingConfirmed) {
  std::mt19937 random(5);
  FakeStore store(kSmallStore);
  std::map<std::uint32_t, std::uint64_t> kept;  // counter → invitation
  std::uint32_t through = 0;
  std::uint64_t invitation = 1;
  std::uint32_t epoch = 0;
  for (int life = 0; life < 400; ++life) {
    store.RestorePower();
    PressLog log(store, 1 + static_cast<std::uint32_t>(random()));
    if (epoch == 0) epoch = log.epoch();
    ASSERT_EQ(log.epoch(), epoch);
    for (auto it = kept.upper_bound(log.oldest_pending() - 1); it != kept.end(); ++it) {
      const auto entry = log.Read(it->first);
      ASSERT_TRUE(entry) << "life " << life << " counter " << it->first;
      ASSERT_EQ(std::get<Press>(*entry).invitation, it->second);
    }
    ASSERT_GE(log.oldest_pending(), through + 1);
    ASSERT_TRUE(kept.empty() || log.next_counter() > kept.rbegin()->first);
    store.CutAfter(random() % 300, static_cast<std::uint8_t>(random()));
    while (!store.cut()) {
      if (const auto counter = log.Append(APress(invitation))) kept[*counter] = invitation;
      ++invitation;
      if (!store.cut() && random() % 2 == 0) (void)log.Append(DetailEntry{});
      const std::uint32_t last = log.next_counter() - 1;
      if (!store.cut() &&
          log.Retire(last - std::min(last, static_cast<std::uint32_t>(random() % 4)))) {
        through = log.oldest_pending() - 1;
      }
    }
  }
  EXPECT_GT(kept.size(), 500U);
}

}  // namespace
}  // namespace yichuang::evaluator
