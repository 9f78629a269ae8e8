#include "hardware/window/config.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <initializer_list>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

#include "hardware/usb/libusb_bus.h"
#include "hardware/usb/socket_transport.h"
#include "hub/contract/broker_address.h"
#include "hub/contract/topics.h"

namespace yichuang::window {
namespace {

constexpr std::string_view kName = "1 to 32 characters of a-z, 0-9 and '-'";
constexpr std::string_view kBroker = contract::kBrokerAddressWanted;
constexpr std::string_view kHttp = "\"https://HOST:PORT\" of the hub's pages";
constexpr std::string_view kAuthority = "a PEM file";
constexpr std::string_view kDataDir = "the path of a folder, such as \"/var/lib/yichuang/win-01\"";
constexpr std::string_view kEvaluator = "1 to 4 tables [[evaluator]], each with a transport";
constexpr std::string_view kTransport =
    "\"usb\", \"usb:1-2.3\" (bus and ports), \"bridge\", \"bridge:1-2.3\", \"socket:/path\" or "
    "\"replay:/file\"";
constexpr std::string_view kRecord = "a file that keeps every transfer";

constexpr std::string_view kZone = "the zone of hall.toml whose board the counter displays follow";
constexpr std::string_view kCounter = "at most 4 tables [[counter]], each with a window and a port";
constexpr std::string_view kWindow = "the number of a window, 1 to 9999";
constexpr std::string_view kPort = "the path of a serial line, such as \"/dev/ttyUSB0\"";
constexpr std::int64_t kMostWindow = 9999;

constexpr std::string_view kSocketPrefix = "socket:";
constexpr std::string_view kReplayPrefix = "replay:";

bool IsBroker(std::string_view text) { return contract::ReadBrokerAddress(text).has_value(); }

std::optional<EvaluatorPlace> PlaceOf(std::string_view text) {
  for (const auto& [word, cable] :
       {std::pair<std::string_view, Cable>{"usb", Cable::kUsb}, {"bridge", Cable::kBridge}}) {
    if (text == word) return EvaluatorPlace{cable, ""};
    if (!text.starts_with(word) || text[word.size()] != ':') continue;
    const auto path = text.substr(word.size() + 1);
    if (!usb::IsPortPath(path)) return std::nullopt;
    return EvaluatorPlace{cable, std::string(path)};
  }
  if (text.starts_with(kSocketPrefix)) {
    const auto path = text.substr(kSocketPrefix.size());
    if (path.empty() || path.front() != '/' || path.size() > usb::SocketPort::kLongestPath)
      return std::nullopt;
    return EvaluatorPlace{Cable::kSocket, std::string(path)};
  }
  if (text.starts_with(kReplayPrefix) && text.size() > kReplayPrefix.size() &&
      text[kReplayPrefix.size()] == '/')
    return EvaluatorPlace{Cable::kReplay, std::string(text.substr(kReplayPrefix.size()))};
  return std::nullopt;
}

/// Reads one parsed file and collects what is wrong with it.
class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  Config Read(const toml::table& root) {
    RefuseUnknown(root, {"device", "hall", "broker", "http", "certificate_authority", "data_dir",
                         "evaluator", "zone", "counter"});
    Config config;
    config.device = Text(root, "device", kName, contract::IsTopicName);
    config.hall = Text(root, "hall", kName, contract::IsTopicName);
    config.broker = Text(root, "broker", kBroker, IsBroker);
    const auto filled = [](std::string_view text) { return !text.empty(); };
    if (root.contains("http")) config.http = Text(root, "http", kHttp, filled);
    const auto address = contract::ReadBrokerAddress(config.broker);
    if (address && address->secure && config.http.empty())
      Refuse(1, "key \"http\" is missing", kHttp);
    if (root.contains("certificate_authority"))
      config.certificate_authority = Text(root, "certificate_authority", kAuthority, filled);
    config.data_dir =
        Text(root, "data_dir", kDataDir, [](std::string_view text) { return !text.empty(); });
    config.evaluators = Evaluators(root);
    config.counters = CountersOf(root);
    if (!config.counters.empty() || root.contains("zone"))
      config.zone = Text(root, "zone", kZone, [](std::string_view text) { return !text.empty(); });
    return config;
  }

  void Refuse(unsigned line, std::string wrong, std::string_view expected) {
    errors_.push_back({file_, line, std::move(wrong), std::string(expected)});
  }

  std::vector<ConfigError> TakeErrors() {
    std::stable_sort(errors_.begin(), errors_.end(),
                     [](const ConfigError& a, const ConfigError& b) { return a.line < b.line; });
    return std::move(errors_);
  }

 private:
  static unsigned LineOf(const toml::node& node) { return std::max(node.source().begin.line, 1U); }

  void RefuseUnknown(const toml::table& table, std::initializer_list<std::string_view> known) {
    std::string names;
    for (const auto name : known) names += (names.empty() ? "" : ", ") + std::string(name);
    for (const auto& [key, node] : table) {
      if (std::find(known.begin(), known.end(), key.str()) != known.end()) continue;
      Refuse(std::max(key.source().begin.line, 1U),
             "key \"" + std::string(key.str()) + "\" is unknown", "one of " + names);
    }
  }

