#pragma once
// Pictures drawn with shapes. No emblem, no person.

#include "kiosk/view/theme.h"

namespace yichuang::view {

enum class Art {
  kSkyline,  ///< the hall between hills, for headers
  kTicket,   ///< a queue ticket
  kDesk,     ///< counter and window
  kPapers,   ///< a stack of documents with a tick
  kSearch,   ///< nothing found
  kPrinter,
  kCard,     ///< a card that is laid on a reader
  kOffline,  ///< a cloud with a cut line
};

/// Fills the rectangle; keeps its proportions inside it. `ink` is the colour of lines, tinted parts
/// are mixed from it and `ground`.
void Illustration(Ui& ui, const canvas::Rect& rect, Art art, canvas::Color ink,
                  canvas::Color ground);

}  // namespace yichuang::view
