#include "hardware/printer/outcome.h"

#include <gtest/gtest.h>

#include <set>

namespace yichuang::printer {
namespace {

TEST(Outcome, HasANameAndASentenceInBothLanguages) {
  std::set<std::string_view> seen;
  for (int i = 0; i < kOutcomeCount; ++i) {
    const Outcome outcome = static_cast<Outcome>(i);
    for (const auto text : {Name(outcome), TextZh(outcome), TextEn(outcome)}) {
      EXPECT_FALSE(text.empty()) << i;
      EXPECT_TRUE(seen.insert(text).second) << text;
    }
  }
}

// The person must know that there is no paper, or not all of it, and where to go.
TEST(Outcome, NeverHidesThatNothingWasPrinted) {
  for (int i = 1; i < kOutcomeCount; ++i) {
    const std::string_view text = TextZh(static_cast<Outcome>(i));
    EXPECT_NE(text.find("未打印"), std::string_view::npos) << text;
    EXPECT_NE(text.find("导办台"), std::string_view::npos) << text;
  }
}

}  // namespace
}  // namespace yichuang::printer
