#include "kiosk/link/board_link.h"

#include <mutex>
#include <utility>

#include "hub/client/link.h"
#include "hub/contract/zone_board.h"

namespace yichuang::link {

/// The link's callbacks come on two threads: what they share is guarded, and what they do is short.
struct BoardLink::Impl final : client::LinkListener {
  Impl(BoardLinkOptions given, Put put_message, const std::function<void(const std::string&)>& log)
      : options(std::move(given)),
        put(std::move(put_message)),
        link({options.broker, options.hall, options.device, contract::BoardDevice(options.zone),
              options.identity, options.http, options.certificate_authority},
             *this, log) {}

  void OnConnected() override {
    std::uint64_t version = 0;
    {
      const std::scoped_lock lock(mutex);
      connected = true;
      version = shown;
    }
    Announce(version);
    TellPresence();
  }

  void OnLost() override {
    {
      const std::scoped_lock lock(mutex);
      connected = false;
      hub_there = false;
      kept = true;
    }
    TellPresence();
  }

  void OnHub(contract::HubState hub) override {
    {
      const std::scoped_lock lock(mutex);
      hub_there = hub.presence == contract::Presence::kOnline;
    }
    TellPresence();
  }

  void OnMessage(contract::Down message) override {
    if (auto* board = std::get_if<contract::ZoneBoard>(&message)) {
      bool fresh = false;
      {
        const std::scoped_lock lock(mutex);
        fresh = !std::exchange(kept, false);
      }
      return put(model::BoardArrived{std::move(*board), fresh});
    }
    const auto* desired = std::get_if<contract::Desired>(&message);
    if (desired == nullptr) return;
    // All that a display is wanted to show stands on the board; the version is told back so that
    // the hub does not send it again.
    {
      const std::scoped_lock lock(mutex);
      shown = desired->version;
    }
    Announce(desired->version);
  }

  void Announce(std::uint64_t version) {
    (void)link.Announce(
        {options.device, contract::Presence::kOnline, 0, options.software, version, {}});
  }

  void TellPresence() {
    bool online = false;
    {
      const std::scoped_lock lock(mutex);
      online = connected && hub_there;
      if (online == std::exchange(told, online)) return;
    }
    put(model::HubSeen{online});
  }

  const BoardLinkOptions options;
  const Put put;
  std::mutex mutex;
  bool connected = false;
  bool hub_there = false;
  bool told = false;
  bool kept = true;  ///< the next board is what the broker had kept
  std::uint64_t shown = 0;
  client::Link link;  ///< last: its callbacks use everything above
};

BoardLink::BoardLink(BoardLinkOptions options, Put put, std::function<void(const std::string&)> log)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(put), log)) {}

BoardLink::~BoardLink() { impl_->link.Stop(); }

void BoardLink::Start() { impl_->link.Start(); }

}  // namespace yichuang::link
