#include <gtest/gtest.h>
#include <sys/wait.h>

#include <filesystem>
#include <fstream>

#include "tests/integration/hall_bed.h"

namespace yichuang::integration {
namespace {

/// Highest counter of ev-0001 in the ledger.
std::uint64_t Stored(HallBed& bed) {
  const auto findings = bed.programs().Inspect();
  EXPECT_TRUE(findings.ledger) << findings.fault;
  EXPECT_TRUE(findings.verified) << findings.verify_words;
  std::uint64_t counter = 0;
  if (!findings.ledger) return counter;
  for (const simulator::LedgerRating& entry : findings.ledger->ratings) {
    counter = std::max(counter, entry.counter);
  }
  return counter;
}

TEST(Receipt, IsNeverSentForARowThatIsNotInTheLedger) {
  HallBed bed;
  const std::filesystem::path trigger = bed.directory() / "die-at-the-next-commit";
  bed.programs().Init();
  bed.StartBroker();
  bed.StartHubWith(YICHUANG_SYNC_FAULT, trigger);
  ASSERT_TRUE(bed.programs().AwaitHub(std::chrono::seconds(10)))
      << bed.processes().LastWords("hub");
  FakeHost host(bed);
  host.Arrive();
  host.Send(host.Press(1));
  ASSERT_TRUE(host.AwaitReceipt(1)) << "the fault must not fire before it is armed";

  const pid_t before = bed.processes().pid("hub");
  std::ofstream(trigger) << "now";
  host.Send(host.Press(2));
  ASSERT_TRUE(bed.Until([&] {
    if (bed.processes().pid("hub") != before) std::filesystem::remove(trigger);
    return bed.processes().restarts("hub") > 0;
  }));
  std::filesystem::remove(trigger);
  EXPECT_EQ(host.Receipted(), 1u) << "a receipt left before its row was durable";

  // The host has no receipt, so it offers the entry again, and now it is taken.
  ASSERT_TRUE(bed.programs().AwaitHub(std::chrono::seconds(10)));
  host.Send(host.Press(2));
  EXPECT_TRUE(host.AwaitReceipt(2));
  bed.programs().Stop();
  EXPECT_EQ(Stored(bed), 2u);
}

// What the hub's inbox holds at that moment is carried out (HallThreadTest shows it); what is still
// in the broker goes again after the next start. Either way nothing receipted may be missing.
TEST(Hub, StoppedInTheMiddleLosesNothingAndGoesOnAfterItsNextStart) {
  HallBed bed;
  bed.Start();
  FakeHost host(bed);
  host.Arrive();
  for (std::uint64_t counter = 1; counter <= 20; ++counter) host.Send(host.Press(counter));
  ASSERT_TRUE(host.AwaitReceipt(1));
  const std::optional<int> status = bed.processes().Stop("hub", std::chrono::seconds(10));
  ASSERT_TRUE(status);
  EXPECT_TRUE(WIFEXITED(*status) && WEXITSTATUS(*status) == 0);
  const std::uint64_t receipted = host.Receipted();
  EXPECT_GE(Stored(bed), receipted);

  // The host offers what it has no receipt for, and a few it has: nothing is missing, nothing
  // twice.
  bed.programs().StartHub();
  ASSERT_TRUE(bed.programs().AwaitHub(std::chrono::seconds(10)));
  for (std::uint64_t counter = std::max<std::uint64_t>(receipted, 3) - 2; counter <= 20; ++counter)
    host.Send(host.Press(counter));
  EXPECT_TRUE(host.AwaitReceipt(20));
  bed.programs().Stop();
  EXPECT_EQ(Stored(bed), 20u);
  EXPECT_EQ(bed.programs().Inspect().ledger->ratings.size(), 20u);
}

TEST(Hub, AReplayedPressIsReceiptedAgainAndStoredOnce) {
  HallBed bed;
  bed.Start();
  FakeHost host(bed);
  host.Arrive();
  const auto press = host.Press(1);
  host.Send(press);
  ASSERT_TRUE(host.AwaitReceipt(1));
  const std::size_t seen = bed.Messages().size();
  host.Send(press);
  // Two more messages: the press itself, and its receipt.
  EXPECT_TRUE(bed.Until([&] { return bed.Messages().size() >= seen + 2; }));
  bed.programs().Stop();
  const auto findings = bed.programs().Inspect();
  ASSERT_TRUE(findings.ledger);
  EXPECT_EQ(findings.ledger->ratings.size(), 1u);
}

}  // namespace
}  // namespace yichuang::integration
