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
#include "kiosk/link/entry_sender.h"
#include "kiosk/link/link_state.h"
#include "kiosk/link/number_desk.h"
#include "kiosk/link/queue_shelf.h"

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
struct NumberWanted {
  model::Instant asked{};
  std::string group;
  std::string person;
};
struct DocumentLaid {
  std::string number;
};
struct DocumentTaken {};
struct NumberUnwanted {
  model::GivenNumber given;
};
using Input = std::variant<Up, Down, contract::HubState, contract::Desired, contract::Receipt,
                           Fetched, NumberWanted, NumberUnwanted, DocumentLaid, DocumentTaken>;

constexpr std::chrono::hours kHousekeeping{1};

contract::Millis WallMillis() { return WallNow().time_since_epoch().count(); }

Clocks ReadClocks() { return {SteadyNow(), WallMillis()}; }

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
        sender(options.state_dir / "outbox.db", options.device, log),
        queue_shelf(options.state_dir, sender.epoch(), log),
        desk(options.utc_offset,
             [this](contract::EntryBody body) {
               return sender.Write(std::move(body), WallMillis());
             }),
        fetcher([this](const client::FetchRequest& request, client::FetchStatus status,
                       const std::string& detail) {
          inputs.Push(Fetched{request.sm3, status, detail});
        }),
        link({options.broker, options.hall, options.device, "", options.identity, options.http,
              options.certificate_authority},
             *this, log) {}

  void OnConnected() override { inputs.Push(Up{}); }
  void OnLost() override { inputs.Push(Down{}); }
  void OnHub(contract::HubState hub) override { inputs.Push(std::move(hub)); }
  void OnMessage(contract::Down message) override {
    if (auto* desired = std::get_if<contract::Desired>(&message)) {
      inputs.Push(std::move(*desired));
    } else if (auto* receipt = std::get_if<contract::Receipt>(&message)) {
      inputs.Push(std::move(*receipt));
    } else if (const auto* refused = std::get_if<contract::Refused>(&message)) {
      log(fmt::format("the hub refused a message: {} at '{}'", contract::Name(refused->reason),
                      refused->where));
    }
  }

  void Run();
  void Begin();
  void Tell(NumberDesk::Answers answers);
  void NoteHub(bool was_there);
  SteadyMillis NextDue() const;
  Deeds Handle(Input& input);
  Deeds HandleHub(const contract::HubState& hub);
  Deeds HandleDesired(const contract::Desired& desired);
  void HandleReceipt(const contract::Receipt& receipt);
  Deeds HandleFetched(const Fetched& fetched);
  void Carry(const Deeds& deeds);
  void Do(const Deed& deed);
  Deeds Shelve(const contract::CatalogueWanted& wanted);

  const HubLinkOptions options;
  const Put put;
  const std::function<void(const std::string&)> log;
  Inputs inputs;
  CatalogueShelf shelf;                             ///< of the thread
  EntrySender sender;                               ///< of the thread
  QueueShelf queue_shelf;                           ///< of the thread
  NumberDesk desk;                                  ///< of the thread
  std::unique_ptr<LinkState> state;                 ///< of the thread
  std::optional<contract::CatalogueWanted> wanted;  ///< of the thread: being fetched
  client::Fetcher fetcher;
  std::thread thread;
  client::Link link;  ///< last: its callbacks use everything above
};

void HubLink::Impl::Begin() {
  std::optional<Shelved> shelved = shelf.Load();
  state = std::make_unique<LinkState>(shelved ? std::optional(shelved->held) : std::nullopt);
  if (shelved) put(model::CatalogueArrived{shelved->catalogue, shelved->as_of});
  Carry(state->Begin());
  desk.Recall(sender.Held(), sender.Pending(), WallMillis());
  if (const auto queue = queue_shelf.Load()) Tell(desk.Take(queue));
  link.Start();
}

