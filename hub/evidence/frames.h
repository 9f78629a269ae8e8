#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "evaluator-firmware/protocol/frame.h"

/// Device keys, and the frames they verify, open and sign (OpenSSL; the device has its own SM3).
namespace yichuang::evidence {

using Bytes = std::vector<std::uint8_t>;
using DeviceKey = std::array<std::uint8_t, protocol::kDeviceKeySize>;

/// "ev-0001" of serial 1; serials above 9999 take as many digits as they need.
std::string SourceOf(std::uint32_t serial);

/// Whether it has the shape of a kLost frame; nothing of it is proven.
bool LooksLost(std::span<const std::uint8_t> frame);

/// Verifies, opens and signs the frames of known devices. One thread at a time.
///
/// Every function that takes a source answers FrameError::kSignature for a source without key, so
/// that an outsider learns nothing about which keys exist.
class FrameBook {
 public:
  FrameBook();
  ~FrameBook();
  FrameBook(FrameBook&&) noexcept;
  FrameBook& operator=(FrameBook&&) noexcept;

  /// Reads every DIR/<source>.key: 64 hexadecimal digits and a line end. Throws std::runtime_error
  /// naming file and fault (unreadable, not 64 digits, readable by others than the owner).
  static FrameBook FromDirectory(const std::filesystem::path& directory);

  /// Reads DIR/<source>.key of FromDirectory when it has come since; false when there is none that
  /// can be used.
  bool Learn(const std::string& source);
  void AddKey(const std::string& source, const DeviceKey& key);
  bool Knows(const std::string& source) const;

  std::variant<protocol::Hello, protocol::FrameError> OpenHello(
      const std::string& source, std::span<const std::uint8_t> frame);
  std::variant<protocol::Press, protocol::FrameError> OpenPress(
      const std::string& source, std::span<const std::uint8_t> frame);
  std::variant<protocol::PressDetail, protocol::FrameError> OpenDetail(
      const std::string& source, std::span<const std::uint8_t> frame);
  std::variant<protocol::Lost, protocol::FrameError> OpenLost(const std::string& source,
                                                              std::span<const std::uint8_t> frame);
  /// Empty when the source has no key.
  Bytes Sign(const std::string& source, const protocol::Show& show);
  Bytes Sign(const std::string& source, const protocol::Receipt& receipt);
  Bytes Sign(const std::string& source, const protocol::NamePiece& piece);
  /// The picture of the name of whom `show` names, in pieces. REQUIRES: dots.width > 0.
  std::vector<Bytes> SignName(const std::string& source, const protocol::Show& show,
                              const protocol::NameDots& dots);

 private:
  struct Keys;
  std::filesystem::path directory_;  ///< empty: keys were added one by one
  std::map<std::string, std::unique_ptr<Keys>, std::less<>> keys_;
};

/// Makes a random key and writes it as DIR/<source>.key, mode 0600; throws std::runtime_error when
/// the file exists or cannot be written. `copy`, unless it is empty: a new file elsewhere, mode
/// 0600, with the same key, for whoever puts it into the device; when it cannot be made, no key is.
void MakeKeyFile(const std::filesystem::path& directory, const std::string& source,
                 const std::filesystem::path& copy = {});

}  // namespace yichuang::evidence
