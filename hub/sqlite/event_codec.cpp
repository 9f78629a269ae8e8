#include "hub/sqlite/event_codec.h"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "hub/contract/codec.h"
#include "hub/contract/reasons.h"
#include "hub/sqlite/access_codec.h"
#include "hub/sqlite/appeal_codec.h"
#include "hub/sqlite/board_codec.h"
#include "hub/sqlite/body_reader.h"
#include "hub/sqlite/canary_codec.h"
#include "hub/sqlite/case_codec.h"
#include "hub/sqlite/event_parts.h"
#include "hub/sqlite/identity_codec.h"
#include "hub/sqlite/matter_codec.h"
#include "hub/sqlite/plan_codec.h"
#include "hub/sqlite/queue_codec.h"
#include "hub/sqlite/report_codec.h"
#include "hub/sqlite/setting_codec.h"

namespace yichuang::sqlite {
namespace {

constexpr std::array<std::string_view, 4> kInvitationEnds{"rated", "next_citizen", "timeout",
                                                          "replaced"};
constexpr std::array<std::string_view, 2> kRatingClasses{"counted", "second"};

// Body: one overload per event writes it, one Read function per kind reads it.

std::string Body(const core::HallConfigured& event) { return Compact(PlanJson(event.plan)); }

core::Event ReadHallConfigured(BodyReader& body) { return core::HallConfigured{ReadPlan(body)}; }

std::string Body(const core::TerminalBorn& event) {
  OrderedJson sources = OrderedJson::array();
  for (const contract::SourceAnnounced& source : event.sources) {
    sources.push_back({{"source", source.source},
                       {"epoch", source.epoch},
                       {"announced", source.announced},
                       {"pending", source.pending}});
  }
  return Compact({{"device", event.device},
                  {"session", event.session},
                  {"software", event.software},
                  {"shown_version", event.shown_version},
                  {"sources", std::move(sources)}});
}

core::Event ReadTerminalBorn(BodyReader& body) {
  core::TerminalBorn event{body.Text("device"),
                           body.Unsigned("session"),
                           body.Text("software"),
                           body.Unsigned("shown_version"),
                           {}};
  for (const Json& item : body.Array("sources")) {
    BodyReader source(item, body, fmt::format("sources[{}]", event.sources.size()));
    event.sources.push_back({source.Text("source"), source.Number<std::uint32_t>("epoch"),
                             source.Unsigned("announced"), source.Unsigned("pending")});
  }
  return event;
}

std::string Body(const core::TerminalDied& event) { return Compact({{"device", event.device}}); }

core::Event ReadTerminalDied(BodyReader& body) { return core::TerminalDied{body.Text("device")}; }

std::string Body(const core::EvaluatorAttached& event) {
  return Compact({{"key", KeyJson(event.key)},
                  {"device", event.device},
                  {"evaluator", event.evaluator},
                  {"epoch", event.epoch},
                  {"boot", event.boot},
                  {"announced", event.announced},
                  {"pending", event.pending},
                  {"firmware", event.firmware},
                  {"layout", event.layout},
                  {"stuck_keys", event.stuck_keys}});
}

core::Event ReadEvaluatorAttached(BodyReader& body) {
  BodyReader key(body.Object("key"), body, "key");
  core::EvaluatorAttached event;
  event.key = ReadKey(key);
  event.device = body.Text("device");
  event.evaluator = body.Text("evaluator");
  event.epoch = body.Number<std::uint32_t>("epoch");
  event.boot = body.Number<std::uint32_t>("boot");
  event.announced = body.Unsigned("announced");
  event.pending = body.Unsigned("pending");
  event.firmware = body.Number<std::uint16_t>("firmware");
  event.layout = body.Number<std::uint8_t>("layout");
  event.stuck_keys = body.Number<std::uint8_t>("stuck_keys");
  return event;
}

std::string Body(const core::EvaluatorDetached& event) {
  return Compact(
      {{"key", KeyJson(event.key)}, {"device", event.device}, {"evaluator", event.evaluator}});
}

core::Event ReadEvaluatorDetached(BodyReader& body) {
  BodyReader key(body.Object("key"), body, "key");
  return core::EvaluatorDetached{ReadKey(key), body.Text("device"), body.Text("evaluator")};
}

std::string Body(const core::ShiftStarted& event) {
  return Compact({{"window", core::Number(event.window)}, {"staff", core::Number(event.staff)}});
}

core::Event ReadShiftStarted(BodyReader& body) {
  return core::ShiftStarted{body.IdOf<core::WindowNo>("window"), body.IdOf<core::StaffId>("staff")};
}

std::string Body(const core::ShiftEnded& event) {
  return Compact({{"window", core::Number(event.window)}, {"staff", core::Number(event.staff)}});
}

core::Event ReadShiftEnded(BodyReader& body) {
  return core::ShiftEnded{body.IdOf<core::WindowNo>("window"), body.IdOf<core::StaffId>("staff")};
}

std::string Body(const core::ServiceOpened& event) {
  return Compact({{"service", core::Number(event.service)},
                  {"window", core::Number(event.window)},
                  {"staff", core::Number(event.staff)},
                  {"visit", event.visit}});
}

core::Event ReadServiceOpened(BodyReader& body) {
  return core::ServiceOpened{body.IdOf<core::ServiceId>("service"),
                             body.IdOf<core::WindowNo>("window"), body.IdOf<core::StaffId>("staff"),
                             body.Text("visit")};
}

std::string Body(const core::ServiceEnded& event) {
  return Compact({{"service", core::Number(event.service)},
                  {"window", core::Number(event.window)},
                  {"staff", core::Number(event.staff)},
                  {"invited", event.invited}});
}

core::Event ReadServiceEnded(BodyReader& body) {
  return core::ServiceEnded{body.IdOf<core::ServiceId>("service"),
                            body.IdOf<core::WindowNo>("window"), body.IdOf<core::StaffId>("staff"),
                            body.Flag("invited")};
}

std::string Body(const core::InvitationOpened& event) {
  return Compact({{"service", core::Number(event.service)},
                  {"window", core::Number(event.window)},
                  {"staff", core::Number(event.staff)},
                  {"evaluator", event.evaluator},
                  {"limit_ms", event.limit_ms}});
}

core::Event ReadInvitationOpened(BodyReader& body) {
  return core::InvitationOpened{body.IdOf<core::ServiceId>("service"),
                                body.IdOf<core::WindowNo>("window"),
                                body.IdOf<core::StaffId>("staff"), body.Text("evaluator"),
                                body.Number<std::uint32_t>("limit_ms")};
}

std::string Body(const core::InvitationClosed& event) {
  return Compact({{"service", core::Number(event.service)},
                  {"window", core::Number(event.window)},
                  {"end", NameOf(kInvitationEnds, event.end)}});
}

core::Event ReadInvitationClosed(BodyReader& body) {
  return core::InvitationClosed{body.IdOf<core::ServiceId>("service"),
                                body.IdOf<core::WindowNo>("window"),
                                Named<core::InvitationEnd>(body, "end", kInvitationEnds)};
}

/// A text that stands in JSON as it is.
bool IsPlain(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; });
}

