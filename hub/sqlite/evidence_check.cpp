#include "hub/sqlite/evidence_check.h"

#include <fmt/format.h>

#include <optional>
#include <type_traits>
#include <variant>

#include "hub/sqlite/event_codec.h"

namespace yichuang::sqlite {
namespace {

const core::EntryKey* AddressOf(const core::EntryKey& key) { return &key; }
const core::EntryKey* AddressOf(const std::optional<core::EntryKey>& key) {
  return key ? &*key : nullptr;
}

const core::EntryKey* KeyOf(const core::Event& event) {
  return std::visit(
      [](const auto& known) -> const core::EntryKey* {
        if constexpr (requires { known.key; }) {
          return AddressOf(known.key);
        } else {
          return nullptr;
        }
      },
      event);
}

std::string ErrorText(protocol::FrameError error) {
  return error == protocol::FrameError::kSignature ? "its frame is not signed by the device"
                                                   : "its frame is no frame of the device";
}

/// Epoch and counter are the row's own; the source was checked with the signature.
template <typename Frame>
bool SameEntry(const Frame& frame, const core::EntryKey& key) {
  return frame.epoch == key.epoch && frame.counter == key.counter;
}

}  // namespace

void EvidenceCheck::Tell(FaultKind kind, std::uint64_t seq, const std::string& text) {
  faults_.push_back({kind, seq, seq, fmt::format("row {}: {}", seq, text)});
}

void EvidenceCheck::Count(std::uint64_t seq, const core::EntryKey& key) {
  std::uint64_t& last = counters_[{key.source, key.epoch}];
  if (key.counter <= last) {
    Tell(FaultKind::kCounter, seq,
         fmt::format("entry {} of {} stands twice", key.counter, key.source));
    return;
  }
  if (key.counter != last + 1) {
    Tell(FaultKind::kCounter, seq,
         fmt::format("entry {} of {} follows entry {}: those between are missing", key.counter,
                     key.source, last));
  }
  last = key.counter;
}

bool EvidenceCheck::KeyKnown(std::uint64_t seq, const std::string& source) {
  if (frames_.Knows(source)) {
    return true;
  }
  if (without_key_.insert(source).second) {
    Tell(FaultKind::kEvidence, seq,
         fmt::format("there is no key of {}, so none of its frames can be checked", source));
  }
  return false;
}

std::optional<std::string> EvidenceCheck::Doubt(const core::RatingReceived& event) {
  const auto opened = frames_.OpenPress(event.key.source, event.frame);
  if (const auto* error = std::get_if<protocol::FrameError>(&opened)) {
    return ErrorText(*error);
  }
  const auto& press = *std::get_if<protocol::Press>(&opened);
  const bool same = SameEntry(press, event.key) &&
                    press.invitation == core::Number(event.service) &&
                    press.elapsed_ms == event.elapsed_ms &&
                    static_cast<int>(press.level) == static_cast<int>(event.level);
  return same ? std::nullopt : std::optional<std::string>("says something else than its frame");
}

std::optional<std::string> EvidenceCheck::Doubt(const core::RatingDetailed& event) {
  const auto opened = frames_.OpenDetail(event.key.source, event.frame);
  if (const auto* error = std::get_if<protocol::FrameError>(&opened)) {
    return ErrorText(*error);
  }
  const auto& detail = *std::get_if<protocol::PressDetail>(&opened);
  const bool same = SameEntry(detail, event.key) &&
                    detail.invitation == core::Number(event.service) &&
                    detail.press_counter == event.press_counter && detail.tags == event.tags &&
                    static_cast<std::uint8_t>(detail.consent) == event.consent;
  return same ? std::nullopt : std::optional<std::string>("says something else than its frame");
}

std::optional<std::string> EvidenceCheck::Doubt(const core::EntryRefused& event) {
  const auto judge = [&event](const auto& opened) -> std::optional<std::string> {
    if (const auto* error = std::get_if<protocol::FrameError>(&opened)) {
      return ErrorText(*error);
    }
    return SameEntry(*std::get_if<0>(&opened), event.key)
               ? std::nullopt
               : std::optional<std::string>("says something else than its frame");
  };
  const auto press = frames_.OpenPress(event.key.source, event.frame);
  const auto* error = std::get_if<protocol::FrameError>(&press);
  if (error != nullptr && *error == protocol::FrameError::kKind) {
    return judge(frames_.OpenDetail(event.key.source, event.frame));
  }
  return judge(press);
}

template <typename Known>
void EvidenceCheck::Open(std::uint64_t seq, const Known& event) {
  // A refused entry of a host itself has no signed frame to show.
  const bool may_be_bare = std::is_same_v<Known, core::EntryRefused>;
  if ((may_be_bare && event.frame.empty()) || !KeyKnown(seq, event.key.source)) {
    return;
  }
  if (const auto doubt = Doubt(event)) {
    Tell(FaultKind::kEvidence, seq, *doubt);
    return;
  }
  ++held_;
}

void EvidenceCheck::Take(const LedgerRow& row) {
  const auto decoded = Decode(row.kind, row.body);
  if (const auto* fault = std::get_if<Undecodable>(&decoded)) {
    Tell(FaultKind::kUndecodable, row.seq, fault->what);
    return;
  }
  const auto& event = *std::get_if<core::Event>(&decoded);
  if (const core::EntryKey* key = KeyOf(event)) {
    Count(row.seq, *key);
  }
  std::visit(
      [this, &row](const auto& known) {
        if constexpr (requires { known.frame; }) {
          Open(row.seq, known);
        }
      },
      event);
}

}  // namespace yichuang::sqlite
