#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>

#include "hardware/printer/escpos.h"
#include "hardware/printer/outcome.h"
#include "hardware/printer/sink.h"

namespace yichuang::printer {

/// A receipt printer behind a Sink. Keeps no queue: a job is printed now or never.
class Printer {
 public:
  explicit Printer(Sink& sink) : sink_(sink) {}

  /// What the printer says by DLE EOT, else a fault that its cable tells; absent when it does not
  /// answer, which many do not.
  std::optional<State> Ask();
  /// Prints the bytes of EncodeJob or EncodeText. Asks first and sends nothing to a printer that is
  /// not ready; prints; asks whether all of it came out. After a failure the printer is told to
  /// forget what it still holds. Blocks for up to 30 s when the printer stops in mid-job: call it
  /// from a thread that may wait.
  Outcome Print(std::span<const std::uint8_t> job);
  /// Makes the printer drop what it holds of a job that was cut off, as far as it can be told.
  void Forget();
  /// Whether it may hold a piece of an earlier job still: it was to forget that, took neither reset
  /// nor command, and has printed nothing whole since.
  bool may_hold() const { return may_hold_; }

 private:
  std::optional<State> AskByStream();
  Outcome Try(std::span<const std::uint8_t> job);
  Outcome Confirm();
  Outcome Abandon(Outcome otherwise);

  Sink& sink_;
  bool may_hold_ = false;
};

/// Prints to what `path` names: a printer's character device (/dev/usb/lp0), or a file, which is
/// made, or emptied, and then holds exactly this job. Opens and closes it for each job, so a
/// printer may be unplugged in between.
Outcome PrintTo(const std::filesystem::path& path, std::span<const std::uint8_t> job);
/// The same of a picture; kBadPicture when it is none for this model.
Outcome PrintTo(const std::filesystem::path& path, const Picture& picture, const Model& model);

/// Asks the character device at `path`; absent when it cannot be opened or does not answer.
std::optional<State> AskAt(const std::filesystem::path& path);

}  // namespace yichuang::printer