std::string Quoted(const std::string& text) {
  return IsPlain(text) ? fmt::format(FMT_COMPILE("\"{}\""), text) : Compact(OrderedJson(text));
}

// The hot kind: written without building a tree.
std::string Body(const core::RatingReceived& event) {
  std::string body;
  body.reserve(256 + event.frame.size() * 4 / 3);
  fmt::format_to(
      std::back_inserter(body),
      FMT_COMPILE("{{\"key\":{{\"source\":{},\"epoch\":{},\"counter\":{}}},\"service\":{},"
                  "\"window\":{},\"staff\":{},\"service_day\":\"{:04}-{:02}-{:02}\",\"level\":{},"
                  "\"elapsed_ms\":{},\"class\":\"{}\",\"two_button\":{},\"frame\":\"{}\"}}"),
      Quoted(event.key.source), event.key.epoch, event.key.counter, core::Number(event.service),
      core::Number(event.window), core::Number(event.staff),
      static_cast<int>(event.service_day.year()), static_cast<unsigned>(event.service_day.month()),
      static_cast<unsigned>(event.service_day.day()), static_cast<int>(event.level),
      event.elapsed_ms, NameOf(kRatingClasses, event.rating_class), event.two_button,
      contract::ToBase64(event.frame));
  return body;
}

