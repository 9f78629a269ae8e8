#include "hub/sqlite/snapshot.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "hub/sqlite/hall_codec.h"
#include "tests/hub/sqlite/hall_file.h"
#include "tests/hub/sqlite/history.h"

namespace yichuang::sqlite {
namespace {

class SnapshotTest : public HallFile {
 protected:
  /// Writes `count` more records and a snapshot of the hall after them.
  void WriteWithSnapshot(History& history, std::size_t count) {
    Write(history.Records(count));
    const Store store(file_);
    ASSERT_TRUE(WriteSnapshotFile(directory_, history.hall(), store.head(), {}));
  }

  /// Loads and keeps what the operator was told.
  core::Hall Load() {
    told_.clear();
    Store store(file_, [this](const std::string& text) { told_ += text + "\n"; });
    return store.Load();
  }

  std::string told_;
};

std::string Text(const std::filesystem::path& file) { return ReadWholeFile(file).value_or(""); }

void Put(const std::filesystem::path& file, std::string_view text) {
  std::ofstream(file, std::ios::binary) << text;
}

TEST(HallCodec, RoundTripsTheHallsOfAHistory) {
  History history(41);
  for (int i = 0; i < 600; ++i) {
    history.Step();
    if (i > 100 && i % 5 != 0) continue;  // large by then, and its neighbours are like it
    const Json json = Json::parse(Compact(HallJson(history.hall())));
    BodyReader reader(json);
    ASSERT_EQ(ReadHall(reader), history.hall()) << i;
    ASSERT_EQ(reader.fault(), "");
  }
}

TEST(HallCodec, RoundTripsAnEmptyHall) {
  const Json json = Json::parse(Compact(HallJson({})));
  BodyReader reader(json);
  EXPECT_EQ(ReadHall(reader), core::Hall{});
  EXPECT_EQ(reader.fault(), "");
}

TEST(HallCodec, KnowsEveryCounterThatWasSettled) {
  core::Hall hall;
  hall.sources["ev-0001"] = {.epoch = 3, .settled = 7, .announced = 9, .refused = 2};
  const Json json = Json::parse(Compact(HallJson(hall)));
  BodyReader reader(json);
  EXPECT_EQ(ReadHall(reader), hall) << "or an entry of before the restart would be taken again";
}

TEST(HallCodec, RoundTripsTheAlarmOfAMissingCalendar) {
  core::Hall hall;
  core::Alarm& alarm = hall.alarms[core::AlarmId{9}];
  alarm.kind = core::AlarmKind::kCalendarMissing;
  alarm.year = 2027;
  alarm.acknowledged = core::Acknowledgement{"2001", core::Instant(core::Millis(5))};
  const Json json = Json::parse(Compact(HallJson(hall)));
  BodyReader reader(json);
  EXPECT_EQ(ReadHall(reader), hall);
  EXPECT_EQ(reader.fault(), "");
}

TEST_F(SnapshotTest, LoadWithAndWithoutSnapshotGivesTheSameHall) {
  History history(42);
  WriteWithSnapshot(history, 300);
  WriteWithSnapshot(history, 300);
  Write(history.Records(100));
  EXPECT_EQ(Load(), history.hall());
  EXPECT_EQ(told_, "");
  for (const auto& file : SnapshotFiles(directory_)) {
    std::filesystem::remove(file);
  }
  EXPECT_EQ(Load(), history.hall());
}

TEST_F(SnapshotTest, SnapshotIsReallyUsed) {
  History history(43);
  WriteWithSnapshot(history, 200);
  Write(history.Records(50));
  // With the rows before it altered, only a start from the snapshot gets through.
  Tamper("UPDATE ledger SET actor = 'desk:9' WHERE seq = 40");
  EXPECT_EQ(Load(), history.hall());
}

std::size_t Acknowledged(const core::Hall& hall) {
  return static_cast<std::size_t>(std::ranges::count_if(
      hall.alarms, [](const auto& each) { return each.second.acknowledged.has_value(); }));
}

TEST_F(SnapshotTest, AnAcknowledgedAlarmStaysSoAfterARestart) {
  History history(49);
  for (int i = 0; i < 60 && Acknowledged(history.hall()) < 2; ++i) WriteWithSnapshot(history, 25);
  ASSERT_GE(Acknowledged(history.hall()), 2U);
  EXPECT_EQ(Acknowledged(Load()), Acknowledged(history.hall()));
  EXPECT_EQ(Load().alarms, history.hall().alarms);
}

TEST_F(SnapshotTest, KeepsTheNewestTwo) {
  History history(44);
  for (int i = 0; i < 4; ++i) {
    WriteWithSnapshot(history, 20);
  }
  const auto files = SnapshotFiles(directory_);
  ASSERT_EQ(files.size(), 2U);
  const std::string seq = std::to_string(history.hall().seq);
  EXPECT_EQ(files[0].filename(), "snapshot-" + seq + ".json");
  EXPECT_EQ(SnapshotHeads(directory_).size(), 2U);
}

TEST_F(SnapshotTest, TornSnapshotIsPassedOverAtEveryCut) {
  History history(45, 2);
  WriteWithSnapshot(history, 60);
  WriteWithSnapshot(history, 10);
  const auto newest = SnapshotFiles(directory_).front();
  const std::string whole = Text(newest);
  for (std::size_t length = 0; length < whole.size(); ++length) {
    EXPECT_TRUE(std::holds_alternative<std::string>(
        DecodeSnapshot(std::string_view(whole).substr(0, length))))
        << length;
  }
  for (const std::size_t length : {std::size_t{0}, std::size_t{1}, whole.find('\n'),
                                   whole.find('\n') + 1, whole.size() / 2, whole.size() - 1}) {
    Put(newest, std::string_view(whole).substr(0, length));
    EXPECT_EQ(Load(), history.hall()) << length;
    ExpectNames(told_, newest.string() + ": passed over");
  }
}

TEST_F(SnapshotTest, AlteredSnapshotIsPassedOver) {
  History history(46, 2);
  WriteWithSnapshot(history, 60);
  const auto newest = SnapshotFiles(directory_).front();
  const std::string whole = Text(newest);
  for (std::size_t at = 0; at < whole.size(); at += 7) {
    std::string altered = whole;
    altered[at] = altered[at] == '1' ? '2' : '1';
    const auto decoded = DecodeSnapshot(altered);
    // A change of the head in the tag is for the ledger to find.
    if (const auto* snapshot = std::get_if<Snapshot>(&decoded)) {
      EXPECT_EQ(snapshot->hall, history.hall()) << at;
    }
  }
  std::string altered = whole;
  altered[altered.find("\"rated\":") + 8] ^= 1;
  Put(newest, altered);
  EXPECT_EQ(Load(), history.hall());
  ExpectNames(told_, "its SM3 does not hold");
}

TEST_F(SnapshotTest, SnapshotOfAnotherVersionIsPassedOver) {
  History history(47);
  WriteWithSnapshot(history, 100);
  const auto newest = SnapshotFiles(directory_).front();
  std::string text = Text(newest);
  const std::string version = "\"version\":" + std::to_string(kSnapshotVersion);
  text.replace(text.find(version), version.size(), "\"version\":0");
  Put(newest, text);
  EXPECT_EQ(Load(), history.hall());
  ExpectNames(told_, "it has version 0");
}

TEST_F(SnapshotTest, SnapshotOfAnotherLedgerIsPassedOver) {
  History history(48);
  WriteWithSnapshot(history, 100);
  History other(49);
  const auto records = other.Records(80);
  contract::Head head{1, records.size(), {}};
  head.hash.fill(7);
  // One within the ledger with another hash, one beyond its end, one of another era.
  ASSERT_TRUE(WriteSnapshotFile(directory_, other.hall(), head, {}));
  core::Hall beyond = other.hall();
  beyond.seq = head.seq = 9'999'999;
  ASSERT_TRUE(WriteSnapshotFile(directory_, beyond, head, {}));
  EXPECT_EQ(Load(), history.hall());
  ExpectNames(told_, "it belongs to another ledger");
}

TEST_F(SnapshotTest, NamesThatAreNoSnapshotsAreLeftAlone) {
  History history(50);
  WriteWithSnapshot(history, 50);
  for (const char* name :
       {"snapshot-.json", "snapshot-12.json.part", "snapshot-x.json", "snapshot-1", "notes.txt"}) {
    Put(directory_ / name, "mine");
  }
  EXPECT_EQ(SnapshotFiles(directory_).size(), 1U);
  WriteWithSnapshot(history, 10);
  WriteWithSnapshot(history, 10);
  EXPECT_TRUE(std::filesystem::exists(directory_ / "notes.txt"));
  EXPECT_EQ(Load(), history.hall());
  EXPECT_EQ(told_, "");
}

TEST_F(SnapshotTest, FailureIsToldAndLeavesTheOlderOnes) {
  History history(51);
  WriteWithSnapshot(history, 50);
  std::string why;
  const auto log = [&why](const std::string& text) { why = text; };
  const contract::Head head{1, 1, {}};
  EXPECT_FALSE(Store::WriteSnapshot(directory_ / "none", history.hall(), head, log));
  ExpectNames(why, (directory_ / "none").string());
  // A folder in the file's place cannot be renamed over.
  std::filesystem::create_directories(directory_ / "snapshot-1.json" / "full");
  EXPECT_FALSE(Store::WriteSnapshot(directory_, history.hall(), head, log));
  ExpectNames(why, "snapshot-1.json: rename");
  EXPECT_EQ(Load(), history.hall());
}

}  // namespace
}  // namespace yichuang::sqlite
