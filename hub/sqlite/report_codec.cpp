#include "hub/sqlite/report_codec.h"

#include <utility>

#include "hub/sqlite/field_codec.h"

namespace yichuang::sqlite {

template <>
inline constexpr std::array<std::string_view, core::kReportKindCount> kNames<core::ReportKind> =
    core::kReportKindNames;

template <typename V>
void Fields(V& fields, Part<V, core::ReportWanted> e) {
  fields("kind", e.kind);
  fields("from", e.from);
  fields("until", e.until);
  fields("settled", e.settled);
  fields("due_ms", e.due);
}
template <typename V>
void Fields(V& fields, Part<V, core::ReportLate> e) {
  fields("kind", e.kind);
  fields("from", e.from);
  fields("settled", e.settled);
}
template <typename V>
void Fields(V& fields, Part<V, core::ReportDrafted> e) {
  fields("report", e.id);
  fields("kind", e.kind);
  fields("from", e.from);
  fields("until", e.until);
  fields("unit", e.unit);
  fields("settled", e.settled);
  fields("edition", e.edition);
  fields("replaces", e.replaces);
  fields("sm3", e.sm3);
  fields("figures", e.figures);
  fields("body", e.body);
  fields("by", e.by);
  fields("person", e.person);
}
template <typename V>
void Fields(V& fields, Part<V, core::ReportApproved> e) {
  fields("report", e.id);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::ReportPublished> e) {
  fields("report", e.id);
  fields("year", e.year);
  fields("number", e.number);
  fields("sm3", e.sm3);
  fields("replaces", e.replaces);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::ReportWithdrawn> e) {
  fields("report", e.id);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::OpenReport> e) {
  fields("kind", e.kind);
  fields("from", e.from);
  fields("unit", e.unit);
  fields("settled", e.settled);
  fields("replaces", e.replaces);
  fields("sm3", e.sm3);
  fields("drafted_by", e.drafted_by);
  fields("approved", e.approved);
  fields("person", e.person);
}
template <typename V>
void Fields(V& fields, Part<V, core::ExpectedReport> e) {
  fields("kind", e.kind);
  fields("from", e.from);
  fields("until", e.until);
  fields("settled", e.settled);
  fields("due_ms", e.due);
  fields("late", e.late);
}

template <core::ReportEvent Event>
std::string Body(const Event& event) {
  FieldWriter fields;
  Fields(fields, event);
  return Compact(fields.json);
}

template <core::ReportEvent Event>
core::Event ReadReportEvent(BodyReader& body) {
  Event event;
  FieldReader fields(body);
  Fields(fields, event);
  return event;
}

template std::string Body(const core::ReportWanted&);
template std::string Body(const core::ReportLate&);
template std::string Body(const core::ReportDrafted&);
template std::string Body(const core::ReportApproved&);
template std::string Body(const core::ReportPublished&);
template std::string Body(const core::ReportWithdrawn&);

template core::Event ReadReportEvent<core::ReportWanted>(BodyReader&);
template core::Event ReadReportEvent<core::ReportLate>(BodyReader&);
template core::Event ReadReportEvent<core::ReportDrafted>(BodyReader&);
template core::Event ReadReportEvent<core::ReportApproved>(BodyReader&);
template core::Event ReadReportEvent<core::ReportPublished>(BodyReader&);
template core::Event ReadReportEvent<core::ReportWithdrawn>(BodyReader&);

OrderedJson ReportsJson(const core::Reports& reports) {
  OrderedJson open = OrderedJson::array();
  for (const auto& [id, each] : reports.open) {
    FieldWriter fields;
    fields("report", id);
    Fields(fields, each);
    open.push_back(std::move(fields.json));
  }
  OrderedJson expected = OrderedJson::array();
  for (const core::ExpectedReport& each : reports.expected) {
    FieldWriter fields;
    Fields(fields, each);
    expected.push_back(std::move(fields.json));
  }
  OrderedJson wanted = OrderedJson::array();
  for (const auto& [job, from] : reports.wanted) {
    FieldWriter fields;
    fields("kind", job.first);
    fields("settled", job.second);
    fields("from", from);
    wanted.push_back(std::move(fields.json));
  }
  OrderedJson published = OrderedJson::array();
  for (const auto& [kind, latest] : reports.published) {
    FieldWriter fields;
    fields("kind", kind);
    fields("from", latest.from);
    fields("settled", latest.settled);
    published.push_back(std::move(fields.json));
  }
  FieldWriter fields;
  fields("next", reports.next);
  fields("year", reports.year);
  fields("last_number", reports.last_number);
  fields("since", reports.since);
  fields.json["open"] = std::move(open);
  fields.json["expected"] = std::move(expected);
  fields.json["wanted"] = std::move(wanted);
  fields.json["published"] = std::move(published);
  return std::move(fields.json);
}

core::Reports ReadReports(BodyReader& body) {
  core::Reports reports;
  FieldReader whole(body);
  whole("next", reports.next);
  whole("year", reports.year);
  whole("last_number", reports.last_number);
  whole("since", reports.since);
  ForEach(body, "open", [&reports](BodyReader& item) {
    FieldReader fields(item);
    Fields(fields, reports.open[item.IdOf<core::ReportId>("report")]);
  });
  ForEach(body, "expected", [&reports](BodyReader& item) {
    FieldReader fields(item);
    Fields(fields, reports.expected.emplace_back());
  });
  ForEach(body, "wanted", [&reports](BodyReader& item) {
    FieldReader fields(item);
    std::pair<core::ReportKind, bool> job;
    fields("kind", job.first);
    fields("settled", job.second);
    fields("from", reports.wanted[job]);
  });
  ForEach(body, "published", [&reports](BodyReader& item) {
    FieldReader fields(item);
    core::ReportKind kind = core::ReportKind::kRatings;
    fields("kind", kind);
    core::LatestReport& latest = reports.published[kind];
    fields("from", latest.from);
    fields("settled", latest.settled);
  });
  return reports;
}

}  // namespace yichuang::sqlite
