#include "kiosk/link/number_desk.h"

#include <algorithm>
#include <variant>

#include "hub/person/person.h"

namespace yichuang::link {
namespace {

using contract::Reason;
using std::chrono::milliseconds;

model::NumberTrouble TroubleOf(Reason reason) {
  switch (reason) {
    case Reason::kUnknownGroup:
      return model::NumberTrouble::kUnknownGroup;
    case Reason::kHallClosed:
      return model::NumberTrouble::kHallClosed;
    case Reason::kNumbersOut:
      return model::NumberTrouble::kNumbersOut;
    case Reason::kPersonLimit:
      return model::NumberTrouble::kPersonLimit;
    default:
      return model::NumberTrouble::kOther;
  }
}

}  // namespace

NumberDesk::NumberDesk(std::chrono::minutes utc_offset, Write write)
    : utc_offset_(utc_offset), write_(std::move(write)) {}

const contract::QueueGroup* NumberDesk::Find(const std::string& group) const {
  if (!queue_) return nullptr;
  const auto found =
      std::find_if(queue_->groups.begin(), queue_->groups.end(),
                   [&](const contract::QueueGroup& each) { return each.id == group; });
  return found == queue_->groups.end() ? nullptr : &*found;
}

std::chrono::year_month_day NumberDesk::DayOf(contract::Millis wall) const {
  const std::chrono::sys_time<milliseconds> at(milliseconds(wall) + utc_offset_);
  return std::chrono::floor<std::chrono::days>(at);
}

void NumberDesk::Recall(const std::vector<contract::Entry>& held,
                        const std::vector<contract::Entry>& pending, contract::Millis wall) {
  for (const contract::Entry& entry : held) {
    if (const auto* taken = std::get_if<contract::TicketTaken>(&entry.body))
      used_[taken->day].emplace(taken->group, taken->number.number);
  }
  for (const contract::Entry& entry : pending) {
    if (std::holds_alternative<contract::TicketWanted>(entry.body))
      abandoned_[entry.key.counter] = wall;
  }
  // The hub takes these back itself.
  for (const contract::Entry& entry : held) {
    if (const auto* taken = std::get_if<contract::TicketTaken>(&entry.body))
      abandoned_.erase(taken->instead_of);
  }
}

NumberDesk::Answers NumberDesk::Take(const std::optional<contract::KioskQueue>& queue) {
  queue_ = queue;
  silent_ = false;
  if (!queue) return {model::QueueArrived{}};
  Answers answers{model::QueueArrived{queue->groups, !queue->person_key.empty()}};
  for (const contract::IssuedTicket& issued : queue->issued) TakeIssued(issued, answers);
  return answers;
}

void NumberDesk::TakeIssued(const contract::IssuedTicket& issued, Answers& answers) {
  const auto wish = std::find_if(wishes_.begin(), wishes_.end(),
                                 [&](const Wish& each) { return each.counter == issued.counter; });
  if (wish != wishes_.end()) {
    const model::Instant at{milliseconds(issued.at)};
    answers.emplace_back(model::NumberGiven{
        wish->asked,
        {wish->group, issued.number, DayOf(issued.at), at, false, issued.ahead, issued.wait}});
    wishes_.erase(wish);
    return;
  }
  const auto abandoned = abandoned_.find(issued.counter);
  if (abandoned == abandoned_.end()) return;  // shown long since, or superseded by a block's number
  if (issued.at >= abandoned->second)
    write_(contract::TicketCancelled{issued.number, DayOf(issued.at)});
  abandoned_.erase(abandoned);
}

NumberDesk::Answers NumberDesk::SetHub(bool there, const Clocks& now) {
  Answers answers;
  if (there == hub_there_) return answers;
  hub_there_ = there;
  silent_ = false;
  if (there) return answers;
  for (Wish& wish : wishes_) GiveUp(wish, true, now, answers);
  wishes_.clear();
  return answers;
}

NumberDesk::Answers NumberDesk::Lay(std::string_view document) const {
  if (!queue_ || queue_->person_key.empty()) return {};
  const auto number = person::DocumentNumber(document);
  if (!number) return {model::CardUnread{}};
  return {model::CardLaid{person::PersonHandle(*number, queue_->person_key)}};
}

NumberDesk::Answers NumberDesk::Press(model::Instant asked, const std::string& group,
                                      const std::string& person, const Clocks& now) {
  if (Find(group) == nullptr)
    return {model::NumberRefused{asked, model::NumberTrouble::kUnknownGroup}};
  bool hub_answers = hub_there_ && !silent_;
#ifdef YICHUANG_DEFECT
  hub_answers = hub_answers && !YICHUANG_DEFECT(lease_while_connected);
#endif
  if (hub_answers) return Ask(asked, group, person, now);
  if (auto given = FromBlock(group, person, 0, now.wall))
    return {model::NumberGiven{asked, *given}};
  // Silent it may be, but nobody else is left to ask.
  if (hub_there_) return Ask(asked, group, person, now);
  return {model::NumberRefused{asked, model::NumberTrouble::kNoneLeft}};
}

NumberDesk::Answers NumberDesk::Ask(model::Instant asked, const std::string& group,
                                    const std::string& person, const Clocks& now) {
  const std::uint64_t counter =
      write_(contract::TicketWanted{group, contract::TicketClass::kWalkIn, person});
  wishes_.push_back({asked, group, person, counter, now.steady + kPatience, false});
  return {};
}

std::optional<std::uint16_t> NumberDesk::NextFree(const std::string& group,
                                                  std::chrono::year_month_day day) const {
  const auto used = used_.find(day);
  for (const contract::NumberBlock& block : queue_->blocks) {
    if (block.group != group || block.day != day) continue;
    for (std::uint16_t number = block.first; number <= block.last; ++number) {
      if (used == used_.end() || !used->second.contains({group, number})) return number;
    }
  }
  return std::nullopt;
}

std::optional<model::GivenNumber> NumberDesk::FromBlock(const std::string& group,
                                                        const std::string& person,
                                                        std::uint64_t instead_of,
                                                        contract::Millis wall) {
  const contract::QueueGroup* known = Find(group);
  const std::chrono::year_month_day day = DayOf(wall);
  const auto free = known == nullptr ? std::nullopt : NextFree(group, day);
  if (!free) return std::nullopt;
  const contract::TicketNumber number{known->letter, *free};
  write_(contract::TicketTaken{group, number, day, contract::TicketClass::kWalkIn, instead_of,
                               person});
  used_[day].emplace(group, *free);
  return model::GivenNumber{group, number, day, model::Instant(milliseconds(wall)), true, 0, {}};
}

NumberDesk::Answers NumberDesk::Settle(const std::vector<contract::RefusedEntry>& refused) {
  Answers answers;
  silent_ = false;
  for (const contract::RefusedEntry& entry : refused) {
    abandoned_.erase(entry.counter);
    const auto wish = std::find_if(wishes_.begin(), wishes_.end(),
                                   [&](const Wish& each) { return each.counter == entry.counter; });
    if (wish == wishes_.end()) continue;
    answers.emplace_back(model::NumberRefused{wish->asked, TroubleOf(entry.reason)});
    wishes_.erase(wish);
  }
  return answers;
}

void NumberDesk::Cancel(const model::GivenNumber& given) {
  write_(contract::TicketCancelled{given.number, given.day});
}

bool NumberDesk::GiveUp(Wish& wish, bool at_once, const Clocks& now, Answers& answers) {
  if (auto given = FromBlock(wish.group, wish.person, wish.counter, now.wall)) {
    answers.emplace_back(model::NumberGiven{wish.asked, *given});
    return true;
  }
  if (!at_once && !wish.last) {
    wish.last = true;
    wish.until += kLastPatience - kPatience;
    return false;
  }
  answers.emplace_back(model::NumberRefused{wish.asked, model::NumberTrouble::kNoneLeft});
  abandoned_[wish.counter] = 0;
  return true;
}

NumberDesk::Answers NumberDesk::Tick(const Clocks& now) {
  Answers answers;
  std::erase_if(wishes_, [&](Wish& wish) {
    if (wish.until > now.steady) return false;
    silent_ = true;
    return GiveUp(wish, false, now, answers);
  });
  return answers;
}

SteadyMillis NumberDesk::NextTick() const {
  SteadyMillis next = SteadyMillis::max();
  for (const Wish& wish : wishes_) next = std::min(next, wish.until);
  return next;
}

}  // namespace yichuang::link
