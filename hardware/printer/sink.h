#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

namespace yichuang::printer {

/// The few things that the cable of a printer tells (GET_PORT_STATUS of USB's printer class).
struct PortState {
  bool paper_out = false;
  bool selected = true;  ///< on line
  bool error = false;
  friend bool operator==(const PortState&, const PortState&) = default;
};

/// Where the bytes of a job go, and where a printer's answers come from. One thread.
class Sink {
 public:
  enum class Taken : std::uint8_t { kAll, kTimedOut, kFailed };
  virtual ~Sink() = default;
  /// Whether anything can come back. A file only takes, and then questions would stand in it.
  [[nodiscard]] virtual bool answers() const = 0;
  /// Hands over all bytes before `patience` is over, or says why not.
  [[nodiscard]] virtual Taken Write(std::span<const std::uint8_t> bytes,
                                    std::chrono::milliseconds patience) = 0;
  /// One byte the printer sends; absent when none comes in time, or never (a file).
  virtual std::optional<std::uint8_t> Read(std::chrono::milliseconds patience) = 0;
  /// What the cable itself tells beside the stream, so that a printer tells it that takes no byte;
  /// absent when it tells nothing.
  virtual std::optional<PortState> AskPort() { return {}; }
  /// Makes the printer drop what it holds, beside the stream; false when there is no such way.
  virtual bool Reset() { return false; }
};

/// A character device, such as /dev/usb/lp0, or an ordinary file.
class FileSink final : public Sink {
 public:
  /// A file is made or emptied. Without a device or right to write it, `is_open` is false, every
  /// Write fails and every Read is absent.
  explicit FileSink(const std::filesystem::path& path);
  ~FileSink() override;
  FileSink(const FileSink&) = delete;
  FileSink& operator=(const FileSink&) = delete;

  [[nodiscard]] bool is_open() const { return fd_ >= 0; }
  [[nodiscard]] bool answers() const override { return answers_; }
  [[nodiscard]] Taken Write(std::span<const std::uint8_t> bytes,
                            std::chrono::milliseconds patience) override;
  std::optional<std::uint8_t> Read(std::chrono::milliseconds patience) override;

 private:
  int fd_ = -1;
  bool answers_ = false;
};

}  // namespace yichuang::printer
