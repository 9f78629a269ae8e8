#include "kiosk/model/call_line.h"

#include <algorithm>

namespace yichuang::model {
namespace {

using contract::BoardCall;
using contract::BoardCallState;

bool IsYoung(Instant then, Instant now) {
  return now - then <= kLatestCall && then - now <= kLatestCall;
}

}  // namespace

void CallLine::Take(const contract::ZoneBoard& board, Instant now, bool fresh) {
  std::erase_if(waiting_, [&board](const Call& each) {
    const auto shown = std::ranges::find(board.calls, each.voice, &BoardCall::voice);
    return shown != board.calls.end() && shown->state != BoardCallState::kCalling;
  });
  if (board.calls.empty()) return;
  const std::uint64_t newest = board.calls.front().voice;
  // The newest first on the board, the oldest first in the ear.
  for (auto call = board.calls.rbegin(); call != board.calls.rend(); ++call) {
    if (call->voice > last_) Queue(*call, now, fresh);
  }
  // Smaller than before: another ledger counts from the beginning.
  last_ = newest;
}

void CallLine::Queue(const BoardCall& call, Instant now, bool fresh) {
  if (call.state != BoardCallState::kCalling) return;
  if (!fresh && !IsYoung(Instant(std::chrono::milliseconds(call.at)), now)) return;
  if (waiting_.size() >= kMostWaitingCalls) return;
  waiting_.push_back({call.voice, call.text.zh, now});
}

std::optional<CallLine::Call> CallLine::Next(Instant now) {
  while (!waiting_.empty()) {
    Call call = std::move(waiting_.front());
    waiting_.pop_front();
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(call_spoken_late)) return call;
#endif
    if (IsYoung(call.heard, now)) return call;
  }
  return std::nullopt;
}

}  // namespace yichuang::model
