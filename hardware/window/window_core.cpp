#include "hardware/window/window_core.h"

#include <algorithm>
#include <utility>

#include "evaluator-firmware/protocol/bytes.h"
#include "evaluator-firmware/protocol/layout.h"
#include "hub/client/message_batch.h"

namespace yichuang::window {
namespace {

client::Session::Options SessionOptions(const std::string& device) {
  client::Session::Options options;
  options.own_source = device;
  return options;
}

std::string NameOf(const contract::EntryKey& key) {
  return key.source + " epoch " + std::to_string(key.epoch) + " entry " +
         std::to_string(key.counter);
}

const char* WhyDetached(evaluator::DetachCause cause) {
  switch (cause) {
    case evaluator::DetachCause::kUnplugged:
      return "is detached: unplugged";
    case evaluator::DetachCause::kSilent:
      return "is detached: it says nothing any more";
    case evaluator::DetachCause::kReplaced:
      return "is detached: another device took its place";
  }
  return "is detached";
}

}  // namespace

WindowCore::WindowCore(std::string device, client::Outbox& outbox, Uplink& uplink, Places& places,
                       Log log)
    : device_(std::move(device)),
      outbox_(outbox),
      uplink_(uplink),
      places_(places),
      log_(std::move(log)),
      session_(SessionOptions(device_)) {
  const auto pending = outbox_.Pending();
  for (const auto& entry : pending) session_.Offer(entry.key);
  if (!pending.empty())
    log_("outbox: " + std::to_string(pending.size()) + " entries of earlier wait for a receipt");
}

void WindowCore::Take(const Input& input, const Now& now) {
  std::visit([&](const auto& what) { On(what, now); }, input);
}

void WindowCore::On(const FromEvaluator& input, const Now& now) {
  std::visit([&](const auto& event) { OnEvent(input.place, event, now); }, input.event);
}

void WindowCore::OnEvent(std::size_t place, const evaluator::HelloHeard& heard, const Now& now) {
  if (heard.news) {
    const auto [found, fresh] = attached_.insert({heard.evaluator, place});
    if (!fresh && found->second != place) {
      log_(heard.evaluator + ": two devices have this serial number; the one at place " +
           std::to_string(place + 1) + " is used, unplug the other");
    }
    found->second = place;
    missing_.erase(heard.evaluator);
    told_detached_.erase(heard.evaluator);
    log_(heard.evaluator + ": is attached at place " + std::to_string(place + 1));
    AddOwn(contract::EvaluatorAttached{heard.evaluator, heard.frame}, now);
  }
  TellKept(heard);
  // It has not got its newest frame, or lost it on the way.
  const auto shown = shown_.find(heard.evaluator);
  const auto attached = attached_.find(heard.evaluator);
  if (shown == shown_.end() || attached == attached_.end() || attached->second != place) return;
  const bool for_this_boot =
      shown->second.epoch == heard.hello.epoch && shown->second.boot == heard.hello.boot;
  if (!for_this_boot) return;
  if (shown->second.version > heard.hello.shown_version)
    SendDown(heard.evaluator, shown->second.frame);
  // A hello does not say whether a piece got lost on the cable, and a few hundred bytes every five
  // seconds are nothing to it.
  SendName(heard.evaluator, shown->second);
}

void WindowCore::TellKept(const evaluator::HelloHeard& heard) {
  const std::uint32_t kept = heard.hello.next_counter - heard.hello.oldest_pending;
  if (heard.news && kept > 0) {
    reading_out_.insert(heard.evaluator);
    log_(heard.evaluator + ": keeps " + std::to_string(kept) +
         " entries that no hub has receipted; they are read now, leave it plugged in");
  }
  if (kept == 0 && reading_out_.erase(heard.evaluator) > 0)
    log_(heard.evaluator + ": keeps nothing any more; everything has its receipt");
}

void WindowCore::OnEvent(std::size_t, const evaluator::EntryHeard& heard, const Now& now) {
  if (ReceiptAgain(heard)) return;
  contract::Entry entry{{heard.evaluator, heard.epoch, heard.counter}, now.wall, {}};
  if (heard.kind == protocol::FrameKind::kPressDetail) {
    entry.body = contract::PressDetailEntry{heard.frame};
  } else {
    entry.body = contract::PressEntry{heard.frame};
  }
  // One that is there already is offered too: it may be what the hub waits for after a gap, or a
  // receipt may have got lost with an earlier run, and then the hub makes it again.
  outbox_.Add(entry);
  session_.Offer(entry.key);
}

bool WindowCore::ReceiptAgain(const evaluator::EntryHeard& heard) {
  const auto found = receipted_.find(heard.evaluator);
  if (found == receipted_.end()) return false;
  if (found->second.epoch != heard.epoch || found->second.through < heard.counter) return false;
  SendDown(heard.evaluator, found->second.frame);
  return true;
}

void WindowCore::OnEvent(std::size_t place, const evaluator::Detached& detached, const Now& now) {
  const auto found = attached_.find(detached.evaluator);
  if (found == attached_.end() || found->second != place)
    return;  // it is plugged in elsewhere by now
  attached_.erase(found);
  told_detached_.insert(detached.evaluator);
  log_(detached.evaluator + ": " + WhyDetached(detached.cause));
  AddOwn(contract::EvaluatorDetached{detached.evaluator}, now);
}

void WindowCore::AddOwn(contract::EntryBody body, const Now& now) {
  session_.Offer(outbox_.AddOwn(std::move(body), now.wall).key);
}

void WindowCore::On(const LinkUp&, const Now& now) {
  session_.LinkUp(now.steady);
  Announce();
}

void WindowCore::On(const LinkLost&, const Now&) {
  session_.LinkDown();
  hub_was_away_ = false;
}

void WindowCore::On(const HubSpoke& input, const Now& now) {
  if (input.state.presence == contract::Presence::kOffline) {
    if (!hub_was_away_) log_("hub: is away; entries are kept and sent again when it is back");
    hub_was_away_ = true;
    return;
  }
  Witness(input.state.head);
  if (!std::exchange(hub_was_away_, false)) return;
  log_("hub: is back");
  // What was on its way to the hub that died may be lost: do not wait for the time-outs.
  session_.LinkUp(now.steady);
  Announce();
}

void WindowCore::On(const FromHub& input, const Now& now) {
  std::visit([&](const auto& message) { OnMessage(message, now); }, input.message);
}

void WindowCore::OnMessage(const contract::Desired& desired, const Now& now) {
  std::map<std::string, Shown> wanted;
  for (const auto& each : desired.evaluators) {
    auto shown = ShownOf(each);
    if (!shown) {
      log_(each.evaluator + ": the hub sent a frame for it that is no show frame; it is left out");
      continue;
    }
    SendDown(each.evaluator, shown->frame);
    const auto before = shown_.find(each.evaluator);
    if (before == shown_.end() || before->second.name != shown->name)
      SendName(each.evaluator, *shown);
    wanted[each.evaluator] = std::move(*shown);
  }
  shown_ = std::move(wanted);
  NoteMissing(now);
  if (shown_version_ == desired.version) return;
  shown_version_ = desired.version;
  Announce();
}

std::optional<WindowCore::Shown> WindowCore::ShownOf(const contract::EvaluatorDesired& each) const {
  const auto is = [](const contract::Bytes& frame, protocol::FrameKind kind) {
    const auto header = protocol::Peek(frame);
    return header && header->kind == kind;
  };
  if (!is(each.show, protocol::FrameKind::kShow)) return std::nullopt;
  const std::span<const std::uint8_t> frame(each.show);
  Shown shown{each.show,
              protocol::GetBig<std::uint32_t>(frame, protocol::offset::kEpoch),
              protocol::GetBig<std::uint32_t>(frame, protocol::offset::kShowBoot),
              protocol::GetBig<std::uint64_t>(frame, protocol::offset::kShowVersion),
              {}};
  // A piece of another version than this program knows is none: the number is shown.
  for (const auto& piece : each.name) {
    if (is(piece, protocol::FrameKind::kName)) shown.name.push_back(piece);
  }
  return shown;
}

void WindowCore::SendName(const std::string& evaluator, const Shown& shown) {
  for (const auto& piece : shown.name) SendDown(evaluator, piece);
}

void WindowCore::NoteMissing(const Now& now) {
  std::erase_if(missing_, [this](const auto& item) { return !shown_.contains(item.first); });
  for (const auto& [name, shown] : shown_) {
    if (attached_.contains(name) || told_detached_.contains(name)) continue;
    missing_.try_emplace(name, now.steady + kMissingAfter);
  }
}

void WindowCore::ReportMissing(const Now& now) {
  for (auto next = missing_.begin(); next != missing_.end();) {
    const auto item = next++;
    if (item->second > now.steady) continue;
    log_(item->first + ": the hub takes it for attached here, but it does not say hello");
    told_detached_.insert(item->first);
    AddOwn(contract::EvaluatorDetached{item->first}, now);
    missing_.erase(item);
  }
}

client::SteadyMillis WindowCore::NextDue() const {
  client::SteadyMillis due = session_.NextDue();
  for (const auto& [name, report_at] : missing_) due = std::min(due, report_at);
  return due;
}

void WindowCore::OnMessage(const contract::Receipt& receipt, const Now& now) {
  // First: what is retired now is receipted under this head.
  Witness(receipt.head);
  const auto settled = session_.Take(receipt);
  if (!settled.retire.empty()) outbox_.Retire(settled.retire, now.wall);
  if (!settled.replace.empty()) outbox_.Quarantine(settled.replace);
  for (const auto& key : settled.replace) {
    log_(NameOf(key) +
         ": the hub found its frame damaged; waiting for the device to send it again");
  }
  for (const auto& source : receipt.sources) {
    for (const auto& refused : source.refused) {
      log_(NameOf({source.source, source.epoch, refused.counter}) +
           ": refused for good: " + std::string(contract::TextEn(refused.reason)));
    }
    if (source.receipt.empty()) continue;
    receipted_[source.source] = {source.receipt, source.epoch, source.through};
    SendDown(source.source, source.receipt);
  }
}

void WindowCore::OnMessage(const contract::Refused& refused, const Now&) {
  // Nothing of the message was taken: the session sends its entries again when their time is over.
  log_("hub: refused a message (" + refused.where +
       "): " + std::string(contract::TextEn(refused.reason)));
}

void WindowCore::Witness(const contract::Head& head) {
  const auto again = outbox_.Witness(head);
  if (again.empty()) return;
  log_("hub: its ledger ends earlier than one seen before, at era " + std::to_string(head.era) +
       " row " + std::to_string(head.seq) + "; " + std::to_string(again.size()) +
       " receipted entries are sent again");
  receipted_.clear();  // given for entries that this hub does not have
  for (const auto& key : again) session_.Offer(key);
}

void WindowCore::Announce() {
  uplink_.Announce({device_, contract::Presence::kOnline, 0, YICHUANG_VERSION, shown_version_,
                    outbox_.Announced()});
}

bool WindowCore::SendDown(const std::string& evaluator, const contract::Bytes& frame) {
  const auto place = attached_.find(evaluator);
  return place != attached_.end() && places_.Send(place->second, frame);
}

void WindowCore::Flush(const Now& now) {
  ReportMissing(now);
  client::MessageBatch batch(device_);
  for (;;) {
    const auto keys = session_.Due(now.steady, contract::kMaxEntries);
    if (keys.empty()) break;
    for (const auto& key : keys) {
      auto entry = outbox_.Find(key);
      if (!entry) {
        log_(NameOf(key) + ": is due but not in the outbox; it is skipped");
        continue;
      }
      if (auto full = batch.Add(std::move(*entry))) uplink_.Send(*full);
    }
  }
  auto rest = batch.Finish();
  if (!rest) return;
#ifdef YICHUANG_FAULT_POINT
  YICHUANG_FAULT_POINT(publish_before);
#endif
  // A message not taken is lost here and sent again by the session.
  [[maybe_unused]] const bool taken = uplink_.Send(*rest);
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(retired_without_receipt) && taken) {
    for (const auto& entry : rest->entries) outbox_.Retire({entry.key}, now.wall);
  }
#endif
#ifdef YICHUANG_FAULT_POINT
  YICHUANG_FAULT_POINT(publish_after);
#endif
}

}  // namespace yichuang::window
