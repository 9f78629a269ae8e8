#include "hardware/idcard/card_lines.h"

#include <gtest/gtest.h>

namespace yichuang::idcard {
namespace {

using Events = std::vector<CardEvent>;

TEST(CardLines, ALineIsACardHoweverItsBytesAreCut) {
  CardLines lines;
  EXPECT_EQ(lines.Take("1101051949"), Events{});
  EXPECT_EQ(lines.Take("1231002X\r\nE123"), Events{CardLaid{"11010519491231002X"}});
  EXPECT_EQ(lines.Take("45678\n"), Events{CardLaid{"E12345678"}});
}

TEST(CardLines, LiftedUnreadableAndEmptyHaveTheirSigns) {
  CardLines lines;
  EXPECT_EQ(lines.Take("-\n\n?\n"), (Events{CardLifted{}, CardUnreadable{}}));
}

TEST(CardLines, RubbishIsOneUnreadableCardAndTheNextLineIsRead) {
  CardLines lines;
  EXPECT_EQ(lines.Take(std::string(CardLines::kLongest, '1') + '\n').size(), 1U);
  EXPECT_EQ(lines.Take(std::string(10'000, '1')), Events{});
  EXPECT_EQ(lines.Take("\nE12345678\n"), (Events{CardUnreadable{}, CardLaid{"E12345678"}}));
  EXPECT_EQ(lines.Take("E1\x01\n"), Events{CardUnreadable{}});
  EXPECT_EQ(lines.Take("\xe8\xba\xab\n"), Events{CardUnreadable{}});
}

}  // namespace
}  // namespace yichuang::idcard