core::Event ReadRatingReceived(BodyReader& body) {
  BodyReader key(body.Object("key"), body, "key");
  core::RatingReceived event;
  event.key = ReadKey(key);
  event.service = body.IdOf<core::ServiceId>("service");
  event.window = body.IdOf<core::WindowNo>("window");
  event.staff = body.IdOf<core::StaffId>("staff");
  event.service_day = body.Day("service_day");
  const std::uint64_t level = body.Unsigned("level", 5);
  if (level == 0) {
    body.Reject("level");
  }
  event.level = core::Level{static_cast<std::uint8_t>(level)};
  event.elapsed_ms = body.Number<std::uint32_t>("elapsed_ms");
  event.rating_class = Named<core::RatingClass>(body, "class", kRatingClasses);
  event.two_button = body.Flag("two_button");
  event.frame = body.Base64("frame");
  return event;
}

std::string Body(const core::RatingDetailed& event) {
  return Compact({{"key", KeyJson(event.key)},
                  {"service", core::Number(event.service)},
                  {"press_counter", event.press_counter},
                  {"tags", event.tags},
                  {"consent", event.consent},
                  {"frame", contract::ToBase64(event.frame)}});
}

core::Event ReadRatingDetailed(BodyReader& body) {
  BodyReader key(body.Object("key"), body, "key");
  core::RatingDetailed event;
  event.key = ReadKey(key);
  event.service = body.IdOf<core::ServiceId>("service");
  event.press_counter = body.Number<std::uint32_t>("press_counter");
  event.tags = body.Number<std::uint32_t>("tags");
  event.consent = body.Number<std::uint8_t>("consent");
  event.frame = body.Base64("frame");
  return event;
}

std::string Body(const core::EntryRefused& event) {
  return Compact({{"key", KeyJson(event.key)},
                  {"device", event.device},
                  {"reason", contract::Name(event.reason)},
                  {"frame", contract::ToBase64(event.frame)}});
}

core::Event ReadEntryRefused(BodyReader& body) {
  BodyReader key(body.Object("key"), body, "key");
  core::EntryRefused event;
  event.key = ReadKey(key);
  event.device = body.Text("device");
  const auto reason = contract::ReasonNamed(body.Text("reason"));
  if (reason) {
    event.reason = *reason;
  } else {
    body.Reject("reason");
  }
  event.frame = body.Base64("frame");
  return event;
}

std::string Body(const core::ClockWentBack& event) {
  return Compact({{"seen_ms", MillisOf(event.seen)}});
}

core::Event ReadClockWentBack(BodyReader& body) {
  return core::ClockWentBack{body.Instant("seen_ms")};
}

std::string Body(const core::KiosksConfigured& event) { return Compact(KioskPlanJson(event.plan)); }

core::Event ReadKiosksConfigured(BodyReader& body) {
  return core::KiosksConfigured{ReadKioskPlan(body)};
}

std::string Body(const core::CatalogueImported& event) {
  return Compact(CatalogueJson(event.catalogue));
}

core::Event ReadCatalogueImported(BodyReader& body) {
  return core::CatalogueImported{ReadCatalogue(body)};
}

std::string Body(const core::HoursChanged& event) { return Compact(HoursJson(event.hours)); }
core::Event ReadHoursChanged(BodyReader& body) { return core::HoursChanged{ReadHours(body)}; }

std::string Body(const core::NoticePosted& event) { return Compact(NoticeJson(event.notice)); }
core::Event ReadNoticePosted(BodyReader& body) { return core::NoticePosted{ReadNotice(body)}; }

std::string Body(const core::SettingChanged& event) { return Compact(SettingChangedJson(event)); }

core::Event ReadSettingChangedEvent(BodyReader& body) { return ReadSettingChanged(body); }

