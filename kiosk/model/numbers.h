#pragma once

#include <chrono>
#include <string_view>

#include "kiosk/model/model.h"

/// 取号: which groups give numbers now, and what becomes of a person's own.
namespace yichuang::model {

/// 按错了 and 补打 are open so long after the number was shown.
inline constexpr std::chrono::seconds kUndoTime{60};

/// Null when the hall has no such group.
const contract::QueueGroup* FindGroup(const Model& model, std::string_view id);
/// Whether the group gives numbers now. The hub says so while it is there; otherwise the hall's
/// hours do, for what the hub said last may be of yesterday; a kiosk that knows no hours gives
/// numbers.
contract::GroupState StateNow(const Model& model, const contract::QueueGroup& group);
/// Whether whoever wants a number of the group lays his card down first: the group has limits per
/// person, a reader is there, and the hub checks them.
bool WantsCard(const Model& model, const contract::QueueGroup& group);
/// The person has a number, and the time for 按错了 and 补打 is not over.
bool MayUndoNumber(const Model& model);

/// What the messages of the same name do.
void TakeNumberAsked(Model& model, const std::string& group, Effects& effects);
void TakeCardLaid(Model& model, const CardLaid& msg, Effects& effects);
void TakeCardUnread(Model& model);
void TakeNumberGiven(Model& model, const NumberGiven& msg, Effects& effects);
void TakeNumberRefused(Model& model, const NumberRefused& msg);
void TakeNumberCancelAsked(Model& model, Effects& effects);
/// Prints the person's number. Nothing while one is being printed.
void PrintOwnNumber(Model& model, Effects& effects);

}  // namespace yichuang::model
