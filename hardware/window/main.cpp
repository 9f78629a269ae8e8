#include "hardware/window/command_line.h"
#include "hub/identity/secrecy.h"

int main(int argc, char** argv) {
  yichuang::identity::KeepMemoryPrivate();
  return yichuang::window::RunCommandLine(argc, argv);
}
