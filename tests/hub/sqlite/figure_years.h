#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "hub/core/event.h"

namespace yichuang::sqlite {

/// Years of a hall as records, from a seed: tickets of three groups, holds, transfers and direct
/// services; ratings that come at once, days later or after the month was frozen, from devices with
/// five keys and with two; ratings that are excluded in time and too late. From 2025-11-03 on, so
/// that a year's end lies within. No frames: what a device signed is not what is counted.
class FigureYears {
 public:
  explicit FigureYears(unsigned seed) : random_(seed) {}

  std::vector<core::Record> Records(int days);

 private:
  struct Due {
    core::Instant at{};
    core::Event event;
  };

  unsigned Random(unsigned below) { return static_cast<unsigned>(random_() % below); }
  void Put(core::Instant at, core::Event event);
  void PutDue(core::Instant until);
  void Serve(core::Instant at);
  void Invite(core::ServiceId service, core::WindowNo window, core::StaffId staff,
              core::Instant ended);

  std::mt19937 random_;
  std::vector<core::Record> records_;
  std::vector<Due> due_;
  std::uint64_t services_ = 0;
  std::uint64_t tickets_ = 0;
  std::uint64_t counter_ = 0;
};

}  // namespace yichuang::sqlite
