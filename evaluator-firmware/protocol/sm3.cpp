#include "evaluator-firmware/protocol/sm3.h"

#include <algorithm>
#include <bit>

#include "evaluator-firmware/protocol/bytes.h"

namespace yichuang::protocol {
namespace {

constexpr std::size_t kLengthOffset = kSm3BlockSize - sizeof(std::uint64_t);

// The two permutations of the standard: P0 inside a round, P1 when the message is expanded.
constexpr std::uint32_t PermuteRound(std::uint32_t x) {
  return x ^ std::rotl(x, 9) ^ std::rotl(x, 17);
}
constexpr std::uint32_t PermuteMessage(std::uint32_t x) {
  return x ^ std::rotl(x, 15) ^ std::rotl(x, 23);
}

constexpr std::uint32_t Majority(std::uint32_t x, std::uint32_t y, std::uint32_t z) {
  return (x & y) | (x & z) | (y & z);
}
constexpr std::uint32_t Choose(std::uint32_t x, std::uint32_t y, std::uint32_t z) {
  return (x & y) | (~x & z);
}

constexpr int kEarlyRounds =
    16;  // these use XOR instead of Majority and Choose, and another constant
constexpr int kRounds = 64;

}  // namespace

void Sm3::Update(std::span<const std::uint8_t> bytes) {
  total_ += bytes.size();
  while (!bytes.empty()) {
    const std::size_t taken = std::min(bytes.size(), kSm3BlockSize - filled_);
    std::copy_n(bytes.begin(), taken, block_.begin() + static_cast<std::ptrdiff_t>(filled_));
    filled_ += taken;
    bytes = bytes.subspan(taken);
    if (filled_ == kSm3BlockSize) Compress();
  }
}

Sm3Digest Sm3::Finish() {
  const std::uint64_t bits = total_ * 8;
  block_[filled_++] = 0x80;
  if (filled_ > kLengthOffset) {
    std::fill(block_.begin() + static_cast<std::ptrdiff_t>(filled_), block_.end(), std::uint8_t{0});
    Compress();
  }
  std::fill(block_.begin() + static_cast<std::ptrdiff_t>(filled_), block_.end(), std::uint8_t{0});
  PutBig(std::span(block_), kLengthOffset, bits);
  Compress();
  Sm3Digest digest{};
  for (std::size_t i = 0; i < state_.size(); ++i) PutBig(std::span(digest), 4 * i, state_[i]);
  return digest;
}

void Sm3::Compress() {
  filled_ = 0;
  // A ring of 16 words instead of the 68 of the standard: a small board has little stack.
  std::array<std::uint32_t, 16> words{};
  for (std::size_t i = 0; i < words.size(); ++i) {
    words[i] = GetBig<std::uint32_t>(block_, 4 * i);
  }
  auto [a, b, c, d, e, f, g, h] = state_;
  for (int round = 0; round < kRounds; ++round) {
    const auto now = static_cast<std::size_t>(round) % 16;
    const std::uint32_t word = words[now];
    const std::uint32_t ahead = words[(now + 4) % 16];
    const bool early = round < kEarlyRounds;
    const std::uint32_t constant = early ? 0x79CC4519U : 0x7A879D8AU;
    const std::uint32_t a12 = std::rotl(a, 12);
    const std::uint32_t ss1 = std::rotl(a12 + e + std::rotl(constant, round % 32), 7);
    const std::uint32_t ss2 = ss1 ^ a12;
    const std::uint32_t tt1 = (early ? a ^ b ^ c : Majority(a, b, c)) + d + ss2 + (word ^ ahead);
    const std::uint32_t tt2 = (early ? e ^ f ^ g : Choose(e, f, g)) + h + ss1 + word;
    d = c;
    c = std::rotl(b, 9);
    b = a;
    a = tt1;
    h = g;
    g = std::rotl(f, 19);
    f = e;
    e = PermuteRound(tt2);
    // Word `round + 16` takes the place of word `round`, which no later round reads.
    words[now] =
        PermuteMessage(word ^ words[(now + 7) % 16] ^ std::rotl(words[(now + 13) % 16], 15)) ^
        std::rotl(words[(now + 3) % 16], 7) ^ words[(now + 10) % 16];
  }
  const std::array<std::uint32_t, 8> mixed{a, b, c, d, e, f, g, h};
  for (std::size_t i = 0; i < state_.size(); ++i) state_[i] ^= mixed[i];
}

HmacSm3::HmacSm3(std::span<const std::uint8_t> key) {
  std::array<std::uint8_t, kSm3BlockSize> padded{};
  if (key.size() > kSm3BlockSize) {
    Sm3 hash;
    hash.Update(key);
    const Sm3Digest digest = hash.Finish();
    std::copy(digest.begin(), digest.end(), padded.begin());
  } else {
    std::copy(key.begin(), key.end(), padded.begin());
  }
  for (std::uint8_t& byte : padded) byte ^= 0x36;
  inner_.Update(padded);
  for (std::uint8_t& byte : padded) byte ^= 0x36 ^ 0x5C;
  outer_.Update(padded);
}

Sm3Digest HmacSm3::Finish() {
  const Sm3Digest inner = inner_.Finish();
  outer_.Update(inner);
  return outer_.Finish();
}

Sm3Digest HmacSm3Of(std::span<const std::uint8_t> key, std::span<const std::uint8_t> message) {
  HmacSm3 mac(key);
  mac.Update(message);
  return mac.Finish();
}

bool EqualInConstantTime(std::span<const std::uint8_t> left, std::span<const std::uint8_t> right) {
  if (left.size() != right.size()) return false;
  // volatile keeps the compiler from ending the loop as soon as the answer is known.
  volatile std::uint8_t difference = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    difference = static_cast<std::uint8_t>(difference | (left[i] ^ right[i]));
  }
  return difference == 0;
}

}  // namespace yichuang::protocol
