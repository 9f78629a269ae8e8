#include "hub/sqlite/appeal_table.h"

#include <optional>

#include "hub/sqlite/body_reader.h"

namespace yichuang::sqlite {
namespace {

std::optional<std::int64_t> DayCell(const std::optional<core::HallDay>& day) {
  return day ? std::optional(DayNumber(*day)) : std::nullopt;
}

template <typename Id>
std::optional<std::int64_t> AppealedCell(const std::optional<Id>& id) {
  return id ? std::optional(static_cast<std::int64_t>(core::Number(*id))) : std::nullopt;
}

template <typename Enum>
std::optional<int> EnumCell(const std::optional<Enum>& value) {
  return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
}

}  // namespace

// Ratings of days are those that came on them, as in staff_posted.
AppealTable::AppealTable(Database& database)
    : filed_(database.Prepare("INSERT OR REPLACE INTO appeal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                              "?, NULL, NULL, '', '', ?)")),
      voted_(database.Prepare("INSERT INTO appeal_vote VALUES (?, ?, ?, ?, ?, ?, ?, ?)")),
      decided_(database.Prepare("UPDATE appeal SET decided = ?, granted = ?, first_by = ?, "
                                "second_by = ? WHERE id = ?")),
      violated_(database.Prepare("INSERT INTO matter_violation VALUES (?, ?, ?, ?, ?, NULL)")),
      struck_(database.Prepare("UPDATE matter_violation SET struck = ? WHERE id = ? AND violation "
                               "= ? AND who = ? AND struck IS NULL")),
      words_(database.Prepare("INSERT OR IGNORE INTO matter_words VALUES (?, 0, ?)")),
      drop_words_(database.Prepare(
          "DELETE FROM matter_words WHERE handle IN (SELECT words FROM appeal WHERE id = ?1 UNION "
          "SELECT words FROM appeal_vote WHERE id = ?1)")),
      case_struck_(
          database.Prepare("UPDATE case_violation SET struck = ? WHERE case_id = ? AND who "
                           "= ? AND struck IS NULL")),
      find_same_(database.Prepare(
          "SELECT 1 FROM appeal WHERE by = ?1 AND target = ?2 AND ((?3 IS NOT NULL AND first <= ?4 "
          "AND last >= ?3) OR (matter = ?5 AND violation = ?6) OR case_id = ?7) LIMIT 1")),
      find_case_(
          database.Prepare("SELECT max(at) FROM case_violation WHERE case_id = ? AND who = ? "
                           "AND struck IS NULL")),
      find_violation_(
          database.Prepare("SELECT max(at) FROM matter_violation WHERE id = ? AND violation = ? "
                           "AND who = ? AND struck IS NULL")),
      find_bad_(database.Prepare(
          "SELECT service FROM rating WHERE staff = ?1 AND level <= 2 AND class = 0 AND seq >= "
          "(SELECT first FROM ledger_day WHERE day >= ?2 ORDER BY day LIMIT 1) AND seq < "
          "ifnull((SELECT first FROM ledger_day WHERE day > ?3 ORDER BY day LIMIT 1), 1 << 62) AND "
          "service NOT IN (SELECT service FROM rating_excluded) ORDER BY service")) {}

void AppealTable::KeepWords(const core::Record& record, const core::SealedWords& words) {
  if (!words.handle.empty()) words_.Run(words.handle, record.seq);
}

void AppealTable::Bring(const core::Record& record, const core::AppealFiled& event) {
  filed_.Run(core::Number(event.id), static_cast<int>(event.target), event.by, event.unit,
             DayCell(event.from), DayCell(event.to), AppealedCell(event.matter),
             EnumCell(event.violation), event.words.handle, MillisOf(record.at),
             MillisOf(event.due), AppealedCell(event.kase));
  KeepWords(record, event.words);
}

void AppealTable::Bring(const core::Record& record, const core::AppealVoted& event) {
  voted_.Run(record.seq, core::Number(event.id), MillisOf(record.at), event.by,
             event.granted ? 1 : 0, EnumCell(event.ground), event.services.size(),
             event.words.handle);
  KeepWords(record, event.words);
}

void AppealTable::Bring(const core::Record& record, const core::AppealDecided& event) {
  decided_.Run(MillisOf(record.at), event.granted ? 1 : 0, event.first, event.second,
               core::Number(event.id));
  if (event.granted && event.matter && event.violation)
    struck_.Run(MillisOf(record.at), core::Number(*event.matter),
                static_cast<int>(*event.violation), event.about);
  if (event.granted && event.kase)
    case_struck_.Run(MillisOf(record.at), core::Number(*event.kase), event.about);
}

void AppealTable::Bring(const core::Record&, const core::AppealWordsErased& event) {
  drop_words_.Run(core::Number(event.id));
}

void AppealTable::NoteViolated(const core::Record& record, const core::MatterViolated& event) {
  violated_.Run(record.seq, core::Number(event.id), MillisOf(record.at),
                static_cast<int>(event.violation), event.who);
}

core::PastAppealed AppealTable::Find(const core::AppealAgainst& against) {
  core::PastAppealed past;
  find_same_.BindAll(std::string_view(against.by), static_cast<int>(against.target),
                     DayCell(against.from), DayCell(against.to), AppealedCell(against.matter),
                     EnumCell(against.violation), AppealedCell(against.kase));
  past.appealed = find_same_.Step();
  find_same_.Reset();
  if (against.matter && against.violation) {
    find_violation_.BindAll(core::Number(*against.matter), static_cast<int>(*against.violation),
                            std::string_view(against.by));
    if (find_violation_.Step() && !find_violation_.IsNull(0))
      past.violated = core::Instant(core::Millis(find_violation_.Integer(0)));
    find_violation_.Reset();
  }
  if (against.kase) {
    find_case_.BindAll(core::Number(*against.kase), std::string_view(against.by));
    if (find_case_.Step() && !find_case_.IsNull(0))
      past.violated = core::Instant(core::Millis(find_case_.Integer(0)));
    find_case_.Reset();
  }
  if (against.from && against.to && against.staff != core::StaffId{}) {
    find_bad_.BindAll(core::Number(against.staff), DayNumber(*against.from),
                      DayNumber(*against.to));
    while (find_bad_.Step())
      past.bad_ratings.push_back(core::ServiceId{static_cast<std::uint64_t>(find_bad_.Integer(0))});
    find_bad_.Reset();
  }
  return past;
}

}  // namespace yichuang::sqlite
