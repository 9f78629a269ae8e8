#include "hub/sqlite/matter_table.h"

#include <optional>

#include "hub/sqlite/body_reader.h"

namespace yichuang::sqlite {
namespace {

/// Later than anything that has a due date.
constexpr std::int64_t kNeverDue = 9'007'199'254'740'992;

std::int64_t DueMillis(const std::optional<core::Instant>& due) {
  return due ? core::MillisOf(*due) : kNeverDue;
}

std::optional<int> FlagCell(const std::optional<bool>& flag) {
  return flag ? std::optional(*flag ? 1 : 0) : std::nullopt;
}

}  // namespace

// Another due date begins its reminder and its cards anew, as in core/matter_apply.cpp. States
// stand in the texts as numbers: 0 open, 3 handling, 5 offered, 8 answered, 10 over.
MatterTable::MatterTable(Database& database)
    : opened_(
          database.Prepare("INSERT OR REPLACE INTO matter VALUES (?1, ?2, ?3, ?4, ?5, 0, ?6, ?7, "
                           "?8, ?8, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, 0, 0, 0, 0, 0, "
                           "0, NULL, '', '', NULL, NULL, NULL, NULL, 0, 0, NULL, '', 0)")),
      moved_(database.Prepare(
          "UPDATE matter SET state = ?1, owner = CASE owner WHEN '' THEN ?2 ELSE owner END, holder "
          "= ?3, charged = CASE ?1 WHEN 2 THEN '' ELSE ?3 END, reminded = CASE due WHEN ?4 THEN "
          "reminded ELSE 0 END, card = CASE due WHEN ?4 THEN card ELSE 0 END, asked = CASE due "
          "WHEN ?4 THEN asked ELSE 0 END, reply_due = CASE due WHEN ?4 THEN reply_due END, "
          "promised = CASE due WHEN ?4 THEN promised ELSE '' END, due = ?4 WHERE id = ?5")),
      answered_(database.Prepare("UPDATE matter SET solver = ?, answered = ? WHERE id = ?")),
      over_(database.Prepare("UPDATE matter SET state = 10, asked = 0, owner = CASE owner WHEN '' "
                             "THEN ?1 ELSE owner END, over = ?2, outcome = ?3 WHERE id = ?4")),
      offered_(database.Prepare(
          "UPDATE matter SET state = 5, owner = CASE owner WHEN '' THEN ?1 ELSE owner END, charged "
          "= ?2, reminded = CASE due WHEN ?3 THEN reminded ELSE 0 END, card = CASE due WHEN ?3 "
          "THEN card ELSE 0 END, asked = CASE due WHEN ?3 THEN asked ELSE 0 END, reply_due = CASE "
          "due WHEN ?3 THEN reply_due END, promised = CASE due WHEN ?3 THEN promised ELSE '' END, "
          "due = ?3 WHERE id = ?4")),
      accepted_(database.Prepare(
          "UPDATE matter SET state = ?1, holder = ?2, charged = ?2, unit = CASE WHEN ?3 = '' OR "
          "service > 0 THEN unit ELSE ?3 END, hops = min(hops + 1, 255), reminded = CASE due WHEN "
          "?4 THEN reminded ELSE 0 END, card = CASE due WHEN ?4 THEN card ELSE 0 END, asked = CASE "
          "due WHEN ?4 THEN asked ELSE 0 END, reply_due = CASE due WHEN ?4 THEN reply_due END, "
          "promised = CASE due WHEN ?4 THEN promised ELSE '' END, due = ?4 WHERE id = ?5")),
      returned_(database.Prepare(
          "UPDATE matter SET state = ?1, charged = CASE ?1 WHEN 2 THEN '' ELSE holder END, "
          "reminded = CASE due WHEN ?2 THEN reminded ELSE 0 END, card = CASE due WHEN ?2 THEN card "
          "ELSE 0 END, asked = CASE due WHEN ?2 THEN asked ELSE 0 END, reply_due = CASE due WHEN "
          "?2 THEN reply_due END, promised = CASE due WHEN ?2 THEN promised ELSE '' END, due = ?2 "
          "WHERE id = ?3")),
      reopened_(database.Prepare(
          "UPDATE matter SET state = CASE owner WHEN '' THEN 0 ELSE 3 END, holder = owner, charged "
          "= owner, reopened = ?1, due = ?2, reminded = 0, card = 0, asked = 0, reply_due = NULL, "
          "promised = '', proposed = NULL, solver = '', caller = '', satisfied = NULL, answered = "
          "NULL, over = NULL, outcome = NULL, late = 0 WHERE id = ?3")),
      called_(database.Prepare("UPDATE matter SET caller = ? WHERE id = ?")),
      checked_(database.Prepare("UPDATE matter SET satisfied = ? WHERE id = ?")),
      chased_(database.Prepare("UPDATE matter SET chases = chases + 1, asked = 1 WHERE id = ?")),
      reminded_(database.Prepare("UPDATE matter SET reminded = 1 WHERE id = ?")),
      carded_(database.Prepare(
          "UPDATE matter SET card = ?, reminded = 1, late = 1, asked = 1 WHERE id = ?")),
      violated_(database.Prepare("UPDATE matter SET violations = violations | ? WHERE id = ?")),
      proposed_(database.Prepare("UPDATE matter SET proposed = ? WHERE id = ?")),
      excluded_(database.Prepare("INSERT OR IGNORE INTO rating_excluded VALUES (?, ?, ?)")),
      redated_(database.Prepare(
          "UPDATE matter SET reminded = CASE due WHEN ?1 THEN reminded ELSE 0 END, card = CASE due "
          "WHEN ?1 THEN card ELSE 0 END, asked = CASE due WHEN ?1 THEN asked ELSE 0 END, reply_due "
          "= CASE due WHEN ?1 THEN reply_due END, promised = CASE due WHEN ?1 THEN promised ELSE "
          "'' END, due = ?1 WHERE id = ?2")),
      put_duty_(database.Prepare("INSERT OR REPLACE INTO duty VALUES (?, ?, ?, ?)")),
      drop_duty_(database.Prepare("DELETE FROM duty WHERE number = ?")),
      row_(database.Prepare("INSERT OR IGNORE INTO matter_row VALUES (?, ?)")),
      words_(database.Prepare("INSERT OR IGNORE INTO matter_words VALUES (?, ?, ?)")),
      erased_(database.Prepare("UPDATE matter SET person = '' WHERE person = ?1 AND ?1 <> ''")),
      find_(database.Prepare(
          "SELECT kind, rules, no, owner, about, unit, service, person <> '', hops, reopened, "
          "opened, outcome IS 5 FROM matter WHERE id = ? AND state = 10")),
      close_(database.Prepare("INSERT OR IGNORE INTO matter_close SELECT ?1, id, over, outcome, "
                              "late, satisfied, NULL FROM matter WHERE id = ?2")),
      opened_again_(database.Prepare(
          "UPDATE matter_close SET reopened = ? WHERE id = ? AND reopened IS NULL")),
      drop_words_(database.Prepare("DELETE FROM matter_words WHERE id = ?")),
      noticed_(database.Prepare("UPDATE matter SET asked = 1, reply_due = ? WHERE id = ?")),
      replied_(database.Prepare("UPDATE matter SET asked = 0, reply_due = NULL, promised = ?1, "
                                "late_replies = late_replies + ?2 WHERE id = ?3")),
      of_person_(database.Prepare(
          "SELECT no FROM matter WHERE person = ?1 AND person <> '' AND state < 10 LIMIT 1")),
      samples_(database) {}

void MatterTable::NoteRow(const core::Record& record, core::MatterId id) {
  row_.Run(core::Number(id), record.seq);
}

void MatterTable::NoteWords(const core::Record& record, core::MatterId id,
                            const core::SealedWords& words) {
  if (!words.handle.empty()) words_.Run(words.handle, core::Number(id), record.seq);
}

void MatterTable::Bring(const core::Record& record, const core::MatterOpened& event) {
  const std::int64_t at = core::MillisOf(record.at);
  const core::MatterKind* kind = core::KindOf(event.kind, event.rules);
  const std::uint16_t after = event.numbers     ? event.numbers->head_minutes
                              : kind == nullptr ? std::uint16_t{0}
                                                : kind->numbers.head_minutes;
  const std::int64_t visible = at + after * 60'000LL;
  opened_.Run(core::Number(event.id), event.no, event.code, int{core::Number(event.kind)},
              int{event.rules}, static_cast<int>(event.channel), int{core::Number(event.window)},
              event.owner, event.about, event.unit, event.source.ticket,
              core::Number(event.source.service), core::Number(event.source.kase), event.person, at,
              visible, DueMillis(event.due));
  NoteRow(record, event.id);
  NoteWords(record, event.id, event.words);
}

void MatterTable::Bring(const core::Record& record, const core::MatterMoved& event) {
  if (event.state == core::MatterState::kOver) {
    over_.Run(event.by, core::MillisOf(record.at),
              event.outcome ? std::optional(static_cast<int>(*event.outcome)) : std::nullopt,
              core::Number(event.id));
    close_.Run(record.seq, core::Number(event.id));
  } else {
    moved_.Run(static_cast<int>(event.state), event.by, event.holder, DueMillis(event.due),
               core::Number(event.id));
  }
  if (event.state == core::MatterState::kAnswered)
    answered_.Run(event.by, core::MillisOf(record.at), core::Number(event.id));
  NoteRow(record, event.id);
  NoteWords(record, event.id, event.words);
}

void MatterTable::Bring(const core::Record& record, const core::MatterOffered& event) {
  offered_.Run(event.by, event.to, DueMillis(event.due), core::Number(event.id));
  NoteRow(record, event.id);
}

void MatterTable::Bring(const core::Record& record, const core::MatterAccepted& event) {
  accepted_.Run(static_cast<int>(event.state), event.by, event.unit, DueMillis(event.due),
                core::Number(event.id));
  NoteRow(record, event.id);
}

void MatterTable::Bring(const core::Record& record, const core::MatterReturned& event) {
  returned_.Run(static_cast<int>(event.state), DueMillis(event.due), core::Number(event.id));
  NoteRow(record, event.id);
  NoteWords(record, event.id, event.words);
}

void MatterTable::Bring(const core::Record& record, const core::MatterReopened& event) {
  opened_again_.Run(core::MillisOf(record.at), core::Number(event.id));
  reopened_.Run(int{event.reopened}, DueMillis(event.due), core::Number(event.id));
  NoteRow(record, event.id);
  NoteWords(record, event.id, event.words);
}

void MatterTable::Bring(const core::Record& record, const core::MatterCalled& event) {
  if (event.independent) {
    checked_.Run(FlagCell(event.satisfied), core::Number(event.id));
  } else {
    called_.Run(event.by, core::Number(event.id));
  }
  NoteRow(record, event.id);
  NoteWords(record, event.id, event.words);
}

void MatterTable::Bring(const core::Record& record, const core::MatterChased& event) {
  chased_.Run(core::Number(event.id));
  NoteRow(record, event.id);
}

void MatterTable::Bring(const core::Record& record, const core::MatterReminded& event) {
  reminded_.Run(core::Number(event.id));
  NoteRow(record, event.id);
}

void MatterTable::Bring(const core::Record& record, const core::MatterCarded& event) {
  carded_.Run(int{event.rung}, core::Number(event.id));
  NoteRow(record, event.id);
}

void MatterTable::Bring(const core::Record& record, const core::MatterViolated& event) {
  violated_.Run(1 << static_cast<int>(event.violation), core::Number(event.id));
  NoteRow(record, event.id);
}

void MatterTable::Bring(const core::Record& record, const core::ExclusionProposed& event) {
  proposed_.Run(static_cast<int>(event.ground), core::Number(event.id));
  NoteRow(record, event.id);
  NoteWords(record, event.id, event.words);
}

// The rating's own row stays as it is.
void MatterTable::Bring(const core::Record& record, const core::RatingExcluded& event) {
  excluded_.Run(core::Number(event.service), record.seq, static_cast<int>(event.ground));
  NoteRow(record, event.id);
}

void MatterTable::Bring(const core::Record& record, const core::MattersRedated& event) {
  for (const core::RedatedMatter& each : event.matters) {
    redated_.Run(DueMillis(each.due), core::Number(each.id));
    NoteRow(record, each.id);
  }
}

void MatterTable::Bring(const core::Record&, const core::BellsHeld&) {}

void MatterTable::Bring(const core::Record&, const core::DutyAssigned& event) {
  if (event.unit.empty()) return drop_duty_.Run(event.number);
  put_duty_.Run(event.number, event.unit, event.deputy, event.absent ? 1 : 0);
}

void MatterTable::Bring(const core::Record& record, const core::CardReplied& event) {
  replied_.Run(DayText(event.done_by), event.late ? 1 : 0, core::Number(event.id));
  NoteRow(record, event.id);
  NoteWords(record, event.id, event.words);
}

void MatterTable::Bring(const core::Record& record, const core::UnitHeadTold& event) {
  NoteRow(record, event.id);
}

void MatterTable::Bring(const core::Record& record, const core::ChaseNoticeIssued& event) {
  noticed_.Run(core::MillisOf(event.answer), core::Number(event.id));
  NoteRow(record, event.id);
}

void MatterTable::Bring(const core::Record& record, const core::CallSampleDrawn& event) {
  samples_.Bring(record, event);
}

void MatterTable::Bring(const core::Record& record, const core::SampleCalled& event) {
  samples_.Bring(record, event);
  NoteRow(record, event.id);
}

void MatterTable::Bring(const core::Record& record, const core::MatterWordsErased& event) {
  drop_words_.Run(core::Number(event.id));
  NoteRow(record, event.id);
}

std::string MatterTable::FindMatterOf(const std::string& person) {
  of_person_.BindAll(std::string_view(person));
  std::string no;
  if (of_person_.Step()) no = std::string(of_person_.Text(0));
  of_person_.Reset();
  return no;
}

void MatterTable::Bring(const core::PersonErased& event) { erased_.Run(event.person); }

std::optional<core::PastMatter> MatterTable::FindMatter(core::MatterId id) {
  find_.BindAll(core::Number(id));
  std::optional<core::PastMatter> found;
  if (find_.Step()) {
    core::MatterReopened was;
    was.id = id;
    was.kind = core::MatterKindId{static_cast<std::uint8_t>(find_.Integer(0))};
    was.rules = static_cast<std::uint16_t>(find_.Integer(1));
    was.no = std::string(find_.Text(2));
    was.owner = std::string(find_.Text(3));
    was.about = std::string(find_.Text(4));
    was.unit = std::string(find_.Text(5));
    was.service = core::ServiceId{static_cast<std::uint64_t>(find_.Integer(6))};
    was.contact = find_.Integer(7) != 0;
    was.hops = static_cast<std::uint8_t>(find_.Integer(8));
    was.reopened = static_cast<std::uint8_t>(find_.Integer(9));
    was.opened = core::Instant(core::Millis(find_.Integer(10)));
    found = core::PastMatter{std::move(was), find_.Integer(11) != 0};
  }
  find_.Reset();
  return found;
}

}  // namespace yichuang::sqlite
