#include "hub/catalogue/reasons.h"

#include <gtest/gtest.h>

#include <set>
#include <string_view>

namespace yichuang::catalogue {
namespace {

TEST(CatalogueReasons, HaveOneNameAndOneSentenceInEachLanguage) {
  std::set<std::string_view> seen;
  for (int i = 0; i < kReasonCount; ++i) {
    const auto reason = static_cast<Reason>(i);
    EXPECT_FALSE(Name(reason).empty());
    EXPECT_EQ(Name(reason).find_first_not_of("abcdefghijklmnopqrstuvwxyz_"),
              std::string_view::npos);
    EXPECT_TRUE(TextZh(reason).ends_with("。")) << Name(reason);
    EXPECT_TRUE(TextEn(reason).ends_with(".")) << Name(reason);
    // What is wrong, and what to do next.
    EXPECT_LT(TextZh(reason).find("。"), TextZh(reason).size() - 3) << Name(reason);
    EXPECT_LT(TextEn(reason).find(". "), TextEn(reason).size()) << Name(reason);
    EXPECT_TRUE(seen.insert(Name(reason)).second);
    EXPECT_TRUE(seen.insert(TextZh(reason)).second);
    EXPECT_TRUE(seen.insert(TextEn(reason)).second);
  }
}

}  // namespace
}  // namespace yichuang::catalogue
