#include "hub/core/desired.h"

#include "hub/core/face.h"

namespace yichuang::core {

Face FaceAt(const Hall& hall, WindowNo window) {
  const auto found = hall.windows.find(window);
  if (found == hall.windows.end()) return {};
  const WindowState& state = found->second;
  if (state.invitation && state.invited) {
    return {Shown::kInviting, state.invitation, state.invited->visit, state.invited->staff};
  }
  if (state.serving) {
    return {Shown::kServing, std::nullopt, state.serving->visit, state.serving->staff};
  }
  if (!state.staff) return {};
  const Post& post = PostOf(hall.queue, window);
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(call_not_on_device) && post.called)
    return {Shown::kIdle, std::nullopt, "", state.staff};
#endif
  if (const Ticket* called = post.called ? FindTicket(hall.queue, *post.called) : nullptr) {
    return {Shown::kCalling, std::nullopt, TextOf(called->no), state.staff};
  }
  if (post.pause) return {};
  return {Shown::kIdle, std::nullopt, "", state.staff};
}

TerminalWanted WantedOf(const Hall& hall, const std::string& device) {
  TerminalWanted wanted;
  if (const auto terminal = hall.terminals.find(device); terminal != hall.terminals.end()) {
    wanted.version = terminal->second.changed_seq;
  }
  if (device.empty()) return wanted;  // "" is where detached evaluators are
  if (IsKiosk(hall.board.plan, device)) wanted.kiosk = KioskStateOf(hall.board, hall.day);
  for (const auto& [name, evaluator] : hall.evaluators) {
    if (evaluator.device != device) continue;
    const PlannedWindow* planned = WindowOfEvaluator(hall.plan, name);
    // Of no window: new, or replaced while plugged in. It shows that nobody serves here.
    Face face = planned == nullptr ? Face{} : FaceAt(hall, planned->number);
    EvaluatorWanted& each = wanted.evaluators.emplace_back();
    each.evaluator = name;
    each.epoch = evaluator.epoch;
    each.boot = evaluator.boot;
    each.firmware = evaluator.firmware;
    each.shown = face.shown;
    each.ticket = std::move(face.ticket);
    each.staff = face.staff;
    if (!face.invitation) continue;
    each.invitation = Number(face.invitation->service);
    each.opened = face.invitation->opened;
    each.limit_ms = face.invitation->limit_ms;
    each.ask_consent = hall.plan.rules.ask_consent;
  }
  return wanted;
}

}  // namespace yichuang::core
