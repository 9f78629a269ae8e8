#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace yichuang::hub {

/// Warns before the certificate of the pages ends: after that no browser opens them. One thread.
class CertificateWatch {
 public:
  static constexpr std::int64_t kDay = 86'400;
  /// Days before the end at which the operator is told, and every day from the last one on.
  static constexpr std::int64_t kFirst = 30;
  static constexpr std::int64_t kLast = 7;

  /// `file` is named in the warning; `end` is seconds since 1970, absent without a certificate.
  CertificateWatch(std::string file, std::optional<std::int64_t> end,
                   std::function<void(const std::string&)> log);

  /// Tells what is to be told at `now` (seconds since 1970); call it every some seconds.
  void Look(std::int64_t now);

 private:
  const std::string file_;
  const std::optional<std::int64_t> end_;
  const std::function<void(const std::string&)> log_;
  std::optional<std::int64_t> told_;  ///< days that were left when it was told last
};

}  // namespace yichuang::hub
