#pragma once

#include "hub/core/hall.h"

/// What each event means for the cases that are open; parts of Apply. Total: an event about a case
/// that is not open changes nothing.
namespace yichuang::core {

void TakeCaseEvent(Hall& hall, const Record& record, const CaseDrafted& event);
void TakeCaseEvent(Hall& hall, const Record& record, const CaseRegistered& event);
void TakeCaseEvent(Hall& hall, const Record& record, const CaseReceived& event);
void TakeCaseEvent(Hall& hall, const Record& record, const CorrectionAsked& event);
void TakeCaseEvent(Hall& hall, const Record& record, const NoticeRepeated& event);
void TakeCaseEvent(Hall& hall, const Record& record, const CaseResubmitted& event);
void TakeCaseEvent(Hall& hall, const Record& record, const CaseAccepted& event);
void TakeCaseEvent(Hall& hall, const Record& record, const PromiseGiven& event);
void TakeCaseEvent(Hall& hall, const Record& record, const PromiseMadeUp& event);
void TakeCaseEvent(Hall& hall, const Record& record, const PromiseReminded& event);
void TakeCaseEvent(Hall& hall, const Record& record, const CaseHandedOver& event);
void TakeCaseEvent(Hall& hall, const Record& record, const HandOverOffered& event);
void TakeCaseEvent(Hall& hall, const Record& record, const HandOverAnswered& event);
void TakeCaseEvent(Hall& hall, const Record& record, const CaseReviewed& event);
void TakeCaseEvent(Hall& hall, const Record& record, const CaseCarded& event);
void TakeCaseEvent(Hall& hall, const Record& record, const CaseSuspended& event);
void TakeCaseEvent(Hall& hall, const Record& record, const CaseResumed& event);
void TakeCaseEvent(Hall& hall, const Record& record, const CaseExtended& event);
void TakeCaseEvent(Hall& hall, const Record& record, const CaseDecided& event);
void TakeCaseEvent(Hall& hall, const Record& record, const CaseDelivered& event);
void TakeCaseEvent(Hall& hall, const Record& record, const CaseEnded& event);
void TakeCaseEvent(Hall& hall, const Record& record, const CasesRedated& event);
void TakeCaseEvent(Hall& hall, const Record& record, const ApplicantNamed& event);
void TakeCaseEvent(Hall& hall, const Record& record, const PersonErased& event);
void TakeCaseEvent(Hall& hall, const Record& record, const PaperIssued& event);
void TakeCaseEvent(Hall& hall, const Record& record, const PaperReprinted& event);
void TakeCaseEvent(Hall& hall, const Record& record, const PaperVoided& event);
void TakeCaseEvent(Hall& hall, const Record& record, const JointReceived& event);
void TakeCaseEvent(Hall& hall, const Record& record, const JointCorrected& event);
void TakeCaseEvent(Hall& hall, const Record& record, const JointResubmitted& event);
void TakeCaseEvent(Hall& hall, const Record& record, const JointDelivered& event);

/// The calendar changed: the agenda is worked out anew, what was told is looked at with the next
/// Tick.
void NoteCalendar(Hall& hall);

}  // namespace yichuang::core
