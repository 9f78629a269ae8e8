#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "hub/http/server.h"
#include "tests/hub/http/figure_sample.h"
#include "tests/hub/http/live_states.h"

namespace yichuang::http {

/// A licence whose law was verified.
inline catalogue::Catalogue SampleItems() {
  catalogue::Catalogue items;
  items.departments = {{"scjg", {"云澜区市场监督管理局", ""}, ""}};
  catalogue::Item item;
  item.id = "hygiene-licence";
  item.department = "scjg";
  item.name = {"公共场所卫生许可", "Hygiene licence"};
  item.type = catalogue::ItemType::kLicence;
  item.verified = true;
  item.result = {"卫生许可证", "Licence"};
  catalogue::Material form;
  form.id = "form";
  form.name = {"申请表", "Form"};
  form.originals = 1;
  item.materials = {form};
  items.items = {item};
  return items;
}

/// "setup" of two parts, with a form; a name and a number of the form are somebody's.
inline catalogue::JointMatter SampleMatter() {
  using Kind = catalogue::JointMatter::FieldKind;
  catalogue::JointMatter matter;
  matter.id = "setup";
  matter.name = {"企业开办一件事", "Starting a company"};
  matter.parts = {{"licence", {}}, {"tax", {}}};
  matter.form = {{"name", {"企业名称", "Name"}, Kind::kText, true, {}, {"licence", "tax"}},
                 {"kind",
                  {"企业类型", "Kind"},
                  Kind::kChoice,
                  true,
                  {{"limited", {"有限责任公司", "Limited"}}, {"branch", {"分支机构", "Branch"}}},
                  {"licence"}},
                 {"boss", {"法定代表人", "Representative"}, Kind::kPerson, true, {}, {"licence"}},
                 {"staff", {"用工人数", "Employees"}, Kind::kNumber, false, {}, {"tax"}},
                 {"phone", {"经办人电话", "Telephone"}, Kind::kPhone, false, {}, {"tax"}}};
  return matter;
}

/// Case 5: received and refused; its receipt was printed once. Nobody was named.
inline query::CaseRecord SampleRecord() {
  query::CaseRecord record;
  record.id = 5;
  record.no = "hygiene-licence202605090001";
  record.item = "hygiene-licence";
  record.depth = 2;
  record.state = static_cast<int>(core::CaseState::kOver);
  record.end = static_cast<int>(core::CaseEnd::kRefused);
  record.received = "2026-05-09";
  query::CaseMatter receipt;
  receipt.about = 40;
  receipt.at_ms = 1'778'290'200'000;
  receipt.materials = {{"form", 0, {}}};
  receipt.received = record.received;
  query::CaseMatter refusal = receipt;
  refusal.kind = static_cast<int>(core::PaperKind::kRefusal);
  refusal.about = 41;
  refusal.ground = static_cast<int>(core::CaseGround::kOutOfScope);
  record.matters = {receipt, refusal};
  record.papers = {{0, 2026, 12, 5, 40, "ABCDEFGHIJKL", 1'778'290'200'000, 1, std::nullopt}};
  return record;
}

/// Report 12 of April: published, settled, with one table.
inline query::ReportFile SampleReport() {
  query::ReportFile file;
  file.row.id = 12;
  file.row.from = "2026-04-01";
  file.row.until = "2026-05-01";
  file.row.settled = true;
  file.row.sm3 = std::string(64, 'b');
  file.row.figures = std::string(64, 'c');
  file.row.drafted_ms = 1'778'290'200'000;
  file.row.approved_ms = 1'778'290'300'000;
  file.row.approved_by = "7001";
  file.row.published_ms = 1'778'290'400'000;
  file.row.published_by = "2001";
  file.row.year = 2026;
  file.row.number = 31;
  file.body = R"({"kind":"ratings","from":"2026-04-01","to":"2026-04-30","unit":"","settled":true,)"
              R"("frozen_ms":1778290200000,"generator":"0.1.0","tables":[{"section":"ratings",)"
              R"("columns":["now","before"],"hidden":1,"lines":[{"key":"satisfied",)"
              R"("cells":[{"n":8,"of":10},null]},{"key":"ended","cells":[20,0]}]}]})";
  return file;
}

/// Whom case 5 is for: the hall writes it, the reader tells it.
struct NamedApplicant {
  std::mutex mutex;
  std::string handle;
  std::string form;  ///< of the joint matter 60
};

/// Answers from memory; a day that begins with "1999" fails as a broken disk would.
class FakeReader : public query::Reader {
 public:
  explicit FakeReader(std::shared_ptr<NamedApplicant> named = nullptr) : named_(std::move(named)) {}

