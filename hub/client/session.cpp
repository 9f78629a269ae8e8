#include "hub/client/session.h"

#include <algorithm>

namespace yichuang::client {
namespace {

using contract::EntryKey;
using contract::Reason;

/// The frame was spoilt between device and hub; the device still has the good one.
bool IsBadFrame(Reason reason) {
  return reason == Reason::kBadSignature || reason == Reason::kBadFrame ||
         reason == Reason::kFrameMismatch;
}

}  // namespace

Session::Session(Options options) : options_(std::move(options)) {}

void Session::Offer(const EntryKey& key) {
  Source& source = sources_[{key.source, key.epoch}];
  source.rows.try_emplace(key.counter);
  if (key.counter != source.wanted) return;
  // The device offered again what the hub waits for.
  source.hold_until = SteadyMillis{0};
  source.probing = false;
}

void Session::LinkUp(SteadyMillis now) {
  up_ = true;
  now_ = now;
  for (auto& [key, source] : sources_) {
    Ground(source);
    source.hold_until = SteadyMillis{0};
    source.holds = 0;
    source.probing = false;
  }
}

void Session::LinkDown() { up_ = false; }

std::vector<EntryKey> Session::Due(SteadyMillis now, std::size_t most) {
  now_ = now;
  std::vector<EntryKey> keys;
  if (!up_) return keys;
  const std::size_t share = Share();
  std::vector<Cursor> cursors = CursorsInTurn();

  const auto own = std::find_if(cursors.begin(), cursors.end(),
                                [&](const Cursor& cursor) { return IsOwn(*cursor.key); });
  if (own != cursors.end()) {
    while (keys.size() < most && Collect(*own, now, share, keys)) {
    }
    cursors.erase(own);
  }

  // One entry of each source in turn: a live source waits for no backlog.
  bool found = true;
  while (found && keys.size() < most) {
    found = false;
    for (Cursor& cursor : cursors) {
      if (keys.size() == most) break;
      if (!Collect(cursor, now, share, keys)) continue;
      served_last_ = *cursor.key;
      found = true;
    }
  }
  return keys;
}

bool Session::Collect(Cursor& cursor, SteadyMillis now, std::size_t share,
                      std::vector<EntryKey>& keys) {
  Source& source = *cursor.source;
  if (source.hold_until > now) return false;
  for (; cursor.row != source.rows.end(); ++cursor.row) {
    Row& row = cursor.row->second;
    const bool again = row.in_flight;
    if (again) ++cursor.in_flight_seen;
    if (again && row.next_send > now) continue;
    if (!again && !HasRoom(source, share)) {
      // Rows on their way may stand behind this one, when it was offered late; else there is no
      // more to see.
      if (cursor.in_flight_seen >= source.in_flight) return false;
      continue;
    }
    if (!again) {
      row.in_flight = true;
      ++source.in_flight;
      ++in_flight_;
      ++cursor.in_flight_seen;
    }
    row.next_send = now + ResendPause(options_.resend_after, row.attempts);
    ++row.attempts;
    keys.push_back({cursor.key->first, cursor.key->second, cursor.row->first});
    ++cursor.row;
    return true;
  }
  return false;
}

std::vector<Session::Cursor> Session::CursorsInTurn() {
  std::vector<Cursor> cursors;
  cursors.reserve(sources_.size());
  std::size_t before_turn = 0;
  for (auto& [key, source] : sources_) {
    if (source.rows.empty()) continue;
    cursors.push_back({&key, &source, source.rows.begin()});
    if (key <= served_last_) ++before_turn;
  }
  std::rotate(cursors.begin(), cursors.begin() + static_cast<std::ptrdiff_t>(before_turn),
              cursors.end());
  return cursors;
}

std::size_t Session::Share() const {
  const auto busy = static_cast<std::size_t>(
      std::count_if(sources_.begin(), sources_.end(),
                    [](const auto& item) { return !item.second.rows.empty(); }));
  if (busy == 0) return options_.window;
  const std::size_t shared = options_.window - options_.window / 4;
  return std::max<std::size_t>(1, (shared + busy - 1) / busy);
}

bool Session::HasRoom(const Source& source, std::size_t share) const {
  if (in_flight_ >= options_.window) return false;
  return source.in_flight < (source.probing ? 1 : share);
}

Session::Settled Session::Take(const contract::Receipt& receipt) {
  Settled settled;
  for (const contract::SourceReceipt& one : receipt.sources) {
    const auto found = sources_.find({one.source, one.epoch});
    if (found == sources_.end()) continue;
    Source& source = found->second;
    bool progress = false;
    while (!source.rows.empty() && source.rows.begin()->first <= one.through) {
      settled.retire.push_back({one.source, one.epoch, source.rows.begin()->first});
      Erase(source, source.rows.begin());
      progress = true;
    }
    if (progress) {
      source.holds = 0;
      source.hold_until = SteadyMillis{0};
      source.probing = false;
      source.wanted = 0;
    }
    TakeUnsettled(one, source, settled);
    if (source.rows.empty() && source.holds == 0) sources_.erase(found);
  }
  return settled;
}

void Session::TakeUnsettled(const contract::SourceReceipt& receipt, Source& source,
                            Settled& settled) {
  const SourceKey key{receipt.source, receipt.epoch};
  bool gap = false;
  bool not_taken = false;
  for (const contract::RefusedEntry& entry : receipt.unsettled) {
    const auto row = source.rows.find(entry.counter);
    if (row == source.rows.end() || !row->second.in_flight) continue;  // of an earlier sending
    if (entry.reason == Reason::kGap) {
      gap = true;
    } else if (IsBadFrame(entry.reason) && !IsOwn(key)) {
      settled.replace.push_back({key.first, key.second, entry.counter});
      Erase(source, row);
      gap = true;  // until the device offers it again, everything behind it is one
    } else {
      not_taken = true;
    }
  }
  if (!gap && !not_taken) return;
  source.wanted = receipt.through + 1;
  Hold(source, !not_taken);
}

void Session::Hold(Source& source, bool gap_only) {
  Ground(source);
  const bool fills_gap = gap_only && source.rows.contains(source.wanted);
  const SteadyMillis first = fills_gap ? options_.gap_pause : options_.resend_after;
  source.hold_until = now_ + ResendPause(first, source.holds);
  source.probing = !fills_gap;
  ++source.holds;
}

/// Nothing of the source is on its way any more; everything goes again, in order.
void Session::Ground(Source& source) {
  for (auto row = source.rows.begin(); source.in_flight > 0 && row != source.rows.end(); ++row) {
    if (!row->second.in_flight) continue;
    row->second = Row{};
    --source.in_flight;
    --in_flight_;
  }
}

void Session::Erase(Source& source, Rows::iterator row) {
  if (row->second.in_flight) {
    --source.in_flight;
    --in_flight_;
  }
  source.rows.erase(row);
}

SteadyMillis Session::ResendPause(SteadyMillis first, int doublings) const {
  constexpr int kMostDoublings = 20;  // far above any resend_most, far below an overflow
  return std::min(first * (1 << std::min(doublings, kMostDoublings)), options_.resend_most);
}

SteadyMillis Session::NextDue() const {
  SteadyMillis next = SteadyMillis::max();
  if (!up_) return next;
  const std::size_t share = Share();
  for (const auto& [key, source] : sources_) {
    if (source.rows.size() > source.in_flight && HasRoom(source, share)) {
      next = std::min(next, source.hold_until);
    }
    std::size_t seen = 0;
    for (auto row = source.rows.begin(); seen < source.in_flight; ++row) {
      if (!row->second.in_flight) continue;
      ++seen;
      next = std::min(next, std::max(row->second.next_send, source.hold_until));
    }
  }
  return next;
}

std::size_t Session::pending() const {
  std::size_t count = 0;
  for (const auto& [key, source] : sources_) count += source.rows.size();
  return count;
}

}  // namespace yichuang::client
