#include <fmt/format.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "hub/client/enrolment.h"
#include "hub/identity/authority.h"
#include "tests/integration/hall_bed.h"

// Who may come to the broker of a hall, and what he may say there: the real broker, with the
// certificates and rights that the hub wrote, and clients that are none of ours.
namespace yichuang::integration {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

class IdentityBedTest : public testing::Test {
 protected:
  void SetUp() override {
    bed_.Start();
    bed_.StartWindows();
    ASSERT_TRUE(bed_.Until([this] { return Arrivals() == 1; })) << Log("win-01");
  }

  std::string Hub(const std::vector<std::string>& words) {
    std::vector<std::string> command = bed_.setup().HubCommand(words.front());
    command.insert(command.end(), words.begin() + 1, words.end());
    const auto result = bed_.processes().Run("command", command, 60s);
    EXPECT_EQ(result.exit_code, 0) << bed_.processes().LastWords("command");
    return result.output;
  }

  identity::TerminalFolder Own(const std::string& device) {
    for (const auto& [name, folder] : bed_.setup().Terminals()) {
      if (name == device) return identity::TerminalFolder(folder);
    }
    return identity::TerminalFolder("");
  }

  /// mosquitto_pub with the certificate of a folder; what it says on standard error, "" for
  /// nothing.
  std::string Publish(const identity::TerminalFolder& own, const std::string& topic,
                      std::vector<std::string> more = {}) {
    std::vector<std::string> command{"mosquitto_pub",
                                     "-V",
                                     "5",
                                     "-h",
                                     "127.0.0.1",
                                     "-p",
                                     std::to_string(bed_.setup().broker_port()),
                                     "--cafile",
                                     own.authority().string(),
                                     "--cert",
                                     own.terminal().string(),
                                     "--key",
                                     own.terminal().string(),
                                     "-q",
                                     "1",
                                     "-t",
                                     topic,
                                     "-m",
                                     R"({"from":"the test"})"};
    command.insert(command.end(), more.begin(), more.end());
    const auto result = bed_.processes().Run("stranger", command, 10s);
    return result.exit_code == 0 ? "" : fmt::format("status {}", result.exit_code);
  }
  bool Arrived(const std::string& topic) {
    for (const Seen& seen : bed_.Messages()) {
      if (seen.topic == topic && seen.payload.is_object() && seen.payload.contains("from"))
        return true;
    }
    return false;
  }

  /// How many connections of the host the recorder has heard of.
  std::size_t Arrivals() {
    std::set<std::uint64_t> sessions;
    for (const Seen& seen : bed_.Messages()) {
      if (seen.topic == "yc/v1/demo/win-01/state" && seen.payload.value("presence", "") == "online")
        sessions.insert(seen.payload.value("session", std::uint64_t{0}));
    }
    return sessions.size();
  }
  std::string Log(const std::string& name) { return bed_.processes().LastWords(name); }
  /// Whether the log of a program has these words behind its first `before` bytes.
  bool SaidSince(std::uintmax_t before, const std::string& name, const std::string& words) {
    std::ifstream log(bed_.processes().LogOf(name));
    log.seekg(static_cast<std::streamoff>(before));
    for (std::string line; std::getline(log, line);) {
      if (line.find(words) != std::string::npos) return true;
    }
    return false;
  }

  HallBed bed_;
};

TEST_F(IdentityBedTest, ARevokedHostIsThrownOffAndComesBackWithANewCodeAlone) {
  const auto said_before = fs::file_size(bed_.processes().LogOf("win-01"));
  const auto arrivals = Arrivals();
  const auto begun = Clock::now();
  Hub({"revoke", "win-01"});
  // The broker starts anew: who hears the host's will before he is thrown off himself is chance.
  ASSERT_TRUE(bed_.Until([&] { return SaidSince(said_before, "win-01", "lost; connecting"); }))
      << Log("win-01");
  const auto took =
      std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun).count();
  // Two seconds are wanted of a quiet machine; the start of the command is most of them on a busy
  // one.
  std::cout << "revocation → socket closed: " << took << " ms\n";
  ASSERT_TRUE(bed_.Until([&] { return SaidSince(said_before, "win-01", "cannot connect"); }))
      << Log("win-01");
  EXPECT_EQ(Arrivals(), arrivals) << "the list keeps it out";

