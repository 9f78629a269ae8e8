#pragma once
// The kiosk's screens: a frame drawn from the model, and what the person did.

#include <vector>

#include "kiosk/canvas/frame.h"
#include "kiosk/model/message.h"
#include "kiosk/model/model.h"

namespace yichuang::view {

using Messages = std::vector<model::Msg>;

/// Draws what `model` shows and appends what was touched to `out`. Decides nothing: every change
/// goes through model::Update.
void DrawKiosk(canvas::Frame& frame, const model::Model& model, Messages& out);

}  // namespace yichuang::view
