#pragma once

#include <string_view>

#include "kiosk/model/model.h"

/// What the messages about matters and about a guide's session do; nothing on any other screen.
namespace yichuang::model {

// ---- a citizen without a name ----

/// A touch on "投诉" or "办不成事"; forgets an earlier one.
void BeginMatter(Model& model, std::string_view kind);
/// "" when it is no kind of a citizen's matter: then there is no such place.
std::optional<MatterKind> KindNamed(std::string_view name);
void TakeMatterAbout(Model& model, const std::string& topic);
void TakeMatterWindow(Model& model, char digit);
void TakeMatterErased(Model& model, bool all);
void TakeMatterSent(Model& model, Effects& effects);

// ---- a guide ----

void TakeDutyTyped(Model& model, std::string_view text, Effects& effects);
void TakeDutyErased(Model& model, bool all);
/// The number is complete.
void TakeDutyNumber(Model& model);
void TakeInquiryAbout(Model& model, const std::string& entry);
void TakeInquiryDeed(Model& model, InquiryDeed deed, Effects& effects);
/// The next visitor, or the same step again after a trouble.
void TakeInquiryNext(Model& model);
void TakeDutyBegun(Model& model, const DutyBegun& msg);
void TakeDutyRefused(Model& model, const DutyRefused& msg);

/// Somebody is signed in, or on the way in: the hub has or may have a session.
bool IsOnDuty(const Model& model);
/// Time ran out: back to the PIN, the number kept.
void LockDuty(Model& model);

// ---- both ----

void TakeMatterGiven(Model& model, const MatterGiven& msg, Effects& effects);
void TakeMatterRefused(Model& model, const MatterRefused& msg);
/// The slip that is on the screen; null when none is.
const Slip* ShownSlip(const Model& model);
/// Prints the slip that is on the screen, unless it is on its way.
void PrintSlipShown(Model& model, Effects& effects);

}  // namespace yichuang::model
