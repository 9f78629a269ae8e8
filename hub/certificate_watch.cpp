#include "hub/certificate_watch.h"

#include <fmt/format.h>

#include <utility>

namespace yichuang::hub {
namespace {

/// Whole days from `now` to `end`; negative when it is over.
std::int64_t DaysLeft(std::int64_t end, std::int64_t now) {
  const std::int64_t left = end - now;
  return left < 0 ? -1 : left / CertificateWatch::kDay;
}

}  // namespace

CertificateWatch::CertificateWatch(std::string file, std::optional<std::int64_t> end,
                                   std::function<void(const std::string&)> log)
    : file_(std::move(file)), end_(end), log_(std::move(log)) {}

void CertificateWatch::Look(std::int64_t now) {
  if (!end_) return;
  const std::int64_t days = DaysLeft(*end_, now);
  if (days > kFirst) return;
  if (told_ && (days == *told_ || days > kLast)) return;
  told_ = days;
  log_(days < 0
           ? fmt::format("{}: the certificate has ended; browsers open no page any more. Put a "
                         "new one there and start the hub again",
                         file_)
           : fmt::format("{}: the certificate ends in {} days; then browsers open no page any "
                         "more. Put a new one there and start the hub again",
                         file_, days));
}

}  // namespace yichuang::hub
