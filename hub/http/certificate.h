#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

namespace yichuang::http {

/// When the first certificate of a PEM chain ends, seconds since 1970; absent when the file holds
/// none that can be read.
std::optional<std::int64_t> CertificateEnd(const std::filesystem::path& chain);

}  // namespace yichuang::http
