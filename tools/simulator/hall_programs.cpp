#include "tools/simulator/hall_programs.h"

#include <fmt/format.h>

#include <stdexcept>
#include <thread>

#include "hub/client/enrolment.h"
#include "tools/simulator/desk_client.h"

namespace yichuang::simulator {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr seconds kCommandPatience{60};
/// Over the whole ledger of a long storm: millions of rows.
constexpr seconds kInspectPatience{900};
constexpr seconds kDevicePatience{2};
constexpr seconds kHostPatience{5};
constexpr seconds kHubPatience{15};
constexpr milliseconds kLookAgain{20};

}  // namespace

HallPrograms::HallPrograms(const HallSetup& setup) : setup_(setup), processes_(setup.logs()) {}

void HallPrograms::Init() {
  const auto result = processes_.Run("hub-init", setup_.HubCommand("init"), kCommandPatience);
  if (result.exit_code == 0) return;
  throw std::runtime_error(
      fmt::format("yichuang-hub init failed: {}", processes_.LastWords("hub-init")));
}

void HallPrograms::ImportItems(const std::filesystem::path& folder) {
  std::vector<std::string> command = setup_.HubCommand("import-items");
  command.push_back(std::filesystem::absolute(folder).string());
  const auto result = processes_.Run("hub-import", command, kCommandPatience);
  if (result.exit_code == 0) return;
  throw std::runtime_error(fmt::format("yichuang-hub import-items failed: {}{}", result.output,
                                       processes_.LastWords("hub-import")));
}

void HallPrograms::StartBroker() { processes_.Start("broker", setup_.BrokerCommand()); }

void HallPrograms::StartHub() { processes_.Start("hub", setup_.HubCommand("serve")); }

void HallPrograms::Enrol() {
  for (const auto& [device, folder] : setup_.Terminals()) {
    if (identity::TerminalFolder(folder).certificate()) continue;
    std::vector<std::string> command = setup_.HubCommand("enrol");
    command.push_back(device);
    const auto offered = processes_.Run("hub-enrol", command, kCommandPatience);
    const std::string said = ": ";
    const auto begin = offered.output.find(said);
    if (offered.exit_code != 0 || begin == std::string::npos)
      throw std::runtime_error(fmt::format("yichuang-hub enrol {} failed: {}", device,
                                           processes_.LastWords("hub-enrol")));
    const auto code = begin + said.size();
    const std::string fault = client::Join(
        {setup_.http(), "", device, folder},
        offered.output.substr(code, offered.output.find('\n', code) - code), client::Perform);
    if (!fault.empty()) throw std::runtime_error(fmt::format("{}: {}", device, fault));
  }
}

void HallPrograms::StartWindows() {
  for (const HallWindow& window : setup_.windows()) {
    processes_.Start(window.evaluator, setup_.EvaluatorCommand(window));
  }
  for (const std::string& host : setup_.hosts()) processes_.Start(host, setup_.HostCommand(host));
}

void HallPrograms::StartRecorder(const std::filesystem::path& file) {
  processes_.Start("recorder", setup_.RecorderCommand(), file);
}

bool HallPrograms::AwaitHub(milliseconds patience, const std::function<bool()>& give_up) {
  const auto deadline = Processes::Clock::now() + patience;
  while (!DeskClient::Holds(setup_.http_port(), "/healthz", R"("status":"ok")")) {
    if (Processes::Clock::now() >= deadline || (give_up && give_up())) return false;
    processes_.Supervise();
    std::this_thread::sleep_for(kLookAgain);
  }
  return true;
}

void HallPrograms::Stop() {
  std::vector<std::string> evaluators;
  for (const HallWindow& window : setup_.windows()) evaluators.push_back(window.evaluator);
  processes_.StopAll(evaluators, kDevicePatience);
  processes_.StopAll(setup_.hosts(), kHostPatience);
  processes_.Stop("hub", kHubPatience);
  processes_.Stop("recorder", kDevicePatience);
  processes_.Stop("broker", kDevicePatience);
}

HallPrograms::Findings HallPrograms::Inspect() {
  Findings findings;
  const auto exported = processes_.Run("hub-export", setup_.HubCommand("export"), kInspectPatience);
  if (exported.exit_code == 0) {
    findings.ledger = ReadLedger(exported.output, findings.fault);
  } else {
    findings.fault =
        fmt::format("yichuang-hub export failed: {}", processes_.LastWords("hub-export"));
  }
  const auto verify = processes_.Run("hub-verify", setup_.HubCommand("verify"), kInspectPatience);
  findings.verified = verify.exit_code == 0;
  findings.verify_words =
      verify.output.empty() ? processes_.LastWords("hub-verify") : verify.output;
  while (findings.verify_words.ends_with('\n')) findings.verify_words.pop_back();
  findings.books_balance =
      processes_.Run("hub-books", setup_.HubCommand("books"), kInspectPatience).exit_code == 0;
  return findings;
}

}  // namespace yichuang::simulator
