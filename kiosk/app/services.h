#pragma once

#include <optional>
#include <vector>

#include "kiosk/model/effect.h"
#include "kiosk/model/message.h"
#include "kiosk/model/model.h"

namespace yichuang::app {

/// What stands behind a kiosk's screen: hub, printer, voice, card reader. One thread.
class Services {
 public:
  virtual ~Services() = default;
  /// Does what the model asks for. What is known at once is returned; the rest is heard later.
  virtual std::optional<model::Msg> Do(const model::Effect& effect, const model::Model& model) = 0;
  /// What they have said since the last call, in their order.
  virtual std::vector<model::Msg> Heard() = 0;
};

}  // namespace yichuang::app
