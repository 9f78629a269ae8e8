#pragma once

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hub/catalogue/item.h"
#include "kiosk/model/effect.h"
#include "kiosk/model/hall.h"
#include "kiosk/model/message.h"
#include "kiosk/model/place.h"

namespace yichuang::model {

/// The kiosk's configuration. The same from start to end of the program.
struct Setting {
  catalogue::Text hall_name;
  std::chrono::minutes utc_offset{480};
  /// Index is weekday::c_encoding(): 0 is Sunday. Empty: closed.
  std::array<std::vector<OpenSpan>, 7> week;
  std::chrono::seconds idle_warning{30};
  std::chrono::seconds idle_wipe{60};
  catalogue::Text guide_desk;  ///< where 导办台 stands; may be empty
  std::string guide_phone;     ///< may be empty
  catalogue::Text complaint_desk;
  std::string complaint_phone;
  bool linked = false;  ///< a hub is configured; without one its absence is no news
  bool printer = false;
  std::string staff_pin;  ///< empty: the staff screen cannot be opened
  std::string device;     ///< staff screen only
  std::string software;   ///< staff screen only
  friend bool operator==(const Setting&, const Setting&) = default;
};

/// What the kiosk knows of its hall.
struct Hall {
  std::shared_ptr<const catalogue::Catalogue> catalogue;  ///< null until one was read
  Instant catalogue_as_of{};
  /// Came while somebody was here; shown once he has left, so that no screen changes under him.
  std::shared_ptr<const catalogue::Catalogue> waiting;
  HallNews news;
  std::vector<contract::QueueGroup> groups;  ///< that give numbers; empty: this kiosk gives none
  bool hub_online = false;
  bool hub_storage_low = false;  ///< HubPresence, as the hub said last
  bool names_persons = false;    ///< QueueArrived
  bool card_reader = false;      ///< it is there and works
  friend bool operator==(const Hall&, const Hall&) = default;
};

enum class PrintStage : std::uint8_t { kPrinting, kDone, kTrouble };

struct PrintJob {
  Instant asked{};  ///< names the job
  PrintStage stage = PrintStage::kPrinting;
  PrintOutcome outcome = PrintOutcome::kPrinted;  ///< of kTrouble
  friend bool operator==(const PrintJob&, const PrintJob&) = default;
};

enum class NumberStage : std::uint8_t {
  kAsking,     ///< the hub is asked
  kGiven,      ///< the number is there
  kRefused,    ///< there is none: `trouble`
  kCancelled,  ///< it was there and was taken back
};

/// The number that this person wants or has.
struct NumberJob {
  Instant asked{};  ///< names the press
  NumberStage stage = NumberStage::kAsking;
  NumberTrouble trouble = NumberTrouble::kOther;  ///< of kRefused
  GivenNumber given;                              ///< of kGiven and kCancelled
  Instant shown{};                                ///< of kGiven: since when the person sees it
  std::optional<PrintJob> paper;                  ///< of kGiven: the ticket on its way, or its end
  friend bool operator==(const NumberJob&, const NumberJob&) = default;
};

/// THE ONE PLACE FOR WHAT IS PERSONAL: all that a person did, typed, chose, or set for himself.
///
/// A new person begins with `Visit{}`, and nothing of a person stands anywhere else in the model.
struct Visit {
  /// The last touch; absent while nobody is there.
  std::optional<Instant> touched;
  Language language = Language::kChinese;
  std::array<bool, kModes> modes{};
  std::vector<Place> path{Place{}};  ///< from home to what is shown; never empty
  std::string query;
  std::string found_for;           ///< the query that `found` and `words` answer
  std::vector<std::string> found;  ///< Item::id, best first
  std::vector<WordOffer> words;
  std::map<std::string, Answers> answers;  ///< by Item::id
  std::optional<PrintJob> print;           ///< the print dialog is open
  std::optional<NumberJob> number;
  std::optional<ProgressJob> progress;
  std::optional<MatterJob> matter;
  std::optional<InquiryJob> inquiry;
  std::optional<PrintJob> slip_paper;  ///< of the slip on the screen
  std::string person;        ///< handle of whose card lies on the reader; "": none lies there
  bool card_unread = false;  ///< of kCard: what was laid down last could not be read
  bool speaking = false;
  std::vector<Instant> knocks;  ///< on the hidden corner
  std::string pin;
  bool staff = false;  ///< the PIN was right
  friend bool operator==(const Visit&, const Visit&) = default;
};

/// Guards the staff screen; outlives the person who tries.
struct StaffGuard {
  int wrong = 0;  ///< since the last right PIN
  std::optional<Instant> locked_until;
  friend bool operator==(const StaffGuard&, const StaffGuard&) = default;
};

/// All a kiosk shows follows from this value.
struct Model {
  Setting setting;
  Hall hall;
  Visit visit;
  StaffGuard guard;
  std::optional<Instant> cleaning_until;  ///< touches do nothing until then
  Instant now{};
  friend bool operator==(const Model&, const Model&) = default;
};

inline bool Has(const Model& model, Mode mode) {
  return model.visit.modes[static_cast<std::size_t>(mode)];
}
inline const Place& Here(const Model& model) { return model.visit.path.back(); }
/// Milliseconds are kept: floor to days or minutes as needed.
inline std::chrono::local_time<std::chrono::milliseconds> WallClock(const Model& model,
                                                                    Instant at) {
  return std::chrono::local_time<std::chrono::milliseconds>{at.time_since_epoch() +
                                                            model.setting.utc_offset};
}

}  // namespace yichuang::model
