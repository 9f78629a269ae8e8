#include <stdlib.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <iostream>

#include "tests/machines/power_cut.h"

/// yichuang-powercut: see tools/powercut.
int main(int count, char** words) {
  namespace fs = std::filesystem;
  CLI::App app("A hall whose machine loses its power, again and again.");
  yichuang::machines::PowerCutSettings settings;
  settings.bin = fs::read_symlink("/proc/self/exe").parent_path();
  std::string folder;
  bool discard = false;
  app.add_option("--cuts", settings.cuts)->check(CLI::Range(1, 10'000));
  app.add_option("--seed", settings.seed, "when power goes, and which sectors survive");
  app.add_option("--windows", settings.windows)->check(CLI::Range(1, 4));
  app.add_option("--weakened", settings.weakened, "whose database promises less: hub or window")
      ->check(CLI::IsMember({"hub", "window"}));
  app.add_option("--kit", settings.kit, "what tests/machines/make_guest made")->required();
  app.add_option("--dir", folder, "new or empty; kept when something is wrong");
  app.add_flag("--discard", discard, "keeps nothing of a new folder, whatever happens");
  CLI11_PARSE(app, count, words);

  bool made = false;
  int status = 1;
  try {
    if (folder.empty()) {
      folder = (fs::temp_directory_path() / "yc-power-XXXXXX").string();
      if (::mkdtemp(folder.data()) == nullptr) throw std::runtime_error("cannot make " + folder);
      made = true;
    }
    settings.directory = fs::absolute(folder);
    status = yichuang::machines::PowerCut(settings).Run();
  } catch (const std::exception& error) {
    std::cerr << "powercut: " << error.what() << '\n';
  }
  std::error_code ignored;
  if ((status == 0 || discard) && made) fs::remove_all(settings.directory, ignored);
  return status;
}
