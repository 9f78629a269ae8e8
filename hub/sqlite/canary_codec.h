#pragma once

#include <string>

#include "hub/core/canary.h"
#include "hub/core/event.h"
#include "hub/sqlite/body_reader.h"

/// The nightly canary in the ledger and in a snapshot.
namespace yichuang::sqlite {

template <core::CanaryEvent Event>
std::string Body(const Event& event);

template <core::CanaryEvent Event>
core::Event ReadCanaryEvent(BodyReader& body);

OrderedJson CanaryJson(const core::Canary& canary);
core::Canary ReadCanary(BodyReader& body);

}  // namespace yichuang::sqlite
