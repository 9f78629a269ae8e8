#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>

#include "hub/core/hall.h"
#include "hub/http/enrolments.h"
#include "hub/identity/authority.h"

namespace yichuang::hub {

struct EnrolmentRules {
  std::chrono::minutes code_life{10};
  int most_wrong = 5;  ///< then the code is good for nothing
  std::chrono::hours certificate_life{24 * 365};
};

/// Gives one-time codes and signs certificates. Codes are in memory alone: a hub that starts again
/// has none. Any thread.
class EnrolmentDesk final : public http::Enrolments {
 public:
  using Now = std::function<identity::Seconds()>;

  EnrolmentDesk(identity::Authority authority, EnrolmentRules rules, Now now);

  http::OfferedCode Offer(const std::string& device, std::string by) override;
  std::variant<http::SignedEnrolment, contract::Reason> Join(const std::string& device,
                                                             const std::string& code,
                                                             const std::string& request) override;
  std::variant<http::SignedEnrolment, contract::Reason> Renew(
      const std::string& certificate, const std::string& request,
      const std::string& signature) override;

  /// After COMMIT, from the hall thread: a code that was given before its terminal was revoked
  /// serves nobody.
  void Look(const core::Hall& hall);

 private:
  struct Code {
    std::string digest;
    std::string by;
    identity::Seconds until{};
    int wrong = 0;
  };
  std::variant<http::SignedEnrolment, contract::Reason> Sign(const std::string& device,
                                                             const std::string& request,
                                                             std::string actor, std::string renews);

  const identity::Authority authority_;
  const EnrolmentRules rules_;
  const Now now_;
  std::mutex mutex_;
  std::map<std::string, Code> codes_;  ///< by terminal
  std::set<std::string> out_;          ///< as the hall last told
};

}  // namespace yichuang::hub
