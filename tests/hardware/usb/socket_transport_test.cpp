#include "hardware/usb/socket_transport.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <filesystem>
#include <thread>
#include <vector>

namespace yichuang::usb {
namespace {

constexpr Millis kSocketPatience{10'000};
using Bytes = std::vector<std::uint8_t>;

/// The device's end: listens, accepts one.
class Socket : public testing::Test {
 protected:
  static std::filesystem::path MakeDirectory() {
    char name[] = "/tmp/yichuang-socket-XXXXXX";
    return mkdtemp(name);
  }
  ~Socket() override {
    HangUp();
    if (listening_ >= 0) ::close(listening_);
    std::filesystem::remove_all(directory_);
  }

  void Listen() {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path_.string().copy(address.sun_path, sizeof address.sun_path - 1);
    listening_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ASSERT_EQ(::bind(listening_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    ASSERT_EQ(::listen(listening_, 1), 0);
  }

  std::unique_ptr<Transport> Connect() {
    auto opened = port_.Open(kSocketPatience);
    auto* transport = std::get_if<std::unique_ptr<Transport>>(&opened);
    if (transport == nullptr) return nullptr;
    device_ = ::accept(listening_, nullptr, nullptr);
    return std::move(*transport);
  }

  void HangUp() {
    if (device_ >= 0) ::close(device_);
    device_ = -1;
  }

  std::filesystem::path directory_ = MakeDirectory();
  std::filesystem::path path_ = directory_ / "ev.sock";
  int listening_ = -1;
  int device_ = -1;
  SocketPort port_{path_};
};

TEST_F(Socket, CarriesBytesBothWays) {
  Listen();
  const auto transport = Connect();
  ASSERT_NE(transport, nullptr);
  EXPECT_EQ(transport->Name(), "evaluator at socket " + path_.string());

  ASSERT_EQ(::write(device_, "abc", 3), 3);
  std::uint8_t bytes[8];
  const auto read = transport->Read(bytes, kSocketPatience);
  ASSERT_EQ(read.status, TransportStatus::kOk);
  EXPECT_EQ(Bytes(bytes, bytes + read.size), (Bytes{'a', 'b', 'c'}));

  ASSERT_EQ(transport->Write(Bytes{'d', 0, 'e'}), TransportStatus::kOk);
  char heard[8];
  ASSERT_EQ(::read(device_, heard, sizeof heard), 3);
  EXPECT_EQ(std::string(heard, 3), std::string("d\0e", 3));
}

TEST_F(Socket, NothingIsPluggedInWhereNobodyListens) {
  auto opened = port_.Open(Millis(30));
  ASSERT_TRUE(std::holds_alternative<std::string>(opened));
  EXPECT_EQ(*std::get_if<std::string>(&opened), "");
}

TEST_F(Socket, ComesUpWhenTheDeviceDoes) {
  std::unique_ptr<Transport> transport;
  std::thread waiting([&] {
    auto opened = port_.Open(kSocketPatience);
    if (auto* open = std::get_if<std::unique_ptr<Transport>>(&opened)) transport = std::move(*open);
  });
  Listen();
  waiting.join();
  EXPECT_NE(transport, nullptr);
}

TEST_F(Socket, HangingUpIsUnplugging) {
  Listen();
  const auto transport = Connect();
  ASSERT_NE(transport, nullptr);
  ASSERT_EQ(::write(device_, "x", 1), 1);
  HangUp();
  std::uint8_t bytes[8];
  EXPECT_EQ(transport->Read(bytes, kSocketPatience).status, TransportStatus::kOk)
      << "what came before is still good";
  EXPECT_EQ(transport->Read(bytes, kSocketPatience).status, TransportStatus::kUnplugged);
  EXPECT_EQ(transport->Write(Bytes{1}), TransportStatus::kUnplugged);
}

TEST_F(Socket, SaysNothingInTime) {
  Listen();
  const auto transport = Connect();
  ASSERT_NE(transport, nullptr);
  std::uint8_t bytes[8];
  EXPECT_EQ(transport->Read(bytes, Millis(10)).status, TransportStatus::kNothing);
}

TEST_F(Socket, CloseWakesARead) {
  Listen();
  const auto transport = Connect();
  ASSERT_NE(transport, nullptr);
  std::thread closer([&transport] { transport->Close(); });
  std::uint8_t bytes[8];
  EXPECT_EQ(transport->Read(bytes, std::chrono::hours(1)).status, TransportStatus::kClosed);
  closer.join();
  EXPECT_EQ(transport->Write(Bytes{1}), TransportStatus::kClosed);
}

TEST_F(Socket, CloseWakesAnOpen) {
  std::thread closer([this] { port_.Close(); });
  const auto opened = port_.Open(std::chrono::hours(1));
  closer.join();
  EXPECT_TRUE(std::holds_alternative<std::string>(opened));
}

TEST_F(Socket, NeverWaitsForADeviceThatTakesNothing) {
  Listen();
  const auto transport = Connect();
  ASSERT_NE(transport, nullptr);
  const Bytes chunk(4'096, 1);
  auto status = TransportStatus::kOk;
  for (int i = 0; i < 10'000 && status == TransportStatus::kOk; ++i)
    status = transport->Write(chunk);
  EXPECT_EQ(status, TransportStatus::kNotTaking);
}

TEST_F(Socket, SaysWhatIsWrongWithAPath) {
  SocketPort too_long(std::string(200, 'x'));
  const auto opened = too_long.Open(Millis(10));
  const auto* why = std::get_if<std::string>(&opened);
  ASSERT_NE(why, nullptr);
  EXPECT_NE(why->find("cannot connect: File name too long"), std::string::npos) << *why;
}

}  // namespace
}  // namespace yichuang::usb
