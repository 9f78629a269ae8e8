#include "hub/core/account.h"

#include <gtest/gtest.h>

namespace yichuang::core {
namespace {

TEST(Account, WorkNumbersAreShortAndPlain) {
  for (const char* number : {"1", "A1001", "0123456789"}) EXPECT_TRUE(IsWorkNumber(number));
  for (const char* number : {"", "12345678901", "10-1", "1 1", "\xE5\xBC\xA0"})
    EXPECT_FALSE(IsWorkNumber(number)) << number;
}

TEST(Account, NobodyDecidesOnARecordAboutHimself) {
  EXPECT_FALSE(MayDecideOn("1001", "1001"));
  EXPECT_TRUE(MayDecideOn("1001", "2001"));
  EXPECT_TRUE(MayDecideOn("", "1001"));  // the console of the server is nobody's own
}

TEST(Account, OnlyAnEnabledAccountHasARole) {
  const Accounts accounts{{"1001", {{Role::kSystemAdmin}, true}},
                          {"3001", {{Role::kSystemAdmin}, false}}};
  EXPECT_TRUE(AnyoneHas(accounts, Role::kSystemAdmin));
  EXPECT_FALSE(AnyoneHas(accounts, Role::kSystemAdmin, "1001"));
  EXPECT_FALSE(AnyoneHas(accounts, Role::kGuide));
}

}  // namespace
}  // namespace yichuang::core
