#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "tools/simulator/accounts.h"
#include "tools/simulator/desk_client.h"
#include "tools/simulator/evaluator_link.h"
#include "tools/simulator/hall_setup.h"
#include "tools/simulator/loop.h"

namespace yichuang::faults {

/// A window where one citizen after the other is served without a number (直接服务) and rates at
/// once: as many presses as the programs can carry. On the loop's thread.
class StormWindow final : public simulator::EvaluatorListener {
 public:
  using OnPress = std::function<void(simulator::Press)>;

  /// All references outlive this.
  StormWindow(const simulator::HallWindow& window, const simulator::HallSetup& setup,
              simulator::DeskClient& hub, simulator::Loop& loop, OnPress on_press);
  ~StormWindow();
  StormWindow(const StormWindow&) = delete;
  StormWindow& operator=(const StormWindow&) = delete;

  /// Begins the shift, and serves until Stop.
  void Start();
  /// Nobody else comes.
  void Stop() { stopping_ = true; }
  bool quiet() const { return stopping_ && step_ == Step::kFree; }

  simulator::EvaluatorLink& device() { return link_; }
  void AskStats();
  /// Absent until the device told some after AskStats.
  const std::optional<simulator::SeenStats>& stats() const { return stats_; }
  /// A question is on the screen: another entry may follow.
  bool asking() const { return screen_.name == "ask_consent"; }
  /// Presses whose device was killed before its lamp was seen; they may be stored or not.
  std::uint64_t unlit() const { return unlit_; }
  const std::string& source() const { return window_.evaluator; }

  // simulator::EvaluatorListener
  void OnScreen(const simulator::SeenScreen& screen) override;
  void OnLamp(std::uint64_t counter, std::uint64_t invitation) override;
  void OnStats(const simulator::SeenStats& stats) override;
  void OnLost() override;

 private:
  enum class Step { kFree, kOpening, kEnding, kInvited, kPressed };

  void Ask(const char* path, std::string body, const std::function<void(bool)>& answered);
  void Serve();
  void Next();
  void Wait(std::chrono::milliseconds patience);

  const simulator::HallWindow window_;
  simulator::DeskClient& hub_;
  simulator::Loop& loop_;
  /// Of everybody here: a key may come late and be the next citizen's, and is still known.
  const int level_;
  const OnPress on_press_;
  simulator::EvaluatorLink link_;

  Step step_ = Step::kFree;
  bool stopping_ = false;
  simulator::SeenScreen screen_;
  std::uint64_t rated_ = 0;  ///< the last invitation that was pressed
  bool waits_for_lamp_ = false;
  std::uint64_t lit_ = 0;  ///< the last invitation whose lamp lit; later ones have higher numbers
  std::optional<simulator::SeenStats> stats_;
  std::uint32_t epoch_ = 0;
  std::uint64_t unlit_ = 0;
  simulator::Loop::Timer timer_ = 0;
};

}  // namespace yichuang::faults
