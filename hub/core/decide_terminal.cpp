#include "hub/core/decide.h"

/// Births and deaths of terminals.
namespace yichuang::core {

namespace {

using contract::Reason;
using contract::SourceAnnounced;

/// A terminal speaks for itself, and for the evaluators plugged into it under the epoch they
/// signed. A birth begins no epoch but a source's first: otherwise the first entry does.
bool MaySpeakFor(const Hall& hall, const std::string& device, const SourceAnnounced& announced) {
  const auto source = hall.sources.find(announced.source);
  if (announced.source == device) {
    return source == hall.sources.end() || announced.epoch == source->second.epoch;
  }
  const auto evaluator = hall.evaluators.find(announced.source);
  return evaluator != hall.evaluators.end() && evaluator->second.device == device &&
         evaluator->second.epoch == announced.epoch;
}

bool IsNews(const Hall& hall, const SourceAnnounced& announced) {
  const auto source = hall.sources.find(announced.source);
  return source == hall.sources.end() || announced.announced > source->second.announced;
}

}  // namespace

Decision DecideOn(const Hall& hall, const AnnounceBirth& command, Instant now) {
  const contract::TerminalState& state = command.state;
  if (state.presence == contract::Presence::kOffline) {
    return DecideOn(hall, AnnounceDeath{state.device, state.session}, now);
  }
  if (!IsTerminal(hall, state.device)) {
    return Refusal{Reason::kUnknownDevice, state.device};
  }
  if (IsOut(hall, state.device)) return Refusal{Reason::kDeviceRevoked, state.device};
  const auto known = hall.terminals.find(state.device);
  bool news = known == hall.terminals.end() || !known->second.online ||
              known->second.session != state.session || known->second.software != state.software;
  TerminalBorn born{state.device, state.session, state.software, state.shown_version, {}};
  for (const SourceAnnounced& each : state.sources) {
    if (!MaySpeakFor(hall, state.device, each)) continue;
    news = news || IsNews(hall, each);
    born.sources.push_back(each);
  }
  // The state is retained: the broker hands it out again at every subscription. Which version is
  // shown and what is pending changes all day and is no event.
  if (!news) return Events{};
  return Events{std::move(born)};
}

Decision DecideOn(const Hall& hall, const AnnounceDeath& command, Instant) {
  if (!IsTerminal(hall, command.device)) {
    return Refusal{Reason::kUnknownDevice, command.device};
  }
  const auto known = hall.terminals.find(command.device);
  if (known == hall.terminals.end() || !known->second.online) return Events{};
  if (known->second.session != command.session) return Events{};  // a late will of an older session
  return Events{TerminalDied{command.device}};
}

}  // namespace yichuang::core
