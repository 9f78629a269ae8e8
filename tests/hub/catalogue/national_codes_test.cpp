#include "hub/catalogue/national_codes.h"

#include <gtest/gtest.h>

namespace yichuang::catalogue {
namespace {

TEST(UnifiedCreditCode, RealOnesHold) {
  for (const char* code : {"91350100M000100Y43", "11440232MB2D06811W", "12441500196720244T",
                           "11310000MB2F30661Y", "11330800MB0R57773W"}) {
    EXPECT_EQ(UnifiedCreditCode(code), code);
  }
}

TEST(UnifiedCreditCode, IsTheSameHoweverItIsTyped) {
  EXPECT_EQ(UnifiedCreditCode("91350100 m000100y43"), "91350100M000100Y43");
  EXPECT_EQ(UnifiedCreditCode("９１３５０１００Ｍ０００１００Ｙ４３"), "91350100M000100Y43");
}

TEST(UnifiedCreditCode, AnyOneCharacterThatIsWrongIsFound) {
  const std::string good = "91350100M000100Y43";
  for (std::size_t i = 0; i < good.size(); ++i) {
    for (const char c : std::string("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
      std::string other = good;
      if (other[i] == c) continue;
      other[i] = c;
      EXPECT_FALSE(UnifiedCreditCode(other)) << other;
    }
  }
}

TEST(UnifiedCreditCode, OtherTextsAreNone) {
  for (const char* text : {"", "91350100M000100Y4", "91350100M000100Y433", "91350100I000100Y43",
                           "统一社会信用代码", "\xEF\xBC"}) {
    EXPECT_FALSE(UnifiedCreditCode(text)) << text;
  }
}

TEST(ImplementationCode, RealOnesAreReadInTheirParts) {
  const auto item = ImplementationCode("11440232MB2D06811W|4|00|01|17051|000");
  ASSERT_TRUE(item);
  EXPECT_EQ(*item, (ItemCode{"11440232MB2D06811W", '4', "000117051000", ""}));
  EXPECT_EQ(item->text(), "11440232MB2D06811W4000117051000");
  EXPECT_TRUE(ImplementationCode("12441500196720244T|3|44|21|99806|003"));
  const auto option = ImplementationCode("11310000MB2F30661Y|2|31|20|03564|000|01");
  ASSERT_TRUE(option);
  EXPECT_EQ(option->option, "01");
  EXPECT_EQ(option->text().size(), 33U);
}

TEST(ImplementationCode, AWrongBodyOrLengthIsNone) {
  EXPECT_FALSE(ImplementationCode("11440232MB2D06811X4000117051000"));
  EXPECT_FALSE(ImplementationCode("11440232MB2D06811W400011705100"));
  EXPECT_FALSE(ImplementationCode("11440232MB2D06811W4000117051A00"));
}

}  // namespace
}  // namespace yichuang::catalogue
