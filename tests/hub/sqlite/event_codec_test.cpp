#include "hub/sqlite/event_codec.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "hub/contract/reasons.h"
#include "tests/hub/sqlite/samples.h"

namespace yichuang::sqlite {
namespace {

namespace fs = std::filesystem;

const fs::path kGolden = fs::path(YICHUANG_SOURCE_DIR) / "tests/golden/events";

/// "rating_received(1)" is kept in rating_received.1.json.
fs::path FileOf(std::string_view kind) {
  std::string name(kind);
  std::replace(name.begin(), name.end(), '(', '.');
  name.pop_back();
  return kGolden / (name + ".json");
}

std::string KindOf(const fs::path& file) {
  std::string name = file.stem().string();
  name.replace(name.rfind('.'), 1, "(");
  return name + ")";
}

std::string BodyIn(const fs::path& file) {
  std::ifstream stream(file);
  std::string body;
  std::getline(stream, body);
  return body;
}

core::Event DecodeOrFail(std::string_view kind, std::string_view body) {
  auto decoded = Decode(kind, body);
  if (const auto* fault = std::get_if<Undecodable>(&decoded)) {
    ADD_FAILURE() << fault->what;
    return core::ClockWentBack{};
  }
  return std::get<core::Event>(decoded);
}

std::string FaultOf(std::string_view kind, std::string_view body) {
  const auto decoded = Decode(kind, body);
  const auto* fault = std::get_if<Undecodable>(&decoded);
  return fault == nullptr ? "" : fault->what;
}

TEST(EventCodec, HasASampleOfEveryKind) {
  const auto samples = SampleEvents();
  ASSERT_EQ(samples.size(), std::variant_size_v<core::Event::Plain>);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    EXPECT_EQ(samples[i].index(), i);
  }
}

TEST(EventCodec, WritesTheGoldenBodyOfEveryKind) {
  for (const core::Event& event : SampleEvents()) {
    const EncodedEvent encoded = Encode(event);
    EXPECT_EQ(encoded.body, BodyIn(FileOf(encoded.kind))) << FileOf(encoded.kind);
  }
}

TEST(EventCodec, ReadsEveryGoldenFileForEver) {
  const auto samples = SampleEvents();
  std::set<std::string> kinds;
  for (const auto& entry : fs::directory_iterator(kGolden)) {
    const std::string kind = KindOf(entry.path());
    const core::Event event = DecodeOrFail(kind, BodyIn(entry.path()));
    EXPECT_EQ(event, samples[event.index()]) << kind;
    kinds.insert(kind);
  }
  for (const std::string_view kind : Kinds()) {
    EXPECT_TRUE(kinds.contains(std::string(kind))) << kind << " has no golden file";
  }
}

TEST(EventCodec, RoundTripsTheSmallestEvents) {
  const std::vector<core::Event> events{
      core::HallConfigured{},    core::TerminalBorn{},
      core::TerminalDied{},      core::EvaluatorAttached{},
      core::EvaluatorDetached{}, core::ShiftStarted{},
      core::ShiftEnded{},        core::ServiceOpened{},
      core::ServiceEnded{},      core::InvitationOpened{},
      core::InvitationClosed{},  core::RatingDetailed{},
      core::EntryRefused{},      core::ClockWentBack{core::Instant(core::Millis(-1))}};
  for (const core::Event& event : events) {
    const EncodedEvent encoded = Encode(event);
    EXPECT_EQ(DecodeOrFail(encoded.kind, encoded.body), event) << encoded.kind;
  }
}

TEST(EventCodec, RoundTripsEveryReasonLevelAndEnd) {
  for (int i = 0; i < contract::kReasonCount; ++i) {
    core::EntryRefused event;
    event.reason = static_cast<contract::Reason>(i);
    EXPECT_EQ(DecodeOrFail("entry_refused(1)", Encode(event).body), core::Event(event));
  }
  for (int level = 1; level <= 5; ++level) {
    core::RatingReceived event;
    event.service_day = std::chrono::year(2026) / 12 / 31;
    event.level = static_cast<core::Level>(level);
    event.rating_class = level % 2 == 0 ? core::RatingClass::kCounted : core::RatingClass::kSecond;
    EXPECT_EQ(DecodeOrFail("rating_received(1)", Encode(event).body), core::Event(event));
  }
  for (int end = 0; end <= static_cast<int>(core::InvitationEnd::kReplaced); ++end) {
    core::InvitationClosed event;
    event.end = static_cast<core::InvitationEnd>(end);
    EXPECT_EQ(DecodeOrFail("invitation_closed(1)", Encode(event).body), core::Event(event));
  }
}

TEST(EventCodec, KeepsCardsOfStaffThatHaveThem) {
  const core::PlannedStaff plain{core::StaffId{2}, "1002"};
  const core::PlannedStaff carded{core::StaffId{2}, "1002", "Xq-7_c"};
  core::SettingChanged event{core::ChangeId{9}, core::Instant(core::Millis(5)),
                             core::StaffSetting{"1002", plain, carded}, std::nullopt};
  EncodedEvent encoded = Encode(event);
  EXPECT_EQ(encoded.body,
            R"({"change":9,"effective_ms":5,"setting":{"kind":"staff","number":"1002","before":2,)"
            R"("after":2,"after_card":"Xq-7_c"}})");
  EXPECT_EQ(DecodeOrFail(encoded.kind, encoded.body), core::Event(event));
  event.setting = core::StaffSetting{"1002", carded, std::nullopt};
  encoded = Encode(event);
  EXPECT_EQ(DecodeOrFail(encoded.kind, encoded.body), core::Event(event));
  core::HallConfigured plan = std::get<core::HallConfigured>(SampleEvents()[0]);
  plan.plan.staff[1] = carded;
  encoded = Encode(plan);
  EXPECT_EQ(DecodeOrFail(encoded.kind, encoded.body), core::Event(plan));
}

TEST(EventCodec, KeepsGroupsAndPolicyOfAPlanThatHasThem) {
  core::HallConfigured event = std::get<core::HallConfigured>(SampleEvents()[0]);
  event.plan.groups = {{"qykb", 'A', {"企业开办", "Start a business"}, "business", "A", true, 20},
                       {"zhzx", 'F', {"综合咨询", ""}, "", "", false, 5}};
  event.plan.windows[1].groups = {"zhzx", "qykb"};
  event.plan.queue = {{1, 3, 9},
                      std::chrono::minutes(5),
                      3,
                      2,
                      4,
                      2,
                      std::chrono::seconds(25),
                      5,
                      std::chrono::minutes(10),
                      std::chrono::minutes(750),
                      std::chrono::minutes(15),
                      std::chrono::minutes(45)};
  const std::string body = Encode(event).body;
  EXPECT_EQ(body,
            R"({"hall":"demo","utc_offset_minutes":480,"windows":[{"number":1,"zone":"A",)"
            R"("device":"win-01","evaluator":"ev-0001"},{"number":12,"zone":"B","device":"win-03",)"
            R"("evaluator":"","groups":["zhzx","qykb"]}],"staff":[{"id":1,"number":"1001"},)"
            R"({"id":2,"number":"1002"}],"rules":{"invitation_min_ms":45000,)"
            R"("invitation_protect_ms":30000,"invitation_limit_ms":600000,)"
            R"("rating_window_ms":604800000,"ask_consent":false},"groups":[{"id":"qykb",)"
            R"("letter":"A","name":{"zh":"企业开办","en":"Start a business"},"icon":"business",)"
            R"("zone":"A","ask_person":true,"norm_minutes":20},{"id":"zhzx","letter":"F",)"
            R"("name":{"zh":"综合咨询","en":""},"icon":"","zone":"","ask_person":false,)"
            R"("norm_minutes":5}],"queue":{"weights":[1,3,9],"ageing_minutes":5,"cap":3,)"
            R"("ratio":2,"most_calls":4,"least_calls":2,"spacing_s":25,"behind":5,)"
            R"("hold_limit_minutes":10,"noon_minutes":750,"before_open_minutes":15,)"
            R"("before_close_minutes":45,"person_limit":1}})");
  EXPECT_EQ(DecodeOrFail("hall_configured(1)", body), core::Event(event));
}

TEST(EventCodec, KeepsLimitsOfMattersThatAHallHas) {
  const core::StateLimits own{
      {core::MatterState::kHandling, {core::LimitClock::kWorkingDays, 2}},
      {core::MatterState::kUnclear, {core::LimitClock::kOfficeMinutes, 20}}};
  core::HallConfigured plan = std::get<core::HallConfigured>(SampleEvents()[0]);
  plan.plan.matter_limits = {{core::MatterKindId{1}, own}};
  EXPECT_EQ(DecodeOrFail("hall_configured(1)", Encode(plan).body), core::Event(plan));
  core::MatterOpened opened;
  EXPECT_EQ(Encode(opened).body.find("limits"), std::string::npos);
  opened.limits = own;
  const EncodedEvent encoded = Encode(opened);
  EXPECT_NE(
      encoded.body.find(R"("limits":[{"state":"handling","clock":"working_days","amount":2},)"),
      std::string::npos)
      << encoded.body;
  EXPECT_EQ(DecodeOrFail(encoded.kind, encoded.body), core::Event(opened));
}

TEST(EventCodec, ANumberForOnePersonKeepsHisHandleAndOneForNobodySaysNothing) {
  core::TicketIssued event;
  event.no = {'A', 1};
  event.group = "qykb";
  event.day = std::chrono::year(2026) / 5 / 9;
  EXPECT_EQ(Encode(event).body.find("person"), std::string::npos);
  EXPECT_EQ(Encode(event).body.find("unchecked"), std::string::npos);
  event.person = "0123456789abcdef0123456789abcdef";
  EXPECT_EQ(DecodeOrFail("ticket_issued(1)", Encode(event).body), core::Event(event));
  event.person.clear();
  event.unchecked = true;
  EXPECT_EQ(DecodeOrFail("ticket_issued(1)", Encode(event).body), core::Event(event));
}

TEST(EventCodec, KeepsTheMapOfAPlanThatHasOne) {
  core::HallConfigured event = std::get<core::HallConfigured>(SampleEvents()[0]);
  event.plan.windows[1].place = core::Place{7, 2};
  event.plan.zones = {{"A", {"综合服务区", "General services"}}, {"B", {"企业服务区", ""}}};
  EXPECT_EQ(DecodeOrFail("hall_configured(1)", Encode(event).body), core::Event(event));
  EXPECT_NE(
      FaultOf("hall_configured(1)",
              R"({"hall":"demo","utc_offset_minutes":480,"windows":[{"number":1,"zone":"A",)"
              R"("device":"win-01","evaluator":"ev-0001","column":2}],"staff":[],"rules":{}})")
          .find("windows[0].row"),
      std::string::npos);
}

TEST(EventCodec, QuotesWhatWouldBreakTheFastPath) {
  core::RatingReceived event = std::get<core::RatingReceived>(SampleEvents()[11]);
  event.key.source = "ev\"\\\n一\x01";
  EXPECT_EQ(DecodeOrFail("rating_received(1)", Encode(event).body), core::Event(event));
}

TEST(EventCodec, NeverThrowsOnTextThatIsNoUtf8) {
  const core::ServiceOpened event{core::ServiceId{1}, {}, {}, "A\xFF\xFE"};
  const auto decoded = DecodeOrFail("service_opened(1)", Encode(event).body);
  EXPECT_EQ(std::get<core::ServiceOpened>(decoded).visit, "A\uFFFD\uFFFD");
}

TEST(EventCodec, IgnoresFieldsItDoesNotKnow) {
  EXPECT_EQ(DecodeOrFail("terminal_died(1)", R"({"later":[1],"device":"win-01"})"),
            core::Event(core::TerminalDied{"win-01"}));
}

TEST(EventCodec, NamesTheFieldThatIsMissingOrWrong) {
  EXPECT_EQ(FaultOf("terminal_died(1)", "{}"), "terminal_died(1): device: missing or wrong");
  EXPECT_EQ(FaultOf("terminal_died(1)", R"({"device":1})"),
            "terminal_died(1): device: missing or wrong");
  EXPECT_EQ(
      FaultOf("evaluator_detached(1)",
              R"({"key":{"source":"win-01","epoch":1,"counter":-1},"device":"","evaluator":""})"),
      "evaluator_detached(1): key.counter: missing or wrong");
  EXPECT_EQ(FaultOf("shift_started(1)", R"({"window":65536,"staff":1})"),
            "shift_started(1): window: missing or wrong");
  EXPECT_NE(FaultOf("terminal_born(1)",
                    R"({"device":"d","session":1,"software":"s","shown_version":1,"sources":[{}]})")
                .find("sources[0].source"),
            std::string::npos);
}

TEST(EventCodec, RefusesEveryGoldenBodyThatWasCut) {
  for (const core::Event& event : SampleEvents()) {
    const EncodedEvent encoded = Encode(event);
    for (std::size_t length = 0; length < encoded.body.size(); ++length) {
      EXPECT_NE(FaultOf(encoded.kind, std::string_view(encoded.body).substr(0, length)), "")
          << encoded.kind << " cut at " << length;
    }
  }
}

TEST(EventCodec, RefusesLevelsDaysAndNamesOutOfRange) {
  const std::string body = Encode(SampleEvents()[11]).body;
  const auto with = [&body](std::string_view from, std::string_view to) {
    std::string changed = body;
    changed.replace(changed.find(from), from.size(), to);
    return FaultOf("rating_received(1)", changed);
  };
  EXPECT_NE(with("\"level\":2", "\"level\":0"), "");
  EXPECT_NE(with("\"level\":2", "\"level\":6"), "");
  EXPECT_NE(with("2026-05-09", "2026-02-30"), "");
  EXPECT_NE(with("2026-05-09", "2026-5-9"), "");
  EXPECT_NE(with("\"second\"", "\"third\""), "");
  EXPECT_NE(with("\"two_button\":true", "\"two_button\":1"), "");
  EXPECT_NE(with("\"frame\":\"", "\"frame\":\"*"), "");
}

TEST(EventCodec, RefusesAKindItDoesNotKnow) {
  EXPECT_NE(FaultOf("rating_received(2)", "{}").find("rating_received(2)"), std::string::npos);
  EXPECT_NE(FaultOf("", "{}"), "");
  EXPECT_NE(FaultOf("hall_configured(1)", "[]"), "");
  EXPECT_NE(FaultOf("hall_configured(1)", "null"), "");
}

}  // namespace
}  // namespace yichuang::sqlite