std::string Body(const core::SettingTaken& event) { return Compact(ChangeJson(event.change)); }
core::Event ReadSettingTaken(BodyReader& body) { return core::SettingTaken{ReadChange(body)}; }

std::string Body(const core::SettingWithdrawn& event) { return Compact(ChangeJson(event.change)); }
core::Event ReadWithdrawn(BodyReader& body) { return core::SettingWithdrawn{ReadChange(body)}; }

std::string Body(const core::CalendarMissed& event) { return Compact({{"year", event.year}}); }
core::Event ReadCalendarMissed(BodyReader& body) {
  return core::CalendarMissed{static_cast<int>(body.Unsigned("year", 9999))};
}

std::string Body(const core::EraOpened& event) { return Compact({{"era", event.era}}); }
core::Event ReadEraOpened(BodyReader& body) {
  return core::EraOpened{static_cast<std::uint32_t>(body.Unsigned("era", UINT32_MAX))};
}

using Read = core::Event (*)(BodyReader&);
constexpr std::size_t kKindCount = std::variant_size_v<core::Event::Plain>;

// In the order of the variant, so that Encode finds its name by index; an old version would follow
// after these.
constexpr std::array<std::string_view, kKindCount> kKinds{
    "hall_configured(1)",    "terminal_born(1)",      "terminal_died(1)",
    "evaluator_attached(1)", "evaluator_detached(1)", "shift_started(1)",
    "shift_ended(1)",        "service_opened(1)",     "service_ended(1)",
    "invitation_opened(1)",  "invitation_closed(1)",  "rating_received(1)",
    "rating_detailed(1)",    "entry_refused(1)",      "clock_went_back(1)",
    "kiosks_configured(1)",  "catalogue_imported(1)", "catalogue_revised(1)",
    "hours_changed(1)",      "notice_posted(1)",      "notice_ended(1)",
    "emergency_raised(1)",   "emergency_cleared(1)",  "account_set(1)",
    "access_noted(1)",       "view_logged(1)",        "alarm_acknowledged(1)",
    "setting_changed(1)",    "setting_taken(1)",      "setting_withdrawn(1)",
    "calendar_missed(1)",    "era_opened(1)",         "ticket_issued(1)",
    "block_leased(1)",       "ticket_called(1)",      "ticket_missed(1)",
    "ticket_returned(1)",    "ticket_cancelled(1)",   "ticket_held(1)",
    "ticket_resumed(1)",     "ticket_transferred(1)", "ticket_released(1)",
    "ticket_expired(1)",     "window_paused(1)",      "window_resumed(1)",
    "hold_overran(1)",       "seat_taken(1)",         "help_called(1)",
    "case_drafted(1)",       "case_registered(1)",    "case_received(1)",
    "correction_asked(1)",   "notice_repeated(1)",    "case_resubmitted(1)",
    "case_accepted(1)",      "promise_given(1)",      "promise_made_up(1)",
    "promise_reminded(1)",   "case_handed_over(1)",   "case_suspended(1)",
    "case_resumed(1)",       "case_extended(1)",      "case_decided(1)",
    "case_delivered(1)",     "case_ended(1)",         "cases_redated(1)",
    "applicant_named(1)",    "person_erased(1)",      "paper_issued(1)",
    "paper_reprinted(1)",    "paper_voided(1)",       "hand_over_offered(1)",
    "hand_over_answered(1)", "case_reviewed(1)",      "case_carded(1)",
    "joint_received(1)",     "joint_corrected(1)",    "joint_resubmitted(1)",
    "joint_delivered(1)",    "matter_opened(1)",      "matter_moved(1)",
    "matter_offered(1)",     "matter_accepted(1)",    "matter_returned(1)",
    "matter_reopened(1)",    "matter_called(1)",      "matter_chased(1)",
    "matter_reminded(1)",    "matter_carded(1)",      "matter_violated(1)",
    "exclusion_proposed(1)", "rating_excluded(1)",    "matters_redated(1)",
    "bells_held(1)",         "duty_assigned(1)",      "chase_notice_issued(1)",
    "call_sample_drawn(1)",  "sample_called(1)",      "matter_words_erased(1)",
    "card_replied(1)",       "unit_head_told(1)",     "terminal_enrolled(1)",
    "terminal_revoked(1)",   "terminal_doubled(1)",   "report_wanted(1)",
    "report_late(1)",        "report_drafted(1)",     "report_approved(1)",
    "report_published(1)",   "report_withdrawn(1)",   "appeal_filed(1)",
    "appeal_voted(1)",       "appeal_decided(1)",     "canary_begun(1)",
    "canary_rated(1)",       "canary_ended(1)",       "appeal_words_erased(1)"};
