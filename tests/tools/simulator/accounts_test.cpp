#include "tools/simulator/accounts.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace yichuang::simulator {
namespace {

using nlohmann::json;

Press PressOf(std::uint64_t counter, int level = 5) {
  return {"ev-0001", 1, counter, 10 + counter, level, 3, "1003", "A001"};
}

std::string Row(std::uint64_t counter, int level = 5, std::uint64_t service = 0,
                const char* rating_class = "counted", int staff = 7) {
  const json body = {{"key", {{"source", "ev-0001"}, {"epoch", 1}, {"counter", counter}}},
                     {"service", service == 0 ? 10 + counter : service},
                     {"level", level},
                     {"window", 3},
                     {"staff", staff},
                     {"class", rating_class}};
  return json({{"kind", "rating_received(1)"}, {"body", body.dump()}}).dump() + "\n";
}

std::string Refused(std::uint64_t counter) {
  const json body = {{"key", {{"source", "ev-0001"}, {"epoch", 1}, {"counter", counter}}},
                     {"reason", "too_late"}};
  return json({{"kind", "entry_refused(1)"}, {"body", body.dump()}}).dump() + "\n";
}

std::string Configured() {
  const json body = {{"staff", {{{"id", 7}, {"number", "1003"}}}}};
  return json({{"kind", "hall_configured(1)"}, {"body", body.dump()}}).dump() + "\n";
}

Ledger Read(const std::string& rows) {
  std::string fault;
  const auto ledger = ReadLedger(Configured() + rows, fault);
  EXPECT_TRUE(ledger) << fault;
  return ledger.value_or(Ledger{});
}

Verdict Judge(const std::vector<Press>& presses, const std::string& rows,
              std::uint64_t receipted = 100) {
  return Compare(presses, Read(rows), {{"ev-0001", {1, receipted}}}, 0);
}

TEST(Compare, StoredAndReceiptedBalances) {
  const Verdict verdict = Judge({PressOf(1), PressOf(2, 1)}, Row(1) + Row(2, 1));
  EXPECT_EQ(verdict.sent, 2u);
  EXPECT_EQ(verdict.stored, 2u);
  EXPECT_EQ(verdict.receipted, 2u);
  EXPECT_TRUE(Balanced(verdict));
}

TEST(Compare, MissingAndLetGoIsLost) {
  const Verdict verdict = Judge({PressOf(1), PressOf(2)}, Row(1), 2);
  EXPECT_EQ(verdict.lost, 1u);
  EXPECT_FALSE(Balanced(verdict));
}

TEST(Compare, MissingButStillOnTheDeviceIsPending) {
  const Verdict verdict = Judge({PressOf(1), PressOf(2)}, Row(1), 1);
  EXPECT_EQ(verdict.lost, 0u);
  EXPECT_EQ(verdict.pending, 1u);
  EXPECT_EQ(verdict.receipted, 1u);
  EXPECT_FALSE(Balanced(verdict));
}

TEST(Compare, SameKeyTwiceIsDoubled) {
  EXPECT_EQ(Judge({PressOf(1)}, Row(1) + Row(1, 5, 11, "second")).doubled, 1u);
}

TEST(Compare, TwoCountedRatingsOfOneServiceAreDoubled) {
  const Verdict verdict = Judge({PressOf(1), PressOf(2)}, Row(1, 5, 11) + Row(2, 5, 11));
  EXPECT_EQ(verdict.doubled, 1u);
}

TEST(Compare, ASecondPressThatIsKeptButNotCountedIsNoDouble) {
  Press again = PressOf(2);
  again.invitation = 11;
  EXPECT_EQ(Judge({PressOf(1), again}, Row(1, 5, 11) + Row(2, 5, 11, "second")).doubled, 0u);
}

TEST(Compare, AnotherLevelOrPersonOrServiceIsWrong) {
  EXPECT_EQ(Judge({PressOf(1, 1)}, Row(1, 5)).wrong_level, 1u);
  EXPECT_EQ(Judge({PressOf(1)}, Row(1, 5, 0, "counted", 8)).wrong_staff, 1u);
  EXPECT_EQ(Judge({PressOf(1)}, Row(1, 5, 99)).wrong_staff, 1u);
}

TEST(Compare, ARatingNobodyPressedIsNoticed) {
  const Verdict verdict = Judge({PressOf(1)}, Row(1) + Row(2));
  EXPECT_EQ(verdict.unpressed, 1u);
  EXPECT_FALSE(Balanced(verdict));
}

TEST(Compare, RefusedEntriesAreCountedApart) {
  const Verdict verdict = Judge({PressOf(1)}, Refused(1));
  EXPECT_EQ(verdict.refused, 1u);
  EXPECT_EQ(verdict.stored, 0u);
  EXPECT_EQ(verdict.lost, 0u);
}

TEST(ReadLedger, TheHeadAtTheEndIsNoRow) {
  std::string fault;
  const auto ledger = ReadLedger(Configured() + Row(1) + "{\"head\":{\"seq\":2}}\n", fault);
  ASSERT_TRUE(ledger) << fault;
  EXPECT_EQ(ledger->ratings.size(), 1u);
}

TEST(ReadLedger, NamesTheLineThatIsNoRow) {
  std::string fault;
  EXPECT_FALSE(ReadLedger(Configured() + "{]\n", fault));
  EXPECT_EQ(fault, "line 2 of the export is no ledger row");
}

TEST(ReadLedger, NamesARatingThatLacksAField) {
  json body = {{"key", {{"source", "ev-0001"}}}};
  std::string fault;
  EXPECT_FALSE(
      ReadLedger(json({{"kind", "rating_received(1)"}, {"body", body.dump()}}).dump(), fault));
  EXPECT_EQ(fault, "line 1 of the export (rating_received(1)) lacks a field");
}

}  // namespace
}  // namespace yichuang::simulator
