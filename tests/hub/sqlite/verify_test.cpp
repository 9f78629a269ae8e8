#include <gtest/gtest.h>

#include <algorithm>

#include "evaluator-firmware/protocol/codec.h"
#include "hub/sqlite/audit.h"
#include "hub/sqlite/event_codec.h"
#include "hub/sqlite/ledger.h"
#include "hub/sqlite/snapshot.h"
#include "tests/hub/sqlite/hall_file.h"
#include "tests/hub/sqlite/history.h"

namespace yichuang::sqlite {
namespace {

class VerifyTest : public HallFile {
 protected:
  void SetUp() override {
    Write(history_.Records(400));
    head_ = Store(file_).head();
  }

  /// "altered 40, missing 50-51": what Verify found, short.
  std::string Found(const VerifyOptions& options = {}) {
    std::string found;
    for (const Fault& fault : Verify(file_, options).faults) {
      constexpr std::array<const char*, 10> kNames{
          "altered",   "missing",     "inserted", "moved",   "cut",
          "rewritten", "undecodable", "evidence", "counter", "damaged"};
      found += found.empty() ? "" : ", ";
      found += kNames[static_cast<std::size_t>(fault.kind)];
      found += " " + std::to_string(fault.first);
      found += fault.last == fault.first ? "" : "-" + std::to_string(fault.last);
    }
    return found;
  }

  /// Everything from a row on hashed anew, as a forger with the program would.
  void Rechain(std::uint64_t from) {
    Database database(file_, Database::Mode::kReadWrite);
    evidence::Hash previous = HashAt(database, from - 1).value_or(evidence::Hash{});
    std::vector<std::pair<std::uint64_t, evidence::Hash>> hashes;
    ForEachRow(database, from - 1, 1'000'000, [&](const LedgerRow& row) {
      previous = HashOf(previous, row);
      hashes.emplace_back(row.seq, previous);
    });
    Statement update = database.Prepare("UPDATE ledger SET hash = ? WHERE seq = ?");
    for (const auto& [seq, hash] : hashes) {
      update.Run(std::span<const std::uint8_t>(hash), seq);
    }
  }

  /// Seq of the n-th row of a kind.
  std::uint64_t RowOf(const std::string& kind, int nth = 1) {
    Database database(file_, Database::Mode::kReadOnly);
    return static_cast<std::uint64_t>(database.Integer("SELECT seq FROM ledger WHERE kind = '" +
                                                       kind + "' LIMIT 1 OFFSET " +
                                                       std::to_string(nth - 1)));
  }

  std::string Last() const { return std::to_string(head_.seq); }

