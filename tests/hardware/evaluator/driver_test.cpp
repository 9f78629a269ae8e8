#include "hardware/evaluator/driver.h"

#include <gtest/gtest.h>

#include <deque>

#include "tests/fakes/scripted_transport.h"
#include "tests/hardware/evaluator/device_frames.h"

namespace yichuang::evaluator {
namespace {

using fakes::Ends;
using fakes::FrameOf;
using fakes::Hears;
using fakes::HelloOf;
using fakes::OnCable;
using fakes::PressOf;
using fakes::Refuses;
using fakes::Says;
using fakes::Script;
using fakes::ScriptedPort;

constexpr std::chrono::seconds kPatience{10};

/// What a driver tells, in order, waited for.
class Ear {
 public:
  void Hear(Event event) {
    const std::lock_guard lock(mutex_);
    events_.push_back(std::move(event));
    changed_.notify_all();
  }
  void Log(const std::string& line) {
    const std::lock_guard lock(mutex_);
    lines_.push_back(line);
    changed_.notify_all();
  }
  template <typename Kind>
  Kind Next() {
    std::unique_lock lock(mutex_);
    if (!changed_.wait_for(lock, kPatience, [this] { return !events_.empty(); })) {
      ADD_FAILURE() << "no event came";
      return {};
    }
    const Event event = events_.front();
    events_.pop_front();
    const auto* kind = std::get_if<Kind>(&event);
    EXPECT_NE(kind, nullptr) << "an event of another kind came: " << event.index();
    return kind == nullptr ? Kind{} : *kind;
  }
  std::vector<std::string> Lines(std::size_t count) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, kPatience, [&] { return lines_.size() >= count; });
    return lines_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Event> events_;
  std::vector<std::string> lines_;
};

class DriverTest : public testing::Test {
 protected:
  Driver& Start(std::vector<std::variant<Script, std::string>> attempts,
                Millis silent_after = Millis(15'000)) {
    const DriverOptions options{silent_after, Millis(1), Millis(2)};
    driver_.emplace(
        std::make_unique<ScriptedPort>(std::move(attempts)),
        [this](Event event) { ear_.Hear(std::move(event)); },
        [this](const std::string& line) { ear_.Log(line); }, options);
    return *driver_;
  }

  Ear ear_;
  std::optional<Driver> driver_;
};

TEST_F(DriverTest, PassesFramesUpAndDown) {
  const auto hello = OnCable(FrameOf(HelloOf(7, 1)));
  const auto press = FrameOf(PressOf(7, 1));
  const auto receipt = FrameOf(protocol::Receipt{7, 1, 1});
  auto& driver = Start({Script{Says{hello}, Says{OnCable(press)}, Hears{OnCable(receipt)}}});
  EXPECT_TRUE(ear_.Next<HelloHeard>().news);
  EXPECT_EQ(ear_.Next<EntryHeard>().frame, press);
  EXPECT_TRUE(driver.Send(receipt));
}

TEST_F(DriverTest, OpensAgainAfterAnUnplug) {
  const auto hello = OnCable(FrameOf(HelloOf(7, 1)));
  Start({Script{Says{hello}, Ends{}}, Script{Says{hello}}});
  EXPECT_TRUE(ear_.Next<HelloHeard>().news);
  EXPECT_EQ(ear_.Next<Detached>(), (Detached{"ev-0007", DetachCause::kUnplugged}));
  EXPECT_TRUE(ear_.Next<HelloHeard>().news);
  EXPECT_TRUE(ear_.Lines(0).empty()) << "the event says it";
}

TEST_F(DriverTest, ReportsASilentDeviceAsDetached) {
  const auto hello = OnCable(FrameOf(HelloOf(7, 1)));
  Start({Script{Says{hello}}, Script{Says{hello}}}, Millis(20));
  ear_.Next<HelloHeard>();
  EXPECT_EQ(ear_.Next<Detached>(), (Detached{"ev-0007", DetachCause::kSilent}));
  ear_.Next<HelloHeard>();
}

TEST_F(DriverTest, SaysOnceThatADeviceNeverSaidHello) {
  const auto hello = OnCable(FrameOf(HelloOf(7, 1)));
  Start({Script{Ends{}}, Script{}, Script{}, Script{Says{hello}}}, Millis(20));
  ear_.Next<HelloHeard>();
  EXPECT_EQ(
      ear_.Lines(2),
      (std::vector<std::string>{
          "scripted device: was unplugged or lost power; it is used again as soon as it is back",
          "scripted device: says nothing; check its display, or unplug it and plug it in again"}));
}

TEST_F(DriverTest, SendsNothingWhenNothingIsPluggedIn) {
  auto& driver = Start({});
  EXPECT_FALSE(driver.Send(FrameOf(protocol::Receipt{7, 1, 1})));
}

TEST_F(DriverTest, RefusesAFrameThatIsTooLong) {
  const auto hello = OnCable(FrameOf(HelloOf(7, 1)));
  auto& driver = Start({Script{Says{hello}}});
  ear_.Next<HelloHeard>();
  EXPECT_FALSE(driver.Send(FrameBytes(protocol::kMaxFrameSize + 1)));
}

TEST_F(DriverTest, OpensADeviceAnewThatTakesNothing) {
  const auto hello = OnCable(FrameOf(HelloOf(7, 1)));
  const auto receipt = FrameOf(protocol::Receipt{7, 1, 1});
  auto& driver = Start({Script{Says{hello}, Refuses{OnCable(receipt)}}, Script{Says{hello}}});
  ear_.Next<HelloHeard>();
  EXPECT_FALSE(driver.Send(receipt));
  ear_.Next<Detached>();
  ear_.Next<HelloHeard>();
  EXPECT_NE(ear_.Lines(1).at(0).find("takes no data"), std::string::npos);
}

TEST_F(DriverTest, ComplainsOnceAboutTheSameFailure) {
  const std::string refused = "evaluator on bus 1 address 4: claim refused";
  const auto hello = OnCable(FrameOf(HelloOf(7, 1)));
  Start({refused, refused, refused, Script{Says{hello}}});
  ear_.Next<HelloHeard>();
  EXPECT_EQ(ear_.Lines(1), std::vector<std::string>{refused});
}

TEST_F(DriverTest, SaysThatFramesCameDamaged) {
  auto damaged = OnCable(FrameOf(PressOf(7, 1)));
  damaged[9] ^= 1;
  Start({Script{Says{damaged}, Says{OnCable(FrameOf(HelloOf(7, 1)))}}});
  ear_.Next<HelloHeard>();
  EXPECT_EQ(ear_.Lines(1).at(0).rfind("scripted device: 1 damaged frames so far (1 checksum", 0),
            0U);
}

TEST_F(DriverTest, StopsWhileItWaits) {
  Start({}).Stop();
  SUCCEED() << "it returned";
}

}  // namespace
}  // namespace yichuang::evaluator
