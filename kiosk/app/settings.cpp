#include "kiosk/app/settings.h"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <fstream>
#include <sstream>

#include "hardware/usb/libusb_bus.h"
#include "hub/contract/broker_address.h"

namespace yichuang::app {
namespace {

namespace fs = std::filesystem;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr std::array<std::string_view, 7> kDays{"sunday",   "monday", "tuesday", "wednesday",
                                                "thursday", "friday", "saturday"};
constexpr minutes kDay{24 * 60};

/// "hall_name" and "hall_name_en".
catalogue::Text BothLanguages(TomlReader& table, const std::string& key) {
  return {table.TextOr(key, ""), table.TextOr(key + "_en", "")};
}

/// "09:30" as minutes; absent when it is nothing of the kind.
std::optional<minutes> ClockTime(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  for (const std::size_t at : {0U, 1U, 3U, 4U}) {
    if (std::isdigit(static_cast<unsigned char>(text[at])) == 0) return std::nullopt;
  }
  const int hour = (text[0] - '0') * 10 + (text[1] - '0');
  const int minute = (text[3] - '0') * 10 + (text[4] - '0');
  const minutes time{hour * 60 + minute};
  if (minute > 59 || time > kDay) return std::nullopt;
  return time;
}

std::vector<model::OpenSpan> OpenSpans(TomlReader& table, std::string_view day) {
  std::vector<model::OpenSpan> spans;
  for (const std::string& text : table.TextsOr(day)) {
    const std::string_view view(text);
    const auto dash = view.find('-');
    const auto from = ClockTime(view.substr(0, dash));
    const auto until =
        dash == std::string_view::npos ? std::nullopt : ClockTime(view.substr(dash + 1));
    const bool in_order = spans.empty() || (from && spans.back().until <= *from);
    if (!from || !until || *from >= *until || !in_order)
      table.Fail(day, "expected spans in their order, such as [\"09:00-12:00\", \"13:00-17:00\"]");
    spans.push_back({*from, *until});
  }
  return spans;
}

void ReadHall(TomlReader& table, model::Setting& setting, bool& sample) {
  setting.hall_name = {table.Text("name"), table.TextOr("name_en", "")};
  setting.utc_offset = minutes(table.NumberOr("utc_offset_minutes", 480, -720, 840));
  setting.guide_desk = BothLanguages(table, "guide_desk");
  setting.guide_phone = table.TextOr("guide_phone", "");
  setting.complaint_desk = BothLanguages(table, "complaint_desk");
  setting.complaint_phone = table.TextOr("complaint_phone", "");
  sample = table.FlagOr("sample", false);
  table.RefuseOthers();
}

void ReadHours(TomlReader& table, model::Setting& setting) {
  for (std::size_t day = 0; day < kDays.size(); ++day)
    setting.week[day] = OpenSpans(table, kDays[day]);
  table.RefuseOthers();
}

void ReadIdle(TomlReader& table, model::Setting& setting) {
  setting.idle_warning = seconds(table.NumberOr("warning_seconds", 30, 5, 600));
  setting.idle_wipe = seconds(table.NumberOr("wipe_seconds", 60, 10, 900));
  if (setting.idle_wipe < setting.idle_warning + seconds{5})
    table.Fail("wipe_seconds", "expected at least 5 more than warning_seconds");
  table.RefuseOthers();
}

void ReadStaff(TomlReader& table, model::Setting& setting) {
  setting.staff_pin = table.Text("pin");
  const bool digits = setting.staff_pin.find_first_not_of("0123456789") == std::string::npos;
  if (!digits || setting.staff_pin.size() < 4 || setting.staff_pin.size() > 12)
    table.Fail("pin", "expected 4 to 12 digits");
  table.RefuseOthers();
}

void ReadScreen(TomlReader& table, Settings& settings) {
  settings.width = static_cast<int>(table.NumberOr("width", 1080, 320, 8192));
  settings.height = static_cast<int>(table.NumberOr("height", 1920, 320, 8192));
  settings.full_screen = table.FlagOr("full_screen", false);
  table.RefuseOthers();
}

PrinterSettings ReadPrinter(TomlReader& table, const fs::path& folder) {
  PrinterSettings printer;
  const std::string transport = table.TextOr("transport", "");
  const std::string path = table.TextOr("path", "");
  if (path.empty() == transport.empty())
    table.Fail("path", "expected either path = \"/dev/usb/lp0\" or transport = \"usb\"");
  if (!path.empty()) printer.path = folder / path;
  if (!transport.empty()) {
    const bool at_port = transport.starts_with("usb:") && usb::IsPortPath(transport.substr(4));
    if (transport != "usb" && !at_port)
      table.Fail("transport",
                 "expected \"usb\", or \"usb:1-2.3\" with the port it is plugged in at");
    printer.usb_port = at_port ? transport.substr(4) : "";
  }
  const std::string mode = table.TextOr("mode", "picture");
  if (mode != "picture" && mode != "text")
    table.Fail("mode", "expected \"picture\", or \"text\" for a printer with GB 18030 letters");
  printer.text = mode == "text";
  printer.paper_mm = static_cast<int>(table.NumberOr("paper_mm", 80, 58, 80));
  if (printer.paper_mm != 58 && printer.paper_mm != 80) table.Fail("paper_mm", "expected 58 or 80");
  printer.cutter = table.FlagOr("cutter", true);
  table.RefuseOthers();
  return printer;
}

CardReaderSettings ReadCardReader(TomlReader& table, const fs::path& folder) {
  if (table.Text("kind") != "simulated")
    table.Fail("kind", "expected \"simulated\", the only kind of reader there is so far");
  CardReaderSettings reader{folder / table.Text("path")};
  table.RefuseOthers();
  return reader;
}

HubSettings ReadHub(TomlReader& table, const fs::path& folder) {
  HubSettings hub{table.Text("hall"), table.Text("broker"), table.Text("http"), ""};
  if (!contract::ReadBrokerAddress(hub.broker))
    table.Fail("broker", "expected " + std::string(contract::kBrokerAddressWanted));
  const std::string authority = table.TextOr("certificate_authority", "");
  if (!authority.empty()) hub.certificate_authority = (folder / authority).string();
  table.RefuseOthers();
  return hub;
}

void ReadVoice(TomlReader& table, const fs::path& folder, Settings& settings) {
  const std::string clips = table.TextOr("clips", "");
  if (!clips.empty()) settings.clips = folder / clips;
  settings.words_per_minute = static_cast<int>(table.NumberOr("words_per_minute", 160, 80, 450));
  table.RefuseOthers();
}

Settings ReadRoot(TomlReader& root, const fs::path& folder) {
  Settings settings;
  model::Setting& setting = settings.setting;
  setting.device = root.Text("device");
  settings.state_dir = folder / root.TextOr("state_dir", setting.device);
  const std::string items = root.TextOr("catalogue", "");
  if (!items.empty()) settings.catalogue = folder / items;
  settings.public_url = root.TextOr("public_url", "");
  auto hall = root.Table("hall");
  if (!hall) root.Fail("hall", "is missing; expected a table: [hall] name = \"…\"");
  ReadHall(*hall, setting, settings.sample);
  if (auto hours = root.Table("hours")) ReadHours(*hours, setting);
  if (auto idle = root.Table("idle")) ReadIdle(*idle, setting);
  if (auto staff = root.Table("staff")) ReadStaff(*staff, setting);
  if (auto screen = root.Table("screen")) ReadScreen(*screen, settings);
  if (auto printer = root.Table("printer")) settings.printer = ReadPrinter(*printer, folder);
  if (auto hub = root.Table("hub")) settings.hub = ReadHub(*hub, folder);
  if (auto reader = root.Table("card_reader")) {
    settings.card_reader = ReadCardReader(*reader, folder);
    if (!settings.hub)
      root.Fail("card_reader", "needs [hub]: only the hub checks limits per person");
  }
  if (auto voice = root.Table("voice")) ReadVoice(*voice, folder, settings);
  root.RefuseOthers();
  setting.printer = settings.printer.has_value();
  setting.linked = settings.hub.has_value();
  return settings;
}

}  // namespace

fs::path IdentityFolder(const Settings& settings) {
  const auto address = contract::ReadBrokerAddress(settings.hub->broker);
  return address && address->secure ? settings.state_dir / "identity" : fs::path();
}

Settings ParseSettings(std::string_view text, const fs::path& file) {
  toml::table document;
  try {
    document = toml::parse(text, file.string());
  } catch (const toml::parse_error& error) {
    throw SettingsError(fmt::format("{}:{}: this is not TOML: {}", file.string(),
                                    error.source().begin.line, error.description()));
  }
  TomlReader root(file.string(), "", document);
  return ReadRoot(root, fs::absolute(file).parent_path());
}

Settings ReadSettings(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  if (!stream)
    throw SettingsError(fmt::format("{}: cannot be read; is the path right?", file.string()));
  return ParseSettings(text.str(), file);
}

}  // namespace yichuang::app
