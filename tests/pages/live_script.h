#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <stdexcept>
#include <string>
#include <utility>

#include "hub/live_board.h"
#include "tests/pages/fixture_accounts.h"

namespace yichuang::pages {

struct Clerk {
  const char* number;
  const char* name;
};

inline constexpr std::array<Clerk, 12> kClerks = {{{"1001", "李敏"},
                                                   {"1002", "王建国"},
                                                   {"1003", "陈晓燕"},
                                                   {"1004", "赵磊"},
                                                   {"1005", "刘芳"},
                                                   {"1006", "周文博"},
                                                   {"", ""},
                                                   {"1008", "孙丽华"},
                                                   {"1009", "欧阳静怡"},
                                                   {"1010", "马俊"},
                                                   {"1011", "古丽·阿依"},
                                                   {"1012", "何志强"}}};

/// A scripted hall day; the same seed gives the same day.
class Script {
 public:
  /// `book` is told what happens, and must outlive the script.
  explicit Script(FixtureAccounts& book) : book_(book) {
    state_.hall = "云澜区政务服务中心（演示）";
    state_.demo = true;
    state_.software = "live_fixture";
    state_.day = "2026-05-09";
    state_.settled_before = "2026-05-09";
    state_.at_ms = 1'778'290'200'000;  // 09:30 of that day at +08:00
    state_.zones = {{"A", "综合服务区", "General services"},
                    {"B", "企业服务区", "Business services"}};
    state_.lines = {{"qykb", 9}, {"shbz", 14}, {"zhzx", 0}};
    for (int number = 1; number <= 12; ++number) state_.windows.push_back(Window(number));
    Furnish();
    for (int turn = 0; turn < 260; ++turn) Step();
    for (const auto& alarm : book_.Alarms())
      Bring(core::AlarmAcknowledged{core::AlarmId{alarm.id}, "2001"});
    Rate(4, 2);
    for (int turn = 0; turn < 12; ++turn) Step();
    SetHost(9, false);
    Unplug(10);
    At(11).device = query::DeviceHealth::kNever;
  }

