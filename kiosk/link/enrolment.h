#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "hub/client/http_call.h"

/// A PIN is good only where its owner has shown his password before (access/pin.h). A kiosk has no
/// keys for passwords: its owner shows it once on the kiosk's console, and the token that the hub
/// gives for it lies in a file of the kiosk's own account.
namespace yichuang::link {

/// "name=value" of the token; "" when there is none.
std::string ReadBrowser(const std::filesystem::path& file);

struct EnrolmentAsk {
  std::string http;  ///< "http://127.0.0.1:8080"
  std::string certificate_authority;
  std::filesystem::path browser_file;  ///< whoever it knew, the new token knows as well
  std::string number;
  std::string password;
  std::string pin;  ///< six digits, chosen now
};

/// Signs in with the password, chooses the PIN for this kiosk, keeps its token (mode 0600), signs
/// out. "" when it is done, else what went wrong as one sentence, in which no secret stands.
/// `perform` is client::Perform but for tests.
std::string Enrol(const EnrolmentAsk& ask,
                  const std::function<client::HttpAnswer(const client::HttpCall&)>& perform);

}  // namespace yichuang::link
