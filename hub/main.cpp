#include <CLI/CLI.hpp>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>

#include "hub/board_commands.h"
#include "hub/commands.h"
#include "hub/config.h"
#include "hub/export_guides.h"
#include "hub/serve.h"
#include "hub/version.h"

int main(int argc, char** argv) {
  namespace hub = yichuang::hub;
  CLI::App app{"yichuang-hub: the hub of a government service hall"};
  app.set_version_flag("--version", hub::kSoftware);
  app.require_subcommand(1);
  app.fallthrough();
  std::string file;
  app.add_option("--config", file, "hub.toml; needed by all but export-guides");
  bool json = false;
  auto* serve = app.add_subcommand("serve", "run until SIGTERM");
  auto* init =
      app.add_subcommand("init", "make the data folder, an empty ledger and missing device keys");
  auto* verify = app.add_subcommand("verify", "check the ledger row by row");
  auto* rebuild = app.add_subcommand("rebuild", "make the statistics tables anew from the ledger");
  auto* books = app.add_subcommand("books", "announced = accepted + refused + pending, per device");
  books->add_flag("--json", json, "one JSON line instead of a table");
  auto* dump = app.add_subcommand("export", "print the ledger, one JSON line a row");
  hub::ExportGuidesOptions guides;
  auto* export_guides =
      app.add_subcommand("export-guides", "write the guides of a catalogue as website and booklet");
  export_guides->add_option("--data", guides.data, "folder of the catalogue")->required();
  export_guides->add_option("--out", guides.out, "folder to write; a new or empty one")->required();
  export_guides->add_option("--public-url", guides.public_url, "where the website will be reached");
  hub::Deed deed;
  hub::AddBoardCommands(app, deed);
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
    if (verify->parsed()) return hub::Verify(config);
    if (rebuild->parsed()) return hub::Rebuild(config);
    if (books->parsed()) return hub::Books(config, json);
    if (dump->parsed()) return hub::Export(config);
  } catch (const std::exception& error) {
    std::cerr << "yichuang-hub: " << error.what() << '\n';
    return 1;
  }
  return 0;
}
