#pragma once

#include <cstdint>
#include <string_view>

namespace yichuang::printer {

/// How a print ended. Every outcome but kPrinted means: this paper is not complete, and it will not
/// be printed later by itself. The notice or ticket it shows exists all the same; whoever wants it
/// on paper starts a new print.
enum class Outcome : std::uint8_t {
  kPrinted,    ///< every byte was taken, and no fault was reported afterwards
  kNoPrinter,  ///< the device or file cannot be opened
  kPaperOut,
  kCoverOpen,
  kKnifeFault,
  kOffline,     ///< switched off line, or a fault only a hand can mend
  kBadPicture,  ///< empty or wider than the paper: our fault, not the printer's
  kTimedOut,    ///< the printer stopped taking bytes
  kWriteFailed,
};
inline constexpr int kOutcomeCount = static_cast<int>(Outcome::kWriteFailed) + 1;

/// snake_case, for logs.
std::string_view Name(Outcome outcome);
/// One or two sentences for the person who waits for the paper: what happened, what to do.
std::string_view TextZh(Outcome outcome);
std::string_view TextEn(Outcome outcome);

}  // namespace yichuang::printer
