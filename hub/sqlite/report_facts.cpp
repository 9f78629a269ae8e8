#include "hub/sqlite/report_facts.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <utility>

#include "hub/core/matter_kind.h"
#include "hub/sqlite/body_reader.h"

namespace yichuang::sqlite {
namespace {

constexpr std::int64_t kDayMs = 86'400'000;

std::uint64_t FactOf(const Statement& row, int column) {
  return static_cast<std::uint64_t>(std::max<std::int64_t>(0, row.Integer(column)));
}

std::int64_t CivilMs(std::int64_t number) {
  const std::chrono::sys_days day = std::chrono::year(static_cast<int>(number / 10'000)) /
                                    std::chrono::month(static_cast<unsigned>(number / 100 % 100)) /
                                    std::chrono::day(static_cast<unsigned>(number % 100));
  return std::chrono::milliseconds(day.time_since_epoch()).count();
}

/// Days of the calendar between two moments, a begun one as a whole one.
std::uint64_t DaysBetween(std::int64_t from, std::int64_t until) {
  return until <= from ? 0 : static_cast<std::uint64_t>((until - from + kDayMs - 1) / kDayMs);
}

}  // namespace

query::ReportFacts ReportFactsReader::Read(const query::ReportFactsAsk& ask) {
  query::ReportFacts facts;
  ReadRatings(ask, facts);
  ReadBadCases(ask, facts);
  ReadCases(ask, facts);
  ReadTerminals(ask, facts);
  return facts;
}

void ReportFactsReader::ReadRatings(const query::ReportFactsAsk& ask, query::ReportFacts& facts) {
  Statement excluded = database_.Prepare(
      "SELECT ground, count(*) FROM rating_excluded JOIN service ON service.id = service WHERE "
      "day >= ? AND day < ? AND rating_excluded.seq NOT IN (SELECT seq FROM figure_late) GROUP BY "
      "ground");
  excluded.BindAll(DayNumber(ask.from), DayNumber(ask.until));
  while (excluded.Step())
    facts.excluded.at(FactOf(excluded, 0) % facts.excluded.size()) += FactOf(excluded, 1);
  // One that was struck after an appeal does not count.
  Statement violated = database_.Prepare(
      "SELECT violation, count(*) FROM matter_violation WHERE at >= ? AND at < ? AND struck IS "
      "NULL "
      "GROUP BY 1");
  violated.BindAll(ask.from_ms, ask.until_ms);
  while (violated.Step())
    facts.violations.at(FactOf(violated, 0) % facts.violations.size()) += FactOf(violated, 1);
}

// Of matters that bad ratings opened in the period, as they stand now. Called back: somebody tried.
void ReportFactsReader::ReadBadCases(const query::ReportFactsAsk& ask, query::ReportFacts& facts) {
  const core::MatterKind* kind = core::KindOfBadRating();
  if (kind == nullptr) return;
  Statement select = database_.Prepare(
      "SELECT count(*), ifnull(sum(outcome IS 5), 0), ifnull(sum(caller <> '' AND outcome IS NOT "
      "5), 0), ifnull(sum(satisfied IS NOT NULL AND outcome IS NOT 5), 0), ifnull(sum(satisfied IS "
      "1 AND outcome IS NOT 5), 0), ifnull(sum(outcome IS 0 AND state = 10), 0), "
      "ifnull(sum(outcome "
      "IS 1 AND state = 10), 0), ifnull(sum(state < 10), 0), ifnull(sum(state < 10 AND card > 0), "
      "0), ifnull(sum(outcome IS 0 AND state = 10 AND late = 0), 0) FROM matter WHERE kind = ? AND "
      "opened >= ? AND opened < ?");
  select.BindAll(int{core::Number(kind->id)}, ask.from_ms, ask.until_ms);
  if (!select.Step()) return;
  query::BadCaseFacts& bad = facts.bad;
  bad.opened = FactOf(select, 0);
  bad.excluded = FactOf(select, 1);
  bad.called = FactOf(select, 2);
  bad.verified = FactOf(select, 3);
  bad.satisfied = FactOf(select, 4);
  bad.solved = FactOf(select, 5);
  bad.explained = FactOf(select, 6);
  bad.open = FactOf(select, 7);
  bad.open_late = FactOf(select, 8);
  bad.solved_in_time = FactOf(select, 9);
}

// A joint matter stands for its parts, and is delivered once.
void ReportFactsReader::ReadCases(const query::ReportFactsAsk& ask, query::ReportFacts& facts) {
  Statement delivered = database_.Prepare(
      "SELECT count(*), ifnull(sum(corrections = 0 AND repeated = 0), 0) FROM case_file WHERE "
      "state "
      "= 8 AND approved IS NOT NULL AND joint = 0 AND over >= ? AND over < ?");
  delivered.BindAll(ask.from_ms, ask.until_ms);
  if (delivered.Step()) {
    facts.delivered = FactOf(delivered, 0);
    facts.one_visit = FactOf(delivered, 1);
  }
  Statement repeated = database_.Prepare(
      "SELECT count(*) FROM case_violation WHERE at >= ? AND at < ? AND struck IS NULL");
  repeated.BindAll(ask.from_ms, ask.until_ms);
  if (repeated.Step()) facts.told_twice = FactOf(repeated, 0);
  Statement received = database_.Prepare(
      "SELECT count(*) FROM case_file WHERE day >= ? AND day < ? AND depth = 2 AND state > 0 AND "
      "parts = 0");
  received.BindAll(DayNumber(ask.from), DayNumber(ask.until));
  if (received.Step()) facts.promised_cases = FactOf(received, 0);
  Statement open = database_.Prepare(
      "SELECT count(*), ifnull(sum(due < ?1), 0) FROM case_file WHERE state > 0 AND joint = 0 AND "
      "received < ?1 AND (over IS NULL OR over >= ?1)");
  open.BindAll(ask.until_ms);
  if (open.Step()) {
    facts.open = FactOf(open, 0);
    facts.open_late = FactOf(open, 1);
  }
  Statement limits = database_.Prepare(
      "SELECT accepted_day, promised, legal FROM case_file WHERE accepted_day >= ? AND "
      "accepted_day "
      "< ? AND promised IS NOT NULL AND legal IS NOT NULL AND parts = 0");
  limits.BindAll(DayNumber(ask.from), DayNumber(ask.until));
  const std::int64_t offset = CivilMs(DayNumber(ask.from)) - ask.from_ms;
  while (limits.Step()) {
    const std::int64_t begin = CivilMs(limits.Integer(0)) - offset;
    ++facts.limited;
    facts.promised_days += DaysBetween(begin, limits.Integer(1));
    facts.legal_days += DaysBetween(begin, limits.Integer(2));
  }
}

void ReportFactsReader::ReadTerminals(const query::ReportFactsAsk& ask, query::ReportFacts& facts) {
  Statement terminals = database_.Prepare(
      "SELECT device, online, since, software, (SELECT count(*) FROM refusal WHERE refusal.device "
      "= "
      "terminal.device AND at >= ? AND at < ?) FROM terminal ORDER BY device");
  terminals.BindAll(ask.from_ms, ask.until_ms);
  while (terminals.Step()) {
    facts.terminals.push_back({std::string(terminals.Text(0)), terminals.Integer(1) != 0,
                               terminals.Integer(2), std::string(terminals.Text(3)),
                               FactOf(terminals, 4)});
  }
}

}  // namespace yichuang::sqlite
