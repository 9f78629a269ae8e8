#pragma once

#include <string>

#include "kiosk/app/settings.h"

namespace yichuang::app {

/// On the kiosk's console: the owner of the work number shows his password and chooses the PIN that
/// he will sign in with at this kiosk (kiosk/link/enrolment.h). Reads both from standard input, two
/// lines; a terminal does not show them. Throws std::runtime_error with what went wrong.
void EnrolAtConsole(const Settings& settings, const std::string& number);

/// Gets this kiosk its certificate with the code of `yichuang-hub enrol`. Throws std::runtime_error
/// with what went wrong.
void JoinTheHall(const Settings& settings, const std::string& code);

/// Prints the heads of the hub's ledger that this kiosk kept, for an auditor; it must not run
/// meanwhile. Throws std::runtime_error with what went wrong.
void TellKeptHeads(const Settings& settings);

}  // namespace yichuang::app
