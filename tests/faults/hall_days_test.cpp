#include <gtest/gtest.h>

#include <filesystem>

#include "tests/faults/hall_run.h"

namespace yichuang::faults {
namespace {

std::filesystem::path Base() {
  return std::filesystem::is_directory("/dev/shm") ? "/dev/shm" : testing::TempDir();
}

RunReport Play(std::uint64_t seed, int days, int services) {
  RunSettings settings;
  settings.seed = seed;
  settings.days = days;
  settings.services = services;
  return PlayHall(settings, Base());
}

// yichuang-hall-days plays thousands in a release; here a few, with the sanitizers.
TEST(HallDays, WithFaultsLoseAndDoubleNothing) {
  std::uint64_t faults = 0;
  std::uint64_t presses = 0;
  for (std::uint64_t seed = 1; seed <= 16; ++seed) {
    const RunReport report = Play(seed, 2, 5);
    for (const std::string& violation : report.violations)
      ADD_FAILURE() << "seed " << seed << ": " << violation
                    << "\nreplay: yichuang-hall-days --seed " << seed
                    << " --days 2 --days-a-hall 2 --services 5";
    faults += report.faults;
    presses += report.presses;
  }
  EXPECT_GT(faults, 50U);
  EXPECT_GT(presses, 150U);
}

TEST(HallDays, OfTheSameSeedMakeTheSameLedger) {
  for (const std::uint64_t seed : {3U, 11U}) {
    const RunReport first = Play(seed, 2, 4);
    const RunReport second = Play(seed, 2, 4);
    EXPECT_EQ(first.head, second.head) << seed;
    EXPECT_NE(first.head, Play(seed + 1, 2, 4).head);
  }
}

}  // namespace
}  // namespace yichuang::faults
