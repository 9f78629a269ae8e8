#pragma once

#include "hub/contract/kiosk_desired.h"
#include "kiosk/model/hall.h"

namespace yichuang::link {

/// What the hub wants shown, in the model's own words. Pure.
model::HallNews NewsOf(const contract::KioskDesired& desired);

}  // namespace yichuang::link
