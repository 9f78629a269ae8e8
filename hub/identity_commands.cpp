#include "hub/identity_commands.h"

#include <fmt/format.h>

#include <iostream>
#include <memory>

#include "hub/clock.h"
#include "hub/console.h"

namespace yichuang::hub {
namespace {

namespace fs = std::filesystem;

int Enrol(const Config& config, const std::string& device) {
  const auto reply = AskHub(config.data_dir, "POST", "/api/v1/terminals/" + device + "/code",
                            nlohmann::json::object());
  std::cout << fmt::format(
      "code of {}: {}\nIt serves once and ends in ten minutes. On the terminal:\n"
      "  yichuang-window join CODE --config window.toml\n"
      "  yichuang-kiosk --join CODE --config kiosk.toml\n",
      device, reply.value("code", ""));
  return 0;
}

int Revoke(const Config& config, const std::string& device) {
  AskHub(config.data_dir, "POST", "/api/v1/terminals/" + device + "/revocation",
         nlohmann::json::object());
  std::cout << fmt::format(
      "{} is revoked: the broker lets it in no more, and nothing it sends is taken. What it keeps "
      "stays there; `enrol {}` lets the true terminal bring it\n",
      device, device);
  return 0;
}

}  // namespace

fs::path AuthorityFolder(const Config& config) { return config.keys_dir / "authority"; }

BrokerFiles BrokerFilesOf(const Config& config, const HallFile& hall) {
  BrokerSettings settings;
  settings.hall = hall.plan.hall;
  settings.address = *contract::ReadBrokerAddress(config.broker_uri);
  settings.listen = config.broker_listen;
  settings.names = config.broker_names;
  settings.folder = config.data_dir / "broker";
  settings.boards = BoardsOf(hall.plan);
  return BrokerFiles(std::move(settings));
}

void PrepareBroker(const Config& config, const HallFile& hall) {
  const fs::path folder = AuthorityFolder(config);
  if (!fs::exists(folder / "authority.pem"))
    identity::Authority::Create(folder, hall.plan.hall, MachineTime());
  const identity::Authority authority(folder);
  const BrokerFiles files = BrokerFilesOf(config, hall);
  files.Write(authority, MachineTime());
  // What the ledger says of revoked ones comes when the hub has read it.
  if (!fs::exists(files.settings().folder / "revoked.pem")) {
    files.PutRevoked(authority, {}, MachineTime());
    files.NoteRevoked({});
  }
}

void AddIdentityCommands(CLI::App& app, Deed& deed) {
  const auto device = std::make_shared<std::string>();
  const auto add = [&](const char* name, const char* help,
                       int (*carry)(const Config&, const std::string&)) {
    auto* command = app.add_subcommand(name, help);
    command->add_option("DEVICE", *device, "\"win-01\", as in hall.toml")->required();
    command->callback([&deed, device, carry] {
      deed = [device, carry](const Config& config) { return carry(config, *device); };
    });
  };
  add("enrol", "a one-time code with which a terminal gets its certificate", Enrol);
  add("revoke", "take back every certificate of a terminal, at once", Revoke);
}

}  // namespace yichuang::hub
