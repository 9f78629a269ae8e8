#pragma once

#include <string>
#include <string_view>

/// Made-up names of the demo hall; the only Chinese texts of the simulator stand in names.cpp.
namespace yichuang::simulator {

/// Display name of the hall; it says that this is a demonstration.
std::string_view HallName();

/// Name of the n-th zone (0, 1, 2), in Chinese and in English.
std::string_view ZoneName(int n);
std::string_view ZoneNameEn(int n);

/// Name of the n-th member of staff (0, 1, 2 …), another one for each of the first 400.
std::string StaffName(int n);

}  // namespace yichuang::simulator