  void Unplug(int number) {
    At(number).device = query::DeviceHealth::kDetached;
    Pass(1'000);
    Bring(core::EvaluatorDetached{NextKey(Host(number)), Host(number), Device(number)});
  }

  void Plug(int number, std::uint8_t stuck_keys = 0) {
    At(number).device = query::DeviceHealth::kOnline;
    At(number).stuck_keys = hub::KeysOf(stuck_keys);
    Pass(1'000);
    Bring(core::EvaluatorAttached{NextKey(Host(number)), Host(number), Device(number), 1, 1, 0, 0,
                                  0x0100, 5, stuck_keys});
  }

  void SetHost(int number, bool online) {
    At(number).device = online ? query::DeviceHealth::kOnline : query::DeviceHealth::kOffline;
    Pass(1'000);
    if (online) {
      Bring(core::TerminalBorn{Host(number), 1, "0.1.0", 0, {}});
    } else {
      Bring(core::TerminalDied{Host(number)});
    }
  }

  /// The list of holidays of a year is needed and not there.
  void MissCalendar(int year) {
    Pass(1'000);
    Bring(core::CalendarMissed{year});
  }

  /// So many wait for a group.
  void Wait(const std::string& group, std::uint32_t waiting) {
    const auto line = std::ranges::find(state_.lines, group, &query::LiveLine::group);
    if (line == state_.lines.end()) throw std::invalid_argument("no group " + group);
    line->waiting = waiting;
    Pass(1'000);
  }

  /// The photo of who is at a window.
  void Show(int number, const std::string& photo) { At(number).staff_photo = photo; }

  /// Somebody at some window is called, served, or has finished and perhaps rates.
  void Step() {
    query::LiveWindow& window = state_.windows[random_() % state_.windows.size()];
    Pass(20'000);
    if (window.staff_number.empty()) return;
    if (!window.serving_since_ms) {
      window.inviting = false;
      Serve(window.number, Ticket());
      return;
    }
    End(window);
    if (random_() % 100 < 55) Rate(window.number, SomeLevel());
  }

  void Serve(int number, const std::string& visit) {
    query::LiveWindow& window = At(number);
    window.visit = visit;
    window.serving_since_ms = state_.at_ms;
    Pass(0);
  }

  void Rate(int number, int level) {
    query::LiveWindow& window = At(number);
    if (window.serving_since_ms) End(window);
    Pass(3'000);
    window.inviting = false;
    const auto place = static_cast<std::size_t>(level - 1);
    for (auto* counts : {&window.today, &state_.today}) {
      ++counts->rated;
      ++counts->levels[place];
    }
    Tell(number, level);
    window.recent.insert(window.recent.begin(), {next_service_++, level, state_.at_ms});
    if (window.recent.size() > 5) window.recent.pop_back();
  }

  query::LiveState state() const {
    query::LiveState state = state_;
    state.alarms = book_.Alarms();
    return state;
  }

  /// Something changed that the script does not know of.
  void Touch() { ++state_.seq; }

  /// What a wall may show of it, held back as the hub holds it back.
  query::WallState wall() const {
    const auto step = book_.Wall(Now());
    query::WallState wall;
    wall.hall = state_.hall;
    wall.demo = state_.demo;
    wall.day = state_.day;
    wall.at_ms = step.at.time_since_epoch().count();
    wall.today = {step.counts.ended, step.counts.uninvited, step.counts.rated, step.counts.levels};
    return wall;
  }

 private:
  core::Instant Now() const { return core::Instant(core::Millis(state_.at_ms)); }

  void Bring(core::Event event) { book_.Bring(Now(), std::move(event)); }

  static std::string Host(int number) { return "win-" + std::to_string(100 + number).substr(1); }
  static std::string Device(int number) {
    return "ev-" + std::to_string(10'000 + number).substr(1);
  }
  core::EntryKey NextKey(const std::string& host) { return {host, 1, ++entries_}; }

  /// The plan of what the script shows, everything plugged in and everybody on shift.
  void Furnish() {
    core::Plan plan;
    for (const query::LiveWindow& window : state_.windows) {
      const auto number = static_cast<std::uint16_t>(window.number);
      plan.windows.push_back(
          {core::WindowNo{number}, window.zone, Host(window.number), Device(window.number)});
      plan.staff.push_back({core::StaffId{number}, std::to_string(1000 + number)});
    }
    Bring(core::HallConfigured{plan});
    for (const query::LiveWindow& window : state_.windows) {
      const auto number = static_cast<std::uint16_t>(window.number);
      Bring(core::TerminalBorn{Host(window.number), 1, "0.1.0", 0, {}});
      if (!window.staff_number.empty())
        Bring(core::ShiftStarted{core::WindowNo{number}, core::StaffId{number}});
      Plug(window.number);
    }
  }

  void Tell(int window, int level) {
    core::RatingReceived rating;
    rating.key = {Device(window), 1, next_service_};
    rating.service = core::ServiceId{next_service_};
    rating.window = core::WindowNo{static_cast<std::uint16_t>(window)};
    rating.staff = core::StaffId{static_cast<std::uint32_t>(window)};
    rating.service_day = core::DayOf(core::Plan{}, Now());
    rating.level = static_cast<core::Level>(level);
    Bring(std::move(rating));
  }

  static query::LiveWindow Window(int number) {
    query::LiveWindow window;
    const Clerk& clerk = kClerks[static_cast<std::size_t>(number - 1)];
    window.number = number;
    window.zone = number <= 6 ? "A" : "B";
    window.column = (number - 1) % 6 + 1;
    window.row = number <= 6 ? 1 : 2;
    window.groups = {number <= 6 ? "shbz" : "qykb"};
    if (number % 6 == 1) window.groups.push_back("zhzx");
    window.staff_number = clerk.number;
    window.staff_name = clerk.name;
    window.device = query::DeviceHealth::kOnline;
    window.evaluator = Device(number);
    return window;
  }

  query::LiveWindow& At(int number) {
    return state_.windows.at(static_cast<std::size_t>(number - 1));
  }

  void End(query::LiveWindow& window) {
    window.serving_since_ms.reset();
    window.visit.clear();
    window.inviting = random_() % 20 != 0;
    for (auto* counts : {&window.today, &state_.today}) {
      ++counts->ended;
      if (!window.inviting) ++counts->uninvited;
    }
    Bring(core::ServiceEnded{{}, {}, {}, window.inviting});
  }

  std::string Ticket() {
    const std::string digits = std::to_string(1000 + ++tickets_ % 1000);
    return "A" + digits.substr(1);
  }

  int SomeLevel() {
    const auto draw = random_() % 100;
    return draw < 62 ? 5 : draw < 90 ? 4 : draw < 98 ? 3 : 2;
  }

  void Pass(std::int64_t ms) {
    state_.at_ms += ms;
    ++state_.seq;
  }

  FixtureAccounts& book_;
  query::LiveState state_;
  std::uint64_t entries_ = 0;
  std::minstd_rand random_{7};
  std::uint64_t next_service_ = 1;
  int tickets_ = 0;
};

}  // namespace yichuang::pages
