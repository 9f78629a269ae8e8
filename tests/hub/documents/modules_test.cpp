#include "hub/documents/modules.h"

#include <gtest/gtest.h>

namespace yichuang::documents {
namespace {

TEST(Code128, HasStartDataCheckAndStop) {
  const auto bars = Code128("7K3QX9A2");
  ASSERT_TRUE(bars);
  // 11 modules a symbol (start, eight characters, check), 13 for the stop.
  EXPECT_EQ(bars->width, 11u * 10 + 13);
  EXPECT_TRUE(bars->at(0, 0));
  EXPECT_TRUE(bars->at(bars->width - 1, 0));
}

TEST(Code128, RefusesWhatItCannotSay) {
  EXPECT_FALSE(Code128(""));
  EXPECT_FALSE(Code128("窗口"));
  EXPECT_FALSE(Code128("a\nb"));
  EXPECT_FALSE(Code128(std::string(61, 'A')));
}

TEST(Qr, HasItsThreeFinders) {
  const auto code = Qr("https://hall.example/guides/");
  ASSERT_TRUE(code);
  const std::size_t last = code->width - 1;
  for (std::size_t i = 0; i < 7; ++i) {
    EXPECT_TRUE(code->at(i, 0));
    EXPECT_TRUE(code->at(last - i, 0));
    EXPECT_TRUE(code->at(i, last));
  }
  EXPECT_FALSE(Qr(""));
}

}  // namespace
}  // namespace yichuang::documents
