#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <variant>
#include <vector>

#include "hardware/usb/transport.h"

/// Everything that goes over a cable, kept in a file and played again without the device.
///
/// A line of the file is one transfer, and the file reads as the conversation:
///   0 open evaluator on bus 1 address 4
///   12 in 0301…        milliseconds since the open, what the device sent
///   15 out 0301…       what it was sent
///   2000 end 3         how it ended: TransportStatus
/// Levels stand in it sealed, as on the cable: without the device's key nobody reads them.
namespace yichuang::usb {

/// One transfer.
struct KeptTransfer {
  enum class What : std::uint8_t { kOpen, kIn, kOut, kEnd };
  What what = What::kOpen;
  Millis at{0};
  std::vector<std::uint8_t> bytes;                       ///< of kIn and kOut
  TransportStatus status = TransportStatus::kUnplugged;  ///< of kEnd
  std::string name;                                      ///< of kOpen
  friend bool operator==(const KeptTransfer&, const KeptTransfer&) = default;
};

/// The transfers of a file; a sentence with the line when it is no recording.
std::variant<std::vector<KeptTransfer>, std::string> ReadRecording(
    const std::filesystem::path& file);

/// Passes everything on, and writes it down. A file that cannot be written any more, or that has
/// kMostBytes, ends the recording, not the conversation.
class RecordingPort final : public Port {
 public:
  /// Writes behind what the file has. Throws std::runtime_error, a sentence, when it cannot.
  RecordingPort(std::unique_ptr<Port> port, const std::filesystem::path& file);
  ~RecordingPort() override;

  [[nodiscard]] Opened Open(Millis timeout) override;
  void Close() override { port_->Close(); }
  std::string Name() const override { return port_->Name(); }

  static constexpr std::uintmax_t kMostBytes = 64U << 20;

  class File;

 private:
  std::unique_ptr<Port> port_;
  std::shared_ptr<File> file_;
};

/// A recording in the place of its device: each Open plays the next conversation of the file, and
/// behind the last one nothing is plugged in. What the device sent comes at once and in order, but
/// nothing before the host has written as often as it had then; what the host writes may differ,
/// for it has other keys and another day.
class ReplayPort final : public Port {
 public:
  /// Throws std::runtime_error, a sentence, when the file is no recording.
  explicit ReplayPort(const std::filesystem::path& file);

  [[nodiscard]] Opened Open(Millis timeout) override;
  void Close() override;
  std::string Name() const override { return name_; }

 private:
  std::string name_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::vector<KeptTransfer>> conversations_;
  std::size_t next_ = 0;
  bool closed_ = false;
};

}  // namespace yichuang::usb
