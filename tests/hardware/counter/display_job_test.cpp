#include "hardware/counter/display_job.h"

#include <gtest/gtest.h>

#include <string>

namespace yichuang::counter {
namespace {

std::string Text(const std::vector<std::uint8_t>& job) { return {job.begin(), job.end()}; }

/// Row `row` of a job of four rows.
std::string RowOf(const CounterLines& lines, std::size_t row) {
  constexpr std::size_t kBegin = 2;
  constexpr std::size_t kMove = 4;
  return Text(JobOf(lines)).substr(kBegin + (row - 1) * (kMove + kColumns) + kMove, kColumns);
}

TEST(DisplayJob, BeginsAnewAndFillsEachRow) {
  const std::string blanks(kColumns - 3, ' ');
  EXPECT_EQ(Text(JobOf({"1st", "2nd", "3rd", "4th"})),
            std::string("\x1B@") + "\x1F$\x01\x01" + "1st" + blanks + "\x1F$\x01\x02" + "2nd" +
                blanks + "\x1F$\x01\x03" + "3rd" + blanks + "\x1F$\x01\x04" + "4th" + blanks);
}

TEST(DisplayJob, WritesChineseInGb18030) {
  // The table of GB 18030: 请 is C7 EB, 号 is BA C5.
  EXPECT_EQ(RowOf({"", "请 A001 号", "", ""}, 2), "\xC7\xEB A001 \xBA\xC5      ");
}

TEST(DisplayJob, CutsBetweenCharacters) {
  EXPECT_EQ(RowOf({"123456789012345号", "", "", ""}, 1), "123456789012345 ");
  EXPECT_EQ(RowOf({"12345678901234号多", "", "", ""}, 1), "12345678901234\xBA\xC5");
}

TEST(DisplayJob, WritesWhatNobodyCanReadAsAQuestion) {
  EXPECT_EQ(RowOf({"a\xFF"
                   "b\x1B@",
                   "", "", ""},
                  1)
                .substr(0, 5),
            "a?b?@");
  EXPECT_EQ(RowOf({"a\xE8\xAF", "", "", ""}, 1).substr(0, 3), "a? ");
}

}  // namespace
}  // namespace yichuang::counter
