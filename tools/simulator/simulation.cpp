#include "tools/simulator/simulation.h"

#include <fmt/format.h>
#include <signal.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "tools/simulator/names.h"

namespace yichuang::simulator {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using SteadyClock = std::chrono::steady_clock;

constexpr milliseconds kDayLength = hours(24);
constexpr milliseconds kUtcOffset = hours(8);
/// Virtual time at which the hall's clock starts, before the doors open.
constexpr milliseconds kMorning = minutes(8 * 60 + 25);
/// Virtual time left after the doors close for those who still wait.
constexpr milliseconds kEveningWork = minutes(25);
/// Real time the programs need before the first citizen.
constexpr milliseconds kWarmUp{2500};
constexpr seconds kHubPatience{20};
constexpr milliseconds kBeat{50};
constexpr milliseconds kDrainBeat{100};
constexpr seconds kDrainPatience{20};
/// Real time a headless run keeps for draining and comparing.
constexpr milliseconds kAfterTheDay{4000};
/// Devices run at most this fast: their screens and resends must stay slower than a hub's round
/// trip.
constexpr double kMostDeviceSpeed = 60;

constexpr int kInterrupted = 130;  // as a shell says of a program that SIGINT ended

std::int64_t MidnightBefore(std::int64_t real_ms) {
  const std::int64_t local = real_ms + kUtcOffset.count();
  return local - local % kDayLength.count() - kUtcOffset.count();
}

DemoClock ClockFor(const Options& options, std::int64_t midnight_ms, milliseconds warm_up) {
  const DaySettings day;
  DemoClock clock;
  clock.speed = SpeedOf(options, day.closes + kEveningWork - kMorning);
  clock.real_origin_ms = RealNow() + warm_up.count();
  clock.virtual_origin_ms = midnight_ms + kMorning.count();
  return clock;
}

HallSettings SettingsFor(const Options& options, const std::filesystem::path& directory,
                         const DemoClock& clock) {
  HallSettings settings;
  settings.directory = directory;
  settings.bin = options.bin;
  settings.web = options.web;
  settings.windows = options.windows;
  settings.clock = clock;
  settings.device_speed = std::min(clock.speed, kMostDeviceSpeed);
  settings.open_port = !options.record.empty();  // the recorder hears everything
  return settings;
}

std::string ClockText(milliseconds day_time) {
  const auto total = std::chrono::duration_cast<minutes>(day_time).count();
  return fmt::format("{:02}:{:02}", total / 60, total % 60);
}

void Say(const std::string& line) {
  std::fputs((line + "\n").c_str(), stdout);
  std::fflush(stdout);
}

void Warn(const std::string& line) { std::fputs(("simulator: " + line + "\n").c_str(), stderr); }

}  // namespace

Simulation::Simulation(const Options& options, const std::filesystem::path& directory,
                       StopSignals& signals)
    : options_(options),
      signals_(signals),
      midnight_ms_(MidnightBefore(RealNow())),
      clock_(ClockFor(options, midnight_ms_, kWarmUp)),
      setup_(SettingsFor(options, directory, clock_)),
      programs_(setup_),
      press_file_(directory / "presses.ndjson") {
  programs_.Init();
  if (!options_.items.empty()) programs_.ImportItems(options_.items);
  programs_.StartBroker();
  if (!options_.record.empty()) programs_.StartRecorder(std::filesystem::absolute(options_.record));
  programs_.StartHub();
  const bool up =
      programs_.AwaitHub(kHubPatience, [this] { return stopped_by_signal_ = signals_.Take(); });
  if (!up && !stopped_by_signal_) {
    throw std::runtime_error(fmt::format("the hub did not come up: {} (see {})",
                                         programs_.processes().LastWords("hub"),
                                         programs_.processes().LogOf("hub").string()));
  }
  if (up) {
    programs_.Enrol();
    programs_.StartWindows();
  }
  hub_ = std::make_unique<DeskClient>(setup_.http_port(), setup_.token(), loop_);
  for (const HallWindow& window : setup_.windows()) {
    desks_.push_back(
        std::make_unique<Desk>(window, setup_.ControlOf(window), *hub_, loop_, clock_, *this));
  }
}

Simulation::~Simulation() = default;

int Simulation::Run() {
  if (stopped_by_signal_) return End();
  loop_.Watch(signals_.descriptor(), [this] {
    if (!signals_.Take()) return;
    stopped_by_signal_ = true;
    loop_.Stop();
  });
  Beat();
  if (!options_.headless) {
    Say(fmt::format("live page, signed in: {}  (logs: {}; Ctrl-C ends everything)",
                    setup_.BoardAddress(), setup_.logs().string()));
    if (!options_.items.empty()) {
      Say(fmt::format("a kiosk, where there is a screen: {} --config {}",
                      (options_.bin / "yichuang-kiosk").string(),
                      setup_.KioskFile(setup_.kiosks().front()).string()));
    }
    Tell();
  }
  BeginDay();
  ScheduleChaos();
  if (options_.headless) {
    const auto deadline =
        started_ + std::max<milliseconds>(seconds(options_.seconds) - kAfterTheDay, seconds(5));
    loop_.Run(deadline);
  } else {
    loop_.Run();
  }
  if (stopped_by_signal_) return End();
  Drain();
  return Close();
}

