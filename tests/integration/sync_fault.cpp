// A library to load before all others: the process dies while it makes data durable, 300 ms after
// it began to. Armed by the presence of the file that YICHUANG_TEST_TRIGGER names. Whatever was
// sent before the commit has left by then; whatever waits for the commit has not.
#include <dlfcn.h>
#include <signal.h>
#include <unistd.h>

#include <cstdlib>

namespace {

using Sync = int (*)(int);
constexpr useconds_t kLongEnoughToSend = 300'000;

int Carry(const char* name, int descriptor) {
  const char* trigger = std::getenv("YICHUANG_TEST_TRIGGER");
  if (trigger != nullptr && ::access(trigger, F_OK) == 0) {
    ::usleep(kLongEnoughToSend);
    ::kill(::getpid(), SIGKILL);
  }
  return reinterpret_cast<Sync>(::dlsym(RTLD_NEXT, name))(descriptor);
}

}  // namespace

extern "C" int fdatasync(int descriptor) { return Carry("fdatasync", descriptor); }
extern "C" int fsync(int descriptor) { return Carry("fsync", descriptor); }
