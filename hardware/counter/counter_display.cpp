#include "hardware/counter/counter_display.h"

#include <utility>

namespace yichuang::counter {

CounterDisplay::CounterDisplay(std::string port, Log log)
    : line_(std::move(port)), log_(std::move(log)) {}

void CounterDisplay::Show(const CounterLines& lines, Steady now) {
  if (shown_ == lines) return;
  shown_ = lines;
  left_ = JobOf(lines);
  due_ = now;
  Flush(now);
}

void CounterDisplay::Flush(Steady now) {
  if (now < due_) return;
  const std::size_t taken = line_.Write(left_);
  if (line_.trouble().empty()) {
    left_.erase(left_.begin(), left_.begin() + static_cast<std::ptrdiff_t>(taken));
  } else if (shown_) {
    left_ = JobOf(*shown_);  // the display may have been off: it is shown all of it
  }
  due_ = left_.empty() ? Steady::max() : now + kAgain;
  if (told_ != line_.trouble()) {
    told_ = line_.trouble();
    log_(told_.empty() ? "counter display: is back" : "counter display: " + told_);
  }
}

CounterDisplay::Steady CounterDisplay::NextDue() const { return due_; }

}  // namespace yichuang::counter
