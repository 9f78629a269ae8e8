#include "hub/identity/secrecy.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace yichuang::identity {

// A collector named in kernel.core_pattern is started whatever the limit says, and not for a
// process that is not dumpable; the limit stays with what this program starts.
void KeepMemoryPrivate() {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(memory_dumped)) return;
#endif
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

}  // namespace yichuang::identity
