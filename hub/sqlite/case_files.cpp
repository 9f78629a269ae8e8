#include "hub/sqlite/case_files.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "hub/core/joint.h"
#include "hub/sqlite/body_reader.h"
#include "hub/sqlite/case_fold.h"
#include "hub/sqlite/event_codec.h"

namespace yichuang::sqlite {
namespace {

constexpr std::size_t kMostNamed = 20;
constexpr std::size_t kDayDigits = 8;
constexpr std::size_t kLeastSerial = 4;

query::CasePaperRow PaperOf(const Statement& row) {
  query::CasePaperRow paper;
  paper.kind = static_cast<int>(row.Integer(0));
  paper.year = static_cast<int>(row.Integer(1));
  paper.number = static_cast<std::uint32_t>(row.Integer(2));
  paper.id = static_cast<std::uint64_t>(row.Integer(3));
  paper.about = static_cast<std::uint64_t>(row.Integer(4));
  paper.code = std::string(row.Text(5));
  paper.issued_ms = row.Integer(6);
  paper.prints = static_cast<std::uint32_t>(row.Integer(7));
  if (!row.IsNull(8)) paper.fault = static_cast<int>(row.Integer(8));
  return paper;
}

constexpr std::string_view kPaperColumns =
    "SELECT kind, year, number, case_id, about, code, issued, prints, fault FROM paper ";

std::optional<core::Instant> InstantIn(const std::optional<std::int64_t>& ms) {
  return ms ? std::optional(InstantOf(*ms)) : std::nullopt;
}

std::optional<std::int64_t> InMs(const std::optional<core::Instant>& at) {
  return at ? std::optional(core::MillisOf(*at)) : std::nullopt;
}

/// What a joint matter has from its parts: state, due dates and result.
void TellOfParts(query::CaseRecord& whole) {
  std::vector<core::CaseState> states;
  std::vector<core::Dues> dues;
  for (const query::CaseRecord& part : whole.parts) {
    states.push_back(static_cast<core::CaseState>(part.state));
    whole.approved = whole.approved || part.approved;
    if (!part.end) dues.push_back({InstantIn(part.promised_ms), InstantIn(part.legal_ms)});
  }
  const core::Dues latest = core::LatestOf(dues);
  whole.promised_ms = InMs(latest.promised);
  whole.legal_ms = InMs(latest.legal);
  if (whole.state == static_cast<int>(core::CaseState::kOver)) return;  // delivered
  switch (core::JointStateOf(states)) {
    case core::JointState::kInWork:
      return;
    case core::JointState::kDecided:
      whole.state =
          static_cast<int>(whole.approved ? core::CaseState::kApproved : core::CaseState::kDenied);
      return;
    case core::JointState::kOver:
      whole.state = static_cast<int>(core::CaseState::kOver);
      whole.end = whole.parts.back().end;
  }
}

bool AreDigits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

CaseFiles::CaseFiles(Database& database)
    : rows_(database.Prepare("SELECT ledger.seq, at, actor, kind, body FROM case_row "
                             "JOIN ledger USING(seq) WHERE case_row.id = ? ORDER BY seq")),
      papers_(database.Prepare(std::string(kPaperColumns) + "WHERE case_id = ? ORDER BY seq")),
      by_code_(database.Prepare(std::string(kPaperColumns) + "WHERE code = ?")),
      by_no_(database.Prepare("SELECT id FROM case_file WHERE no = ?")),
      // The digits of a number: its day, and the serial that many items may share on that day.
      by_day_(database.Prepare("SELECT id FROM case_file WHERE day = ? AND no <> '' AND "
                               "substr(no, -?) = ? ORDER BY id")),
      by_ticket_(database.Prepare("SELECT case_file.id FROM ticket JOIN case_file "
                                  "ON case_file.service = ticket.service WHERE ticket.day = ? AND "
                                  "ticket.no = ? AND ticket.service <> 0 ORDER BY case_file.id")),
      applicants_(database.Prepare("SELECT applicant FROM case_file WHERE applicant <> '' UNION "
                                   "SELECT handle FROM case_form")),
      forms_of_(database.Prepare("SELECT handle FROM case_form JOIN case_file ON id = case_id "
                                 "WHERE applicant = ? AND applicant <> ''")) {}

std::optional<query::CaseRecord> CaseFiles::Read(std::uint64_t id) {
  CaseFold fold;
  bool any = false;
  rows_.BindAll(id);
  while (rows_.Step()) {
    auto decoded = Decode(rows_.Text(3), rows_.Text(4));
    auto* const event = std::get_if<core::Event>(&decoded);
    if (event == nullptr) continue;  // for `verify` to name
    fold.Take({static_cast<std::uint64_t>(rows_.Integer(0)), InstantOf(rows_.Integer(1)),
               std::string(rows_.Text(2)), std::move(*event)});
    any = true;
  }
  rows_.Reset();
  if (!any) return std::nullopt;
  query::CaseRecord record = fold.record();
  record.papers.clear();
  papers_.BindAll(id);
  while (papers_.Step()) record.papers.push_back(PaperOf(papers_));
  papers_.Reset();
  for (query::CaseRecord& part : record.parts) {
    if (auto told = Read(part.id)) part = *std::move(told);
  }
  if (!record.parts.empty()) TellOfParts(record);
  return record;
}

std::vector<std::uint64_t> CaseFiles::IdsOf(Statement& select) {
  std::vector<std::uint64_t> ids;
  while (ids.size() < kMostNamed && select.Step())
    ids.push_back(static_cast<std::uint64_t>(select.Integer(0)));
  select.Reset();
  return ids;
}

std::vector<query::CaseRecord> CaseFiles::Named(const std::string& number,
                                                const std::string& today) {
  std::vector<std::uint64_t> ids;
  if (AreDigits(number) && number.size() >= kDayDigits + kLeastSerial) {
    const std::int64_t day = std::stoll(number.substr(0, kDayDigits));
    by_day_.BindAll(day, static_cast<std::int64_t>(number.size()), std::string_view(number));
    ids = IdsOf(by_day_);
  }
  if (ids.empty()) {
    by_no_.BindAll(std::string_view(number));
    ids = IdsOf(by_no_);
  }
  if (ids.empty()) {
    by_ticket_.BindAll(DayNumber(today), std::string_view(number));
    ids = IdsOf(by_ticket_);
  }
  if (ids.empty()) {
    if (const auto paper = Paper(number)) ids.push_back(paper->id);
  }
  std::vector<query::CaseRecord> records;
  for (const std::uint64_t id : ids) {
    if (auto record = Read(id)) records.push_back(*std::move(record));
  }
  // A joint matter tells of its parts.
  std::erase_if(records, [&ids](const query::CaseRecord& each) {
    return each.joint != 0 && std::ranges::find(ids, each.joint) != ids.end();
  });
  return records;
}

std::optional<query::CasePaperRow> CaseFiles::Paper(std::string_view code) {
  by_code_.BindAll(code);
  std::optional<query::CasePaperRow> paper;
  if (by_code_.Step()) paper = PaperOf(by_code_);
  by_code_.Reset();
  return paper;
}

std::vector<std::string> CaseFiles::FormsOf(const std::string& applicant) {
  std::vector<std::string> handles;
  forms_of_.BindAll(std::string_view(applicant));
  while (forms_of_.Step()) handles.emplace_back(forms_of_.Text(0));
  forms_of_.Reset();
  return handles;
}

std::vector<std::string> CaseFiles::Applicants() {
  std::vector<std::string> handles;
  while (applicants_.Step()) handles.emplace_back(applicants_.Text(0));
  applicants_.Reset();
  return handles;
}

}  // namespace yichuang::sqlite
