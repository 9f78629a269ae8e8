#include "kiosk/model/display.h"

namespace yichuang::model {

void Pass(Display& display, Instant now) {
  display.now = now;
  if (display.online) display.as_of = now;
}

bool Take(Display& display, const BoardArrived& arrived) {
  if (arrived.board.zone != display.zone) return false;
  display.board = arrived.board;
  return true;
}

void Take(Display& display, const HubSeen& seen) { display.online = seen.online; }

}  // namespace yichuang::model
