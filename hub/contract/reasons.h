#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace yichuang::contract {

/// Why something was refused; on the wire as snake_case, on screens in Chinese or English.
enum class Reason : std::uint8_t {
  // The message as a whole.
  kMalformed,  ///< not JSON, or not an object
  kMissingField,
  kWrongType,  ///< a field has the wrong type or is out of range
  kUnsupportedVersion,
  kUnknownType,
  kOversized,
  kTopicMismatch,  ///< "device" differs from the topic's
  kQueueFull,
  // An entry's identity: not settled, the counter is not consumed.
  kUnknownDevice,
  kUnknownSource,
  kForeignSource,  ///< the source is not attached to this device
  kGap,            ///< a higher counter than the next one
  kOldEpoch,
  kBadSignature,
  kBadFrame,       ///< length, kind, version or a value of the frame
  kFrameMismatch,  ///< epoch or counter of entry and frame differ
  // An authenticated entry against the rules: settled as refused, an event.
  kInvitationUnknown,
  kInvitationForeign,  ///< the invitation belongs to another window's device
  kTooLate,            ///< signed time beyond the invitation's limit
  kPressUnknown,       ///< detail for a press that is not there
  // A clerk's request.
  kUnknownWindow,
  kUnknownStaff,
  kNoShift,         ///< nobody is on shift at the window
  kShiftOpen,       ///< somebody else is on shift
  kStaffElsewhere,  ///< on shift at another window
  kServiceOpen,     ///< the window serves somebody already
  kNoService,
  kDuplicateVisit,  ///< this visit is or was served at this window by this member of staff
  kHallClosed,
  // What the hall tells everybody.
  kUnknownNotice,
  kNoticeOver,      ///< its time is over already
  kTooManyNotices,  ///< kMaxNotices hang
  kNoEmergency,     ///< there is none to clear
  kDayPast,
  kCatalogueMissing,  ///< no checked bundle of this hash lies on the hub's disk
  // An account.
  kOwnRecord,  ///< nobody decides on a record about himself
  kUnknownAccount,
  kLastAdministrator,  ///< nobody would be left to give roles
  kAlreadySetUp,       ///< there is an administrator: the set-up code serves the first one only
  kForeignWindow,      ///< a clerk acts only where he is on shift, and only for himself
  kUnknownAlarm,       ///< there is no such alarm, or its cause is over
  // A change of the settings.
  kSettingsMoved,   ///< somebody changed settings since the page looked
  kSettingPending,  ///< another change of the same thing waits for its time
  kTaken,           ///< the number, evaluator or device belongs to something else already
  kLastWindow,      ///< a hall keeps at least one window
  kUnknownChange,   ///< no such change, or too old to be undone
  kNotUndoable,     ///< something later stands on it, or it is undone already
  // A ticket.
  kUnknownGroup,    ///< the hall has no such group
  kUnknownTicket,   ///< no such ticket today, or it is over
  kNumbersOut,      ///< all numbers of the group are given for today
  kNobodyWaiting,   ///< nobody waits for this window
  kTicketWaiting,   ///< it waits in the line and was not called
  kTicketCalled,    ///< it is called to a window already
  kTicketServing,   ///< it is being served
  kTicketHeld,      ///< it is held for the same window
  kTicketOffered,   ///< it was transferred and the window has not answered
  kTicketMissed,    ///< it was called and nobody came
  kTicketOver,      ///< done, cancelled or expired
  kNoTicket,        ///< no ticket is called or served at the window
  kCallTooSoon,     ///< the last call is too short ago
  kCallsUsedUp,     ///< it was called as often as it may
  kCallsMissing,    ///< it has to be called again before it is missed
  kReturnedBefore,  ///< a missed ticket returns once
  kReturnTooLate,   ///< it was missed in the other half of the day
  kWindowPaused,    ///< the window has a break
  kNotPaused,       ///< the window has no break to end
  kForeignTicket,   ///< the ticket belongs to another window or kiosk
  kNotLeased,       ///< the number is in no block of this kiosk
  kNumberUsed,      ///< the number was given already
  kOtherDay,        ///< the number was given on another day
  kCancelTooLate,   ///< the time to take a wrong press back is over
  kSeatElsewhere,   ///< another page of the same clerk acts at the window
  kLastForGroup,    ///< the group would have no window, or the window no group
  kPersonNeeded,    ///< the group has limits per person, and nobody was named
  kPersonLimit,     ///< the person has as many open numbers of the group as he may
  // A case.
  kUnknownItem,       ///< the catalogue in force has no such item
  kItemDiscontinued,  ///< 停办: nothing of the item is received any more
  kWrongDepth,        ///< the item is handled in another depth (登记件, 即办件, 承诺件)
  kOutsideNumber,     ///< the outside system's number is empty, too long or has other characters
  kUnknownCase,       ///< no such case is open
  kForeignStep,       ///< another role takes this step
  kCaseDraft,         ///< it is a draft and was not received yet
  kCaseReceived,      ///< it is received and not accepted yet
  kCaseInCorrection,  ///< it waits for the applicant's corrections
  kCaseAccepted,      ///< it is accepted and not with the back office yet
  kCaseInReview,      ///< the back office reviews it
  kCaseSuspended,     ///< a special procedure runs
  kCaseDecided,       ///< it is decided
  kCaseOver,          ///< it is over
  kMaterialsMissing,  ///< a mandatory material is neither there nor promised
  kUnknownMaterial,   ///< the case has no such material, or it was named twice or for nothing
  kNoDefect,          ///< a correction names nothing
  kNotTolerable,      ///< the material is not on the item's 容缺 list
  kNotSkilled,        ///< the hall gave this clerk other items to accept
  kItemIncomplete,    ///< a version of an item has gaps, and nobody said to take it all the same
  kCreditUnchecked,   ///< nobody confirmed that there is no record of broken faith
  kPromiseTooLong,    ///< a promise ends after the item's promised limit
  kPromiseOpen,       ///< no result while a promise is open
  kGroundNeeded,      ///< a refusal or denial names its ground
  kTwoSignatures,     ///< papers are handed over by one and taken by another
  kNoExtension,       ///< the item's law knows no extension
  kExtendedBefore,    ///< the limit was extended once
  kDuePassed,         ///< the limit has passed and is extended no more
  // A paper of a case, and whom it is for.
  kDocumentNumber,   ///< the number of a document has a wrong length or check character
  kPersonUnknown,    ///< nothing is kept of an applicant of the case, or not any more
  kCaseOpen,         ///< a person's data stay while a case of his is open
  kUnknownPaper,     ///< no such paper, or the case has no cause for it
  kPaperVoid,        ///< the paper is void already
  kPaperIncomplete,  ///< the paper needs a fact that the case does not have
  // Progress, asked at a kiosk.
  kNotMatched,     ///< number and last four digits belong to no case together
  kTriedTooOften,  ///< too many wrong ones: wait
  // Papers on their way, and a result.
  kUnknownReceiver,    ///< nobody with that number takes papers of such a case
  kForeignPapers,      ///< somebody else has the papers
  kPapersOffered,      ///< the papers stand in an offer that was not answered
  kUnknownHandOver,    ///< no such offer is open
  kIdentityUnchecked,  ///< at a window a result goes to somebody who was identified
  kDuplicateCase,      ///< the same applicant has an open case of the same item
  kSettledToday,       ///< the same applicant had the same item settled today
  kDuplicateOutside,   ///< the item has a case with the same number of the outside system
  kPromiseBroken,      ///< the applicant did not keep a promise (容缺) before
  // A joint matter (一件事).
  kJointWaits,      ///< a part of it is not decided yet: nothing goes out before all are
  kJointStep,       ///< each part takes this step by itself
  kJointDelivery,   ///< the result of a part goes out with all the others
  kFormIncomplete,  ///< fields of its one form are not filled in
  // A matter.
  kMatterOpen,         ///< nothing has been done about it yet
  kMatterGuided,       ///< the visitor is on the way to a window
  kMatterUnclear,      ///< it is with the duty manager
  kMatterHandling,     ///< somebody works on it
  kMatterWaiting,      ///< it waits for the citizen
  kMatterOffered,      ///< it is offered and not accepted
  kMatterRectifying,   ///< it is being put right, within its limit
  kMatterAppealed,     ///< an appeal waits for its decision
  kMatterAnswered,     ///< it was answered
  kMatterCalledBack,   ///< the solver has called back
  kMatterOver,         ///< it is closed
  kUnknownMatter,      ///< no such matter
  kUnknownMatterKind,  ///< no such kind of matter
  kNotOfKind,          ///< its kind has no such step
  kForeignMatter,      ///< somebody else is to take this step
  kAboutSelf,          ///< it is about him
  kSecondPerson,       ///< another person must take this step
  kUnitUnknown,        ///< whose unit it is nobody told
  kOwnUnit,            ///< of the unit that was rated
  kAppealLate,         ///< the time for an appeal has passed
  kLedgerTooLong,      ///< a rectification takes so long at most
  kOutcomeUnfit,       ///< the outcome does not fit what was done
  kWordsMissing,       ///< a reason is wanted
  kContactKnown,       ///< whether somebody can be called was said wrongly
  kNoProposal,         ///< nobody proposed it
  kNoSuchColleague,    ///< nobody of that number takes matters over
  kMatterNotOver,      ///< it is not closed yet
  kNotLate,            ///< it is in time: there is nothing to chase on paper
  kNoticeGiven,        ///< its 催办通知书 was given for this card
  kNoCard,             ///< no card and no 催办 of it waits for a written answer
  kDayPassed,          ///< a day that is named lies before today
  kMonthOpen,          ///< the month is not over yet
  kSampleDrawn,        ///< the sample of the month was drawn before
  kNotSampled,         ///< it is not in the sample, or was called to its end
  // The identity of a terminal.
  kDeviceRevoked,  ///< its certificates were taken back
  kEnrolmentCode,  ///< a wrong one-time code, one that was used, or one whose time is over
  // A report.
  kUnknownReport,      ///< no such report
  kUnknownReportKind,  ///< no such kind of report
  kPeriodOpen,         ///< its period is not over
  kReportOpen,         ///< a draft of it is under way
  kReportAgrees,       ///< the published edition says the same
  kReportOver,         ///< it is published or withdrawn
  kReportApproved,     ///< it is approved already
  kReportUnapproved,   ///< nobody has approved it yet
  kForeignReport,      ///< somebody else takes this step
  kReportNotSettled,   ///< its figures may still change, and are told to few
  kNothingProposed,    ///< the rules propose nothing for him
  // An appeal.
  kUnknownAppeal,  ///< no such appeal, or it is decided
  kAppealOnce,     ///< there was one against the same
};

inline constexpr int kReasonCount = static_cast<int>(Reason::kAppealOnce) + 1;

/// Wire name: "bad_signature". Never fails.
std::string_view Name(Reason reason);
/// The reason of a wire name; absent when there is none.
std::optional<Reason> ReasonNamed(std::string_view name);
/// One sentence for a person: what happened and what to do next.
std::string_view TextZh(Reason reason);
std::string_view TextEn(Reason reason);

}  // namespace yichuang::contract
