#pragma once

#include "hub/contract/json_fields.h"
#include "hub/contract/json_writer.h"
#include "hub/contract/kiosk_desired.h"

/// JSON of a kiosk's part of a desired state. Private to the codec.
namespace yichuang::contract {

/// Writes the field "kiosk" into the open object.
void WriteKiosk(JsonWriter& json, const KioskDesired& kiosk);
/// Reads the field "kiosk".
KioskDesired ReadKiosk(Fields& fields);

}  // namespace yichuang::contract
