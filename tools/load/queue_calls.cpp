#include "tools/load/queue_calls.h"

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <exception>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "hub/contract/reasons.h"
#include "hub/evidence/frames.h"
#include "hub/hall_thread.h"
#include "hub/sqlite/database.h"
#include "hub/sqlite/store.h"
#include "tools/load/latencies.h"

namespace yichuang::load {
namespace {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;
using core::WindowNo;

constexpr int kGroups = 6;
constexpr auto kPatience = 30s;

std::string GroupId(int group) { return "g" + std::to_string(group % kGroups + 1); }
std::string KioskName(int kiosk) { return "kiosk-0" + std::to_string(kiosk + 1); }
WindowNo At(int window) { return WindowNo(static_cast<std::uint16_t>(window + 1)); }
double MsSince(SteadyClock::time_point begun) {
  return std::chrono::duration<double, std::milli>(SteadyClock::now() - begun).count();
}

hub::HallOptions OptionsOf(const CallsShape& shape) {
  hub::HallOptions options;
  options.plan.hall = "bench";
  for (int i = 0; i < kGroups; ++i) {
    core::PlannedGroup group;
    group.id = GroupId(i);
    group.letter = static_cast<char>('A' + i);
    group.name = {"bench", ""};
    options.plan.groups.push_back(group);
  }
  for (int i = 0; i < shape.windows; ++i) {
    options.plan.windows.push_back({At(i), "A", "win-01", "ev-" + std::to_string(1000 + i)});
    options.plan.staff.push_back({core::StaffId{}, std::to_string(1000 + i)});
  }
  for (int i = 0; i < shape.kiosks; ++i) options.kiosks.kiosks.push_back({KioskName(i), "A"});
  return options;
}

/// Hears what the hub tells the kiosks; nothing else of its answers matters here.
class Kiosks final : public hub::Outgoing {
 public:
  void Send(const std::string& device, const contract::Down& message) override {
    const auto* desired = std::get_if<contract::Desired>(&message);
    if (desired == nullptr || !desired->kiosk || !desired->kiosk->queue) return;
    const std::lock_guard lock(mutex_);
    for (const contract::IssuedTicket& each : desired->kiosk->queue->issued)
      numbers_[device][each.counter] = contract::TextOf(each.number);
    heard_.notify_all();
  }
  void Announce(const contract::HubState&) override {}
  void Publish(query::LiveState) override {}
  void PublishWall(query::WallState) override {}
  void PublishDesks(query::DeskHall) override {}
  void PublishScreens(query::HallScreens) override {}
  void PublishAccounts(const core::Accounts&, const std::vector<core::PlannedStaff>&) override {}
  void PublishSettings(core::Hall) override {}
  void WantDayKey(const std::string&) override {}
  void Snapshot(core::Hall, const contract::Head&) override {}
  void Log(const std::string& line) override { std::fprintf(stderr, "hub: %s\n", line.c_str()); }

  std::string Await(const std::string& device, std::uint64_t counter) {
    std::unique_lock lock(mutex_);
    if (!heard_.wait_for(lock, kPatience, [&] { return numbers_[device].contains(counter); }))
      throw std::runtime_error(device + " got no number");
    return numbers_[device][counter];
  }

 private:
  std::mutex mutex_;
  std::condition_variable heard_;
  std::map<std::string, std::map<std::uint64_t, std::string>> numbers_;
};

/// What all threads found, by adding up.
class Tally {
 public:
  void Call(const std::string& ticket, double ms) {
    const std::lock_guard lock(mutex_);
    ++result_.calls;
    if (!called_.insert(ticket).second) ++result_.double_calls;
    calls_.Add(ms);
  }
  void Number(const std::string& number, double ms) {
    const std::lock_guard lock(mutex_);
    ++result_.numbers;
    if (!numbers_seen_.insert(number).second) ++result_.double_numbers;
    numbers_.Add(ms);
  }
  CallsResult Result() {
    result_.call_p50_ms = calls_.Percentile(0.5);
    result_.call_p99_ms = calls_.Percentile(0.99);
    result_.number_p99_ms = numbers_.Percentile(0.99);
    return result_;
  }

