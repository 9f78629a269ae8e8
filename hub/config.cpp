#include "hub/config.h"

#include <fmt/format.h>

#include <array>
#include <set>

#include "hub/contract/broker_address.h"
#include "hub/contract/topics.h"
#include "hub/hours_text.h"
#include "hub/matter_config.h"
#include "hub/queue_config.h"
#include "hub/toml_table.h"

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kLatestMs = 4'102'444'800'000;  // 2100-01-01, a bound against typing errors
constexpr std::size_t kLeastToken = 32;
constexpr std::size_t kMostStaffNumber = 10;  // national exchange interfaces

toml::table Parse(const fs::path& file) {
  if (!fs::exists(file))
    throw ConfigError(file.string() + ":0: no such file; name it with --config or write it");
  try {
    return toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    throw ConfigError(
        fmt::format("{}:{}: {}", file.string(), error.source().begin.line, error.description()));
  }
}

core::Instant InstantOf(std::int64_t ms) { return core::Instant(std::chrono::milliseconds(ms)); }

std::string TopicName(TomlTable& table, std::string_view key) {
  std::string name = table.Text(key);
  if (!contract::IsTopicName(name)) table.Fail(key, "expected 1 to 32 of a-z, 0-9 and '-'");
  if (name == contract::kHubName) table.Fail(key, "\"hub\" is the hub's own name");
  return name;
}

