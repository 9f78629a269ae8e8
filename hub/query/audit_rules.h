#pragma once

#include <chrono>
#include <cstdint>

/// Numbers by which ratings are worth a second look, as data with the day from which they hold. A
/// changed row is a new row behind the old one: months that were judged by the old numbers stay as
/// they were. Sources: domain.md §15.4 [D]; the rest are defaults of this project.
namespace yichuang::query {

struct AuditRules {
  std::chrono::year_month_day valid_from{};
  /// More ratings than these within this time at one window (domain.md §15.4).
  std::uint32_t burst_most = 3;
  std::int64_t burst_span_ms = 60'000;
  /// Sooner than this after the invitation opened and with tags, in more than this share of at
  /// least so many ratings of a clerk (domain.md §15.4).
  std::uint32_t hasty_ms = 5'000;
  std::uint32_t hasty_percent = 90;
  std::uint32_t hasty_least = 10;
  /// Nothing but the best level in more ratings of a clerk than these (domain.md §15.4).
  std::uint32_t all_top_least = 50;
  /// Pressed sooner than this after the service began, at least so often by one clerk on one day.
  std::int64_t short_service_ms = 20'000;
  std::uint32_t short_service_least = 3;
  /// So many of one level in turn at one window within this time.
  std::uint32_t same_level_least = 8;
  std::int64_t same_level_span_ms = 600'000;
  /// So many minutes before the hall opens and after it closes nobody is served any more.
  int hours_slack_minutes = 60;
  /// On days whose hours nobody knows: minutes of the day before and after which no hall of this
  /// kind is open.
  int earliest_minute = 7 * 60;
  int latest_minute = 20 * 60;
  /// At least so many rated services without a number and more than this share of a clerk's day,
  /// where the hall gives numbers.
  std::uint32_t no_ticket_least = 5;
  std::uint32_t no_ticket_percent = 50;
  /// So many services in turn without a rating, on the same day and by the same clerk, after a bad
  /// one.
  std::uint32_t silence_least = 5;
  /// At least so many presses of one device, each older than this, that came within a minute.
  std::uint32_t late_batch_least = 10;
  std::int64_t late_batch_ms = 3'600'000;
  /// At least so many on one day: presses of a device without an invitation; second presses at a
  /// window.
  std::uint32_t uninvited_least = 3;
  std::uint32_t second_least = 3;
  /// A clerk ended at least so many services, and more than this share without an invitation.
  std::uint32_t not_asked_least = 20;
  std::uint32_t not_asked_percent = 20;
};

/// Those in force on a day. Days before the first row go by the first.
const AuditRules& AuditRulesOn(std::chrono::year_month_day day);

}  // namespace yichuang::query
