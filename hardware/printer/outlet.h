#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "hardware/printer/escpos.h"
#include "hardware/printer/outcome.h"

namespace yichuang::printer {

/// Where a printer stands. It is opened for each job and closed after it, so that it may be
/// unplugged in between. One thread; may block as long as Printer::Print.
class Outlet {
 public:
  virtual ~Outlet() = default;
  /// Prints the bytes of EncodeJob or EncodeText, now or never. What a printer may hold still of a
  /// job before, whose cable was pulled, it is told to forget first.
  [[nodiscard]] virtual Outcome Print(std::span<const std::uint8_t> job) = 0;
  /// What the printer says of itself; absent when it cannot be opened or says nothing.
  virtual std::optional<State> Ask() = 0;
  /// For the operator: "/dev/usb/lp0", or of the last try why the printer could not be opened and
  /// what to do.
  virtual std::string Name() const = 0;
};

/// Whether a printer may hold a piece of the job that ended so: nobody could tell it to forget.
constexpr bool MayBeCutOff(Outcome outcome) {
  return outcome == Outcome::kWriteFailed || outcome == Outcome::kTimedOut;
}

/// What `path` names: a printer's character device, or a file that holds the last job.
std::unique_ptr<Outlet> FileOutlet(std::filesystem::path path);
/// A printer of USB's printer class at this port ("1-2.3"), "" for any one. usblp lets go of it
/// while a job is printed.
std::unique_ptr<Outlet> UsbOutlet(std::string port);

}  // namespace yichuang::printer
