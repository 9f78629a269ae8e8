#pragma once

#include <cstdlib>
#include <cstring>

namespace yichuang {

/// True when this process was started to prove that a test notices the defect `name` (environment
/// variable YICHUANG_DEFECT, see tools/check_defects). Included by the compiler's command line in
/// builds with YICHUANG_DEFECTS, which no release is; sources name a defect within #ifdef
/// YICHUANG_DEFECT alone.
inline bool IsPlanted(const char* name) {
  static const char* const kChosen = std::getenv("YICHUANG_DEFECT");
  return kChosen != nullptr && std::strcmp(kChosen, name) == 0;
}

}  // namespace yichuang

#define YICHUANG_DEFECT(name) ::yichuang::IsPlanted(#name)
