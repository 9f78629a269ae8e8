#include "hub/identity/secrecy.h"
#include "kiosk/app/command_line.h"

int main(int argc, char** argv) {
  yichuang::identity::KeepMemoryPrivate();
  return yichuang::app::RunCommandLine(argc, argv);
}
