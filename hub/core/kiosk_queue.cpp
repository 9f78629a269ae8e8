#include "hub/core/kiosk_queue.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "hub/core/where_words.h"

namespace yichuang::core {
namespace {

using contract::BothTexts;
using contract::GroupState;

GroupState StateOf(const Hall& hall, const PlannedGroup& group, Instant now) {
  const HallDay day = DayOf(hall.plan, now);
  if (!GivesNumbers(hall, now)) {
    const auto hours = HoursOn(hall.board, day);
    if (!hours || hours->open.empty()) return GroupState::kNoHours;
    const auto since_midnight = now + hall.plan.utc_offset - std::chrono::sys_days(day);
    const std::chrono::minutes opens(hours->open.front().from);
    return since_midnight < opens ? GroupState::kNotYet : GroupState::kOver;
  }
  // Before the first record of a day the lines are yesterday's: today's are all there.
  if (day == hall.day && !HasNumbers(hall.queue, group.id)) return GroupState::kUsedUp;
  return GroupState::kOpen;
}

contract::QueueGroup GroupOf(const Hall& hall, const PlannedGroup& group, Instant now) {
  contract::QueueGroup told;
  told.id = group.id;
  told.letter = group.letter;
  told.name = group.name;
  told.where = WhereOf(hall.plan, group);
  told.icon = group.icon;
  told.ask_person = group.ask_person;
  told.state = StateOf(hall, group, now);
  const std::uint32_t waiting = WaitingIn(hall.queue, group.id);
  told.waiting = static_cast<std::uint16_t>(std::min<std::uint32_t>(waiting, contract::kMaxAhead));
  told.wait = EstimateWait(hall, group.id, waiting).value_or(WaitRange{});
  return told;
}

contract::IssuedTicket IssuedOf(const Hall& hall, const Answer& answer, const Ticket* ticket) {
  contract::IssuedTicket issued;
  issued.counter = answer.counter;
  issued.number = answer.no;
  issued.at = answer.at.time_since_epoch().count();
  if (ticket == nullptr) return issued;
  issued.group = ticket->group;
  const std::uint32_t ahead = AheadOf(hall, *ticket);
  issued.ahead = static_cast<std::uint16_t>(std::min<std::uint32_t>(ahead, contract::kMaxAhead));
  issued.wait = EstimateWait(hall, ticket->group, ahead).value_or(WaitRange{});
  return issued;
}

/// Runs of numbers that follow each other: {3, 4, 5, 9} are 3–5 and 9.
Runs RunsOf(const std::set<unsigned>& numbers) {
  Runs runs;
  for (const unsigned number : numbers) {
    if (!runs.empty() && runs.back().second + 1 == number) {
      runs.back().second = number;
    } else {
      runs.emplace_back(number, number);
    }
  }
  return runs;
}

bool Fits(const BothTexts& text) {
  return std::max(text.zh.size(), text.en.size()) <= contract::kMaxTitleBytes;
}

}  // namespace

contract::BothTexts WhereOf(const Plan& plan, const PlannedGroup& group) {
  std::set<unsigned> numbers;
  std::set<std::string> zones;
  for (const PlannedWindow& each : plan.windows) {
    if (!Serves(each, group.id)) continue;
    numbers.insert(Number(each.number));
    zones.insert(each.zone);
  }
  if (numbers.empty()) return {};
  std::string zone = group.zone;
  if (zone.empty() && zones.size() == 1) zone = *zones.begin();
  const auto planned = std::ranges::find(plan.zones, zone, &PlannedZone::id);
  const BothTexts name = planned == plan.zones.end() ? BothTexts{} : planned->name;
  const bool everywhere = numbers.size() == plan.windows.size();
  const Runs windows = everywhere ? Runs{} : RunsOf(numbers);
  const BothTexts whole = WhereText(zone, name, windows);
  return Fits(whole) ? whole : WhereText(zone, name);
}

contract::KioskQueue KioskQueueOf(const Hall& hall, const std::string& kiosk, Instant now) {
  contract::KioskQueue queue;
  for (const PlannedGroup& group : hall.plan.groups)
    queue.groups.push_back(GroupOf(hall, group, now));
  const bool today = DayOf(hall.plan, now) == hall.day;
  for (const Block& block : hall.queue.blocks) {
    if (!today || block.kiosk != kiosk || queue.blocks.size() == contract::kMaxBlocks) continue;
    if (FindGroup(hall.plan, block.group) == nullptr) continue;
    queue.blocks.push_back({block.group, hall.day, block.first, block.last});
  }
  for (const Answer& answer : hall.queue.answers) {
    if (answer.kiosk != kiosk || answer.at + kAnswerKept < now) continue;
    queue.issued.push_back(IssuedOf(hall, answer, FindTicket(hall.queue, answer.ticket)));
  }
  // A line that was taken out of the configuration has no name any more; neither has a ticket that
  // is done, and the citizen knows of both.
  std::erase_if(queue.issued, [](const auto& each) { return each.group.empty(); });
  if (queue.issued.size() > contract::kMaxIssued)
    queue.issued.erase(queue.issued.begin(), queue.issued.end() - contract::kMaxIssued);
  return queue;
}

}  // namespace yichuang::core
