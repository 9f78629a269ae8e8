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

core::KioskPlan SampleKiosks() {
  core::KioskPlan plan;
  plan.kiosks = {{"kiosk-01", "A"}, {"kiosk-02", ""}};
  plan.week[0] = {{540, 720}, {810, 1020}};
  plan.week[5] = {{540, 720}};
  plan.special_days = {{2026y / 10 / 1, {}, {"国庆节放假", "National Day"}}};
  return plan;
}

contract::Notice SampleNotice() {
  return {12,
          contract::NoticeLevel::kImportant,
          {"社保业务暂停", "Social insurance paused"},
          {"周六 14:00 至 18:00 社保系统维护。", ""},
          1'778'295'960'123,
          1'778'382'360'123};
}

std::array<std::uint8_t, 32> Sm3() {
  std::array<std::uint8_t, 32> hash{};
  for (std::size_t i = 0; i < hash.size(); ++i) hash[i] = static_cast<std::uint8_t>(i * 7 + 3);
  return hash;
}

core::Bytes Frame() {
  core::Bytes frame(66);
  for (std::size_t i = 0; i < frame.size(); ++i) {
    frame[i] = static_cast<std::uint8_t>(i * 5 + 1);
  }
  return frame;
}

std::vector<core::CaseMaterial> Materials() {
  return {{"form", true, false, core::MaterialState::kTaken},
          {"photo", true, true, core::MaterialState::kMissing}};
}

core::CaseRules LicenceRules() {
  core::CaseRules rules;
  rules.statutory = catalogue::Limit{catalogue::LimitUnit::kWorkingDays, 20};
  rules.promised = catalogue::Limit{catalogue::LimitUnit::kHours, 4};
  rules.notice_days = 5;
  rules.extension_days = 10;
  return rules;
}

}  // namespace

