#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/integration/files_with.h"
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

/// What the hub answers to a POST from that address of this machine.
std::string PostFrom(const char* source, std::uint16_t port, const std::string& path,
                     const std::string& body) {
  const int wire = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in here{};
  here.sin_family = AF_INET;
  here.sin_addr.s_addr = ::inet_addr(source);
  sockaddr_in hub{};
  hub.sin_family = AF_INET;
  hub.sin_port = htons(port);
  hub.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string answer;
  if (::bind(wire, reinterpret_cast<const sockaddr*>(&here), sizeof here) == 0 &&
      ::connect(wire, reinterpret_cast<const sockaddr*>(&hub), sizeof hub) == 0) {
    const std::string request = "POST " + path +
                                " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                                "\r\nConnection: close\r\nContent-Type: application/json\r\n"
                                "Content-Length: " +
                                std::to_string(body.size()) + "\r\n\r\n" + body;
    if (::send(wire, request.data(), request.size(), MSG_NOSIGNAL) ==
        static_cast<::ssize_t>(request.size())) {
      char piece[4096];
      for (::ssize_t got = 0; (got = ::recv(wire, piece, sizeof piece, 0)) > 0;)
        answer.append(piece, static_cast<std::size_t>(got));
    }
  }
  ::close(wire);
  return answer;
}

TEST(HubFiles, KeepNoAddressAndNoOpenWordOfACitizenWhoComplains) {
  HallBed bed;
  bed.programs().Init();
  bed.programs().StartHub();
  ASSERT_TRUE(bed.Until([&] { return bed.Health("seq") >= 0; }));
  constexpr const char* kCitizen = "127.83.45.67";
  const auto post = [&](const char* path, const std::string& body) {
    return PostFrom(kCitizen, bed.setup().http_port(), path, body);
  };
  std::string opened;
  ASSERT_TRUE(bed.Until([&] {
    opened = post("/api/v1/citizen-matters",
                  R"({"kind":"complaint","channel":"kiosk","words":"三号窗口上午没有人"})");
    return opened.find(" 200 ") != std::string::npos;
  })) << opened;
  const auto number = opened.find("TS20");
  ASSERT_NE(number, std::string::npos) << opened;
  // What is wrong is counted against the place it comes from, and not kept either.
  for (int i = 0; i < 3; ++i) post("/api/v1/matter-progress", R"({"code":"AAAAAAAAAAAA"})");
  const std::string no = opened.substr(number, 14);
  EXPECT_FALSE(FilesWith(bed.directory(), no).empty()) << "the files that are searched have it";
  for (const std::string& private_bytes : {std::string(kCitizen), std::string("没有人")})
    EXPECT_EQ(FilesWith(bed.directory(), private_bytes), std::vector<std::string>())
        << private_bytes;
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
