#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "hub/access/staff_card.h"
#include "hub/canary_press.h"
#include "hub/clock.h"
#include "hub/core/hall.h"
#include "hub/core/inbox.h"
#include "hub/desired_frames.h"
#include "hub/displacement_watch.h"
#include "hub/evidence/frames.h"
#include "hub/http/answer.h"
#include "hub/live_board.h"
#include "hub/mqtt/terminals.h"
#include "hub/query/desk.h"
#include "hub/query/live.h"
#include "hub/query/screens.h"
#include "hub/receipts.h"
#include "hub/sqlite/store.h"
#include "hub/staff_message.h"

namespace yichuang::hub {

/// Where the hall thread's answers go. Called on the hall thread, only after COMMIT; must not
/// block.
class Outgoing {
 public:
  virtual ~Outgoing() = default;
  virtual void Send(const std::string& device, const contract::Down& message) = 0;
  virtual void Announce(const contract::HubState& state) = 0;
  virtual void Publish(query::LiveState state) = 0;
  virtual void PublishWall(query::WallState state) = 0;
  virtual void PublishDesks(query::DeskHall hall) = 0;
  virtual void PublishScreens(query::HallScreens hall) = 0;
  virtual void PublishAccounts(const core::Accounts& accounts,
                               const std::vector<core::PlannedStaff>& staff) = 0;
  /// What settings and devices are now; `hall` is its own copy.
  virtual void PublishSettings(core::Hall hall) = 0;
  /// The key that makes handles of persons on that day of the hall ("2026-05-09") is wanted:
  /// HallThread::GiveDayKey answers, or nobody does and it is asked again.
  virtual void WantDayKey(const std::string& day) = 0;
  virtual void Snapshot(core::Hall hall, const contract::Head& head) = 0;
  /// Somebody of the staff is told outside the pages; nobody where no messenger is there.
  virtual void Tell(StaffMessage /*message*/) {}  // NOLINT(performance-unnecessary-value-param)
  /// One line for the operator.
  virtual void Log(const std::string& line) = 0;
};

/// 夜间自检.
struct CanaryOptions {
  std::chrono::minutes at{};  ///< after midnight of the hall's clock
  evidence::DeviceKey key{};  ///< random
};

struct HallOptions {
  core::Plan plan;
  core::KioskPlan kiosks;
  BoardTitle title;
  StaffNames names;          ///< of hall.toml
  DrawName draw_name = {};   ///< for devices; without it they show work numbers alone
  access::StaffCards cards;  ///< as they were kept
  Clock clock;
  /// For pauses between repetitions.
  std::function<std::chrono::steady_clock::time_point()> steady = std::chrono::steady_clock::now;
  std::size_t inbox_capacity = 20'000;
  std::size_t batch = 1000;               ///< commands in one transaction, or one message more
  std::uint64_t snapshot_every = 20'000;  ///< records
  /// And no sooner: a hall with much that is open is worth seconds of a processor to write down.
  std::chrono::milliseconds snapshot_pause = std::chrono::seconds(10);
  std::optional<CanaryOptions> canary = {};  ///< absent: there is none
  /// Little room is left for the hall's data: terminals are told. Empty: there always is enough.
  std::function<bool()> storage_low = {};
};

/// The one writer: owns Hall, takes what has queued, decides, applies, commits, answers (laws 1, 2,
/// 5, 10).
///
/// Take, Submit and Stop are for any thread. A storage error leaves Run as an exception: no answer
/// has been sent then, and the process must end.
class HallThread final : public mqtt::Sink {
 public:
  /// `store`, `book` and `outgoing` must outlive this.
  HallThread(HallOptions options, sqlite::Store& store, evidence::FrameBook& book,
             Outgoing& outgoing);

  /// Reads the hall from the ledger and takes the configuration; once, before Run.
  void Load();
  /// Works until Stop, then finishes what has queued.
  void Run();
  void Stop();

  /// For tests and Run: takes what has queued, waiting at most `timeout` for the first, and carries
  /// it through. False when the inbox was closed and is empty.
  bool Step(std::chrono::milliseconds timeout);

  // mqtt::Sink
  bool HasRoom(bool for_state) override;
  void Take(contract::Up message) override;
  void Take(contract::TerminalState state) override;
  void Displaced(std::string device) override;
  void Connected() override;

  /// All cards of staff, for devices and boards; what is asked later is answered with them.
  void Deal(access::StaffCards cards);

  /// Answers Outgoing::WantDayKey. The key goes to kiosks and nowhere else.
  void GiveDayKey(std::string day, std::string key);

  /// Carries a command out in the name of `actor`: it stands in the ledger.
  bool Submit(std::string actor, core::Command command, http::OnAnswer on_answer);

