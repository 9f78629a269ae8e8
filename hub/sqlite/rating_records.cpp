#include "hub/sqlite/rating_records.h"

#include <map>
#include <variant>

#include "hub/core/event.h"
#include "hub/sqlite/body_reader.h"
#include "hub/sqlite/ledger.h"
#include "hub/sqlite/schema.h"

namespace yichuang::sqlite {
namespace {

/// Work numbers by id, of everybody the ledger ever knew.
std::map<std::int64_t, std::string> WorkNumbers(Database& database) {
  std::map<std::int64_t, std::string> numbers;
  const auto add = [&numbers](const core::PlannedStaff& each) {
    numbers[core::Number(each.id)] = each.number;
  };
  Replay(database, 0, [&](const core::Record& record) {
    if (const auto* configured = std::get_if<core::HallConfigured>(&record.event)) {
      for (const core::PlannedStaff& each : configured->plan.staff) add(each);
    } else if (const auto* changed = std::get_if<core::SettingChanged>(&record.event)) {
      const auto* staff = std::get_if<core::StaffSetting>(&changed->setting);
      if (staff != nullptr && staff->after) add(*staff->after);
    }
  });
  return numbers;
}

std::array<std::uint64_t, 5> Counted(Database& database, std::int64_t from, std::int64_t to) {
  std::array<std::uint64_t, 5> counted{};
  Statement cells = database.Prepare(
      "SELECT sum(l1 + two1 + x1), sum(l2 + two2 + x2), sum(l3 + two3 + x3), "
      "sum(l4 + two4 + x4), sum(l5 + two5 + x5) FROM figure_cell WHERE day BETWEEN ? AND ?");
  cells.BindAll(from, to);
  if (cells.Step()) {
    for (std::size_t i = 0; i < counted.size(); ++i)
      counted[i] = static_cast<std::uint64_t>(cells.Integer(static_cast<int>(i)));
  }
  Statement late = database.Prepare(
      "SELECT level, count(*) FROM figure_late WHERE what = 0 AND day BETWEEN ? AND ? "
      "GROUP BY level");
  late.BindAll(from, to);
  while (late.Step())
    counted[static_cast<std::size_t>(late.Integer(0)) - 1] +=
        static_cast<std::uint64_t>(late.Integer(1));
  return counted;
}

}  // namespace

RatingRecords ReadRatings(const std::filesystem::path& file, const std::string& from,
                          const std::string& to) {
  Database database = OpenHall(file, Database::Mode::kReadOnly);
  database.Execute("BEGIN");
  if (ProjectionVersion(database) != kProjectionVersion)
    throw StorageError(file.string(), 0,
                       "the tables for queries are of another version; run 'yichuang-hub rebuild'");
  const auto numbers = WorkNumbers(database);
  RatingRecords found;
  found.utc_offset_minutes =
      static_cast<int>(database.Integer("SELECT utc_offset_minutes FROM hall_plan"));
  Statement select = database.Prepare(
      "SELECT r.seq, r.service, r.window, r.staff, r.day, r.level, r.class, "
      "ifnull(s.invitation_opened, s.ended) + r.elapsed_ms, s.ended, r.tags, "
      "r.class = 0 AND EXISTS (SELECT 1 FROM rating_excluded e WHERE e.service = r.service), "
      "ifnull(c.no, ''), ifnull(c.item, ''), c.depth FROM rating r "
      "LEFT JOIN service s ON s.id = r.service LEFT JOIN case_file c ON c.id = "
      "(SELECT min(id) FROM case_file WHERE service = r.service) "
      "WHERE r.day BETWEEN ? AND ? ORDER BY r.seq");
  select.BindAll(DayNumber(from), DayNumber(to));
  while (select.Step()) {
    RatingRecord record;
    record.seq = static_cast<std::uint64_t>(select.Integer(0));
    record.service = static_cast<std::uint64_t>(select.Integer(1));
    record.window = static_cast<int>(select.Integer(2));
    const auto number = numbers.find(select.Integer(3));
    if (number != numbers.end()) record.staff = number->second;
    record.day = DayText(select.Integer(4));
    record.level = static_cast<int>(select.Integer(5));
    record.number = select.Integer(6) == 0 ? 1 : 2;
    record.pressed_ms = select.Integer(7);
    record.ended_ms = select.Integer(8);
    record.tags = static_cast<std::uint32_t>(select.Integer(9));
    record.excluded = select.Integer(10) != 0;
    record.case_no = std::string(select.Text(11));
    record.item = std::string(select.Text(12));
    if (!select.IsNull(13)) record.depth = static_cast<int>(select.Integer(13));
    found.records.push_back(std::move(record));
  }
  found.counted = Counted(database, DayNumber(from), DayNumber(to));
  return found;
}

}  // namespace yichuang::sqlite
