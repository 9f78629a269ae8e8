#include "tests/integration/hall_bed.h"

#include <fmt/format.h>
#include <httplib.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <thread>

#include "evaluator-firmware/protocol/codec.h"
#include "hub/contract/codec.h"
#include "tools/simulator/clock.h"

namespace yichuang::integration {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;
using std::chrono::seconds;

// Long, for a machine that does much else; nobody waits for it but who fails.
constexpr seconds kPatience{40};
constexpr std::uint32_t kEpoch = 1;

fs::path MakeFolder() {
  std::string name = (fs::temp_directory_path() / "yichuang-hall-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make " + name);
  return name;
}

}  // namespace

HallBed::HallBed(int windows) : directory_(MakeFolder()) {
  simulator::HallSettings settings;
  settings.directory = directory_ / "hall";
  settings.bin = fs::path(YICHUANG_BINARY_DIR) / "bin";
  settings.windows = windows;
  settings.open_port = true;
  settings.device_speed = 20;
  settings.hours = "00:00-24:00";  // a test gets its numbers at any time of day
  const std::int64_t now = simulator::RealNow();
  settings.clock = {1, now, now};
  record_ = directory_ / "messages.ndjson";
  setup_ = std::make_unique<simulator::HallSetup>(settings);
  programs_ = std::make_unique<simulator::HallPrograms>(*setup_);
}

HallBed::~HallBed() {
  programs_.reset();
  std::error_code ignored;
  fs::remove_all(directory_, ignored);
}

void HallBed::Start() {
  programs_->Init();
  StartBroker();
  programs_->StartHub();
  if (!programs_->AwaitHub(kPatience)) {
    throw std::runtime_error("the hub did not come up: " + processes().LastWords("hub"));
  }
}

void HallBed::StartBroker() {
  programs_->StartBroker();
  programs_->StartRecorder(record_);
  // The subscriber is there when it sees what is published.
  const bool ready = Until([this] {
    Publish("test/ready", "{}", true);
    return std::filesystem::exists(record_) && !Messages().empty();
  });
  if (!ready) throw std::runtime_error("no subscriber: " + processes().LastWords("recorder"));
}

void HallBed::StartWindows() {
  programs_->Enrol();
  programs_->StartWindows();
}

void HallBed::StartHubWith(const fs::path& library, const fs::path& trigger) {
  std::vector<std::string> command = {"env", "LD_PRELOAD=" + library.string(),
                                      "YICHUANG_TEST_TRIGGER=" + trigger.string(),
                                      "ASAN_OPTIONS=verify_asan_link_order=0"};
  for (const std::string& word : setup_->HubCommand("serve")) command.push_back(word);
  processes().Start("hub", command);
}

void HallBed::Publish(const std::string& topic, const std::string& payload, bool retain) {
  const fs::path file = directory_ / "payload";
  std::ofstream(file, std::ios::binary | std::ios::trunc) << payload;
  std::vector<std::string> command = {"mosquitto_pub",
                                      "-V",
                                      "5",
                                      "-h",
                                      "127.0.0.1",
                                      "-p",
                                      std::to_string(setup_->open_port()),
                                      "-q",
                                      "1",
                                      "-t",
                                      topic,
                                      "-f",
                                      file.string()};
  if (retain) command.push_back("-r");
  (void)processes().Run("publisher", command, kPatience);
}

std::vector<Seen> HallBed::Messages() const {
  std::vector<Seen> messages;
  std::ifstream file(record_);
  for (std::string line; std::getline(file, line);) {
    const nlohmann::json seen = nlohmann::json::parse(line, nullptr, false);
    if (!seen.is_object()) continue;  // the last line may be half written
    messages.push_back({seen.value("topic", ""),
                        nlohmann::json::parse(seen.value("payload", ""), nullptr, false)});
  }
  return messages;
}

std::string HallBed::ContractFaults() {
  const fs::path file = directory_ / "contract.ndjson";
  std::ofstream out(file, std::ios::trunc);
  for (const Seen& seen : Messages()) {
    if (!contract::ParseTopic(seen.topic)) continue;
    out << nlohmann::json({{"topic", seen.topic}, {"payload", seen.payload}}).dump() << '\n';
  }
  out.close();
  return ContractFaultsIn(processes(), file);
}

bool HallBed::Until(const std::function<bool()>& condition) {
  const auto deadline = std::chrono::steady_clock::now() + kPatience;
  while (!condition()) {
    if (std::chrono::steady_clock::now() >= deadline) return false;
    processes().Supervise();
    std::this_thread::sleep_for(milliseconds(10));
  }
  return true;
}

