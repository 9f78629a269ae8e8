#pragma once

#include <string>
#include <string_view>

#include "hub/contract/both_texts.h"
#include "hub/contract/json_fields.h"
#include "hub/contract/json_writer.h"

/// JSON of values that several messages share. Private to the codec.
namespace yichuang::contract {

void WriteTexts(JsonWriter& json, std::string_view name, const BothTexts& texts);
BothTexts ReadTexts(Fields& fields, std::string_view name, std::size_t most_bytes);

/// "2026-05-09".
std::string DayText(const std::chrono::year_month_day& day);

}  // namespace yichuang::contract
