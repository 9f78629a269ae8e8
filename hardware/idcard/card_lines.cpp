#include "hardware/idcard/card_lines.h"

#include <utility>

namespace yichuang::idcard {

std::vector<CardEvent> CardLines::Take(std::string_view bytes) {
  std::vector<CardEvent> events;
  for (const char byte : bytes) {
    if (byte == '\r') continue;
    if (byte != '\n') {
      bad_ = bad_ || byte < ' ' || byte > '~' || line_.size() == kLongest;
      if (!bad_) line_ += byte;
      continue;
    }
    const bool bad = std::exchange(bad_, false);
    std::string line = std::exchange(line_, {});
    if (bad || line == "?") {
      events.emplace_back(CardUnreadable{});
    } else if (line == "-") {
      events.emplace_back(CardLifted{});
    } else if (!line.empty()) {
      events.emplace_back(CardLaid{std::move(line)});
    }
  }
  return events;
}

}  // namespace yichuang::idcard
