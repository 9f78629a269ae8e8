#include "evaluator-firmware/board/host/host_board.h"

#include <sys/random.h>

#include <cstdlib>

namespace yichuang::evaluator::host {

std::uint32_t HostBoard::Random32() {
  std::uint32_t bits = 0;
  if (::getrandom(&bits, sizeof(bits), 0) != static_cast<ssize_t>(sizeof(bits))) std::abort();
  return bits;
}

}  // namespace yichuang::evaluator::host
