#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "hub/access/staff_card.h"
#include "hub/core/hall.h"
#include "hub/http/admission.h"
#include "hub/http/answer.h"
#include "hub/http/reply.h"
#include "hub/http/settings_ask.h"

namespace yichuang::http {

struct SettingsDeskOptions {
  access::StaffNames names;            ///< of hall.toml
  access::StaffCards cards;            ///< as they are kept on disk at the start
  access::Pictures pictures;           ///< the same
  std::function<core::Instant()> now;  ///< the hall's clock
  /// All cards, for devices and boards. These three must not block.
  std::function<void(access::StaffCards)> tell;
  /// New cards, to be kept on disk.
  std::function<void(access::StaffCards, access::Pictures)> keep;
  /// Handles of cards that nothing shows any more, to be forgotten on disk.
  std::function<void(std::vector<std::string>)> drop;
};

/// Answers what pages ask of the settings, from the hall as it last told itself: whatever is only
/// looked at reaches no other thread, so a preview cannot write. Any thread.
///
/// A name or photo that changes is a new card under a new handle. The handle goes through the hall
/// like anything of the plan; so the change waits for its time, and is undone, without a word of it
/// standing in the ledger. A card that neither the plan nor a change that can be undone names is
/// forgotten, here and on disk.
class SettingsDesk {
 public:
  explicit SettingsDesk(SettingsDeskOptions options);

  /// From the hall thread, after COMMIT: whatever settings, devices or accounts are now.
  void Publish(core::Hall hall);

  /// Versions of items; nothing is imported before the first Publish.
  core::ItemBook items() const;
  /// Whether the hall's plan has a terminal of this name.
  bool KnowsTerminal(const std::string& device) const;

  /// Working days and holidays; weekdays alone before the first Publish.
  core::Calendar calendar() const;
  /// Plan, hours and settings of the hall, with nothing of the work in it; null until it is known.
  std::shared_ptr<const core::Hall> hall() const;

  /// What is to be asked of the hall, with the cards that were made for it.
  struct Deed {
    core::Command command;
    std::vector<std::string> cards;  ///< handles
  };
  /// An answer, or a deed that the caller has the hall carry out and then gives to Finish.
  std::variant<Reply, Deed> Take(const SettingsAsk& ask, const Visitor& visitor);
  Reply Finish(const Deed& deed, const Answer& answer);
  /// The hall was not asked at all.
  void Forget(const Deed& deed);

 private:
  /// A change with its cards: their handles stand in the command.
  struct Carded {
    core::ChangeSettings change;
    access::StaffCards cards;
    access::Pictures pictures;
  };

  std::variant<Reply, Deed> TakeOne(const SettingsStateAsk& ask, const Visitor& visitor);
  std::variant<Reply, Deed> TakeOne(const PreviewSettingsAsk& ask, const Visitor& visitor);
  std::variant<Reply, Deed> TakeOne(const ChangeSettingsAsk& ask, const Visitor& visitor);
  std::variant<Reply, Deed> TakeOne(const UndoSettingAsk& ask, const Visitor& visitor);
  std::variant<Reply, Deed> TakeOne(const StaffFileAsk& ask, const Visitor& visitor);
  std::variant<Reply, Deed> TakeOne(const PictureAsk& ask, const Visitor& visitor);
  Carded WithCards(core::ChangeSettings change, const CardWishes& wishes) const;
  Deed Begin(Carded carded);
  void Drop(const std::vector<std::string>& handles);
  access::StaffCards cards() const;

  const SettingsDeskOptions options_;
  mutable std::mutex mutex_;
  access::StaffCards cards_;
  access::Pictures pictures_;
  std::set<std::string> under_way_;         ///< handles of deeds the hall has not answered
  std::shared_ptr<const core::Hall> hall_;  ///< null before the first Publish
};

}  // namespace yichuang::http
