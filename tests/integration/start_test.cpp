#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/integration/hall_bed.h"

namespace yichuang::integration {
namespace {

constexpr std::chrono::seconds kPatience{40};

/// Runs `yichuang-hub serve` on the bed as it stands; it must end by itself. Returns its last
/// words.
std::string RefusalToServe(HallBed& bed) {
  const auto result = bed.processes().Run("serve", bed.setup().HubCommand("serve"), kPatience);
  EXPECT_EQ(result.exit_code, 1);
  return bed.processes().LastWords("serve");
}

TEST(HubStart, WaitsForABrokerThatIsNotThereYet) {
  HallBed bed;
  bed.programs().Init();
  bed.programs().StartHub();
  ASSERT_TRUE(bed.Until([&] { return bed.Health("seq") >= 0; }))
      << "the hub serves pages without a broker";
  bed.StartBroker();
  EXPECT_TRUE(bed.programs().AwaitHub(std::chrono::seconds(15)));
  EXPECT_EQ(bed.processes().restarts("hub"), 0);
  FakeHost host(bed);
  host.Arrive();
  host.Send(host.Press(1));
  EXPECT_TRUE(host.AwaitReceipt(1));
}

TEST(HubStart, NamesThePortThatIsInUse) {
  HallBed bed;
  bed.programs().Init();
  const int other = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(bed.setup().http_port());
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  ASSERT_EQ(::bind(other, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  ASSERT_EQ(::listen(other, 1), 0);
  const std::string words = RefusalToServe(bed);
  EXPECT_NE(words.find(std::to_string(bed.setup().http_port())), std::string::npos) << words;
  EXPECT_NE(words.find("in use"), std::string::npos) << words;
  ::close(other);
}

TEST(HubStart, WithoutALedgerSaysHowToMakeOne) {
  HallBed bed;
  const std::string words = RefusalToServe(bed);
  EXPECT_NE(words.find("hall.db"), std::string::npos) << words;
  EXPECT_NE(words.find("init"), std::string::npos) << words;
}

TEST(HubStart, NamesADamagedLedgerAndTouchesNothing) {
  HallBed bed;
  bed.programs().Init();
  const std::filesystem::path file = bed.directory() / "hall" / "data" / "hall.db";
  {
    std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
    out << "this was a database before somebody wrote over it";
  }
  const auto size = std::filesystem::file_size(file);
  const std::string words = RefusalToServe(bed);
  EXPECT_NE(words.find("hall.db"), std::string::npos) << words;
  EXPECT_NE(words.find("restore"), std::string::npos) << words;
  EXPECT_EQ(std::filesystem::file_size(file), size);
}

TEST(HubStart, InitDoesNotTouchALedgerThatIsThere) {
  HallBed bed;
  bed.programs().Init();
  const auto again = bed.processes().Run("again", bed.setup().HubCommand("init"), kPatience);
  EXPECT_EQ(again.exit_code, 1);
  EXPECT_NE(bed.processes().LastWords("again").find("hall.db"), std::string::npos);
}

TEST(HubStart, NamesFileAndLineOfABadSetting) {
  HallBed bed;
  bed.programs().Init();
  std::ofstream(bed.directory() / "hall" / "hub.toml", std::ios::app) << "speeed = 3\n";
  const std::string words = RefusalToServe(bed);
  EXPECT_NE(words.find("hub.toml:"), std::string::npos) << words;
  EXPECT_NE(words.find("speeed"), std::string::npos) << words;
}

TEST(HubStart, ASecondHubOnTheSameLedgerIsRefused) {
  HallBed bed;
  bed.Start();
  const std::string words = RefusalToServe(bed);
  EXPECT_NE(words.find("hall.db"), std::string::npos) << words;
}

}  // namespace
}  // namespace yichuang::integration
