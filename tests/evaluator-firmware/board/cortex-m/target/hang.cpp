// A device whose main loop stops turning: only the watchdog can help it.
#include "evaluator-firmware/board/cortex-m/clock.h"
#include "evaluator-firmware/board/cortex-m/service_line.h"
#include "evaluator-firmware/board/cortex-m/uart.h"

namespace board = yichuang::evaluator::cortex_m;

int main() {
  board::StartClock();
  board::StartLines();
  board::ServiceLine("hangs");
  board::StartWatchdog();
  for (;;) board::WaitForInterrupt();
}
