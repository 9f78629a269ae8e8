#include "hub/sqlite/hall_codec.h"

#include <fmt/format.h>

#include <optional>
#include <string_view>
#include <utility>

#include "hub/sqlite/alarm_codec.h"
#include "hub/sqlite/appeal_codec.h"
#include "hub/sqlite/board_codec.h"
#include "hub/sqlite/canary_codec.h"
#include "hub/sqlite/case_codec.h"
#include "hub/sqlite/identity_codec.h"
#include "hub/sqlite/matter_codec.h"
#include "hub/sqlite/plan_codec.h"
#include "hub/sqlite/queue_codec.h"
#include "hub/sqlite/report_codec.h"
#include "hub/sqlite/role_codec.h"
#include "hub/sqlite/setting_codec.h"

namespace yichuang::sqlite {
namespace {

constexpr std::size_t kLevels = 5;

OrderedJson CountsJson(const core::DayCounts& counts) {
  return {{"ended", counts.ended},
          {"uninvited", counts.uninvited},
          {"rated", counts.rated},
          {"levels", counts.levels}};
}

core::DayCounts ReadCounts(BodyReader& parent, std::string_view name) {
  BodyReader body(parent.Object(name), parent, name);
  core::DayCounts counts;
  counts.ended = body.Number<std::uint32_t>("ended");
  counts.uninvited = body.Number<std::uint32_t>("uninvited");
  counts.rated = body.Number<std::uint32_t>("rated");
  const Json& levels = body.Array("levels");
  if (levels.size() != kLevels) {
    body.Reject("levels");
    return counts;
  }
  for (std::size_t i = 0; i < kLevels; ++i) {
    if (!levels[i].is_number_unsigned()) {
      body.Reject("levels");
      return counts;
    }
    counts.levels[i] = levels[i].get<std::uint32_t>();
  }
  return counts;
}

void PutService(OrderedJson& json, const char* name,
                const std::optional<core::OpenedService>& service) {
  if (!service) {
    return;
  }
  OrderedJson item{
      {"id", core::Number(service->id)},        {"window", core::Number(service->window)},
      {"staff", core::Number(service->staff)},  {"visit", service->visit},
      {"opened_ms", MillisOf(service->opened)}, {"rated", service->rated}};
  if (service->ended) {
    item["ended_ms"] = MillisOf(*service->ended);
  }
  json[name] = std::move(item);
}

std::optional<core::OpenedService> TakeService(BodyReader& parent, std::string_view name) {
  if (!parent.Has(name)) {
    return std::nullopt;
  }
  BodyReader body(parent.Object(name), parent, name);
  core::OpenedService service;
  service.id = body.IdOf<core::ServiceId>("id");
  service.window = body.IdOf<core::WindowNo>("window");
  service.staff = body.IdOf<core::StaffId>("staff");
  service.visit = body.Text("visit");
  service.opened = body.Instant("opened_ms");
  if (body.Has("ended_ms")) {
    service.ended = body.Instant("ended_ms");
  }
  service.rated = body.Flag("rated");
  return service;
}

OrderedJson WindowJson(core::WindowNo number, const core::WindowState& window) {
  OrderedJson json{{"number", core::Number(number)}};
  if (window.staff) {
    json["staff"] = core::Number(*window.staff);
  }
  if (window.shift_started) {
    json["shift_started_ms"] = MillisOf(*window.shift_started);
  }
  PutService(json, "serving", window.serving);
  PutService(json, "invited", window.invited);
  if (window.invitation) {
    json["invitation"] = {{"service", core::Number(window.invitation->service)},
                          {"opened_ms", MillisOf(window.invitation->opened)},
                          {"limit_ms", window.invitation->limit_ms}};
  }
  PutService(json, "waiting_invitation", window.waiting_invitation);
  json["last_visit"] = window.last_visit;
  json["today"] = CountsJson(window.today);
  OrderedJson recent = OrderedJson::array();
  for (const core::RecentRating& rating : window.recent) {
    recent.push_back({{"service", core::Number(rating.service)},
                      {"staff", core::Number(rating.staff)},
                      {"level", static_cast<int>(rating.level)},
                      {"at_ms", MillisOf(rating.at)}});
  }
  json["recent"] = std::move(recent);
  json["changed_seq"] = window.changed_seq;
  return json;
}

core::RecentRating ReadRecent(BodyReader body) {
  core::RecentRating rating;
  rating.service = body.IdOf<core::ServiceId>("service");
  rating.staff = body.IdOf<core::StaffId>("staff");
  rating.level = core::Level{static_cast<std::uint8_t>(body.Unsigned("level", kLevels))};
  rating.at = body.Instant("at_ms");
  return rating;
}

core::WindowState ReadWindow(BodyReader& body) {
  core::WindowState window;
  if (body.Has("staff")) {
    window.staff = body.IdOf<core::StaffId>("staff");
  }
  if (body.Has("shift_started_ms")) {
    window.shift_started = body.Instant("shift_started_ms");
  }
  window.serving = TakeService(body, "serving");
  window.invited = TakeService(body, "invited");
  if (body.Has("invitation")) {
    BodyReader invitation(body.Object("invitation"), body, "invitation");
    window.invitation = core::Invitation{invitation.IdOf<core::ServiceId>("service"),
                                         invitation.Instant("opened_ms"),
                                         invitation.Number<std::uint32_t>("limit_ms")};
  }
  window.waiting_invitation = TakeService(body, "waiting_invitation");
  window.last_visit = body.Text("last_visit");
  window.today = ReadCounts(body, "today");
  for (const Json& item : body.Array("recent")) {
    window.recent.push_back(
        ReadRecent(BodyReader(item, body, fmt::format("recent[{}]", window.recent.size()))));
  }
  window.changed_seq = body.Unsigned("changed_seq");
  return window;
}

OrderedJson TerminalJson(const std::string& device, const core::TerminalStatus& terminal) {
  return {{"device", device},
          {"online", terminal.online},
          {"session", terminal.session},
          {"software", terminal.software},
          {"shown_version", terminal.shown_version},
          {"since_ms", MillisOf(terminal.since)},
          {"changed_seq", terminal.changed_seq}};
}

core::TerminalStatus ReadTerminal(BodyReader& body) {
  core::TerminalStatus terminal;
  terminal.online = body.Flag("online");
  terminal.session = body.Unsigned("session");
  terminal.software = body.Text("software");
  terminal.shown_version = body.Unsigned("shown_version");
  terminal.since = body.Instant("since_ms");
  terminal.changed_seq = body.Unsigned("changed_seq");
  return terminal;
}

OrderedJson EvaluatorJson(const std::string& source, const core::EvaluatorState& evaluator) {
  return {{"evaluator", source},
          {"device", evaluator.device},
          {"epoch", evaluator.epoch},
          {"boot", evaluator.boot},
          {"firmware", evaluator.firmware},
          {"layout", evaluator.layout},
          {"stuck_keys", evaluator.stuck_keys}};
}

core::EvaluatorState ReadEvaluator(BodyReader& body) {
  core::EvaluatorState evaluator;
  evaluator.device = body.Text("device");
  evaluator.epoch = body.Number<std::uint32_t>("epoch");
  evaluator.boot = body.Number<std::uint32_t>("boot");
  evaluator.firmware = body.Number<std::uint16_t>("firmware");
  evaluator.layout = body.Number<std::uint8_t>("layout");
  evaluator.stuck_keys = body.Number<std::uint8_t>("stuck_keys");
  return evaluator;
}

OrderedJson SourceJson(const std::string& source, const core::SourceState& state) {
  return {{"source", source},
          {"epoch", state.epoch},
          {"settled", state.settled},
          {"announced", state.announced},
          {"refused", state.refused}};
}

core::SourceState ReadSource(BodyReader& body) {
  core::SourceState state;
  state.epoch = body.Number<std::uint32_t>("epoch");
  state.settled = body.Unsigned("settled");
  state.announced = body.Unsigned("announced");
  state.refused = body.Unsigned("refused");
  return state;
}

OrderedJson AccountJson(const std::string& number, const core::Account& account) {
  return {{"number", number}, {"roles", RolesJson(account.roles)}, {"enabled", account.enabled}};
}

core::Account ReadAccount(BodyReader& body) { return {ReadRoles(body), body.Flag("enabled")}; }

OrderedJson SkilledJson(const std::string& number, const core::Skills& skills) {
  OrderedJson json = SkillsJson(skills);
  json["number"] = number;
  return json;
}

/// Array of the entries of a map; `make` turns key and value into JSON.
template <typename Map, typename Make>
OrderedJson MapJson(const Map& map, Make make) {
  OrderedJson array = OrderedJson::array();
  for (const auto& [key, value] : map) {
    array.push_back(make(key, value));
  }
  return array;
}

core::HallDay DayOfNumber(std::uint64_t number) {
  return {std::chrono::year(static_cast<int>(number / 10'000)),
          std::chrono::month(static_cast<unsigned>(number / 100 % 100)),
          std::chrono::day(static_cast<unsigned>(number % 100))};
}

}  // namespace

OrderedJson HallJson(const core::Hall& hall) {
  return {{"seq", hall.seq},
          {"last_ms", MillisOf(hall.last)},
          {"plan", PlanJson(hall.plan)},
          {"day", static_cast<std::uint64_t>(DayNumber(hall.day))},
          {"next_service", hall.next_service},
          {"next_staff", hall.next_staff},
          {"windows", MapJson(hall.windows, WindowJson)},
          {"terminals", MapJson(hall.terminals, TerminalJson)},
          {"evaluators", MapJson(hall.evaluators, EvaluatorJson)},
          {"sources", MapJson(hall.sources, SourceJson)},
          {"today", CountsJson(hall.today)},
          {"board", BoardJson(hall.board)},
          {"accounts", MapJson(hall.accounts, AccountJson)},
          {"identities", MapJson(hall.identities, IdentityJson)},
          {"alarms", MapJson(hall.alarms, AlarmJson)},
          {"settings", SettingsJson(hall.settings)},
          {"items", ItemsJson(hall.items)},
          {"skills", MapJson(hall.skills, SkilledJson)},
          {"queue", QueueJson(hall.queue)},
          {"cases", CasesJson(hall.cases)},
          {"matters", MattersJson(hall.matters)},
          {"reports", ReportsJson(hall.reports)},
          {"appeals", AppealsJson(hall.appeals)},
          {"canary", CanaryJson(hall.canary)},
          {"wall", CountsJson(hall.wall.counts)},
          {"wall_ms", MillisOf(hall.wall.at)}};
}

core::Hall ReadHall(BodyReader& body) {
  core::Hall hall;
  hall.seq = body.Unsigned("seq");
  hall.last = body.Instant("last_ms");
  BodyReader plan(body.Object("plan"), body, "plan");
  hall.plan = ReadPlan(plan);
  hall.day = DayOfNumber(body.Unsigned("day", 99'991'231));
  hall.next_service = body.Unsigned("next_service");
  hall.next_staff = body.Number<std::uint32_t>("next_staff");
  ForEach(body, "windows", [&hall](BodyReader& item) {
    hall.windows[item.IdOf<core::WindowNo>("number")] = ReadWindow(item);
  });
  ForEach(body, "terminals",
          [&hall](BodyReader& item) { hall.terminals[item.Text("device")] = ReadTerminal(item); });
  ForEach(body, "evaluators", [&hall](BodyReader& item) {
    hall.evaluators[item.Text("evaluator")] = ReadEvaluator(item);
  });
  ForEach(body, "sources",
          [&hall](BodyReader& item) { hall.sources[item.Text("source")] = ReadSource(item); });
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(replay_after_restart)) {
    for (auto& [name, source] : hall.sources) source.settled = 0;
  }
#endif
  hall.today = ReadCounts(body, "today");
  BodyReader board(body.Object("board"), body, "board");
  hall.board = ReadBoard(board);
  ForEach(body, "accounts",
          [&hall](BodyReader& item) { hall.accounts[item.Text("number")] = ReadAccount(item); });
  ForEach(body, "identities",
          [&hall](BodyReader& item) { hall.identities[item.Text("device")] = ReadIdentity(item); });
  ForEach(body, "alarms", [&hall](BodyReader& item) {
    hall.alarms[item.IdOf<core::AlarmId>("id")] = ReadAlarm(item);
  });
  BodyReader settings(body.Object("settings"), body, "settings");
  hall.settings = ReadSettings(settings);
  BodyReader items(body.Object("items"), body, "items");
  hall.items = ReadItems(items);
  ForEach(body, "skills",
          [&hall](BodyReader& item) { hall.skills[item.Text("number")] = ReadSkills(item); });
  BodyReader queue(body.Object("queue"), body, "queue");
  hall.queue = ReadQueue(queue);
  BodyReader cases(body.Object("cases"), body, "cases");
  hall.cases = ReadCases(cases);
  BodyReader matters(body.Object("matters"), body, "matters");
  hall.matters = ReadMatters(matters);
  BodyReader reports(body.Object("reports"), body, "reports");
  hall.reports = ReadReports(reports);
  BodyReader appeals(body.Object("appeals"), body, "appeals");
  hall.appeals = ReadAppeals(appeals);
  BodyReader canary(body.Object("canary"), body, "canary");
  hall.canary = ReadCanary(canary);
  hall.wall = {ReadCounts(body, "wall"), body.Instant("wall_ms")};
  core::RebookCases(hall);
  core::RebookMatters(hall);
  return hall;
}

}  // namespace yichuang::sqlite
