// A library to load before all others: every fsync and fdatasync takes YICHUANG_SYNC_DELAY_US
// longer, as on a disk that keeps its word. The disks of virtual machines often answer in a
// twentieth of the time of a real one.
#include <dlfcn.h>
#include <unistd.h>

#include <cstdlib>

namespace {

using Sync = int (*)(int);

int Slowly(const char* name, int descriptor) {
  static const char* const delay = std::getenv("YICHUANG_SYNC_DELAY_US");
  if (delay != nullptr) ::usleep(static_cast<useconds_t>(std::atoi(delay)));
  return reinterpret_cast<Sync>(::dlsym(RTLD_NEXT, name))(descriptor);
}

}  // namespace

extern "C" int fdatasync(int descriptor) { return Slowly("fdatasync", descriptor); }
extern "C" int fsync(int descriptor) { return Slowly("fsync", descriptor); }
