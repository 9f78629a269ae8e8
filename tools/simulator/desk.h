#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "tools/simulator/accounts.h"
#include "tools/simulator/clock.h"
#include "tools/simulator/day.h"
#include "tools/simulator/desk_client.h"
#include "tools/simulator/evaluator_link.h"
#include "tools/simulator/hall_setup.h"
#include "tools/simulator/loop.h"

namespace yichuang::simulator {

/// What the desks share: who waits, and what has been pressed.
class Reception {
 public:
  /// Somebody waits for a call, at whichever window.
  virtual bool SomebodyWaits() const = 0;
  /// Who holds what was called, absent when nobody comes. After a lost answer the clerk knows the
  /// number alone (`ticket` is 0), otherwise the ticket alone (`number` is "").
  virtual std::optional<Visitor> Come(std::uint64_t ticket, const std::string& number) = 0;
  /// A device shows the invitation of a visitor who will rate.
  virtual void Invited() {}
  virtual void Pressed(const Press& press) = 0;
  /// A service ended and its citizen left, rated or not.
  virtual void Left() = 0;
  /// One line for whoever watches the simulation.
  virtual void Note(const std::string& line) = 0;

 protected:
  ~Reception() = default;
};

/// One window: its clerk asks the hub over HTTP, its citizens look at the device and press it.
///
/// Nobody outruns the programs: a clerk waits for the hub's answer, a citizen for the invitation of
/// the own visit on the device, and the clerk calls the next one when the last has pressed or given
/// up. Used on the loop's thread.
class Desk final : public EvaluatorListener {
 public:
  /// `clock` is read at every step; all references must outlive this.
  Desk(const HallWindow& window, const std::filesystem::path& control, DeskClient& hub, Loop& loop,
       const DemoClock& clock, Reception& reception);
  ~Desk();
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  void StartShift();
  /// After the visitor being served now; OnShift is false when it is done.
  void EndShift();
  /// Somebody has come: calls the next number if the clerk is free.
  void Look();

  /// Nobody is called, served or pressed for any more; a device that was pressed is still watched.
  void Close();

  bool on_shift() const { return clerk_ != Clerk::kAway; }
  /// Nobody is served, and nobody stands before the device any more.
  bool quiet() const { return (clerk_ == Clerk::kFree || clerk_ == Clerk::kAway) && !citizen_; }

  EvaluatorLink& device() { return link_; }
  /// The device's last figures, absent until it told some after AskAgain.
  const std::optional<SeenStats>& stats() const { return stats_; }
  void AskAgain();
  /// The citizen still reads a question, so that another entry may follow.
  bool asking() const { return screen_.name == "ask_consent"; }
  /// Presses whose device was killed before it lit the lamp: they may be stored or not.
  std::uint64_t unlit() const { return unlit_; }
  /// Invitations that named another member of staff than the one on shift.
  std::uint64_t wrong_screens() const { return wrong_screens_; }

  // EvaluatorListener
  void OnScreen(const SeenScreen& screen) override;
  void OnLamp(std::uint64_t counter, std::uint64_t invitation) override;
  void OnStats(const SeenStats& stats) override;
  void OnLost() override;

 private:
  enum class Clerk { kAway, kStarting, kFree, kCalling, kOpening, kServing, kEnding, kPausing };
  enum class Phase { kWaiting, kThinking, kPressing, kConsenting };
  struct Citizen {
    Visitor visitor;
    Phase phase = Phase::kWaiting;
  };
  struct Finger {
    int level = 0;
    std::string visit;
  };

  std::string Path(const std::string& end) const;
  void Call();
  void Called(const DeskClient::Answer& call);
  void CallAgain(const DeskClient::Answer& call);
  void Miss(const DeskClient::Answer& call);
  void Rest();
  void Open();
  void EndService();
  void Invite();
  void Think();
  void PressLevel();
  void Leave();
  void Patience(std::chrono::milliseconds real);

  const HallWindow window_;
  DeskClient& hub_;
  Loop& loop_;
  const DemoClock& clock_;
  Reception& reception_;
  EvaluatorLink link_;

  Clerk clerk_ = Clerk::kAway;
  bool ending_shift_ = false;
  bool look_again_ = false;  ///< somebody came while the hub was asked for the next number
  bool closed_ = false;
  std::optional<Visitor> served_;
  std::optional<Citizen> citizen_;
  SeenScreen screen_;
  std::optional<SeenStats> stats_;
  std::uint32_t epoch_ = 0;
  std::map<std::uint64_t, Finger> fingers_;  ///< by invitation: pressed, lamp not seen yet
  std::uint64_t unlit_ = 0;
  std::uint64_t wrong_screens_ = 0;
  Loop::Timer clerk_timer_ = 0;
  Loop::Timer citizen_timer_ = 0;
  Loop::Timer finger_timer_ = 0;
};

}  // namespace yichuang::simulator
