#include "hub/export_ratings.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <functional>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/bundle_folder.h"
#include "hub/catalogue/item.h"
#include "hub/query/tag_set.h"
#include "hub/sqlite/body_reader.h"
#include "hub/sqlite/reader.h"

namespace yichuang::hub {
namespace {

using query::CodeTable;
using sqlite::RatingRecord;

/// What a field is made from.
struct Exported {
  const RatingRecord& record;
  const ExchangeForm& form;
  int utc_offset_minutes;
};

std::string Code(std::optional<int> code) { return code ? std::to_string(*code) : std::string(); }

/// "2026-05-09 10:12:00" on the hall's clock.
std::string TimeText(std::int64_t at_ms, int utc_offset_minutes) {
  using namespace std::chrono;
  const sys_time<milliseconds> local{milliseconds(at_ms) + minutes(utc_offset_minutes)};
  const auto day = floor<days>(local);
  const year_month_day date(day);
  const hh_mm_ss time(floor<seconds>(local - day));
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

/// Codes of the tags that were chosen, joined by commas.
std::string TagCodes(const RatingRecord& record) {
  std::string codes;
  const auto& set = query::kTagSet[static_cast<std::size_t>(record.level) - 1];
  for (std::size_t bit = 0; bit < set.size(); ++bit) {
    if ((record.tags >> bit & 1U) == 0) continue;
    codes += (codes.empty() ? "" : ",") + std::to_string(set[bit]);
  }
  return codes;
}

query::CaseKind KindOf(int depth) {
  switch (static_cast<catalogue::Depth>(depth)) {
    case catalogue::Depth::kOnSpot:
      return query::CaseKind::kImmediate;
    case catalogue::Depth::kPromised:
      return query::CaseKind::kPromised;
    case catalogue::Depth::kRegistered:
      break;
  }
  return query::CaseKind::kOther;
}

/// The mapping: names of the exchange record and where their values come from.
struct Field {
  std::string_view name;
  std::string (*value)(const Exported&);
};
constexpr std::array kFields{
    Field{"areaCode", [](const Exported& e) { return e.form.area; }},
    Field{"areaName", [](const Exported& e) { return e.form.area_name; }},
    Field{"deptCode", [](const Exported& e) { return e.form.department; }},
    Field{"taskCode", [](const Exported& e) { return e.record.item; }},
    Field{"taskName",
          [](const Exported& e) {
            const auto name = e.form.items.find(e.record.item);
            return name == e.form.items.end() ? std::string() : name->second;
          }},
    Field{"projectNo", [](const Exported& e) { return e.record.case_no; }},
    Field{"proManagerNo", [](const Exported& e) { return e.record.staff; }},
    Field{"pf",
          [](const Exported& e) {
            return Code(query::ChannelCode(e.form.table, query::RatingChannel::kTerminal));
          }},
    Field{"satisfaction",
          [](const Exported& e) {
            return Code(query::SatisfactionCode(e.form.table, e.record.level));
          }},
    Field{"evalDetail", [](const Exported& e) { return TagCodes(e.record); }},
    Field{"assessTime",
          [](const Exported& e) { return TimeText(e.record.pressed_ms, e.utc_offset_minutes); }},
    Field{"assessNumber", [](const Exported& e) { return std::to_string(e.record.number); }},
    // A device rating is kept without the person: 1 is yes.
    Field{"anonymityFlag", [](const Exported&) { return std::string("1"); }},
    Field{"promiseTime",
          [](const Exported& e) {
            if (!e.record.depth) return std::string();
            return Code(query::CaseKindCode(e.form.table, KindOf(*e.record.depth)));
          }},
    Field{"serviceTime",
          [](const Exported& e) { return TimeText(e.record.ended_ms, e.utc_offset_minutes); }},
    Field{"serviceNumber", [](const Exported& e) { return std::to_string(e.record.service); }},
    Field{"dataSource", [](const Exported& e) { return e.form.data_source; }},
    Field{"isDefault", [](const Exported&) { return std::string("0"); }},
    Field{"effectivEvalua",
          [](const Exported& e) { return std::string(e.record.excluded ? "0" : "1"); }},
    Field{"winName", [](const Exported& e) { return std::to_string(e.record.window); }},
};

/// No spreadsheet takes it for a formula.
std::string CsvCell(std::string text) {
  if (!text.empty() && std::string_view("=+-@\t\r").find(text[0]) != std::string_view::npos)
    text.insert(0, "'");
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

void WriteRow(const std::vector<std::string>& values, bool as_json, std::ostream& out) {
  if (as_json) {
    nlohmann::ordered_json object;
    for (std::size_t i = 0; i < kFields.size(); ++i)
      object[std::string(kFields[i].name)] = values[i];
    out << object.dump() << '\n';
    return;
  }
  for (std::size_t i = 0; i < values.size(); ++i) out << (i == 0 ? "" : ",") << CsvCell(values[i]);
  out << "\r\n";
}

/// Of the catalogue that the hall has in force; empty where it has none.
std::map<std::string, std::string> NamesOfItems(const Config& config) {
  std::map<std::string, std::string> names;
  const auto board = sqlite::SqliteReader(config.database()).Board();
  if (!board.catalogue) return names;
  const auto catalogue = BundleFolder(config.bundles()).Catalogue(board.catalogue->sm3);
  if (catalogue == nullptr) return names;
  for (const catalogue::Item& item : catalogue->items) names[item.id] = item.name.zh;
  return names;
}

int Export(const Config& config, const std::string& from, const std::string& to,
           ExchangeForm form) {
  if (sqlite::DayNumber(from) == 0 || sqlite::DayNumber(to) == 0)
    throw std::runtime_error("--from and --to are days like 2026-05-01");
  const auto ratings = sqlite::ReadRatings(config.database(), from, to);
  form.items = NamesOfItems(config);
  const Reconciliation result = WriteRatings(ratings, form, std::cout);
  std::cout.flush();
  std::cerr << fmt::format(
      "{}: {} records, {} counted ratings of {} in the statistics, levels {}\n",
      result.ok() ? "ok" : "NOT OK", result.written, result.first, result.counted,
      result.levels_agree ? "agree" : "DO NOT AGREE");
  return result.ok() && std::cout.good() ? 0 : 1;
}

}  // namespace

Reconciliation WriteRatings(const sqlite::RatingRecords& ratings, const ExchangeForm& form,
                            std::ostream& out) {
  Reconciliation result;
  if (!form.json) {
    std::vector<std::string> names;
    for (const Field& field : kFields) names.emplace_back(field.name);
    out << "\xEF\xBB\xBF";  // spreadsheets take it for UTF-8 then
    WriteRow(names, false, out);
  }
  std::array<std::uint64_t, 5> read_back{};
  for (const RatingRecord& record : ratings.records) {
    std::vector<std::string> values;
    std::string satisfaction;
    for (const Field& field : kFields) {
      values.push_back(field.value({record, form, ratings.utc_offset_minutes}));
      if (field.name == "satisfaction") satisfaction = values.back();
    }
    WriteRow(values, form.json, out);
    ++result.written;
    if (record.number != 1) continue;
    ++result.first;
    if (const auto level = query::LevelOfCode(form.table, std::stoi("0" + satisfaction)))
      ++read_back[static_cast<std::size_t>(*level) - 1];
  }
  for (const std::uint64_t level : ratings.counted) result.counted += level;
  result.levels_agree = read_back == ratings.counted;
  return result;
}

void AddExportRatings(CLI::App& app, Deed& deed) {
  struct Given {
    std::string from;
    std::string to;
    std::string table = "exchange";
    ExchangeForm form;
  };
  static const std::vector<std::pair<std::string, CodeTable>> kTables{
      {"gbt39046", CodeTable::kGbt39046},
      {"exchange", CodeTable::kExchange},
      {"zhejiang", CodeTable::kZhejiang}};
  const auto given = std::make_shared<Given>();
  auto* command = app.add_subcommand(
      "export-ratings",
      "print rating records as they are handed on, and say whether all are there");
  command->add_option("--from", given->from, "first day of the services, 2026-05-01")->required();
  command->add_option("--to", given->to, "last day")->required();
  command->add_option("--codes", given->table, "gbt39046, exchange or zhejiang")
      ->check(CLI::IsMember({"gbt39046", "exchange", "zhejiang"}))
      ->capture_default_str();
  command->add_flag("--json", given->form.json, "one JSON object a line instead of CSV");
  command->add_option("--area", given->form.area, "areaCode");
  command->add_option("--area-name", given->form.area_name, "areaName");
  command->add_option("--department", given->form.department, "deptCode, 18 characters");
  command->add_option("--data-source", given->form.data_source, "dataSource of the province");
  command->callback([&deed, given] {
    for (const auto& [name, table] : kTables) {
      if (name == given->table) given->form.table = table;
    }
    deed = [given](const Config& config) {
      return Export(config, given->from, given->to, given->form);
    };
  });
}

}  // namespace yichuang::hub
