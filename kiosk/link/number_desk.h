#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/contract/messages.h"
#include "kiosk/link/link_state.h"
#include "kiosk/model/message.h"

namespace yichuang::link {

/// Both clocks at one moment: durations by the steady one, days by the wall clock.
struct Clocks {
  SteadyMillis steady{0};
  contract::Millis wall = 0;
};

/// Gives numbers: the hub's while it answers, otherwise the next one of this kiosk's block for that
/// group and day. Pure but for `write`: no I/O, no clock. One thread.
///
/// A number of a block is given after its entry was committed, and never again: which ones are used
/// is known from the entries themselves, so it survives restart and power cut as they do.
class NumberDesk {
 public:
  /// So long the hub has to answer before the block is used.
  static constexpr SteadyMillis kPatience{2'000};
  /// And so long when there is no block to use.
  static constexpr SteadyMillis kLastPatience{8'000};

  /// Commits an entry of this kiosk durably and returns its counter; its exceptions pass through.
  using Write = std::function<std::uint64_t(contract::EntryBody body)>;
  using Answers = std::vector<model::Msg>;

  /// `utc_offset` makes the hall's day of the wall clock.
  NumberDesk(std::chrono::minutes utc_offset, Write write);

  /// At the start, before anything else: all entries of this kiosk that are still there, and those
  /// of them without a receipt. Nobody waits any more for what they wish: a number that the hub
  /// gives for one from now on is taken back.
  void Recall(const std::vector<contract::Entry>& held, const std::vector<contract::Entry>& pending,
              contract::Millis wall);
  /// What the hub wants of this kiosk, or what lay on the disk. Empty: the hall gives no numbers.
  Answers Take(const std::optional<contract::KioskQueue>& queue);
  /// Whether the hub is there; when it goes, whoever waits gets a number of the block at once.
  Answers SetHub(bool there, const Clocks& now);
  /// What the number of a document that lies on the reader says to the model: the handle, by the
  /// hub's key of the day. Says nothing while the hub has given no key. The number is not kept.
  Answers Lay(std::string_view document) const;
  /// Somebody touched the tile of `group`; `asked` names the press in the answer, `person` is the
  /// handle of his card or "".
  Answers Press(model::Instant asked, const std::string& group, const std::string& person,
                const Clocks& now);
  /// The hub settled entries of this kiosk; `refused` of them for good.
  Answers Settle(const std::vector<contract::RefusedEntry>& refused);
  /// 按错了: nobody wants this number.
  void Cancel(const model::GivenNumber& given);
  /// Time has passed.
  Answers Tick(const Clocks& now);
  /// When Tick does something next; max() when nothing waits.
  SteadyMillis NextTick() const;

 private:
  /// A press that waits for the hub.
  struct Wish {
    model::Instant asked{};
    std::string group;
    std::string person;
    std::uint64_t counter = 0;  ///< of its entry
    SteadyMillis until{0};
    bool last = false;  ///< kLastPatience runs
  };
  using Used = std::set<std::pair<std::string, std::uint16_t>>;

  const contract::QueueGroup* Find(const std::string& group) const;
  std::chrono::year_month_day DayOf(contract::Millis wall) const;
  Answers Ask(model::Instant asked, const std::string& group, const std::string& person,
              const Clocks& now);
  std::optional<model::GivenNumber> FromBlock(const std::string& group, const std::string& person,
                                              std::uint64_t instead_of, contract::Millis wall);
  std::optional<std::uint16_t> NextFree(const std::string& group,
                                        std::chrono::year_month_day day) const;
  void TakeIssued(const contract::IssuedTicket& issued, Answers& answers);
  /// The hub did not answer: the block does, or nobody. True when the wish is over.
  bool GiveUp(Wish& wish, bool at_once, const Clocks& now, Answers& answers);

  const std::chrono::minutes utc_offset_;
  const Write write_;
  std::optional<contract::KioskQueue> queue_;
  bool hub_there_ = false;
  bool silent_ = false;  ///< the hub is there and left a wish unanswered; until it says something
  std::vector<Wish> wishes_;
  std::map<std::chrono::year_month_day, Used> used_;
  /// Wishes that nobody waits for; what the hub gives for one after that instant is taken back.
  std::map<std::uint64_t, contract::Millis> abandoned_;
};

}  // namespace yichuang::link
