#pragma once

#include <memory>

#include "hardware/idcard/card_reader.h"
#include "kiosk/app/mailbox.h"
#include "kiosk/app/settings.h"
#include "kiosk/link/hub_link.h"

namespace yichuang::app {

/// The reader of the settings: its cards go to the link, which makes handles of them, and whether
/// it is there to the model. `hub` and `mailbox` must outlive it. Throws std::runtime_error when
/// the process has no descriptor left.
std::unique_ptr<idcard::CardReader> OpenCardDesk(const CardReaderSettings& settings,
                                                 link::HubLink& hub, Mailbox& mailbox);

}  // namespace yichuang::app
