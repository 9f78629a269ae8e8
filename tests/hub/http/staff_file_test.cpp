#include "hub/http/staff_file.h"

#include <gtest/gtest.h>

namespace yichuang::http {
namespace {

using contract::Reason;

std::string Faults(const StaffFile& file) {
  std::string told;
  for (const StaffFileFault& each : file.faults) {
    told += std::to_string(each.row) + " " + each.column + " " + each.value + " " +
            std::string(contract::Name(each.reason)) + "; ";
  }
  return told;
}

TEST(StaffFile, ReadsWhatExcelInChinaWrites) {
  // 工号,姓名 / 2001,周宁
  const std::string gbk = "\xb9\xa4\xba\xc5,\xd0\xd5\xc3\xfb\r\n2001,\xd6\xdc\xc4\xfe\r\n";
  const StaffFile file = ReadStaffFile(gbk);
  EXPECT_EQ(file.encoding, "gb18030");
  EXPECT_EQ(Faults(file), "");
  EXPECT_EQ(file.rows, (std::vector<StaffRow>{{2, "2001", "周宁"}}));
}

TEST(StaffFile, ReadsUtf8WithAndWithoutMarkAndUtf16) {
  const std::string text = "工号,姓名\n2001,周宁\n";
  EXPECT_EQ(ReadStaffFile(text).rows.size(), 1U);
  EXPECT_EQ(ReadStaffFile("\xEF\xBB\xBF" + text).rows, ReadStaffFile(text).rows);
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("number,name\n7,Li\n")) wide += {c, '\0'};
  const StaffFile file = ReadStaffFile(wide);
  EXPECT_EQ(file.encoding, "utf-16");
  EXPECT_EQ(file.rows, (std::vector<StaffRow>{{2, "7", "Li"}}));
}

TEST(StaffFile, TakesColumnsByTheirNameAndCellsInQuotes) {
  const StaffFile file =
      ReadStaffFile("科室,姓名, 工号\n\"一科, 二室\",\"欧阳 \"\"静\"\"\",2001\n\n");
  EXPECT_EQ(Faults(file), "");
  EXPECT_EQ(file.rows, (std::vector<StaffRow>{{2, "2001", "欧阳 \"静\""}}));
}

TEST(StaffFile, NamesEveryBadRowAndColumn) {
  const StaffFile file =
      ReadStaffFile("工号,姓名\n2001,周宁\n20-02,吴双\n2001,郑毅\n,钱多\n2004,\n");
  EXPECT_EQ(Faults(file),
            "3 工号 20-02 wrong_type; 4 工号 2001 taken; 5 工号  missing_field; 6 姓名  "
            "missing_field; ");
}

TEST(StaffFile, WithoutItsColumnsItIsNoList) {
  EXPECT_EQ(Faults(ReadStaffFile("工号;姓名\n2001;周宁\n")),
            "1 工号  missing_field; 1 姓名  missing_field; ");
  EXPECT_EQ(Faults(ReadStaffFile("")), "1 工号  missing_field; 1 姓名  missing_field; ");
  EXPECT_EQ(Faults(ReadStaffFile("\xEF\xBB\xBF\xFF\xFE")), "1   malformed; ");
}

}  // namespace
}  // namespace yichuang::http
