#include "hub/hall_screens.h"

#include <gtest/gtest.h>

#include "hub/http/screen_json.h"
#include "tests/fakes/hall_builder.h"

namespace yichuang::hub {
namespace {

using fakes::HallBuilder;

const StaffNames kShownNames{{"1001", "李敏"}};
const StaffNames kShownPhotos{{"1001", "photo-1"}};
const access::StaffStars kShownStars{{"1001", 4}};
const BoardTitle kScreenTitle{"云澜区政务服务中心", true, "0.1.0"};

query::HallScreens ScreensOf(const HallBuilder& hall) {
  return HallScreensOf(hall.hall(), hall.now(), kScreenTitle, kShownNames, kShownPhotos,
                       kShownStars);
}

TEST(HallScreens, ShowWhoServesWithNamePhotoAndStars) {
  HallBuilder hall(2);
  hall.Man(1);
  const query::HallScreens screens = ScreensOf(hall);
  ASSERT_EQ(screens.windows.size(), 2U);
  EXPECT_EQ(screens.windows[0].staff_number, "1001");
  EXPECT_EQ(screens.windows[0].staff_name, "李敏");
  EXPECT_EQ(screens.windows[0].staff_photo, "photo-1");
  EXPECT_EQ(screens.windows[0].staff_stars, 4);
  EXPECT_EQ(screens.windows[1].staff_number, "");
  ASSERT_EQ(screens.zones.size(), 1U);
  EXPECT_EQ(screens.zones[0].windows.size(), 2U);
}

// Clerks read the board over their window: it must not tell them that they were rated.
TEST(HallScreens, AreTheSameBytesWhateverTheRating) {
  HallBuilder hall(1);
  hall.Man(1);
  const core::ServiceId service = hall.Serve(1, "A001");
  const auto bytes = [&hall] {
    const query::HallScreens screens = ScreensOf(hall);
    return *http::ZoneScreenJson(screens, "A") + *http::WindowScreenJson(screens, 1);
  };
  const std::string unrated = bytes();
  hall.Do(hall.PressEntry(1, service, core::Level::k1, std::chrono::seconds(3)));
  EXPECT_EQ(bytes(), unrated);
}

}  // namespace
}  // namespace yichuang::hub
