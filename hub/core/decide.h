#pragma once

#include <optional>

#include "hub/core/command.h"
#include "hub/core/hall.h"

/// Decide, one function per command; see the command for its meaning and Decide for the contract.
namespace yichuang::core {

Decision DecideOn(const Hall& hall, const Configure& command, Instant now);
Decision DecideOn(const Hall& hall, const AnnounceBirth& command, Instant now);
Decision DecideOn(const Hall& hall, const AnnounceDeath& command, Instant now);
Decision DecideOn(const Hall& hall, const EnrolTerminal& command, Instant now);
Decision DecideOn(const Hall& hall, const RevokeTerminal& command, Instant now);
Decision DecideOn(const Hall& hall, const NoteDoubled& command, Instant now);
Decision DecideOn(const Hall& hall, const TakeEntry& command, Instant now);
Decision DecideOn(const Hall& hall, const StartShift& command, Instant now);
Decision DecideOn(const Hall& hall, const EndShift& command, Instant now);
Decision DecideOn(const Hall& hall, const TakeOver& command, Instant now);
Decision DecideOn(const Hall& hall, const OpenService& command, Instant now);
Decision DecideOn(const Hall& hall, const EndService& command, Instant now);
Decision DecideOn(const Hall& hall, const ImportCatalogue& command, Instant now);
Decision DecideOn(const Hall& hall, const ReviseCatalogue& command, Instant now);
Decision DecideOn(const Hall& hall, const ChangeHours& command, Instant now);
Decision DecideOn(const Hall& hall, const PostNotice& command, Instant now);
Decision DecideOn(const Hall& hall, const WithdrawNotice& command, Instant now);
Decision DecideOn(const Hall& hall, const RaiseEmergency& command, Instant now);
Decision DecideOn(const Hall& hall, const ClearEmergency& command, Instant now);
Decision DecideOn(const Hall& hall, const SetAccount& command, Instant now);
Decision DecideOn(const Hall& hall, const FoundAdministrator& command, Instant now);
Decision DecideOn(const Hall& hall, const NoteAccess& command, Instant now);
Decision DecideOn(const Hall& hall, const LogView& command, Instant now);
Decision DecideOn(const Hall& hall, const AcknowledgeAlarm& command, Instant now);
Decision DecideOn(const Hall& hall, const ChangeSettings& command, Instant now);
Decision DecideOn(const Hall& hall, const UndoChange& command, Instant now);
Decision DecideOn(const Hall& hall, const IssueTicket& command, Instant now);
Decision DecideOn(const Hall& hall, const CancelTicket& command, Instant now);
Decision DecideOn(const Hall& hall, const CallNext& command, Instant now);
Decision DecideOn(const Hall& hall, const RecallTicket& command, Instant now);
Decision DecideOn(const Hall& hall, const MissTicket& command, Instant now);
Decision DecideOn(const Hall& hall, const ReturnTicket& command, Instant now);
Decision DecideOn(const Hall& hall, const HoldTicket& command, Instant now);
Decision DecideOn(const Hall& hall, const ResumeTicket& command, Instant now);
Decision DecideOn(const Hall& hall, const TransferTicket& command, Instant now);
Decision DecideOn(const Hall& hall, const AcceptTransfer& command, Instant now);
Decision DecideOn(const Hall& hall, const GiveBackTransfer& command, Instant now);
Decision DecideOn(const Hall& hall, const PauseWindow& command, Instant now);
Decision DecideOn(const Hall& hall, const ResumeWindow& command, Instant now);
Decision DecideOn(const Hall& hall, const TakeSeat& command, Instant now);
Decision DecideOn(const Hall& hall, const CallHelp& command, Instant now);
Decision DecideOn(const Hall& hall, const RegisterCase& command, Instant now);
Decision DecideOn(const Hall& hall, const KeepDraft& command, Instant now);
Decision DecideOn(const Hall& hall, const ReceiveCase& command, Instant now);
Decision DecideOn(const Hall& hall, const SettleOnSpot& command, Instant now);
Decision DecideOn(const Hall& hall, const ReceiveJoint& command, Instant now);
Decision DecideOn(const Hall& hall, const StepCase& command, Instant now);
Decision DecideOn(const Hall& hall, const NameApplicant& command, Instant now);
Decision DecideOn(const Hall& hall, const ErasePerson& command, Instant now);
Decision DecideOn(const Hall& hall, const PrintPaper& command, Instant now);
Decision DecideOn(const Hall& hall, const VoidPaper& command, Instant now);
Decision DecideOn(const Hall& hall, const OfferPapers& command, Instant now);
Decision DecideOn(const Hall& hall, const AnswerHandOver& command, Instant now);
Decision DecideOn(const Hall& hall, const OpenMatterAs& command, Instant now);
Decision DecideOn(const Hall& hall, const StepMatter& command, Instant now);
Decision DecideOn(const Hall& hall, const IssueChaseNotice& command, Instant now);
Decision DecideOn(const Hall& hall, const DrawCallSample& command, Instant now);
Decision DecideOn(const Hall& hall, const NoteSampleCall& command, Instant now);
Decision DecideOn(const Hall& hall, const EraseMatterWords& command, Instant now);
Decision DecideOn(const Hall& hall, const AssignDuty& command, Instant now);
Decision DecideOn(const Hall& hall, const DraftReport& command, Instant now);
Decision DecideOn(const Hall& hall, const StepReport& command, Instant now);
Decision DecideOn(const Hall& hall, const FileAppeal& command, Instant now);
Decision DecideOn(const Hall& hall, const VoteAppeal& command, Instant now);
Decision DecideOn(const Hall& hall, const EraseAppealWords& command, Instant now);
Decision DecideOn(const Hall& hall, const BeginCanary& command, Instant now);
Decision DecideOn(const Hall& hall, const EndCanary& command, Instant now);
Decision DecideOn(const Hall& hall, const Tick& command, Instant now);

/// Ends the notices whose time is over.
void AppendEndedNotices(const Hall& hall, Instant now, Events& events);
/// When the next notice's time is over.
std::optional<Instant> NextNoticeEnd(const Hall& hall);

/// Raises the alarm of each year whose list of holidays is missing, once.
void AppendMissingCalendars(const Hall& hall, Instant now, Events& events);

/// Takes settings into force whose time has come.
void AppendDueSettings(const Hall& hall, Instant now, Events& events);
/// When the next one's time comes.
std::optional<Instant> NextSetting(const Hall& hall);

/// An entry of the nightly canary: it comes the way of a rating, and is none.
Decision TakeCanaryEntry(const Hall& hall, const TakeEntry& entry);

/// NeedsLookup for an entry.
std::optional<ServiceId> LookupFor(const Hall& hall, const TakeEntry& entry);
/// Whether `epoch` would be another one than the source is in: only then the past is asked.
bool IsOtherEpoch(const Hall& hall, const std::string& source, std::uint32_t epoch);

}  // namespace yichuang::core
