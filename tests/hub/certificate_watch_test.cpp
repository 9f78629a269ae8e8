#include "hub/certificate_watch.h"

#include <gtest/gtest.h>

#include <vector>

namespace yichuang::hub {
namespace {

constexpr std::int64_t kDay = CertificateWatch::kDay;
constexpr std::int64_t kEnd = 1000 * kDay;

class CertificateWatchTest : public testing::Test {
 protected:
  std::vector<std::string> lines_;
  CertificateWatch watch_{"/etc/hub.pem", kEnd,
                          [this](const std::string& line) { lines_.push_back(line); }};
};

TEST_F(CertificateWatchTest, TellsOnceAMonthBeforeAndDailyInTheLastWeek) {
  watch_.Look(kEnd - 31 * kDay);
  EXPECT_TRUE(lines_.empty());
  for (std::int64_t days = 30; days > 7; --days) watch_.Look(kEnd - days * kDay);
  ASSERT_EQ(lines_.size(), 1U);
  EXPECT_EQ(lines_[0],
            "/etc/hub.pem: the certificate ends in 30 days; then browsers open no page any more. "
            "Put a new one there and start the hub again");
  for (std::int64_t days = 7; days > 0; --days) {
    watch_.Look(kEnd - days * kDay);
    watch_.Look(kEnd - days * kDay);
  }
  EXPECT_EQ(lines_.size(), 8U);
}

TEST_F(CertificateWatchTest, TellsThatItHasEndedOnce) {
  watch_.Look(kEnd + 1);
  watch_.Look(kEnd + kDay);
  ASSERT_EQ(lines_.size(), 1U);
  EXPECT_NE(lines_[0].find("has ended"), std::string::npos) << lines_[0];
}

TEST(CertificateWatch, HasNothingToTellWithoutACertificate) {
  CertificateWatch watch("", std::nullopt, [](const std::string& line) { FAIL() << line; });
  watch.Look(kEnd);
}

}  // namespace
}  // namespace yichuang::hub
