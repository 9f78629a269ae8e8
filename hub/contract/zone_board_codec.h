#pragma once

#include "hub/contract/json_fields.h"
#include "hub/contract/json_writer.h"
#include "hub/contract/zone_board.h"

/// JSON of a zone's board. Private to the codec.
namespace yichuang::contract {

/// Writes its fields into the open message.
void WriteBoard(JsonWriter& json, const ZoneBoard& board);
/// Reads them from the message.
ZoneBoard ReadBoard(Fields& fields);

}  // namespace yichuang::contract
