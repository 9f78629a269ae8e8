#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/integration/hall_bed.h"

// The ledger of a hall that worked, judged by a program that shares no code with the hub
// (tools/verify_export).
namespace yichuang::integration {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using nlohmann::json;
using Lines = std::vector<std::string>;

class EvidenceTest : public testing::Test {
 protected:
  void SetUp() override {
    bed_.Start();
    FakeHost host(bed_);
    host.Arrive();
    for (std::uint64_t counter = 1; counter <= 3; ++counter) host.Send(host.Press(counter));
    ASSERT_TRUE(host.AwaitReceipt(3));
    bed_.processes().Stop("hub", 10s);
    std::istringstream exported(Hub("export"));
    for (std::string line; std::getline(exported, line);) lines_.push_back(line);
    ASSERT_GE(lines_.size(), 6U);
  }

  std::string Hub(const std::string& subcommand) {
    const auto result = bed_.processes().Run("command", bed_.setup().HubCommand(subcommand), 60s);
    EXPECT_EQ(result.exit_code, 0) << bed_.processes().LastWords("command");
    return result.output;
  }

  /// What the other program says of these lines, and whether it is content.
  std::pair<std::string, bool> Judged(const Lines& lines, const Lines& heads = {}) {
    const fs::path file = bed_.directory() / "export.ndjson";
    const fs::path kept = bed_.directory() / "heads.ndjson";
    Write(file, lines);
    Write(kept, heads);
    std::vector<std::string> command{
        (fs::path(YICHUANG_SOURCE_DIR) / "tools" / "verify_export").string()};
    if (!heads.empty()) command.insert(command.end(), {"--heads", kept.string()});
    command.push_back(file.string());
    const auto result = bed_.processes().Run("verify-export", command, 100s);
    return {result.output + bed_.processes().LastWords("verify-export"), result.exit_code == 0};
  }
  /// The faults of a copy that somebody changed.
  std::string FaultsOf(const std::function<void(Lines&)>& change) {
    Lines changed = lines_;
    change(changed);
    const auto [said, content] = Judged(changed);
    EXPECT_FALSE(content) << said;
    return said;
  }

  static void Write(const fs::path& file, const Lines& lines) {
    std::ofstream out(file, std::ios::trunc);
    for (const std::string& line : lines) out << line << '\n';
  }

