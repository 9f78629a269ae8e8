#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/case_event.h"
#include "hub/core/ids.h"
#include "hub/core/matter_kind.h"
#include "hub/core/sealed_words.h"

/// What happens to a matter. No event has a citizen's name, number or words: a person is a handle,
/// words are a handle and a keyed commitment, kept beside the ledger and deletable. `by` is a work
/// number; "" for the hub or the citizen himself.
namespace yichuang::core {

/// Sequence of opening, over all kinds, never used twice; its number is an attribute of it.
enum class MatterId : std::uint64_t {};

enum class MatterChannel : std::uint8_t {
  kVisit,
  kPhone,
  kLetter,
  kWeb,
  kKiosk,
  kDevice,
  kHotline,  ///< 12345
};
inline constexpr int kMatterChannelCount = 7;

/// What a matter came from.
struct MatterSource {
  std::string ticket;   ///< "A001"; "" for none
  ServiceId service{};  ///< whose rating it is, or at which it came up; 0 for none
  CaseId kase{};        ///< 0 for none
  friend bool operator==(const MatterSource&, const MatterSource&) = default;
};

struct MatterOpened {
  MatterId id{};
  MatterKindId kind{};
  std::uint16_t rules = 1;
  std::string no;    ///< prefix, yyyymmdd, serial of the day
  std::string code;  ///< of the slip and for asking, kPaperCodeSize of A-Z and 2-7; "" for none
  MatterChannel channel = MatterChannel::kVisit;
  WindowNo window{};  ///< 0: at none
  std::string owner;  ///< 首问责任人; "": whoever takes the first step
  std::string about;  ///< whom it is about; "" for nobody in particular
  std::string unit;   ///< whose matter it is, as far as known
  MatterSource source;
  std::string person;  ///< handle; "": nobody was named
  SealedWords words;
  std::optional<Instant> due;
  std::optional<StateLimits> limits = {};     ///< of the hall, from here on; absent: the kind's
  std::optional<MatterNumbers> numbers = {};  ///< the same
  friend bool operator==(const MatterOpened&, const MatterOpened&) = default;
};

/// A step that leads to another state. An owner that was nobody is `by` from here on.
struct MatterMoved {
  MatterId id{};
  MatterStep step = MatterStep::kTakeIn;
  MatterState state = MatterState::kHandling;  ///< afterwards
  std::string by;
  std::string holder;  ///< afterwards
  std::optional<Instant> due;
  std::optional<MatterLimit> limit = {};      ///< when it is not the kind's
  std::optional<MatterOutcome> outcome = {};  ///< of a closed one, or of an answer
  std::string target = {};                    ///< who is competent, of one that was referred
  SealedWords words = {};
  friend bool operator==(const MatterMoved&, const MatterMoved&) = default;
};

struct MatterOffered {
  MatterId id{};
  std::string from;  ///< the holder
  std::string to;
  std::string by;  ///< the holder, his deputy, or who dispatches
  std::optional<Instant> due;
  friend bool operator==(const MatterOffered&, const MatterOffered&) = default;
};

/// The holder changes; the owner does not.
struct MatterAccepted {
  MatterId id{};
  std::string by;        ///< the holder from here on
  std::string for_whom;  ///< whom it was offered to, when his deputy accepted; else ""
  std::string unit;      ///< of the new holder, as far as known
  MatterState state = MatterState::kHandling;
  std::optional<Instant> due;
  friend bool operator==(const MatterAccepted&, const MatterAccepted&) = default;
};

enum class ReturnReason : std::uint8_t {
  kNotOurDuty,   ///< 不属于本岗位职责
  kWrongPerson,  ///< 应由他人办理
  kIncomplete,   ///< 情况不清、材料不全
  kTakenBack,    ///< by the giver
};
inline constexpr int kReturnReasonCount = 4;

struct MatterReturned {
  MatterId id{};
  ReturnReason reason = ReturnReason::kNotOurDuty;
  MatterState state = MatterState::kHandling;  ///< where it was before
  std::string by;
  std::optional<Instant> due;
  SealedWords words = {};
  friend bool operator==(const MatterReturned&, const MatterReturned&) = default;
};

enum class CallResult : std::uint8_t {
  kReached,
  kUnreached,
  kNoContact,  ///< nobody is known who could be called
};
inline constexpr int kCallResultCount = 3;

/// 回访, or (independent) 核查回访. One attempt.
struct MatterCalled {
  MatterId id{};
  bool independent = false;
  CallResult result = CallResult::kReached;
  std::optional<bool> satisfied;  ///< of somebody who was reached
  bool lawful = false;            ///< not satisfied, but the answer was right and explained
  std::string by;
  SealedWords words = {};
  friend bool operator==(const MatterCalled&, const MatterCalled&) = default;
};

/// 催办.
struct MatterChased {
  MatterId id{};
  std::string to;
  std::string by;
  friend bool operator==(const MatterChased&, const MatterChased&) = default;
};

/// 书面说明: whoever has it answers a card, or 催办: why, and until when it will be done.
struct CardReplied {
  MatterId id{};
  std::uint8_t rung = 0;  ///< of the card; 0: it was chased before it was late
  HallDay done_by{};      ///< what he says; no limit
  bool late = false;      ///< after the day that 催办通知书 had named
  std::string by;
  SealedWords words;  ///< the reason
  friend bool operator==(const CardReplied&, const CardReplied&) = default;
};

/// The head of its unit sees it from here on (MatterNumbers::head_minutes), and is told so.
struct UnitHeadTold {
  MatterId id{};
  std::string unit;
  friend bool operator==(const UnitHeadTold&, const UnitHeadTold&) = default;
};

/// Before it is due; in office hours.
struct MatterReminded {
  MatterId id{};
  std::string to;  ///< "": whoever may take it up
  friend bool operator==(const MatterReminded&, const MatterReminded&) = default;
};

/// 亮牌、升级: rung 1 to whoever has it when it is late, the others up the ladder.
struct MatterCarded {
  MatterId id{};
  std::uint8_t rung = 1;
  MatterState state = MatterState::kOpen;  ///< in which it is late
  std::string to;                          ///< whoever has it
  std::optional<Role> role;                ///< whom it was escalated to
  friend bool operator==(const MatterCarded&, const MatterCarded&) = default;
};

enum class MatterViolation : std::uint8_t {
  kNoTarget,      ///< 推诿: closed as somebody else's without saying whose
  kLostHandOver,  ///< a hand-over nobody accepted in time
  kRerouted,      ///< handed over too often
  kUnanswered,    ///< no answer in time
};
inline constexpr int kMatterViolationCount = 4;

struct MatterViolated {
  MatterId id{};
  MatterViolation violation = MatterViolation::kNoTarget;
  std::string who;  ///< "" for nobody known
  friend bool operator==(const MatterViolated&, const MatterViolated&) = default;
};

/// 仍未解决: it goes on with its owner, or with whoever takes it up when it has none. All the hall
/// needs to know of it: it may have been over, and forgotten.
struct MatterReopened {
  MatterId id{};
  MatterKindId kind{};
  std::uint16_t rules = 1;
  std::string no;
  std::string owner;
  std::string about;
  std::string unit;
  ServiceId service{};
  bool contact = false;
  std::uint8_t hops = 0;
  std::uint8_t reopened = 1;  ///< with this time
  Instant opened{};
  std::string by;
  std::optional<Instant> due;
  SealedWords words = {};
  std::optional<StateLimits> limits = {};     ///< as in MatterOpened; of today when it was over
  std::optional<MatterNumbers> numbers = {};  ///< the same
  friend bool operator==(const MatterReopened&, const MatterReopened&) = default;
};

enum class ExclusionGround : std::uint8_t {
  kMistake,    ///< 误评
  kMalicious,  ///< 恶意差评
};
inline constexpr int kExclusionGroundCount = 2;

/// 提请排除: the rating counts as before.
struct ExclusionProposed {
  MatterId id{};
  ExclusionGround ground = ExclusionGround::kMistake;
  std::string by;
  SealedWords words = {};
  friend bool operator==(const ExclusionProposed&, const ExclusionProposed&) = default;
};

/// Two people of other units say that a rating does not count. The rating itself stays as it was;
/// exclusions are counted beside every figure.
struct RatingExcluded {
  MatterId id{};
  ServiceId service{};
  ExclusionGround ground = ExclusionGround::kMistake;
  std::string first;
  std::string second;
  friend bool operator==(const RatingExcluded&, const RatingExcluded&) = default;
};

struct RedatedMatter {
  MatterId id{};
  std::optional<Instant> due;
  friend bool operator==(const RedatedMatter&, const RedatedMatter&) = default;
};

/// Holidays or hours changed: these are due at other times. `next`: with which matter to go on; 0
/// when all were looked at.
struct MattersRedated {
  std::vector<RedatedMatter> matters;
  MatterId next{};
  friend bool operator==(const MattersRedated&, const MattersRedated&) = default;
};

/// Reminders fell due while the offices were shut: they wait until these open.
struct BellsHeld {
  Instant until{};
  friend bool operator==(const BellsHeld&, const BellsHeld&) = default;
};

/// 岗位: somebody's unit, his deputy (B 岗), whether he is away. The whole of it.
struct DutyAssigned {
  std::string number;
  std::string unit;    ///< "" takes the entry away
  std::string deputy;  ///< "" for none
  bool absent = false;
  std::string by;
  friend bool operator==(const DutyAssigned&, const DutyAssigned&) = default;
};

/// 催办通知书 got its number, of a series of the hall day's year without a gap. All it says stands
/// here, so that every print says the same.
struct ChaseNoticeIssued {
  MatterId id{};
  std::uint16_t year = 0;
  std::uint32_t number = 0;
  std::string no;    ///< of the matter
  std::string to;    ///< whoever has it; "" for nobody
  std::string unit;  ///< whose matter it is; "" when nobody knows
  MatterKindId kind{};
  MatterState state = MatterState::kOpen;  ///< in which it is late
  std::uint8_t rung = 1;
  Instant due{};           ///< when it was due
  std::uint32_t days = 0;  ///< whole working days since
  Instant answer{};        ///< until when a written answer is wanted
  std::string by;
  friend bool operator==(const ChaseNoticeIssued&, const ChaseNoticeIssued&) = default;
};

/// A month of the hall's calendar: 202611.
enum class SampleMonth : std::uint32_t {};

/// 回访抽样: so many of the matters that were closed in a month are called. Whom it took follows
/// from this event and from what is before it in the ledger (docs/matters.md says how).
struct CallSampleDrawn {
  SampleMonth month{};
  std::string seed;         ///< kSeedSize letters, digits, - and _, random
  std::uint8_t share = 0;   ///< percent of each kind and unit, rounded up
  std::uint16_t least = 0;  ///< but so many where there are so many
  Instant from{};           ///< closed then or later …
  Instant until{};          ///< … and before that
  std::string by;
  friend bool operator==(const CallSampleDrawn&, const CallSampleDrawn&) = default;
};
inline constexpr std::size_t kSeedSize = 32;

enum class SampleResult : std::uint8_t { kReached, kUnreached, kRefused };
inline constexpr int kSampleResultCount = 3;

/// One attempt to call somebody of the sample.
struct SampleCalled {
  SampleMonth month{};
  MatterId id{};
  SampleResult result = SampleResult::kReached;
  std::optional<bool> satisfied;  ///< of somebody who was reached
  std::string by;
  friend bool operator==(const SampleCalled&, const SampleCalled&) = default;
};

/// What was said about a matter is no longer kept.
struct MatterWordsErased {
  MatterId id{};
  std::string by;
  friend bool operator==(const MatterWordsErased&, const MatterWordsErased&) = default;
};

template <typename Event>
concept MatterEvent =
    kIsOneOf<Event, MatterOpened, MatterMoved, MatterOffered, MatterAccepted, MatterReturned,
             MatterReopened, MatterCalled, MatterChased, MatterReminded, MatterCarded,
             MatterViolated, ExclusionProposed, RatingExcluded, MattersRedated, BellsHeld,
             DutyAssigned, ChaseNoticeIssued, CallSampleDrawn, SampleCalled, MatterWordsErased,
             CardReplied, UnitHeadTold>;

}  // namespace yichuang::core
