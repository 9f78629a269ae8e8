#include "hub/sqlite/stats_audit.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>

#include "hub/core/ticket.h"
#include "hub/query/figure_rules.h"
#include "hub/sqlite/body_reader.h"
#include "hub/sqlite/ledger.h"
#include "hub/sqlite/schema.h"

namespace yichuang::sqlite {
namespace {

/// Places of the columns of a counter; levels 1 to 5 stand behind each of the last three.
enum Column : std::size_t { kEnded, kUninvited, kBusy, kFive, kTwo = 8, kExcluded = 13, kAll = 18 };
using Numbers = std::array<std::int64_t, kAll>;
/// day, hour, window, staff, group
using CellKey = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::int64_t, std::string>;
using StaffKey = std::pair<std::int64_t, std::int64_t>;
/// what, day, hour, window, staff, group, level, two-button
using LateRow = std::tuple<std::int64_t, CellKey, std::int64_t, bool>;

/// The figures as they follow from the records, told plainly.
class Recount {
 public:
  std::map<CellKey, Numbers> cells;
  std::map<StaffKey, Numbers> staff_days;
  std::map<StaffKey, Numbers> staff_months;  ///< by the first day
  std::map<StaffKey, Numbers> posted;
  std::map<std::uint64_t, LateRow> late;
  std::uint64_t services_ended = 0;
  std::uint64_t ratings = 0;

  void Take(const core::Record& record) {
    const auto& event = record.event;
    if (const auto* plan = std::get_if<core::HallConfigured>(&event)) {
      offset_ms_ = std::chrono::milliseconds(plan->plan.utc_offset).count();
    } else if (const auto* issued = std::get_if<core::TicketIssued>(&event)) {
      tickets_[issued->ticket] = {core::TextOf(issued->no), issued->group, {}, {}};
    } else if (const auto* called = std::get_if<core::TicketCalled>(&event)) {
      tickets_[called->ticket].called_to = called->window;
    } else if (const auto* opened = std::get_if<core::ServiceOpened>(&event)) {
      Open(*opened, MillisOf(record.at));
    } else if (const auto* held = std::get_if<core::TicketHeld>(&event)) {
      if (Service* service = ServiceOf(held->ticket)) service->held_since = MillisOf(record.at);
    } else if (const auto* resumed = std::get_if<core::TicketResumed>(&event)) {
      if (Service* service = ServiceOf(resumed->ticket)) EndHold(*service, MillisOf(record.at));
    } else if (const auto* moved = std::get_if<core::TicketTransferred>(&event)) {
      Ticket& ticket = tickets_[moved->ticket];
      ticket = {ticket.no, moved->group, {}, {}};
    } else if (const auto* released = std::get_if<core::TicketReleased>(&event)) {
      Leave(released->ticket);
    } else if (const auto* returned = std::get_if<core::TicketReturned>(&event)) {
      Leave(returned->ticket);
    } else if (const auto* missed = std::get_if<core::TicketMissed>(&event)) {
      tickets_[missed->ticket].called_to.reset();
    } else if (const auto* cancelled = std::get_if<core::TicketCancelled>(&event)) {
      tickets_.erase(cancelled->ticket);
    } else if (const auto* expired = std::get_if<core::TicketExpired>(&event)) {
      tickets_.erase(expired->ticket);
    } else if (const auto* ended = std::get_if<core::ServiceEnded>(&event)) {
      End(*ended, MillisOf(record.at));
    } else if (const auto* rating = std::get_if<core::RatingReceived>(&event)) {
      Rate(*rating, record);
    } else if (const auto* excluded = std::get_if<core::RatingExcluded>(&event)) {
      Exclude(*excluded, record);
    }
  }

 private:
  struct Ticket {
    std::string no;
    std::string group;
    std::optional<core::WindowNo> called_to;
    std::optional<core::ServiceId> service;
  };
  struct Service {
    std::string group;
    std::int64_t opened = 0;
    std::int64_t ended = 0;
    std::int64_t held_ms = 0;
    std::int64_t held_since = -1;
    bool rated = false;
    bool excluded = false;
    bool rated_late = false;
    bool two_button = false;
    std::int64_t level = 0;
    CellKey cell;
  };

  std::int64_t DayAt(std::int64_t at_ms) const {
    const auto local = std::chrono::sys_time<core::Millis>(core::Millis(at_ms + offset_ms_));
    return DayNumber(core::HallDay(std::chrono::floor<std::chrono::days>(local)));
  }
  std::int64_t HourAt(std::int64_t at_ms) const {
    constexpr std::int64_t kHour = 3'600'000;
    return (at_ms + offset_ms_) / kHour % 24;
  }
  /// Nothing changes a month any more from the day behind its freeze day on.
  static bool TooLate(std::int64_t service_day, std::int64_t today) {
    const std::int64_t year = service_day / 10'000;
    const std::int64_t month = service_day / 100 % 100;
    const std::int64_t next =
        month == 12 ? (year + 1) * 10'000 + 100 : service_day / 100 * 100 + 100;
    const core::HallDay day = std::chrono::year(static_cast<int>(year)) /
                              std::chrono::month(static_cast<unsigned>(month)) / 1;
    return today > next + std::int64_t{query::RulesOn(day).freeze_day};
  }

