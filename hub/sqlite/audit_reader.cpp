#include "hub/sqlite/audit_reader.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "hub/core/ids.h"
#include "hub/sqlite/book_history.h"

namespace yichuang::sqlite {
namespace {

/// A service that ends in a month began no longer than this before it.
constexpr std::int64_t kLongestServiceMs = 2LL * 24 * 3600 * 1000;

std::int64_t BeginOf(std::chrono::year_month month, std::chrono::minutes utc_offset) {
  const std::chrono::sys_days first = month / 1;
  return core::MillisOf(core::Instant(first) - utc_offset);
}

/// The first service that was opened at or after an instant, or one behind the last: they are
/// numbered in the order of opening.
std::int64_t FirstServiceFrom(Database& database, std::int64_t at_ms) {
  Statement next =
      database.Prepare("SELECT id, opened FROM service WHERE id >= ? ORDER BY id LIMIT 1");
  std::int64_t low = 0;
  std::int64_t high = database.Integer("SELECT ifnull(max(id), 0) + 1 FROM service");
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    next.BindAll(middle);
    const bool early = next.Step() && next.Integer(1) < at_ms;
    low = early ? next.Integer(0) + 1 : low;
    high = early ? high : middle;
    next.Reset();
  }
  return low;
}

/// Ratings; what follows says which.
constexpr const char* kRatingSql =
    "SELECT r.seq, l.at, r.service, r.window, r.staff, r.level, r.class, r.two_button, r.tags, "
    "r.elapsed_ms, r.source, ifnull(s.visit, ''), ifnull(s.opened, 0), "
    "ifnull(ifnull(s.invitation_opened, s.ended), l.at - r.elapsed_ms) FROM rating r "
    "JOIN ledger l ON l.seq = r.seq LEFT JOIN service s ON s.id = r.service ";

query::AuditRating RatingIn(const Statement& rows) {
  query::AuditRating rating;
  rating.seq = static_cast<std::uint64_t>(rows.Integer(0));
  rating.came_ms = rows.Integer(1);
  rating.service = static_cast<std::uint64_t>(rows.Integer(2));
  rating.window = static_cast<std::uint32_t>(rows.Integer(3));
  rating.staff = static_cast<std::uint32_t>(rows.Integer(4));
  rating.level = static_cast<std::uint8_t>(rows.Integer(5));
  rating.second = rows.Integer(6) != 0;
  rating.two_button = rows.Integer(7) != 0;
  rating.tagged = rows.Integer(8) != 0;
  rating.elapsed_ms = static_cast<std::uint32_t>(rows.Integer(9));
  rating.source = std::string(rows.Text(10));
  rating.visit = std::string(rows.Text(11));
  rating.opened_ms = rows.Integer(12);
  rating.pressed_ms = rows.Integer(13) + rows.Integer(9);
  return rating;
}

void ReadRatingsInto(Database& database, std::uint64_t after, std::uint64_t until,
                     query::AuditMaterial& material) {
  Statement rows =
      database.Prepare(std::string(kRatingSql) + "WHERE r.seq > ? AND r.seq <= ? ORDER BY r.seq");
  rows.BindAll(after, until);
  while (rows.Step()) material.ratings.push_back(RatingIn(rows));
}

std::vector<query::NumberedRow> NumberedOf(Statement rows, std::uint64_t service) {
  std::vector<query::NumberedRow> found;
  rows.BindAll(service);
  while (rows.Step())
    found.push_back({static_cast<std::uint64_t>(rows.Integer(0)), std::string(rows.Text(1))});
  return found;
}

void ReadServicesInto(Database& database, query::AuditMaterial& material) {
  Statement rows = database.Prepare(
      "SELECT s.id, s.window, s.staff, s.visit, s.ended, s.invited, ifnull(r.level, 0), "
      "ifnull(r.seq, 0) FROM service s LEFT JOIN rating r ON r.seq = s.rated "
      "WHERE s.id >= ? AND s.id < ? AND s.ended >= ? AND s.ended < ? ORDER BY s.id");
  rows.BindAll(FirstServiceFrom(database, material.from_ms - kLongestServiceMs),
               FirstServiceFrom(database, material.until_ms), material.from_ms, material.until_ms);
  while (rows.Step()) {
    query::AuditService service;
    service.id = static_cast<std::uint64_t>(rows.Integer(0));
    service.window = static_cast<std::uint32_t>(rows.Integer(1));
    service.staff = static_cast<std::uint32_t>(rows.Integer(2));
    service.visit = std::string(rows.Text(3));
    service.ended_ms = rows.Integer(4);
    service.invited = rows.Integer(5) != 0;
    service.level = static_cast<std::uint8_t>(rows.Integer(6));
    service.rated_seq = static_cast<std::uint64_t>(rows.Integer(7));
    material.services.push_back(std::move(service));
  }
}

void ReadRefusalsInto(Database& database, std::uint64_t after, std::uint64_t until,
                      query::AuditMaterial& material) {
  Statement rows = database.Prepare(
      "SELECT seq, at, source, reason FROM refusal WHERE seq > ? AND seq <= ? ORDER BY seq");
  rows.BindAll(after, until);
  while (rows.Step()) {
    material.refusals.push_back({static_cast<std::uint64_t>(rows.Integer(0)), rows.Integer(1),
                                 std::string(rows.Text(2)), std::string(rows.Text(3))});
  }
}

}  // namespace

