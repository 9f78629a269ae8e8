#pragma once

#include <csignal>
#include <cstdlib>
#include <cstring>

namespace yichuang {

/// Called at every fault point when set: a test that plays the machines itself ends one here, by an
/// exception of its own. Of one thread.
inline void (*on_fault_point)(const char* name) = nullptr;

/// A place in the path of an entry where a process may be killed (tests/faults). One started with
/// YICHUANG_FAULT_POINT=<name> dies there as by kill -9, with <name>:<n> at the n-th passing.
/// Included by the compiler's command line in builds with YICHUANG_DEFECTS, as planted.h is, for
/// the rooms that have such points.
inline void PassFaultPoint(const char* name) {
  if (on_fault_point != nullptr) on_fault_point(name);
  static const char* const kChosen = std::getenv("YICHUANG_FAULT_POINT");
  if (kChosen == nullptr) return;
  static const char* const kColon = std::strchr(kChosen, ':');
  static long left = kColon != nullptr ? std::atol(kColon + 1) : 1;
  const std::size_t length =
      kColon != nullptr ? static_cast<std::size_t>(kColon - kChosen) : std::strlen(kChosen);
  if (std::strlen(name) != length || std::strncmp(name, kChosen, length) != 0) return;
  if (--left == 0) ::raise(SIGKILL);
}

}  // namespace yichuang

#define YICHUANG_FAULT_POINT(name) ::yichuang::PassFaultPoint(#name)