/// Of those kinds that stand before cases and matters in the variant.
constexpr auto kPlainReads = std::to_array<Read>(
    {ReadHallConfigured,    ReadTerminalBorn,     ReadTerminalDied,      ReadEvaluatorAttached,
     ReadEvaluatorDetached, ReadShiftStarted,     ReadShiftEnded,        ReadServiceOpened,
     ReadServiceEnded,      ReadInvitationOpened, ReadInvitationClosed,  ReadRatingReceived,
     ReadRatingDetailed,    ReadEntryRefused,     ReadClockWentBack,     ReadKiosksConfigured,
     ReadCatalogueImported, ReadCatalogueRevised, ReadHoursChanged,      ReadNoticePosted,
     ReadNoticeEnded,       ReadEmergencyRaised,  ReadEmergencyCleared,  ReadAccountSet,
     ReadAccessNoted,       ReadViewLogged,       ReadAlarmAcknowledged, ReadSettingChangedEvent,
     ReadSettingTaken,      ReadWithdrawn,        ReadCalendarMissed,    ReadEraOpened,
     ReadTicketIssued,      ReadBlockLeased,      ReadTicketCalled,      ReadTicketMissed,
     ReadTicketReturned,    ReadTicketCancelled,  ReadTicketHeld,        ReadTicketResumed,
     ReadTicketTransferred, ReadTicketReleased,   ReadTicketExpired,     ReadWindowPaused,
     ReadWindowResumed,     ReadHoldOverran,      ReadSeatTaken,         ReadHelpCalled});

template <std::size_t Index>
constexpr Read ReadAt() {
  using Event = std::variant_alternative_t<Index, core::Event::Plain>;
  if constexpr (core::CaseEvent<Event>) {
    return ReadCaseEvent<Event>;
  } else if constexpr (core::MatterEvent<Event>) {
    return ReadMatterEvent<Event>;
  } else if constexpr (core::IdentityEvent<Event>) {
    return ReadIdentityEvent<Event>;
  } else if constexpr (core::ReportEvent<Event>) {
    return ReadReportEvent<Event>;
  } else if constexpr (core::AppealEvent<Event>) {
    return ReadAppealEvent<Event>;
  } else if constexpr (core::CanaryEvent<Event>) {
    return ReadCanaryEvent<Event>;
  } else {
    return kPlainReads[Index];
  }
}
constexpr std::array<Read, kKindCount> kReads =
    []<std::size_t... Index>(std::index_sequence<Index...>) {
  return std::array<Read, kKindCount>{ReadAt<Index>()...};
}
(std::make_index_sequence<kKindCount>{});

}  // namespace

EncodedEvent Encode(const core::Event& event) {
  return {kKinds[event.index()], std::visit([](const auto& known) { return Body(known); }, event)};
}

std::variant<core::Event, Undecodable> Decode(std::string_view kind, std::string_view body) {
  const auto found = std::find(kKinds.begin(), kKinds.end(), kind);
  if (found == kKinds.end()) {
    return Undecodable{fmt::format("kind '{}' is not known to this version", kind)};
  }
  const Json json = Json::parse(body, nullptr, false);
  if (json.is_discarded()) {
    return Undecodable{fmt::format("{}: the body is not JSON", kind)};
  }
  BodyReader reader(json);
  core::Event event = kReads[static_cast<std::size_t>(found - kKinds.begin())](reader);
  if (!reader.fault().empty()) {
    return Undecodable{fmt::format("{}: {}", kind, reader.fault())};
  }
  return event;
}

std::span<const std::string_view> Kinds() { return kKinds; }

}  // namespace yichuang::sqlite