query::AuditMaterial ReadAudit(Database& database, std::uint32_t month) {
  query::AuditMaterial material;
  Statement offset = database.Prepare("SELECT utc_offset_minutes FROM hall_plan");
  if (offset.Step()) material.utc_offset_minutes = static_cast<int>(offset.Integer(0));
  const std::chrono::minutes utc_offset(material.utc_offset_minutes);
  const std::chrono::year_month named =
      std::chrono::year(static_cast<int>(month / 100)) / std::chrono::month(month % 100);
  material.from_ms = BeginOf(named, utc_offset);
  material.until_ms = BeginOf(named + std::chrono::months(1), utc_offset);
  const std::uint64_t after = LastRowAt(database, material.from_ms - 1);
  const std::uint64_t until = LastRowAt(database, material.until_ms - 1);
  ReadRatingsInto(database, after, until, material);
  ReadServicesInto(database, material);
  ReadRefusalsInto(database, after, until, material);
  return material;
}

std::optional<query::AuditServiceFile> ReadAuditService(Database& database, std::uint64_t id) {
  Statement row = database.Prepare(
      "SELECT window, staff, visit, ifnull(ended, 0), invited, opened, "
      "ifnull(invitation_opened, 0) FROM service WHERE id = ?");
  row.BindAll(id);
  if (!row.Step()) return std::nullopt;
  query::AuditServiceFile file;
  file.service.id = id;
  file.service.window = static_cast<std::uint32_t>(row.Integer(0));
  file.service.staff = static_cast<std::uint32_t>(row.Integer(1));
  file.service.visit = std::string(row.Text(2));
  file.service.ended_ms = row.Integer(3);
  file.service.invited = row.Integer(4) != 0;
  file.opened_ms = row.Integer(5);
  file.invitation_ms = row.Integer(6);
  Statement ratings =
      database.Prepare(std::string(kRatingSql) + "WHERE r.service = ? ORDER BY r.seq");
  ratings.BindAll(id);
  while (ratings.Step()) file.ratings.push_back(RatingIn(ratings));
  for (const query::AuditRating& rating : file.ratings) {
    if (rating.second) continue;
    file.service.level = rating.level;
    file.service.rated_seq = rating.seq;
  }
  file.cases = NumberedOf(
      database.Prepare("SELECT id, no FROM case_file WHERE service = ? ORDER BY id"), id);
  file.matters =
      NumberedOf(database.Prepare("SELECT id, no FROM matter WHERE service = ? ORDER BY id"), id);
  return file;
}

}  // namespace yichuang::sqlite
