#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>

#include "hub/backup.h"
#include "hub/board_commands.h"
#include "hub/commands.h"
#include "hub/config.h"
#include "hub/export_guides.h"
#include "hub/export_ratings.h"
#include "hub/head_commands.h"
#include "hub/identity/secrecy.h"
#include "hub/identity_commands.h"
#include "hub/personal_commands.h"
#include "hub/serve.h"
#include "hub/settings_commands.h"
#include "hub/user_command.h"
#include "hub/version.h"

int main(int argc, char** argv) {
  namespace hub = yichuang::hub;
  yichuang::identity::KeepMemoryPrivate();
  CLI::App app{"yichuang-hub: the hub of a government service hall"};
  app.set_version_flag("--version", hub::kSoftware);
  app.require_subcommand(1);
  app.fallthrough();
  std::string file;
  app.add_option("--config", file, "hub.toml; needed by all but export-guides");
  auto* serve = app.add_subcommand("serve", "run until SIGTERM");
  auto* init =
      app.add_subcommand("init", "make the data folder, an empty ledger and missing device keys");
  auto* rebuild = app.add_subcommand("rebuild", "make the statistics tables anew from the ledger");
  auto* audit_stats = app.add_subcommand(
      "audit-stats", "count the ledger again and compare it with every counter of the statistics");
  hub::UserOptions user;
  auto* users = app.add_subcommand("user", "accounts of people who use the pages");
  users->require_subcommand(1);
  const auto user_command = [&](const char* name, const char* help, bool number, bool roles) {
    auto* command = users->add_subcommand(name, help);
    if (number) command->add_option("--number", user.number, "work number")->required();
    if (roles) command->add_option("--roles", user.roles, "role[,role…]")->required();
    return command;
  };
  auto* add = user_command("add", "make an account, print a one-time code", true, true);
  add->add_option("--name", user.name, "name for screens")->required();
  auto* roles = user_command("roles", "give an account other roles", true, true);
  auto* reset = user_command("reset", "end the password, print a one-time code", true, false);
  auto* disable = user_command("disable", "close an account", true, false);
  auto* list = user_command("list", "print all accounts", false, false);
  auto* set_up = user_command("setup-code", "print a new set-up code", false, false);
  auto* dump = app.add_subcommand("export", "print the ledger, one JSON line a row");
  hub::ExportGuidesOptions guides;
  auto* export_guides =
      app.add_subcommand("export-guides", "write the guides of a catalogue as website and booklet");
  export_guides->add_option("--data", guides.data, "folder of the catalogue")->required();
  export_guides->add_option("--out", guides.out, "folder to write; a new or empty one")->required();
  export_guides->add_option("--public-url", guides.public_url, "where the website will be reached");
  hub::Deed deed;
  hub::AddBoardCommands(app, deed);
  hub::AddSettingsCommands(app, deed);
  hub::AddBackupCommands(app, deed);
  hub::AddExportRatings(app, deed);
  hub::AddIdentityCommands(app, deed);
  hub::AddHeadCommands(app, deed);
  hub::AddPersonalCommands(app, deed);
  CLI11_PARSE(app, argc, argv);
  try {
    if (export_guides->parsed()) {
      guides.made_on = hub::Today();
      return hub::ExportGuides(guides);
    }
    if (file.empty()) throw std::runtime_error("--config is required: name the hub.toml");
    const hub::Config config = hub::ReadConfig(file);
    if (deed) return deed(config);
    if (serve->parsed()) return hub::Serve(config);
    if (init->parsed()) return hub::Init(config);
    if (rebuild->parsed()) return hub::Rebuild(config);
    if (audit_stats->parsed()) return hub::AuditStats(config);
    if (dump->parsed()) return hub::Export(config);
    if (add->parsed()) return hub::UserAdd(config, user);
    if (roles->parsed()) return hub::UserRoles(config, user);
    if (reset->parsed()) return hub::UserReset(config, user);
    if (disable->parsed()) return hub::UserDisable(config, user);
    if (list->parsed()) return hub::UserList(config);
    if (set_up->parsed()) return hub::UserSetUpCode(config);
  } catch (const std::exception& error) {
    std::cerr << "yichuang-hub: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
