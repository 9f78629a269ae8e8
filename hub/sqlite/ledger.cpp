#include "hub/sqlite/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <variant>

#include "hub/sqlite/body_reader.h"
#include "hub/sqlite/event_codec.h"

namespace yichuang::sqlite {

evidence::Hash HashOf(const evidence::Hash& previous, const LedgerRow& row) {
  return evidence::RowHash(previous, row.seq, row.at_ms, row.actor, row.kind, row.body);
}

std::optional<evidence::Hash> CarriedHash(std::span<const std::uint8_t> column) {
  evidence::Hash hash{};
  if (column.size() != hash.size()) {
    return std::nullopt;
  }
  std::copy(column.begin(), column.end(), hash.begin());
  return hash;
}

void ForEachRow(Database& database, std::uint64_t after, std::uint64_t until,
                const std::function<void(const LedgerRow&)>& visit,
                const std::function<void(std::uint64_t)>& between) {
  Statement select = database.Prepare(
      "SELECT seq, at, actor, kind, body, hash FROM ledger WHERE seq > ? AND seq <= ? "
      "ORDER BY seq LIMIT ?");
  std::uint64_t reached = after;
  while (true) {
    bool more = false;
    select.BindAll(reached, until, kRowsPerStride);
    while (select.Step()) {
      const LedgerRow row{static_cast<std::uint64_t>(select.Integer(0)),
                          select.Integer(1),
                          select.Text(2),
                          select.Text(3),
                          select.Text(4),
                          select.Blob(5)};
      visit(row);
      reached = row.seq;
      more = true;
    }
    select.Reset();
    if (!more) {
      return;
    }
    if (between) {
      between(reached);
    }
  }
}

contract::Head ReadHead(Database& database) {
  contract::Head head;
  head.era = static_cast<std::uint32_t>(database.Integer("SELECT max(era) FROM era"));
  Statement last = database.Prepare("SELECT seq, hash FROM ledger ORDER BY seq DESC LIMIT 1");
  if (last.Step()) {
    head.seq = static_cast<std::uint64_t>(last.Integer(0));
    const auto hash = CarriedHash(last.Blob(1));
    if (!hash) {
      throw StorageError(
          "ledger", 0, fmt::format("row {} carries no hash; run 'yichuang-hub verify'", head.seq));
    }
    head.hash = *hash;
  }
  return head;
}

std::optional<evidence::Hash> HashAt(Database& database, std::uint64_t seq) {
  Statement select = database.Prepare("SELECT hash FROM ledger WHERE seq = ?");
  select.Bind(1, seq);
  return select.Step() ? CarriedHash(select.Blob(0)) : std::nullopt;
}

core::Record RecordOf(const LedgerRow& row) {
  auto decoded = Decode(row.kind, row.body);
  if (const auto* fault = std::get_if<Undecodable>(&decoded)) {
    throw StorageError("ledger", 0,
                       fmt::format("row {}: {}; run 'yichuang-hub verify'", row.seq, fault->what));
  }
  return {row.seq, InstantOf(row.at_ms), std::string(row.actor),
          std::move(*std::get_if<core::Event>(&decoded))};
}

void Replay(Database& database, std::uint64_t after,
            const std::function<void(const core::Record&)>& apply,
            const std::function<void(std::uint64_t)>& between) {
  const contract::Head head = ReadHead(database);
  evidence::Hash previous{};
  if (after > 0) {
    previous = HashAt(database, after).value_or(evidence::Hash{});
  }
  std::uint64_t expected = after + 1;
  ForEachRow(
      database, after, head.seq,
      [&](const LedgerRow& row) {
        const evidence::Hash hash = HashOf(previous, row);
        if (row.seq != expected || CarriedHash(row.hash) != hash) {
          throw StorageError("ledger", 0,
                             fmt::format("row {} does not follow from the rows before it; run "
                                         "'yichuang-hub verify', then restore a backup",
                                         row.seq));
        }
        apply(RecordOf(row));
        previous = hash;
        ++expected;
      },
      between);
}

Ledger::Ledger(Database& database)
    : insert_(database.Prepare(
          "INSERT INTO ledger(seq, at, actor, kind, body, hash) VALUES (?, ?, ?, ?, ?, ?)")),
      head_(ReadHead(database)) {}

void Ledger::Append(const core::Record& record) {
  const EncodedEvent encoded = Encode(record.event);
  const std::int64_t at_ms = MillisOf(record.at);
  const evidence::Hash hash =
      evidence::RowHash(head_.hash, record.seq, at_ms, record.actor, encoded.kind, encoded.body);
  insert_.Run(record.seq, at_ms, record.actor, encoded.kind, encoded.body,
              std::span<const std::uint8_t>(hash));
  head_.seq = record.seq;
  head_.hash = hash;
}

}  // namespace yichuang::sqlite
