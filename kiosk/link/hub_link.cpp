#include "kiosk/link/hub_link.h"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

#include "hub/client/fetch.h"
#include "hub/client/link.h"
#include "kiosk/link/catalogue_shelf.h"
#include "kiosk/link/link_state.h"

namespace yichuang::link {
namespace {

SteadyMillis SteadyNow() {
  return std::chrono::floor<SteadyMillis>(std::chrono::steady_clock::now().time_since_epoch());
}

model::Instant WallNow() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

template <typename... Handlers>
struct Match : Handlers... {
  using Handlers::operator()...;
};
template <typename... Handlers>
Match(Handlers...) -> Match<Handlers...>;

struct Up {};
struct Down {};
struct Fetched {
  client::Sm3Hash sm3{};
  client::FetchStatus status = client::FetchStatus::kDone;
  std::string detail;
};
using Input = std::variant<Up, Down, contract::HubState, contract::Desired, Fetched>;

/// What other threads tell the link's own.
class Inputs {
 public:
  void Push(Input input) {
    {
      const std::scoped_lock lock(mutex_);
      inputs_.push_back(std::move(input));
    }
    wake_.notify_all();
  }
  void Close() {
    {
      const std::scoped_lock lock(mutex_);
      closed_ = true;
    }
    wake_.notify_all();
  }
  bool closed() {
    const std::scoped_lock lock(mutex_);
    return closed_;
  }
  /// Empty after `wait`, and when closed.
  std::optional<Input> Take(SteadyMillis wait) {
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, wait, [this] { return closed_ || !inputs_.empty(); });
    if (closed_ || inputs_.empty()) return std::nullopt;
    Input input = std::move(inputs_.front());
    inputs_.pop_front();
    return input;
  }

 private:
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Input> inputs_;  ///< few: the hub sends whole states, not changes
  bool closed_ = false;
};

}  // namespace

struct HubLink::Impl final : client::LinkListener {
  Impl(HubLinkOptions given, Put put_message, std::function<void(const std::string&)> log_line)
      : options(std::move(given)),
        put(std::move(put_message)),
        log(std::move(log_line)),
        shelf(options.state_dir / "catalogue", log),
        fetcher([this](const client::FetchRequest& request, client::FetchStatus status,
                       const std::string& detail) {
          inputs.Push(Fetched{request.sm3, status, detail});
        }),
        link({options.broker, options.hall, options.device}, *this, log) {}

  void OnConnected() override { inputs.Push(Up{}); }
  void OnLost() override { inputs.Push(Down{}); }
  void OnHub(contract::HubState hub) override { inputs.Push(std::move(hub)); }
  void OnMessage(contract::Down message) override {
    if (auto* desired = std::get_if<contract::Desired>(&message)) {
      inputs.Push(std::move(*desired));
    } else if (const auto* refused = std::get_if<contract::Refused>(&message)) {
      log(fmt::format("the hub refused a message: {} at '{}'", contract::Name(refused->reason),
                      refused->where));
    }
  }

  void Run();
  Deeds Handle(Input& input);
  Deeds HandleFetched(const Fetched& fetched);
  void Carry(const Deeds& deeds);
  void Do(const Deed& deed);
  Deeds Shelve(const contract::CatalogueWanted& wanted);

  const HubLinkOptions options;
  const Put put;
  const std::function<void(const std::string&)> log;
  Inputs inputs;
  CatalogueShelf shelf;                             ///< of the thread
  std::unique_ptr<LinkState> state;                 ///< of the thread
  std::optional<contract::CatalogueWanted> wanted;  ///< of the thread: being fetched
  client::Fetcher fetcher;
  std::thread thread;
  client::Link link;  ///< last: its callbacks use everything above
};

void HubLink::Impl::Run() {
  std::optional<Shelved> shelved = shelf.Load();
  state = std::make_unique<LinkState>(shelved ? std::optional(shelved->held) : std::nullopt);
  if (shelved) put(model::CatalogueArrived{shelved->catalogue, shelved->as_of});
  Carry(state->Begin());
  link.Start();
  while (!inputs.closed()) {
    const SteadyMillis next = state->NextTick();
    constexpr SteadyMillis kLongest = std::chrono::minutes(1);
    const SteadyMillis wait = next == SteadyMillis::max()
                                  ? kLongest
                                  : std::clamp(next - SteadyNow(), SteadyMillis(0), kLongest);
    if (auto input = inputs.Take(wait)) Carry(Handle(*input));
    Carry(state->Tick(SteadyNow()));
  }
}

Deeds HubLink::Impl::Handle(Input& input) {
  const SteadyMillis now = SteadyNow();
  return std::visit(Match{
                        [&](const Up&) { return state->Connected(now); },
                        [&](const Down&) { return state->Lost(); },
                        [&](const contract::HubState& hub) { return state->Hear(hub, now); },
                        [&](const contract::Desired& desired) { return state->Take(desired, now); },
                        [&](const Fetched& fetched) { return HandleFetched(fetched); },
                    },
                    input);
}

Deeds HubLink::Impl::HandleFetched(const Fetched& fetched) {
  if (!wanted || wanted->sm3 != fetched.sm3) return {};  // not wanted any more
  if (fetched.status == client::FetchStatus::kDone) return Shelve(*wanted);
  log(fmt::format("catalogue version {} not fetched: {}: {}; trying again", wanted->version,
                  client::Name(fetched.status), fetched.detail));
  return state->Failed(fetched.sm3, SteadyNow());
}

/// Onto the screen, once it lies on the disk.
Deeds HubLink::Impl::Shelve(const contract::CatalogueWanted& bundle) {
  auto shelved = shelf.Take(bundle, WallNow());
  if (!shelved) return state->Failed(bundle.sm3, SteadyNow());
  log(fmt::format("catalogue version {}: {} items", shelved->held.version,
                  shelved->catalogue->items.size()));
  put(model::CatalogueArrived{shelved->catalogue, shelved->as_of});
  return state->Arrived(shelved->held, SteadyNow());
}

void HubLink::Impl::Carry(const Deeds& deeds) {
  for (const Deed& deed : deeds) Do(deed);
}

void HubLink::Impl::Do(const Deed& deed) {
  std::visit(Match{
                 [&](const Announce& announce) {
                   (void)link.Announce({options.device,
                                        contract::Presence::kOnline,
                                        0,
                                        options.software,
                                        announce.shown_version,
                                        {}});
                 },
                 [&](const BringCatalogue& bring) {
                   wanted = bring.wanted;
                   // An earlier one may lie there still: back to it needs no network.
                   if (shelf.Has(bring.wanted.sm3)) return Carry(Shelve(bring.wanted));
                   client::FetchRequest request;
                   request.url = options.http + bring.wanted.path;
                   request.file = shelf.FileOf(bring.wanted.sm3);
                   request.sm3 = bring.wanted.sm3;
                   request.bytes = bring.wanted.bytes;
                   request.certificate_authority = options.certificate_authority;
                   fetcher.Start(std::move(request));
                 },
                 [&](const NoteConfirmed&) { shelf.Confirm(WallNow()); },
                 [&](const model::Msg& message) { put(message); },
             },
             deed);
}

HubLink::HubLink(HubLinkOptions options, Put put, std::function<void(const std::string&)> log)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(put), std::move(log))) {}

HubLink::~HubLink() {
  impl_->inputs.Close();
  if (impl_->thread.joinable()) impl_->thread.join();
  impl_->link.Stop();
}

void HubLink::Start() {
  impl_->thread = std::thread([this] { impl_->Run(); });
}

}  // namespace yichuang::link