  HallBed bed_;
  Lines lines_;  ///< rows, and the head as the last one
};

TEST_F(EvidenceTest, TheOtherProgramFindsTheSameHead) {
  const auto [said, content] = Judged(lines_);
  EXPECT_TRUE(content) << said;
  const std::string head = json::parse(lines_.back())["head"]["hash"].get<std::string>();
  EXPECT_NE(said.find(head), std::string::npos) << said;
  EXPECT_NE(Hub("verify").find(head), std::string::npos);
}

TEST_F(EvidenceTest, NamesEveryRowThatWasTouched) {
  const auto with = [](Lines& lines, std::size_t row, const char* field, const json& value) {
    json changed = json::parse(lines[row - 1]);
    changed[field] = value;
    lines[row - 1] = changed.dump();
  };
  EXPECT_NE(FaultsOf([&](Lines& lines) { with(lines, 3, "body", "{}"); }).find("row 3: "),
            std::string::npos);
  EXPECT_NE(FaultsOf([&](Lines& lines) { with(lines, 2, "at_ms", 1); }).find("row 2: "),
            std::string::npos);
  EXPECT_NE(FaultsOf([](Lines& lines) { lines.erase(lines.begin() + 3); }).find("row 4: missing"),
            std::string::npos);
  EXPECT_NE(FaultsOf([](Lines& lines) { std::swap(lines[2], lines[3]); }).find("row 3: stands"),
            std::string::npos);
  EXPECT_NE(FaultsOf([](Lines& lines) {
              lines.insert(lines.begin() + 3, lines[2]);
            }).find("row 3: stands behind row 3"),
            std::string::npos);
  EXPECT_NE(FaultsOf([](Lines& lines) { lines.erase(lines.end() - 2); }).find("its tail"),
            std::string::npos);
  EXPECT_NE(FaultsOf([](Lines& lines) { lines.pop_back(); }).find("the end is missing"),
            std::string::npos);
}

TEST_F(EvidenceTest, HeadsAreSignedOnTheAuditorsMediumAndCheckedByBothPrograms) {
  const auto key = bed_.directory() / "auditor.key";
  const auto open = bed_.directory() / "auditor.pub";
  const auto run = [&](std::vector<std::string> command) {
    return bed_.processes().Run("command", command, 60s);
  };
  ASSERT_EQ(run({"openssl", "genpkey", "-algorithm", "SM2", "-out", key.string()}).exit_code, 0);
  ASSERT_EQ(
      run({"openssl", "pkey", "-in", key.string(), "-pubout", "-out", open.string()}).exit_code, 0);
  std::vector<std::string> sign = bed_.setup().HubCommand("head");
  sign.insert(sign.end(), {"--sign", key.string()});
  const std::string head = run(sign).output;
  const fs::path kept = bed_.directory() / "signed.ndjson";
  const auto judge = [&](const std::string& line) {
    Write(kept, {line});
    std::vector<std::string> hub = bed_.setup().HubCommand("verify");
    hub.insert(hub.end(), {"--heads", kept.string(), "--signatures", open.string()});
    const fs::path exported = bed_.directory() / "export.ndjson";
    Write(exported, lines_);
    const std::string other = (fs::path(YICHUANG_SOURCE_DIR) / "tools" / "verify_export").string();
    return std::pair(run(hub).exit_code, run({other, "--heads", kept.string(), "--signatures",
                                              open.string(), exported.string()})
                                             .exit_code);
  };
  EXPECT_EQ(judge(head), std::pair(0, 0));
  json altered = json::parse(head);
  altered["at_ms"] = altered["at_ms"].get<std::int64_t>() - 1;
  EXPECT_EQ(judge(altered.dump()), std::pair(1, 1)) << "a time that nobody signed";
  altered = json::parse(head);
  altered.erase("signature");
  EXPECT_EQ(judge(altered.dump()), std::pair(1, 1)) << "unsigned";
}

TEST_F(EvidenceTest, HeadsThatWereKeptElsewhereContradictAChainMadeAnew) {
  const json last = json::parse(lines_[lines_.size() - 2]);
  const std::string kept = json{{"seq", last["seq"]}, {"hash", last["hash"]}}.dump();
  EXPECT_TRUE(Judged(lines_, {kept}).second);
  const std::string other = json{{"seq", last["seq"]}, {"hash", std::string(64, '0')}}.dump();
  const auto [said, content] = Judged(lines_, {other});
  EXPECT_FALSE(content);
  EXPECT_NE(said.find("the chain was made anew"), std::string::npos) << said;
  const fs::path file = bed_.directory() / "kept.ndjson";
  std::vector<std::string> command = bed_.setup().HubCommand("verify");
  command.insert(command.end(), {"--heads", file.string()});
  Write(file, {kept, lines_.back(), Hub("head")});
  EXPECT_EQ(bed_.processes().Run("command", command, 60s).exit_code, 0) << "the hub says so too";
  Write(file, {other});
  EXPECT_EQ(bed_.processes().Run("command", command, 60s).exit_code, 1);
  Write(file, {"no head"});
  EXPECT_EQ(bed_.processes().Run("command", command, 60s).exit_code, 1);
  EXPECT_NE(bed_.processes().LastWords("command").find("kept.ndjson:1"), std::string::npos);
  const auto [cut, fine] =
      Judged(lines_, {json{{"seq", 1'000'000}, {"hash", last["hash"]}}.dump()});
  EXPECT_FALSE(fine);
  EXPECT_NE(cut.find("no such row any more"), std::string::npos) << cut;
}

}  // namespace
}  // namespace yichuang::integration
