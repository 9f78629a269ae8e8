#pragma once

#include <chrono>

/// How long what is kept of persons stays, as data with the day from which it holds. A changed row
/// is a new row behind the old one. Source: PIPL, delete when the purpose ends; the span is a
/// default of this project until the hall's archive rule says another one (domain.md §10 [D]).
namespace yichuang::query {

struct RetentionRules {
  std::chrono::year_month_day valid_from{};
  /// After the last case of an applicant is over.
  std::chrono::days applicant{5 * 365 + 1};
  /// What was said about a matter or an appeal, after it is over. Default of this project, as
  /// above.
  std::chrono::days words{3 * 365 + 1};
  /// Whom to call back about a matter, after the last matter of somebody without any case is over.
  /// Default of this project, as above.
  std::chrono::days contact{2 * 365};
};

/// Those in force on a day. Days before the first row go by the first.
const RetentionRules& RetentionOn(std::chrono::year_month_day day);

}  // namespace yichuang::query
