#include "hub/entry_opener.h"

#include <limits>
#include <utility>

namespace yichuang::hub {
namespace {

using contract::Reason;
using Opened = std::variant<core::TakeEntry, Reason>;

Reason ReasonOf(protocol::FrameError error) {
  return error == protocol::FrameError::kSignature ? Reason::kBadSignature : Reason::kBadFrame;
}

constexpr std::uint64_t kNoInvitation = std::numeric_limits<std::uint64_t>::max();

template <typename Frame>
bool SameKey(const Frame& frame, const contract::EntryKey& key) {
  return frame.epoch == key.epoch && frame.counter == key.counter &&
         evidence::SourceOf(frame.serial) == key.source;
}

struct Opener {
  evidence::FrameBook& book;
  const contract::EntryKey& key;
  const contract::Millis at;

  using Body = std::variant<core::OpenedBody, Reason>;

  Body operator()(contract::PressEntry& entry) {
    if (!book.Knows(key.source)) return Reason::kUnknownSource;
    if (evidence::LooksLost(entry.frame)) return OpenLost(entry);
    auto opened = book.OpenPress(key.source, entry.frame);
    const auto* press = std::get_if<protocol::Press>(&opened);
    if (press == nullptr) return ReasonOf(*std::get_if<protocol::FrameError>(&opened));
    if (!SameKey(*press, key)) return Reason::kFrameMismatch;
    return core::OpenedBody(core::OpenedPress{press->invitation, press->elapsed_ms,
                                              static_cast<core::Level>(press->level),
                                              std::move(entry.frame)});
  }

  // An entry that the device's log cannot read any more: as a press for an invitation that no hub
  // gives it is refused for good, its frame stays as evidence, and what is behind it is taken.
  Body OpenLost(contract::PressEntry& entry) {
    auto opened = book.OpenLost(key.source, entry.frame);
    const auto* lost = std::get_if<protocol::Lost>(&opened);
    if (lost == nullptr) return ReasonOf(*std::get_if<protocol::FrameError>(&opened));
    if (!SameKey(*lost, key)) return Reason::kFrameMismatch;
    return core::OpenedBody(
        core::OpenedPress{kNoInvitation, 0, core::Level::k3, std::move(entry.frame)});
  }

  Body operator()(contract::PressDetailEntry& entry) {
    if (!book.Knows(key.source)) return Reason::kUnknownSource;
    auto opened = book.OpenDetail(key.source, entry.frame);
    const auto* detail = std::get_if<protocol::PressDetail>(&opened);
    if (detail == nullptr) return ReasonOf(*std::get_if<protocol::FrameError>(&opened));
    if (!SameKey(*detail, key)) return Reason::kFrameMismatch;
    return core::OpenedBody(
        core::OpenedDetail{detail->invitation, detail->press_counter, detail->tags,
                           static_cast<std::uint8_t>(detail->consent), std::move(entry.frame)});
  }

  // The counter of this entry is the terminal's own, so a hello that does not hold is settled as
  // refused.
  Body operator()(contract::EvaluatorAttached& entry) {
    const auto refused = [&](Reason reason) {
      return core::OpenedBody(core::Unopened{reason, std::move(entry.hello)});
    };
    // A new device: its key may have come since the start.
    if (!book.Knows(entry.evaluator) && !book.Learn(entry.evaluator))
      return refused(Reason::kUnknownSource);
    auto opened = book.OpenHello(entry.evaluator, entry.hello);
    const auto* hello = std::get_if<protocol::Hello>(&opened);
    if (hello == nullptr) return refused(ReasonOf(*std::get_if<protocol::FrameError>(&opened)));
    if (evidence::SourceOf(hello->serial) != entry.evaluator)
      return refused(Reason::kFrameMismatch);
    core::OpenedHello body;
    body.evaluator = entry.evaluator;
    body.epoch = hello->epoch;
    body.boot = hello->boot;
    body.announced = hello->next_counter - 1;
    body.pending = hello->next_counter - hello->oldest_pending;
    body.firmware = hello->firmware;
    body.layout = hello->layout;
    body.stuck_keys = hello->stuck_keys;
    return core::OpenedBody(std::move(body));
  }

  Body operator()(contract::EvaluatorDetached& entry) {
    return core::OpenedBody(core::Detached{entry.evaluator});
  }

  Body operator()(contract::TicketWanted& entry) {
    return core::OpenedBody(
        core::WantedTicket{std::move(entry.group), entry.ticket_class, std::move(entry.person)});
  }

  Body operator()(contract::TicketTaken& entry) {
    return core::OpenedBody(core::TakenTicket{
        std::move(entry.group), entry.number.number, entry.day, entry.ticket_class,
        core::Instant(std::chrono::milliseconds(at)), entry.instead_of, std::move(entry.person)});
  }

  Body operator()(contract::TicketCancelled& entry) {
    return core::OpenedBody(core::CancelledTicket{entry.number, entry.day});
  }
};

}  // namespace

Opened OpenEntry(evidence::FrameBook& book, const std::string& device, contract::Entry entry) {
  auto body = std::visit(Opener{book, entry.key, entry.at}, entry.body);
  if (const Reason* reason = std::get_if<Reason>(&body)) return *reason;
  return core::TakeEntry{device, std::move(entry.key),
                         std::move(*std::get_if<core::OpenedBody>(&body)), std::nullopt};
}

}  // namespace yichuang::hub
