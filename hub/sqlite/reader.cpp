#include "hub/sqlite/reader.h"

#include <fmt/format.h>

#include "hub/sqlite/audit_reader.h"
#include "hub/sqlite/body_reader.h"
#include "hub/sqlite/book_history.h"
#include "hub/sqlite/schema.h"

namespace yichuang::sqlite {
namespace {

std::uint32_t Count(const Statement& row, int column) {
  return static_cast<std::uint32_t>(row.Integer(column));
}

std::uint64_t Large(const Statement& row, int column) {
  return static_cast<std::uint64_t>(row.Integer(column));
}

/// Counters of days, by one of their columns.
std::string DayRows(std::string_view table, std::string_view key, std::string_view where) {
  std::string levels;
  std::string two_button;
  for (int level = 1; level <= 5; ++level) {
    levels += fmt::format(", sum(l{0} + two{0})", level);
    two_button += fmt::format(", sum(two{})", level);
  }
  return fmt::format(
      "SELECT day, {1}, sum(ended), sum(uninvited), "
      "sum(l1 + l2 + l3 + l4 + l5 + two1 + two2 + two3 + two4 + two5){3}{4}, "
      "sum(x1 + x2 + x3 + x4 + x5) FROM {0} WHERE {2} GROUP BY day, {1} ORDER BY day, {1}",
      table, key, where, levels, two_button);
}

}  // namespace

SqliteReader::SqliteReader(const std::filesystem::path& file)
    : database_(OpenHall(file, Database::Mode::kReadOnly)),
      staff_day_(database_.Prepare(DayRows("staff_day", "staff", "day = ?"))),
      window_day_(database_.Prepare(DayRows("figure_cell", "window", "day = ?"))),
      hour_day_(database_.Prepare(DayRows("figure_cell", "hour", "day = ?"))),
      books_(database_.Prepare("SELECT source, epoch, announced, accepted, refused, settled "
                               "FROM source_book ORDER BY source, epoch")),
      board_(database_),
      cases_(database_),
      items_(database_),
      own_(database_.Prepare(
          DayRows("staff_posted", "staff", "staff = ? AND day >= ? AND day < ?"))),
      case_files_(database_),
      matters_(database_),
      matter_report_(database_),
      figures_(database_),
      reports_(database_),
      report_facts_(database_),
      appeals_(database_) {}

std::optional<query::CaseRecord> SqliteReader::Record(std::uint64_t id) {
  Transaction moment(database_);
  return case_files_.Read(id);
}

std::vector<query::CaseRecord> SqliteReader::CasesNamed(const std::string& number,
                                                        const std::string& today) {
  Transaction moment(database_);
  return case_files_.Named(number, today);
}

std::optional<query::CasePaperRow> SqliteReader::PaperOf(const std::string& code) {
  return case_files_.Paper(code);
}

std::vector<std::string> SqliteReader::FormsOf(const std::string& applicant) {
  return case_files_.FormsOf(applicant);
}

std::vector<std::string> SqliteReader::Applicants() {
  Transaction moment(database_);
  std::vector<std::string> handles = case_files_.Applicants();
  for (std::string& each : matters_.Handles()) handles.push_back(std::move(each));
  return handles;
}

query::MatterList SqliteReader::Matters(const query::MatterListAsk& ask) {
  Transaction moment(database_);
  return matters_.List(ask);
}

std::optional<query::MatterFile> SqliteReader::Matter(std::uint64_t id) {
  Transaction moment(database_);
  return matters_.File(id);
}

std::optional<query::MatterRow> SqliteReader::MatterCoded(const std::string& code) {
  return matters_.Coded(code);
}

query::MatterBoard SqliteReader::LateMatters() {
  Transaction moment(database_);
  return matters_.Board();
}

std::vector<query::DutyRow> SqliteReader::Duties() { return matters_.Duties(); }

std::optional<query::CallSample> SqliteReader::SampleOf(std::uint32_t month) {
  Transaction moment(database_);
  return matter_report_.Sample(month);
}

std::vector<query::HotlineMatter> SqliteReader::HotlineMatters(std::int64_t from_ms,
                                                               std::int64_t until_ms) {
  Transaction moment(database_);
  return matter_report_.Hotline(from_ms, until_ms);
}

query::Todo SqliteReader::TodoOf(const query::TodoAsk& ask) {
  Transaction moment(database_);
  query::Todo todo = matters_.Todo(ask);
  todo.reports = reports_.Waiting(ask);
  todo.appeals = appeals_.Waiting(ask);
  todo.promises = cases_.Promises(ask);
  return todo;
}

std::vector<query::ReportRow> SqliteReader::Reports(const std::string& from,
                                                    const std::string& until) {
  Transaction moment(database_);
  return reports_.List(from, until);
}

std::optional<query::ReportFile> SqliteReader::ReportOf(std::uint64_t id) {
  return reports_.File(id);
}

query::ReportFacts SqliteReader::ReportFactsOf(const query::ReportFactsAsk& ask) {
  Transaction moment(database_);
  return report_facts_.Read(ask);
}

query::AuditMaterial SqliteReader::AuditOf(std::uint32_t month) {
  Transaction moment(database_);
  return ReadAudit(database_, month);
}

std::optional<query::AuditServiceFile> SqliteReader::AuditServiceOf(std::uint64_t service) {
  Transaction moment(database_);
  return ReadAuditService(database_, service);
}

query::BookSheet SqliteReader::BooksAt(const query::BooksAsk& ask) {
  Transaction moment(database_);
  return ReadBooksAt(database_, ask);
}

std::vector<query::DayHead> SqliteReader::DayHeads(std::uint32_t month) {
  Transaction moment(database_);
  return ReadDayHeads(database_, month);
}

query::BoardRow SqliteReader::Board() { return board_.Read(); }

query::CaseList SqliteReader::Cases(const query::CaseListAsk& ask) {
  Transaction moment(database_);
  return cases_.List(ask);
}

std::optional<query::CaseFile> SqliteReader::Case(std::uint64_t id) {
  Transaction moment(database_);
  return cases_.File(id);
}

std::vector<query::HandOverRow> SqliteReader::HandOvers(const std::string& number) {
  Transaction moment(database_);
  return cases_.HandOvers(number);
}

std::vector<query::ItemVersionRow> SqliteReader::ItemVersions(const std::string& item) {
  return items_.Read(item);
}

std::vector<query::DayRow> SqliteReader::Day(Statement& select, const std::string& day) {
  select.BindAll(DayNumber(day));
  return Rows(select);
}

std::vector<query::DayRow> SqliteReader::OwnRatings(std::uint32_t staff, const std::string& from,
                                                    const std::string& until) {
  own_.BindAll(staff, DayNumber(from), DayNumber(until));
  return Rows(own_);
}

std::vector<query::OwnTagRow> SqliteReader::OwnTags(std::uint32_t staff, const std::string& from,
                                                    const std::string& until) {
  return appeals_.OwnTags(staff, from, until);
}

std::vector<query::ViolationRow> SqliteReader::ViolationsOf(const std::string& who,
                                                            std::int64_t from_ms) {
  return appeals_.Violations(who, from_ms);
}

std::vector<query::AppealRow> SqliteReader::AppealsOf(const std::string& by) {
  Transaction moment(database_);
  return appeals_.List(by);
}

std::optional<query::AppealFile> SqliteReader::AppealOf(std::uint64_t id, std::uint32_t staff) {
  Transaction moment(database_);
  return appeals_.File(id, staff);
}

std::vector<query::DayRow> SqliteReader::Rows(Statement& select) {
  std::vector<query::DayRow> rows;
  while (select.Step()) {
    query::DayRow row;
    row.day = DayText(select.Integer(0));
    row.key = Large(select, 1);
    row.ended = Count(select, 2);
    row.uninvited = Count(select, 3);
    row.rated = Count(select, 4);
    for (int i = 0; i < 5; ++i) {
      row.levels[static_cast<std::size_t>(i)] = Count(select, 5 + i);
      row.two_button_levels[static_cast<std::size_t>(i)] = Count(select, 10 + i);
    }
    row.excluded = Count(select, 15);
    rows.push_back(std::move(row));
  }
  select.Reset();
  return rows;
}

std::vector<query::DayRow> SqliteReader::StaffDay(const std::string& day) {
  return Day(staff_day_, day);
}

std::vector<query::DayRow> SqliteReader::WindowDay(const std::string& day) {
  return Day(window_day_, day);
}

query::DayFigures SqliteReader::Figures(const std::string& day) {
  Transaction moment(database_);
  return {Day(hour_day_, day), Day(window_day_, day)};
}

std::vector<query::FigureRow> SqliteReader::FiguresOf(const query::FigureAsk& ask) {
  Transaction moment(database_);
  return figures_.Read(ask);
}

query::FigureSheet SqliteReader::FigureSheetOf(const query::FigureAsk& ask) {
  Transaction moment(database_);
  return figures_.Sheet(ask);
}

std::vector<query::BookRow> SqliteReader::Books() {
  std::vector<query::BookRow> rows;
  while (books_.Step()) {
    query::BookRow row;
    row.source = std::string(books_.Text(0));
    row.epoch = Count(books_, 1);
    row.announced = Large(books_, 2);
    row.accepted = Large(books_, 3);
    row.refused = Large(books_, 4);
    // Not what is left over: entries that stand twice or are missing then keep the books from
    // balancing.
    row.pending = row.announced - Large(books_, 5);
    rows.push_back(std::move(row));
  }
  books_.Reset();
  return rows;
}

}  // namespace yichuang::sqlite
