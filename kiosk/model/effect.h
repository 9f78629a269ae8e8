#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "hub/catalogue/checklist.h"
#include "kiosk/model/message.h"

/// What an update asks the app to do. The app does it and answers with messages.
namespace yichuang::model {

/// At most one for each question, in the order in which they were given.
using Answers = std::vector<catalogue::Answer>;

/// Look the query up; answer with Found.
struct Search {
  std::string query;
  friend bool operator==(const Search&, const Search&) = default;
};

/// Print the 一次性告知单; answer with PrintFinished. Tried once: after a failure the person
/// decides.
struct Print {
  Instant job{};
  std::string item;  ///< Item::id
  Answers answers;
  Language language = Language::kChinese;
  friend bool operator==(const Print&, const Print&) = default;
};

/// Get a number of the group; answer with NumberGiven or NumberRefused.
struct TakeNumber {
  Instant asked{};
  std::string group;        ///< QueueGroup::id
  std::string person = {};  ///< handle of whose card lies on the reader; "": nobody was asked
  friend bool operator==(const TakeNumber&, const TakeNumber&) = default;
};

/// Nobody wants this number any more.
struct CancelNumber {
  GivenNumber given;
  friend bool operator==(const CancelNumber&, const CancelNumber&) = default;
};

/// Print the ticket of a number; answer with PrintFinished. The number exists without it.
struct PrintNumber {
  Instant job{};
  GivenNumber given;
  Language language = Language::kChinese;
  friend bool operator==(const PrintNumber&, const PrintNumber&) = default;
};

/// Ask the hub how far the case is; answer with ProgressTold or ProgressRefused.
struct AskProgress {
  Instant asked{};
  std::string number;
  std::string last4;
  friend bool operator==(const AskProgress&, const AskProgress&) = default;
};

/// The person has left: nothing that still waits for the printer may come out.
struct DropPrints {
  friend bool operator==(const DropPrints&, const DropPrints&) = default;
};

/// Read the screen that the model now shows, ending what is being read; answer with SpeechEnded.
struct Speak {
  friend bool operator==(const Speak&, const Speak&) = default;
};
struct Silence {
  friend bool operator==(const Silence&, const Silence&) = default;
};

/// What the operator may know: never who, never for what.
enum class Fact : std::uint8_t {
  kPersonLeft,   ///< said so
  kPersonWiped,  ///< idle time ran out
  kStaffEntered,
  kWrongPin,
  kPinLocked,
  kExitAsked,
};
struct Log {
  Fact fact = Fact::kPersonLeft;
  friend bool operator==(const Log&, const Log&) = default;
};

/// End the program.
struct Exit {
  friend bool operator==(const Exit&, const Exit&) = default;
};

using Effect = std::variant<Search, Print, TakeNumber, CancelNumber, PrintNumber, AskProgress,
                            DropPrints, Speak, Silence, Log, Exit>;
using Effects = std::vector<Effect>;

}  // namespace yichuang::model