  Service* ServiceOf(core::TicketId id) {
    const auto ticket = tickets_.find(id);
    if (ticket == tickets_.end() || !ticket->second.service) return nullptr;
    const auto service = services_.find(*ticket->second.service);
    return service == services_.end() ? nullptr : &service->second;
  }
  void Leave(core::TicketId id) {
    tickets_[id].called_to.reset();
    tickets_[id].service.reset();
  }
  static void EndHold(Service& service, std::int64_t at_ms) {
    if (service.held_since >= 0) service.held_ms += at_ms - service.held_since;
    service.held_since = -1;
  }

  void Open(const core::ServiceOpened& event, std::int64_t at_ms) {
    Service service;
    service.opened = at_ms;
    for (auto& [id, ticket] : tickets_) {
      if (ticket.called_to != event.window || ticket.no != event.visit) continue;
      service.group = ticket.group;
      ticket.called_to.reset();
      ticket.service = event.service;
    }
    services_.try_emplace(event.service, std::move(service));
  }

  void End(const core::ServiceEnded& event, std::int64_t at_ms) {
    Service& service = services_[event.service];
    const bool on_hold = service.held_since >= 0;
    EndHold(service, at_ms);
    service.ended = at_ms;
    service.cell = {DayAt(at_ms), HourAt(at_ms), core::Number(event.window),
                    core::Number(event.staff), service.group};
    ++services_ended;
    const std::int64_t busy = service.opened == 0 ? 0 : at_ms - service.opened - service.held_ms;
    for (Numbers* numbers : NumbersOf(service.cell)) {
      ++(*numbers)[kEnded];
      if (!event.invited) ++(*numbers)[kUninvited];
      (*numbers)[kBusy] += busy;
    }
    // A number that was served comes no more; one that was on hold may.
    if (on_hold) return;
    std::erase_if(tickets_,
                  [&event](const auto& each) { return each.second.service == event.service; });
  }

  std::array<Numbers*, 3> NumbersOf(const CellKey& cell) {
    const std::int64_t day = std::get<0>(cell);
    const std::int64_t staff = std::get<3>(cell);
    return {&cells[cell], &staff_days[{day, staff}], &staff_months[{day - day % 100 + 1, staff}]};
  }

  void Rate(const core::RatingReceived& event, const core::Record& record) {
    if (event.rating_class != core::RatingClass::kCounted) return;
    ++ratings;
    Service& service = services_[event.service];
    const std::int64_t day = DayNumber(event.service_day);
    const std::int64_t today = DayAt(MillisOf(record.at));
    const auto level = static_cast<std::size_t>(event.level);
    const std::size_t column = (event.two_button ? kTwo : kFive) + level - 1;
    const CellKey cell{day, HourAt(service.ended), core::Number(event.window),
                       core::Number(event.staff), service.group};
    ++posted[{today, core::Number(event.staff)}][column];
    if (!service.rated) {
      service.rated = true;
      service.level = static_cast<std::int64_t>(level);
      service.two_button = event.two_button;
      service.rated_late = TooLate(day, today);
      service.cell = cell;
    }
    if (TooLate(day, today)) {
      late[record.seq] = {0, cell, static_cast<std::int64_t>(level), event.two_button};
      return;
    }
    for (Numbers* numbers : NumbersOf(cell)) ++(*numbers)[column];
  }

  void Exclude(const core::RatingExcluded& event, const core::Record& record) {
    const auto found = services_.find(event.service);
    if (found == services_.end()) return;
    Service& service = found->second;
    if (!service.rated || service.excluded) return;
    service.excluded = true;
    const std::int64_t today = DayAt(MillisOf(record.at));
    if (service.rated_late || TooLate(std::get<0>(service.cell), today)) {
      late[record.seq] = {service.rated_late ? 2 : 1, service.cell, service.level,
                          service.two_button};
      return;
    }
    const auto index = static_cast<std::size_t>(service.level) - 1;
    for (Numbers* numbers : NumbersOf(service.cell)) {
      --(*numbers)[(service.two_button ? kTwo : kFive) + index];
      ++(*numbers)[kExcluded + index];
    }
  }

  std::int64_t offset_ms_ = 8 * 3'600'000;
  std::map<core::TicketId, Ticket> tickets_;
  std::unordered_map<core::ServiceId, Service> services_;
};

/// Compares a table row by row with what it should be.
class Comparison {
 public:
  explicit Comparison(StatsReport& report) : report_(report) {}

