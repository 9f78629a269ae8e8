#include "hub/sqlite/board_tables.h"

#include "hub/contract/codec.h"
#include "hub/sqlite/body_reader.h"

namespace yichuang::sqlite {

BoardProjection::BoardProjection(Database& database)
    : catalogue_imported_(
          database.Prepare("INSERT OR REPLACE INTO catalogue_import VALUES (?, ?, ?, ?, ?, ?)")),
      notice_posted_(database.Prepare(
          "INSERT OR REPLACE INTO notice(id, level, title_zh, title_en, text_zh, text_en, posted, "
          "until) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")),
      notice_ended_(database.Prepare("UPDATE notice SET ended = ?, withdrawn = ? WHERE id = ?")),
      emergency_raised_(
          database.Prepare("INSERT INTO emergency(seq, raised, zh, en) VALUES (?, ?, ?, ?)")),
      emergency_ended_(database.Prepare("UPDATE emergency SET cleared = ? WHERE cleared IS NULL")) {
}

void BoardProjection::Bring(const core::Record& record, const core::CatalogueImported& event) {
  PutCatalogue(record, event.catalogue);
}

void BoardProjection::Bring(const core::Record& record, const core::CatalogueRevised& event) {
  PutCatalogue(record, event.catalogue);
}

void BoardProjection::PutCatalogue(const core::Record& record, const core::ImportedCatalogue& one) {
  catalogue_imported_.Run(one.version, record.seq, MillisOf(record.at),
                          contract::ToHex(one.sm3.data(), one.sm3.size()), one.bytes, one.items);
}

void BoardProjection::Bring(const core::Record&, const core::NoticePosted& event) {
  const contract::Notice& one = event.notice;
  notice_posted_.Run(one.id, static_cast<int>(one.level), one.title.zh, one.title.en, one.text.zh,
                     one.text.en, one.from, one.until);
}

void BoardProjection::Bring(const core::Record& record, const core::NoticeEnded& event) {
  notice_ended_.Run(MillisOf(record.at), event.end == core::NoticeEnd::kWithdrawn ? 1 : 0,
                    core::Number(event.notice));
}

void BoardProjection::Bring(const core::Record& record, const core::EmergencyRaised& event) {
  emergency_ended_.Run(MillisOf(record.at));  // a new one replaces the one before
  emergency_raised_.Run(record.seq, MillisOf(record.at), event.text.zh, event.text.en);
}

void BoardProjection::Bring(const core::Record& record, const core::EmergencyCleared&) {
  emergency_ended_.Run(MillisOf(record.at));
}

BoardReader::BoardReader(Database& database)
    : notices_(database.Prepare("SELECT id, level, title_zh, title_en, text_zh, text_en, posted, "
                                "until FROM notice WHERE ended IS NULL ORDER BY id DESC")),
      emergency_(database.Prepare("SELECT zh, en FROM emergency WHERE cleared IS NULL")),
      catalogue_(database.Prepare("SELECT version, sm3, bytes, items, at FROM catalogue_import "
                                  "ORDER BY version DESC LIMIT 1")) {}

query::BoardRow BoardReader::Read() {
  query::BoardRow board;
  const auto text = [](const Statement& row, int column) { return std::string(row.Text(column)); };
  while (notices_.Step()) {
    contract::Notice notice;
    notice.id = static_cast<std::uint64_t>(notices_.Integer(0));
    notice.level = static_cast<contract::NoticeLevel>(notices_.Integer(1));
    notice.title = {text(notices_, 2), text(notices_, 3)};
    notice.text = {text(notices_, 4), text(notices_, 5)};
    notice.from = notices_.Integer(6);
    notice.until = notices_.Integer(7);
    board.notices.push_back(std::move(notice));
  }
  notices_.Reset();
  if (emergency_.Step()) {
    board.emergency = contract::BothTexts{text(emergency_, 0), text(emergency_, 1)};
  }
  emergency_.Reset();
  if (catalogue_.Step()) {
    board.catalogue = query::CatalogueRow{
        static_cast<std::uint64_t>(catalogue_.Integer(0)), text(catalogue_, 1),
        static_cast<std::uint64_t>(catalogue_.Integer(2)),
        static_cast<std::uint32_t>(catalogue_.Integer(3)), catalogue_.Integer(4)};
  }
  catalogue_.Reset();
  return board;
}

}  // namespace yichuang::sqlite