  History history_{61};
  contract::Head head_;
};

const std::string kSwap =
    "CREATE TEMP TABLE t AS SELECT * FROM ledger WHERE seq IN (40, 41);"
    "DELETE FROM ledger WHERE seq IN (40, 41);"
    "INSERT INTO ledger SELECT 81 - seq, at, actor, kind, body, hash FROM t;";

TEST_F(VerifyTest, SoundLedgerHasNoFaults) {
  std::uint64_t told = 0;
  VerifyOptions options;
  options.heads = {head_};
  options.progress = [&told](std::uint64_t done, std::uint64_t) { told = done; };
  evidence::FrameBook frames = history_.Frames();
  options.frames = &frames;
  const VerifyReport report = Verify(file_, options);
  EXPECT_TRUE(report.ok()) << report.faults[0].text;
  EXPECT_EQ(report.rows, head_.seq);
  EXPECT_EQ(report.head, head_);
  EXPECT_EQ(told, head_.seq);
  EXPECT_GT(report.frames, 50U);
}

TEST_F(VerifyTest, EmptyLedgerHasNoFaults) {
  std::filesystem::remove(file_);
  Store::Create(file_);
  EXPECT_EQ(Found(), "");
}

TEST_F(VerifyTest, NamesARowAlteredInAnyColumn) {
  for (const char* change :
       {"at = at + 1", "actor = 'desk:9'", "kind = 'terminal_died(1)'", "body = body || ' '",
        "body = replace(body, '1', '2')", "hash = zeroblob(32)"}) {
    std::filesystem::remove(file_);
    Write(History(61).Records(400));
    Tamper("UPDATE ledger SET " + std::string(change) + " WHERE seq = 40");
    const bool hash_itself = std::string(change).starts_with("hash");
    EXPECT_EQ(Found(), hash_itself ? "altered 40, altered 41" : "altered 40") << change;
  }
}

TEST_F(VerifyTest, NamesEveryOneOfSeveralAlteredRows) {
  Tamper("UPDATE ledger SET actor = 'desk:9' WHERE seq IN (1, 77, 78, 200, " + Last() + ")");
  EXPECT_EQ(Found(), "altered 1, altered 77, altered 78, altered 200, altered " + Last());
}

TEST_F(VerifyTest, NamesARowWithoutAHash) {
  Tamper("UPDATE ledger SET hash = x'00' WHERE seq = 40");
  EXPECT_EQ(Found(), "altered 40");
}

TEST_F(VerifyTest, ForgedRowGivenAHashOfItsOwnAccusesItselfOrTheNext) {
  Tamper("UPDATE ledger SET actor = 'desk:9' WHERE seq = 40");
  Database database(file_, Database::Mode::kReadWrite);
  std::optional<evidence::Hash> hash;
  ForEachRow(database, 39, 40,
             [&](const LedgerRow& row) { hash = HashOf(*HashAt(database, 39), row); });
  database.Prepare("UPDATE ledger SET hash = ? WHERE seq = 40")
      .Run(std::span<const std::uint8_t>(*hash));
  const VerifyReport report = Verify(file_);
  ASSERT_EQ(report.faults.size(), 1U);
  EXPECT_EQ(report.faults[0].first, 41U);
  ExpectNames(report.faults[0].text, "or row 40 was and was given a new hash");
}

TEST_F(VerifyTest, NamesRowsTakenOut) {
  Tamper("DELETE FROM ledger WHERE seq IN (1, 50, 51, 52, 90)");
  EXPECT_EQ(Found(), "missing 1, missing 50-52, missing 90");
}

TEST_F(VerifyTest, NamesARowTakenOutThoughTheRestWasRenumbered) {
  Tamper(
      "DELETE FROM ledger WHERE seq = 50;"
      "UPDATE ledger SET seq = -seq WHERE seq > 50; UPDATE ledger SET seq = -seq - 1 WHERE seq < "
      "0;");
  EXPECT_EQ(Found(), "missing 50, moved 51-" + std::to_string(head_.seq - 1));
  ExpectNames(Verify(file_).faults[0].text, "1 row was taken out before row 50");
}

TEST_F(VerifyTest, NamesARowPutIn) {
  const std::string make_room =
      "UPDATE ledger SET seq = -seq WHERE seq >= 50;"
      "UPDATE ledger SET seq = -seq + 1 WHERE seq < 0;";
  Tamper(make_room +
         "INSERT INTO ledger VALUES (50, 0, 'win-01', 'terminal_died(1)', '{}', zeroblob(32));");
  const std::string moved = ", moved 51-" + std::to_string(head_.seq + 1);
  EXPECT_EQ(Found(), "inserted 50" + moved);
  // With the hash it should have, so that it follows from row 49.
  Database database(file_, Database::Mode::kReadWrite);
  const LedgerRow row{50, 0, "win-01", "terminal_died(1)", "{}", {}};
  const evidence::Hash hash = HashOf(*HashAt(database, 49), row);
  database.Prepare("UPDATE ledger SET hash = ? WHERE seq = 50")
      .Run(std::span<const std::uint8_t>(hash));
  EXPECT_EQ(Found(), "inserted 50" + moved);
}

TEST_F(VerifyTest, NamesRowsThatChangedPlaces) {
  Tamper(kSwap);
  EXPECT_EQ(Found(), "moved 40, moved 41");
  ExpectNames(Verify(file_).faults[0].text, "row 40: written as row 41");
}

TEST_F(VerifyTest, NamesRowsWhoseContentsChangedPlacesUnderTheirHashes) {
  Tamper(
      "CREATE TEMP TABLE t AS SELECT * FROM ledger WHERE seq IN (40, 44);"
      "UPDATE ledger SET (at, actor, kind, body) = "
      "(SELECT at, actor, kind, body FROM t WHERE t.seq = 84 - ledger.seq) WHERE seq IN (40, 44);");
  EXPECT_EQ(Found(), "altered 40, altered 44");
}

TEST_F(VerifyTest, CutTailNeedsAHeadFromOutside) {
  Tamper("DELETE FROM ledger WHERE seq > 390");
  EXPECT_EQ(Found(), "");
  VerifyOptions options;
  options.heads = {head_};
  EXPECT_EQ(Found(options), "cut 391-" + Last());
  options.heads = {contract::Head{1, 0, {}}};
  EXPECT_EQ(Found(options), "");
}

TEST_F(VerifyTest, SnapshotsAreWitnessesToo) {
  ASSERT_TRUE(WriteSnapshotFile(directory_, history_.hall(), head_, {}));
  Tamper("DELETE FROM ledger WHERE seq > 390");
  VerifyOptions options;
  options.heads = SnapshotHeads(directory_);
  EXPECT_EQ(Found(options), "cut 391-" + Last());
}

TEST_F(VerifyTest, ChainMadeAnewIsFoundByAHeadFromOutside) {
  Tamper("UPDATE ledger SET actor = 'desk:9' WHERE seq = 40");
  Rechain(40);
  EXPECT_EQ(Found(), "");
  VerifyOptions options;
  options.heads = {head_};
  EXPECT_EQ(Found(options), "rewritten " + Last());
}

TEST_F(VerifyTest, HeadsOfAnOlderEraBindOnlyUpToTheRestore) {
  Tamper("INSERT INTO era VALUES (2, 300)");
  VerifyOptions options;
  contract::Head lost = head_;
  lost.seq = 350;
  contract::Head kept = head_;
  kept.seq = 299;
  options.heads = {lost, kept};
  EXPECT_EQ(Found(options), "rewritten 299");
}

TEST_F(VerifyTest, LevelChangedInAChainMadeAnewIsFoundByItsFrame) {
  const std::uint64_t row = RowOf("rating_received(1)", 3);
  Tamper(
      "UPDATE ledger SET body = replace(replace(replace(body, '\"level\":1', '\"level\":4'), "
      "'\"level\":2', '\"level\":1'), '\"level\":5', '\"level\":3') WHERE seq = " +
      std::to_string(row));
  Tamper(
      "UPDATE ledger SET body = replace(body, '\"elapsed_ms\":', '\"elapsed_ms\":1') "
      "WHERE seq = " +
      std::to_string(row));
  Rechain(row);
  EXPECT_EQ(Found(), "");
  VerifyOptions options;
  evidence::FrameBook frames = history_.Frames();
  options.frames = &frames;
  EXPECT_EQ(Found(options), "evidence " + std::to_string(row));
}

// Caught defect: signature_unchecked.
TEST_F(VerifyTest, FrameThatNobodySignedIsFound) {
  Store store(file_);
  const core::Hall hall = store.Load();
  const std::uint64_t counter = hall.sources.at("ev-0001").settled + 1;
  const protocol::Press press{1,
                              hall.sources.at("ev-0001").epoch,
                              static_cast<std::uint32_t>(counter),
                              1,
                              900,
                              protocol::Level::kFair};
  core::Bytes frame(protocol::kMaxFrameSize);
  evidence::DeviceKey wrong{};
  frame.resize(protocol::Encode(press, protocol::DeviceKeys(wrong), frame));
  store.Begin();
  store.Append({hall.seq + 1, hall.last, "win-01",
                core::RatingReceived{{"ev-0001", press.epoch, counter},
                                     core::ServiceId{1},
                                     core::WindowNo{1},
                                     core::StaffId{1},
                                     hall.day,
                                     core::Level::k3,
                                     900,
                                     core::RatingClass::kSecond,
                                     false,
                                     frame}});
  store.Commit();
  EXPECT_EQ(Found(), "");
  VerifyOptions options;
  evidence::FrameBook frames = history_.Frames();
  options.frames = &frames;
  EXPECT_EQ(Found(options), "evidence " + std::to_string(hall.seq + 1));
  ExpectNames(Verify(file_, options).faults[0].text, "not signed by the device");
}

TEST_F(VerifyTest, RepeatedAndMissingEntriesAreFound) {
  // Deleting one press row and renumbering, then hashing anew, leaves a hole in its counters.
  const std::uint64_t row = RowOf("rating_received(1)", 5);
  Tamper("DELETE FROM ledger WHERE seq = " + std::to_string(row) +
         "; UPDATE ledger SET seq = -seq WHERE seq > " + std::to_string(row) +
         "; UPDATE ledger SET seq = -seq - 1 WHERE seq < 0;");
  Rechain(row);
  VerifyOptions options;
  evidence::FrameBook frames = history_.Frames();
  options.frames = &frames;
  const std::string hole = Found(options);
  EXPECT_TRUE(hole.starts_with("counter ")) << hole;
  // The same press twice.
  const std::uint64_t again = RowOf("rating_received(1)", 2);
  Tamper(
      "INSERT INTO ledger SELECT (SELECT max(seq) + 1 FROM ledger), at, actor, kind, body, hash "
      "FROM ledger WHERE seq = " +
      std::to_string(again));
  Rechain(row);
  const std::string twice = Found(options);
  EXPECT_NE(twice.find("counter " + Last()), std::string::npos) << twice;
}

TEST_F(VerifyTest, MissingKeyIsToldOncePerDevice) {
  evidence::FrameBook none;
  VerifyOptions options;
  options.frames = &none;
  const VerifyReport report = Verify(file_, options);
  EXPECT_EQ(report.faults.size(), 4U);
  ExpectNames(report.faults[0].text, "there is no key of ev-");
}

TEST_F(VerifyTest, BodyThatNoVersionWroteIsNamed) {
  Tamper("UPDATE ledger SET body = '{}' WHERE seq = 40");
  Rechain(40);
  EXPECT_EQ(Found(), "");
  VerifyOptions options;
  evidence::FrameBook frames = history_.Frames();
  options.frames = &frames;
  const std::string found = Found(options);
  EXPECT_NE(found.find("undecodable 40"), std::string::npos) << found;
}

TEST_F(VerifyTest, ManyFaultsAreCountedNotAllTold) {
  Write(history_.Records(1500));
  Tamper("UPDATE ledger SET actor = 'desk:9'");
  const VerifyReport report = Verify(file_);
  EXPECT_EQ(report.faults.size(), kMostFaults);
  EXPECT_EQ(report.faults.size() + report.faults_more, report.rows);
}

TEST_F(VerifyTest, RunsBesideTheHub) {
  Store store(file_);
  store.Begin();
  for (const core::Record& record : history_.Records(50)) {
    store.Append(record);
  }
  EXPECT_EQ(Verify(file_).rows, head_.seq);
  store.Commit();
  EXPECT_GT(Verify(file_).rows, head_.seq);
}

}  // namespace
}  // namespace yichuang::sqlite
