#include "hub/sqlite/schema.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <string>

#include "hub/sqlite/figure_columns.h"

namespace yichuang::sqlite {
namespace {

/// Projections of older versions.
constexpr std::array<std::string_view, 2> kFormerTables{"window_day", "hour_day"};

// The triggers stop a slip of the hand, in sqlite3's shell or in our own code; against intent
// stands the hash chain. The third one is needed because INSERT OR REPLACE fires no delete trigger.
constexpr const char* kLedgerSql = R"sql(
CREATE TABLE ledger(
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL,
  body TEXT NOT NULL, hash BLOB NOT NULL) STRICT;
CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger
  BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger
  BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER ledger_in_order BEFORE INSERT ON ledger
  WHEN NEW.seq IS NOT (SELECT ifnull(max(seq), 0) + 1 FROM ledger)
  BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TABLE era(era INTEGER PRIMARY KEY, first_seq INTEGER NOT NULL) STRICT;
INSERT INTO era VALUES (1, 1);
CREATE TABLE meta(name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
)sql";

// Days are numbers like 20260509, instants milliseconds since 1970 UTC. service.rated is the ledger
// row of the counted rating; source_book.settled is the highest counter in the ledger, kept apart
// from the entries counted so that the books can fail to balance. ledger_day has the first row of
// each hall day, book_day the books as they stood when a day was over. rating_service finds the
// rating a detail belongs to; by service and not by source, because services are rated about in the
// order of their numbers, so a batch touches few pages. figure_cell counts by the hour in which a
// service ended, for its rating too, and by the group of its ticket. A ticket's times are sums over
// its visits to windows; class and state count as in core/ticket.h, those of a case as in
// core/case_state.h, those of a paper as in core/case_event.h. case_row says which rows of the
// ledger tell of a case, matter_row the same of a matter, whose codes are those of
// core/matter_state.h; matter.charged is who is to move it, matter.due is never for one without.
// case_file.joint is the joint matter a case is a part of, parts
// how many a joint matter has; 0 of every other case. case_form says under which handle the one
// form of a joint matter is kept, promise which promised materials are open and how many working
// days before their limit the last reminder was. case_violation.whole is the joint matter of the
// case, or itself: one notice for several parts counts once. No index is unique: a rebuild must get
// through whatever the ledger holds, and a doubled entry is for `verify` to name.
constexpr const char* kProjectionSql = R"sql(
CREATE TABLE hall_plan(
  id INTEGER PRIMARY KEY CHECK (id = 1), hall TEXT NOT NULL,
  utc_offset_minutes INTEGER NOT NULL) STRICT;
CREATE TABLE service(
  id INTEGER PRIMARY KEY, window INTEGER NOT NULL, staff INTEGER NOT NULL, visit TEXT NOT NULL,
  grp TEXT NOT NULL, day INTEGER, opened INTEGER NOT NULL, ended INTEGER, held_since INTEGER,
  held_ms INTEGER NOT NULL, invited INTEGER NOT NULL, evaluator TEXT NOT NULL, limit_ms INTEGER NOT NULL, invitation_opened INTEGER,
  rated INTEGER) STRICT;
CREATE TABLE rating(
  seq INTEGER PRIMARY KEY, service INTEGER NOT NULL, window INTEGER NOT NULL,
  staff INTEGER NOT NULL, day INTEGER NOT NULL, level INTEGER NOT NULL, class INTEGER NOT NULL,
  source TEXT NOT NULL, epoch INTEGER NOT NULL, counter INTEGER NOT NULL,
  two_button INTEGER NOT NULL, elapsed_ms INTEGER NOT NULL, consent INTEGER NOT NULL,
  tags INTEGER NOT NULL) STRICT;
CREATE INDEX rating_service ON rating(service);
CREATE INDEX rating_bad ON rating(day) WHERE level <= 2;
CREATE INDEX rating_tagged ON rating(staff, seq) WHERE tags > 0 AND class = 0;
CREATE TABLE figure_late(
  seq INTEGER PRIMARY KEY, what INTEGER NOT NULL, day INTEGER NOT NULL, hour INTEGER NOT NULL,
  window INTEGER NOT NULL, staff INTEGER NOT NULL, grp TEXT NOT NULL, level INTEGER NOT NULL,
  two_button INTEGER NOT NULL) STRICT;
CREATE INDEX figure_late_day ON figure_late(day);
CREATE TABLE refusal(
  seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, device TEXT NOT NULL, source TEXT NOT NULL,
  epoch INTEGER NOT NULL, counter INTEGER NOT NULL, reason TEXT NOT NULL) STRICT;
CREATE TABLE source_book(
  source TEXT NOT NULL, epoch INTEGER NOT NULL, announced INTEGER NOT NULL,
  settled INTEGER NOT NULL, accepted INTEGER NOT NULL, refused INTEGER NOT NULL,
  PRIMARY KEY (source, epoch)) STRICT, WITHOUT ROWID;
CREATE TABLE ledger_day(day INTEGER PRIMARY KEY, first INTEGER NOT NULL) STRICT;
CREATE TABLE book_day(
  day INTEGER NOT NULL, source TEXT NOT NULL, epoch INTEGER NOT NULL, announced INTEGER NOT NULL,
  settled INTEGER NOT NULL, accepted INTEGER NOT NULL, refused INTEGER NOT NULL,
  PRIMARY KEY (day, source, epoch)) STRICT, WITHOUT ROWID;
CREATE TABLE terminal(
  device TEXT PRIMARY KEY, online INTEGER NOT NULL, session INTEGER NOT NULL,
  software TEXT NOT NULL, shown_version INTEGER NOT NULL, since INTEGER NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE TABLE catalogue_import(
  version INTEGER PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER NOT NULL, sm3 TEXT NOT NULL,
  bytes INTEGER NOT NULL, items INTEGER NOT NULL) STRICT;
CREATE TABLE item_version(
  change INTEGER PRIMARY KEY, item TEXT NOT NULL, sm3 TEXT NOT NULL, asked INTEGER NOT NULL,
  effective INTEGER NOT NULL, actor TEXT NOT NULL, state INTEGER NOT NULL,
  undoes INTEGER NOT NULL) STRICT;
CREATE INDEX item_version_item ON item_version(item, change);
CREATE TABLE notice(
  id INTEGER PRIMARY KEY, level INTEGER NOT NULL, title_zh TEXT NOT NULL, title_en TEXT NOT NULL,
  text_zh TEXT NOT NULL, text_en TEXT NOT NULL, posted INTEGER NOT NULL, until INTEGER NOT NULL,
  ended INTEGER, withdrawn INTEGER) STRICT;
CREATE TABLE emergency(
  seq INTEGER PRIMARY KEY, raised INTEGER NOT NULL, zh TEXT NOT NULL, en TEXT NOT NULL,
  cleared INTEGER) STRICT;
CREATE TABLE account(
  number TEXT PRIMARY KEY, roles TEXT NOT NULL, enabled INTEGER NOT NULL, since INTEGER NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE TABLE ticket(
  id INTEGER PRIMARY KEY, day INTEGER NOT NULL, no TEXT NOT NULL, grp TEXT NOT NULL,
  class INTEGER NOT NULL, source TEXT NOT NULL, offline INTEGER NOT NULL, issued INTEGER NOT NULL,
  state INTEGER NOT NULL, queued INTEGER NOT NULL, window INTEGER, staff INTEGER,
  calls INTEGER NOT NULL, called INTEGER, service INTEGER, opened INTEGER, ended INTEGER,
  held_since INTEGER, held_ms INTEGER NOT NULL, wait_ms INTEGER NOT NULL,
  walk_ms INTEGER NOT NULL, serve_ms INTEGER NOT NULL, idle_ms INTEGER NOT NULL,
  idle_waiting_ms INTEGER NOT NULL) STRICT;
CREATE INDEX ticket_service ON ticket(service);
CREATE INDEX ticket_called ON ticket(window, state);
CREATE INDEX ticket_day ON ticket(day);
CREATE TABLE case_file(
  id INTEGER PRIMARY KEY, no TEXT NOT NULL, item TEXT NOT NULL, outside TEXT NOT NULL,
  depth INTEGER NOT NULL, state INTEGER NOT NULL, over INTEGER, ending INTEGER,
  window INTEGER NOT NULL, staff INTEGER NOT NULL, service INTEGER NOT NULL, holder TEXT NOT NULL,
  applicant TEXT NOT NULL, day INTEGER NOT NULL, received INTEGER NOT NULL, accepted_day INTEGER,
  deemed INTEGER NOT NULL, promised INTEGER, legal INTEGER, corrections INTEGER NOT NULL,
  repeated INTEGER NOT NULL, promises INTEGER NOT NULL, extended INTEGER NOT NULL, decided INTEGER,
  approved INTEGER, responsible TEXT NOT NULL, due INTEGER NOT NULL, due_card INTEGER NOT NULL,
  step_card INTEGER NOT NULL, joint INTEGER NOT NULL, parts INTEGER NOT NULL,
  parts_done INTEGER NOT NULL, parts_denied INTEGER NOT NULL, saved_days INTEGER NOT NULL) STRICT;
CREATE INDEX case_joint ON case_file(joint) WHERE joint > 0;
CREATE INDEX case_no ON case_file(no);
CREATE INDEX case_day ON case_file(day);
CREATE INDEX case_service ON case_file(service);
CREATE INDEX case_applicant ON case_file(applicant);
CREATE TABLE case_row(
  id INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (id, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE paper(
  seq INTEGER PRIMARY KEY, kind INTEGER NOT NULL, year INTEGER NOT NULL, number INTEGER NOT NULL,
  case_id INTEGER NOT NULL, about INTEGER NOT NULL, code TEXT NOT NULL, issued INTEGER NOT NULL,
  prints INTEGER NOT NULL, fault INTEGER) STRICT;
CREATE INDEX paper_no ON paper(kind, year, number);
CREATE INDEX paper_case ON paper(case_id);
CREATE INDEX paper_code ON paper(code);
CREATE INDEX case_outside ON case_file(outside) WHERE outside <> '';
CREATE INDEX case_state ON case_file(state, due, id) WHERE state < 8;
CREATE INDEX case_due ON case_file(due, id) WHERE state BETWEEN 1 AND 7 AND joint = 0;
CREATE INDEX case_card ON case_file(due_card, due, id) WHERE due_card > 0;
CREATE INDEX case_mine ON case_file(responsible, due, id)
  WHERE state < 8 AND (joint = 0 OR holder <> '');
CREATE INDEX case_delivered ON case_file(over, id)
  WHERE state = 8 AND approved IS NOT NULL AND joint = 0;
CREATE INDEX case_broken ON case_file(applicant, id) WHERE ending = 4;
CREATE TABLE case_form(case_id INTEGER PRIMARY KEY, handle TEXT NOT NULL) STRICT;
CREATE TABLE case_violation(
  seq INTEGER PRIMARY KEY, case_id INTEGER NOT NULL, whole INTEGER NOT NULL, at INTEGER NOT NULL,
  who TEXT NOT NULL, struck INTEGER) STRICT;
CREATE INDEX case_violation_at ON case_violation(at);
CREATE INDEX case_violation_who ON case_violation(who, at) WHERE who <> '';
CREATE TABLE promise(
  case_id INTEGER NOT NULL, material TEXT NOT NULL, days_left INTEGER,
  PRIMARY KEY (case_id, material)) STRICT, WITHOUT ROWID;
CREATE INDEX promise_told ON promise(days_left) WHERE days_left IS NOT NULL;
CREATE TABLE hand_over(
  batch INTEGER PRIMARY KEY, giver TEXT NOT NULL, taker TEXT NOT NULL, offered INTEGER NOT NULL,
  answer INTEGER, answered INTEGER) STRICT;
CREATE INDEX hand_over_giver ON hand_over(giver, batch);
CREATE INDEX hand_over_taker ON hand_over(taker, batch);
CREATE TABLE hand_over_case(
  batch INTEGER NOT NULL, case_id INTEGER NOT NULL, PRIMARY KEY (batch, case_id))
  STRICT, WITHOUT ROWID;
CREATE TABLE matter(
  id INTEGER PRIMARY KEY, no TEXT NOT NULL, code TEXT NOT NULL, kind INTEGER NOT NULL,
  rules INTEGER NOT NULL, state INTEGER NOT NULL, channel INTEGER NOT NULL,
  window INTEGER NOT NULL, owner TEXT NOT NULL, holder TEXT NOT NULL, charged TEXT NOT NULL,
  about TEXT NOT NULL, unit TEXT NOT NULL, ticket TEXT NOT NULL, service INTEGER NOT NULL,
  case_id INTEGER NOT NULL, person TEXT NOT NULL, opened INTEGER NOT NULL,
  visible INTEGER NOT NULL, due INTEGER NOT NULL, reminded INTEGER NOT NULL,
  card INTEGER NOT NULL, hops INTEGER NOT NULL, chases INTEGER NOT NULL,
  reopened INTEGER NOT NULL, violations INTEGER NOT NULL, proposed INTEGER, solver TEXT NOT NULL,
  caller TEXT NOT NULL, satisfied INTEGER, answered INTEGER, over INTEGER, outcome INTEGER,
  late INTEGER NOT NULL, asked INTEGER NOT NULL, reply_due INTEGER, promised TEXT NOT NULL,
  late_replies INTEGER NOT NULL) STRICT;
CREATE TABLE matter_close(
  seq INTEGER PRIMARY KEY, id INTEGER NOT NULL, at INTEGER NOT NULL, outcome INTEGER,
  late INTEGER NOT NULL, satisfied INTEGER, reopened INTEGER) STRICT;
CREATE INDEX matter_close_at ON matter_close(at);
CREATE INDEX matter_close_id ON matter_close(id);
CREATE INDEX matter_close_reopened ON matter_close(reopened) WHERE reopened IS NOT NULL;
CREATE TABLE call_sample(
  month INTEGER PRIMARY KEY, seq INTEGER NOT NULL, at INTEGER NOT NULL, seed TEXT NOT NULL,
  share INTEGER NOT NULL, least INTEGER NOT NULL, frame INTEGER NOT NULL, by TEXT NOT NULL,
  first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;
CREATE TABLE call_sampled(
  month INTEGER NOT NULL, id INTEGER NOT NULL, place INTEGER NOT NULL, digest TEXT NOT NULL,
  attempts INTEGER NOT NULL, result INTEGER, satisfied INTEGER, caller TEXT NOT NULL,
  called INTEGER, PRIMARY KEY (month, id)) STRICT, WITHOUT ROWID;
CREATE TABLE sample_call(
  seq INTEGER PRIMARY KEY, month INTEGER NOT NULL, id INTEGER NOT NULL, at INTEGER NOT NULL,
  result INTEGER NOT NULL, satisfied INTEGER, by TEXT NOT NULL) STRICT;
CREATE INDEX sample_call_month ON sample_call(month, id);
CREATE INDEX matter_no ON matter(no);
CREATE INDEX matter_code ON matter(code) WHERE code <> '';
CREATE INDEX matter_person ON matter(person) WHERE person <> '';
CREATE INDEX matter_charged ON matter(charged, due, id) WHERE state < 10;
CREATE INDEX matter_owner ON matter(owner, due, id) WHERE state < 10;
CREATE INDEX matter_due ON matter(due, id) WHERE state < 10;
CREATE INDEX matter_unit ON matter(unit, due, id) WHERE state < 10;
CREATE INDEX matter_soon ON matter(due, id) WHERE state < 10 AND reminded = 1 AND card = 0;
CREATE INDEX matter_late ON matter(due, id) WHERE state < 10 AND card > 0;
CREATE INDEX matter_stage ON matter(unit, state) WHERE state < 10 AND card > 0;
CREATE INDEX matter_head ON matter(unit, visible) WHERE state < 8 AND visible > opened;
CREATE INDEX matter_over ON matter(over, id) WHERE state = 10;
CREATE INDEX matter_opened ON matter(opened);
CREATE INDEX matter_service ON matter(service) WHERE service > 0;
CREATE TABLE matter_row(
  id INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (id, seq)) STRICT, WITHOUT ROWID;
CREATE TABLE matter_words(
  handle TEXT PRIMARY KEY, id INTEGER NOT NULL, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE rating_excluded(
  service INTEGER PRIMARY KEY, seq INTEGER NOT NULL, ground INTEGER NOT NULL) STRICT;
CREATE TABLE matter_violation(
  seq INTEGER PRIMARY KEY, id INTEGER NOT NULL, at INTEGER NOT NULL, violation INTEGER NOT NULL,
  who TEXT NOT NULL, struck INTEGER) STRICT;
CREATE INDEX matter_violation_at ON matter_violation(at);
CREATE INDEX matter_violation_who ON matter_violation(who, at) WHERE who <> '';
CREATE TABLE appeal(
  id INTEGER PRIMARY KEY, target INTEGER NOT NULL, by TEXT NOT NULL, unit TEXT NOT NULL,
  first INTEGER, last INTEGER, matter INTEGER, violation INTEGER, words TEXT NOT NULL,
  filed INTEGER NOT NULL, due INTEGER NOT NULL, decided INTEGER, granted INTEGER,
  first_by TEXT NOT NULL, second_by TEXT NOT NULL, case_id INTEGER) STRICT;
CREATE INDEX appeal_by ON appeal(by);
CREATE INDEX appeal_open ON appeal(due) WHERE decided IS NULL;
CREATE TABLE appeal_vote(
  seq INTEGER PRIMARY KEY, id INTEGER NOT NULL, at INTEGER NOT NULL, by TEXT NOT NULL,
  granted INTEGER NOT NULL, ground INTEGER, services INTEGER NOT NULL, words TEXT NOT NULL) STRICT;
CREATE INDEX appeal_vote_id ON appeal_vote(id);
CREATE TABLE duty(
  number TEXT PRIMARY KEY, unit TEXT NOT NULL, deputy TEXT NOT NULL, absent INTEGER NOT NULL)
  STRICT, WITHOUT ROWID;
CREATE INDEX duty_deputy ON duty(deputy) WHERE absent = 1;
CREATE TABLE report(
  id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, day INTEGER NOT NULL, until INTEGER NOT NULL,
  unit TEXT NOT NULL, person TEXT NOT NULL, settled INTEGER NOT NULL, edition INTEGER NOT NULL,
  replaces INTEGER NOT NULL, replaced INTEGER NOT NULL, sm3 TEXT NOT NULL, figures TEXT NOT NULL, body TEXT NOT NULL,
  drafted INTEGER NOT NULL, drafted_by TEXT NOT NULL, approved INTEGER, approved_by TEXT NOT NULL,
  published INTEGER, published_by TEXT NOT NULL, withdrawn INTEGER, withdrawn_by TEXT NOT NULL,
  year INTEGER NOT NULL, number INTEGER NOT NULL) STRICT;
CREATE INDEX report_person ON report(person) WHERE person <> '';
CREATE INDEX report_period ON report(day, kind, unit);
CREATE INDEX report_open ON report(id) WHERE published IS NULL AND withdrawn IS NULL;
)sql";

/// A table of counters; `key_columns` as SQL, `keys` their names.
std::string CountTable(std::string_view table, std::string_view key_columns,
                       std::string_view keys) {
  std::string columns;
  for (const std::string_view column : kFigureColumns)
    columns += fmt::format(" {} INTEGER NOT NULL,", column);
  return fmt::format("CREATE TABLE {}({},{} PRIMARY KEY ({})) STRICT, WITHOUT ROWID;", table,
                     key_columns, columns, keys);
}

[[noreturn]] void Refuse(const std::filesystem::path& file, int code, std::string_view sentence) {
  throw StorageError(file.string(), code, std::string(sentence));
}

/// The sentence for what SQLite says of a file that it cannot read.
[[noreturn]] void RefuseUnreadable(const std::filesystem::path& file, const StorageError& error) {
  switch (error.code() & 0xFF) {
    case SQLITE_NOTADB:
      Refuse(file, error.code(),
             "not a database, or its first page is damaged; restore it from a backup");
    case SQLITE_CORRUPT:
      Refuse(file, error.code(), "the database is damaged; restore it from a backup");
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_READONLY:
      Refuse(file, error.code(),
             "cannot be opened; check the owner and the mode of the file and its folder");
    default:
      throw error;
  }
}

/// SQLite takes a last page that was cut for one that ends in zeros.
void CheckSize(const std::filesystem::path& file, Database& database) {
  const std::int64_t pages = database.Integer("PRAGMA page_count");
  const std::int64_t page_size = database.Integer("PRAGMA page_size");
  std::error_code error;
  // With a WAL the file may end before its last page; the order of these two looks keeps a hub that
  // stops meanwhile from misleading us.
  const auto wal = std::filesystem::file_size(file.string() + "-wal", error);
  if (!error && wal > 0) {
    return;
  }
  const auto size = std::filesystem::file_size(file, error);
  if (!error && size < static_cast<std::uintmax_t>(pages * page_size)) {
    Refuse(file, SQLITE_CORRUPT,
           "the database is damaged, its end is missing; restore it from a "
           "backup");
  }
}

void CheckIdentity(const std::filesystem::path& file, Database& database) {
  const std::int64_t application = database.Integer("PRAGMA application_id");
  const std::int64_t version = database.Integer("PRAGMA user_version");
  if (application != kApplicationId) {
    Refuse(file, 0,
           "not a hall's database; give data_dir the folder of the hall, or restore a backup");
  }
  if (version > kSchemaVersion) {
    Refuse(file, 0,
           fmt::format("made by a newer version (layout {}, this version knows {}); install the "
                       "newer version, or restore an older backup",
                       version, kSchemaVersion));
  }
  // Reads the schema and the tail of the tree: a file that was cut shows itself here, not hours
  // later.
  database.Integer("SELECT max(seq) FROM ledger");
  database.Integer("SELECT count(*) FROM meta");
  CheckSize(file, database);
}

}  // namespace

void CreateLedger(Database& database) {
  database.Execute(kLedgerSql);
  database.Execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}",
                               kApplicationId, kSchemaVersion));
}

void CreateProjections(Database& database) {
  database.Execute(kProjectionSql);
  database.Execute(CountTable("figure_cell",
                              "day INTEGER NOT NULL, hour INTEGER NOT NULL, window INTEGER NOT "
                              "NULL, staff INTEGER NOT NULL, grp TEXT NOT NULL",
                              "day, hour, window, staff, grp"));
  constexpr std::string_view kStaffKey = "day INTEGER NOT NULL, staff INTEGER NOT NULL";
  database.Execute(CountTable("staff_day", kStaffKey, "day, staff"));
  // A month stands on its first day.
  database.Execute(CountTable("staff_month", kStaffKey, "day, staff"));
  // By the day a rating came, not by that of its service: a day that is over stays as it is.
  database.Execute(CountTable("staff_posted", kStaffKey, "day, staff"));
  database.Execute("CREATE INDEX staff_posted_staff ON staff_posted(staff, day)");
  // Ratings of the nightly canary, by run, counted by the same texts as real ones.
  database.Execute(CountTable("canary_run", "run INTEGER NOT NULL", "run"));
}

void DropProjections(Database& database) {
  for (const ProjectionTable& table : kProjectionTables) {
    database.Execute(fmt::format("DROP TABLE IF EXISTS {}", table.name));
  }
  for (const std::string_view table : kFormerTables)
    database.Execute(fmt::format("DROP TABLE IF EXISTS {}", table));
}

int ProjectionVersion(Database& database) {
  return static_cast<int>(
      database.Integer("SELECT value FROM meta WHERE name = 'projection_version'"));
}

void SetProjectionVersion(Database& database, int version) {
  database.Prepare("INSERT OR REPLACE INTO meta VALUES ('projection_version', ?)").Run(version);
}

void ConfigureWriter(Database& database) {
  database.Execute("PRAGMA page_size = 4096");
  Statement mode = database.Prepare("PRAGMA journal_mode = WAL");
  if (!mode.Step() || mode.Text(0) != "wal") {
    throw StorageError("PRAGMA journal_mode = WAL", 0,
                       "refused; the hall's folder must be on a local disk");
  }
  mode.Reset();
  // A checkpoint writes every page changed since the last one once; with few of them a day page
  // that every batch touches is written less often. 4000 pages are 16 MB of WAL, read again within
  // a second after a crash.
  database.Execute(
      "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; "
      "PRAGMA journal_size_limit = 67108864; PRAGMA cache_size = -65536; "
      "PRAGMA temp_store = MEMORY");
}

void RequireFile(const std::filesystem::path& file) {
  std::error_code error;
  if (!std::filesystem::exists(file, error)) {
    Refuse(file, 0, "there is no database; make one with 'yichuang-hub init', or restore a backup");
  }
}

Database OpenHall(const std::filesystem::path& file, Database::Mode mode) {
  RequireFile(file);
  try {
    Database database(file, mode);
    CheckIdentity(file, database);
    return database;
  } catch (const StorageError& fault) {
    if (fault.operation() == file.string()) {
      throw;
    }
    RefuseUnreadable(file, fault);
  }
}

}  // namespace yichuang::sqlite
