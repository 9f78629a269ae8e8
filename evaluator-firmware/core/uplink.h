#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "evaluator-firmware/core/board.h"
#include "evaluator-firmware/core/press_log.h"
#include "evaluator-firmware/protocol/cobs.h"
#include "evaluator-firmware/protocol/codec.h"

namespace yichuang::evaluator {

inline constexpr std::uint32_t kHelloEveryMs = 5'000;
inline constexpr std::uint32_t kResendFirstMs = 2'000;
inline constexpr std::uint32_t kResendLongestMs = 10'000;
inline constexpr std::uint32_t kSendWindow = 4;  ///< entries ahead of the last receipt

/// Sends hellos and the entries of the log, and sends entries again until a receipt retires them.
///
/// Borrows board, log and keys, which must outlive it. Main loop only.
class Uplink {
 public:
  /// The fields of a hello that stay as they are for one boot.
  struct Sender {
    std::uint32_t serial = 0;
    std::uint32_t boot = 0;
    std::uint16_t firmware = 0;
    std::uint8_t layout = 0;
  };

  Uplink(Board& board, PressLog& log, const protocol::DeviceKeys& keys, const Sender& sender)
      : board_(board), log_(log), keys_(keys), sender_(sender) {}

  /// The cable was plugged in, out, or out and in: a half-sent frame is forgotten, everything
  /// starts anew.
  void Connect(bool connected);

  /// There is a new entry or a new receipt: the next repetition comes soon.
  void Progress();

  /// Sends what is due and what the board takes.
  void Send(std::uint32_t now_ms, std::uint64_t shown_version, std::uint8_t stuck_keys);

 private:
  bool Flush();
  void QueueHello(std::uint32_t now_ms, std::uint64_t shown_version, std::uint8_t stuck_keys);
  bool QueueEntry(std::uint32_t now_ms);
  void Queue(std::span<const std::uint8_t> frame);

  Board& board_;
  PressLog& log_;
  const protocol::DeviceKeys& keys_;
  Sender sender_;
  bool connected_ = false;
  bool hello_due_ = false;
  bool delimiter_due_ = false;
  std::uint32_t hello_ms_ = 0;
  std::uint8_t stuck_told_ = 0;
  std::uint32_t sent_through_ = 0;
  std::uint32_t sent_ms_ = 0;
  std::uint32_t resend_after_ms_ = kResendFirstMs;
  std::array<std::uint8_t, protocol::kMaxStreamSize + 1> out_{};
  std::size_t out_size_ = 0;
  std::size_t out_sent_ = 0;
};

}  // namespace yichuang::evaluator
