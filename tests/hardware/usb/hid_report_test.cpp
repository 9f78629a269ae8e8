#include "hardware/usb/hid_report.h"

#include <gtest/gtest.h>

#include <numeric>

namespace yichuang::usb {
namespace {

using Bytes = std::vector<std::uint8_t>;

TEST(HidReport, CarriesShortBytesWithTheirCount) {
  const auto reports = ToReports(Bytes{7, 8}, 4);
  ASSERT_EQ(reports.size(), 1U);
  EXPECT_EQ(reports[0], (Bytes{2, 7, 8, 0}));
}

TEST(HidReport, CutsALongFrameAndJoinsItAgain) {
  Bytes frame(220);
  std::iota(frame.begin(), frame.end(), std::uint8_t{0});
  const auto reports = ToReports(frame, 64);
  ASSERT_EQ(reports.size(), 4U);
  Bytes joined;
  for (const auto& report : reports) {
    EXPECT_EQ(report.size(), 64U);
    const auto counted = FromReport(report);
    ASSERT_TRUE(counted);
    joined.insert(joined.end(), counted->begin(), counted->end());
  }
  EXPECT_EQ(joined, frame);
}

TEST(HidReport, NothingNeedsNoReport) { EXPECT_TRUE(ToReports({}, 64).empty()); }

TEST(HidReport, AnEmptyReportCarriesNothing) {
  const auto counted = FromReport(Bytes{0, 1, 2, 3});
  ASSERT_TRUE(counted);
  EXPECT_TRUE(counted->empty());
}

TEST(HidReport, AShortReportIsTakenWhenItHoldsWhatItPromises) {
  EXPECT_TRUE(FromReport(Bytes{2, 1, 2}));
  EXPECT_FALSE(FromReport(Bytes{3, 1, 2}));
  EXPECT_FALSE(FromReport(Bytes{}));
}

}  // namespace
}  // namespace yichuang::usb
