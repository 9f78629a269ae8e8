#include "evaluator-firmware/core/press_log.h"

#include <algorithm>
#include <array>

#include "evaluator-firmware/core/log_format.h"
#include "evaluator-firmware/protocol/bytes.h"
#include "evaluator-firmware/protocol/crc32.h"

namespace yichuang::evaluator {
namespace {

using log_format::kSlotSize;
using protocol::GetBig;
using protocol::PutBig;

constexpr std::uint32_t kLeastSlots = 8;
constexpr std::uint8_t kBlank = 0xFF;

std::uint32_t Checksum(std::uint32_t epoch, std::span<const std::uint8_t> bytes) {
  std::array<std::uint8_t, 4> start{};
  PutBig(std::span<std::uint8_t>(start), 0, epoch);
  return protocol::Crc32(bytes, protocol::Crc32(start));
}

std::uint32_t DetailChecksum(std::uint32_t epoch, std::uint32_t counter,
                             std::span<const std::uint8_t> bytes) {
  std::array<std::uint8_t, 8> start{};
  PutBig(std::span<std::uint8_t>(start), 0, epoch);
  PutBig(std::span<std::uint8_t>(start), 4, counter);
  return protocol::Crc32(bytes, protocol::Crc32(start));
}

constexpr std::uint32_t SlotOffset(std::uint32_t index) {
  return log_format::kSlotsBegin + index * static_cast<std::uint32_t>(kSlotSize);
}

}  // namespace

struct PressLog::Slot {
  std::uint32_t counter = 0;
  PressEntry press;
  std::optional<DetailEntry> detail;

