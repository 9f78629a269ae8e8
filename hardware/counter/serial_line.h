#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace yichuang::counter {

/// A character device that only takes bytes, at 9600 baud, 8N1, without flow control. Nothing here
/// waits. One thread.
class SerialLine {
 public:
  /// Opened by the first Write, and again by the next one after the device had gone.
  explicit SerialLine(std::string path);
  ~SerialLine();
  SerialLine(const SerialLine&) = delete;
  SerialLine& operator=(const SerialLine&) = delete;

  /// How many of `bytes` the line has taken: fewer when it is full or the device is not there,
  /// then `trouble` says why in one sentence.
  std::size_t Write(std::span<const std::uint8_t> bytes);
  /// Why the last Write took less than everything; "" when it took everything or was only full.
  const std::string& trouble() const { return trouble_; }

 private:
  bool Open();
  void Close();
  void Fail(const char* what, int error);

  const std::string path_;
  int fd_ = -1;
  std::string trouble_;
};

}  // namespace yichuang::counter
