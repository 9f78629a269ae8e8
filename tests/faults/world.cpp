#include "tests/faults/world.h"

#include <cstring>
#include <utility>

namespace yichuang::faults {
namespace {

thread_local MachineDisk* working = nullptr;
thread_local const char* armed = nullptr;
thread_local const char* waits_for = nullptr;
thread_local const MachineDisk* armed_for = nullptr;
thread_local bool has_fired = false;

#ifdef YICHUANG_FAULT_POINT
void Pass(const char* name) {
  if (armed == nullptr || working == nullptr || working != armed_for) return;
  if (waits_for != nullptr) {
    if (std::strcmp(name, waits_for) == 0) waits_for = nullptr;
    return;
  }
  if (std::strcmp(name, armed) != 0) return;
  armed = nullptr;
  has_fired = true;
  working->Die();
  throw Killed{};
}
#endif

}  // namespace

KillPoint::Working::Working(MachineDisk& disk) : before_(std::exchange(working, &disk)) {}
KillPoint::Working::~Working() { working = before_; }

void KillPoint::Arm(const char* name, const MachineDisk& disk, const char* after) {
  armed = name;
  waits_for = after;
  armed_for = &disk;
  has_fired = false;
#ifdef YICHUANG_FAULT_POINT
  on_fault_point = Pass;
#endif
}

void KillPoint::Disarm() { armed = nullptr; }

bool KillPoint::fired() { return has_fired; }

}  // namespace yichuang::faults