 private:
  std::mutex mutex_;
  CallsResult result_;
  std::set<std::string> called_;
  std::set<std::string> numbers_seen_;
  Latencies calls_;
  Latencies numbers_;
};

/// Runs all at once and waits; throws what the first of them threw.
void Together(const std::vector<std::function<void()>>& deeds) {
  std::vector<std::future<void>> running;
  for (const auto& deed : deeds) running.push_back(std::async(std::launch::async, deed));
  std::exception_ptr failed;
  for (auto& each : running) {
    try {
      each.get();
    } catch (...) {
      if (!failed) failed = std::current_exception();
    }
  }
  if (failed) std::rethrow_exception(failed);
}

/// The hub's writer at work, and its clerks.
class Hall {
 public:
  Hall(const CallsShape& shape, const std::filesystem::path& file)
      : store_(file), thread_(OptionsOf(shape), store_, book_, kiosks_) {
    thread_.Load();
    work_ = std::thread([this] { thread_.Run(); });
  }
  ~Hall() {
    thread_.Stop();
    work_.join();
  }
  Hall(const Hall&) = delete;
  Hall& operator=(const Hall&) = delete;

  http::Answer Ask(core::Command command) {
    auto answer = std::make_shared<std::promise<http::Answer>>();
    auto heard = answer->get_future();
    if (!thread_.Submit("bench", std::move(command),
                        [answer](http::Answer told) { answer->set_value(std::move(told)); }))
      throw std::runtime_error("the hub takes no more commands");
    if (heard.wait_for(kPatience) != std::future_status::ready)
      throw std::runtime_error("the hub did not answer");
    return heard.get();
  }

  hub::HallThread& thread() { return thread_; }
  Kiosks& kiosks() { return kiosks_; }

