#include "hardware/window/command_line.h"

int main(int argc, char** argv) { return yichuang::window::RunCommandLine(argc, argv); }
