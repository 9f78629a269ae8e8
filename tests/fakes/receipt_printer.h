#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

namespace yichuang::fakes {

/// What a receipt printer makes of bytes: it knows the commands we send and no others.
class ReceiptPrinter {
 public:
  /// Reads a job or a piece of it. False as soon as a byte is no command it knows; `fault` says
  /// why.
  bool Take(std::span<const std::uint8_t> bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t length = Command(bytes.subspan(at));
      if (length == 0) return false;
      at += length;
    }
    return true;
  }

  /// The paper that came out, as PBM.
  [[nodiscard]] std::string pbm() const {
    return "P4\n" + std::to_string(bytes_across_ * 8) + " " + std::to_string(height()) + "\n" +
           std::string(paper_.begin(), paper_.end());
  }
  [[nodiscard]] const std::vector<std::uint8_t>& paper() const { return paper_; }
  [[nodiscard]] std::size_t width() const { return bytes_across_ * 8; }
  [[nodiscard]] std::size_t height() const {
    return bytes_across_ == 0 ? 0 : paper_.size() / bytes_across_;
  }
  [[nodiscard]] std::size_t tallest_band() const { return tallest_band_; }
  [[nodiscard]] int resets() const { return resets_; }
  [[nodiscard]] int cuts() const { return cuts_; }
  [[nodiscard]] int fed_dots() const { return fed_dots_; }
  [[nodiscard]] const std::string& fault() const { return fault_; }

 private:
  static bool Begins(std::span<const std::uint8_t> bytes, std::initializer_list<int> with) {
    if (bytes.size() < with.size()) return false;
    std::size_t i = 0;
    for (const int byte : with) {
      if (bytes[i++] != byte) return false;
    }
    return true;
  }

  std::size_t Command(std::span<const std::uint8_t> bytes) {
    if (Begins(bytes, {0x1b, '@'})) return ++resets_, 2;
    if (Begins(bytes, {0x1d, 'V', 1})) return ++cuts_, 3;
    if (Begins(bytes, {0x1b, 'J'}) && bytes.size() > 2) return fed_dots_ += bytes[2], 3;
    if (Begins(bytes, {0x1d, 'v', '0', 0}) && bytes.size() > 7) return Band(bytes);
    fault_ = "unknown command " + std::to_string(bytes[0]);
    return 0;
  }

  std::size_t Band(std::span<const std::uint8_t> bytes) {
    const std::size_t across = bytes[4] + 256u * bytes[5];
    const std::size_t rows = bytes[6] + 256u * bytes[7];
    if (bytes.size() < 8 + across * rows) {
      fault_ = "band cut short";
      return 0;
    }
    if (bytes_across_ != 0 && across != bytes_across_) {
      fault_ = "bands of different width";
      return 0;
    }
    bytes_across_ = across;
    tallest_band_ = std::max(tallest_band_, rows);
    const auto data = bytes.subspan(8, across * rows);
    paper_.insert(paper_.end(), data.begin(), data.end());
    return 8 + data.size();
  }

  std::vector<std::uint8_t> paper_;
  std::size_t bytes_across_ = 0;
  std::size_t tallest_band_ = 0;
  int resets_ = 0;
  int cuts_ = 0;
  int fed_dots_ = 0;
  std::string fault_;
};

}  // namespace yichuang::fakes
