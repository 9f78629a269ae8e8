#include "tests/hub/sqlite/samples.h"

#include <chrono>
#include <limits>

namespace yichuang::sqlite {
namespace {

using namespace std::chrono_literals;

core::Plan SamplePlan() {
  core::Plan plan;
  plan.hall = "demo";
  plan.utc_offset = 480min;
  plan.windows = {{core::WindowNo{1}, "A", "win-01", "ev-0001"},
                  {core::WindowNo{12}, "B", "win-03", ""}};
  plan.staff = {{core::StaffId{1}, "1001"}, {core::StaffId{2}, "1002"}};
  plan.rules.invitation_min = 45s;
  plan.rules.ask_consent = false;
  return plan;
}

core::Bytes Frame() {
  core::Bytes frame(66);
  for (std::size_t i = 0; i < frame.size(); ++i) {
    frame[i] = static_cast<std::uint8_t>(i * 5 + 1);
  }
  return frame;
}

}  // namespace

std::vector<core::Event> SampleEvents() {
  const core::ServiceId service{4711};
  const core::WindowNo window{12};
  const core::StaffId staff{2};
  const core::EntryKey host{"win-01", 3, 17};
  const core::EntryKey device{"ev-0001", 0x5eed0001, 41};
  return {
      core::HallConfigured{SamplePlan()},
      core::TerminalBorn{"win-01",
                         std::numeric_limits<std::uint64_t>::max(),
                         "0.1.0",
                         34,
                         {{"win-01", 3, 17, 2}, {"ev-0001", 0x5eed0001, 42, 1}}},
      core::TerminalDied{"win-01"},
      core::EvaluatorAttached{host, "win-01", "ev-0001", 0x5eed0001, 0xb0070001, 42, 2, 0x0100, 3,
                              4},
      core::EvaluatorDetached{host, "win-01", "ev-0001"},
      core::ShiftStarted{window, staff},
      core::ShiftEnded{window, staff},
      core::ServiceOpened{service, window, staff, "A001"},
      core::ServiceEnded{service, window, staff, true},
      core::InvitationOpened{service, window, staff, "ev-0001", 600'000},
      core::InvitationClosed{service, window, core::InvitationEnd::kNextCitizen},
      core::RatingReceived{device, service, window, staff, 2026y / 5 / 9, core::Level::k2, 4830,
                           core::RatingClass::kSecond, true, Frame()},
      core::RatingDetailed{device, service, 41, 0x80000001, 2, Frame()},
      core::EntryRefused{device, "win-01", contract::Reason::kTooLate, Frame()},
      core::ClockWentBack{core::Instant(1'778'295'960'123ms)},
  };
}

}  // namespace yichuang::sqlite
