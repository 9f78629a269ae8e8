#include "hub/core/matter_due.h"

#include <algorithm>

#include "hub/core/matter_apply.h"

namespace yichuang::core {
namespace {

std::optional<MatterViolation> ViolationOf(MatterState state) {
  switch (state) {
    case MatterState::kOffered:
      return MatterViolation::kLostHandOver;
    case MatterState::kHandling:
    case MatterState::kRectifying:
      return MatterViolation::kUnanswered;
    default:
      return std::nullopt;
  }
}

void AppendCards(const Hall& hall, Instant now, std::size_t& count, Events& events) {
  for (const auto& [at, id] : hall.matters.cards) {
    if (at > now || ++count > kMostDueMatters) return;
    const OpenMatter& open = hall.matters.open.at(id);
    MatterCarded carded{id, 1, open.state, ChargedWith(open), std::nullopt};
    if (open.state == MatterState::kUnclear) carded.role = Role::kDutyManager;
    events.emplace_back(std::move(carded));
    if (const auto violation = ViolationOf(open.state))
      events.emplace_back(MatterViolated{id, *violation, ChargedWith(open)});
  }
}

void AppendBells(const Hall& hall, Instant now, std::size_t& count, Events& events) {
  const Matters& matters = hall.matters;
  if (matters.bells.empty() || matters.bells.begin()->first > now || matters.bells_from > now)
    return;
  if (!IsOfficeTime(hall, now)) {
    events.emplace_back(BellsHeld{NextOfficeTime(hall, now)});
    return;
  }
  for (const auto& [at, id] : matters.bells) {
    if (at > now || ++count > kMostDueMatters) return;
    const OpenMatter& open = matters.open.at(id);
    if (open.late && *open.late <= now) continue;  // its card says more
    if (open.rung == 0) {
      events.emplace_back(MatterReminded{id, ChargedWith(open)});
      continue;
    }
    events.emplace_back(MatterCarded{id, static_cast<std::uint8_t>(open.rung + 1), open.state,
                                     ChargedWith(open), NumbersOf(open).ladder[open.rung - 1U].to});
  }
}

void AppendHeadsTold(const Hall& hall, Instant now, std::size_t& count, Events& events) {
  for (const auto& [at, id] : hall.matters.heads) {
    if (at > now || ++count > kMostDueMatters) return;
    events.emplace_back(UnitHeadTold{id, hall.matters.open.at(id).unit});
  }
}

}  // namespace

void AppendDueMatters(const Hall& hall, Instant now, Events& events) {
  std::size_t count = 0;
  AppendCards(hall, now, count, events);
  AppendBells(hall, now, count, events);
  AppendHeadsTold(hall, now, count, events);
}

void AppendRedatedMatters(const Hall& hall, Events& events) {
  const Matters& matters = hall.matters;
  if (matters.redate == MatterId{}) return;
  MattersRedated redated;
  std::size_t count = 0;
  auto each = matters.open.lower_bound(matters.redate);
  for (; each != matters.open.end() && count < kMostRedated; ++each, ++count) {
    const auto due = MatterDue(hall, each->second);
    if (due != each->second.due) redated.matters.push_back({each->first, due});
  }
  if (each != matters.open.end()) redated.next = each->first;
  events.emplace_back(std::move(redated));
}

std::optional<Instant> NextMatterDeadline(const Hall& hall) {
  const Matters& matters = hall.matters;
  if (matters.redate != MatterId{}) return hall.last;
  std::optional<Instant> next;
  if (!matters.cards.empty()) next = matters.cards.begin()->first;
  if (!matters.bells.empty()) {
    const Instant bell = std::max(matters.bells.begin()->first, matters.bells_from);
    if (!next || bell < *next) next = bell;
  }
  if (!matters.heads.empty()) {
    const Instant head = matters.heads.begin()->first;
    if (!next || head < *next) next = head;
  }
  return next;
}

void AppendBadRatings(const Hall& hall, Instant now, Events& events) {
  const MatterKind* kind = KindOfBadRating();
  if (kind == nullptr) return;
  std::uint64_t id = hall.matters.next_matter;
  const std::size_t count = events.size();
  for (std::size_t i = 0; i < count; ++i) {
    const auto* rating = std::get_if<RatingReceived>(&events[i]);
    if (rating == nullptr || rating->rating_class != RatingClass::kCounted || !IsBad(rating->level))
      continue;
    MatterOpened opened;
    opened.id = MatterId{id++};
    opened.kind = kind->id;
    opened.rules = kind->rules;
    opened.no = NextMatterNo(hall, *kind, DayOf(hall.plan, now));
    opened.channel = MatterChannel::kDevice;
    opened.window = rating->window;
    const auto staff = std::ranges::find(hall.plan.staff, rating->staff, &PlannedStaff::id);
    if (staff != hall.plan.staff.end()) opened.about = staff->number;
    opened.unit = UnitOf(hall.matters, opened.about);
    opened.source.service = rating->service;
    opened.limits = MatterLimitsOf(hall.plan, kind->id);
    opened.numbers = MatterNumbersOn(hall.plan, kind->id, DayOf(hall.plan, now));
    opened.due = MatterDue(hall, OpenedAs(opened, now));
    events.emplace_back(std::move(opened));
  }
}

}  // namespace yichuang::core
