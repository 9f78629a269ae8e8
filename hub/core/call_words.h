#pragma once

#include "hub/contract/both_texts.h"
#include "hub/core/ids.h"
#include "hub/core/ticket.h"

namespace yichuang::core {

/// What is shown and said when a number is called to a window: "请A001号到3号窗口办理". One text
/// for boards and voices, so that they never differ.
contract::BothTexts CallText(const TicketNo& number, WindowNo window);

}  // namespace yichuang::core