bool HallBed::Await(const std::function<bool(const Seen&)>& wanted) {
  return Until([&] {
    const std::vector<Seen> messages = Messages();
    return std::any_of(messages.begin(), messages.end(), wanted);
  });
}

std::int64_t HallBed::Health(const std::string& name) const {
  httplib::Client client("127.0.0.1", setup_->http_port());
  const auto answer =
      client.Get("/api/v1/health", {{"Authorization", "Bearer " + setup_->token()}});
  if (!answer) return -1;
  const nlohmann::json health = nlohmann::json::parse(answer->body, nullptr, false);
  return health.is_object() ? health.value(name, std::int64_t{-1}) : -1;
}

std::string ContractFaultsIn(simulator::Processes& processes, const fs::path& file) {
  const fs::path check = fs::path(YICHUANG_SOURCE_DIR) / "tools" / "check_contract";
  const auto result =
      processes.Run("contract", {check.string(), "--payloads", file.string()}, seconds(100));
  return result.exit_code == 0 ? "" : result.output + processes.LastWords("contract");
}

FakeHost::FakeHost(HallBed& bed) : bed_(bed) {
  std::ifstream file(bed.directory() / "hall" / "keys" / "ev-0001.key");
  std::string text;
  file >> text;
  for (std::size_t i = 0; i < key_.size(); ++i) {
    key_[i] = static_cast<std::uint8_t>(std::stoi(text.substr(2 * i, 2), nullptr, 16));
  }
}

std::string FakeHost::up() const {
  return contract::TopicOf("demo", "win-01", contract::Channel::kUp);
}

std::string FakeHost::down() const {
  return contract::TopicOf("demo", "win-01", contract::Channel::kDown);
}

void FakeHost::Arrive() {
  contract::TerminalState state;
  state.device = "win-01";
  state.presence = contract::Presence::kOnline;
  state.session = 1;
  state.software = "test";
  bed_.Publish(contract::TopicOf("demo", "win-01", contract::Channel::kState),
               contract::Encode(state), true);

  protocol::Hello hello;
  hello.serial = 1;
  hello.epoch = kEpoch;
  hello.boot = 7;
  hello.firmware = 256;
  std::array<std::uint8_t, protocol::kMaxFrameSize> frame{};
  const std::size_t size = protocol::Encode(hello, protocol::DeviceKeys(key_), frame);
  const auto end = frame.begin() + static_cast<std::ptrdiff_t>(size);
  Send({{"win-01", 1, 1},
        simulator::RealNow(),
        contract::EvaluatorAttached{"ev-0001", {frame.begin(), end}}});
}

contract::Entry FakeHost::Press(std::uint64_t counter) const {
  protocol::Press press;
  press.serial = 1;
  press.epoch = kEpoch;
  press.counter = static_cast<std::uint32_t>(counter);
  press.invitation = 1'000'000;
  std::array<std::uint8_t, protocol::kMaxFrameSize> frame{};
  const std::size_t size = protocol::Encode(press, protocol::DeviceKeys(key_), frame);
  const auto end = frame.begin() + static_cast<std::ptrdiff_t>(size);
  return {{"ev-0001", kEpoch, counter},
          simulator::RealNow(),
          contract::PressEntry{{frame.begin(), end}}};
}

contract::Entry FakeHost::ForgedPress(std::uint64_t counter) const {
  contract::Entry entry = Press(counter);
  std::get_if<contract::PressEntry>(&entry.body)->frame.back() ^= 1U;
  return entry;
}

void FakeHost::Send(const contract::Entry& entry) {
  bed_.Publish(up(), contract::Encode(contract::Up{"win-01", {entry}}));
}

std::uint64_t FakeHost::Receipted() const {
  std::uint64_t through = 0;
  for (const Seen& seen : bed_.Messages()) {
    if (seen.topic != down()) continue;
    const auto message = contract::DecodeDown(seen.payload.dump());
    const auto* decoded = std::get_if<contract::Down>(&message);
    const auto* receipt = decoded != nullptr ? std::get_if<contract::Receipt>(decoded) : nullptr;
    if (receipt == nullptr) continue;
    for (const contract::SourceReceipt& source : receipt->sources) {
      if (source.source == "ev-0001") through = std::max(through, source.through);
    }
  }
  return through;
}

bool FakeHost::AwaitReceipt(std::uint64_t counter) {
  return bed_.Until([&] { return Receipted() >= counter; });
}

}  // namespace yichuang::integration
