#pragma once

#include <string_view>

#include "hub/contract/json_fields.h"
#include "hub/contract/json_writer.h"
#include "hub/contract/messages.h"

/// JSON of tickets: three kinds of entry, and a kiosk's part of the queue. Private to the codec.
namespace yichuang::contract {

/// Writes the field "body" into the open object.
void WriteBody(JsonWriter& json, const TicketWanted& body);
void WriteBody(JsonWriter& json, const TicketTaken& body);
void WriteBody(JsonWriter& json, const TicketCancelled& body);

TicketWanted ReadTicketWanted(Fields& fields);
TicketTaken ReadTicketTaken(Fields& fields);
TicketCancelled ReadTicketCancelled(Fields& fields);

/// Writes the field "queue" into the open object.
void WriteQueue(JsonWriter& json, const KioskQueue& queue);
/// Reads the field "queue".
KioskQueue ReadQueue(Fields& fields);

}  // namespace yichuang::contract