DemoConfig ReadDemo(TomlTable table) {
  DemoConfig demo;
  demo.enabled = table.FlagOr("enabled", false);
  demo.speed = table.NumberOr("speed", 1.0, 0.1, 100'000.0);
  demo.real_origin = InstantOf(table.IntegerOr("real_origin_ms", 0, 0, kLatestMs));
  demo.virtual_origin = InstantOf(table.IntegerOr("virtual_origin_ms", 0, 0, kLatestMs));
  if (!demo.enabled && demo.speed != 1.0)
    table.Fail("speed", "only a demonstration (enabled = true) may change the clock");
  demo.token = table.TextOr("token", "");
  if (!demo.token.empty() && (!demo.enabled || demo.token.size() < kLeastToken)) {
    table.Fail("token",
               "only a demonstration (enabled = true) may have one, of at least 32 characters");
  }
  table.RefuseOthers();
  return demo;
}

core::Rules ReadRules(TomlTable table) {
  using std::chrono::seconds;
  core::Rules rules;
  rules.invitation_min = seconds(table.IntegerOr("invitation_min_s", 60, 30, 120));
  rules.invitation_protect = seconds(table.IntegerOr("invitation_protect_s", 30, 30, 120));
  rules.invitation_limit = seconds(table.IntegerOr("invitation_limit_s", 600, 60, 3600));
  rules.rating_window = std::chrono::hours(24 * table.IntegerOr("rating_window_days", 7, 1, 30));
  rules.ask_consent = table.FlagOr("ask_consent", true);
  table.RefuseOthers();
  return rules;
}

core::PlannedWindow ReadWindow(TomlTable& table) {
  core::PlannedWindow window;
  window.number = static_cast<core::WindowNo>(table.Integer("number", 1, 999));
  window.zone = table.TextOr("zone", "");
  window.device = TopicName(table, "device");
  window.evaluator = TopicName(table, "evaluator");
  const auto column = table.IntegerOr("column", 0, 1, core::kMostPlaces);
  const auto row = table.IntegerOr("row", 0, 1, core::kMostPlaces);
  if ((column == 0) != (row == 0))
    table.Fail(column == 0 ? "column" : "row", "is missing; column and row belong together");
  if (column != 0)
    window.place = core::Place{static_cast<std::uint16_t>(column), static_cast<std::uint16_t>(row)};
  window.groups = ReadWindowGroups(table);
  table.RefuseOthers();
  return window;
}

void ReadWindows(TomlTable& root, HallFile& hall) {
  std::set<core::WindowNo> numbers;
  std::set<std::string> evaluators;
  std::set<core::Place> places;
  for (TomlTable& table : root.Tables("window")) {
    core::PlannedWindow window = ReadWindow(table);
    if (!numbers.insert(window.number).second)
      table.Fail("number", "this window number stands twice");
    if (!evaluators.insert(window.evaluator).second)
      table.Fail("evaluator", "this evaluator stands at two windows");
    for (const std::string& group : window.groups) {
      if (core::FindGroup(hall.plan, group) == nullptr)
        table.Fail("groups", "no [[group]] has the id \"" + group + "\"");
    }
    if (window.place && !places.insert(*window.place).second)
      table.Fail("column", "another window stands at this place of the map");
    hall.plan.windows.push_back(std::move(window));
  }
  if (hall.plan.windows.empty()) root.Fail("window", "a hall needs at least one [[window]]");
}

void ReadZones(TomlTable& root, HallFile& hall) {
  std::set<std::string> ids;
  for (TomlTable& table : root.Tables("zone")) {
    core::PlannedZone zone{table.Text("id"), {table.Text("name"), table.TextOr("name_en", "")}};
    if (!ids.insert(zone.id).second) table.Fail("id", "this zone stands twice");
    if (zone.name.zh.size() > contract::kMaxTitleBytes ||
        zone.name.en.size() > contract::kMaxTitleBytes)
      table.Fail("name", "is longer than 120 bytes");
    hall.plan.zones.push_back(std::move(zone));
    table.RefuseOthers();
  }
}

void ReadStaff(TomlTable& root, HallFile& hall) {
  for (TomlTable& table : root.Tables("staff")) {
    core::PlannedStaff staff;
    staff.number = table.Text("number");
    if (staff.number.size() > kMostStaffNumber || staff.number.find('-') != std::string::npos) {
      table.Fail("number", "expected a work number of at most 10 characters without '-'");
    }
    if (!hall.staff_names.emplace(staff.number, table.Text("name")).second) {
      table.Fail("number", "this work number stands twice");
    }
    hall.plan.staff.push_back(std::move(staff));
    table.RefuseOthers();
  }
}

void ReadKiosks(TomlTable& root, HallFile& hall) {
  std::set<std::string> devices;
  for (const core::PlannedWindow& window : hall.plan.windows) devices.insert(window.device);
  for (TomlTable& table : root.Tables("kiosk")) {
    core::PlannedKiosk kiosk{TopicName(table, "id"), table.TextOr("zone", "")};
    if (!devices.insert(kiosk.device).second)
      table.Fail("id", "another kiosk or a window's device has this name");
    hall.kiosks.kiosks.push_back(std::move(kiosk));
    table.RefuseOthers();
  }
}

core::Spans ReadSpans(TomlTable& table, std::string_view key) {
  const auto spans = SpansNamed(table.TextOr(key, ""));
  if (!spans) table.Fail(key, "expected \"09:00-12:00 13:30-17:00\", in order; or \"closed\"");
  return *spans;
}

void ReadHours(TomlTable& root, HallFile& hall) {
  constexpr std::array<std::string_view, 7> kDays = {"mon", "tue", "wed", "thu",
                                                     "fri", "sat", "sun"};
  if (auto hours = root.Table("hours")) {
    for (std::size_t i = 0; i < kDays.size(); ++i) {
      hall.kiosks.week[i] = ReadSpans(*hours, kDays[i]);
    }
    hours->RefuseOthers();
  }
  std::set<core::HallDay> days;
  for (TomlTable& table : root.Tables("special_day")) {
    const auto day = DayNamed(table.Text("day"));
    if (!day) table.Fail("day", "expected a day as \"2026-10-01\"");
    if (!days.insert(*day).second) table.Fail("day", "this day stands twice");
    contract::BothTexts reason{table.Text("reason"), table.TextOr("reason_en", "")};
    if (reason.zh.size() > contract::kMaxTitleBytes || reason.en.size() > contract::kMaxTitleBytes)
      table.Fail("reason", "is longer than 120 bytes");
    hall.kiosks.special_days.push_back({*day, ReadSpans(table, "open"), std::move(reason)});
    table.RefuseOthers();
  }
}

/// What stands between blanks.
std::vector<std::string> Words(std::string text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.erase(0, std::min(end + 1, text.size()));
  }
  return words;
}

