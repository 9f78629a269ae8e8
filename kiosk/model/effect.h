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

/// Ask the hub how the matter of a slip stands; answer with MatterTold or ProgressRefused, whose
/// kNotMatched says that no matter has this code.
struct AskMatter {
  Instant asked{};
  std::string code;
  friend bool operator==(const AskMatter&, const AskMatter&) = default;
};

/// 仍未解决: open the matter of the slip again; answer as to AskMatter, with how it stands then.
struct ReopenMatter {
  Instant asked{};
  std::string code;
  friend bool operator==(const ReopenMatter&, const ReopenMatter&) = default;
};

/// Open a citizen's matter; answer with MatterGiven or MatterRefused.
struct OpenMatter {
  Instant asked{};
  MatterKind kind = MatterKind::kComplaint;
  std::string words;  ///< a topic's; nothing of the person
  int window = 0;     ///< 0: none named
  friend bool operator==(const OpenMatter&, const OpenMatter&) = default;
};

/// Sign a guide in; answer with DutyBegun or DutyRefused.
struct EnterDuty {
  Instant asked{};
  std::string number;
  std::string pin;
  friend bool operator==(const EnterDuty&, const EnterDuty&) = default;
};

/// His session ends, here and at the hub.
struct LeaveDuty {
  friend bool operator==(const LeaveDuty&, const LeaveDuty&) = default;
};

/// Record a first inquiry of who is signed in; answer with MatterGiven, MatterRefused, or
/// DutyRefused when he is not signed in any more.
struct RecordInquiry {
  Instant asked{};
  std::string words;
  InquiryDeed deed = InquiryDeed::kSelfDone;
  friend bool operator==(const RecordInquiry&, const RecordInquiry&) = default;
};

/// Print the slip of a matter; answer with PrintFinished.
struct PrintSlip {
  Instant job{};
  Slip slip;
  bool citizen = false;  ///< nobody else knows whose it is
  Language language = Language::kChinese;
  friend bool operator==(const PrintSlip&, const PrintSlip&) = default;
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
                            AskMatter, ReopenMatter, OpenMatter, EnterDuty, LeaveDuty,
                            RecordInquiry, PrintSlip, DropPrints, Speak, Silence, Log, Exit>;
using Effects = std::vector<Effect>;

}  // namespace yichuang::model
