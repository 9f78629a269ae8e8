#include "hardware/window/stop_signals.h"

#include <pthread.h>
#include <signal.h>

#include <utility>

namespace yichuang::window {
namespace {

/// Ends the waiting thread itself; nobody else sends it.
constexpr int kWake = SIGUSR1;

sigset_t StopSet() {
  sigset_t set;
  sigemptyset(&set);
  for (const int number : {SIGTERM, SIGINT, kWake}) sigaddset(&set, number);
  return set;
}

}  // namespace

void BlockStopSignals() {
  const sigset_t set = StopSet();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  signal(SIGPIPE, SIG_IGN);
}

StopSignals::StopSignals(std::function<void()> stop)
    : thread_([stop = std::move(stop)] {
        const sigset_t set = StopSet();
        int number = 0;
        while (sigwait(&set, &number) == 0 && number != kWake) stop();
      }) {}

StopSignals::~StopSignals() {
  pthread_kill(thread_.native_handle(), kWake);
  thread_.join();
}

}  // namespace yichuang::window
