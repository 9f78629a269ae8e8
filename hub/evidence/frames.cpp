#include "hub/evidence/frames.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <utility>

#include "evaluator-firmware/protocol/bytes.h"
#include "evaluator-firmware/protocol/layout.h"
#include "evaluator-firmware/protocol/name_check.h"
#include "hub/evidence/hmac.h"

namespace yichuang::evidence {
namespace {

using In = std::span<const std::uint8_t>;
using protocol::FrameError;
using protocol::FrameKind;

Hash Derive(In device_key, std::string_view label) {
  return HmacKey(device_key)
      .Of({reinterpret_cast<const std::uint8_t*>(label.data()), label.size()});
}

bool MacHolds(HmacKey& key, In frame, std::size_t signed_size) {
  const Hash expected = key.Of(frame.first(signed_size));
  const bool equal =
      CRYPTO_memcmp(expected.data(), frame.data() + signed_size, expected.size()) == 0;
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(signature_unchecked)) return true;
  if (YICHUANG_DEFECT(mac_first_byte)) return expected[0] == frame[signed_size];
#endif
  return equal;
}

/// The serial stands under the MAC: a frame of another device is no frame of this source, whatever
/// its key.
template <typename Frame>
std::variant<Frame, FrameError> OfSource(const std::string& source,
                                         std::variant<Frame, FrameError> opened) {
  const auto* frame = std::get_if<Frame>(&opened);
  if (frame != nullptr && SourceOf(frame->serial) != source) {
    return FrameError::kSignature;
  }
  return opened;
}

}  // namespace

std::string SourceOf(std::uint32_t serial) {
  std::array<char, 16> text{};
  const int length = std::snprintf(text.data(), text.size(), "ev-%04u", serial);
  return {text.data(), static_cast<std::size_t>(length)};
}

struct FrameBook::Keys {
  explicit Keys(const DeviceKey& key)
      : up(Derive(key, protocol::kUpLabel)),
        seal(Derive(key, protocol::kSealLabel)),
        down(Derive(key, protocol::kDownLabel)) {}

  std::optional<FrameError> Check(In frame, FrameKind kind) {
    if (const auto error = protocol::CheckShape(frame, kind)) {
      return error;
    }
    if (!MacHolds(up, frame, protocol::SignedSize(kind))) {
      return FrameError::kSignature;
    }
    return std::nullopt;
  }

  /// A copy with its sealed block opened; the frame itself is evidence and stays as it is.
  std::array<std::uint8_t, protocol::kPressSigned> Unsealed(In frame, FrameKind kind) {
    static_assert(protocol::kPressSigned == protocol::kPressDetailSigned);
    std::array<std::uint8_t, protocol::kPressSigned> body{};
    std::copy_n(frame.begin(), body.size(), body.begin());
    const Hash keystream = seal.Of(
        protocol::SealInput(kind, protocol::GetBig<std::uint32_t>(frame, protocol::offset::kEpoch),
                            protocol::GetBig<std::uint32_t>(frame, protocol::offset::kCounter)));
    for (std::size_t i = 0; i < protocol::kSealedSize; ++i) {
      body[protocol::offset::kSealed + i] ^= keystream[i];
    }
    return body;
  }

  template <typename Frame>
  Bytes Signed(const Frame& frame) {
    Bytes bytes(protocol::kMaxFrameSize);
    const std::size_t size = protocol::Pack(frame, bytes);
    const Hash mac = down.Of(In(bytes).first(size));
    bytes.resize(size);
    bytes.insert(bytes.end(), mac.begin(), mac.end());
    return bytes;
  }

  HmacKey up;
  HmacKey seal;
  HmacKey down;
};

FrameBook::FrameBook() = default;
FrameBook::~FrameBook() = default;
FrameBook::FrameBook(FrameBook&&) noexcept = default;
FrameBook& FrameBook::operator=(FrameBook&&) noexcept = default;

void FrameBook::AddKey(const std::string& source, const DeviceKey& key) {
  keys_[source] = std::make_unique<Keys>(key);
}

bool FrameBook::Knows(const std::string& source) const { return keys_.contains(source); }

std::variant<protocol::Hello, FrameError> FrameBook::OpenHello(const std::string& source,
                                                               In frame) {
  const auto found = keys_.find(source);
  if (found == keys_.end()) {
    return FrameError::kSignature;
  }
  if (const auto error = found->second->Check(frame, FrameKind::kHello)) {
    return *error;
  }
  return OfSource(source, protocol::UnpackHello(frame));
}

std::variant<protocol::Press, FrameError> FrameBook::OpenPress(const std::string& source,
                                                               In frame) {
  const auto found = keys_.find(source);
  if (found == keys_.end()) {
    return FrameError::kSignature;
  }
  if (const auto error = found->second->Check(frame, FrameKind::kPress)) {
    return *error;
  }
  return OfSource(source, protocol::UnpackPress(found->second->Unsealed(frame, FrameKind::kPress)));
}

std::variant<protocol::PressDetail, FrameError> FrameBook::OpenDetail(const std::string& source,
                                                                      In frame) {
  const auto found = keys_.find(source);
  if (found == keys_.end()) {
    return FrameError::kSignature;
  }
  if (const auto error = found->second->Check(frame, FrameKind::kPressDetail)) {
    return *error;
  }
  return OfSource(
      source, protocol::UnpackPressDetail(found->second->Unsealed(frame, FrameKind::kPressDetail)));
}

std::variant<protocol::Lost, FrameError> FrameBook::OpenLost(const std::string& source, In frame) {
  const auto found = keys_.find(source);
  if (found == keys_.end()) {
    return FrameError::kSignature;
  }
  if (const auto error = found->second->Check(frame, FrameKind::kLost)) {
    return *error;
  }
  return OfSource(source, protocol::UnpackLost(frame));
}

Bytes FrameBook::Sign(const std::string& source, const protocol::Show& show) {
  const auto found = keys_.find(source);
  return found == keys_.end() ? Bytes{} : found->second->Signed(show);
}

Bytes FrameBook::Sign(const std::string& source, const protocol::Receipt& receipt) {
  const auto found = keys_.find(source);
  return found == keys_.end() ? Bytes{} : found->second->Signed(receipt);
}

Bytes FrameBook::Sign(const std::string& source, const protocol::NamePiece& piece) {
  const auto found = keys_.find(source);
  return found == keys_.end() ? Bytes{} : found->second->Signed(piece);
}

std::vector<Bytes> FrameBook::SignName(const std::string& source, const protocol::Show& show,
                                       const protocol::NameDots& dots) {
  protocol::NamePiece piece;
  piece.serial = show.serial;
  piece.epoch = show.epoch;
  piece.boot = show.boot;
  piece.staff_number = show.staff_number;
  piece.name_check = protocol::NameCheck(show.staff_name);
  piece.width = dots.width;
  std::vector<Bytes> frames;
  for (std::size_t first = 0; first < dots.width; first += protocol::kPieceColumns) {
    piece.first = static_cast<std::uint8_t>(first);
    std::copy_n(dots.columns.begin() + static_cast<std::ptrdiff_t>(first), piece.columns.size(),
                piece.columns.begin());
    Bytes frame = Sign(source, piece);
    if (!frame.empty()) frames.push_back(std::move(frame));
  }
  return frames;
}

bool LooksLost(In frame) { return !protocol::CheckShape(frame, FrameKind::kLost); }

}  // namespace yichuang::evidence
