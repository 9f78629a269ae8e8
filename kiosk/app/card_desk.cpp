#include "kiosk/app/card_desk.h"

#include <spdlog/spdlog.h>

#include <utility>
#include <variant>

#include "hardware/idcard/simulated_reader.h"

namespace yichuang::app {
namespace {

/// Sends each event where it belongs. On the reader's thread; no number is logged or kept.
class CardPost {
 public:
  CardPost(link::HubLink& hub, Mailbox& mailbox) : hub_(hub), mailbox_(mailbox) {}

  void operator()(idcard::ReaderReady&) const {
    spdlog::info("the card reader is ready");
    mailbox_.Put(model::CardReaderPresence{true});
  }
  void operator()(idcard::ReaderLost& lost) const {
    spdlog::warn("{}", lost.sentence);
    mailbox_.Put(model::CardReaderPresence{false});
  }
  void operator()(idcard::CardLaid& card) const { hub_.LayCard(std::move(card.number)); }
  void operator()(idcard::CardUnreadable&) const { hub_.LayCard({}); }
  void operator()(idcard::CardLifted&) const { hub_.TakeCard(); }

 private:
  link::HubLink& hub_;
  Mailbox& mailbox_;
};

}  // namespace

std::unique_ptr<idcard::CardReader> OpenCardDesk(const CardReaderSettings& settings,
                                                 link::HubLink& hub, Mailbox& mailbox) {
  const CardPost post(hub, mailbox);
  return std::make_unique<idcard::SimulatedReader>(
      settings.fifo, [post](idcard::CardEvent event) { std::visit(post, event); });
}

}  // namespace yichuang::app
