#include "hub/evidence/chain.h"

#include <array>

#include "hub/evidence/hmac.h"

namespace yichuang::evidence {
namespace {

std::span<const std::uint8_t> BytesOf(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

template <typename T>
void FeedBig(evp_md_ctx_st* context, T value) {
  std::array<std::uint8_t, sizeof(T)> bytes{};
  for (std::size_t i = bytes.size(); i-- > 0;) {
    bytes[i] = static_cast<std::uint8_t>(value & 0xFFU);
    value = static_cast<T>(value >> 8U);
  }
  Feed(context, bytes);
}

void FeedWithLength(evp_md_ctx_st* context, std::string_view text) {
  FeedBig(context, static_cast<std::uint32_t>(text.size()));
  Feed(context, BytesOf(text));
}

evp_md_ctx_st* FreshContext() {
  thread_local const DigestContext kContext = StartSm3();
  RestartSm3(kContext.get());
  return kContext.get();
}

}  // namespace

Hash Sm3(std::span<const std::uint8_t> bytes) {
  evp_md_ctx_st* const context = FreshContext();
  Feed(context, bytes);
  return Finish(context);
}

Hash RowHash(const Hash& prev, std::uint64_t seq, std::int64_t at_ms, std::string_view actor,
             std::string_view kind, std::string_view body) {
  evp_md_ctx_st* const context = FreshContext();
  Feed(context, prev);
  FeedBig(context, seq);
  FeedBig(context, static_cast<std::uint64_t>(at_ms));
  FeedWithLength(context, actor);
  FeedWithLength(context, kind);
  FeedWithLength(context, body);
  return Finish(context);
}

}  // namespace yichuang::evidence
