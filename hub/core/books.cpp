#include "hub/core/books.h"

#include <algorithm>

namespace yichuang::core {

SourceState& Settle(Hall& hall, const EntryKey& key) {
  SourceState& source = hall.sources[key.source];
  if (source.epoch != key.epoch) source = {key.epoch, 0, 0, 0};
  source.settled = std::max(source.settled, key.counter);
  source.announced = std::max(source.announced, source.settled);
  return source;
}

void Announce(Hall& hall, const std::string& name, std::uint32_t epoch, std::uint64_t announced) {
  SourceState& source = hall.sources[name];
  if (source.epoch != epoch) source = {epoch, 0, 0, 0};
  source.announced = std::max(source.announced, announced);
}

}  // namespace yichuang::core
