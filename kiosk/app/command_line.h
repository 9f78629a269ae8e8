#pragma once

namespace yichuang::app {

/// The program yichuang-kiosk. Exit status: 0 ended as asked, 1 a failure, 2 wrong settings, script
/// or command line.
int RunCommandLine(int argc, char** argv);

}  // namespace yichuang::app
