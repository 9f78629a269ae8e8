#include "kiosk/link/news.h"

#include <gtest/gtest.h>

namespace yichuang::link {
namespace {

using namespace std::chrono_literals;

TEST(News, KeepsEveryWordAndTime) {
  contract::KioskDesired desired;
  desired.notices = {{12,
                      contract::NoticeLevel::kImportant,
                      {"维护", "Maintenance"},
                      {"下午暂停", ""},
                      1'778'290'215'337,
                      1'778'376'615'337}};
  desired.days = {{2026y / 5 / 9, {{540, 720}, {810, 1020}}, {"提前闭厅", "Early closing"}},
                  {2026y / 5 / 10, {}, {}}};
  desired.emergency = contract::BothTexts{"请离开大厅", "Leave"};
  const model::HallNews news = NewsOf(desired);
  ASSERT_EQ(news.notices.size(), 1U);
  EXPECT_EQ(news.notices[0].id, "12");
  EXPECT_EQ(news.notices[0].title, (catalogue::Text{"维护", "Maintenance"}));
  EXPECT_EQ(news.notices[0].text, (catalogue::Text{"下午暂停", ""}));
  EXPECT_EQ(news.notices[0].from, model::Instant(1'778'290'215'337ms));
  EXPECT_EQ(news.notices[0].until, model::Instant(1'778'376'615'337ms));
  ASSERT_EQ(news.special_days.size(), 2U);
  EXPECT_EQ(news.special_days[0].day, 2026y / 5 / 9);
  EXPECT_EQ(news.special_days[0].open,
            (std::vector<model::OpenSpan>{{9h, 12h}, {13h + 30min, 17h}}));
  EXPECT_EQ(news.special_days[0].reason.en, "Early closing");
  EXPECT_TRUE(news.special_days[1].open.empty());
  EXPECT_EQ(news.emergency, (catalogue::Text{"请离开大厅", "Leave"}));
}

TEST(News, NothingIsNothing) { EXPECT_EQ(NewsOf({}), model::HallNews{}); }

}  // namespace
}  // namespace yichuang::link
