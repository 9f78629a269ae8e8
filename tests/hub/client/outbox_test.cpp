#include "hub/client/outbox.h"

#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "hub/client/kept_heads.h"
#include "hub/contract/codec.h"

namespace yichuang::client {
namespace {

using contract::Entry;
using contract::EntryKey;
using contract::Head;
using contract::SourceAnnounced;
namespace fs = std::filesystem;

constexpr contract::Millis kAt = 1'778'290'215'337;

class OutboxTest : public ::testing::Test {
 protected:
  OutboxTest() {
    std::string name = (fs::temp_directory_path() / "yichuang-outbox-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    directory_ = name;
  }
  ~OutboxTest() override {
    box_.reset();
    fs::remove_all(directory_);
  }

  fs::path file() const { return directory_ / "outbox.db"; }
  Outbox& Open() {
    box_.reset();
    box_ = std::make_unique<Outbox>(file(), "win-01");
    return *box_;
  }
  /// What opening the file says.
  std::string OpenError(const fs::path& path) {
    try {
      Outbox box(path, "win-01");
    } catch (const OutboxError& error) {
      return error.what();
    }
    return "";
  }
  /// Runs SQL on the closed file.
  std::int64_t Sql(const std::string& sql) {
    sqlite3* database = nullptr;
    sqlite3_open(file().c_str(), &database);
    sqlite3_stmt* statement = nullptr;
    EXPECT_EQ(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    const std::int64_t value =
        sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : -1;
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return value;
  }

  fs::path directory_;
  std::unique_ptr<Outbox> box_;
};

Entry Press(std::uint64_t counter, std::uint8_t content = 7) {
  return {{"ev-0001", 99, counter}, kAt, contract::PressEntry{{1, 2, content}}};
}

Head At(std::uint64_t seq, std::uint32_t era = 1) {
  Head head{.era = era, .seq = seq, .hash = {}};
  head.hash.fill(static_cast<std::uint8_t>(seq));
  return head;
}

std::vector<EntryKey> PendingKeys(Outbox& box) {
  std::vector<EntryKey> keys;
  for (const Entry& entry : box.Pending()) keys.push_back(entry.key);
  return keys;
}

TEST_F(OutboxTest, OwnEntriesCountFromOneWithoutGapsAlsoAfterReopening) {
  const auto epoch = Open().own_epoch();
  EXPECT_GE(epoch, 1U);
  EXPECT_EQ(Open().AddOwn(contract::EvaluatorDetached{"ev-0001"}, kAt).key,
            (EntryKey{"win-01", epoch, 1}));
  EXPECT_EQ(Open().AddOwn(contract::EvaluatorDetached{"ev-0002"}, kAt).key,
            (EntryKey{"win-01", epoch, 2}));
  Open().Witness(At(5));
  box_->Retire(PendingKeys(*box_), kAt);
  box_->Forget(kAt + 1);
  EXPECT_EQ(Open().AddOwn(contract::EvaluatorDetached{"ev-0003"}, kAt).key,
            (EntryKey{"win-01", epoch, 3}));
}

TEST_F(OutboxTest, CounterStoreMadeAnewStartsANewEpoch) {
  const auto first = Open().own_epoch();
  box_.reset();
  fs::remove(file());
  const auto second = Open().own_epoch();
  EXPECT_NE(first, second);
}

TEST_F(OutboxTest, EntryComesBackByteForByte) {
  Entry entry = Press(3);
  entry.body = contract::PressDetailEntry{{0, 255, 128, 1}};
  EXPECT_TRUE(Open().Add(entry));
  EXPECT_EQ(Open().Pending(), std::vector<Entry>{entry});
  EXPECT_EQ(box_->Find(entry.key), entry);
  EXPECT_EQ(box_->Find({"ev-0001", 99, 4}), std::nullopt);
}

TEST_F(OutboxTest, SecondOfferOfAPendingKeyIsNotTaken) {
  EXPECT_TRUE(Open().Add(Press(1)));
  EXPECT_FALSE(box_->Add(Press(1)));
  EXPECT_FALSE(Open().Add(Press(1, 8)));
  EXPECT_EQ(box_->Pending(), std::vector<Entry>{Press(1)});
  Entry other_epoch = Press(1);
  other_epoch.key.epoch = 100;
  EXPECT_TRUE(box_->Add(other_epoch));
}

TEST_F(OutboxTest, RetiredEntryThatTheDeviceOffersAgainIsSentAgain) {
  Open().Add(Press(1));
  box_->Witness(At(5));
  box_->Retire({Press(1).key}, kAt);
  EXPECT_TRUE(box_->Pending().empty());
  EXPECT_TRUE(box_->Add(Press(1)));
  EXPECT_FALSE(box_->Add(Press(1)));
  EXPECT_EQ(box_->Pending().size(), 1U);
}

TEST_F(OutboxTest, PendingIsInCounterOrderWithinASource) {
  Open();
  for (const std::uint64_t counter : {12U, 3U, 100U, 7U}) box_->Add(Press(counter));
  box_->AddOwn(contract::EvaluatorDetached{"ev-0001"}, kAt);
  std::vector<std::uint64_t> counters;
  for (const EntryKey& key : PendingKeys(*box_)) {
    if (key.source == "ev-0001") counters.push_back(key.counter);
  }
  EXPECT_EQ(counters, (std::vector<std::uint64_t>{3, 7, 12, 100}));
}

TEST_F(OutboxTest, OnlyRetiredRowsAreForgotten) {
  Open();
  for (std::uint64_t counter = 1; counter <= 4; ++counter) box_->Add(Press(counter));
  box_->Witness(At(5));
  box_->Retire({Press(1).key}, kAt);
  box_->Retire({Press(2).key}, kAt + 10);
  box_->Forget(kAt + 10);
  EXPECT_FALSE(box_->Find(Press(1).key));
  EXPECT_TRUE(box_->Find(Press(2).key));
  EXPECT_EQ(box_->Pending().size(), 2U);
}

TEST_F(OutboxTest, BirthAnnouncesEverySourceWithItsPending) {
  const auto epoch = Open().own_epoch();
  EXPECT_EQ(box_->Announced(), (std::vector<SourceAnnounced>{{"win-01", epoch, 0, 0}}));
  box_->AddOwn(contract::EvaluatorDetached{"ev-0001"}, kAt);
  for (std::uint64_t counter = 40; counter <= 43; ++counter) box_->Add(Press(counter));
  box_->Witness(At(5));
  box_->Retire({Press(40).key, Press(41).key}, kAt);
  EXPECT_EQ(Open().Announced(),
            (std::vector<SourceAnnounced>{{"ev-0001", 99, 43, 2}, {"win-01", epoch, 1, 1}}));
}

TEST_F(OutboxTest, QuarantinedKeyIsTakenAnewAndCountsAsPendingUntilThen) {
  Open().Add(Press(1, 66));
  box_->Quarantine({Press(1).key, {"ev-0001", 99, 2}});
  EXPECT_TRUE(box_->Pending().empty());
  EXPECT_EQ(box_->Announced().front(), (SourceAnnounced{"ev-0001", 99, 1, 1}));
  EXPECT_TRUE(box_->Add(Press(1)));
  EXPECT_EQ(box_->Pending(), std::vector<Entry>{Press(1)});
  EXPECT_EQ(Open().Announced().front(), (SourceAnnounced{"ev-0001", 99, 1, 1}));
  box_->Forget(kAt + 1);
  box_.reset();
  EXPECT_EQ(Sql("SELECT count(*) FROM quarantine"), 0);
}

TEST_F(OutboxTest, OwnRowsAreNotQuarantined) {
  const Entry own = Open().AddOwn(contract::EvaluatorAttached{"ev-0001", {1, 1}}, kAt);
  box_->Quarantine({own.key});
  EXPECT_EQ(box_->Pending(), std::vector<Entry>{own});
}

TEST_F(OutboxTest, WitnessKeepsTheNewestHead) {
  EXPECT_EQ(Open().newest_head(), std::nullopt);
  box_->Witness(At(7));
  box_->Witness(At(9));
  box_->Witness(At(8));
  EXPECT_EQ(box_->newest_head(), At(9));
  EXPECT_EQ(Open().newest_head(), At(9));
  box_->Witness(At(3, 2));
  EXPECT_EQ(Open().newest_head(), At(3, 2));
}

TEST_F(OutboxTest, KeepsTheFirstHeadOfEveryThousandRowsWhateverIsToldLater) {
  const auto seqs = [this] {
    std::vector<std::uint64_t> found;
    for (const Head& head : box_->KeptHeads()) found.push_back(head.seq);
    return found;
  };
  Open();
  for (const std::uint64_t seq : {7U, 900U, 1'000U, 1'001U, 4'500U, 4'600U}) box_->Witness(At(seq));
  EXPECT_EQ(seqs(), (std::vector<std::uint64_t>{7, 1'000, 4'500, 4'600})) << "and the newest";
  // A hub whose owner made the chain anew, and let it grow.
  Head other = At(4'700);
  other.hash[0] ^= 1;
  box_->Witness(other);
  Open();
  ASSERT_EQ(seqs(), (std::vector<std::uint64_t>{7, 1'000, 4'500, 4'700}));
  EXPECT_EQ(box_->KeptHeads()[2], At(4'500));
}

TEST_F(OutboxTest, TellsItsHeadsAsLines) {
  EXPECT_THROW(KeptHeadLines(file(), "win-01"), std::runtime_error) << "no file is made for it";
  EXPECT_FALSE(fs::exists(file()));
  Open().Witness(At(7));
  box_.reset();
  const std::string lines = KeptHeadLines(file(), "win-01");
  EXPECT_EQ(lines.find(R"({"era":1,"seq":7,"hash":")"), 0U);
  EXPECT_EQ(lines.size(), 25U + 64U + 3U);
}

TEST_F(OutboxTest, OlderHeadOfTheSameEraBringsBackWhatItLacks) {
  Open();
  for (std::uint64_t counter = 1; counter <= 3; ++counter) {
    box_->Add(Press(counter));
    EXPECT_TRUE(box_->Witness(At(10 * counter)).empty());
    box_->Retire({Press(counter).key}, kAt);
  }
  EXPECT_EQ(box_->Witness(At(20)), std::vector<EntryKey>{Press(3).key});
  EXPECT_EQ(PendingKeys(*box_), std::vector<EntryKey>{Press(3).key});
  // Receipted again under the older head, it does not come back a second time.
  EXPECT_TRUE(box_->Witness(At(21)).empty());
  box_->Retire({Press(3).key}, kAt);
  EXPECT_TRUE(box_->Witness(At(21)).empty());
  EXPECT_TRUE(Open().Witness(At(21)).empty());
}

TEST_F(OutboxTest, NewEraBringsBackEverythingReceiptedBefore) {
  Open();
  for (std::uint64_t counter = 1; counter <= 3; ++counter) box_->Add(Press(counter));
  box_->Witness(At(30));
  box_->Retire({Press(1).key, Press(2).key}, kAt);
  // The restored ledger may have grown beyond the old head by now.
  EXPECT_EQ(box_->Witness(At(500, 2)), (std::vector<EntryKey>{Press(1).key, Press(2).key}));
  EXPECT_EQ(box_->Pending().size(), 3U);
  box_->Retire(PendingKeys(*box_), kAt);
  EXPECT_TRUE(box_->Witness(At(501, 2)).empty());
  EXPECT_TRUE(Open().Witness(At(501, 2)).empty());
}

TEST_F(OutboxTest, OlderHeadIsNoticedAfterARestartToo) {
  Open().Add(Press(1));
  box_->Witness(At(30));
  box_->Retire({Press(1).key}, kAt);
  EXPECT_EQ(Open().Witness(At(29)), std::vector<EntryKey>{Press(1).key});
}

TEST_F(OutboxTest, KilledProcessLosesNothingItCommitted) {
  int channel[2];
  ASSERT_EQ(::pipe(channel), 0);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    Outbox box(file(), "win-01");
    for (std::uint64_t counter = 1;; ++counter) {
      box.Add(Press(counter));
      const auto told = static_cast<std::uint8_t>(counter);
      if (::write(channel[1], &told, 1) != 1) ::_exit(1);
    }
  }
  std::uint8_t told = 0;
  while (told < 60) ASSERT_EQ(::read(channel[0], &told, 1), 1);
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ::close(channel[1]);
  std::uint8_t later = 0;
  while (::read(channel[0], &later, 1) == 1) told = later;
  ::close(channel[0]);

  const auto keys = PendingKeys(Open());
  EXPECT_GE(keys.size(), told);
  for (std::size_t i = 0; i < keys.size(); ++i) EXPECT_EQ(keys[i].counter, i + 1);
}

TEST_F(OutboxTest, FileKeepsAWriteAheadLog) {
  Open();
  box_.reset();
  std::string journal;
  sqlite3* database = nullptr;
  sqlite3_open(file().c_str(), &database);
  sqlite3_exec(
      database, "PRAGMA journal_mode",
      [](void* text, int, char** values, char**) {
        *static_cast<std::string*>(text) = values[0];
        return 0;
      },
      &journal, nullptr);
  sqlite3_close(database);
  EXPECT_EQ(journal, "wal");
}

TEST_F(OutboxTest, SecondProcessIsRefused) {
  Open();
  const std::string error = OpenError(file());
  EXPECT_NE(error.find("another process uses it"), std::string::npos) << error;
  EXPECT_NE(error.find(file().string()), std::string::npos) << error;
}

TEST_F(OutboxTest, DamagedFileIsNamedWithAWayOut) {
  std::ofstream(file()) << std::string(8'192, 'x');
  const std::string error = OpenError(file());
  EXPECT_NE(error.find(file().string()), std::string::npos) << error;
  EXPECT_NE(error.find("not a database"), std::string::npos) << error;
  EXPECT_NE(error.find("start again without it"), std::string::npos) << error;
}

TEST_F(OutboxTest, DamagedPagesAreNamed) {
  Open();
  for (std::uint64_t counter = 1; counter <= 400; ++counter) box_->Add(Press(counter));
  box_.reset();
  {
    std::fstream damage(file(), std::ios::in | std::ios::out | std::ios::binary);
    damage.seekp(0, std::ios::end);
    const auto size = static_cast<std::size_t>(damage.tellp());
    ASSERT_GT(size, 16'384U);
    damage.seekp(4'096);
    damage << std::string(size - 4'096, '\xee');
  }
  const std::string error = OpenError(file());
  EXPECT_NE(error.find("start again without it"), std::string::npos) << error;
}

TEST_F(OutboxTest, DamagedRowIsNamed) {
  Open().Add(Press(1));
  box_.reset();
  Sql("UPDATE entry SET body = '{\"source\":\"ev-0001\"}'");
  Open();
  try {
    box_->Pending();
    FAIL() << "taken";
  } catch (const OutboxError& error) {
    EXPECT_NE(std::string(error.what()).find("missing_field at 'epoch'"), std::string::npos)
        << error.what();
  }
}

TEST_F(OutboxTest, FileOfANewerVersionIsRefused) {
  Open();
  box_.reset();
  Sql("PRAGMA user_version=2");
  const std::string error = OpenError(file());
  EXPECT_NE(error.find("newer version 2"), std::string::npos) << error;
}

TEST_F(OutboxTest, MissingDirectoryIsNamed) {
  const std::string error = OpenError(directory_ / "none" / "outbox.db");
  EXPECT_NE(error.find("cannot open"), std::string::npos) << error;
}

}  // namespace
}  // namespace yichuang::client
