#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/integration/hall_bed.h"
#include "tests/integration/one_visit.h"

namespace yichuang::integration {
namespace {

namespace fs = std::filesystem;

simulator::Visitor VisitorRating(int level) {
  simulator::Visitor visitor;
  visitor.rates = true;
  visitor.level = level;
  return visitor;
}

class BackupDrill : public testing::Test {
 protected:
  /// yichuang-hub COMMAND FOLDER; what it said.
  std::string Hub(const std::string& command, const fs::path& folder) {
    std::vector<std::string> words = bed_.setup().HubCommand(command);
    words.push_back(folder.string());
    const auto result = bed_.processes().Run("command", words, std::chrono::seconds(60));
    EXPECT_EQ(result.exit_code, 0) << result.output << bed_.processes().LastWords("command");
    return result.output;
  }

  /// What the hub wrote; the outboxes of the hosts stand elsewhere in a hall, and stay.
  void LoseTheDisk() {
    const fs::path data = bed_.directory() / "hall" / "data";
    ASSERT_TRUE(fs::exists(data / "hall.db"));
    for (const fs::path& file : std::vector<fs::path>(fs::directory_iterator(data), {})) {
      const std::string name = file.filename().string();
      if (name.starts_with("hall.db") || name.starts_with("access.db") ||
          name.starts_with("snapshot"))
        fs::remove(file);
    }
  }

  HallBed bed_;
};

TEST_F(BackupDrill, AHubThatLostItsDiskCountsAgainWhatTheOutboxesKeep) {
  bed_.Start();
  bed_.StartWindows();
  const fs::path saved = bed_.directory() / "saved";
  OneVisit first(bed_, VisitorRating(5));
  ASSERT_TRUE(first.Play());
  // Saved while the second citizen looks at the device: the press is stored, receipted, and lost.
  OneVisit second(bed_, VisitorRating(2));
  second.on_invited = [&] { Hub("backup", saved); };
  ASSERT_TRUE(second.Play());
  OneVisit third(bed_, VisitorRating(1));
  ASSERT_TRUE(third.Play());

  bed_.processes().Stop("hub", std::chrono::seconds(20));
  LoseTheDisk();
  const auto lost_at = std::chrono::steady_clock::now();
  EXPECT_NE(Hub("restore", saved).find("era 2 begins"), std::string::npos);
  bed_.programs().StartHub();
  ASSERT_TRUE(bed_.programs().AwaitHub(std::chrono::seconds(10)));
  const std::chrono::duration<double> away = std::chrono::steady_clock::now() - lost_at;

  // The device goes on with its next counter, so everything before it has been settled again.
  OneVisit fourth(bed_, VisitorRating(4));
  ASSERT_TRUE(fourth.Play());
  bed_.programs().Stop();
  const auto findings = bed_.programs().Inspect();
  ASSERT_TRUE(findings.ledger) << findings.fault;
  EXPECT_TRUE(findings.verified) << findings.verify_words;
  EXPECT_TRUE(findings.books_balance);
  std::vector<int> counted;
  int refused = 0;
  for (const simulator::LedgerRating& rating : findings.ledger->ratings) {
    if (rating.counted) counted.push_back(rating.level);
    if (rating.refused) ++refused;
  }
  EXPECT_EQ(counted, (std::vector<int>{5, 2, 4})) << "the second came back from the outbox";
  // The press and the answer about a call-back.
  EXPECT_EQ(refused, 2) << "the third is named: its service was lost with the disk";
  // Presses count from their outboxes; what is named instead are those of services after the
  // backup.
  std::printf(
      "drill: RPO: of 2 ratings after the backup 1 counts again and 1 is named; "
      "RTO: %.1f s from the lost disk to a hub that serves\n",
      away.count());
}

}  // namespace
}  // namespace yichuang::integration
