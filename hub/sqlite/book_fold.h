#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "hub/core/event.h"

/// What records do to the books of sources: the one place that knows which event settles an entry
/// and which announces some.
namespace yichuang::sqlite {

/// What has to be brought to one line of the books.
struct BookDelta {
  std::uint64_t announced = 0;  ///< at least this many
  std::uint64_t settled = 0;    ///< at least up to this counter
  std::int64_t accepted = 0;
  std::int64_t refused = 0;
};

class BookFold {
 public:
  using Lines = std::map<std::pair<std::string, std::uint32_t>, BookDelta>;  ///< source, epoch

  void Take(const core::Event& event);

  const Lines& lines() const { return lines_; }
  Lines& lines() { return lines_; }

 private:
  Lines lines_;
};

}  // namespace yichuang::sqlite