/// Ends early, as asked by a signal.
int Simulation::End() {
  programs_.Stop();
  return options_.headless ? kInterrupted : 0;
}

void Simulation::Beat() {
  programs_.processes().Supervise();
  loop_.After(kBeat, [this] { Beat(); });
}

std::int64_t Simulation::DayTimeToReal(DayTime time) const {
  return clock_.RealAt(midnight_ms_ + time.count());
}

milliseconds Simulation::RealUntil(DayTime time) const {
  return milliseconds(DayTimeToReal(time) - RealNow());
}

void Simulation::BeginDay() {
  DaySettings settings;
  settings.visitors = options_.visitors;
  settings.windows = options_.windows;
  settings.groups = static_cast<int>(Groups().size());
  plan_ = PlanDay(settings, options_.seed + static_cast<std::uint64_t>(day_));
  arrived_ = 0;
  evening_ = false;
  for (const auto& desk : desks_) desk->StartShift();
  loop_.After(RealUntil(plan_.visitors.front().arrival), [this] { Arrive(); });
  ScheduleFailure();
}

void Simulation::Arrive() {
  const std::int64_t now = RealNow();
  while (arrived_ < plan_.visitors.size() &&
         DayTimeToReal(plan_.visitors[arrived_].arrival) <= now) {
    TakeNumber(plan_.visitors[arrived_++]);
  }
  if (arrived_ < plan_.visitors.size()) {
    loop_.After(RealUntil(plan_.visitors[arrived_].arrival), [this] { Arrive(); });
    return;
  }
  AwaitEvening();
}

/// As a guide's desk gives it. A number whose answer was lost is called as well, and nobody comes.
void Simulation::TakeNumber(const Visitor& visitor) {
  ++at_the_kiosk_;
  const std::string_view group = Groups()[static_cast<std::size_t>(visitor.group)].id;
  hub_->Ask("POST", "/api/v1/tickets", fmt::format(R"({{"group":"{}"}})", group),
            [this, visitor](const DeskClient::Answer& answer) {
              --at_the_kiosk_;
              if (answer.status != 200) Note(fmt::format("no number: {}", answer.reason));
              if (answer.status != 200 || visitor.walks_out) {
                ++walked_out_;
                return;
              }
              Visitor& waiting = waiting_[answer.ticket] = visitor;
              waiting.visit = answer.what;
              for (const auto& desk : desks_) desk->Look();
            });
}

void Simulation::ScheduleFailure() {
  Desk& desk = *desks_[static_cast<std::size_t>(plan_.failing_window - 1)];
  loop_.After(RealUntil(plan_.fails), [this, &desk] {
    Note(fmt::format("the device of window {} fails", plan_.failing_window));
    desk.device().Unplug();
  });
  loop_.After(RealUntil(plan_.returns), [this, &desk] {
    Note(fmt::format("the device of window {} is back", plan_.failing_window));
    desk.device().Plug();
  });
}

void Simulation::ScheduleChaos() {
  for (const Kill& kill : options_.chaos) {
    loop_.After(kill.after, [this, kill] {
      const bool killed = programs_.processes().Kill(kill.program);
      Warn(fmt::format("{} {}", killed ? "killed" : "could not kill", kill.program));
    });
  }
}

/// Ends the day when the last citizen has gone.
void Simulation::AwaitEvening() {
  const bool over =
      waiting_.empty() && at_the_kiosk_ == 0 &&
      std::all_of(desks_.begin(), desks_.end(), [](const auto& desk) { return desk->quiet(); });
  if (over && !evening_) {
    evening_ = true;
    for (const auto& desk : desks_) desk->EndShift();
  }
  const bool closed = evening_ && std::none_of(desks_.begin(), desks_.end(),
                                               [](const auto& desk) { return desk->on_shift(); });
  if (!closed) {
    loop_.After(kBeat, [this] { AwaitEvening(); });
    return;
  }
  if (options_.headless) {
    loop_.Stop();
    return;
  }
  NextDay();
}

/// The hub reads its clock when it starts, so a night that is left out is a restart.
void Simulation::NextDay() {
  ++day_;
  Say(fmt::format("day {} is over: {} visitors served, {} rated; the next day begins", day_, left_,
                  presses_.size()));
  midnight_ms_ += kDayLength.count();
  if (options_.nights) {
    loop_.After(RealUntil(kMorning), [this] { BeginDay(); });
    return;
  }
  clock_ = ClockFor(options_, midnight_ms_, kWarmUp);
  setup_.SetClock(clock_);
  programs_.processes().Signal("hub", SIGTERM);
  BeginDay();
}

