#pragma once

#include <string>
#include <string_view>

#include "hub/access/door.h"

/// A short sign-in for windows and the guide desk: six digits, good only in a browser where their
/// owner has shown his password before. Kept like a password (argon2id), counted like one (the same
/// strikes), and worthless without the browser's own token.
namespace yichuang::access {

inline constexpr std::size_t kPinSize = 6;
/// A browser where nobody showed a password for so long is a stranger again.
inline constexpr std::chrono::days kBrowserKnown{90};

/// Six digits that are not one digit, no run up or down, and not made from the work number.
bool IsAcceptablePin(std::string_view pin, std::string_view number);

/// Sign-in with a PIN from the browser whose token has this digest. Takes as long whether or not
/// the number, the PIN or the browser is known, and counts each failure. The failure that locks the
/// number out forgets all browsers that knew it: from then on only the password helps.
Checked CheckPin(Vault& vault, const DoorRules& rules, const std::string& number,
                 const std::string& pin, const std::string& browser, core::Instant now);

/// Its owner, who is signed in, shows his password and chooses a PIN: kept with `browser` when the
/// verdict is kRight. `before`: digest of the token the browser had, "" for none; whoever else it
/// knew, the new one knows.
Checked ChoosePin(Vault& vault, const DoorRules& rules, const std::string& number,
                  const std::string& password, const std::string& pin, const std::string& before,
                  const std::string& browser, core::Instant now);

}  // namespace yichuang::access
