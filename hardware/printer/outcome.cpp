#include "hardware/printer/outcome.h"

namespace yichuang::printer {

// Each table is a switch without default: the compiler names an outcome that lacks its line.

std::string_view Name(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPrinted:
      return "printed";
    case Outcome::kNoPrinter:
      return "no_printer";
    case Outcome::kPaperOut:
      return "paper_out";
    case Outcome::kCoverOpen:
      return "cover_open";
    case Outcome::kKnifeFault:
      return "knife_fault";
    case Outcome::kOffline:
      return "offline";
    case Outcome::kBadPicture:
      return "bad_picture";
    case Outcome::kTimedOut:
      return "timed_out";
    case Outcome::kWriteFailed:
      return "write_failed";
  }
  return {};
}

}  // namespace yichuang::printer
