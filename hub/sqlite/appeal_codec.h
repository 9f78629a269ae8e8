#pragma once

#include <string>

#include "hub/core/appeal.h"
#include "hub/core/event.h"
#include "hub/sqlite/body_reader.h"

/// Appeals in the ledger and in a snapshot.
namespace yichuang::sqlite {

template <core::AppealEvent Event>
std::string Body(const Event& event);

template <core::AppealEvent Event>
core::Event ReadAppealEvent(BodyReader& body);

OrderedJson AppealsJson(const core::Appeals& appeals);
core::Appeals ReadAppeals(BodyReader& body);

}  // namespace yichuang::sqlite
