#pragma once

#include <span>
#include <string>
#include <string_view>

/// Made-up names of the demo hall; the only Chinese texts of the simulator stand in names.cpp.
namespace yichuang::simulator {

/// Display name of the hall; it says that this is a demonstration.
std::string_view HallName();

/// Name of the n-th zone (0, 1, 2), in Chinese and in English.
std::string_view ZoneName(int n);
std::string_view ZoneNameEn(int n);

/// One line of the demo hall, as [[group]] of hall.toml has it.
struct GroupName {
  std::string_view id;
  char letter;
  std::string_view zh;
  std::string_view en;
  std::string_view icon;
  int norm_minutes;
};
/// The last one is for whoever does not know what he needs.
std::span<const GroupName> Groups();

/// Name of the n-th member of staff (0, 1, 2 …), another one for each of the first 400.
std::string StaffName(int n);

}  // namespace yichuang::simulator
