#pragma once

#include <cstdlib>
#include <cstring>

namespace yichuang {

/// True when this process was started to prove that a test notices the defect `name` (environment
/// variable YICHUANG_DEFECT, see tools/check_defects). Included by the compiler's command line in
/// builds with YICHUANG_DEFECTS, which no release is; sources name a defect within #ifdef
/// YICHUANG_DEFECT alone.
inline bool IsPlanted(const char* name) {
  static const char* const chosen = std::getenv("YICHUANG_DEFECT");
  return chosen != nullptr && std::strcmp(chosen, name) == 0;
}

}  // namespace yichuang

#define YICHUANG_DEFECT(name) ::yichuang::IsPlanted(#name)
