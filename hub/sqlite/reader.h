#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "hub/query/reader.h"
#include "hub/sqlite/appeal_reader.h"
#include "hub/sqlite/board_tables.h"
#include "hub/sqlite/case_files.h"
#include "hub/sqlite/case_reader.h"
#include "hub/sqlite/database.h"
#include "hub/sqlite/figure_reader.h"
#include "hub/sqlite/item_table.h"
#include "hub/sqlite/matter_reader.h"
#include "hub/sqlite/matter_report.h"
#include "hub/sqlite/report_facts.h"
#include "hub/sqlite/report_reader.h"

namespace yichuang::sqlite {

/// Reads the projections through a connection of its own that can neither write nor checkpoint.
/// Each question is one short transaction. Used by one thread; throws StorageError, a
/// std::runtime_error.
class SqliteReader final : public query::Reader {
 public:
  explicit SqliteReader(const std::filesystem::path& file);

  std::vector<query::DayRow> StaffDay(const std::string& day) override;
  std::vector<query::DayRow> WindowDay(const std::string& day) override;
  query::DayFigures Figures(const std::string& day) override;
  std::vector<query::FigureRow> FiguresOf(const query::FigureAsk& ask) override;
  query::FigureSheet FigureSheetOf(const query::FigureAsk& ask) override;
  std::vector<query::BookRow> Books() override;
  query::AuditMaterial AuditOf(std::uint32_t month) override;
  std::optional<query::AuditServiceFile> AuditServiceOf(std::uint64_t service) override;
  query::BookSheet BooksAt(const query::BooksAsk& ask) override;
  std::vector<query::DayHead> DayHeads(std::uint32_t month) override;
  query::BoardRow Board() override;
  std::vector<query::ItemVersionRow> ItemVersions(const std::string& item) override;
  std::vector<query::DayRow> OwnRatings(std::uint32_t staff, const std::string& from,
                                        const std::string& until) override;
  std::vector<query::OwnTagRow> OwnTags(std::uint32_t staff, const std::string& from,
                                        const std::string& until) override;
  std::vector<query::ViolationRow> ViolationsOf(const std::string& who,
                                                std::int64_t from_ms) override;
  std::vector<query::AppealRow> AppealsOf(const std::string& by) override;
  std::optional<query::AppealFile> AppealOf(std::uint64_t id, std::uint32_t staff) override;
  std::optional<query::CaseRecord> Record(std::uint64_t id) override;
  std::vector<query::CaseRecord> CasesNamed(const std::string& number,
                                            const std::string& today) override;
  std::optional<query::CasePaperRow> PaperOf(const std::string& code) override;
  std::vector<std::string> Applicants() override;
  std::vector<std::string> FormsOf(const std::string& applicant) override;
  query::CaseList Cases(const query::CaseListAsk& ask) override;
  std::optional<query::CaseFile> Case(std::uint64_t id) override;
  std::vector<query::HandOverRow> HandOvers(const std::string& number) override;
  query::MatterList Matters(const query::MatterListAsk& ask) override;
  std::optional<query::MatterFile> Matter(std::uint64_t id) override;
  std::optional<query::MatterRow> MatterCoded(const std::string& code) override;
  query::MatterBoard LateMatters() override;
  std::vector<query::DutyRow> Duties() override;
  std::optional<query::CallSample> SampleOf(std::uint32_t month) override;
  std::vector<query::HotlineMatter> HotlineMatters(std::int64_t from_ms,
                                                   std::int64_t until_ms) override;
  query::Todo TodoOf(const query::TodoAsk& ask) override;
  std::vector<query::ReportRow> Reports(const std::string& from, const std::string& until) override;
  std::optional<query::ReportFile> ReportOf(std::uint64_t id) override;
  query::ReportFacts ReportFactsOf(const query::ReportFactsAsk& ask) override;

 private:
  static std::vector<query::DayRow> Day(Statement& select, const std::string& day);
  static std::vector<query::DayRow> Rows(Statement& select);

  Database database_;
  Statement staff_day_;
  Statement window_day_;
  Statement hour_day_;
  Statement books_;
  BoardReader board_;
  CaseReader cases_;
  ItemReader items_;
  Statement own_;
  CaseFiles case_files_;
  MatterReader matters_;
  MatterReport matter_report_;
  FigureReader figures_;
  ReportReader reports_;
  ReportFactsReader report_facts_;
  AppealReader appeals_;
};

}  // namespace yichuang::sqlite
