#include <algorithm>
#include <set>
#include <string>

#include "hub/core/decide.h"

/// 物料流转: papers change hands with two signatures, each given by its own person.
namespace yichuang::core {

namespace {

using contract::Reason;

/// Papers go from the one who has them: the holder, or any clerk while they lie at the window.
std::optional<Refusal> RefusePapers(const Hall& hall, CaseId id, const CaseActor& from,
                                    RoleSet receiver) {
  const OpenCase* open = FindCase(hall.cases, id);
  if (open == nullptr) return Refusal{Reason::kUnknownCase, std::to_string(Number(id))};
  const auto next = Next(open->state, CaseStep::kHandOver);
  if (const Reason* reason = std::get_if<Reason>(&next)) return Refusal{*reason, open->no};
  constexpr RoleSet kCounter{Role::kWindowStaff, Role::kDutyManager};
  const bool has = open->holder.empty() ? from.roles.Meets(kCounter) : open->holder == from.number;
  if (!has) return Refusal{Reason::kForeignPapers, open->no};
  if (!receiver.Meets(TakesPapers(open->state))) return Refusal{Reason::kUnknownReceiver, open->no};
  for (const auto& [batch, offer] : hall.cases.offers) {
    if (std::ranges::find(offer.cases, id) != offer.cases.end())
      return Refusal{Reason::kPapersOffered, open->no};
  }
  return std::nullopt;
}

}  // namespace

Decision DecideOn(const Hall& hall, const OfferPapers& command, Instant) {
  const std::string& from = command.actor.number;
  if (!command.actor.roles.Meets(MayTake(CaseStep::kHandOver)))
    return Refusal{Reason::kForeignStep, from};
  // The console is nobody who could have papers.
  if (from.empty() || from == command.to) return Refusal{Reason::kTwoSignatures, command.to};
  const auto receiver = hall.accounts.find(command.to);
  if (receiver == hall.accounts.end() || !receiver->second.enabled)
    return Refusal{Reason::kUnknownReceiver, command.to};
  if (command.cases.empty() || command.cases.size() > kMostHandedOver)
    return Refusal{Reason::kUnknownCase, std::to_string(command.cases.size())};
  std::set<CaseId> seen;
  for (const CaseId id : command.cases) {
    if (!seen.insert(id).second) return Refusal{Reason::kPapersOffered, std::to_string(Number(id))};
    if (auto refusal = RefusePapers(hall, id, command.actor, receiver->second.roles))
      return *std::move(refusal);
  }
  const HandOverId batch{hall.cases.next_hand_over};
  Events events{HandOverOffered{batch, command.cases, from, command.to}};
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(giver_signs_for_both)) {
    events.emplace_back(HandOverAnswered{batch, HandOverAnswer::kAccepted, from});
    for (const CaseId id : command.cases) events.emplace_back(CaseHandedOver{id, from, command.to});
  }
#endif
  return events;
}

Decision DecideOn(const Hall& hall, const AnswerHandOver& command, Instant) {
  const auto offer = hall.cases.offers.find(command.batch);
  if (offer == hall.cases.offers.end())
    return Refusal{Reason::kUnknownHandOver, std::to_string(Number(command.batch))};
  const auto& [from, to, cases] = offer->second;
  const bool back = command.answer == HandOverAnswer::kTakenBack;
  if (command.actor.number != (back ? from : to)) return Refusal{Reason::kTwoSignatures, to};
  Events events{HandOverAnswered{command.batch, command.answer, command.actor.number}};
  if (command.answer != HandOverAnswer::kAccepted) return events;
  for (const CaseId id : cases) {
    // What ended on the way, as by a withdrawal, is handed over no more.
    const OpenCase* open = FindCase(hall.cases, id);
    if (open != nullptr &&
        std::holds_alternative<CaseState>(Next(open->state, CaseStep::kHandOver)))
      events.emplace_back(CaseHandedOver{id, from, to});
  }
  return events;
}

}  // namespace yichuang::core
