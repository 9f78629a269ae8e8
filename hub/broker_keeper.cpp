#include "hub/broker_keeper.h"

#include <chrono>
#include <exception>
#include <utility>

namespace yichuang::hub {
namespace {

using namespace std::chrono_literals;

constexpr auto kLookAtCertificates = 1h;
constexpr auto kTryAgain = 5s;

}  // namespace

BrokerKeeper::BrokerKeeper(BrokerFiles files, identity::Authority authority, Now now,
                           std::function<void(const std::string&)> log)
    : files_(std::move(files)),
      authority_(std::move(authority)),
      now_(std::move(now)),
      log_(std::move(log)),
      thread_([this] { Work(); }) {}

BrokerKeeper::~BrokerKeeper() {
  {
    const std::scoped_lock lock(mutex_);
    ending_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void BrokerKeeper::Offer(const core::Hall& hall) {
  Wanted wanted{core::RevokedSerials(hall), BoardsOf(hall.plan)};
  {
    const std::scoped_lock lock(mutex_);
    next_ = std::move(wanted);
  }
  wake_.notify_one();
}

void BrokerKeeper::Work() {
  std::string told;  // a fault that lasts is told once
  while (true) {
    std::optional<Wanted> wanted;
    {
      std::unique_lock lock(mutex_);
      wake_.wait_for(lock,
                     told.empty() ? std::chrono::milliseconds(kLookAtCertificates) : kTryAgain,
                     [this] { return ending_ || next_; });
      if (ending_) return;
      wanted = std::exchange(next_, std::nullopt);
    }
    try {
      if (wanted) {
        Carry(*wanted);
      } else {
        Renew();
      }
      told.clear();
    } catch (const std::exception& error) {
      if (told != error.what()) log_(std::string("broker: ") + error.what() + "; trying again");
      told = error.what();
      const std::scoped_lock lock(mutex_);
      if (!next_) next_ = std::move(wanted);
    }
    if (!told.empty()) {
      std::unique_lock lock(mutex_);
      if (wake_.wait_for(lock, kTryAgain, [this] { return ending_; })) return;
    }
  }
}

// The list alone closes no connection, and a broker that reads a second list beside the first, or
// takes a TLS session up again, lets in whom it let in before: a new process knows none of that.
void BrokerKeeper::Carry(const Wanted& wanted) {
  if (carried_ == wanted) return;
  if (files_.PutBoards(wanted.boards)) (void)files_.TellBroker();
  if (files_.PutRevoked(authority_, wanted.revoked, now_())) {
    log_(files_.EndBroker()
             ? "broker: a certificate was revoked; the broker starts anew with the list of those"
             : "broker: a certificate was revoked, but no broker runs from the hub's folder under "
               "its "
               "account; start it anew by hand, for example: systemctl restart yichuang-broker");
    files_.NoteRevoked(wanted.revoked);
  }
  carried_ = wanted;
}

void BrokerKeeper::Renew() {
  if (!files_.Write(authority_, now_())) return;
  log_(files_.TellBroker()
           ? "broker: its certificate was renewed"
           : "broker: its certificate was renewed, and it has to be told: restart it");
}

}  // namespace yichuang::hub
