#include "hub/sqlite/book_fold.h"

#include <algorithm>
#include <optional>
#include <type_traits>
#include <variant>

namespace yichuang::sqlite {
namespace {

/// The entry that an event settles; null for one that has none.
template <typename Event>
const core::EntryKey* KeyOf(const Event& event) {
  if constexpr (requires { event.key; }) {
    if constexpr (std::is_same_v<decltype(event.key), core::EntryKey>) return &event.key;
    if constexpr (std::is_same_v<decltype(event.key), std::optional<core::EntryKey>>)
      return event.key ? &*event.key : nullptr;
  }
  return nullptr;
}

void Announce(BookDelta& line, std::uint64_t announced) {
  line.announced = std::max(line.announced, announced);
}

}  // namespace

void BookFold::Take(const core::Event& event) {
  std::visit(
      [this](const auto& each) {
        using Kind = std::decay_t<decltype(each)>;
        if (const core::EntryKey* key = KeyOf(each)) {
          BookDelta& line = lines_[{key->source, key->epoch}];
          line.settled = std::max(line.settled, key->counter);
          Announce(line, key->counter);
          ++(std::is_same_v<Kind, core::EntryRefused> ? line.refused : line.accepted);
        }
        if constexpr (std::is_same_v<Kind, core::EvaluatorAttached>)
          Announce(lines_[{each.evaluator, each.epoch}], each.announced);
        if constexpr (std::is_same_v<Kind, core::TerminalBorn>) {
          for (const contract::SourceAnnounced& source : each.sources)
            Announce(lines_[{source.source, source.epoch}], source.announced);
        }
      },
      event);
}

}  // namespace yichuang::sqlite
