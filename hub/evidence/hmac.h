#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "hub/evidence/chain.h"

struct evp_md_ctx_st;

namespace yichuang::evidence {

struct DigestDeleter {
  void operator()(evp_md_ctx_st* context) const noexcept;
};
/// Owns an OpenSSL digest context.
using DigestContext = std::unique_ptr<evp_md_ctx_st, DigestDeleter>;

/// A context ready for the first byte of an SM3. Throws std::runtime_error when OpenSSL has no SM3
/// or no memory.
DigestContext StartSm3();
/// Starts over in a context that was used before.
void RestartSm3(evp_md_ctx_st* context);
void Feed(evp_md_ctx_st* context, std::span<const std::uint8_t> bytes);
Hash Finish(evp_md_ctx_st* context);

/// HMAC-SM3 (RFC 2104) of one key: both padded key blocks are hashed once, and every message starts
/// from copies of those states. One thread at a time.
class HmacKey {
 public:
  explicit HmacKey(std::span<const std::uint8_t> key);

  Hash Of(std::span<const std::uint8_t> message);

 private:
  DigestContext inner_;
  DigestContext outer_;
  DigestContext work_;
};

}  // namespace yichuang::evidence