  std::uint64_t seq() const { return seq_; }
  std::uint64_t dropped() { return inbox_.dropped(); }
  /// Entries that were not authentic or not in order: counted, never ledgered.
  std::uint64_t unsettled() const { return unsettled_; }
  /// The hall thread's own, or before Run.
  const core::Hall& hall() const { return hall_; }

 private:
  struct DeskRequest {
    std::string actor;
    core::Command command;
    http::OnAnswer on_answer;
  };
  struct LinkUp {};
  struct Displacement {
    std::string device;
  };
  struct DayKey {
    std::string day;
    std::string key;
  };
  /// Entries of the nightly canary: they queue with everything else.
  struct CanaryEntries {
    std::vector<contract::Entry> entries;
  };
  using Work = std::variant<contract::Up, contract::TerminalState, DeskRequest, access::StaffCards,
                            LinkUp, DayKey, Displacement, CanaryEntries>;
  using SteadyTime = std::chrono::steady_clock::time_point;
  static constexpr std::chrono::milliseconds kPublishEvery{50};
  /// Room in the inbox for births and the like beside any flood of entries: an entry comes again, a
  /// birth does not, and without it a terminal is shown nothing until it connects anew.
  static constexpr std::size_t kReserve = 2'000;

  struct Sent {
    std::uint64_t version = 0;  ///< last sent
    std::uint64_t shown = 0;    ///< last reported
    SteadyTime at{};
    std::optional<contract::KioskQueue> queue = {};  ///< last sent to a kiosk
    SteadyTime looked{};                             ///< at that kiosk's queue
  };

  void Handle(contract::Up& message);
  void Handle(contract::TerminalState& state);
  void Handle(DeskRequest& request);
  void Handle(access::StaffCards& cards);
  void Handle(LinkUp&);
  void Handle(DayKey& key);
  void Handle(CanaryEntries& canary);
  void WatchCanary();
  void Handle(Displacement& displacement);

  void TakeEntry(const std::string& device, contract::Entry entry);
  void CountUnsettled(const std::string& device, const std::string& source,
                      contract::Reason reason);
  core::Decision Carry(const std::string& actor, core::Command command);
  void Append(const std::string& actor, const core::Event& event);
  void Configure();
  void ReadCards();
  void ReadClock();
  void Commit();
  void Answer();
  void AnnounceHead();
  void SendWanted();
  /// Asks for the key of today's handles where somebody needs it.
  void SeekDayKey();
  contract::KioskQueue QueueOf(const std::string& device) const;
  /// Whether the lines look different from what the kiosk was told; looks at most every second.
  bool QueueMoved(const std::string& device, Sent& sent);
  void PublishLive();
  /// Boards of zones, for pages and for whatever hangs on the broker.
  void PublishScreens();
  void PublishWall();
  std::chrono::milliseconds WaitTime() const;

  const HallOptions options_;
  access::StaffCards cards_ = options_.cards;
  StaffNames names_ = options_.names;  ///< as the plan's cards say now
  StaffNames photos_;
  access::StaffStars stars_;
  sqlite::Store& store_;
  evidence::FrameBook& book_;
  Outgoing& outgoing_;
  core::Inbox<Work> inbox_;

  core::Hall hall_;
  core::Instant now_{};
  bool in_transaction_ = false;
  DisplacementWatch displacements_;
  bool clock_alarm_ = false;
  bool announce_ = false;
  bool announced_low_ = false;
  std::uint64_t announced_seq_ = 0;
  SteadyTime announced_{};
  bool unpublished_ = true;
  bool accounts_changed_ = true;
  bool settings_changed_ = true;
  std::optional<query::WallState> wall_;               ///< published
  std::map<std::string, contract::ZoneBoard> boards_;  ///< last sent, by zone
  SteadyTime published_{};
  std::uint64_t snapshot_seq_ = 0;
  std::chrono::steady_clock::time_point snapshot_at_{};
  ReceiptBook receipts_;
  std::vector<std::pair<http::OnAnswer, http::Answer>> answers_;
  std::vector<StaffMessage> messages_;  ///< until they are durable
  std::map<std::string, Sent> sent_;
  DayKey day_key_;              ///< never in Hall: what is there may be written down
  std::string day_key_wanted_;  ///< the day it was last asked for
  SteadyTime day_key_asked_{};
  std::map<std::string, std::pair<std::uint64_t, SteadyTime>> unsettled_by_device_;
  std::atomic<std::uint64_t> seq_ = 0;
  std::atomic<std::uint64_t> unsettled_ = 0;
};

}  // namespace yichuang::hub
