#include <fmt/format.h>
#include <signal.h>
#include <sys/signalfd.h>

#include <cstdio>
#include <exception>

#include "evaluator-firmware/board/host/device.h"
#include "evaluator-firmware/board/host/options.h"
#include "evaluator-firmware/board/host/owned_fd.h"

namespace host = yichuang::evaluator::host;

namespace {

// The end of the process as one more thing to wait for, so that it comes between two turns of the
// device.
host::OwnedFd StopSignals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  sigprocmask(SIG_BLOCK, &set, nullptr);
  return host::OwnedFd(signalfd(-1, &set, SFD_CLOEXEC));
}

}  // namespace

int main(int argc, char** argv) {
  const host::Parsed parsed = host::ParseOptions(argc, argv);
  if (!parsed.options) {
    fmt::print(parsed.exit_status == 0 ? stdout : stderr, "{}", parsed.text);
    return parsed.exit_status;
  }
  try {
    const host::OwnedFd stop = StopSignals();
    host::Device(*parsed.options).Run(stop.get());
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "evaluator-sim {}: {}\n", parsed.options->serial, error.what());
    return 1;
  }
}
