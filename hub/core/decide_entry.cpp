#include <string>
#include <string_view>
#include <utility>

#include "hub/core/decide.h"
#include "hub/core/invitation.h"
#include "hub/core/queue_due.h"

/// Entries of terminals: first their identity (law 5), then the rules of rating (laws 7 and 8).
namespace yichuang::core {

namespace {

using contract::Reason;

bool IsOwn(const OpenedBody& body) {
  return !std::holds_alternative<OpenedPress>(body) && !std::holds_alternative<OpenedDetail>(body);
}

/// Numbers come from kiosks, everything else from the hosts of windows.
bool IsTicketBody(const OpenedBody& body) {
  return std::holds_alternative<WantedTicket>(body) || std::holds_alternative<TakenTicket>(body) ||
         std::holds_alternative<CancelledTicket>(body);
}

/// Whether `counter` is the next one after `settled`; absent when it is.
std::optional<Decision> RejectCounter(const EntryKey& key, std::uint64_t settled) {
#ifdef YICHUANG_DEFECT
  if (!YICHUANG_DEFECT(no_deduplication))
#endif
    if (key.counter <= settled) return Duplicate{};
  bool gap = key.counter > settled + 1;
#ifdef YICHUANG_DEFECT
  gap = gap && !YICHUANG_DEFECT(gap_accepted);
#endif
  if (gap) return Refusal{Reason::kGap, "expected " + std::to_string(settled + 1)};
  return std::nullopt;
}

/// A window host's own series. An epoch is a random number: one that was never booked begins anew,
/// one that was is closed. So no key is ever stored twice, though the hall remembers one epoch per
/// source.
std::optional<Decision> RejectOwn(const Hall& hall, const TakeEntry& entry) {
  const EntryKey& key = entry.key;
  if (key.source != entry.device) {
    const bool known = WindowOfEvaluator(hall.plan, key.source) != nullptr ||
                       IsPlannedDevice(hall.plan, key.source);
    return Refusal{known ? Reason::kForeignSource : Reason::kUnknownSource, key.source};
  }
  const auto source = hall.sources.find(key.source);
  if (source == hall.sources.end()) return RejectCounter(key, 0);
  if (key.epoch == source->second.epoch) return RejectCounter(key, source->second.settled);
  if (entry.key_epoch_known) return Refusal{Reason::kOldEpoch, key.source};
  return RejectCounter(key, 0);
}

/// An evaluator's series, under the epoch of its latest hello and no other.
/// `planned`: where the source is planned as an evaluator.
std::optional<Decision> RejectEvaluator(const Hall& hall, const TakeEntry& entry,
                                        const PlannedWindow* planned) {
  const EntryKey& key = entry.key;
  const auto evaluator = hall.evaluators.find(key.source);
  // A device that was replaced may still hold presses for what it showed: they count.
  if (planned == nullptr && evaluator == hall.evaluators.end()) {
    return Refusal{Reason::kUnknownSource, key.source};
  }
  const auto source = hall.sources.find(key.source);
  if (evaluator == hall.evaluators.end() || source == hall.sources.end()) {
    return Refusal{Reason::kForeignSource, key.source};
  }
  if (key.epoch != source->second.epoch) {
    // Either closed for good, or the hello that begins it has not come yet.
    return Refusal{entry.key_epoch_known ? Reason::kOldEpoch : Reason::kForeignSource, key.source};
  }
  auto rejected = RejectCounter(key, source->second.settled);
  // The host an evaluator was moved away from still holds rows that came in over the new one: they
  // are duplicates and may go.
  if (rejected && std::holds_alternative<Duplicate>(*rejected)) return rejected;
  // An unplugged evaluator may never come back; what its last host kept is signed and must not be
  // lost.
  const std::string& attached = evaluator->second.device;
  if (!attached.empty() && attached != entry.device) {
    return Refusal{Reason::kForeignSource, key.source};
  }
  return rejected;
}

/// Whether the entry comes from the host its evaluator is attached to; such a host is planned.
bool IsFromItsHost(const Hall& hall, const TakeEntry& entry) {
  const auto evaluator = hall.evaluators.find(entry.key.source);
  return evaluator != hall.evaluators.end() && evaluator->second.device == entry.device &&
         !entry.device.empty();
}

/// Absent when the entry is the next of its series and may be judged.
std::optional<Decision> Reject(const Hall& hall, const TakeEntry& entry,
                               const PlannedWindow* planned) {
  const bool planned_there =
      IsTicketBody(entry.body) || std::holds_alternative<Unopened>(entry.body)
          ? IsTerminal(hall, entry.device)
          : IsPlannedDevice(hall.plan, entry.device);
  if (!planned_there && !IsFromItsHost(hall, entry)) {
    return Refusal{Reason::kUnknownDevice, entry.device};
  }
  if (IsOut(hall, entry.device)) return Refusal{Reason::kDeviceRevoked, entry.device};
  return IsOwn(entry.body) ? RejectOwn(hall, entry) : RejectEvaluator(hall, entry, planned);
}

/// The state of the window when this very invitation stands on its evaluator now.
const WindowState* ShownAt(const Hall& hall, const PlannedWindow* planned, ServiceId service) {
  if (planned == nullptr) return nullptr;
  const auto found = hall.windows.find(planned->number);
  if (found == hall.windows.end()) return nullptr;
  const WindowState& state = found->second;
  const bool shown = state.invitation && state.invited && state.invited->id == service;
  return shown ? &state : nullptr;
}

std::optional<std::uint64_t> InvitationOf(const OpenedBody& body) {
  if (const auto* press = std::get_if<OpenedPress>(&body)) return press->invitation;
  if (const auto* detail = std::get_if<OpenedDetail>(&body)) return detail->invitation;
  return std::nullopt;
}

/// Judges one entry that is the next of its series: every way out is an event that consumes its
/// counter.
class Judge {
 public:
  Judge(const Hall& hall, const TakeEntry& entry, const PlannedWindow* planned, Instant now)
      : hall_(hall), entry_(entry), planned_(planned), now_(now) {}

