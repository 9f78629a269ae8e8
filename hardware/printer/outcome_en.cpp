#include "hardware/printer/outcome.h"

namespace yichuang::printer {

std::string_view TextEn(Outcome outcome) {
  switch (outcome) {
    case Outcome::kPrinted:
      return "Printed. Please take your paper.";
    case Outcome::kNoPrinter:
      return "There is no printer; nothing was printed. Please ask at the reception desk.";
    case Outcome::kPaperOut:
      return "The printer is out of paper; the print is not complete. Please ask at the reception "
             "desk, or print at another kiosk.";
    case Outcome::kCoverOpen:
      return "The printer's cover is open; nothing was printed. Please tell the reception desk.";
    case Outcome::kKnifeFault:
      return "The printer's knife is jammed; the print is not complete. Please tell the reception "
             "desk.";
    case Outcome::kOffline:
      return "The printer is not available; nothing was printed. Please ask at the reception desk, "
             "or print at another kiosk.";
    case Outcome::kBadPicture:
      return "The paper does not fit this printer; nothing was printed. Please tell the reception "
             "desk.";
    case Outcome::kTimedOut:
      return "The printer does not respond; the print is not complete. Please ask at the reception "
             "desk, or print at another kiosk.";
    case Outcome::kWriteFailed:
      return "The print was interrupted and is not complete. Please ask at the reception desk, or "
             "print at another kiosk.";
  }
  return {};
}

}  // namespace yichuang::printer
