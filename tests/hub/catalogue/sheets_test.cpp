#include "hub/catalogue/sheets.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/hub/catalogue/sample_files.h"

namespace yichuang::catalogue {
namespace {

Catalogue SmallOne() { return std::get<Catalogue>(LoadSample()); }

Catalogue WholeSample() {
  return std::get<Catalogue>(LoadFolder(YICHUANG_SOURCE_DIR "/hub/catalogue/data", 1));
}

Sheet& SheetNamed(std::vector<Sheet>& sheets, std::string_view name) {
  return *std::ranges::find(sheets, name, &Sheet::name);
}

std::string& CellAt(Sheet& sheet, std::size_t row, std::string_view path) {
  const auto& titles = sheet.rows.front();
  const auto column = std::ranges::find_if(
      titles, [&](const std::string& title) { return title.substr(title.rfind(' ') + 1) == path; });
  return sheet.rows[row - 1][static_cast<std::size_t>(column - titles.begin())];
}

std::vector<CellFault> BadCells(const ReadSheetsResult& read) {
  const auto* faults = std::get_if<std::vector<CellFault>>(&read);
  return faults == nullptr ? std::vector<CellFault>{} : *faults;
}

TEST(Sheets, GiveBackEveryItemOfTheSampleAsItWas) {
  const Catalogue sample = WholeSample();
  ASSERT_GE(sample.items.size(), 30U);
  const ReadSheetsResult read = ReadSheets(sample, ToSheets(sample.items));
  for (const CellFault& each : BadCells(read))
    ADD_FAILURE() << each.sheet << each.row << each.column << TextEn(each.reason);
  ASSERT_TRUE(std::holds_alternative<std::vector<Item>>(read));
  EXPECT_EQ(std::get<std::vector<Item>>(read), sample.items);
}

TEST(Sheets, GiveBackEveryFieldOfAnItem) {
  Catalogue small = SmallOne();
  small.items.front().code = "91350100M000100Y433010101200100";
  small.items.front().name.zh = "  =1+1, \"quoted\" ";
  small.items.front().discontinued = {"已下放到街道办理。", "Go to your subdistrict."};
  const ReadSheetsResult read = ReadSheets(small, ToSheets(small.items));
  ASSERT_TRUE(std::holds_alternative<std::vector<Item>>(read));
  EXPECT_EQ(std::get<std::vector<Item>>(read), small.items);
}

TEST(Sheets, MayHaveTheirColumnsAndSheetsInAnyOrder) {
  const Catalogue small = SmallOne();
  auto sheets = ToSheets(small.items);
  for (Sheet& sheet : sheets) {
    for (auto& row : sheet.rows) std::ranges::reverse(row);
    sheet.rows.insert(sheet.rows.begin() + 1, std::vector<std::string>(3, " "));
  }
  std::ranges::reverse(sheets);
  sheets.push_back({"Sheet1", {{}}});
  const ReadSheetsResult read = ReadSheets(small, sheets);
  ASSERT_TRUE(std::holds_alternative<std::vector<Item>>(read));
  EXPECT_EQ(std::get<std::vector<Item>>(read), small.items);
}

TEST(Sheets, EveryBadCellIsNamedWithSheetRowAndColumn) {
  const Catalogue small = SmallOne();
  auto sheets = ToSheets(small.items);
  const auto spoil = [&sheets](const char* sheet, std::size_t row, const char* path,
                               const char* value) {
    CellAt(SheetNamed(sheets, sheet), row, path) = value;
  };
  spoil("事项", 2, "type", "许可证");
  spoil("事项", 2, "verified", "大概");
  spoil("事项", 2, "promised.amount", "十");
  spoil("事项", 2, "code", "123");
  spoil("材料", 3, "name.zh", "");
  spoil("材料", 4, "originals", "100");
  spoil("情形", 3, "option.id", "rent");
  spoil("材料条件", 2, "options", "lease");
  spoil("依据", 2, "in_force_since", "2019-02-30");
  const auto faults = BadCells(ReadSheets(small, sheets));
  const auto has = [&faults](const char* sheet, std::size_t row, const char* column,
                             const char* value, Reason reason) {
    const bool found =
        std::ranges::count(faults, CellFault{sheet, row, column, value, reason}) == 1;
    EXPECT_TRUE(found) << sheet << row << column;
  };
  has("事项", 2, "type", "许可证", Reason::kUnknownWord);
  has("事项", 2, "verified", "大概", Reason::kWrongType);
  has("事项", 2, "promised.amount", "十", Reason::kWrongType);
  has("事项", 2, "code", "123", Reason::kBadCode);
  has("材料", 3, "name.zh", "", Reason::kMissingField);
  has("材料", 4, "originals", "100", Reason::kOutOfRange);
  has("情形", 3, "option.id", "rent", Reason::kDuplicateId);
  has("材料条件", 2, "options", "lease", Reason::kUnknownReference);
  has("依据", 2, "in_force_since", "2019-02-30", Reason::kOutOfRange);
}

TEST(Sheets, ARowOfNoItemAndAColumnOfNoFieldAreFaults) {
  const Catalogue small = SmallOne();
  auto sheets = ToSheets(small.items);
  CellAt(SheetNamed(sheets, "流程"), 2, "item") = "sp-9999";
  SheetNamed(sheets, "问答").rows.front()[1] = "问 queston.zh";
  sheets.push_back({"别的", {{"x"}}});
  const auto faults = BadCells(ReadSheets(small, sheets));
  const auto reasons = [&faults](Reason reason) {
    return std::ranges::count(faults, reason, &CellFault::reason);
  };
  EXPECT_EQ(reasons(Reason::kUnknownField), 2);
  EXPECT_EQ(reasons(Reason::kUnknownReference), 1);
  EXPECT_EQ(BadCells(ReadSheets(small, {})).front().reason, Reason::kFileMissing);
}

}  // namespace
}  // namespace yichuang::catalogue
