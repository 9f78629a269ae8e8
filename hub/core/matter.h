#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "hub/core/matter_event.h"

/// The matters that are open, in compact form. What is closed is forgotten: the tables have it.
namespace yichuang::core {

struct Hall;

/// A limit that runs since a moment.
struct MatterClock {
  Instant since{};
  MatterLimit limit;
  friend bool operator==(const MatterClock&, const MatterClock&) = default;
};

struct OpenMatter {
  MatterKindId kind{};
  std::uint16_t rules = 1;
  MatterState state = MatterState::kOpen;
  MatterState before = MatterState::kOpen;  ///< of one that is offered
  std::uint8_t hops = 0;                    ///< hand-overs that were accepted
  std::uint8_t rung = 0;                    ///< cards raised in this stage
  std::uint8_t attempts = 0;                ///< call-backs that reached nobody, in this stage
  std::uint8_t reopened = 0;
  std::uint8_t noticed = 0;  ///< rung of the last 催办通知书, in this stage
  bool chased = false;       ///< in this stage
  bool reminded = false;
  bool asked = false;      ///< a card or 催办 of this stage waits for a written answer
  bool head_told = false;  ///< UnitHeadTold
  bool answered = false;   ///< at least once
  std::optional<ExclusionGround> proposed = {};  ///< exclusion, by `proposer`
  std::string no;
  std::string owner;    ///< the first person: the same until it is closed
  std::string holder;   ///< who has it
  std::string offered;  ///< to whom
  std::string giver;    ///< by whom
  std::string about;
  std::string unit;
  std::string solver;    ///< who answered last
  std::string caller;    ///< who made the solver's call-back
  std::string proposer;  ///< of the exclusion
  ServiceId service{};
  bool contact = false;  ///< somebody is known who can be called
  Instant opened{};
  std::optional<Instant> accepted = {};    ///< first time that somebody handled it
  MatterClock stage;                       ///< of this state
  MatterClock kept;                        ///< of the state before, of one that is offered
  std::optional<MatterClock> answer = {};  ///< of the answer: runs on through hand-overs
  std::optional<Instant> due = {};         ///< of this state, as it was told
  std::optional<Instant> reply = {};       ///< until when; absent: nobody named a day
  std::optional<StateLimits> limits = {};  ///< of the hall when it was opened; absent: the kind's
  std::optional<MatterNumbers> numbers = {};  ///< the same; see NumbersOf
  std::optional<Instant> late = {};           ///< when time raises a card; derived
  std::optional<Instant> bell = {};           ///< when it reminds or escalates; derived
  std::optional<Instant> head = {};           ///< when the unit's head is told; derived
  friend bool operator==(const OpenMatter&, const OpenMatter&) = default;
};

/// 岗位 of a work number.
struct Duty {
  std::string unit;
  std::string deputy;
  bool absent = false;
  friend bool operator==(const Duty&, const Duty&) = default;
};

using MatterAgenda = std::set<std::pair<Instant, MatterId>>;

struct Matters {
  std::uint64_t next_matter = 1;
  std::map<MatterId, OpenMatter> open;
  std::map<MatterKindId, std::uint32_t> serials;  ///< of today
  std::uint32_t first_serial = 1;                 ///< of today
  std::map<std::string, Duty> duties;             ///< by work number
  std::uint16_t notice_year = 0;                  ///< of the last 催办通知书
  std::uint32_t last_notice = 0;                  ///< its number
  Instant bells_from{};                           ///< no reminder before
  MatterId redate{};   ///< from this one on due dates are to be looked at; 0: none are
  MatterAgenda cards;  ///< `late` of all, the earliest first; derived
  MatterAgenda bells;  ///< `bell` of all; derived
  MatterAgenda heads;  ///< `head` of all; derived
  friend bool operator==(const Matters&, const Matters&) = default;
};

/// Null when none is open under the id.
const OpenMatter* FindMatter(const Matters& matters, MatterId id);

/// What it counts by: the hall's when it was opened, else its kind's.
const MatterNumbers& NumbersOf(const OpenMatter& open);

/// The number of the next matter of the kind today.
std::string NextMatterNo(const Hall& hall, const MatterKind& kind, HallDay day);

/// "" when nobody told.
std::string UnitOf(const Matters& matters, const std::string& number);
/// Whether `by` is `number`, or his deputy while he is away.
bool ActsFor(const Matters& matters, const std::string& by, const std::string& number);
/// Who is to move it now: whom it was offered to, else the holder; "" for whoever takes it up.
const std::string& ChargedWith(const OpenMatter& open);

/// A matter enters a state: its clocks begin. `limit` when it is not the kind's. Part of Apply and
/// of looking ahead; `due` stays the caller's.
void Enter(OpenMatter& open, MatterState state, Instant at,
           const std::optional<MatterLimit>& limit = {});
/// An offer comes to nothing: it is where it was, and so is its clock.
void GoBack(OpenMatter& open, Instant at);
/// When it is due as it stands; absent without a limit.
std::optional<Instant> MatterDue(const Hall& hall, const OpenMatter& open);

/// When a limit that runs since then ends. Absent for no limit alone: hours that nobody knows make
/// minutes of office hours run day and night.
std::optional<Instant> EndOf(const Hall& hall, const MatterClock& clock);
/// Office time between two moments; all of it where nobody knows the hours.
Millis OfficeTimeBetween(const Hall& hall, Instant from, Instant until);
/// Whether the offices are open; where nobody knows the hours from nine to five on a working day.
bool IsOfficeTime(const Hall& hall, Instant at);
/// The first moment of office time that is not before `at`.
Instant NextOfficeTime(const Hall& hall, Instant at);

/// Works out `late`, `bell` and the agendas of all: after a snapshot was read.
void RebookMatters(Hall& hall);
/// The same of one.
void BookMatter(Hall& hall, MatterId id, OpenMatter& open);
/// Due dates of all are to be looked at anew.
void NoteMatterCalendar(Hall& hall);

/// Numbers of the day begin anew.
void BeginMatterDay(Matters& matters);
/// After a restore: see SkipLostIds.
void SkipLostMatters(Matters& matters);

}  // namespace yichuang::core
