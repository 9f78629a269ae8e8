#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "evaluator-firmware/core/byte_store.h"
#include "evaluator-firmware/core/entry.h"
#include "evaluator-firmware/protocol/frame.h"

namespace yichuang::evaluator {

/// A kept entry with everything a frame needs but the serial number, which stays 0.
using LogEntry = std::variant<protocol::Press, protocol::PressDetail>;

enum class LogStatus : std::uint8_t {
  kReady,
  kFull,    ///< every slot waits for a receipt; details of the last press are still taken
  kBroken,  ///< the store failed or is too small; nothing is taken until the next start
};

/// The presses of a device, kept over power cuts in a ring of slots of 32 bytes.
///
/// A slot holds a press and, behind it, the detail given to it; each has a checksum over its bytes,
/// the epoch and its counter, so a torn write, a slot of an earlier lap and a log made anew are
/// told apart from an entry. A slot is overwritten only when a receipt covers it. Invariants:
/// counters grow by one along the ring; the waiting slots are the `waiting_slots_` ones that end at
/// `newest_slot_`. log_format.h shows the bytes. Main loop only.
class PressLog {
 public:
  /// Reads the whole store (64 KiB: about 1.5 s from a slow EEPROM). When it holds no log, makes
  /// one with `new_epoch`. The store must outlive the log. Never fails: see status().
  PressLog(ByteStore& store, std::uint32_t new_epoch);

  LogStatus status() const;
  std::uint32_t epoch() const { return epoch_; }
  std::uint32_t next_counter() const { return next_counter_; }
  /// Oldest counter without receipt; next_counter() when none.
  std::uint32_t oldest_pending() const { return through_ + 1; }
  /// Of the newest press, 0 when there is none.
  std::uint64_t last_invitation() const { return last_invitation_; }
  /// Slots between waiting ones that could not be read when the log was opened: their presses are
  /// gone.
  std::uint32_t damaged_slots() const { return damaged_slots_; }

  /// Keeps a press and returns its counter once it is durable. Empty, and nothing is kept for sure,
  /// when status() is not kReady or the store fails.
  std::optional<std::uint32_t> Append(const PressEntry& press);

  /// Keeps the detail of the last press appended since the start and returns its counter. Empty
  /// when there is no such press, it has its detail, or the store fails.
  std::optional<std::uint32_t> Append(const DetailEntry& detail);

  /// An entry without receipt; empty when the counter is not such or its slot cannot be read.
  std::optional<LogEntry> Read(std::uint32_t counter);

  /// Marks every counter up to `through` as received, durably. A lower one than before changes
  /// nothing; a higher one than was ever given moves next_counter() behind it. Returns whether
  /// anything was new.
  bool Retire(std::uint32_t through);

 private:
  struct Slot;

  void OpenOrMake(std::uint32_t new_epoch);
  bool ReadHeader();
  bool WriteHeaders();
  bool ReadReceipts();
  bool ReadSlots();
  std::optional<Slot> LoadSlot(std::uint32_t index);
  std::uint32_t SlotAfter(std::uint32_t index) const;
  std::uint32_t Distance(std::uint32_t from, std::uint32_t to) const;
  void DropReceived();

  ByteStore& store_;
  bool broken_ = false;
  std::uint32_t epoch_ = 0;
  std::uint32_t slots_ = 0;
  std::uint32_t next_counter_ = 1;
  std::uint32_t through_ = 0;
  std::uint64_t last_invitation_ = 0;
  std::uint32_t newest_slot_ = 0;
  std::uint32_t waiting_slots_ = 0;
  std::uint32_t damaged_slots_ = 0;
  std::uint32_t newest_receipt_ = 0;
  std::uint32_t open_press_ = 0;  // counter of the press that may still get its detail, 0 when none
};

}  // namespace yichuang::evaluator
