#pragma once

#include "evaluator-firmware/board/cortex-m/picture.h"

/// The display: an SSD0323 with 128 by 64 pixels of sixteen greys on the serial bus.
namespace yichuang::evaluator::cortex_m {

void StartOled();
/// Takes about 12 ms at 3 MHz.
void ShowOnOled(const Picture& picture);

}  // namespace yichuang::evaluator::cortex_m
