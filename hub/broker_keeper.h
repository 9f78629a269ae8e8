#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "hub/broker_files.h"
#include "hub/core/hall.h"

namespace yichuang::hub {

/// Carries out at the broker what the ledger says of terminals: writes the list of certificates
/// that were taken back and has the broker start anew, which closes every connection, also of
/// whoever is out; renews certificates before they end; lets everybody hear the boards of all
/// zones. What fails is tried again. On a thread of its own.
class BrokerKeeper {
 public:
  using Now = std::function<identity::Seconds()>;

  /// `log` takes one line for the operator, from the keeper's thread.
  BrokerKeeper(BrokerFiles files, identity::Authority authority, Now now,
               std::function<void(const std::string&)> log);
  ~BrokerKeeper();
  BrokerKeeper(const BrokerKeeper&) = delete;
  BrokerKeeper& operator=(const BrokerKeeper&) = delete;

  /// After COMMIT, from the hall thread; never blocks.
  void Offer(const core::Hall& hall);

 private:
  struct Wanted {
    std::vector<std::string> revoked;  ///< serials
    std::vector<std::string> boards;
    friend bool operator==(const Wanted&, const Wanted&) = default;
  };
  void Work();
  void Carry(const Wanted& wanted);
  void Renew();

  BrokerFiles files_;  ///< of the thread
  const identity::Authority authority_;
  const Now now_;
  const std::function<void(const std::string&)> log_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::optional<Wanted> next_;
  bool ending_ = false;
  std::optional<Wanted> carried_;  ///< of the thread
  std::thread thread_;             ///< last: it uses all of the above
};

}  // namespace yichuang::hub