/// A storage error of the outbox ends the process here, with its cause: a number that is not
/// written down must not be given.
void HubLink::Impl::Run() {
  Begin();
  SteadyMillis housekeeping = SteadyNow();
  while (!inputs.closed()) {
    constexpr SteadyMillis kLongest = std::chrono::minutes(1);
    const SteadyMillis next = NextDue();
    const SteadyMillis wait = next == SteadyMillis::max()
                                  ? kLongest
                                  : std::clamp(next - SteadyNow(), SteadyMillis(0), kLongest);
    if (auto input = inputs.Take(wait)) {
      const bool was_there = state->online();
      Carry(Handle(*input));
      NoteHub(was_there);
    }
    Carry(state->Tick(SteadyNow()));
    Tell(desk.Tick(ReadClocks()));
    sender.Flush(SteadyNow(), [this](const contract::Up& message) { return link.Send(message); });
    if (SteadyNow() < housekeeping) continue;
    housekeeping = SteadyNow() + kHousekeeping;
    sender.Forget(WallMillis());
  }
}

SteadyMillis HubLink::Impl::NextDue() const {
  return std::min({state->NextTick(), desk.NextTick(), sender.NextDue()});
}

void HubLink::Impl::Tell(NumberDesk::Answers answers) {
  for (model::Msg& answer : answers) put(std::move(answer));
}

void HubLink::Impl::NoteHub(bool was_there) {
  if (was_there == state->online()) return;
  Tell(desk.SetHub(state->online(), ReadClocks()));
}

Deeds HubLink::Impl::Handle(Input& input) {
  const SteadyMillis now = SteadyNow();
  return std::visit(Match{
                        [&](const Up&) {
                          sender.LinkUp(now);
                          return state->Connected(now);
                        },
                        [&](const Down&) {
                          sender.LinkDown();
                          return state->Lost();
                        },
                        [&](const contract::HubState& hub) { return HandleHub(hub); },
                        [&](const contract::Desired& desired) { return HandleDesired(desired); },
                        [&](const contract::Receipt& receipt) {
                          HandleReceipt(receipt);
                          return Deeds{};
                        },
                        [&](const Fetched& fetched) { return HandleFetched(fetched); },
                        [&](const NumberWanted& wish) {
                          Tell(desk.Press(wish.asked, wish.group, wish.person, ReadClocks()));
                          return Deeds{};
                        },
                        [&](const NumberUnwanted& unwanted) {
                          desk.Cancel(unwanted.given);
                          return Deeds{};
                        },
                        [&](const DocumentLaid& document) {
                          Tell(desk.Lay(document.number));
                          return Deeds{};
                        },
                        [&](const DocumentTaken&) {
                          put(model::CardTaken{});
                          return Deeds{};
                        },
                    },
                    input);
}

Deeds HubLink::Impl::HandleHub(const contract::HubState& hub) {
  const bool was_there = state->online();
  const SteadyMillis now = SteadyNow();
  Deeds deeds = state->Hear(hub, now);
  if (!state->online()) return deeds;
  sender.Witness(hub.head);
  // What was on its way to a hub that died may be lost: do not wait for the time-outs.
  if (!was_there) sender.LinkUp(now);
  return deeds;
}

Deeds HubLink::Impl::HandleDesired(const contract::Desired& desired) {
  if (desired.kiosk) {
    Tell(desk.Take(desired.kiosk->queue));
    queue_shelf.Keep(desired.kiosk->queue);
  }
  return state->Take(desired, SteadyNow());
}

void HubLink::Impl::HandleReceipt(const contract::Receipt& receipt) {
  const auto refused = sender.Take(receipt, WallMillis());
  if (refused) Tell(desk.Settle(*refused));
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
  std::visit(
      Match{
          [&](const Announce& announce) {
            (void)link.Announce({options.device, contract::Presence::kOnline, 0, options.software,
                                 announce.shown_version, sender.Announced()});
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

void HubLink::TakeNumber(model::Instant asked, std::string group, std::string person) {
  impl_->inputs.Push(NumberWanted{asked, std::move(group), std::move(person)});
}

void HubLink::LayCard(std::string document) {
  impl_->inputs.Push(DocumentLaid{std::move(document)});
}

void HubLink::TakeCard() { impl_->inputs.Push(DocumentTaken{}); }

void HubLink::CancelNumber(const model::GivenNumber& given) {
  impl_->inputs.Push(NumberUnwanted{given});
}

void HubLink::Start() {
  impl_->thread = std::thread([this] { impl_->Run(); });
}

}  // namespace yichuang::link
