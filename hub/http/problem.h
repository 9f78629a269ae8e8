#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "hub/contract/reasons.h"

namespace yichuang::http {

/// Why the HTTP border refuses a request; what the hall refuses keeps its contract::Reason.
enum class Problem : std::uint8_t {
  kNotFound,
  kMethodNotAllowed,
  kNoHost,            ///< HTTP/1.1 without exactly one Host
  kWrongHost,         ///< a name that is not this machine: guards against DNS rebinding
  kForeignOrigin,     ///< a page of another site sends the request
  kUnsupportedMedia,  ///< a change must come as application/json: forms of other sites cannot send
                      ///< that
  kHeaderTooLarge,
  kTooManyConnections,
  kNotReady,  ///< the hub has not read its ledger yet
  kQueriesBusy,
  kNoAnswer,  ///< the hall thread did not answer in time
  kStorage,
  kSignInNeeded,
  kSessionIdle,  ///< locked after a time without a person's doing
  kRoleNeeded,
  kCsrf,         ///< the change came without the token of the sign-in it speaks for
  kWrongSignIn,  ///< number or password; which one is nobody's business
  kLockedOut,
  kWrongCode,
  kWeakPassword,
  kDemoOnlyHere,  ///< a demonstration's visitor from another machine
  kDoorBusy,      ///< too many passwords wait to be checked
  kNoPicture,     ///< neither JPEG nor PNG, or broken
  kPictureSize,   ///< a photo of staff has more bytes, or other sides, than fit its card
  kWrongPin,      ///< number or PIN, or this browser does not know it: nobody's business which
  kWeakPin,
};

inline constexpr int kProblemCount = static_cast<int>(Problem::kWeakPin) + 1;

std::string_view Name(Problem problem);
/// One sentence for a person: what happened and what to do next.
std::string_view TextZh(Problem problem);
std::string_view TextEn(Problem problem);

/// A refused request, before it is written as application/problem+json (RFC 7807).
struct Trouble {
  std::variant<Problem, contract::Reason> reason;
  std::string what;   ///< the field, window, path … at fault; "" when there is none
  std::string allow;  ///< methods for 405
  friend bool operator==(const Trouble&, const Trouble&) = default;
};

/// HTTP status of a refusal: 4xx when the sender can mend it, 503 when waiting helps.
unsigned StatusOf(const Trouble& trouble);

/// {"type","title" (zh),"detail" (en),"status","reason","what"}.
std::string ProblemJson(const Trouble& trouble);

}  // namespace yichuang::http
