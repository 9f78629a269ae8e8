#pragma once

#include <optional>

#include "hub/core/hall.h"

/// 亮牌: when a case that is late, or nearly, gets its card. Rules: yellow from two working days
/// before the due day on, red when it has passed or a step was not taken in time.
namespace yichuang::core {

inline constexpr int kYellowDays = 2;

/// When the case gets the card of this cause; absent when it does not as it stands. A decided case
/// and one whose clock stands still get none. Yellow never begins on the day of acceptance.
std::optional<Instant> CardTime(const Hall& hall, const OpenCase& open, CardCause cause);

bool IsRed(CardCause cause);

/// Cards that are due at `now` and were not raised. Of several about the due date only the gravest.
void AppendDueCards(const Hall& hall, CaseId id, const OpenCase& open, Instant now, Events& events);

/// The supervisor's alarm of a card.
void RaiseCard(Hall& hall, const Record& record, const OpenCase& open, CardCause cause);
/// Ends the alarms about the due date of a case.
void EndDueCards(Hall& hall, OpenCase& open);
/// Ends the alarm about a step that was late.
void EndStepCards(Hall& hall, OpenCase& open);

}  // namespace yichuang::core