  std::vector<query::DayRow> StaffDay(const std::string& day) override {
    if (day.starts_with("1999")) throw std::runtime_error("disk I/O error");
    query::DayRow row;
    row.day = day;
    row.key = 1;
    row.ended = 4;
    return {row};
  }
  std::vector<query::DayRow> WindowDay(const std::string&) override { return {}; }
  query::DayFigures Figures(const std::string& day) override {
    const query::DayRow nine{day, 9, 4, 1, 2, {0, 0, 0, 1, 1}, {}};
    query::DayRow window = nine;
    window.key = 3;
    return {{nine}, {window}};
  }
  std::vector<query::FigureRow> FiguresOf(const query::FigureAsk&) override {
    return {{"1", SampleCounts()}};
  }
  query::FigureSheet FigureSheetOf(const query::FigureAsk&) override { return SampleSheet(); }
  std::vector<query::BookRow> Books() override { return {{"ev-0001", 1, 3, 2, 0, 1}}; }
  query::AuditMaterial AuditOf(std::uint32_t month) override { return SampleAudit(month); }
  /// Knows service 8.
  std::optional<query::AuditServiceFile> AuditServiceOf(std::uint64_t service) override {
    if (service != 8) return std::nullopt;
    query::AuditServiceFile file;
    file.service = {8, 3, 2, "A001", 1'778'290'200'000, true, 2, 5};
    file.opened_ms = 1'778'290'000'000;
    file.invitation_ms = 1'778'290'200'000;
    file.ratings = SampleAudit(202605).ratings;
    file.cases = {{4, "A-4"}};
    file.matters = {{7, "CP20260509001"}};
    return file;
  }
  query::BookSheet BooksAt(const query::BooksAsk& ask) override {
    return {{1, ask.seq.value_or(9), ask.at_ms.value_or(1'778'290'200'000), std::string(64, 'b')},
            Books()};
  }
  std::vector<query::DayHead> DayHeads(std::uint32_t) override {
    return {{"2026-05-08", true, {1, 5, 1'778'200'000'000, std::string(64, 'a')}},
            {"2026-05-09", false, {1, 9, 1'778'290'200'000, std::string(64, 'b')}}};
  }
  query::BoardRow Board() override {
    query::BoardRow board;
    board.emergency = contract::BothTexts{"请离开大厅", "Please leave"};
    board.catalogue = query::CatalogueRow{1, std::string(64, 'a'), 12, 1, 0};
    return board;
  }
  std::vector<query::ItemVersionRow> ItemVersions(const std::string&) override { return {}; }
  std::vector<query::OwnTagRow> OwnTags(std::uint32_t, const std::string&,
                                        const std::string&) override {
    return {{"2026-05-06", 5, 2, {1, 0, 2}}};
  }
  std::vector<query::ViolationRow> ViolationsOf(const std::string& who, std::int64_t) override {
    if (who != "1001") return {};
    return {{7, "SW202605070001", 1, 1, 3, 1'778'205'600'000, false, false}};
  }
  std::vector<query::AppealRow> AppealsOf(const std::string& by) override {
    if (!by.empty() && by != "1001") return {};
    query::AppealRow row = AppealOf(4, 0)->row;
    return {row};
  }
  std::optional<query::AppealFile> AppealOf(std::uint64_t id, std::uint32_t) override {
    if (id != 4 && id != 6) return std::nullopt;
    query::AppealFile file;
    if (id == 6) {
      file.row.id = 6;
      file.row.target = 1;
      file.row.by = "1001";
      file.row.unit = "税务局";
      file.row.matter_no = SomeCase().no;
      file.row.kase = 5;
      file.row.words = "words/1";
      return file;
    }
    file.row.id = 4;
    file.row.by = "1001";
    file.row.unit = "税务局";
    file.row.from = "2026-05-04";
    file.row.to = "2026-05-06";
    file.row.words = "words/1";
    file.row.filed_ms = 1'778'205'600'000;
    file.row.due_ms = 1'778'810'400'000;
    file.row.votes = {{"4001", 1'778'209'200'000, true, 0, 1, "words/2"}};
    file.ratings = {{40, "2026-05-05", 1, 2, 1, 9, "CP202605050001", 3, false}};
    return file;
  }
  std::vector<query::DayRow> OwnRatings(std::uint32_t staff, const std::string& from,
                                        const std::string& until) override {
    if (staff == 0 || until != TwoWindows().settled_before) return {};
    query::DayRow row;
    row.day = from;
    row.rated = 6;
    row.levels = {0, 1, 0, 2, 3};
    return {row};
  }
  std::optional<query::CaseRecord> Record(std::uint64_t id) override {
    if (id == 60 || id == 61) return SampleJoint(id);
    return id == 5 ? std::optional(Sample()) : std::nullopt;
  }
  std::vector<query::CaseRecord> CasesNamed(const std::string& number,
                                            const std::string&) override {
    return number == "202605090001" ? std::vector{Sample()} : std::vector<query::CaseRecord>{};
  }
  std::optional<query::CasePaperRow> PaperOf(const std::string& code) override {
    return code == "ABCDEFGHIJKL" ? std::optional(SampleRecord().papers.front()) : std::nullopt;
  }
  std::vector<std::string> Applicants() override { return {}; }
  std::vector<std::string> FormsOf(const std::string&) override {
    if (!named_) return {};
    const std::scoped_lock lock(named_->mutex);
    return {named_->form};
  }
  query::CaseList Cases(const query::CaseListAsk& ask) override {
    query::CaseList list;
    if (ask.view != query::CaseView::kDraft) list.rows.push_back(SomeCase());
    list.counts.open = 1;
    if (!ask.after) list.next = query::CaseCursor{77, 5};
    return list;
  }
  std::optional<query::CaseFile> Case(std::uint64_t id) override {
    if (id != 5) return std::nullopt;
    query::CaseFile file;
    file.row = SomeCase();
    file.moments = {
        {9, 1'778'290'200'000, "user:1001", "promise_made_up(1)",
         R"({"case":5,"material":"photo","fit":true,"by":"1001"})"},
        {17, 1'778'291'000'000, "user:1001", "case_received(1)",
         R"({"case":5,"materials":[{"id":"form","state":"taken"}],"applicant":"9d0f"})"},
        {18, 1'778'292'000'000, "user:1001", "notice_repeated(1)",
         R"({"case":5,"materials":["form"],"received":17,"first":16,"by":"1002","who":"1001"})"}};
    return file;
  }
  std::vector<query::HandOverRow> HandOvers(const std::string& number) override {
    query::HandOverRow row;
    row.batch = 2;
    row.from = "1001";
    row.to = number;
    row.cases = {{5, "hygiene202605090001", "hygiene"}};
    return {row};
  }
  query::MatterList Matters(const query::MatterListAsk& ask) override {
    query::MatterList list;
    list.rows.push_back(SomeMatter(ask.viewer));
    list.counts.mine = 1;
    if (!ask.after) list.next = query::CaseCursor{77, 8};
    return list;
  }
  std::optional<query::MatterFile> Matter(std::uint64_t id) override {
    if (id == 7) return RatedBadly();
    if (id != 8) return std::nullopt;
    return query::MatterFile{SomeMatter("1001"),
                             {{9, 1'778'290'200'000, "user:1001", "matter_offered(1)",
                               R"({"matter":8,"from":"1001","to":"1002","by":"1001"})"},
                              {11, 1'778'290'200'000, "user:1001", "chase_notice_issued(1)",
                               R"({"matter":8,"year":2026,"number":7,"no":"SW202605090001",)"
                               R"("to":"1002","unit":"税务局","kind":1,"state":"handling",)"
                               R"("rung":2,"due_ms":1778290200000,"days":3,)"
                               R"("answer_ms":1778490200000,"by":"1001"})"}}};
  }
  std::optional<query::MatterRow> MatterCoded(const std::string& code) override {
    return code == "7K3QX2A2M4PZ" ? std::optional(SomeMatter("1001")) : std::nullopt;
  }
  query::MatterBoard LateMatters() override {
    return {{{"税务局", 5, 2, 3, 1'778'200'000'000}}, 1};
  }
  std::vector<query::DutyRow> Duties() override { return {{"1001", "税务局", "1002", false}}; }
  std::optional<query::CallSample> SampleOf(std::uint32_t month) override {
    if (month != 202604) return std::nullopt;
    query::CallSample sample;
    sample.month = month;
    sample.drawn_ms = 1'778'290'200'000;
    sample.seed = "000102030405060708090a0b0c0d0e0f";
    sample.share = 10;
    sample.least = 1;
    sample.frame = 9;
    sample.by = "4001";
    query::SampledRow row;
    row.id = 8;
    row.no = "SW202604090001";
    row.kind = 1;
    row.unit = "税务局";
    row.holder = "1001";
    row.outcome = 0;
    row.contact = true;
    row.digest = std::string(64, 'a');
    row.calls = {{8, 1'778'290'200'000, 1, {}, "4001"}};
    sample.rows = {row};
    row.about = "2001";
    sample.rows.push_back(row);
    sample.excluded = {{"", 1}, {"税务局", 2}};
    return sample;
  }
  std::vector<query::HotlineMatter> HotlineMatters(std::int64_t from_ms, std::int64_t) override {
    query::HotlineMatter matter;
    matter.id = 8;
    matter.no = "SW202604090001";
    matter.kind = 1;
    matter.channel = 6;
    matter.unit = "税务局";
    matter.opened_ms = from_ms;
    matter.opened = matter.closed = true;
    matter.over_ms = from_ms + 86'400'000;
    matter.outcome = 0;
    matter.satisfied = true;
    query::HotlineMatter open = matter;
    open.closed = false;
    open.open = true;
    open.unit.clear();
    query::HotlineMatter excluded = matter;
    excluded.opened = false;
    excluded.kind = 2;
    excluded.channel = 5;
    excluded.outcome = 5;
    excluded.satisfied.reset();
    return {matter, open, excluded};
  }
  std::vector<query::ReportRow> Reports(const std::string&, const std::string&) override {
    return {SampleReport().row};
  }
  std::optional<query::ReportFile> ReportOf(std::uint64_t id) override {
    return id == 12 ? std::optional(SampleReport()) : std::nullopt;
  }
  query::ReportFacts ReportFactsOf(const query::ReportFactsAsk&) override {
    query::ReportFacts facts;
    facts.excluded = {2, 1};
    facts.terminals = {{"win-01", true, 1'778'290'200'000, "0.1.0", 3}};
    return facts;
  }
  query::Todo TodoOf(const query::TodoAsk& ask) override {
    query::Todo todo{{1, 0, 2}, {3, 4, 5}, {SomeMatter(ask.viewer)}};
    todo.rows[0].card = 1;
    todo.rows[0].asked = true;
    todo.reports = ask.approves ? 2 : 0;
    if (ask.leads) todo.unclaimed = {4, 1};
    if (ask.heads) todo.ratings = {2, 0};
    return todo;
  }

