#pragma once

#include "hub/core/hall.h"

/// What each event means for the matters that are open; parts of Apply. Total: an event about a
/// matter that is not open changes nothing.
namespace yichuang::core {

void TakeMatterEvent(Hall& hall, const Record& record, const MatterOpened& event);
void TakeMatterEvent(Hall& hall, const Record& record, const MatterMoved& event);
void TakeMatterEvent(Hall& hall, const Record& record, const MatterOffered& event);
void TakeMatterEvent(Hall& hall, const Record& record, const MatterAccepted& event);
void TakeMatterEvent(Hall& hall, const Record& record, const MatterReturned& event);
void TakeMatterEvent(Hall& hall, const Record& record, const MatterReopened& event);
void TakeMatterEvent(Hall& hall, const Record& record, const MatterCalled& event);
void TakeMatterEvent(Hall& hall, const Record& record, const MatterChased& event);
void TakeMatterEvent(Hall& hall, const Record& record, const MatterReminded& event);
void TakeMatterEvent(Hall& hall, const Record& record, const MatterCarded& event);
void TakeMatterEvent(Hall& hall, const Record& record, const MatterViolated& event);
void TakeMatterEvent(Hall& hall, const Record& record, const ExclusionProposed& event);
void TakeMatterEvent(Hall& hall, const Record& record, const RatingExcluded& event);
void TakeMatterEvent(Hall& hall, const Record& record, const MattersRedated& event);
void TakeMatterEvent(Hall& hall, const Record& record, const BellsHeld& event);
void TakeMatterEvent(Hall& hall, const Record& record, const DutyAssigned& event);
void TakeMatterEvent(Hall& hall, const Record& record, const ChaseNoticeIssued& event);
void TakeMatterEvent(Hall& hall, const Record& record, const CallSampleDrawn& event);
void TakeMatterEvent(Hall& hall, const Record& record, const SampleCalled& event);
void TakeMatterEvent(Hall& hall, const Record& record, const MatterWordsErased& event);
void TakeMatterEvent(Hall& hall, const Record& record, const CardReplied& event);
void TakeMatterEvent(Hall& hall, const Record& record, const UnitHeadTold& event);

/// Office hours changed, or which days are worked: cases and matters wait for other times.
void NoteHours(Hall& hall);
void NoteWorkingDays(Hall& hall);

/// A matter as it is just after it was opened.
OpenMatter OpenedAs(const MatterOpened& event, Instant at);

}  // namespace yichuang::core