  Events operator()(const OpenedPress& press) const {
    const ServiceId service{press.invitation};
    if (const WindowState* state = ShownAt(hall_, planned_, service)) {
      return OnShown(press, *state);
    }
    const PastService* past = Past(service);
    if (past == nullptr) return Refused(Reason::kInvitationUnknown, press.frame);
    if (past->evaluator != entry_.key.source) {
      return Refused(Reason::kInvitationForeign, press.frame);
    }
    if (IsTooLate(press.elapsed_ms, past->limit_ms, past->ended)) {
      return Refused(Reason::kTooLate, press.frame);
    }
    return {Rating(press, *past, past->rated ? RatingClass::kSecond : RatingClass::kCounted)};
  }

  Events operator()(const OpenedDetail& detail) const {
    // A rated service has left the hall: what is shown still has no press to add to.
    const PastService* past = Past(ServiceId(detail.invitation));
    if (past == nullptr || !past->rated || detail.press_counter >= entry_.key.counter) {
      return Refused(Reason::kPressUnknown, detail.frame);
    }
    if (past->evaluator != entry_.key.source) {
      return Refused(Reason::kInvitationForeign, detail.frame);
    }
    return {RatingDetailed{entry_.key, past->service, detail.press_counter, detail.tags,
                           detail.consent, detail.frame}};
  }

  Events operator()(const OpenedHello& hello) const {
    // One that no window has yet is welcome: its key is known, and somebody will give it a window.
    const auto source = hall_.sources.find(hello.evaluator);
    if (source != hall_.sources.end() && hello.epoch != source->second.epoch &&
        entry_.hello_epoch_known) {
      return Refused(Reason::kOldEpoch, {});
    }
    if (IsOvertaken(hello)) return Refused(Reason::kForeignSource, {});
    return {EvaluatorAttached{entry_.key, entry_.device, hello.evaluator, hello.epoch, hello.boot,
                              hello.announced, hello.pending, hello.firmware, hello.layout,
                              hello.stuck_keys}};
  }

  Events operator()(const Detached& detached) const {
    if (!hall_.evaluators.contains(detached.evaluator)) {
      return Refused(Reason::kUnknownSource, {});
    }
    return {EvaluatorDetached{entry_.key, entry_.device, detached.evaluator}};
  }

  Events operator()(const WantedTicket& wanted) const { return Ticket(wanted); }
  Events operator()(const TakenTicket& taken) const { return Ticket(taken); }
  Events operator()(const CancelledTicket& cancelled) const { return Ticket(cancelled); }

  Events operator()(const Unopened& unopened) const {
    return Refused(unopened.reason, unopened.frame);
  }

