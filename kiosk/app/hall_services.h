#pragma once

#include <memory>
#include <optional>

#include "hardware/idcard/card_reader.h"
#include "kiosk/app/hands.h"
#include "kiosk/app/mailbox.h"
#include "kiosk/app/services.h"
#include "kiosk/app/settings.h"
#include "kiosk/link/hub_link.h"
#include "kiosk/link/matter_desk.h"
#include "kiosk/link/progress_desk.h"

namespace yichuang::app {

/// Those of a kiosk in its hall, as the settings name them.
class HallServices final : public Services {
 public:
  /// Connects in the background. Throws what HubLink and OpenCardDesk throw.
  explicit HallServices(const Settings& settings);

  std::optional<model::Msg> Do(const model::Effect& effect, const model::Model& model) override;
  /// Something that is heard wakes the canvas.
  std::vector<model::Msg> Heard() override { return mailbox_.Take(); }
  Hands& hands() { return hands_; }

 private:
  Mailbox mailbox_;
  Hands hands_;
  std::optional<link::HubLink> hub_;            ///< its thread uses the mailbox
  std::optional<link::ProgressDesk> progress_;  ///< its thread uses the mailbox
  std::optional<link::MatterDesk> matters_;     ///< its thread uses the mailbox
  std::unique_ptr<idcard::CardReader> cards_;   ///< last: its thread uses the hub
};

}  // namespace yichuang::app
