#include "kiosk/voice/readings.h"

#include <gtest/gtest.h>

namespace yichuang::voice {
namespace {

TEST(Readings, SpellsWhatWouldBeMisread) {
  EXPECT_EQ(WithReadings("到银行办"), "到 yin2hang2 办");
  EXPECT_EQ(WithReadings("变更登记"), " bian4geng1 登记");
}

TEST(Readings, LeavesEverythingElse) {
  EXPECT_EQ(WithReadings("行走"), "行走");
  EXPECT_EQ(WithReadings("A 零零一"), "A 零零一");
  EXPECT_EQ(WithReadings(""), "");
}

}  // namespace
}  // namespace yichuang::voice
