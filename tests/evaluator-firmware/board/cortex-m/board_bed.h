#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "evaluator-firmware/protocol/cobs.h"
#include "evaluator-firmware/protocol/codec.h"

/// The image of the device on the emulated board: QEMU's lm3s6965evb with an AT24C512 whose bytes
/// are a file. Keys go down by QMP, the display is read by a screen dump.
namespace yichuang::evaluator {

using Bytes = std::vector<std::uint8_t>;

inline constexpr std::uint32_t kBedSerial = 7;
/// The device key of all beds.
std::array<std::uint8_t, protocol::kDeviceKeySize> BedKey();
const protocol::DeviceKeys& BedKeys();

/// A file of 64 KiB: an EEPROM as it comes from the factory, but for the identity page when
/// `enrolled`.
void MakeEeprom(const std::filesystem::path& file, bool enrolled = true);
Bytes ReadFile(const std::filesystem::path& file);
void WriteFile(const std::filesystem::path& file, const Bytes& bytes);

/// A frame that came up, opened and checked.
using UpFrame = std::variant<protocol::Hello, protocol::Press, protocol::PressDetail>;

/// The display: one grey of 0 to 15 a pixel.
struct Screen {
  static constexpr int kWidth = 128;
  static constexpr int kHeight = 64;
  std::vector<std::uint8_t> pixels;
  friend bool operator==(const Screen&, const Screen&) = default;
};

class BoardBed {
 public:
  struct Options {
    std::filesystem::path image;
    std::filesystem::path eeprom;  ///< empty: no chip on the bus
    bool virtual_time = false;     ///< time runs as fast as the machine can
    /// Somebody else's end of the cable: the board listens at this socket, and the bed hears and
    /// sends no frames. Empty: the bed holds it.
    std::filesystem::path cable = {};
  };

  /// Starts the board; every function that waits gives up after twenty seconds and fails the test.
  explicit BoardBed(const Options& options);
  /// kill -9.
  ~BoardBed();
  BoardBed(const BoardBed&) = delete;
  BoardBed& operator=(const BoardBed&) = delete;

  /// The next line on the service line that begins with `begin`; those before it are passed over.
  /// "" when none came.
  std::string Line(const std::string& begin);
  /// The next frame of this kind; others are passed over. `raw`: its bytes as they came.
  template <typename Kind>
  std::optional<Kind> Next(Bytes* raw = nullptr) {
    const Deadline deadline = Soon();
    while (auto frame = NextFrame(deadline, raw)) {
      if (const Kind* found = std::get_if<Kind>(&*frame)) return *found;
    }
    return std::nullopt;
  }
  void Send(const protocol::Show& show);
  void Send(const protocol::Receipt& receipt);
  void Send(const protocol::NamePiece& piece);

  /// Keys count from the left. The contacts read as down until each was released once.
  void ReleaseAll();
  void Key(int key, bool down);
  /// Down until the line that begins so has come, which is the answer; "" when none did.
  std::string Press(int key, const std::string& until);
  /// Down for as long as a person's finger, for a key that nobody answers.
  void Touch(int key);

  /// Everything but the EEPROM forgets; that is read anew from its file.
  void Reset();
  void Kill();
  /// The exit status of the program that ran on the target; -1 when it did not end.
  int ExitStatus();
  Screen Shown();
  /// Bytes of the stack that were ever used since the start; what was not keeps startup.cpp's word.
  std::size_t StackUsed();
  std::chrono::steady_clock::time_point started() const { return started_; }

 private:
  using Deadline = std::chrono::steady_clock::time_point;
  static Deadline Soon();
  std::optional<UpFrame> NextFrame(Deadline deadline, Bytes* raw);
  bool Fill(Deadline deadline);
  void Command(const std::string& command, const std::string& arguments);
  void SendBytes(const Bytes& frame);
  Bytes Memory(std::uint32_t address, std::size_t size);

  std::filesystem::path folder_;
  int pid_ = -1;
  int cable_ = -1;
  int service_ = -1;
  int control_ = -1;
  std::string cable_in_;
  std::string service_in_;
  std::string control_in_;
  std::array<std::uint8_t, protocol::kMaxFrameSize + protocol::kCrcSize> buffer_{};
  protocol::FrameReader reader_{buffer_};
  std::chrono::steady_clock::time_point started_;
};

/// A name as the hub draws it, from tests/golden/names: a line for each row of dots.
protocol::NameDots DrawnName(const std::string& file);

}  // namespace yichuang::evaluator
