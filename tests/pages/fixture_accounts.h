#pragma once

#include <filesystem>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/http/front_door.h"
#include "hub/live_board.h"

namespace yichuang::pages {

/// People of the scripted hall; all have this password.
inline constexpr const char* kFixturePassword = "correct horse battery";
inline constexpr std::string_view kFixtureToken = "00112233445566778899aabbccddeeff";

/// The accounts of a scripted hall and what follows from its events: a true front door, commands
/// decided as the hub decides them, true alarms and true steps of the wall.
class FixtureAccounts {
 public:
  /// 2001 and 2002 duty managers, 1004 a duty manager who also serves at window 4, 3001 clerk,
  /// 4001 system administrator, 5001 inspector, 9001 wall; none with `empty`, then there is a
  /// set-up code. `changed` is called by any thread when a command of a page led to events.
  FixtureAccounts(std::filesystem::path folder, bool empty, std::function<void()> changed)
      : folder_(std::move(folder)), changed_(std::move(changed)) {
    options_.vault = folder_ / "access.db";
    options_.door.cost = {1, 8UL * 1024};
    options_.hall = "云澜区政务服务中心（演示）";
    options_.demo = !empty;
    options_.demo_token = empty ? "" : std::string(kFixtureToken);
    options_.now = [] {
      return std::chrono::floor<core::Millis>(std::chrono::system_clock::now());
    };
    access::Vault vault(options_.vault);
    if (empty) {
      code_ = access::IssueSetUpCode(vault, options_.door, options_.now());
    } else {
      Enrol(vault, "2001", "王建国", core::Role::kDutyManager);
      Enrol(vault, "2002", "吴兰", core::Role::kDutyManager);
      Enrol(vault, "1004", "赵磊", core::Role::kDutyManager);
      Enrol(vault, "3001", "李敏", core::Role::kWindowStaff);
      Enrol(vault, "4001", "赵磊", core::Role::kSystemAdmin);
      Enrol(vault, "5001", "郑洁", core::Role::kInspector);
      Enrol(vault, "9001", "一楼大屏", core::Role::kWall);
    }
    submit_ = [this](const std::string& actor, const core::Command& command,
                     const http::OnAnswer& answer) {
      Decide(actor, command, answer);
      return true;
    };
    door_ = std::make_unique<http::FrontDoor>(options_, submit_, [](const std::string&) {});
    door_->Publish(hall_.accounts, {});
  }

  http::FrontDoor& door() { return *door_; }
  const http::Submit& submit() const { return submit_; }
  const std::string& code() const { return code_; }

  /// What happened in the hall itself, at `at`.
  void Bring(core::Instant at, core::Event event) {
    const std::scoped_lock lock(mutex_);
    core::Apply(hall_, {hall_.seq + 1, at, "fixture", std::move(event)});
  }

  std::vector<query::LiveAlarm> Alarms() {
    const std::scoped_lock lock(mutex_);
    return hub::LiveAlarmsOf(hall_, {{"2001", "王建国"}, {"2002", "吴兰"}});
  }

  core::WallStep Wall(core::Instant now) {
    const std::scoped_lock lock(mutex_);
    return core::WallOf(hall_, std::max(now, hall_.last));
  }

 private:
  void Enrol(access::Vault& vault, const std::string& number, const std::string& name,
             core::Role role) {
    vault.Put({number, name, access::HashPassword(kFixturePassword, options_.door.cost), {}});
    hall_.accounts[number] = {{role}, true};
  }

  void Decide(const std::string& actor, const core::Command& command,
              const http::OnAnswer& answer) {
    http::Answer told;
    {
      const std::scoped_lock lock(mutex_);
      auto decision = core::Decide(hall_, command, hall_.last);
      if (auto* events = std::get_if<core::Events>(&decision)) {
        for (const core::Event& event : *events)
          core::Apply(hall_, {hall_.seq + 1, hall_.last, actor, event});
        told = std::move(*events);
      } else {
        told = std::get<core::Refusal>(decision);
      }
      if (door_) door_->Publish(hall_.accounts, {});
    }
    answer(std::move(told));
    changed_();
  }

  const std::filesystem::path folder_;
  const std::function<void()> changed_;
  http::DoorOptions options_;
  std::string code_;
  std::mutex mutex_;
  core::Hall hall_;
  http::Submit submit_;
  std::unique_ptr<http::FrontDoor> door_;
};

}  // namespace yichuang::pages
