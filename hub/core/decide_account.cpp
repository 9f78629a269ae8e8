#include "hub/core/decide.h"

/// Who has an account, and what is told of looking at somebody's records.
namespace yichuang::core {

namespace {

using contract::Reason;

}  // namespace

Decision DecideOn(const Hall& hall, const SetAccount& command, Instant) {
  if (!IsWorkNumber(command.number)) return Refusal{Reason::kWrongType, "number"};
  if (!MayDecideOn(command.by, command.number)) return Refusal{Reason::kOwnRecord, command.number};
  const auto known = hall.accounts.find(command.number);
  if (known != hall.accounts.end() && known->second == command.account) return Events{};
  const bool was = known != hall.accounts.end() && known->second.enabled &&
                   known->second.roles.Has(Role::kSystemAdmin);
  const bool stays = command.account.enabled && command.account.roles.Has(Role::kSystemAdmin);
  if (was && !stays && !AnyoneHas(hall.accounts, Role::kSystemAdmin, command.number)) {
    return Refusal{Reason::kLastAdministrator, command.number};
  }
  return Events{AccountSet{command.number, command.account}};
}

Decision DecideOn(const Hall& hall, const FoundAdministrator& command, Instant) {
  if (!IsWorkNumber(command.number)) return Refusal{Reason::kWrongType, "number"};
  if (AnyoneHas(hall.accounts, Role::kSystemAdmin)) return Refusal{Reason::kAlreadySetUp, ""};
  return Events{AccountSet{command.number, {{Role::kSystemAdmin}, true}}};
}

Decision DecideOn(const Hall& hall, const NoteAccess& command, Instant) {
  // Only a number that is somebody's handle may enter the ledger, never what a stranger typed.
  if (!hall.accounts.contains(command.number))
    return Refusal{Reason::kUnknownAccount, command.number};
  return Events{AccessNoted{command.number, command.note}};
}

Decision DecideOn(const Hall&, const LogView& command, Instant) {
  if (command.viewer.empty()) return Refusal{Reason::kMissingField, "viewer"};
  return Events{ViewLogged{command.viewer, command.what, command.subject, command.reason}};
}

}  // namespace yichuang::core