 private:
  /// Two presses of a device without an invitation, and a third one.
  static query::AuditMaterial SampleAudit(std::uint32_t month) {
    query::AuditMaterial material;
    if (month != 202605) return material;
    for (std::uint64_t seq = 4; seq < 7; ++seq)
      material.refusals.push_back({seq, 1'778'290'200'000, "ev-0001", "invitation_unknown"});
    query::AuditRating late;
    late.seq = 9;
    late.pressed_ms = late.came_ms = 1'778'270'400'000;  // four in the morning
    late.service = 3;
    late.window = 1;
    late.staff = 1;
    late.level = 2;
    late.source = "ev-0001";
    late.visit = "A001";
    material.ratings = {late};
    return material;
  }
  static query::MatterRow SomeMatter(const std::string& holder) {
    query::MatterRow row;
    row.id = 8;
    row.no = "SW202605090001";
    row.code = "7K3QX2A2M4PZ";
    row.kind = 1;
    row.state = 3;
    row.owner = "1001";
    row.holder = holder;
    row.charged = holder;
    row.due_ms = 1'778'990'200'000;
    return row;
  }
  static query::MatterFile RatedBadly() {
    query::MatterFile file{SomeMatter("1001"), {}};
    file.row.id = 7;
    file.row.kind = 2;
    file.row.about = "1002";
    return file;
  }
  static query::CaseRow SomeCase() {
    query::CaseRow row;
    row.id = 5;
    row.no = "hygiene202605090001";
    row.item = "hygiene";
    row.depth = 2;
    row.state = 4;
    row.window = 3;
    row.staff = 1;
    row.holder = "3001";
    row.promised_ms = 1'778'990'200'000;
    row.card = query::DueCard::kYellow;
    row.promises = 1;
    return row;
  }
  /// 60 is the joint matter that was received, 61 its part "tax".
  std::optional<query::CaseRecord> SampleJoint(std::uint64_t id) {
    query::CaseRecord record;
    record.id = id;
    record.item = id == 60 ? "setup" : "tax";
    record.joint = id == 60 ? 0 : 60;
    if (!named_ || id == 61) return record;
    const std::scoped_lock lock(named_->mutex);
    record.form = named_->form;
    record.applicant = named_->handle;
    return record;
  }
  query::CaseRecord Sample() {
    query::CaseRecord record = SampleRecord();
    if (named_) {
      const std::scoped_lock lock(named_->mutex);
      record.applicant = named_->handle;
    }
    return record;
  }

  const std::shared_ptr<NamedApplicant> named_;
};

}  // namespace yichuang::http
