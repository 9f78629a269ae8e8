#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "hub/contract/messages.h"

namespace yichuang::client {

using SteadyMillis = std::chrono::milliseconds;  ///< of a monotonic clock, injected

/// Which entries of an outbox are on their way, and when they go again. Pure: no I/O, no clock.
///
/// At most `window` entries are without an answer at any time; the rest waits in the outbox (the
/// broker's queue holds 1,000 by default and drops what is above). Within one source entries go in
/// counter order. A source never takes more than its share of three quarters of the window, so a
/// live one finds room beside any backlog; a source the hub does not take (unknown, not attached,
/// a gap that this terminal cannot fill) is only probed with one entry, ever more rarely. One
/// thread.
class Session {
 public:
  struct Options {
    std::size_t window = 100;
    SteadyMillis resend_after{5'000};  ///< doubled per attempt up to resend_most
    SteadyMillis resend_most{60'000};
    /// After a gap the source goes again from the wanted entry on, but not before this has passed:
    /// what was still on its way is answered by the same gap. Doubled while the gap lasts.
    SteadyMillis gap_pause{200};
    /// The terminal's own source. Its entries go first (the hub must know of an evaluator before it
    /// takes its presses) and are never replaced: nobody would offer them again.
    std::string own_source;
  };

  /// What a receipt settles; the caller carries it out in the outbox.
  struct Settled {
    std::vector<contract::EntryKey> retire;
    /// Unsettled with a bad frame: quarantine the row, await the device's.
    std::vector<contract::EntryKey> replace;
  };

  explicit Session(Options options);

  /// A row was committed to the outbox, or was found in it at start. Rows of one source come in
  /// counter order, except those a restored hub wants again. A key that is there already is
  /// ignored.
  void Offer(const contract::EntryKey& key);
  /// The link came up, or the hub announced itself anew: what was on its way may be lost and goes
  /// again at once.
  void LinkUp(SteadyMillis now);
  void LinkDown();
  /// Keys to put into the next message, at most `most`, all due at `now`; they count as sent. Empty
  /// while the link is down or nothing is due.
  std::vector<contract::EntryKey> Due(SteadyMillis now, std::size_t most);
  /// A receipt came.
  Settled Take(const contract::Receipt& receipt);
  /// Earliest instant at which Due would answer something more (in the past: at once);
  /// SteadyMillis::max() when nothing.
  SteadyMillis NextDue() const;
  /// Entries offered and not settled.
  std::size_t pending() const;
  /// Of those, entries sent and without any answer; never above the window.
  std::size_t in_flight() const { return in_flight_; }

 private:
  using SourceKey = std::pair<std::string, std::uint32_t>;

  struct Row {
    bool in_flight = false;
    SteadyMillis next_send{0};  ///< meaningful while in flight
    int attempts = 0;
  };
  using Rows = std::map<std::uint64_t, Row>;

  struct Source {
    Rows rows;
    std::size_t in_flight = 0;
    std::uint64_t wanted = 0;    ///< the counter that would end a gap; 0 when there is none
    SteadyMillis hold_until{0};  ///< nothing goes before
    int holds = 0;               ///< in a row, without progress
    bool probing = false;        ///< one entry at a time
  };
  using Sources = std::map<SourceKey, Source>;

  /// Goes through the rows of one source, in order, within one call of Due.
  struct Cursor {
    const SourceKey* key;
    Source* source;
    Rows::iterator row;
    std::size_t in_flight_seen = 0;
  };

  bool Collect(Cursor& cursor, SteadyMillis now, std::size_t share,
               std::vector<contract::EntryKey>& keys);
  std::vector<Cursor> CursorsInTurn();
  std::size_t Share() const;
  bool HasRoom(const Source& source, std::size_t share) const;
  bool IsOwn(const SourceKey& key) const { return key.first == options_.own_source; }
  void Erase(Source& source, Rows::iterator row);
  void Ground(Source& source);
  void Hold(Source& source, bool gap_only);
  void TakeUnsettled(const contract::SourceReceipt& receipt, Source& source, Settled& settled);
  SteadyMillis ResendPause(SteadyMillis first, int doublings) const;

  const Options options_;
  bool up_ = false;
  SteadyMillis now_{0};  ///< of the last call that told the time
  Sources sources_;
  SourceKey served_last_;
  std::size_t in_flight_ = 0;
};

}  // namespace yichuang::client
