#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

/// How bytes travel between a driver and its device, whatever the cable is.
namespace yichuang::usb {

using Millis = std::chrono::milliseconds;

/// How a transfer ended. Everything but kOk and kNothing ends the transport: close it and open the
/// port again.
enum class TransportStatus : std::uint8_t {
  kOk,
  kNothing,    ///< no byte came within the time allowed; try again
  kClosed,     ///< Close() was called on our side
  kUnplugged,  ///< the device is gone, or its other end hung up
  kStalled,    ///< an endpoint refused again and again, after its halt was cleared
  kNotTaking,  ///< the device takes no bytes: they pile up on our side
  kOverflow,   ///< the device sent more than its descriptor promises
  kFailed,     ///< any other error of the system
};

/// What happened and what to do next, as the end of a sentence that begins with Transport::Name().
std::string_view Text(TransportStatus status);

struct ReadResult {
  TransportStatus status = TransportStatus::kNothing;
  std::size_t size = 0;  ///< bytes read; not 0 exactly when status is kOk
};

/// A two-way stream of bytes to one device that is open. Nothing of it knows frames.
///
/// One thread reads. Write and Close may be called from any thread. A destructor frees the device,
/// and must run when no call is under way. No function throws.
class Transport {
 public:
  virtual ~Transport() = default;

  /// Queues all of `bytes` or none, and never waits. kOk means taken over, not delivered: when
  /// delivery fails, Read reports it.
  [[nodiscard]] virtual TransportStatus Write(std::span<const std::uint8_t> bytes) = 0;
  /// Waits until a byte is there, the transport ends, or `timeout` is over. Wakes at once on any of
  /// them.
  [[nodiscard]] virtual ReadResult Read(std::span<std::uint8_t> into, Millis timeout) = 0;
  /// Ends the transport: a Read under way and every later call answer kClosed.
  virtual void Close() = 0;
  /// "evaluator on bus 1 address 4": how messages to the operator begin.
  virtual std::string Name() const = 0;
};

/// An open transport, or a sentence that says why there is none and what to do.
using Opened = std::variant<std::unique_ptr<Transport>, std::string>;

/// A place where a device can be plugged in.
class Port {
 public:
  virtual ~Port() = default;

  /// Waits at most `timeout` for a device and opens it. An empty sentence: no device, nothing to
  /// complain about.
  [[nodiscard]] virtual Opened Open(Millis timeout) = 0;
  /// Wakes an Open under way; it and later ones find nothing. Any thread.
  virtual void Close() = 0;
  virtual std::string Name() const = 0;
};

}  // namespace yichuang::usb