  std::uint32_t last_counter() const { return detail ? counter + 1 : counter; }
};

PressLog::PressLog(ByteStore& store, std::uint32_t new_epoch) : store_(store) {
  if (store_.size() >= SlotOffset(kLeastSlots)) {
    slots_ = (store_.size() - log_format::kSlotsBegin) / static_cast<std::uint32_t>(kSlotSize);
    newest_slot_ = slots_ - 1;
    OpenOrMake(new_epoch);
  } else {
    broken_ = true;
  }
}

LogStatus PressLog::status() const {
  if (broken_) return LogStatus::kBroken;
  // The last counter is never given: next_counter must stay above every one in use.
  const bool exhausted = next_counter_ >= 0xFFFFFFFEU;
  return waiting_slots_ == slots_ || exhausted ? LogStatus::kFull : LogStatus::kReady;
}

std::optional<std::uint32_t> PressLog::Append(const PressEntry& press) {
  if (status() != LogStatus::kReady) return std::nullopt;
  std::array<std::uint8_t, kSlotSize> bytes{};
  const std::span<std::uint8_t> slot(bytes);
  const std::uint32_t elapsed = std::min(press.elapsed_ms, log_format::kMaxElapsedMs);
  const auto level = static_cast<std::uint32_t>(press.level);
  PutBig(slot, log_format::kCounter, next_counter_);
  PutBig(slot, log_format::kInvitation, press.invitation);
  PutBig(slot, log_format::kLevelElapsed, (level << log_format::kElapsedBits) | elapsed);
  PutBig(slot, log_format::kPressCrc, Checksum(epoch_, slot.first(log_format::kPressCrc)));
  std::fill(bytes.begin() + log_format::kDetail, bytes.end(), kBlank);
  const std::uint32_t index = SlotAfter(newest_slot_);
  if (!store_.Write(SlotOffset(index), bytes)) {
    broken_ = true;
    return std::nullopt;
  }
  newest_slot_ = index;
  ++waiting_slots_;
  last_invitation_ = press.invitation;
  open_press_ = next_counter_;
  return next_counter_++;
}

std::optional<std::uint32_t> PressLog::Append(const DetailEntry& detail) {
  // A receipt beyond the counters of this log moves next_counter away: the detail has lost its
  // place.
  if (broken_ || open_press_ == 0 || open_press_ + 1 != next_counter_) return std::nullopt;
  open_press_ = 0;
  std::array<std::uint8_t, log_format::kDetailSize> bytes{};
  const std::span<std::uint8_t> part(bytes);
  PutBig(part, log_format::kDetailTags, detail.tags);
  bytes[log_format::kDetailConsent] = static_cast<std::uint8_t>(detail.consent);
  PutBig(part, log_format::kDetailCrc,
         DetailChecksum(epoch_, next_counter_, part.first(log_format::kDetailCrc)));
  const auto offset = SlotOffset(newest_slot_) + static_cast<std::uint32_t>(log_format::kDetail);
  if (!store_.Write(offset, bytes)) {
    broken_ = true;
    return std::nullopt;
  }
  // The press may have been received already; its slot then waits again, for the detail.
  if (waiting_slots_ == 0) waiting_slots_ = 1;
  return next_counter_++;
}

std::optional<LogEntry> PressLog::Read(std::uint32_t counter) {
  if (broken_ || counter <= through_ || counter >= next_counter_) return std::nullopt;
  std::uint32_t index = (newest_slot_ + slots_ + 1 - waiting_slots_) % slots_;
  for (std::uint32_t left = waiting_slots_; left > 0; --left, index = SlotAfter(index)) {
    const std::optional<Slot> slot = LoadSlot(index);
    if (!slot || slot->last_counter() < counter) continue;
    if (slot->counter > counter) return std::nullopt;
    if (slot->counter == counter) {
      return protocol::Press{
          0, epoch_, counter, slot->press.invitation, slot->press.elapsed_ms, slot->press.level};
    }
    return protocol::PressDetail{0,
                                 epoch_,
                                 counter,
                                 slot->press.invitation,
                                 slot->counter,
                                 slot->detail->tags,
                                 slot->detail->consent};
  }
  return std::nullopt;
}

bool PressLog::Retire(std::uint32_t through) {
  if (broken_ || through <= through_ || through >= 0xFFFFFFFEU) return false;
  std::array<std::uint8_t, log_format::kReceiptSize> bytes{};
  const std::span<std::uint8_t> receipt(bytes);
  PutBig(receipt, log_format::kReceiptThrough, through);
  PutBig(receipt, log_format::kReceiptEpoch, epoch_);
  PutBig(receipt, log_format::kReceiptCrc,
         Checksum(epoch_, receipt.first(log_format::kReceiptCrc)));
  const std::uint32_t index = (newest_receipt_ + 1) % log_format::kReceipts;
  const auto size = static_cast<std::uint32_t>(log_format::kReceiptSize);
  if (!store_.Write(log_format::kReceiptsBegin + index * size, bytes)) {
    broken_ = true;
    return false;
  }
  newest_receipt_ = index;
  through_ = through;
  next_counter_ = std::max(next_counter_, through + 1);
  DropReceived();
  return true;
}

void PressLog::OpenOrMake(std::uint32_t new_epoch) {
  if (!ReadHeader()) {
    if (broken_) return;
    epoch_ = new_epoch != 0 ? new_epoch : 1;
    broken_ = !WriteHeaders();
  }
  broken_ = broken_ || !ReadReceipts() || !ReadSlots();
}

// False when no copy is whole. Mends the copy that is not.
bool PressLog::ReadHeader() {
  std::uint32_t whole = 0;
  std::uint32_t copies = 0;
  for (const std::uint32_t offset : log_format::kHeaderCopies) {
    ++copies;
    std::array<std::uint8_t, log_format::kHeaderSize> bytes{};
    if (!store_.Read(offset, bytes)) {
      broken_ = true;
      return false;
    }
    const std::span<const std::uint8_t> header(bytes);
    const bool valid = GetBig<std::uint32_t>(header, 0) == log_format::kMagic &&
                       bytes[log_format::kHeaderFormat] == log_format::kFormat &&
                       GetBig<std::uint32_t>(header, log_format::kHeaderCrc) ==
                           protocol::Crc32(header.first(log_format::kHeaderCrc));
    if (!valid) continue;
    const auto epoch = GetBig<std::uint32_t>(header, log_format::kHeaderEpoch);
    // The first copy is written first, so when two whole copies differ it is the newer.
    if (whole == 0) epoch_ = epoch;
    if (epoch == epoch_) ++whole;
  }
  if (whole != 0 && whole < copies) broken_ = !WriteHeaders();
  return whole != 0 && !broken_;
}

bool PressLog::WriteHeaders() {
  std::array<std::uint8_t, log_format::kHeaderSize> bytes{};
  const std::span<std::uint8_t> header(bytes);
  PutBig(header, 0, log_format::kMagic);
  bytes[log_format::kHeaderFormat] = log_format::kFormat;
  PutBig(header, log_format::kHeaderEpoch, epoch_);
  PutBig(header, log_format::kHeaderCrc, protocol::Crc32(header.first(log_format::kHeaderCrc)));
  for (const std::uint32_t offset : log_format::kHeaderCopies) {
    std::array<std::uint8_t, log_format::kHeaderSize> present{};
    if (!store_.Read(offset, present)) return false;
    if (present != bytes && !store_.Write(offset, bytes)) return false;
  }
  return true;
}

bool PressLog::ReadReceipts() {
  const auto size = static_cast<std::uint32_t>(log_format::kReceiptSize);
  for (std::uint32_t i = 0; i < log_format::kReceipts; ++i) {
    std::array<std::uint8_t, log_format::kReceiptSize> bytes{};
    if (!store_.Read(log_format::kReceiptsBegin + i * size, bytes)) return false;
    const std::span<const std::uint8_t> receipt(bytes);
    const auto through = GetBig<std::uint32_t>(receipt, log_format::kReceiptThrough);
    const bool valid = GetBig<std::uint32_t>(receipt, log_format::kReceiptEpoch) == epoch_ &&
                       GetBig<std::uint32_t>(receipt, log_format::kReceiptCrc) ==
                           Checksum(epoch_, receipt.first(log_format::kReceiptCrc));
    if (!valid || through <= through_) continue;
    through_ = through;
    newest_receipt_ = i;
  }
  next_counter_ = through_ + 1;
  return true;
}

bool PressLog::ReadSlots() {
  std::uint32_t newest = 0;
  std::uint32_t oldest_waiting = 0;
  std::uint32_t oldest_slot = 0;
  std::uint32_t waiting = 0;
  for (std::uint32_t i = 0; i < slots_; ++i) {
    const std::optional<Slot> slot = LoadSlot(i);
    if (broken_) return false;
    if (!slot) continue;
    if (slot->counter > newest) {
      newest = slot->counter;
      newest_slot_ = i;
      last_invitation_ = slot->press.invitation;
      next_counter_ = std::max(next_counter_, slot->last_counter() + 1);
    }
    if (slot->last_counter() <= through_) continue;
    ++waiting;
    if (oldest_waiting == 0 || slot->counter < oldest_waiting) {
      oldest_waiting = slot->counter;
      oldest_slot = i;
    }
  }
  if (waiting == 0) return true;
  waiting_slots_ = Distance(oldest_slot, newest_slot_) + 1;
  damaged_slots_ = waiting_slots_ - waiting;
  return true;
}

// Empty for a slot that holds no entry of this epoch; broken_ when the store cannot be read.
std::optional<PressLog::Slot> PressLog::LoadSlot(std::uint32_t index) {
  std::array<std::uint8_t, kSlotSize> bytes{};
  if (!store_.Read(SlotOffset(index), bytes)) {
    broken_ = true;
    return std::nullopt;
  }
  const std::span<const std::uint8_t> in(bytes);
  bool damaged = GetBig<std::uint32_t>(in, log_format::kPressCrc) !=
                 Checksum(epoch_, in.first(log_format::kPressCrc));
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(log_crc_unchecked)) damaged = false;
#endif
  if (damaged) {
    return std::nullopt;
  }
  Slot slot;
  slot.counter = GetBig<std::uint32_t>(in, log_format::kCounter);
  slot.press.invitation = GetBig<std::uint64_t>(in, log_format::kInvitation);
  const auto packed = GetBig<std::uint32_t>(in, log_format::kLevelElapsed);
  slot.press.elapsed_ms = packed & log_format::kMaxElapsedMs;
  slot.press.level = static_cast<protocol::Level>(packed >> log_format::kElapsedBits);
  const std::span<const std::uint8_t> detail = in.subspan(log_format::kDetail);
  if (GetBig<std::uint32_t>(detail, log_format::kDetailCrc) ==
      DetailChecksum(epoch_, slot.counter + 1, detail.first(log_format::kDetailCrc))) {
    slot.detail = DetailEntry{GetBig<std::uint32_t>(detail, log_format::kDetailTags),
                              static_cast<protocol::Consent>(detail[log_format::kDetailConsent])};
  }
  return slot;
}

std::uint32_t PressLog::SlotAfter(std::uint32_t index) const {
  return index + 1 == slots_ ? 0 : index + 1;
}

std::uint32_t PressLog::Distance(std::uint32_t from, std::uint32_t to) const {
  return (to + slots_ - from) % slots_;
}

void PressLog::DropReceived() {
  while (waiting_slots_ > 0) {
    const std::uint32_t oldest = (newest_slot_ + slots_ + 1 - waiting_slots_) % slots_;
    const std::optional<Slot> slot = LoadSlot(oldest);
    if (broken_ || (slot && slot->last_counter() > through_)) return;
    --waiting_slots_;
  }
}

}  // namespace yichuang::evaluator
