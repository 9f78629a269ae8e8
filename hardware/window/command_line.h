#pragma once

namespace yichuang::window {

/// The whole program. Returns the exit code: 0 stopped as asked, 1 failed (a storage error: the
/// supervisor starts it again), 2 wrong arguments or settings (starting again does not help).
int RunCommandLine(int argc, char** argv);

}  // namespace yichuang::window
