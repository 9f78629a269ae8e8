#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "hub/contract/reasons.h"
#include "hub/core/identity.h"

namespace yichuang::http {

/// A certificate that is signed, and given out once the hall has it as an event.
struct SignedEnrolment {
  core::EnrolTerminal command;
  std::string actor;        ///< who gave the code; of a renewal the terminal itself
  std::string certificate;  ///< PEM
  std::string authority;    ///< PEM
};

struct OfferedCode {
  std::string code;  ///< "K7QM-2VXD-9TRA"
  std::int64_t until_ms = 0;
};

/// Certificates of terminals. Called on the I/O thread; nothing blocks or throws.
class Enrolments {
 public:
  virtual ~Enrolments() = default;
  /// A one-time code for the terminal (入网码), instead of the one before. `by` gives it.
  virtual OfferedCode Offer(const std::string& device, std::string by) = 0;
  /// For whoever shows the code; it is used up then, and after some wrong ones.
  virtual std::variant<SignedEnrolment, contract::Reason> Join(const std::string& device,
                                                               const std::string& code,
                                                               const std::string& request) = 0;
  /// For whoever shows a certificate of this hall and has signed the request with its key. Whether
  /// it was taken back is for the hall to say.
  virtual std::variant<SignedEnrolment, contract::Reason> Renew(const std::string& certificate,
                                                                const std::string& request,
                                                                const std::string& signature) = 0;
};

}  // namespace yichuang::http
