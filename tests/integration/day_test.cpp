#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/integration/hall_bed.h"
#include "tests/integration/one_visit.h"
#include "tools/simulator/processes.h"

namespace yichuang::integration {
namespace {

namespace fs = std::filesystem;
using simulator::Visitor;

TEST(OnePress, TravelsFromTheDeviceToTheLedgerAndIsReceipted) {
  HallBed bed;
  bed.Start();
  bed.StartWindows();
  Visitor visitor;
  visitor.rates = true;
  visitor.level = 2;
  OneVisit visit(bed, visitor);
  ASSERT_TRUE(visit.Play()) << bed.processes().LastWords("win-01");
  ASSERT_EQ(visit.presses.size(), 1u);
  bed.programs().Stop();
  EXPECT_EQ(bed.ContractFaults(), "");

  const auto findings = bed.programs().Inspect();
  ASSERT_TRUE(findings.ledger) << findings.fault;
  EXPECT_TRUE(findings.verified) << findings.verify_words;
  EXPECT_TRUE(findings.books_balance);
  ASSERT_EQ(findings.ledger->ratings.size(), 1u);
  EXPECT_EQ(findings.ledger->ratings[0].level, 2);
  EXPECT_EQ(findings.ledger->ratings[0].staff, "1001");
  EXPECT_EQ(findings.ledger->ratings[0].window, 1);
  EXPECT_EQ(findings.ledger->ratings[0].counter, visit.presses[0].counter);
}

TEST(OnePress, NeitherTopicNorPayloadTellsItsLevel) {
  HallBed bed;
  bed.Start();
  bed.StartWindows();
  Visitor visitor;
  visitor.rates = true;
  visitor.level = 1;
  OneVisit visit(bed, visitor);
  ASSERT_TRUE(visit.Play());
  for (const Seen& seen : bed.Messages()) {
    EXPECT_EQ(seen.payload.dump().find("\"level\""), std::string::npos) << seen.topic;
  }
}

/// Plays a day with the simulator itself, and returns its last line.
nlohmann::json PlayDay(simulator::Processes& processes, const std::vector<std::string>& more,
                       int& exit_code) {
  std::vector<std::string> command = {
      (fs::path(YICHUANG_BINARY_DIR) / "bin/yichuang-simulator").string(), "--headless"};
  command.insert(command.end(), more.begin(), more.end());
  const auto result = processes.Run("simulator", command, std::chrono::seconds(110));
  exit_code = result.exit_code;
  const std::size_t end = result.output.find_last_not_of('\n');
  const std::size_t begin = result.output.rfind('\n', end);
  const std::string last = result.output.substr(begin == std::string::npos ? 0 : begin + 1);
  return nlohmann::json::parse(last, nullptr, false);
}

TEST(Day, WithKilledProgramsLosesAndDoublesNothing) {
  const fs::path logs = fs::path(YICHUANG_BINARY_DIR) / "day-test";
  const fs::path record = logs / "payloads.ndjson";
  fs::create_directories(logs);
  fs::remove(record);
  simulator::Processes processes(logs);
  int exit_code = -1;
  const nlohmann::json line =
      PlayDay(processes,
              {"--seconds", "24", "--windows", "6", "--visitors", "200", "--seed", "11", "--chaos",
               "hub@4,broker@7,window@10,hub@12", "--record", record.string()},
              exit_code);
  EXPECT_EQ(exit_code, 0) << line;
  ASSERT_TRUE(line.is_object());
  EXPECT_GT(line.value("sent", 0), 20) << line << ": too few to mean something";
  EXPECT_EQ(line.value("lost", -1), 0) << line;
  EXPECT_EQ(line.value("doubled", -1), 0) << line;
  EXPECT_EQ(line.value("pending", -1), 0) << line;
  EXPECT_EQ(line.value("wrong_level", -1), 0) << line;
  EXPECT_EQ(line.value("wrong_staff", -1), 0) << line;
  EXPECT_EQ(line.value("verify", ""), "ok") << line;
  EXPECT_EQ(line.value("stored", -1), line.value("sent", -2)) << line;
  EXPECT_EQ(ContractFaultsIn(processes, record), "");
}

}  // namespace
}  // namespace yichuang::integration
