#include "hardware/usb/recording.h"

#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <memory>

#include "tests/fakes/scripted_transport.h"

namespace yichuang::usb {
namespace {

using fakes::Ends;
using fakes::Hears;
using fakes::Says;
using fakes::Script;
using fakes::ScriptedTransport;
using Bytes = std::vector<std::uint8_t>;

/// Opens one script after the other, then nothing.
class ScriptedCable final : public Port {
 public:
  explicit ScriptedCable(std::vector<Script> scripts) : scripts_(std::move(scripts)) {}
  Opened Open(Millis) override {
    if (next_ == scripts_.size()) return std::string("nothing is plugged in");
    return std::make_unique<ScriptedTransport>(scripts_[next_++], "evaluator 1");
  }
  void Close() override {}
  std::string Name() const override { return "evaluator at any port"; }

 private:
  std::vector<Script> scripts_;
  std::size_t next_ = 0;
};

class RecordingTest : public testing::Test {
 protected:
  RecordingTest() { std::filesystem::remove(file_); }
  ~RecordingTest() override { std::filesystem::remove(file_); }

  static Transport& OpenAt(Port& port, std::unique_ptr<Transport>& kept) {
    auto opened = port.Open(Millis(20'000));
    kept = std::move(*std::get_if<std::unique_ptr<Transport>>(&opened));
    return *kept;
  }
  static Bytes ReadOnce(Transport& transport) {
    Bytes bytes(64);
    bytes.resize(transport.Read(bytes, Millis(20'000)).size);
    return bytes;
  }

  const std::filesystem::path file_ =
      std::filesystem::path(testing::TempDir()) /
      (std::string("yichuang-recording-") +
       testing::UnitTest::GetInstance()->current_test_info()->name());
};

/// A device that says hello, is shown something, answers, and is unplugged.
const Script kConversation{Says{{1, 2}}, Hears{{7, 8, 9}}, Says{{3}}, Ends{}};

void Talk(Transport& transport, const std::function<Bytes(Transport&)>& read,
          const Bytes& written) {
  EXPECT_EQ(read(transport), (Bytes{1, 2}));
  EXPECT_EQ(transport.Write(written), TransportStatus::kOk);
  EXPECT_EQ(read(transport), Bytes{3});
  std::uint8_t byte[1];
  EXPECT_EQ(transport.Read(byte, Millis(20'000)).status, TransportStatus::kUnplugged);
}

TEST_F(RecordingTest, KeepsEveryTransferAndPassesItOn) {
  RecordingPort port(std::make_unique<ScriptedCable>(std::vector<Script>{kConversation}), file_);
  std::unique_ptr<Transport> kept;
  Talk(OpenAt(port, kept), ReadOnce, {7, 8, 9});
  const auto read = ReadRecording(file_);
  const auto* transfers = std::get_if<std::vector<KeptTransfer>>(&read);
  ASSERT_NE(transfers, nullptr) << std::get<std::string>(read);
  using What = KeptTransfer::What;
  std::vector<std::pair<What, Bytes>> seen;
  for (const auto& each : *transfers) seen.emplace_back(each.what, each.bytes);
  EXPECT_EQ(seen, (std::vector<std::pair<What, Bytes>>{{What::kOpen, {}},
                                                       {What::kIn, {1, 2}},
                                                       {What::kOut, {7, 8, 9}},
                                                       {What::kIn, {3}},
                                                       {What::kEnd, {}}}));
  EXPECT_EQ(transfers->front().name, "evaluator 1");
  EXPECT_EQ(transfers->back().status, TransportStatus::kUnplugged);
  EXPECT_EQ(std::get<std::string>(port.Open(Millis(0))), "nothing is plugged in");
}

TEST_F(RecordingTest, IsPlayedAgainWithoutTheDevice) {
  {
    RecordingPort port(
        std::make_unique<ScriptedCable>(std::vector<Script>{kConversation, kConversation}), file_);
    std::unique_ptr<Transport> kept;
    Talk(OpenAt(port, kept), ReadOnce, {7, 8, 9});
    Talk(OpenAt(port, kept), ReadOnce, {7, 8, 9});
  }
  ReplayPort replay(file_);
  for (int conversation = 0; conversation < 2; ++conversation) {
    std::unique_ptr<Transport> kept;
    Talk(OpenAt(replay, kept), ReadOnce, {4, 4});
  }
  EXPECT_EQ(std::get<std::string>(replay.Open(Millis(0))), "") << "nothing is plugged in";
}

TEST_F(RecordingTest, AnAnswerIsNotPlayedBeforeTheHostHasSpoken) {
  {
    RecordingPort port(std::make_unique<ScriptedCable>(std::vector<Script>{kConversation}), file_);
    std::unique_ptr<Transport> kept;
    Talk(OpenAt(port, kept), ReadOnce, {7, 8, 9});
  }
  ReplayPort replay(file_);
  std::unique_ptr<Transport> kept;
  Transport& transport = OpenAt(replay, kept);
  EXPECT_EQ(ReadOnce(transport), (Bytes{1, 2}));
  std::uint8_t byte[1];
  EXPECT_EQ(transport.Read(byte, Millis(1)).status, TransportStatus::kNothing);
  EXPECT_EQ(transport.Write(Bytes{1}), TransportStatus::kOk);
  EXPECT_EQ(ReadOnce(transport), Bytes{3});
}

TEST_F(RecordingTest, AFileThatIsNoneIsRefusedWithItsLine) {
  for (const char* bad :
       {"5 in 01\n", "0 open x\n1 in 0\n", "0 open x\n1 in 0g\n", "0 open x\n1 up 01\n",
        "0 open x\n2 end 9\n", "0 open x\n\n", "0 open x\n-1 in 01\n", "x"}) {
    std::ofstream(file_) << bad;
    const auto read = ReadRecording(file_);
    const auto* why = std::get_if<std::string>(&read);
    ASSERT_NE(why, nullptr) << bad;
    EXPECT_NE(why->find(": this is no transfer; take a file"), std::string::npos) << *why;
    EXPECT_THROW(ReplayPort{file_}, std::runtime_error);
  }
  EXPECT_THROW(ReplayPort("/nowhere/recording"), std::runtime_error);
  EXPECT_THROW(RecordingPort(std::make_unique<ScriptedCable>(std::vector<Script>{}), "/nowhere/x"),
               std::runtime_error);
}

}  // namespace
}  // namespace yichuang::usb
