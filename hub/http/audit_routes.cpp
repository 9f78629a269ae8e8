#include "hub/http/audit_routes.h"

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "hub/core/board.h"
#include "hub/http/figure_routes.h"
#include "hub/http/hotline.h"
#include "hub/http/json_body.h"
#include "hub/http/target.h"
#include "hub/http/whole_number.h"

namespace yichuang::http {
namespace {

using contract::Reason;
using nlohmann::json;

std::uint32_t MonthNumber(std::chrono::year_month month) {
  return static_cast<std::uint32_t>(static_cast<int>(month.year())) * 100 +
         static_cast<unsigned>(month.month());
}

json EvidenceJson(const query::AuditEvidence& evidence, bool levels) {
  json fields{
      {"seq", evidence.seq},      {"at_ms", evidence.at_ms}, {"service", evidence.service},
      {"visit", evidence.visit},  {"level", nullptr},        {"elapsed_ms", evidence.elapsed_ms},
      {"reason", evidence.reason}};
  if (levels && evidence.level > 0) fields["level"] = evidence.level;
  return fields;
}

json FlagJson(const query::AuditFlag& flag, bool levels) {
  json evidence = json::array();
  for (const query::AuditEvidence& each : flag.evidence)
    evidence.push_back(EvidenceJson(each, levels));
  return {{"rule", query::Name(flag.rule)},
          {"window", flag.window},
          {"staff", flag.staff},
          {"source", flag.source},
          {"from_ms", flag.from_ms},
          {"until_ms", flag.until_ms},
          {"n", flag.n},
          {"of", flag.of},
          {"evidence", evidence}};
}

json RulesJson(const query::AuditRules& rules) {
  return {{"burst_most", rules.burst_most},
          {"burst_span_ms", rules.burst_span_ms},
          {"hasty_ms", rules.hasty_ms},
          {"hasty_percent", rules.hasty_percent},
          {"hasty_least", rules.hasty_least},
          {"all_top_least", rules.all_top_least},
          {"short_service_ms", rules.short_service_ms},
          {"short_service_least", rules.short_service_least},
          {"same_level_least", rules.same_level_least},
          {"same_level_span_ms", rules.same_level_span_ms},
          {"hours_slack_minutes", rules.hours_slack_minutes},
          {"earliest_minute", rules.earliest_minute},
          {"latest_minute", rules.latest_minute},
          {"no_ticket_least", rules.no_ticket_least},
          {"no_ticket_percent", rules.no_ticket_percent},
          {"silence_least", rules.silence_least},
          {"late_batch_least", rules.late_batch_least},
          {"late_batch_ms", rules.late_batch_ms},
          {"uninvited_least", rules.uninvited_least},
          {"second_least", rules.second_least},
          {"not_asked_least", rules.not_asked_least},
          {"not_asked_percent", rules.not_asked_percent}};
}

std::string FlagsJson(const AuditAsk& ask, query::Reader& reader) {
  query::AuditMaterial material = reader.AuditOf(ask.month);
  material.open_days = ask.open_days;
  const auto year = std::chrono::year(static_cast<int>(ask.month / 100));
  const query::AuditRules& rules =
      query::AuditRulesOn(year / std::chrono::month(ask.month % 100) / 1);
  const std::vector<query::AuditFlag> flags = query::FlagsOf(material, rules);
  json list = json::array();
  for (const query::AuditFlag& flag : flags) {
    if (list.size() == query::kMostFlags) break;
    list.push_back(FlagJson(flag, ask.levels));
  }
  const std::size_t more = flags.size() - list.size();
  return BodyText({{"from_ms", material.from_ms},
                   {"until_ms", material.until_ms},
                   {"utc_offset_minutes", material.utc_offset_minutes},
                   {"ratings", material.ratings.size()},
                   {"services", material.services.size()},
                   {"refusals", material.refusals.size()},
                   {"rules", RulesJson(rules)},
                   {"hours_known", !material.open_days.empty()},
                   {"more", more},
                   {"flags", std::move(list)}});
}

json NumberedJson(const std::vector<query::NumberedRow>& rows) {
  json list = json::array();
  for (const query::NumberedRow& row : rows) list.push_back({{"id", row.id}, {"no", row.no}});
  return list;
}

std::string ServiceJson(const AuditAsk& ask, query::Reader& reader) {
  const auto file = reader.AuditServiceOf(ask.service);
  if (!file) return R"({"service":null,"ratings":[],"cases":[],"matters":[]})";
  json ratings = json::array();
  for (const query::AuditRating& rating : file->ratings) {
    ratings.push_back({{"seq", rating.seq},
                       {"came_ms", rating.came_ms},
                       {"pressed_ms", rating.pressed_ms},
                       {"elapsed_ms", rating.elapsed_ms},
                       {"level", ask.levels ? json(rating.level) : json()},
                       {"second", rating.second},
                       {"two_button", rating.two_button},
                       {"tagged", rating.tagged},
                       {"source", rating.source}});
  }
  return BodyText({{"service",
                    {{"id", file->service.id},
                     {"window", file->service.window},
                     {"staff", file->service.staff},
                     {"visit", file->service.visit},
                     {"opened_ms", file->opened_ms},
                     {"invited", file->service.invited},
                     {"invitation_ms", file->invitation_ms},
                     {"ended_ms", file->service.ended_ms}}},
                   {"ratings", std::move(ratings)},
                   {"cases", NumberedJson(file->cases)},
                   {"matters", NumberedJson(file->matters)}});
}

json HeadJson(const query::HeadRow& head) {
  return {{"era", head.era}, {"seq", head.seq}, {"hash", head.hash}, {"at_ms", head.at_ms}};
}

std::string HeadsJson(const AuditAsk& ask, query::Reader& reader) {
  json list = json::array();
  for (const query::DayHead& each : reader.DayHeads(ask.month))
    list.push_back({{"day", each.day}, {"over", each.over}, {"head", HeadJson(each.head)}});
  return BodyText({{"heads", std::move(list)}});
}

std::string BookSheetJson(const AuditAsk& ask, query::Reader& reader) {
  const query::BookSheet sheet = reader.BooksAt(ask.books);
  json list = json::array();
  bool balanced = true;
  query::BookRow sum;
  for (const query::BookRow& row : sheet.rows) {
    balanced = balanced && query::Balances(row);
    sum.announced += row.announced;
    sum.accepted += row.accepted;
    sum.refused += row.refused;
    sum.pending += row.pending;
    list.push_back({{"source", row.source},
                    {"epoch", row.epoch},
                    {"announced", row.announced},
                    {"accepted", row.accepted},
                    {"refused", row.refused},
                    {"pending", row.pending},
                    {"balances", query::Balances(row)}});
  }
  return BodyText({{"head", HeadJson(sheet.head)},
                   {"balanced", balanced},
                   {"sum",
                    {{"announced", sum.announced},
                     {"accepted", sum.accepted},
                     {"refused", sum.refused},
                     {"pending", sum.pending}}},
                   {"books", std::move(list)}});
}

}  // namespace

Route AuditLookRoute(RouteId route, std::string_view what, const Visitor& visitor) {
  AuditAsk ask;
  ask.levels = SeesSingleRatings(visitor.roles) || visitor.roles.Has(core::Role::kAuditAdmin);
  if (route == RouteId::kAuditService) {
    const auto service = WholeNumber<std::uint64_t>(what);
    if (!service) return Trouble{Reason::kWrongType, "service", {}};
    ask.what = AuditAsk::What::kService;
    ask.service = *service;
    return ask;
  }
  const auto named = MonthIn(what);
  if (!named) return Trouble{Reason::kWrongType, "month", {}};
  ask.month = MonthNumber(*named);
  if (route == RouteId::kDayHeads) ask.what = AuditAsk::What::kHeads;
  return ask;
}

Route BooksAtRoute(const Ask& ask) {
  AuditAsk books;
  books.what = AuditAsk::What::kBooks;
  const std::string_view at = Parameter(ask.target, "at");
  const std::string_view seq = Parameter(ask.target, "seq");
  if (!at.empty()) {
    books.books.at_ms = WholeNumber<std::int64_t>(at);
    if (!books.books.at_ms) return Trouble{Reason::kWrongType, "at", {}};
  }
  if (!seq.empty()) {
    books.books.seq = WholeNumber<std::uint64_t>(seq);
    if (!books.books.seq || !at.empty()) return Trouble{Reason::kWrongType, "seq", {}};
  }
  return books;
}

std::function<std::string(query::Reader&)> QueryOf(AuditAsk ask) {
  return [ask = std::move(ask)](query::Reader& reader) {
    if (ask.what == AuditAsk::What::kHeads) return HeadsJson(ask, reader);
    if (ask.what == AuditAsk::What::kBooks) return BookSheetJson(ask, reader);
    if (ask.what == AuditAsk::What::kService) return ServiceJson(ask, reader);
    return FlagsJson(ask, reader);
  };
}

query::OpenDays OpenDaysOf(const core::Hall* hall, std::uint32_t month) {
  query::OpenDays days;
  if (hall == nullptr) return days;
  const std::chrono::sys_days first =
      std::chrono::year(static_cast<int>(month / 100)) / std::chrono::month(month % 100) / 1;
  const std::chrono::sys_days next =
      std::chrono::year_month_day(first + std::chrono::days(31)).year() /
      std::chrono::year_month_day(first + std::chrono::days(31)).month() / 1;
  for (std::chrono::sys_days day = first; day < next; day += std::chrono::days(1)) {
    const auto hours = core::HoursOn(hall->board, core::HallDay(day));
    if (!hours) continue;
    query::OpenMinutes open;
    if (!hours->open.empty()) open = {hours->open.front().from, hours->open.back().until};
    days[day.time_since_epoch().count()] = open;
  }
  return days;
}

}  // namespace yichuang::http
