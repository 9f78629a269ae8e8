#include "hub/core/wall.h"

#include "hub/core/hall.h"

namespace yichuang::core {

WallStep WallOf(const Hall& hall, Instant now) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(wall_single_ratings)) return {hall.today, now};
#endif
  const auto steps = (now - hall.wall.at) / kWallTime;
  if (steps < 1) return hall.wall;
  return {hall.today, hall.wall.at + steps * kWallTime};
}

}  // namespace yichuang::core
