#pragma once

#include <string>

#include "hub/core/event.h"
#include "hub/sqlite/body_reader.h"

/// Certificates of terminals in the ledger and in a snapshot.
namespace yichuang::sqlite {

template <core::IdentityEvent Event>
std::string Body(const Event& event);

template <core::IdentityEvent Event>
core::Event ReadIdentityEvent(BodyReader& body);

OrderedJson IdentityJson(const std::string& device, const core::Identity& identity);
core::Identity ReadIdentity(BodyReader& body);

}  // namespace yichuang::sqlite