  const std::string said = Hub({"enrol", "win-01"});
  const auto at = said.find(": ") + 2;
  ASSERT_EQ(client::Join({bed_.setup().http(), "", "win-01", Own("win-01").folder()},
                         said.substr(at, said.find('\n') - at), client::Perform),
            "");
  EXPECT_TRUE(bed_.Until([&] { return Arrivals() > arrivals; }))
      << "it reads its files anew at every attempt: " << Log("win-01");
}

TEST_F(IdentityBedTest, ATerminalSpeaksUnderItsOwnNameAlone) {
  const auto kiosk = Own("kiosk-01");
  EXPECT_EQ(Publish(kiosk, "yc/v1/demo/kiosk-01/up"), "");
  EXPECT_TRUE(bed_.Until([this] { return Arrived("yc/v1/demo/kiosk-01/up"); }));
  for (const char* foreign :
       {"yc/v1/demo/win-01/up", "yc/v1/demo/win-01/state", "yc/v1/demo/win-01/down",
        "yc/v1/demo/kiosk-01/down", "yc/v1/demo/hub/state", "yc/v1/demo/board-a/down",
        "yc/v1/other/kiosk-01/up", "$SYS/x", "anything"}) {
    (void)Publish(kiosk, foreign, {"-r"});
    // A client id of somebody else's does not make a name.
    (void)Publish(kiosk, foreign, {"-i", "win-01"});
    (void)Publish(kiosk, "yc/v1/demo/kiosk-01/up",
                  {"--will-topic", foreign, "--will-payload", R"({"from":"a will"})"});
  }
  EXPECT_EQ(Publish(kiosk, "yc/v1/demo/kiosk-01/state"), "") << "the last one is through";
  ASSERT_TRUE(bed_.Until([this] { return Arrived("yc/v1/demo/kiosk-01/state"); }));
  for (const char* foreign :
       {"yc/v1/demo/win-01/up", "yc/v1/demo/win-01/state", "yc/v1/demo/win-01/down",
        "yc/v1/demo/kiosk-01/down", "yc/v1/demo/hub/state", "yc/v1/demo/board-a/down",
        "yc/v1/other/kiosk-01/up", "anything"})
    EXPECT_FALSE(Arrived(foreign)) << foreign;
}

TEST_F(IdentityBedTest, NobodyComesWithoutACertificateOfThisHall) {
  const fs::path folder = bed_.directory() / "stranger";
  identity::Authority::Create(
      folder / "authority", "demo",
      std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
  const identity::Authority strange(folder / "authority");
  const identity::Key key = identity::Key::New();
  const identity::TerminalFolder own(folder / "identity");
  own.Put(key,
          strange.ForClient(
              key.Request("win-01"), "win-01",
              std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()), 24h),
          identity::Authority(bed_.directory() / "hall" / "keys" / "authority").certificate());
  EXPECT_NE(Publish(own, "yc/v1/demo/win-01/up"), "") << "an authority of his own";
  const auto bare = bed_.processes().Run(
      "stranger",
      {"mosquitto_pub", "-V", "5", "-h", "127.0.0.1", "-p",
       std::to_string(bed_.setup().broker_port()), "--cafile", Own("win-01").authority().string(),
       "-q", "1", "-t", "yc/v1/demo/win-01/up", "-m", "{}"},
      10s);
  EXPECT_NE(bare.exit_code, 0);
  const auto plain = bed_.processes().Run("stranger",
                                          {"mosquitto_pub", "-V", "5", "-h", "127.0.0.1", "-p",
                                           std::to_string(bed_.setup().broker_port()), "-q", "1",
                                           "-t", "yc/v1/demo/win-01/up", "-m", "{}"},
                                          10s);
  EXPECT_NE(plain.exit_code, 0);
}

TEST_F(IdentityBedTest, TwoMachinesOnOneCertificateAreAnAlarm) {
  const auto begun = Clock::now();
  const auto own = Own("win-01");
  bed_.processes().Start(
      "second",
      {"mosquitto_sub", "-V", "5", "-h", "127.0.0.1", "-p",
       std::to_string(bed_.setup().broker_port()), "--cafile", own.authority().string(), "--cert",
       own.terminal().string(), "--key", own.terminal().string(), "-t", "yc/v1/demo/win-01/down"});
  const auto alarmed = [this] {
    const std::string ledger = Hub({"export"});
    return ledger.find("terminal_doubled(1)") != std::string::npos;
  };
  EXPECT_TRUE(bed_.Until(alarmed) || bed_.Until(alarmed)) << Log("win-01");
  bed_.processes().Stop("second", 5s);
  std::cout << "second machine → alarm: "
            << std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begun).count()
            << " ms\n";
}

}  // namespace
}  // namespace yichuang::integration
