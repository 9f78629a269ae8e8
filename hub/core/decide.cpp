#include "hub/core/decide.h"

#include <algorithm>

#include "hub/core/case_due.h"
#include "hub/core/invitation.h"
#include "hub/core/joint.h"
#include "hub/core/matter_due.h"
#include "hub/core/queue_due.h"
#include "hub/core/report_due.h"

namespace yichuang::core {

namespace {

/// What was before of the same applicant, or under the same number of another system.
void FetchIntake(const Hall& hall, Command& command, Lookup& lookup) {
  const auto broken = [&lookup](const std::string& applicant) {
    return applicant.empty() ? std::string() : lookup.FindBroken(applicant);
  };
  if (auto* registered = std::get_if<RegisterCase>(&command))
    registered->same = lookup.FindOutside(registered->item.id, registered->outside);
  if (auto* settle = std::get_if<SettleOnSpot>(&command);
      settle != nullptr && !settle->applicant.empty())
    settle->same = lookup.FindSettled(settle->applicant, settle->item.id, hall.day);
  if (auto* receive = std::get_if<ReceiveCase>(&command);
      receive != nullptr && !receive->promises.empty())
    receive->broken = broken(receive->applicant);
  if (auto* joint = std::get_if<ReceiveJoint>(&command);
      joint != nullptr && !joint->promises.empty())
    joint->broken = broken(joint->applicant);
  auto* step = std::get_if<StepCase>(&command);
  const auto* accept = step == nullptr ? nullptr : std::get_if<AcceptCase>(&step->act);
  if (accept == nullptr || accept->promises.empty()) return;
  if (const OpenJoint* joint = FindJoint(hall.cases, step->id)) {
    step->broken = broken(joint->applicant);
  } else if (const OpenCase* open = FindCase(hall.cases, step->id)) {
    step->broken = broken(open->applicant);
  }
}

}  // namespace

Decision Decide(const Hall& hall, const Command& command, Instant now) {
  Decision decision =
      std::visit([&](const auto& each) { return DecideOn(hall, each, now); }, command);
  if (auto* events = std::get_if<Events>(&decision)) AppendBadRatings(hall, now, *events);
  return decision;
}

std::optional<ServiceId> NeedsLookup(const Hall& hall, const Command& command) {
  const auto* entry = std::get_if<TakeEntry>(&command);
  return entry == nullptr ? std::nullopt : LookupFor(hall, *entry);
}

void FetchPast(const Hall& hall, Command& command, Lookup& lookup) {
  FetchIntake(hall, command, lookup);
  if (auto* print = std::get_if<PrintPaper>(&command))
    print->past = lookup.FindPaper(print->id, print->kind, print->about);
  if (auto* voided = std::get_if<VoidPaper>(&command)) voided->past = lookup.FindPaper(voided->no);
  if (auto* step = std::get_if<StepMatter>(&command);
      step != nullptr && FindMatter(hall.matters, step->id) == nullptr)
    step->past = lookup.FindMatter(step->id);
  if (auto* erase = std::get_if<ErasePerson>(&command))
    erase->open_matter = lookup.FindMatterOf(erase->person);
  if (auto* draw = std::get_if<DrawCallSample>(&command))
    draw->drawn = lookup.KnowsSample(draw->month);
  if (auto* call = std::get_if<NoteSampleCall>(&command))
    call->past = lookup.FindSampled(call->month, call->id);
  if (auto* words = std::get_if<EraseMatterWords>(&command))
    words->past = lookup.FindMatter(words->id);
  if (auto* draft = std::get_if<DraftReport>(&command))
    draft->past = lookup.FindReport(draft->kind, draft->from, draft->unit, draft->person);
  if (auto* file = std::get_if<FileAppeal>(&command))
    file->past = lookup.FindAppealed(AgainstOf(hall, *file));
  if (auto* vote = std::get_if<VoteAppeal>(&command)) {
    if (const OpenAppeal* open = FindAppeal(hall.appeals, vote->id))
      vote->past = lookup.FindAppealed(AgainstOf(hall, *open));
  }
  auto* entry = std::get_if<TakeEntry>(&command);
  if (entry == nullptr) return;
  if (IsOtherEpoch(hall, entry->key.source, entry->key.epoch)) {
    entry->key_epoch_known = lookup.KnowsEpoch(entry->key.source, entry->key.epoch);
  }
  const auto* hello = std::get_if<OpenedHello>(&entry->body);
  if (hello != nullptr && IsOtherEpoch(hall, hello->evaluator, hello->epoch)) {
    entry->hello_epoch_known = lookup.KnowsEpoch(hello->evaluator, hello->epoch);
  }
  if (const auto service = LookupFor(hall, *entry)) entry->past = lookup.FindService(*service);
}

std::optional<Instant> NextDeadline(const Hall& hall) {
  std::optional<Instant> next = NextNoticeEnd(hall);
  const auto setting = NextSetting(hall);
  if (setting && (!next || *setting < *next)) next = setting;
  const auto queue = NextQueueDeadline(hall);
  if (queue && (!next || *queue < *next)) next = queue;
  const auto due = NextCaseDeadline(hall);
  if (due && (!next || *due < *next)) next = due;
  const auto matter = NextMatterDeadline(hall);
  if (matter && (!next || *matter < *next)) next = matter;
  const auto report = NextReportDeadline(hall);
  if (report && (!next || *report < *next)) next = report;
  for (const auto& [number, state] : hall.windows) {
    const auto closing = ClosingOf(state, hall.plan.rules);
    if (closing && (!next || closing->at < *next)) next = closing->at;
  }
  return next;
}

bool IsTerminal(const Hall& hall, std::string_view device) {
  return IsPlannedDevice(hall.plan, device) || IsKiosk(hall.board.plan, device);
}

HallDay DayOf(const Plan& plan, Instant instant) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(day_by_utc)) return HallDay(std::chrono::floor<std::chrono::days>(instant));
#endif
  return HallDay(std::chrono::floor<std::chrono::days>(instant + plan.utc_offset));
}

Decision DecideOn(const Hall& hall, const Tick&, Instant now) {
  Events events;
  const Rules& rules = hall.plan.rules;
  for (const auto& [number, state] : hall.windows) {
    const auto closing = ClosingOf(state, rules);
    if (!closing || closing->at > now) continue;
    WindowState ahead = state;
    AppendDue(*FindWindow(hall.plan, number), ahead, rules, now, events);
  }
  AppendEndedNotices(hall, now, events);
  AppendMissingCalendars(hall, now, events);
  AppendExpired(hall, now, events);
  AppendOverrunHolds(hall, now, events);
  AppendLeases(hall, now, events);
  AppendDueCases(hall, now, events);
  AppendRedatedCases(hall, events);
  AppendDueMatters(hall, now, events);
  AppendRedatedMatters(hall, events);
  AppendDueReports(hall, now, events);
  // An invitation that falls due ends first; what a setting ends is looked at with the next Tick.
  if (events.empty()) AppendDueSettings(hall, now, events);
  return events;
}

}  // namespace yichuang::core
