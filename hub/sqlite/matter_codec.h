#pragma once

#include <string>

#include "hub/core/event.h"
#include "hub/core/matter.h"
#include "hub/sqlite/body_reader.h"

/// Matters in the ledger and in a snapshot; the fields of each event stand in matter_fields.h.
namespace yichuang::sqlite {

template <core::MatterEvent Event>
std::string Body(const Event& event);

template <core::MatterEvent Event>
core::Event ReadMatterEvent(BodyReader& body);

OrderedJson MattersJson(const core::Matters& matters);
/// What is derived is empty until core::RebookMatters.
core::Matters ReadMatters(BodyReader& body);

}  // namespace yichuang::sqlite
