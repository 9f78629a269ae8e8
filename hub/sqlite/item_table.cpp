#include "hub/sqlite/item_table.h"

#include "hub/contract/codec.h"
#include "hub/query/reader.h"
#include "hub/sqlite/body_reader.h"

namespace yichuang::sqlite {
namespace {

using query::VersionState;

int CodeOf(VersionState state) { return static_cast<int>(state); }

}  // namespace

ItemTable::ItemTable(Database& database)
    : changed_(
          database.Prepare("INSERT OR REPLACE INTO item_version VALUES (?, ?, ?, ?, ?, ?, ?, ?)")),
      moved_(database.Prepare("UPDATE item_version SET state = ? WHERE change = ?")) {}

void ItemTable::Bring(const core::Record& record, const core::SettingChanged& event) {
  const auto* setting = std::get_if<core::ItemSetting>(&event.setting);
  if (setting == nullptr) return;
  const bool later = event.effective > record.at;
  changed_.Run(
      core::Number(event.change), setting->item,
      setting->after ? contract::ToHex(setting->after->data(), setting->after->size()) : "",
      MillisOf(record.at), MillisOf(event.effective), record.actor,
      CodeOf(later ? VersionState::kPending : VersionState::kInForce),
      event.undoes ? core::Number(*event.undoes) : std::uint64_t{0});
}

void ItemTable::Bring(const core::Record&, const core::SettingTaken& event) {
  moved_.Run(CodeOf(VersionState::kInForce), core::Number(event.change));
}

void ItemTable::Bring(const core::Record&, const core::SettingWithdrawn& event) {
  moved_.Run(CodeOf(VersionState::kWithdrawn), core::Number(event.change));
}

ItemReader::ItemReader(Database& database)
    : versions_(database.Prepare(
          "SELECT change, sm3, asked, effective, actor, state, undoes FROM item_version "
          "WHERE item = ? ORDER BY change DESC LIMIT ?")) {}

std::vector<query::ItemVersionRow> ItemReader::Read(const std::string& item) {
  std::vector<query::ItemVersionRow> rows;
  versions_.BindAll(item, static_cast<std::int64_t>(query::kMostItemVersions));
  while (versions_.Step()) {
    rows.push_back({static_cast<std::uint64_t>(versions_.Integer(0)),
                    std::string(versions_.Text(1)), versions_.Integer(2), versions_.Integer(3),
                    std::string(versions_.Text(4)), static_cast<VersionState>(versions_.Integer(5)),
                    static_cast<std::uint64_t>(versions_.Integer(6))});
  }
  versions_.Reset();
  return rows;
}

}  // namespace yichuang::sqlite
