#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "hardware/idcard/card_reader.h"

namespace yichuang::idcard {

/// Lines of the simulated reader as events, however the bytes are cut. A line is the number of the
/// card that is laid down, "-" lifts it, "?" is one that cannot be read, and so is a line that is
/// too long or holds anything but printable ASCII. An empty line says nothing. No I/O.
class CardLines {
 public:
  /// Bytes of a line without its end.
  static constexpr std::size_t kLongest = 64;

  std::vector<CardEvent> Take(std::string_view bytes);

 private:
  std::string line_;
  bool bad_ = false;  ///< the line that is being read
};

}  // namespace yichuang::idcard
