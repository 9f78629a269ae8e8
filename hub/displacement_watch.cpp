#include "hub/displacement_watch.h"

namespace yichuang::hub {

bool DisplacementWatch::Note(const std::string& device, SteadyTime now) {
  if (noted_.size() >= kMostDevices && !noted_.contains(device)) noted_.clear();
  std::deque<SteadyTime>& times = noted_[device];
  times.push_back(now);
  while (now - times.front() > kWithin) times.pop_front();
  if (times.size() < kOften) return false;
  times.clear();
  return true;
}

}  // namespace yichuang::hub
