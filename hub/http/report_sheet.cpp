#include "hub/http/report_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <type_traits>
#include <utility>

#include "hub/core/report_kind.h"
#include "hub/documents/hotline_paper.h"
#include "hub/documents/words.h"
#include "hub/http/matter_words.h"
#include "hub/http/report_words.h"

namespace yichuang::http {
namespace {

using documents::Paper;

constexpr std::string_view kNothingMeasured = "—";

template <typename... Values>
std::string FillWord(bool english, std::string_view name, const Values&... values) {
  return fmt::format(fmt::runtime(ReportText(ReportWord::kPaper, name, english)), values...);
}

std::string PersonText(const ReportNames& names, const std::string& number, bool english) {
  if (number.empty()) return std::string(ReportText(ReportWord::kPaper, "system", english));
  const auto name = names.staff.find(number);
  if (name == names.staff.end() || name->second.empty()) return number;
  return name->second + (english ? " (" : "（") + number + (english ? ")" : "）");
}

std::string LineName(const query::ReportTable& table, const std::string& key,
                     const ReportNames& names, bool english) {
  const std::string& section = table.section;
  const std::string_view known = ReportText(ReportWord::kRow, section + '.' + key, english);
  if (!known.empty()) return std::string(known);
  if (section == "staff") return PersonText(names, key, english);
  if (section == "windows")
    return fmt::format(fmt::runtime(ReportText(ReportWord::kRow, "windows", english)), key);
  if (section == "queue") {
    const auto group = std::ranges::find(names.groups, key, &query::DeskGroup::id);
    if (key.empty()) return std::string(ReportText(ReportWord::kRow, "no_group", english));
    if (group == names.groups.end()) return key;
    return english && !group->name_en.empty() ? group->name_en : group->name_zh;
  }
  if (section == "hotline_kinds") {
    const std::string_view kind = english ? KindTextEn(key) : KindTextZh(key);
    return std::string(kind.empty() ? key : kind);
  }
  if (section == "hotline_channels") {
    const std::string_view channel = english ? ChannelTextEn(key) : ChannelTextZh(key);
    return std::string(channel.empty() ? key : channel);
  }
  if (key.empty()) return std::string(ReportText(ReportWord::kRow, "no_unit", english));
  return key;
}

std::string CellText(const query::ReportCell& cell, bool english) {
  return std::visit(
      [english](const auto& value) -> std::string {
        using Value = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, std::monostate>) {
          return std::string(kNothingMeasured);
        } else if constexpr (std::is_same_v<Value, query::Rate>) {
          return documents::RateText(value.n, value.of);
        } else if constexpr (std::is_same_v<Value, std::string>) {
          const std::string_view word = ReportText(ReportWord::kState, value, english);
          return word.empty() ? value : std::string(word);
        } else {
          return std::to_string(value);
        }
      },
      cell);
}

std::string MomentText(std::int64_t ms, std::chrono::minutes offset) {
  const auto local =
      std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(ms)) + offset;
  const auto day = std::chrono::floor<std::chrono::days>(local);
  const std::chrono::year_month_day civil(day);
  const auto minutes = std::chrono::floor<std::chrono::minutes>(local - day).count();
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}", static_cast<int>(civil.year()),
                     static_cast<unsigned>(civil.month()), static_cast<unsigned>(civil.day()),
                     minutes / 60, minutes % 60);
}

/// The widest columns are those of rates.
int ShareOf(const query::ReportTable& table, std::size_t column) {
  const bool rates = std::ranges::any_of(table.lines, [column](const query::ReportLine& line) {
    return column < line.cells.size() && std::holds_alternative<query::Rate>(line.cells[column]);
  });
  const bool words = std::ranges::any_of(table.lines, [column](const query::ReportLine& line) {
    const auto* text =
        column < line.cells.size() ? std::get_if<std::string>(&line.cells[column]) : nullptr;
    return text != nullptr && text->size() > 6;
  });
  return words ? 5 : rates ? 3 : 2;
}

documents::Table PaperTable(const query::ReportTable& table, const ReportSheetTable& sheet) {
  documents::Table paper;
  paper.columns.push_back({sheet.heading, 4, false});
  for (std::size_t i = 0; i < sheet.columns.size(); ++i)
    paper.columns.push_back({sheet.columns[i], ShareOf(table, i), true});
  for (const ReportSheetLine& line : sheet.lines) {
    documents::Table::Row row;
    row.cells.push_back(line.name);
    row.cells.insert(row.cells.end(), line.cells.begin(), line.cells.end());
    paper.rows.push_back(std::move(row));
  }
  return paper;
}

void AddReportFact(documents::Facts& facts, std::string_view label, std::string value,
                   bool english) {
  facts.facts.push_back(
      {std::string(ReportText(ReportWord::kPaper, label, english)), std::move(value)});
}