void Simulation::Tell() {
  const std::int64_t now = clock_.VirtualAt(RealNow()) - midnight_ms_;
  const auto on_shift = std::count_if(desks_.begin(), desks_.end(),
                                      [](const auto& desk) { return desk->on_shift(); });
  const double rate =
      left_ == 0 ? 0 : 100.0 * static_cast<double>(presses_.size()) / static_cast<double>(left_);
  Say(fmt::format("{}  {} windows open, {} waiting, {} served, {} rated ({:.0f} %)",
                  ClockText(milliseconds(now)), on_shift, waiting_.size(), left_, presses_.size(),
                  rate));
  loop_.After(minutes(1), [this] { Tell(); });
}

std::optional<Visitor> Simulation::Come(std::uint64_t ticket, const std::string& number) {
  const auto holds = [&](const auto& entry) {
    return ticket == 0 ? entry.second.visit == number : entry.first == ticket;
  };
  const auto waiting = std::find_if(waiting_.begin(), waiting_.end(), holds);
  if (waiting == waiting_.end()) return std::nullopt;
  return waiting_.extract(waiting).mapped();
}

void Simulation::Pressed(const Press& press) {
  presses_.push_back(press);
  press_file_ << Line(press) << std::endl;
}

void Simulation::Left() { ++left_; }

void Simulation::Note(const std::string& line) {
  if (options_.headless) {
    Warn(line);
    return;
  }
  Say(line);
}

/// Lets every device hand over what it holds, for a while.
void Simulation::Drain() {
  for (const auto& desk : desks_) {
    desk->Close();
    desk->device().Plug();
    desk->AskAgain();
  }
  const auto deadline = SteadyClock::now() + kDrainPatience;
  do {
    loop_.Run(SteadyClock::now() + kDrainBeat);
  } while (!Drained() && !stopped_by_signal_ && SteadyClock::now() < deadline);
}

bool Simulation::Drained() {
  bool drained = true;
  for (const auto& desk : desks_) {
    if (desk->stats() && desk->stats()->pending == 0 && !desk->asking()) continue;
    drained = false;
    desk->AskAgain();
  }
  return drained;
}

int Simulation::Close() {
  std::map<std::string, DeviceEnd> devices;
  std::uint64_t unlit = 0;
  std::uint64_t wrong_screens = 0;
  for (std::size_t i = 0; i < desks_.size(); ++i) {
    unlit += desks_[i]->unlit();
    wrong_screens += desks_[i]->wrong_screens();
    const std::optional<SeenStats>& stats = desks_[i]->stats();
    if (!stats || stats->next_counter == 0) continue;
    devices[setup_.windows()[i].evaluator] = {stats->epoch,
                                              stats->next_counter - 1 - stats->pending};
  }
  programs_.Stop();
  const HallPrograms::Findings findings = programs_.Inspect();
  if (!findings.ledger) Warn(findings.fault);
  if (!findings.verified) Warn(fmt::format("verify: {}", findings.verify_words));
  if (!findings.books_balance) Warn("the books of the hub do not balance");

  Verdict verdict = Compare(presses_, findings.ledger.value_or(Ledger{}), devices, unlit);
  verdict.wrong_staff += wrong_screens;
  const auto elapsed = std::chrono::duration<double>(SteadyClock::now() - started_).count();
  const std::uint64_t rated = std::min<std::uint64_t>(left_, presses_.size());
  const nlohmann::ordered_json line = {
      {"sent", verdict.sent},
      {"stored", verdict.stored},
      {"receipted", verdict.receipted},
      {"refused", verdict.refused},
      {"pending", verdict.pending},
      {"lost", verdict.lost},
      {"doubled", verdict.doubled},
      {"unrated", left_ - rated},
      {"wrong_level", verdict.wrong_level},
      {"wrong_staff", verdict.wrong_staff},
      {"unpressed", verdict.unpressed},
      {"walked_out", walked_out_},
      {"unserved",
       plan_.visitors.size() - std::min<std::size_t>(plan_.visitors.size(), left_ + walked_out_)},
      {"books", findings.books_balance ? "ok" : "broken"},
      {"verify", findings.verified ? "ok" : findings.verify_words},
      {"seed", options_.seed},
      {"visitors", options_.visitors},
      {"seconds", std::round(elapsed * 10) / 10}};
  Say(line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
  const bool ok =
      Balanced(verdict) && findings.ledger && findings.verified && findings.books_balance;
  return ok ? 0 : 1;
}

}  // namespace yichuang::simulator
