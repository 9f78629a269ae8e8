// A library to load before all others: SQLite hears synchronous = NORMAL where a program says FULL.
// A test of power cuts must notice.
#include <dlfcn.h>
#include <sqlite3.h>

#include <string>

namespace {

using Callback = int (*)(void*, int, char**, char**);
using Exec = int (*)(sqlite3*, const char*, Callback, void*, char**);

std::string Weakened(std::string text) {
  const auto named = text.find("synchronous");
  const auto full = named == std::string::npos ? named : text.find("FULL", named);
  if (full != std::string::npos) text.replace(full, 4, "NORMAL");
  return text;
}

}  // namespace

extern "C" int sqlite3_exec(sqlite3* database, const char* text, Callback callback, void* to,
                            char** error) {
  static const auto real = reinterpret_cast<Exec>(::dlsym(RTLD_NEXT, "sqlite3_exec"));
  return real(database, Weakened(text).c_str(), callback, to, error);
}
