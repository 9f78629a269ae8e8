#include "hub/http/report_routes.h"

#include <algorithm>
#include <utility>

#include "hub/core/appeal.h"
#include "hub/http/hotline.h"
#include "hub/http/report_json.h"
#include "hub/http/request_body.h"
#include "hub/http/target.h"
#include "hub/http/whole_number.h"

namespace yichuang::http {
namespace {

using contract::Reason;

constexpr std::size_t kMostReportText = 64;

core::ReportActor ReportActorOf(const Visitor& visitor) {
  return {visitor.number == kConsoleName ? std::string() : visitor.number, visitor.roles, false};
}

Trouble NoReport(std::string_view id) {
  return {Reason::kUnknownReport, std::string(id.substr(0, kMostReportText)), {}};
}

Route ReportsRoute(std::string_view target, const Visitor& visitor) {
  const auto of = MonthIn(Parameter(target, "month"));
  if (!of) return Trouble{Reason::kWrongType, "month", {}};
  ReportsAsk list{*of, ReportActorOf(visitor), false};
  list.persons = Parameter(target, "persons") == "1" && MayDraftLetters(list.actor);
  return ReportRequest{std::move(list)};
}

Route DraftReportRoute(const Ask& ask, const Visitor& visitor) {
  RequestBody body(ask.body);
  const std::string name = body.Text("kind");
  const auto kind = core::ReportKindNamed(name);
  const auto month = MonthIn(body.Text("from"));
  if (!month) body.Fault("from");
  std::string unit;
  if (body.Has("unit")) unit = body.Text("unit", core::kMostUnit, 0);
  std::string person;
  if (body.Has("person")) person = body.Text("person", kMostReportText, 0);
  if (body.trouble()) return *body.trouble();
  if (!kind) return Trouble{Reason::kUnknownReportKind, name.substr(0, kMostReportText), {}};
  const core::HallDay first(*month / 1);
  if (!core::PeriodFrom(*core::RuleOf(*kind), first))
    return Trouble{Reason::kWrongType, "from", {}};
  return ReportRequest{
      DraftReportAsk{*kind, first, std::move(unit), ReportActorOf(visitor), std::move(person)}};
}

Route StepReportRoute(const Ask& ask, std::string_view id, const Visitor& visitor) {
  const auto report = WholeNumber<std::uint64_t>(id);
  if (!report) return NoReport(id);
  RequestBody body(ask.body);
  const std::string name = body.Text("step");
  const auto step = std::ranges::find(core::kReportStepNames, name);
  if (step == core::kReportStepNames.end()) body.Fault("step");
  if (body.trouble()) return *body.trouble();
  return core::Command{core::StepReport{
      core::ReportId{*report}, static_cast<core::ReportStep>(step - core::kReportStepNames.begin()),
      ReportActorOf(visitor)}};
}

}  // namespace

/// Who is told of other people's promises on their last day.
constexpr core::RoleSet kCaseSupervisors{core::Role::kDutyManager, core::Role::kHallManager};

Route TodoRoute(const Visitor& visitor) {
  query::TodoAsk of{visitor.number, visitor.staff};
  of.approves = visitor.roles.Meets(core::kReportApprovers);
  of.publishes = visitor.roles.Meets(core::kReportPublishers);
  of.heads = visitor.roles.Has(core::Role::kUnitHead);
  of.single = visitor.roles.Meets(core::kReportSingles);
  of.leads = visitor.roles.Has(core::Role::kDutyManager);
  of.supervises = visitor.roles.Meets(kCaseSupervisors);
  of.decides = visitor.roles.Meets(core::kAppealDeciders);
  return MatterRequest{TodoAsk{std::move(of)}};
}

Route ReportRoute(RouteId id, const Ask& ask, const std::vector<std::string_view>& taken,
                  const Visitor& visitor) {
  if (id == RouteId::kReports) return ReportsRoute(ask.target, visitor);
  if (id == RouteId::kDraftReport) return DraftReportRoute(ask, visitor);
  if (id == RouteId::kStepReport) return StepReportRoute(ask, taken[0], visitor);
  const auto report = WholeNumber<std::uint64_t>(taken[0]);
  if (!report) return NoReport(taken[0]);
  return ReportRequest{ReportFileAsk{*report, ReportActorOf(visitor), id == RouteId::kReportFile,
                                     Parameter(ask.target, "language") == "en"}};
}

}  // namespace yichuang::http
