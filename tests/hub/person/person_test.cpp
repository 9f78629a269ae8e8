#include "hub/person/person.h"

#include <gtest/gtest.h>

namespace yichuang::person {
namespace {

TEST(Person, ADocumentHasOneFormHoweverItIsTyped) {
  EXPECT_EQ(DocumentNumber("e 1234-5678"), "E12345678");
  EXPECT_EQ(DocumentNumber("12345"), std::nullopt);
  EXPECT_EQ(DocumentNumber("E1234567!"), std::nullopt);
  EXPECT_EQ(DocumentNumber(std::string(33, '1')), std::nullopt);
}

TEST(Person, AWrongDigitOfAnIdentityNumberIsNoticed) {
  std::string number = "11010519491231002";  // the standard's own example ends in X
  EXPECT_EQ(DocumentNumber(number + "x"), number + "X");
  for (const char wrong : std::string("0123456789")) EXPECT_FALSE(DocumentNumber(number + wrong));
}

// Hub and kiosk may run different versions of this program for a while.
TEST(Person, TheHandleIsHmacSm3AndStaysSo) {
  EXPECT_EQ(PersonHandle("11010519491231002X", std::string(43, 'k')),
            "60dfa3f1c97c24988928d796448f203065f6526d70b3e5f3cacecb67999c3e8b");
}

TEST(Person, TheHandleIsTheSameForOneDayAndTellsNothing) {
  const std::string key(43, 'k');
  EXPECT_EQ(PersonHandle("E12345678", key), PersonHandle("E12345678", key));
  EXPECT_NE(PersonHandle("E12345678", key), PersonHandle("E12345679", key));
  EXPECT_NE(PersonHandle("E12345678", key), PersonHandle("E12345678", std::string(43, 'j')));
  EXPECT_EQ(PersonHandle("E12345678", key).find("12345678"), std::string::npos);
}

}  // namespace
}  // namespace yichuang::person
