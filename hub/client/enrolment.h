#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "hub/client/http_call.h"
#include "hub/identity/terminal_folder.h"

/// How a terminal gets its certificate (入网), and a new one in time. The private key is made here
/// and goes nowhere.
namespace yichuang::client {

/// Carries a request out; client::Perform but for tests.
using Carrier = std::function<HttpAnswer(const HttpCall&)>;

struct EnrolmentOptions {
  std::string http;                   ///< "https://hall.example:8443"
  std::string certificate_authority;  ///< of the hub's pages, PEM; "": the system's
  std::string device;                 ///< the terminal's name in topics
  std::filesystem::path folder;       ///< identity::TerminalFolder
};

/// Asks for a certificate with the one-time code and keeps it. "" when it is done, else one
/// sentence of what went wrong and what to do, in which no secret stands.
std::string Join(const EnrolmentOptions& options, const std::string& code, const Carrier& carry);

/// Replaces a certificate whose time draws to its end by one that the terminal's old key asks for.
/// "" also when it is not worth it yet; without a certificate it says that the terminal has none.
std::string RenewInTime(const EnrolmentOptions& options, identity::Seconds now,
                        const Carrier& carry);

}  // namespace yichuang::client
