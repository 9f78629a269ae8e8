#include "hub/core/identity.h"

#include <algorithm>

#include "hub/contract/topics.h"
#include "hub/core/decide.h"
#include "hub/core/hall.h"

namespace yichuang::core {
namespace {

using contract::Reason;

/// Expired ones need no list: nobody takes them any more.
void ForgetExpired(Identity& identity, Instant now) {
  const auto is_over = [now](const GivenCertificate& each) { return each.until < now; };
  std::erase_if(identity.good, is_over);
  std::erase_if(identity.revoked, is_over);
}

bool IsGood(const Identity& identity, std::string_view serial) {
  return std::ranges::find(identity.good, serial, &GivenCertificate::serial) != identity.good.end();
}

}  // namespace

bool IsOut(const Hall& hall, std::string_view device) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(revoked_still_heard)) return false;
#endif
  const auto found = hall.identities.find(std::string(device));
  return found != hall.identities.end() && found->second.out;
}

std::vector<std::string> RevokedSerials(const Hall& hall) {
  std::vector<std::string> serials;
  for (const auto& [device, identity] : hall.identities) {
    for (const GivenCertificate& each : identity.revoked) serials.push_back(each.serial);
  }
  return serials;
}

Decision DecideOn(const Hall& hall, const EnrolTerminal& command, Instant) {
  if (!IsTerminal(hall, command.device) || command.device == contract::kHubName)
    return Refusal{Reason::kUnknownDevice, command.device};
  if (!command.renews.empty()) {
    const auto known = hall.identities.find(command.device);
    if (known == hall.identities.end() || !IsGood(known->second, command.renews))
      return Refusal{Reason::kDeviceRevoked, command.device};
  }
  return Events{TerminalEnrolled{command.device, command.certificate, command.renews}};
}

// Of a terminal without certificate too: a hall that was restored does not know of every one.
Decision DecideOn(const Hall& hall, const RevokeTerminal& command, Instant) {
  const auto known = hall.identities.find(command.device);
  if (known == hall.identities.end() && !IsTerminal(hall, command.device))
    return Refusal{Reason::kUnknownDevice, command.device};
  if (known != hall.identities.end() && known->second.out) return Events{};
  return Events{TerminalRevoked{command.device}};
}

Decision DecideOn(const Hall& hall, const NoteDoubled& command, Instant) {
  if (!IsTerminal(hall, command.device)) return Refusal{Reason::kUnknownDevice, command.device};
  if (HasAlarm(hall, AlarmKind::kIdentityDoubled, command.device)) return Events{};
  return Events{TerminalDoubled{command.device}};
}

// A new code is a new identity: whoever has an older certificate is out with it. A renewal leaves
// the one that was shown in force, and of those before it a few at most.
void ApplyIdentity(Hall& hall, const Record& record, const TerminalEnrolled& event) {
  Identity& identity = hall.identities[event.device];
  ForgetExpired(identity, record.at);
  const std::size_t most = event.renews.empty() ? 0 : kMostGoodCertificates - 1;
  while (identity.good.size() > most) {
    const bool shown = identity.good.front().serial == event.renews;
    const auto oldest = identity.good.begin() + (shown && identity.good.size() > 1 ? 1 : 0);
    identity.revoked.push_back(*oldest);
    identity.good.erase(oldest);
  }
  identity.good.push_back(event.certificate);
  identity.out = false;
  if (event.renews.empty()) EndAlarm(hall, AlarmKind::kIdentityDoubled, event.device);
}

void ApplyIdentity(Hall& hall, const Record& record, const TerminalRevoked& event) {
  Identity& identity = hall.identities[event.device];
  ForgetExpired(identity, record.at);
  identity.revoked.insert(identity.revoked.end(), identity.good.begin(), identity.good.end());
  identity.good.clear();
  identity.out = true;
  EndAlarm(hall, AlarmKind::kIdentityDoubled, event.device);
}

void ApplyIdentity(Hall& hall, const Record& record, const TerminalDoubled& event) {
  Alarm alarm;
  alarm.kind = AlarmKind::kIdentityDoubled;
  alarm.source = event.device;
  Raise(hall, record, std::move(alarm));
}

}  // namespace yichuang::core