  /// `read` makes key and value of a row of `select`, `tell` a text of each.
  template <typename Key, typename Value, typename Read, typename TellKey, typename TellValue>
  void Take(std::string_view table, Statement select, std::map<Key, Value> wanted, Read read,
            TellKey tell_key, TellValue tell_value) {
    while (select.Step()) {
      ++report_.counters;
      const auto [key, value] = read(select);
      const auto found = wanted.find(key);
      if (found == wanted.end()) {
        Note(table, tell_key(key), tell_value(value), "no row");
        continue;
      }
      if (found->second != value)
        Note(table, tell_key(key), tell_value(value), tell_value(found->second));
      wanted.erase(found);
    }
    for (const auto& [key, value] : wanted) Note(table, tell_key(key), "no row", tell_value(value));
  }

 private:
  void Note(std::string_view table, const std::string& key, const std::string& stands,
            const std::string& wanted) {
    if (report_.differences.size() == kMostFaults) {
      ++report_.differences_more;
      return;
    }
    report_.differences.push_back(
        fmt::format("{} {}: stands {}, the ledger gives {}", table, key, stands, wanted));
  }

  StatsReport& report_;
};

Numbers NumbersFrom(const Statement& row, int column) {
  Numbers numbers{};
  for (std::int64_t& number : numbers) number = row.Integer(column++);
  return numbers;
}

std::string Told(const Numbers& n) {
  std::string text =
      fmt::format("ended {} uninvited {} busy_ms {}", n[kEnded], n[kUninvited], n[kBusy]);
  for (const auto& [name, first] : {std::pair("levels", kFive), std::pair("two-button", kTwo),
                                    std::pair("excluded", kExcluded)}) {
    text += fmt::format(" {}", name);
    for (std::size_t i = 0; i < 5; ++i)
      text += fmt::format("{}{}", i == 0 ? " " : "/", n[first + i]);
  }
  return text;
}

std::string Told(const CellKey& key) {
  const auto& [day, hour, window, staff, group] = key;
  return fmt::format("{} {}:00 window {} staff {} group '{}'", DayText(day), hour, window, staff,
                     group);
}

std::string Told(const StaffKey& key) {
  return fmt::format("{} staff {}", DayText(key.first), key.second);
}

std::string Told(const LateRow& row) {
  const auto& [what, cell, level, two_button] = row;
  return fmt::format("kind {} {} level {}{}", what, Told(cell), level,
                     two_button ? " two-button" : "");
}

CellKey CellFrom(const Statement& row, int column) {
  return {row.Integer(column), row.Integer(column + 1), row.Integer(column + 2),
          row.Integer(column + 3), std::string(row.Text(column + 4))};
}

void Compare(Database& database, Recount recount, StatsReport& report) {
  Comparison comparison(report);
  const auto tell = [](const auto& value) { return Told(value); };
  const auto staff_row = [](const Statement& row) {
    return std::pair(StaffKey{row.Integer(0), row.Integer(1)}, NumbersFrom(row, 2));
  };
  comparison.Take(
      "figure_cell", database.Prepare("SELECT * FROM figure_cell"), std::move(recount.cells),
      [](const Statement& row) { return std::pair(CellFrom(row, 0), NumbersFrom(row, 5)); }, tell,
      tell);
  comparison.Take("staff_day", database.Prepare("SELECT * FROM staff_day"),
                  std::move(recount.staff_days), staff_row, tell, tell);
  comparison.Take("staff_month", database.Prepare("SELECT * FROM staff_month"),
                  std::move(recount.staff_months), staff_row, tell, tell);
  comparison.Take("staff_posted", database.Prepare("SELECT * FROM staff_posted"),
                  std::move(recount.posted), staff_row, tell, tell);
  comparison.Take(
      "figure_late", database.Prepare("SELECT * FROM figure_late"), std::move(recount.late),
      [](const Statement& row) {
        return std::pair(
            static_cast<std::uint64_t>(row.Integer(0)),
            LateRow{row.Integer(1), CellFrom(row, 2), row.Integer(7), row.Integer(8) != 0});
      },
      [](std::uint64_t seq) { return fmt::format("row {}", seq); }, tell);
}

}  // namespace

StatsReport AuditStats(const std::filesystem::path& file, const RowProgress& progress) {
  Database database = OpenHall(file, Database::Mode::kReadOnly);
  // One read transaction: ledger and tables of one commit, though the hub may write on meanwhile.
  database.Execute("BEGIN");
  StatsReport report;
  if (ProjectionVersion(database) != kProjectionVersion) {
    report.differences = {"the counters are of another version; run 'yichuang-hub rebuild'"};
    return report;
  }
  report.rows = ReadHead(database).seq;
  Recount recount;
  Replay(
      database, 0, [&](const core::Record& record) { recount.Take(record); },
      [&](std::uint64_t reached) {
        if (progress) progress(reached, report.rows);
      });
  report.services = recount.services_ended;
  report.ratings = recount.ratings;
  Compare(database, std::move(recount), report);
  return report;
}

}  // namespace yichuang::sqlite
