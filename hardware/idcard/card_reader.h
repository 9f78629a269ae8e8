#pragma once

#include <functional>
#include <string>
#include <variant>

/// Readers of identity cards: what lies on them, and nothing else of a card than its number.
namespace yichuang::idcard {

/// The reader can be used. Told once when it comes, and again after ReaderLost.
struct ReaderReady {
  friend bool operator==(const ReaderReady&, const ReaderReady&) = default;
};
/// It cannot be used for now; the driver goes on trying. Told once.
struct ReaderLost {
  std::string sentence;  ///< for the operator: which device, why, what to do
  friend bool operator==(const ReaderLost&, const ReaderLost&) = default;
};
/// A document lies on the reader; what lay there before does no more.
struct CardLaid {
  std::string number;  ///< as it stands in the document, unchecked; the driver keeps no copy
  friend bool operator==(const CardLaid&, const CardLaid&) = default;
};
/// Something lies there that cannot be read.
struct CardUnreadable {
  friend bool operator==(const CardUnreadable&, const CardUnreadable&) = default;
};
/// Nothing lies there any more.
struct CardLifted {
  friend bool operator==(const CardLifted&, const CardLifted&) = default;
};
using CardEvent = std::variant<ReaderReady, ReaderLost, CardLaid, CardUnreadable, CardLifted>;

/// Takes an event on the reader's own thread: push and return, and log no number.
using TellCard = std::function<void(CardEvent)>;

/// One reader. Begins when it is made, in the background, tells until it is destroyed, and throws
/// only from its constructor.
class CardReader {
 public:
  CardReader() = default;
  virtual ~CardReader() = default;
  CardReader(const CardReader&) = delete;
  CardReader& operator=(const CardReader&) = delete;
};

}  // namespace yichuang::idcard
