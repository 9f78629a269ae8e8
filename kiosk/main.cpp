#include "kiosk/app/command_line.h"

int main(int argc, char** argv) { return yichuang::app::RunCommandLine(argc, argv); }
