#include <cstdio>
#include <cstdlib>

#include "tests/fuzz/targets.h"

// libFuzzer brings main. Which target runs is named by the environment variable YICHUANG_FUZZ.

namespace yichuang::fuzz {
namespace {

const Target& Chosen() {
  const char* const wanted = std::getenv("YICHUANG_FUZZ");
  for (const Target& each : kTargets) {
    if (wanted != nullptr && each.name == wanted) return each;
  }
  std::fputs("yichuang-fuzz: YICHUANG_FUZZ must name one of:", stderr);
  for (const Target& each : kTargets)
    std::fprintf(stderr, " %.*s", static_cast<int>(each.name.size()), each.name.data());
  std::fputs("\n", stderr);
  std::exit(2);
}

}  // namespace

void Demand(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "yichuang-fuzz: broken promise: %s\n", promise);
  std::abort();
}

}  // namespace yichuang::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  static const yichuang::fuzz::Target& chosen = yichuang::fuzz::Chosen();
  chosen.run({bytes, size});
  return 0;
}
