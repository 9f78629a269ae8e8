#include "hub/export_ratings.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

namespace yichuang::hub {
namespace {

/// Three counted ratings and a second one.
sqlite::RatingRecords Sample() {
  sqlite::RatingRecord record;
  record.seq = 40;
  record.service = 7;
  record.window = 3;
  record.staff = "1001";
  record.day = "2026-05-09";
  record.level = 5;
  record.pressed_ms = 1'778'295'600'000;  // 11:00 in the hall
  record.ended_ms = 1'778'295'540'000;
  record.tags = 0b10000001;
  record.case_no = "hygiene202605090001";
  record.item = "hygiene";
  record.depth = 2;
  sqlite::RatingRecords ratings;
  ratings.records = {record, record, record, record};
  ratings.records[1].level = 1;
  ratings.records[1].excluded = true;
  ratings.records[1].depth.reset();
  ratings.records[2].number = 2;
  ratings.records[3].level = 4;
  ratings.records[3].depth = 1;
  ratings.counted = {1, 0, 0, 1, 1};
  return ratings;
}

std::vector<nlohmann::json> Written(const ExchangeForm& form) {
  std::ostringstream out;
  EXPECT_TRUE(WriteRatings(Sample(), form, out).ok());
  std::vector<nlohmann::json> records;
  std::istringstream lines(out.str());
  for (std::string line; std::getline(lines, line);) records.push_back(nlohmann::json::parse(line));
  return records;
}

ExchangeForm Json(query::CodeTable table) {
  ExchangeForm form;
  form.table = table;
  form.json = true;
  return form;
}

TEST(ExportRatings, EachTableHasItsOwnCodes) {
  const auto national = Written(Json(query::CodeTable::kGbt39046));
  EXPECT_EQ(national[0]["satisfaction"], "1") << "非常满意";
  EXPECT_EQ(national[1]["satisfaction"], "5") << "非常不满意";
  EXPECT_EQ(national[0]["promiseTime"], "2") << "承诺件";
  const auto zhejiang = Written(Json(query::CodeTable::kZhejiang));
  EXPECT_EQ(zhejiang[0]["satisfaction"], "5");
  EXPECT_EQ(zhejiang[0]["promiseTime"], "1");
  EXPECT_EQ(zhejiang[3]["promiseTime"], "2") << "即办件";
  EXPECT_EQ(zhejiang[0]["pf"], "5") << "政务大厅其他终端";
}

TEST(ExportRatings, ARecordTellsWhatIsKnownAndNoPerson) {
  ExchangeForm form = Json(query::CodeTable::kExchange);
  form.items = {{"hygiene", "公共场所卫生许可"}};
  const auto records = Written(form);
  EXPECT_EQ(records[0]["taskName"], "公共场所卫生许可");
  EXPECT_EQ(records[0]["assessTime"], "2026-05-09 11:00:00");
  EXPECT_EQ(records[0]["serviceTime"], "2026-05-09 10:59:00");
  EXPECT_EQ(records[0]["evalDetail"], "510,517");
  EXPECT_EQ(records[0]["anonymityFlag"], "1");
  EXPECT_EQ(records[0]["assessNumber"], "1");
  EXPECT_EQ(records[2]["assessNumber"], "2");
  EXPECT_EQ(records[1]["effectivEvalua"], "0") << "excluded, and handed on as such";
  EXPECT_EQ(records[1]["promiseTime"], "");
}

TEST(ExportRatings, SaysWhenARecordIsMissing) {
  sqlite::RatingRecords ratings = Sample();
  ratings.records.pop_back();
  std::ostringstream out;
  const Reconciliation result = WriteRatings(ratings, {}, out);
  EXPECT_FALSE(result.ok());
  EXPECT_EQ(result.first, 2U);
  EXPECT_EQ(result.counted, 3U);
}

TEST(ExportRatings, ACsvHoldsNoFormula) {
  sqlite::RatingRecords ratings = Sample();
  ratings.records[0].case_no = "=HYPERLINK(\"x\"),1";
  ExchangeForm form;
  form.area = "+1";
  std::ostringstream out;
  (void)WriteRatings(ratings, form, out);
  EXPECT_NE(out.str().find("'+1,"), std::string::npos);
  EXPECT_NE(out.str().find("\"'=HYPERLINK(\"\"x\"\"),1\""), std::string::npos);
}

}  // namespace
}  // namespace yichuang::hub