// Names, certificate and key come together or not at all.
void ReadTls(TomlTable& http, const fs::path& folder, Config& config) {
  const std::string certificate = http.TextOr("certificate", "");
  const std::string key = http.TextOr("private_key", "");
  config.http_names = Words(http.TextOr("names", ""));
  if (certificate.empty() != key.empty())
    http.Fail(certificate.empty() ? "certificate" : "private_key",
              "certificate and private_key belong together");
  if (!certificate.empty()) {
    config.certificate = folder / certificate;
    config.private_key = folder / key;
  }
}

/// "02:30", or "off".
std::optional<std::chrono::minutes> ReadNightCheck(TomlTable& root) {
  const std::string text = root.TextOr("night_check", "02:30");
  if (text == "off") return std::nullopt;
  const auto digit = [&text](std::size_t at) {
    return at < text.size() && text[at] >= '0' && text[at] <= '9' ? text[at] - '0' : 99;
  };
  const int hours = digit(0) * 10 + digit(1);
  const int minutes = digit(3) * 10 + digit(4);
  if (text.size() != 5 || text[2] != ':' || hours > 23 || minutes > 59)
    root.Fail("night_check", "expected a time of the day like \"02:30\", or \"off\"");
  return std::chrono::hours(hours) + std::chrono::minutes(minutes);
}

}  // namespace

Clock ClockOf(const DemoConfig& demo) {
  return demo.enabled && demo.virtual_origin != core::Instant{}
             ? Clock(demo.speed, demo.real_origin, demo.virtual_origin)
             : Clock();
}

Config ReadConfig(const fs::path& file) {
  const toml::table document = Parse(file);
  TomlTable root(file.string(), "", document);
  const fs::path folder = fs::absolute(file).parent_path();
  Config config;
  config.data_dir = folder / root.Text("data_dir");
  config.keys_dir = folder / root.Text("keys_dir");
  config.hall_file = folder / root.Text("hall_file");
  config.night_check = ReadNightCheck(root);
  auto broker = root.Table("broker");
  if (!broker)
    root.Fail("broker", "is missing; expected a table: [broker] uri = \"tcp://127.0.0.1:1883\"");
  config.broker_uri = broker->Text("uri");
  if (!contract::ReadBrokerAddress(config.broker_uri))
    broker->Fail("uri", "expected " + std::string(contract::kBrokerAddressWanted));
  config.broker_listen = broker->TextOr("listen", config.broker_listen);
  config.broker_names = Words(broker->TextOr("names", ""));
  broker->RefuseOthers();
  if (auto http = root.Table("http")) {
    config.http_address = http->TextOr("address", config.http_address);
    config.http_port = static_cast<std::uint16_t>(http->IntegerOr("port", 0, 0, 65535));
    if (const std::string web = http->TextOr("web_root", ""); !web.empty())
      config.web_root = folder / web;
    ReadTls(*http, folder, config);
    config.idle_lock = std::chrono::minutes(http->IntegerOr("idle_lock_minutes", 30, 1, 480));
    http->RefuseOthers();
  }
  if (auto demo = root.Table("demo")) config.demo = ReadDemo(*demo);
  if (!config.demo.token.empty() && !config.certificate.empty())
    root.Fail("demo",
              "a demonstration with a token is served to this machine only, without certificate");
  root.RefuseOthers();
  return config;
}

HallFile ReadHallFile(const fs::path& file) {
  const toml::table document = Parse(file);
  TomlTable root(file.string(), "", document);
  HallFile hall;
  hall.plan.hall = TopicName(root, "hall");
  hall.name = root.Text("name");
  hall.plan.utc_offset = std::chrono::minutes(root.IntegerOr("utc_offset_minutes", 480, -720, 840));
  ReadZones(root, hall);
  ReadQueue(root, hall.plan);
  ReadMatterRules(root, hall.plan);
  ReadWindows(root, hall);
  ReadStaff(root, hall);
  ReadKiosks(root, hall);
  ReadHours(root, hall);
  if (auto rules = root.Table("rules")) hall.plan.rules = ReadRules(*rules);
  root.RefuseOthers();
  return hall;
}

}  // namespace yichuang::hub
