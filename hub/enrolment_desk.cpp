#include "hub/enrolment_desk.h"

#include <chrono>
#include <utility>

#include "hub/access/secret.h"

namespace yichuang::hub {
namespace {

using contract::Reason;

core::Instant InstantOf(identity::Seconds at) {
  return core::Instant(std::chrono::duration_cast<core::Millis>(at.time_since_epoch()));
}

}  // namespace

EnrolmentDesk::EnrolmentDesk(identity::Authority authority, EnrolmentRules rules, Now now)
    : authority_(std::move(authority)), rules_(rules), now_(std::move(now)) {}

http::OfferedCode EnrolmentDesk::Offer(const std::string& device, std::string by) {
  std::string code = access::OneTimeCode();
  const identity::Seconds until = now_() + rules_.code_life;
  const std::scoped_lock lock(mutex_);
  codes_[device] = {access::CodeDigest(code), std::move(by), until, 0};
  return {std::move(code), core::MillisOf(InstantOf(until))};
}

std::variant<http::SignedEnrolment, Reason> EnrolmentDesk::Join(const std::string& device,
                                                                const std::string& code,
                                                                const std::string& request) {
  std::string by;
  {
    const std::scoped_lock lock(mutex_);
    const auto found = codes_.find(device);
    if (found == codes_.end()) return Reason::kEnrolmentCode;
    if (found->second.until < now_()) {
      codes_.erase(found);
      return Reason::kEnrolmentCode;
    }
    bool right = access::SameSecret(found->second.digest, access::CodeDigest(code));
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(any_code_enrols)) right = true;
#endif
    if (!right) {
      if (++found->second.wrong >= rules_.most_wrong) codes_.erase(found);
      return Reason::kEnrolmentCode;
    }
    by = found->second.by;
#ifdef YICHUANG_DEFECT
    if (!YICHUANG_DEFECT(code_serves_twice))
#endif
      codes_.erase(found);
  }
  return Sign(device, request, std::move(by), {});
}

std::variant<http::SignedEnrolment, Reason> EnrolmentDesk::Renew(const std::string& certificate,
                                                                 const std::string& request,
                                                                 const std::string& signature) {
  const auto shown = identity::ReadCertificate(certificate);
  if (!shown || !authority_.HasIssued(certificate) || shown->until < now_() ||
      !identity::HasSigned(certificate, request, signature))
    return Reason::kBadSignature;
  return Sign(shown->name, request, shown->name, shown->serial);
}

void EnrolmentDesk::Look(const core::Hall& hall) {
  const std::scoped_lock lock(mutex_);
  std::set<std::string> out;
  for (const auto& [device, identity] : hall.identities) {
    if (!identity.out) continue;
    out.insert(device);
    if (!out_.contains(device)) codes_.erase(device);
  }
  out_ = std::move(out);
}

std::variant<http::SignedEnrolment, Reason> EnrolmentDesk::Sign(const std::string& device,
                                                                const std::string& request,
                                                                std::string actor,
                                                                std::string renews) {
  try {
    std::string signed_one = authority_.ForClient(request, device, now_(), rules_.certificate_life);
    const auto read = identity::ReadCertificate(signed_one);
    if (!read) return Reason::kMalformed;
    return http::SignedEnrolment{
        {device, {read->serial, InstantOf(read->until)}, std::move(renews)},
        std::move(actor),
        std::move(signed_one),
        authority_.certificate()};
  } catch (const identity::BadRequest&) {
    return Reason::kMalformed;
  }
}

}  // namespace yichuang::hub
