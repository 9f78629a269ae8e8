#pragma once

#include <string>

#include "hub/core/event.h"
#include "hub/sqlite/body_reader.h"

/// Bodies of what happens to accounts, and of who looked at what.
namespace yichuang::sqlite {

std::string Body(const core::AccountSet& event);
core::Event ReadAccountSet(BodyReader& body);
std::string Body(const core::AccessNoted& event);
core::Event ReadAccessNoted(BodyReader& body);
std::string Body(const core::ViewLogged& event);
core::Event ReadViewLogged(BodyReader& body);
std::string Body(const core::AlarmAcknowledged& event);
core::Event ReadAlarmAcknowledged(BodyReader& body);

}  // namespace yichuang::sqlite
