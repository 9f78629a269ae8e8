#pragma once
// How the matter of a slip stands, on the progress screen.

#include "kiosk/view/stage.h"

namespace yichuang::view {

/// Of the steps kSlipTold, kUnsolved and kReopened.
void DrawSlipProgress(Stage& stage, const model::ProgressJob& job);

}  // namespace yichuang::view