 private:
  template <typename Body>
  Events Ticket(const Body& body) const {
    if (!IsKiosk(hall_.board.plan, entry_.device)) return Refused(Reason::kUnknownDevice, {});
    return TakeTicketEntry(hall_, entry_, body, now_);
  }

  /// The first press for the invitation on the screen: it is counted, and the invitation has done
  /// its work.
  Events OnShown(const OpenedPress& press, const WindowState& state) const {
    const OpenedService& invited = *state.invited;
    const Instant ended = invited.ended.value_or(invited.opened);
    if (IsTooLate(press.elapsed_ms, state.invitation->limit_ms, ended)) {
      return Refused(Reason::kTooLate, press.frame);
    }
    const PastService service{invited.id,        invited.window, invited.staff,
                              entry_.key.source, ended,          state.invitation->limit_ms,
                              invited.rated};
    Events events{
        Rating(press, service, invited.rated ? RatingClass::kSecond : RatingClass::kCounted)};
    AppendClosing(*planned_, state, InvitationEnd::kRated, hall_.plan.rules, events);
    return events;
  }

  RatingReceived Rating(const OpenedPress& press, const PastService& service,
                        RatingClass rating_class) const {
    return {entry_.key,
            service.service,
            service.window,
            service.staff,
            DayOf(hall_.plan, service.ended),
            press.level,
            press.elapsed_ms,
            rating_class,
            IsTwoButton(),
            press.frame};
  }

  bool IsTwoButton() const {
    const auto evaluator = hall_.evaluators.find(entry_.key.source);
    return evaluator != hall_.evaluators.end() && evaluator->second.layout == 2;
  }

  /// Valid by the signed time since the invitation opened, not by arrival, as long as the rating
  /// window is open.
  bool IsTooLate(std::uint32_t elapsed_ms, std::uint32_t limit_ms, Instant ended) const {
    return elapsed_ms > limit_ms || ended + hall_.plan.rules.rating_window < now_;
  }

  /// A hello that lay in the outbox of a host while the evaluator went on elsewhere: it announces
  /// fewer entries than the device has signed since.
  bool IsOvertaken(const OpenedHello& hello) const {
    const auto evaluator = hall_.evaluators.find(hello.evaluator);
    const auto source = hall_.sources.find(hello.evaluator);
    if (evaluator == hall_.evaluators.end() || source == hall_.sources.end()) return false;
    const std::string& attached = evaluator->second.device;
    return !attached.empty() && attached != entry_.device && hello.epoch == source->second.epoch &&
           hello.announced < source->second.settled;
  }

  /// What the lookup found, when it was for this service and the service was ever shown.
  const PastService* Past(ServiceId service) const {
    if (!entry_.past || entry_.past->service != service) return nullptr;
    return entry_.past->evaluator.empty() ? nullptr : &*entry_.past;
  }

  Events Refused(Reason reason, Bytes frame) const {
    return {EntryRefused{entry_.key, entry_.device, reason, std::move(frame)}};
  }

  const Hall& hall_;
  const TakeEntry& entry_;
  const PlannedWindow* planned_;
  const Instant now_;
};

}  // namespace

bool IsOtherEpoch(const Hall& hall, const std::string& source, std::uint32_t epoch) {
  const auto known = hall.sources.find(source);
  return known != hall.sources.end() && known->second.epoch != epoch;
}

std::optional<ServiceId> LookupFor(const Hall& hall, const TakeEntry& entry) {
  const auto invitation = InvitationOf(entry.body);
  if (!invitation || *invitation == 0 || *invitation >= hall.next_service) return std::nullopt;
  const ServiceId service{*invitation};
  const PlannedWindow* planned = WindowOfEvaluator(hall.plan, entry.key.source);
  if (ShownAt(hall, planned, service) != nullptr) return std::nullopt;
  // A redelivered backlog must not ask the past once per row.
  if (Reject(hall, entry, planned)) return std::nullopt;
  return service;
}

Decision DecideOn(const Hall& hall, const TakeEntry& entry, Instant now) {
  if (entry.device == kCanaryDevice) return TakeCanaryEntry(hall, entry);
  const PlannedWindow* planned = WindowOfEvaluator(hall.plan, entry.key.source);
  if (auto rejected = Reject(hall, entry, planned)) return *std::move(rejected);
  return std::visit(Judge(hall, entry, planned, now), entry.body);
}

}  // namespace yichuang::core