  template <typename Check>
  std::string Text(const toml::table& table, std::string_view key, std::string_view expected,
                   Check check) {
    const std::string quoted = "\"" + std::string(key) + "\"";
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      Refuse(LineOf(table), "key " + quoted + " is missing", expected);
      return {};
    }
    const auto text = node->value_exact<std::string>();
    if (!text) {
      Refuse(LineOf(*node), "the value of " + quoted + " is not a text in quotes", expected);
      return {};
    }
    if (!check(std::string_view(*text))) {
      Refuse(LineOf(*node), "the value of " + quoted + ", \"" + *text + "\", cannot be used",
             expected);
    }
    return *text;
  }

  std::vector<EvaluatorPlace> Evaluators(const toml::table& root) {
    const toml::node* node = root.get("evaluator");
    if (node == nullptr) {
      Refuse(LineOf(root), "no evaluator is named", kEvaluator);
      return {};
    }
    const toml::array* tables = node->as_array();
    if (tables == nullptr || tables->empty() || !tables->is_homogeneous<toml::table>()) {
      Refuse(LineOf(*node), "\"evaluator\" is no list of tables", kEvaluator);
      return {};
    }
    if (tables->size() > kMostEvaluators) {
      Refuse(LineOf(*tables->get(kMostEvaluators)),
             std::to_string(tables->size()) + " evaluators are named", kEvaluator);
    }
    std::vector<EvaluatorPlace> places;
    std::set<std::string> taken;
    for (const toml::node& each : *tables) {
      const toml::table& table = *each.as_table();
      RefuseUnknown(table, {"transport", "record"});
      const std::string text = Text(table, "transport", kTransport, [](std::string_view value) {
        return PlaceOf(value).has_value();
      });
      const auto place = PlaceOf(text);
      if (!place) continue;
      if (!place->where.empty() && !taken.insert(text).second) {
        Refuse(LineOf(*table.get("transport")), "transport \"" + text + "\" is named twice",
               "another place for each evaluator");
      }
      places.push_back(*place);
      if (table.contains("record")) {
        places.back().record =
            Text(table, "record", kRecord, [](std::string_view value) { return !value.empty(); });
      }
    }
    return places;
  }

  std::vector<CounterPlace> CountersOf(const toml::table& root) {
    const toml::node* node = root.get("counter");
    if (node == nullptr) return {};
    const toml::array* tables = node->as_array();
    if (tables == nullptr || tables->empty() || !tables->is_homogeneous<toml::table>()) {
      Refuse(LineOf(*node), "\"counter\" is no list of tables", kCounter);
      return {};
    }
    if (tables->size() > kMostEvaluators) {
      Refuse(LineOf(*tables->get(kMostEvaluators)),
             std::to_string(tables->size()) + " counter displays are named", kCounter);
    }
    std::vector<CounterPlace> places;
    std::set<std::string> taken;
    for (const toml::node& each : *tables) {
      const toml::table& table = *each.as_table();
      RefuseUnknown(table, {"window", "port"});
      const std::string port =
          Text(table, "port", kPort, [](std::string_view text) { return text.starts_with('/'); });
      if (!port.empty() && !taken.insert(port).second) {
        Refuse(LineOf(*table.get("port")), "port \"" + port + "\" is named twice",
               "another line for each display");
      }
      const toml::node* window = table.get("window");
      const auto number = window == nullptr ? std::nullopt : window->value_exact<std::int64_t>();
      if (!number || *number < 1 || *number > kMostWindow) {
        Refuse(LineOf(window == nullptr ? each : *window),
               window == nullptr ? "key \"window\" is missing"
                                 : "the value of \"window\" cannot be used",
               kWindow);
        continue;
      }
      places.push_back({static_cast<std::uint16_t>(*number), port});
    }
    return places;
  }

  std::string file_;
  std::vector<ConfigError> errors_;
};

}  // namespace

std::string Sentence(const ConfigError& error) {
  return error.file + ":" + std::to_string(error.line) + ": " + error.wrong + "; expected " +
         error.expected;
}

ConfigResult ParseConfig(std::string_view text, const std::string& file) {
  Reader reader(file);
  Config config;
  try {
    config = reader.Read(toml::parse(text, file));
  } catch (const toml::parse_error& error) {
    reader.Refuse(std::max(error.source().begin.line, 1U),
                  "this is not TOML: " + std::string(error.description()),
                  "key = \"value\" lines and [[evaluator]] tables");
  }
  auto errors = reader.TakeErrors();
  if (!errors.empty()) return errors;
  return config;
}

ConfigResult ReadConfig(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::stringstream text;
  text << stream.rdbuf();
  if (!stream) {
    return std::vector<ConfigError>{
        {file.string(), 0, "the file cannot be read", "a readable TOML file"}};
  }
  auto result = ParseConfig(text.str(), file.string());
  if (auto* config = std::get_if<Config>(&result)) {
    const auto folder = std::filesystem::absolute(file).parent_path();
    config->data_dir = folder / config->data_dir;
    for (EvaluatorPlace& place : config->evaluators) {
      if (!place.record.empty()) place.record = folder / place.record;
    }
  }
  return result;
}

}  // namespace yichuang::window
