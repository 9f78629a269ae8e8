#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/ids.h"

/// Which certificates the hall's authority gave to its terminals. The broker asks for them; what it
/// lets through of a terminal whose certificates were taken back, the hub does not hear either.
namespace yichuang::core {

struct Hall;
struct Record;

/// A certificate as the ledger knows it: the rest of it is the terminal's own.
struct GivenCertificate {
  std::string serial;  ///< hexadecimal digits, capitals
  Instant until{};     ///< its last moment
  friend bool operator==(const GivenCertificate&, const GivenCertificate&) = default;
};

/// Of one terminal at one time: the newest, the one it renewed, and what a renewal left that the
/// terminal could not keep.
inline constexpr std::size_t kMostGoodCertificates = 4;

struct Identity {
  std::vector<GivenCertificate> good;
  std::vector<GivenCertificate> revoked;  ///< until their time is over
  bool out = false;                       ///< taken back, and not enrolled again
  friend bool operator==(const Identity&, const Identity&) = default;
};
using Identities = std::map<std::string, Identity>;  ///< by terminal

/// A terminal came with the one-time code it was given (入网), or renewed its certificate.
struct TerminalEnrolled {
  std::string device;
  GivenCertificate certificate;
  std::string renews;  ///< serial of the one it showed; "": it came with a code
  friend bool operator==(const TerminalEnrolled&, const TerminalEnrolled&) = default;
};

/// All its certificates are taken back (吊销).
struct TerminalRevoked {
  std::string device;
  friend bool operator==(const TerminalRevoked&, const TerminalRevoked&) = default;
};

/// Two machines come to the broker with this terminal's certificate and throw each other off.
struct TerminalDoubled {
  std::string device;
  friend bool operator==(const TerminalDoubled&, const TerminalDoubled&) = default;
};

/// The certificate is signed already, and given out once this is an event.
struct EnrolTerminal {
  std::string device;
  GivenCertificate certificate;
  std::string renews;  ///< as of TerminalEnrolled
};

struct RevokeTerminal {
  std::string device;
};

struct NoteDoubled {
  std::string device;
};

/// Whether the terminal's certificates were taken back: then nothing of it is taken.
bool IsOut(const Hall& hall, std::string_view device);
/// Serials that no broker may let in, in the order of terminals.
std::vector<std::string> RevokedSerials(const Hall& hall);

void ApplyIdentity(Hall& hall, const Record& record, const TerminalEnrolled& event);
void ApplyIdentity(Hall& hall, const Record& record, const TerminalRevoked& event);
void ApplyIdentity(Hall& hall, const Record& record, const TerminalDoubled& event);

}  // namespace yichuang::core