 private:
  evidence::FrameBook book_;
  Kiosks kiosks_;
  sqlite::Store store_;
  hub::HallThread thread_;
  std::thread work_;
};

void Must(const http::Answer& answer) {
  const auto* refusal = std::get_if<core::Refusal>(&answer);
  if (refusal == nullptr) return;
  throw std::runtime_error("the hub refused what the bench needs: " + refusal->what + ": " +
                           std::string(contract::Name(refusal->reason)));
}

/// Calls until nobody waits any more.
void WorkWindow(Hall& hall, int window, Tally& tally) {
  for (;;) {
    const auto begun = SteadyClock::now();
    const http::Answer answer = hall.Ask(core::CallNext{At(window)});
    const auto* events = std::get_if<core::Events>(&answer);
    if (events == nullptr) return;
    const double ms = MsSince(begun);
    const auto& called = std::get<core::TicketCalled>(events->front());
    tally.Call(std::to_string(core::Number(called.ticket)), ms);
    // Its holder leaves at once, and the window is free again: calls are measured, not services.
    Must(hall.Ask(core::CancelTicket{called.ticket}));
  }
}

void WorkKiosk(Hall& hall, int kiosk, int numbers, Tally& tally) {
  const std::string name = KioskName(kiosk);
  for (int i = 1; i <= numbers; ++i) {
    const auto counter = static_cast<std::uint64_t>(i);
    contract::Entry entry{{name, 1, counter}, 0, contract::TicketWanted{GroupId(kiosk + i)}};
    const auto begun = SteadyClock::now();
    hall.thread().Take(contract::Up{name, {std::move(entry)}});
    tally.Number(hall.kiosks().Await(name, counter), MsSince(begun));
  }
}

}  // namespace

CallsResult CallThroughHub(const CallsShape& shape, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  sqlite::Store::Create(folder / "hall.db");
  Hall hall(shape, folder / "hall.db");
  for (int i = 0; i < shape.kiosks; ++i) {
    contract::TerminalState state;
    state.device = KioskName(i);
    state.presence = contract::Presence::kOnline;
    state.session = 1;
    state.software = "bench";
    hall.thread().Take(std::move(state));
  }
  for (int i = 0; i < shape.windows; ++i)
    Must(hall.Ask(core::StartShift{At(i), std::to_string(1000 + i)}));
  for (int i = 0; i < shape.waiting; ++i)
    Must(hall.Ask(core::IssueTicket{GroupId(i), contract::TicketClass::kWalkIn, "desk"}));

  Tally tally;
  std::vector<std::function<void()>> deeds;
  for (int i = 0; i < shape.windows; ++i)
    deeds.emplace_back([&, i] { WorkWindow(hall, i, tally); });
  for (int i = 0; i < shape.kiosks; ++i)
    deeds.emplace_back([&, i] { WorkKiosk(hall, i, shape.numbers / shape.kiosks, tally); });
  const auto begun = SteadyClock::now();
  Together(deeds);
  CallsResult result = tally.Result();
  result.seconds = MsSince(begun) / 1000;
  return result;
}

namespace {

sqlite::Database OpenTable(const std::filesystem::path& file) {
  sqlite::Database table(file, sqlite::Database::Mode::kReadWrite);
  table.Execute("PRAGMA synchronous = FULL; PRAGMA busy_timeout = 30000");
  return table;
}

void CallFromTable(const std::filesystem::path& file, int window, Tally& tally) {
  sqlite::Database table = OpenTable(file);
  sqlite::Statement next =
      table.Prepare("SELECT id FROM ticket WHERE called IS NULL ORDER BY id LIMIT 1");
  sqlite::Statement call = table.Prepare("UPDATE ticket SET called = ? WHERE id = ?");
  for (;;) {
    const auto begun = SteadyClock::now();
    const bool found = next.Step();
    const std::int64_t id = found ? next.Integer(0) : 0;
    next.Reset();
    if (!found) return;
    call.Run(window, id);
    tally.Call(std::to_string(id), MsSince(begun));
  }
}

void NumberFromTable(const std::filesystem::path& file, int kiosk, int numbers, Tally& tally) {
  sqlite::Database table = OpenTable(file);
  sqlite::Statement last =
      table.Prepare("SELECT coalesce(max(number), 0) + 1 FROM ticket WHERE line = ?");
  sqlite::Statement give = table.Prepare("INSERT INTO ticket(line, number) VALUES(?, ?)");
  for (int i = 1; i <= numbers; ++i) {
    const int line = (kiosk + i) % kGroups;
    const auto begun = SteadyClock::now();
    last.BindAll(line);
    last.Step();
    const std::int64_t number = last.Integer(0);
    last.Reset();
    give.Run(line, number);
    tally.Number(std::to_string(line) + "-" + std::to_string(number), MsSince(begun));
  }
}

}  // namespace

CallsResult CallThroughTable(const CallsShape& shape, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  const std::filesystem::path file = folder / "queue.db";
  {
    sqlite::Database table(file, sqlite::Database::Mode::kCreate);
    table.Execute(
        "PRAGMA journal_mode = WAL; CREATE TABLE ticket(id INTEGER PRIMARY KEY, line INTEGER, "
        "number INTEGER, called INTEGER); CREATE INDEX waiting ON ticket(called, id)");
    sqlite::Transaction filling(table);
    sqlite::Statement give = table.Prepare("INSERT INTO ticket(line, number) VALUES(?, ?)");
    for (int i = 0; i < shape.waiting; ++i) give.Run(i % kGroups, i / kGroups + 1);
    filling.Commit();
  }
  Tally tally;
  std::vector<std::function<void()>> deeds;
  for (int i = 0; i < shape.windows; ++i)
    deeds.emplace_back([&, i] { CallFromTable(file, i, tally); });
  for (int i = 0; i < shape.kiosks; ++i)
    deeds.emplace_back([&, i] { NumberFromTable(file, i, shape.numbers / shape.kiosks, tally); });
  const auto begun = SteadyClock::now();
  Together(deeds);
  CallsResult result = tally.Result();
  result.seconds = MsSince(begun) / 1000;
  return result;
}

}  // namespace yichuang::load
