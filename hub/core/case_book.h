#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "hub/core/calendar.h"
#include "hub/core/case_event.h"

/// The cases that are open, in compact form. What is over is forgotten: the tables have it.
namespace yichuang::core {

struct Hall;

struct OpenPromise {
  std::string material;
  HallDay limit{};
  std::uint8_t reminded = 0;  ///< reminders so far: two days, one day before, on the day
  friend bool operator==(const OpenPromise&, const OpenPromise&) = default;
};

/// Time of a special procedure. Absent end: it goes on.
struct CasePause {
  Instant from{};
  std::optional<Instant> until;
  friend bool operator==(const CasePause&, const CasePause&) = default;
};

struct OpenCase {
  std::string no;  ///< "" of a draft
  std::string item;
  CaseRules rules;
  CaseState state = CaseState::kReceived;
  WindowNo window{};
  StaffId staff{};        ///< who received it: its owner to the end
  std::string holder;     ///< who has the papers, when they were handed over
  std::string applicant;  ///< handle
  HallDay received{};     ///< of the last receipt; of a draft: when it was kept
  std::uint64_t received_row = 0;
  std::optional<Instant> accepted;
  HallDay accepted_day{};
  Dues dues;
  std::vector<CaseMaterial> materials;
  std::vector<std::string> told;  ///< materials that notices have named
  std::uint64_t first_notice = 0;
  std::string noticed_by;  ///< work number of who gave the first notice
  HallDay correct_until{};
  std::vector<OpenPromise> promises;
  std::vector<CasePause> pauses;
  bool extended = false;
  std::uint8_t carded = 0;                     ///< bit n: the card of CardCause n was raised
  std::optional<std::string> department = {};  ///< of the item
  std::optional<CaseId> joint = {};            ///< the joint matter it is a part of
  std::optional<Instant> next = {};            ///< when time does something to it; derived
  friend bool operator==(const OpenCase&, const OpenCase&) = default;
};

/// Where the numbers of one kind of paper stand.
struct PaperSeries {
  std::uint16_t year = 0;
  std::uint32_t last = 0;  ///< given in that year
  friend bool operator==(const PaperSeries&, const PaperSeries&) = default;
};

/// Papers on their way: one has signed, the other has not answered.
struct OpenHandOver {
  std::string from;
  std::string to;
  std::vector<CaseId> cases;
  friend bool operator==(const OpenHandOver&, const OpenHandOver&) = default;
};

/// A joint matter: what was received together and goes out together. A part that is not among the
/// open cases has ended.
struct OpenJoint {
  std::string no;
  std::string matter;
  std::string applicant;  ///< handle
  std::vector<JointPart> parts;
  std::vector<JointLine> lines;
  friend bool operator==(const OpenJoint&, const OpenJoint&) = default;
};

struct Cases {
  std::uint64_t next_case = 1;
  std::uint64_t next_hand_over = 1;
  std::map<HandOverId, OpenHandOver> offers;
  std::map<CaseId, OpenCase> open;
  std::map<CaseId, OpenJoint> joints;            ///< ids are of the cases' sequence
  std::map<std::string, std::uint32_t> serials;  ///< of today, by item
  std::uint32_t first_serial = 1;                ///< of today
  std::map<PaperKind, PaperSeries> papers;
  bool calendar_moved = false;                  ///< what was told of dues is to be looked at anew
  std::set<std::pair<Instant, CaseId>> agenda;  ///< `next` of all, the earliest first; derived
  friend bool operator==(const Cases&, const Cases&) = default;
};

/// A draft nobody goes on with is dropped after so many working days.
inline constexpr int kDraftDays = 5;

/// Null when none is open under the id.
const OpenCase* FindCase(const Cases& cases, CaseId id);

/// A case of the applicant and item that was received and is open, other than `but`. Null when
/// there is none, or for the handle "".
const OpenCase* SameMatter(const Cases& cases, const std::string& applicant,
                           const std::string& item, CaseId but = {});

/// The number of the next case of the item (or joint matter) today: the national code, the id where
/// that is "", the day, and the serial of the day, as platforms number cases.
std::string NextCaseNo(const Hall& hall, const std::string& id, std::string_view code, HallDay day);

/// The number that the next paper of the kind has on this day.
PaperNo NextPaperNo(const Cases& cases, PaperKind kind, HallDay day);

/// When a case is due that was accepted so, with its pauses that are over.
Dues DuesOf(const Hall& hall, const OpenCase& open);

/// When the offices close on that day, which is when a limit of days ends (民法典第二百零三条:
/// 有业务时间 的，停止业务活动的时间为截止时间). Midnight after it when the hall is shut then or
/// knows no hours.
Instant CloseOfDay(const Hall& hall, HallDay day);

/// Midnight before the day, by the hall's clock.
Instant BeginOfDay(const Hall& hall, HallDay day);

/// The day from which `count` working days are left until `limit`, which stays itself for 0.
HallDay WorkingDaysBefore(const Calendar& calendar, HallDay limit, int count);

/// Work number of whoever has the papers: the holder, else who received them. "" for nobody known.
std::string ResponsibleFor(const Hall& hall, const OpenCase& open);

/// When time does something to the case next; absent when it waits for people alone.
std::optional<Instant> NextOf(const Hall& hall, const OpenCase& open);

/// How many of the three reminders of a promise are due at `now`.
std::uint8_t RemindersDue(const Hall& hall, HallDay limit, Instant now);

/// Works out `next` and the agenda of all: after a snapshot was read, or the calendar changed.
void RebookCases(Hall& hall);

/// Numbers of the day begin anew.
void BeginCaseDay(Cases& cases);
/// After a restore: see SkipLostIds.
void SkipLostCases(Cases& cases);

}  // namespace yichuang::core
