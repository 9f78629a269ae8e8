#include "hub/http/figure_routes.h"

#include <fmt/format.h>

#include <chrono>
#include <optional>
#include <utility>

#include "hub/contract/text_codec.h"
#include "hub/http/figure_view.h"
#include "hub/http/item_routes.h"
#include "hub/http/target.h"
#include "hub/http/whole_number.h"

namespace yichuang::http {
namespace {

using contract::Reason;

constexpr std::size_t kMostGroupId = 32;
constexpr std::size_t kMostNameBytes = 80;

/// Reads the parameters of a question and remembers the first that makes no sense.
class FigureParameters {
 public:
  explicit FigureParameters(std::string_view target) : target_(target) {}

  std::string Day(std::string_view name) {
    const std::string_view text = Parameter(target_, name);
    if (text.empty()) Blame(name, Reason::kMissingField);
    if (!IsDay(text)) Blame(name, Reason::kWrongType);
    return std::string(text);
  }
  template <typename Int>
  std::optional<Int> Number(std::string_view name, Int least, Int most) {
    const std::string_view text = Parameter(target_, name);
    if (text.empty()) return std::nullopt;
    const auto number = WholeNumber<Int>(text);
    if (!number || *number < least || *number > most) Blame(name, Reason::kWrongType);
    return number;
  }
  /// "-" is the group of services without a ticket.
  std::optional<std::string> Group() {
    const std::string_view text = Parameter(target_, "group");
    if (text.empty()) return std::nullopt;
    if (text.size() > kMostGroupId) Blame("group", Reason::kWrongType);
    return std::string(text == "-" ? std::string_view{} : text);
  }
  std::optional<std::string> Name(std::string_view name) {
    std::string text = PlainParameter(target_, name);
    if (text.empty()) return std::nullopt;
    if (text.size() > kMostNameBytes) Blame(name, Reason::kWrongType);
    return text;
  }
  void Blame(std::string_view name, Reason reason) {
    if (!trouble_) trouble_ = Trouble{reason, std::string(name), {}};
  }
  const std::optional<Trouble>& trouble() const { return trouble_; }

 private:
  std::string_view target_;
  std::optional<Trouble> trouble_;
};

}  // namespace

bool IsDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto year = WholeNumber<unsigned>(text.substr(0, 4));
  const auto month = WholeNumber<unsigned>(text.substr(5, 2));
  const auto day = WholeNumber<unsigned>(text.substr(8, 2));
  if (!year || !month || !day) return false;
  return std::chrono::year_month_day(std::chrono::year(static_cast<int>(*year)),
                                     std::chrono::month(*month), std::chrono::day(*day))
      .ok();
}

bool SeesSingleRatings(core::RoleSet roles) {
  return roles.Meets({core::Role::kDutyManager, core::Role::kHallManager, core::Role::kInspector});
}

Route FiguresRoute(const Ask& ask, const Visitor& visitor) {
  FigureParameters parameters(ask.target);
  FiguresAsk figures;
  figures.single = SeesSingleRatings(visitor.roles);
  query::FigureAsk& question = figures.ask;
  question.from = parameters.Day("from");
  const std::string to = parameters.Day("to");
  question.staff = parameters.Number<std::uint32_t>("staff", 1, 0xFFFF'FFFF);
  question.window = parameters.Number<std::uint32_t>("window", 1, 999);
  question.group = parameters.Group();
  question.hour = parameters.Number<int>("hour", 0, 23);
  question.weekday = parameters.Number<int>("weekday", 1, 7);
  question.corrected = parameters.Number<int>("corrected", 0, 1).value_or(0) == 1;
  figures.filter = {parameters.Name("unit"), parameters.Name("site")};
  if (parameters.trouble()) return *parameters.trouble();
  const std::chrono::sys_days first = CivilDay(question.from);
  const std::chrono::sys_days last = CivilDay(to);
  if (last < first || last - first >= std::chrono::days(kMostSpanDays))
    return Trouble{Reason::kWrongType, "to", {}};
  question.until = contract::DayText(last + std::chrono::days(1));
  // Who may not see few ratings cannot ask for few: filters narrow a sum down to them. Units and
  // sites do not: of these he gets sums of the staff that he sees anyway.
  if (!figures.single && (question.staff || question.window || question.group || question.hour ||
                          question.weekday || question.corrected))
    return Trouble{Problem::kRoleNeeded, "filter", {}};
  return figures;
}

std::string SubjectOf(const FiguresAsk& figures) {
  const query::FigureAsk& ask = figures.ask;
  const std::chrono::sys_days until = CivilDay(ask.until);
  std::string subject = ask.from + ".." + contract::DayText(until - std::chrono::days(1));
  if (ask.staff) subject += fmt::format(" staff={}", *ask.staff);
  if (ask.window) subject += fmt::format(" window={}", *ask.window);
  if (ask.group) subject += " group=" + *ask.group;
  if (ask.hour) subject += fmt::format(" hour={}", *ask.hour);
  if (ask.weekday) subject += fmt::format(" weekday={}", *ask.weekday);
  if (figures.filter.unit) subject += " unit=" + *figures.filter.unit;
  if (figures.filter.site) subject += " site=" + *figures.filter.site;
  return subject;
}

}  // namespace yichuang::http