documents::Facts FactsOfReport(const query::ReportRow& row, const query::Report& report,
                               const ReportNames& names, const ReportPaperFacts& facts) {
  const bool english = facts.english;
  documents::Facts about;
  AddReportFact(about, "span", FillWord(english, "span_text", report.from, report.to), english);
  if (!row.person.empty()) {
    AddReportFact(about, "about", PersonText(names, row.person, english), english);
  } else {
    AddReportFact(about, "scope",
                  report.unit.empty() ? FillWord(english, "whole_hall") : report.unit, english);
  }
  std::string edition = FillWord(english, "edition_text", row.edition);
  for (const auto& [holds, word] :
       {std::pair(!row.settled, "advance"), std::pair(row.replaces > 0, "corrects"),
        std::pair(row.replaced > 0, "corrected")}) {
    if (holds) edition += (english ? "; " : "；") + FillWord(english, word);
  }
  AddReportFact(about, "edition", edition, english);
  AddReportFact(about, "read",
                MomentText(report.frozen_ms, facts.utc_offset) + " · " + report.generator, english);
  const auto done = [&](std::string_view label, const std::optional<std::int64_t>& at,
                        const std::string& by) {
    if (at)
      AddReportFact(about, label,
                    PersonText(names, by, english) + "  " + MomentText(*at, facts.utc_offset),
                    english);
  };
  done("drafted", row.drafted_ms, row.drafted_by);
  done("approved", row.approved_ms, row.approved_by);
  done("published", row.published_ms, row.published_by);
  done("withdrawn", row.withdrawn_ms, row.withdrawn_by);
  AddReportFact(about, "hash", row.sm3, english);
  return about;
}

}  // namespace

std::vector<ReportSheetTable> InWords(const query::Report& report, const ReportNames& names,
                                      bool english) {
  std::vector<ReportSheetTable> sheets;
  for (const query::ReportTable& table : report.tables) {
    ReportSheetTable sheet;
    sheet.heading = ReportText(ReportWord::kSection, table.section, english);
    sheet.note = ReportText(ReportWord::kNote, table.section, english);
    if (table.hidden > 0)
      sheet.note += (english ? " " : "") + FillWord(english, "hidden", table.hidden);
    for (const std::string& column : table.columns)
      sheet.columns.emplace_back(ReportText(ReportWord::kColumn, column, english));
    for (const query::ReportLine& line : table.lines) {
      ReportSheetLine words{LineName(table, line.key, names, english), {}};
      for (const query::ReportCell& cell : line.cells)
        words.cells.push_back(CellText(cell, english));
      sheet.lines.push_back(std::move(words));
    }
    sheets.push_back(std::move(sheet));
  }
  return sheets;
}

std::string ReportNumber(const query::ReportRow& row, const ReportPaperFacts& facts) {
  if (row.number == 0) return FillWord(facts.english, row.withdrawn_ms ? "withdrawn" : "draft");
  return FillWord(facts.english, "number",
                  facts.hall.empty() ? FillWord(facts.english, "hall") : facts.hall, row.year,
                  row.number);
}

Paper ReportPaper(const query::ReportRow& row, const query::Report& report,
                  const ReportNames& names, const ReportPaperFacts& facts) {
  const bool english = facts.english;
  Paper paper;
  paper.language = english ? documents::Language::kEnglish : documents::Language::kChinese;
  paper.title = ReportText(ReportWord::kKind, report.kind, english);
  if (facts.sample) paper.mark = documents::Text(documents::Word::kSampleMark, paper.language);
  const std::string number = ReportNumber(row, facts);
  paper.foot = number + "  SM3 " + row.sm3.substr(0, 16);
  paper.made = std::chrono::local_seconds(std::chrono::floor<std::chrono::seconds>(
      std::chrono::milliseconds(report.frozen_ms) + facts.utc_offset));
  paper.blocks.push_back(documents::Title{paper.title, number});
  paper.blocks.push_back(FactsOfReport(row, report, names, facts));
  const std::vector<ReportSheetTable> sheets = InWords(report, names, english);
  if (!row.person.empty() && !sheets.empty() && !sheets.front().lines.empty())
    paper.blocks.push_back(documents::Paragraph{FillWord(
        english, "proposes", report.from, report.to, PersonText(names, row.person, english),
        sheets.front().lines.front().cells.front())});
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    paper.blocks.push_back(documents::Heading{sheets[i].heading});
    if (sheets[i].lines.empty()) {
      paper.blocks.push_back(documents::Paragraph{FillWord(english, "nothing")});
    } else {
      paper.blocks.push_back(PaperTable(report.tables[i], sheets[i]));
    }
    if (!sheets[i].note.empty())
      paper.blocks.push_back(
          documents::Paragraph{sheets[i].note, documents::Paragraph::Tone::kSmall});
  }
  return paper;
}

}  // namespace yichuang::http
