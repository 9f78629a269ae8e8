#pragma once

#include "kiosk/model/effect.h"
#include "kiosk/model/message.h"
#include "kiosk/model/model.h"

namespace yichuang::model {

struct Next {
  Model model;
  Effects effects;  ///< in the order in which they are to be done
};

/// What the kiosk shows after `msg`, and what is to be done.
///
/// Total: a message that makes no sense here (an item that is gone, a print without printer)
/// changes nothing but the idle time. Reads no clock; `now` may go backwards.
Next Update(Model model, const Msg& msg, Instant now);

/// The next instant at which time alone changes what is shown; send Tick then. Always after
/// `model.now`, at most a minute.
Instant NextTick(const Model& model);

}  // namespace yichuang::model
