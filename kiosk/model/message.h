#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "hub/catalogue/item.h"
#include "hub/contract/kiosk_queue.h"
#include "hub/contract/one_of.h"
#include "kiosk/model/hall.h"
#include "kiosk/model/matter.h"
#include "kiosk/model/number.h"
#include "kiosk/model/place.h"
#include "kiosk/model/progress.h"

/// Everything that can happen to a kiosk. Views, link and app send these; update.h answers.
namespace yichuang::model {

enum class Language : std::uint8_t { kChinese, kEnglish };

/// Ways to use the kiosk; each is on or off by itself.
enum class Mode : std::uint8_t {
  kElder,     ///< 长辈版: large text, large targets, fewer choices
  kLow,       ///< 低位: all controls in the lower 40 % of the screen
  kContrast,  ///< 高对比
  kAloud,     ///< 朗读: every screen is read when it opens
};
inline constexpr int kModes = 4;

/// How a print job ended.
enum class PrintOutcome : std::uint8_t {
  kPrinted,
  kPaperOut,
  kCoverOpen,
  kNoPrinter,  ///< not connected, or none configured
  kFailed,     ///< anything else; the log knows what
};

// ---- from the hub and the disk (kiosk/link, kiosk/app) ----

/// A catalogue was read, checked and put on disk. `as_of` is when the hub was last known to hold
/// this version: the age of the data counts from there.
struct CatalogueArrived {
  std::shared_ptr<const catalogue::Catalogue> catalogue;  ///< never null
  Instant as_of{};
};

/// The whole of what the hub has to tell, replacing what came before.
struct NewsArrived {
  HallNews news;
};

/// The hub came, is still there, or went. While it is there this comes again at least once a
/// minute: the age of the data starts anew each time `catalogue_current` holds.
struct HubPresence {
  bool online = false;
  /// The catalogue handed over last is the one that the hub announces.
  bool catalogue_current = true;
  /// Little room is left on its disk; of a hub that is there. What was said last stands while it is
  /// away.
  bool storage_low = false;
};

/// The groups that give numbers, in the order of the tiles; empty: this hall gives none.
struct QueueArrived {
  std::vector<contract::QueueGroup> groups;
  bool names_persons = false;  ///< a card that is laid down now can be named (CardLaid)
};

/// The card reader is there, or cannot be used.
struct CardReaderPresence {
  bool there = false;
};
/// A card lies on the reader. The card's number is not here: nobody but the reader and the link
/// sees it.
struct CardLaid {
  std::string person;  ///< handle of its holder, of today
};
/// What lies there cannot be read, or is no identity document.
struct CardUnread {};
/// The reader is empty again.
struct CardTaken {};

/// The answer to TakeNumber (effect.h), `asked` as it was given there. When that person has left
/// the number is taken back.
struct NumberGiven {
  Instant asked{};
  GivenNumber given;
};
struct NumberRefused {
  Instant asked{};
  NumberTrouble trouble = NumberTrouble::kOther;
};

/// The answer to AskProgress (effect.h), `asked` as it was given there.
struct ProgressTold {
  Instant asked{};
  std::vector<CaseProgress> cases;  ///< at least one
};
struct ProgressRefused {
  Instant asked{};
  ProgressTrouble trouble = ProgressTrouble::kHubAway;
};

/// The answer to AskMatter and ReopenMatter (effect.h), `asked` as it was given there.
struct MatterTold {
  Instant asked{};
  MatterProgress matter;
};

/// The answer to OpenMatter and RecordInquiry (effect.h), `asked` as it was given there.
struct MatterGiven {
  Instant asked{};
  Slip slip;
};
struct MatterRefused {
  Instant asked{};
  MatterTrouble trouble = MatterTrouble::kHubAway;
};

/// The answer to EnterDuty (effect.h), `asked` as it was given there.
struct DutyBegun {
  Instant asked{};
};
struct DutyRefused {
  Instant asked{};
  DutyTrouble trouble = DutyTrouble::kHubAway;
};

// ---- from the person ----

/// A finger came down anywhere. Restarts the idle time; every message below does so too.
struct Touched {};

struct HomeAsked {};
struct BackAsked {};
/// "I have finished": forgets the person at once.
struct LeaveAsked {};
/// "I am still here": closes the idle warning.
struct StayAsked {};

struct Opened {
  Place place;
};
struct LeafTurned {
  Leaf leaf = Leaf::kBring;
};
/// Another shelf of the browse screen.
struct ShelfTurned {
  Shelf shelf = Shelf::kLifeEvent;
};
struct PageTurned {
  int by = 1;
};

/// Letters, digits or a whole word, appended to the query.
struct Typed {
  std::string text;
};
/// Removes the last character (a whole one, not a byte).
struct Erased {};
struct QueryCleared {};
/// The person chose a word above the keys.
struct WordChosen {
  std::string query;  ///< WordOffer::query
};

struct Answered {
  std::string question;  ///< catalogue::Question::id
  std::string option;    ///< catalogue::Option::id
};
/// Takes back the last answer of the open item.
struct AnswerUndone {};
struct AnswersCleared {};

/// Print the 一次性告知单 of the open item.
struct PrintAsked {};
struct PrintDialogClosed {};

/// A number of this group, please: QueueGroup::id.
struct NumberAsked {
  std::string group;
};
/// 按错了: takes the number back, while MayUndoNumber (numbers.h).
struct NumberCancelAsked {};
/// 补打: the same number on paper again, while MayUndoNumber.
struct NumberPrintAsked {};
/// Closes what is said about a number that was refused or taken back.
struct NumberDialogClosed {};

/// A digit for the question that is open on the progress screen; 'X' for the last four.
struct ProgressKey {
  char key = '0';
};
/// The same from a keyboard or a scanner, letters too.
struct ProgressTyped {
  std::string text;
};
struct ProgressErased {
  bool all = false;
};
/// The number is complete.
struct ProgressNumber {};
/// Another question.
struct ProgressAgain {};

/// Letters instead of digits for the number, and back.
struct ProgressLetters {};
/// 仍未解决, before it is confirmed; and the answer to the question.
struct UnsolvedAsked {};
struct UnsolvedAnswered {
  bool sure = false;
};

/// What a citizen's matter is about: Topic::id.
struct MatterAbout {
  std::string topic;
};
/// A digit of the window's number.
struct MatterWindow {
  char digit = '0';
};
struct MatterErased {
  bool all = false;
};
/// Send it; after a trouble: again.
struct MatterSent {};
/// The slip on the screen on paper, again.
struct SlipPrintAsked {};

/// A guide's number or PIN, by scanner, keyboard or pad.
struct DutyTyped {
  std::string text;
};
struct DutyErased {
  bool all = false;
};
/// The number is complete.
struct DutyNumber {};
/// What the visitor asks: an entry of the life events, or kOtherEntry.
struct InquiryAbout {
  std::string entry;
};
struct InquiryDone {
  InquiryDeed deed = InquiryDeed::kSelfDone;
};
/// Another visitor; after a trouble: choose again.
struct InquiryNext {};

struct ModeToggled {
  Mode mode = Mode::kElder;
};
struct LanguageChosen {
  Language language = Language::kChinese;
};
/// Read this screen now; again: be silent.
struct ReadAsked {};

/// A touch on the hidden corner. Several in a short time open the PIN pad.
struct StaffKnock {};
struct PinDigit {
  int digit = 0;  ///< 0..9
};
struct PinErased {};
/// On the staff screen only; elsewhere ignored.
struct ExitAsked {};
struct CleaningAsked {};

// ---- from the app ----

/// A word that the letters typed so far may stand for.
struct WordOffer {
  std::string word;   ///< shown
  std::string query;  ///< the whole query once it is chosen
  friend bool operator==(const WordOffer&, const WordOffer&) = default;
};

/// The answer to Search (effect.h). Ignored when the query has changed meanwhile.
struct Found {
  std::string query;
  std::vector<std::string> items;  ///< Item::id, best first
  std::vector<WordOffer> words;    ///< best first
};

/// The answer to Print and PrintNumber (effect.h), `job` as it was given there. Ignored when that
/// person has left.
struct PrintFinished {
  Instant job{};
  PrintOutcome outcome = PrintOutcome::kFailed;
};

/// Reading aloud came to its end, or could not begin.
struct SpeechEnded {};

/// Time has passed. Send it at the instant that NextTick (update.h) names.
struct Tick {};

using MsgKinds = contract::Alternatives<
    CatalogueArrived, NewsArrived, HubPresence, QueueArrived, CardReaderPresence, CardLaid,
    CardUnread, CardTaken, NumberGiven, NumberRefused, Touched, HomeAsked, BackAsked, LeaveAsked,
    StayAsked, Opened, LeafTurned, ShelfTurned, PageTurned, Typed, Erased, QueryCleared, WordChosen,
    Answered, AnswerUndone, AnswersCleared, PrintAsked, PrintDialogClosed, NumberAsked,
    NumberCancelAsked, NumberPrintAsked, NumberDialogClosed, ProgressTold, ProgressRefused,
    ProgressKey, ProgressTyped, ProgressErased, ProgressNumber, ProgressAgain, ProgressLetters,
    UnsolvedAsked, UnsolvedAnswered, MatterTold, MatterGiven, MatterRefused, DutyBegun, DutyRefused,
    MatterAbout, MatterWindow, MatterErased, MatterSent, SlipPrintAsked, DutyTyped, DutyErased,
    DutyNumber, InquiryAbout, InquiryDone, InquiryNext, ModeToggled, LanguageChosen, ReadAsked,
    StaffKnock, PinDigit, PinErased, ExitAsked, CleaningAsked, Found, PrintFinished, SpeechEnded,
    Tick>;
using Msg = contract::OneOf<MsgKinds>;  ///< compiled in message.cpp

}  // namespace yichuang::model
