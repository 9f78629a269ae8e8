#include "hub/core/floor.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace yichuang::core {
namespace {

PlannedWindow AtPlace(std::uint16_t number, const std::string& zone,
                      std::optional<Place> place = {}) {
  return {WindowNo{number}, zone, "win-01", "ev-" + std::to_string(number), place};
}

/// "1@1,1 2@2,1": window, column, row.
std::string Told(const Plan& plan) {
  std::string told;
  const std::vector<Place> floor = FloorOf(plan);
  for (std::size_t i = 0; i < floor.size(); ++i) {
    told += (told.empty() ? "" : " ") + std::to_string(Number(plan.windows[i].number)) + "@" +
            std::to_string(floor[i].column) + "," + std::to_string(floor[i].row);
  }
  return told;
}

std::string ZonesTold(const Plan& plan) {
  std::string told;
  for (const PlannedZone& zone : ZonesOf(plan)) told += zone.id + "(" + zone.name.zh + ")";
  return told;
}

TEST(Floor, WithoutPlacesEveryZoneBeginsARow) {
  Plan plan;
  plan.windows = {AtPlace(1, "A"), AtPlace(2, "B"), AtPlace(3, "A"), AtPlace(4, "")};
  EXPECT_EQ(Told(plan), "1@1,1 2@1,2 3@2,1 4@1,3");
}

TEST(Floor, ALongZoneTakesMoreRows) {
  Plan plan;
  for (std::uint16_t n = 1; n <= kRowLength + 1; ++n) plan.windows.push_back(AtPlace(n, "A"));
  plan.windows.push_back(AtPlace(20, "B"));
  const std::vector<Place> floor = FloorOf(plan);
  EXPECT_EQ(floor[kRowLength - 1], (Place{kRowLength, 1}));
  EXPECT_EQ(floor[kRowLength], (Place{1, 2}));
  EXPECT_EQ(floor.back(), (Place{1, 3}));
}

TEST(Floor, APlaceIsKeptAndTheOthersStandBelow) {
  Plan plan;
  plan.windows = {AtPlace(1, "A", Place{4, 2}), AtPlace(2, "A"), AtPlace(3, "B")};
  EXPECT_EQ(Told(plan), "1@4,2 2@1,3 3@1,4");
}

TEST(Floor, NamedZonesComeFirstAndOnlyWithWindows) {
  Plan plan;
  plan.zones = {{"C", {"不动产区", ""}}, {"B", {"企业区", ""}}};
  plan.windows = {AtPlace(1, "A"), AtPlace(2, "B"), AtPlace(3, "")};
  EXPECT_EQ(ZonesTold(plan), "B(企业区)A()");
  EXPECT_EQ(Told(plan), "1@1,2 2@1,1 3@1,3");
}

TEST(Floor, NoTwoWindowsStandOnOnePlace) {
  Plan plan;
  for (std::uint16_t n = 1; n <= 40; ++n) {
    plan.windows.push_back(
        AtPlace(n, n % 3 == 0 ? "A" : "B", n % 5 == 0 ? std::optional(Place{n, 2}) : std::nullopt));
  }
  const std::vector<Place> floor = FloorOf(plan);
  EXPECT_EQ(std::set<Place>(floor.begin(), floor.end()).size(), floor.size());
}

}  // namespace
}  // namespace yichuang::core
