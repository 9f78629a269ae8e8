#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "tools/simulator/accounts.h"
#include "tools/simulator/hall_setup.h"
#include "tools/simulator/processes.h"

namespace yichuang::simulator {

/// A whole hall as processes: broker, hub, window hosts, evaluators; started in order, ended in
/// order.
///
/// Also the fixture of the integration tests. One thread.
class HallPrograms {
 public:
  /// `setup` must outlive this.
  explicit HallPrograms(const HallSetup& setup);

  /// Makes the empty ledger. Throws std::runtime_error with the hub's own last words when it could
  /// not.
  void Init();
  /// yichuang-hub import-items FOLDER, whether the hub runs or not. Throws what it said when it
  /// refused.
  void ImportItems(const std::filesystem::path& folder);
  void StartBroker();
  void StartHub();
  /// Gives every terminal that has none its certificate, with one-time codes. REQUIRES: the hub
  /// serves. Throws std::runtime_error with what went wrong.
  void Enrol();
  /// Evaluators, then the hosts that plug them in. REQUIRES: Enrol.
  void StartWindows();
  /// Appends every message to `file`, one line of JSON each.
  void StartRecorder(const std::filesystem::path& file);

  /// Waits until the hub serves and has its broker, supervising meanwhile. False after `patience`,
  /// or as soon as `give_up` says so.
  [[nodiscard]] bool AwaitHub(std::chrono::milliseconds patience,
                              const std::function<bool()>& give_up = {});

  /// Evaluators, window hosts, hub (which drains), recorder, broker.
  void Stop();

  struct Findings {
    std::optional<Ledger> ledger;
    std::string fault;  ///< why there is no ledger
    bool verified = false;
    std::string verify_words;  ///< what `verify` said
    bool books_balance = false;
  };
  /// Asks the hub's own subcommands about its ledger. REQUIRES: stopped.
  Findings Inspect();

  Processes& processes() { return processes_; }

 private:
  const HallSetup& setup_;
  Processes processes_;
};

}  // namespace yichuang::simulator