std::vector<core::Event> SampleEvents() {
  const core::ServiceId service{4711};
  const core::WindowNo window{12};
  const core::StaffId staff{2};
  const core::TicketId ticket{812};
  const core::CaseId kase{31};
  const core::MatterId matter{905};
  const core::SealedWords words{"matter/7f3a", "c0de"};
  const core::Instant due(1'779'724'800'000ms);
  const core::Dues dues{core::Instant(1'779'724'800'000ms), core::Instant(1'780'934'400'000ms)};
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
      core::KiosksConfigured{SampleKiosks()},
      core::CatalogueImported{{7, Sm3(), 181'204, 30}},
      core::CatalogueRevised{{8, Sm3(), 181'204, 30}, 4711},
      core::HoursChanged{{2026y / 5 / 9, {{540, 720}}, {"下午系统维护", "Maintenance"}}},
      core::NoticePosted{SampleNotice()},
      core::NoticeEnded{core::NoticeId{12}, core::NoticeEnd::kOver},
      core::EmergencyRaised{{"请从最近的出口离开大厅", "Please leave by the nearest exit"}},
      core::EmergencyCleared{},
      core::AccountSet{"2001", {{core::Role::kDutyManager, core::Role::kWall}, false}},
      core::AccessNoted{"2001", core::AccessNote::kLockedOut},
      core::ViewLogged{"2001", core::Viewed::kStaffDay, "2026-05-09", core::ViewReason::kComplaint},
      core::AlarmAcknowledged{core::AlarmId{4712}, "2001"},
      core::SettingChanged{
          core::ChangeId{9}, core::Instant(1'778'295'960'123ms),
          core::WindowSetting{window, core::PlannedWindow{window, "B", "win-03", ""},
                              core::PlannedWindow{window, "B", "win-03", "ev-0042"}},
          core::ChangeId{8}},
      core::SettingTaken{core::ChangeId{9}},
      core::SettingWithdrawn{core::ChangeId{9}},
      core::CalendarMissed{2027},
      core::EraOpened{2},
      core::TicketIssued{ticket,
                         {'A', 984},
                         "qykb",
                         2026y / 5 / 9,
                         core::TicketClass::kPriority,
                         "kiosk-01",
                         true,
                         core::Instant(1'778'295'960'123ms),
                         core::EntryKey{"kiosk-01", 3, 17}},
      core::BlockLeased{"kiosk-01", "qykb", 2026y / 5 / 9, 980, 999},
      core::TicketCalled{ticket, window, staff, 1, 53, core::WhyThisOne::kWalkInsTurn, 61'000,
                         4'000},
      core::TicketMissed{ticket, window, staff},
      core::TicketReturned{ticket, 3},
      core::TicketCancelled{ticket, core::CancelledBy::kSuperseded,
                            core::EntryKey{"kiosk-01", 3, 18}},
      core::TicketHeld{ticket, window, staff},
      core::TicketResumed{ticket, window, staff},
      core::TicketTransferred{ticket, window, staff, "zhzx", core::WindowNo{3}},
      core::TicketReleased{ticket, window},
      core::TicketExpired{ticket},
      core::WindowPaused{window, staff, core::PauseReason::kMeeting},
      core::WindowResumed{window, staff},
      core::HoldOverran{ticket, {'A', 984}, window, staff},
      core::SeatTaken{window, staff, "5f0c2e9a"},
      core::HelpCalled{window, staff},
      core::CaseDrafted{kase, "hygiene-licence", Materials(), window, staff},
      core::CaseRegistered{kase, "passport202605090012", "passport", "JZ-20260509-7", window, staff,
                           service},
      core::CaseReceived{kase, "hygiene-licence202605090003", "hygiene-licence", LicenceRules(),
                         2026y / 5 / 9, Materials(), "9d0f", window, staff, service},
      core::CorrectionAsked{kase, {{"form", core::MaterialState::kFlawed}}, 2026y / 6 / 5, "1002"},
      core::NoticeRepeated{kase, {"identity"}, 4711, 4790, "1002"},
      core::CaseResubmitted{kase, 2026y / 5 / 12, {"form"}, "1002"},
      core::CaseAccepted{kase, 2026y / 5 / 9, true, dues, "1002"},
      core::PromiseGiven{kase, {{"photo", core::MaterialState::kMissing, 2026y / 5 / 18}}, "1002"},
      core::PromiseMadeUp{kase, "photo", true, "1002"},
      core::PromiseReminded{kase, "photo", 2},
      core::CaseHandedOver{kase, "1002", "3001"},
      core::CaseSuspended{kase, core::SpecialProcedure::kExpertReview, "3001"},
      core::CaseResumed{kase, dues, "3001"},
      core::CaseExtended{kase, 10, dues, "5001"},
      core::CaseDecided{kase, true, core::CaseGround::kConditionsNotMet, "3001"},
      core::CaseDelivered{kase, core::DeliveryWay::kCourier, "1002"},
      core::CaseEnded{kase, core::CaseEnd::kRefused, core::CaseGround::kOutOfScope, "3001"},
      core::CasesRedated{{{kase, dues}}},
      core::ApplicantNamed{kase, "9d0f", "1002"},
      core::PersonErased{"9d0f", "2001"},
      core::PaperIssued{
          {core::PaperKind::kCorrection, 2026, 12}, kase, 4790, "7K3QX2A2M4PZ", "1002"},
      core::PaperReprinted{{core::PaperKind::kAcceptance, 2026, 12}, 3, "1002"},
      core::PaperVoided{
          {core::PaperKind::kApproval, 2026, 13}, core::PaperFault::kWrongContent, "3001"},
      core::HandOverOffered{core::HandOverId{7}, {kase, core::CaseId{32}}, "1002", "3001"},
      core::HandOverAnswered{core::HandOverId{7}, core::HandOverAnswer::kAccepted, "3001"},
      core::CaseReviewed{kase, false, core::CaseGround::kQuotaUsed, "3001"},
      core::CaseCarded{kase, core::CardCause::kDueSoon, "3001"},
      core::JointReceived{
          core::CaseId{40},
          "company-start202605090001",
          "company-start",
          2026y / 5 / 9,
          {{core::CaseId{41}, "business-setup"}, {core::CaseId{42}, "seal-filing"}},
          {{"representative-id",
            true,
            false,
            core::MaterialState::kFlawed,
            {{core::CaseId{41}, "representative-id"}, {core::CaseId{42}, "representative-id"}}},
           {"seal-filing/seal-form",
            true,
            true,
            core::MaterialState::kTaken,
            {{core::CaseId{42}, "seal-form"}}}},
          "9d0f",
          window,
          staff,
          service,
          6},
      core::JointCorrected{core::CaseId{40},
                           {{"representative-id", core::MaterialState::kFlawed}},
                           2026y / 6 / 5,
                           "1002"},
      core::JointResubmitted{core::CaseId{40}, 2026y / 5 / 12, {"representative-id"}, "1002"},
      core::JointDelivered{core::CaseId{40}, core::DeliveryWay::kWindow, "1002",
                           core::DeliveryTaker::kAgent, true},
      core::MatterOpened{matter,
                         core::MatterKindId{3},
                         1,
                         "TS202605090003",
                         "7K3QX2A2M4PZ",
                         core::MatterChannel::kPhone,
                         window,
                         "1002",
                         "1003",
                         "税务局",
                         {"A001", service, kase},
                         "9d0f",
                         words,
                         due},
      core::MatterMoved{matter, core::MatterStep::kLedger, core::MatterState::kRectifying, "1002",
                        "1003", due, core::MatterLimit{core::LimitClock::kWorkingDays, 7},
                        core::MatterOutcome::kReferred, "税务局", words},
      core::MatterOffered{matter, "1002", "1003", "2001", due},
      core::MatterAccepted{matter, "1004", "1003", "税务局", core::MatterState::kRectifying, due},
      core::MatterReturned{matter, core::ReturnReason::kWrongPerson, core::MatterState::kUnclear,
                           "1003", due, words},
      core::MatterReopened{matter, core::MatterKindId{3}, 1, "TS202605090003", "1002", "1003",
                           "税务局", service, true, 2, 1, core::Instant(1'778'295'960'123ms),
                           "2001", due, words},
      core::MatterCalled{matter, true, core::CallResult::kReached, false, true, "4001", words},
      core::MatterChased{matter, "1003", "2001"},
      core::MatterReminded{matter, "1003"},
      core::MatterCarded{matter, 2, core::MatterState::kOffered, "1003", core::Role::kLeader},
      core::MatterViolated{matter, core::MatterViolation::kRerouted, "1003"},
      core::ExclusionProposed{matter, core::ExclusionGround::kMalicious, "4001", words},
      core::RatingExcluded{matter, service, core::ExclusionGround::kMalicious, "4001", "2002"},
      core::MattersRedated{{{matter, due}}, core::MatterId{906}},
      core::BellsHeld{due},
      core::DutyAssigned{"1003", "税务局", "1004", true, "2001"},
      core::ChaseNoticeIssued{matter, 2026, 7, "TS202605090003", "1003", "税务局",
                              core::MatterKindId{3}, core::MatterState::kHandling, 2,
                              core::Instant(1'778'295'960'123ms), 3, due, "2001"},
      core::CallSampleDrawn{core::SampleMonth{202604}, "000102030405060708090a0b0c0d0e0f", 10, 1,
                            core::Instant(1'774'972'800'000ms), core::Instant(1'777'564'800'000ms),
                            "4001"},
      core::SampleCalled{core::SampleMonth{202604}, matter, core::SampleResult::kReached, false,
                         "4001"},
      core::MatterWordsErased{matter, "2002"},
      core::CardReplied{matter, 2, 2026y / 5 / 12, true, "1003", words},
      core::UnitHeadTold{matter, "税务局"},
      core::TerminalEnrolled{"win-01", {"4F0A", due}, "51B3"},
      core::TerminalRevoked{"win-01"},
      core::TerminalDoubled{"win-01"},
      core::ReportWanted{core::ReportKind::kRatings, 2026y / 4 / 1, 2026y / 5 / 1, true, due},
      core::ReportLate{core::ReportKind::kFiveZero, 2026y / 4 / 1, true},
      core::ReportDrafted{core::ReportId{12}, core::ReportKind::kRatings, 2026y / 4 / 1,
                          2026y / 5 / 1, "税务局", true, 2, core::ReportId{7},
                          "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
                          std::string(64, 'a'), R"({"kind":"ratings","tables":[]})", "4001"},
      core::ReportApproved{core::ReportId{12}, "7001"},
      core::ReportPublished{core::ReportId{12}, 2026, 31,
                            "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
                            core::ReportId{7}, "2001"},
      core::ReportWithdrawn{core::ReportId{13}, ""},
      core::AppealFiled{core::AppealId{4},
                        core::AppealTarget::kRatings,
                        "1003",
                        "税务局",
                        2026y / 5 / 4,
                        2026y / 5 / 8,
                        {},
                        {},
                        words,
                        due},
      core::AppealVoted{
          core::AppealId{4}, "4001", true, core::ExclusionGround::kMistake, {service}, words},
      core::AppealDecided{core::AppealId{5}, true, "1004", matter,
                          core::MatterViolation::kUnanswered, "4001", "2002"},
      core::CanaryBegun{2026y / 5 / 9, 1203, due},
      core::CanaryRated{core::CanaryRun{907}, true, core::Level::k2},
      core::CanaryEnded{2026y / 5 / 9, false, 6, 6, 1203, 1203},
      core::AppealWordsErased{core::AppealId{5}, "2002"},
  };
}

}  // namespace yichuang::sqlite
