#pragma once

#include "hub/core/matter.h"
#include "hub/core/matter_event.h"
#include "hub/core/matter_names.h"
#include "hub/sqlite/field_codec.h"

/// The fields of what is written of matters, each once, in the order of the body.
namespace yichuang::sqlite {

template <>
inline constexpr std::array<std::string_view, core::kMatterStateCount> kNames<core::MatterState> =
    core::kMatterStateNames;
template <>
inline constexpr std::array<std::string_view, core::kMatterStepCount> kNames<core::MatterStep> =
    core::kMatterStepNames;
template <>
inline constexpr std::array<std::string_view, core::kMatterOutcomeCount>
    kNames<core::MatterOutcome> = core::kMatterOutcomeNames;
template <>
inline constexpr std::array<std::string_view, core::kMatterChannelCount>
    kNames<core::MatterChannel> = core::kMatterChannelNames;
template <>
inline constexpr std::array<std::string_view, core::kReturnReasonCount> kNames<core::ReturnReason> =
    core::kReturnReasonNames;
template <>
inline constexpr std::array<std::string_view, core::kCallResultCount> kNames<core::CallResult> =
    core::kCallResultNames;
template <>
inline constexpr std::array<std::string_view, core::kMatterViolationCount>
    kNames<core::MatterViolation> = core::kMatterViolationNames;
template <>
inline constexpr std::array<std::string_view, core::kExclusionGroundCount>
    kNames<core::ExclusionGround> = core::kExclusionGroundNames;
template <>
inline constexpr std::array<std::string_view, core::kSampleResultCount> kNames<core::SampleResult> =
    core::kSampleResultNames;
template <>
inline constexpr std::array<std::string_view, core::kLimitClockCount> kNames<core::LimitClock>{
    "none", "office_minutes", "working_days"};
template <>
inline constexpr std::array<std::string_view, core::kRoleCount> kNames<core::Role>{
    "guide",          "window_staff", "back_office",  "unit_head", "duty_manager",
    "hall_manager",   "inspector",    "rating_admin", "leader",    "system_admin",
    "security_admin", "audit_admin",  "wall"};

template <typename V>
void Fields(V& fields, Part<V, core::MatterLimit> e) {
  fields("clock", e.clock);
  fields("amount", e.amount);
}
template <typename V>
void Fields(V& fields, Part<V, core::StateLimit> e) {
  fields("state", e.state);
  Fields(fields, e.limit);
}
template <typename V>
void Fields(V& fields, Part<V, core::KindLimits> e) {
  fields("kind", e.kind);
  fields("limits", e.limits);
}
template <typename V>
void Fields(V& fields, Part<V, core::Rung> e) {
  fields("after", e.after);
  fields("to", e.to);
  fields("notice", e.notice);
}
template <typename V>
void Fields(V& fields, Part<V, core::MatterNumbers> e) {
  fields("rung_2", e.ladder[0]);
  fields("rung_3", e.ladder[1]);
  fields("rung_4", e.ladder[2]);
  fields("hops", e.hops);
  fields("ledger_days", e.ledger_days);
  fields("appeal_days", e.appeal_days);
  fields("call_attempts", e.call_attempts);
  fields("notice_days", e.notice_days);
  fields("head_minutes", e.head_minutes);
}
template <typename V>
void Fields(V& fields, Part<V, core::KindNumbers> e) {
  fields("kind", e.kind);
  fields("valid_from", e.valid_from);
  Fields(fields, e.numbers);
}
template <typename V>
void Fields(V& fields, Part<V, core::SampleRule> e) {
  fields("valid_from", e.valid_from);
  fields("share", e.share);
  fields("least", e.least);
}
template <typename V>
void Fields(V& fields, Part<V, core::MatterOpened> e) {
  fields("matter", e.id);
  fields("kind", e.kind);
  fields("rules", e.rules);
  fields("no", e.no);
  fields("code", e.code);
  fields("channel", e.channel);
  fields("window", e.window);
  fields("owner", e.owner);
  fields("about", e.about);
  fields("unit", e.unit);
  fields("ticket", e.source.ticket);
  fields("service", e.source.service);
  fields("case", e.source.kase);
  fields("person", e.person);
  fields("words", e.words.handle);
  fields("seal", e.words.seal);
  fields("due_ms", e.due);
  fields("limits", e.limits);
  fields("numbers", e.numbers);
}
template <typename V>
void Fields(V& fields, Part<V, core::MatterMoved> e) {
  fields("matter", e.id);
  fields("step", e.step);
  fields("state", e.state);
  fields("by", e.by);
  fields("holder", e.holder);
  fields("due_ms", e.due);
  fields("limit", e.limit);
  fields("outcome", e.outcome);
  fields("target", e.target);
  fields("words", e.words.handle);
  fields("seal", e.words.seal);
}
template <typename V>
void Fields(V& fields, Part<V, core::MatterOffered> e) {
  fields("matter", e.id);
  fields("from", e.from);
  fields("to", e.to);
  fields("by", e.by);
  fields("due_ms", e.due);
}
template <typename V>
void Fields(V& fields, Part<V, core::MatterAccepted> e) {
  fields("matter", e.id);
  fields("by", e.by);
  fields("for", e.for_whom);
  fields("unit", e.unit);
  fields("state", e.state);
  fields("due_ms", e.due);
}
template <typename V>
void Fields(V& fields, Part<V, core::MatterReturned> e) {
  fields("matter", e.id);
  fields("reason", e.reason);
  fields("state", e.state);
  fields("by", e.by);
  fields("due_ms", e.due);
  fields("words", e.words.handle);
  fields("seal", e.words.seal);
}
template <typename V>
void Fields(V& fields, Part<V, core::MatterReopened> e) {
  fields("matter", e.id);
  fields("kind", e.kind);
  fields("rules", e.rules);
  fields("no", e.no);
  fields("owner", e.owner);
  fields("about", e.about);
  fields("unit", e.unit);
  fields("service", e.service);
  fields("contact", e.contact);
  fields("hops", e.hops);
  fields("reopened", e.reopened);
  fields("opened_ms", e.opened);
  fields("by", e.by);
  fields("due_ms", e.due);
  fields("words", e.words.handle);
  fields("seal", e.words.seal);
  fields("limits", e.limits);
  fields("numbers", e.numbers);
}
template <typename V>
void Fields(V& fields, Part<V, core::MatterCalled> e) {
  fields("matter", e.id);
  fields("independent", e.independent);
  fields("result", e.result);
  fields("satisfied", e.satisfied);
  fields("lawful", e.lawful);
  fields("by", e.by);
  fields("words", e.words.handle);
  fields("seal", e.words.seal);
}
template <typename V>
void Fields(V& fields, Part<V, core::MatterChased> e) {
  fields("matter", e.id);
  fields("to", e.to);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::MatterReminded> e) {
  fields("matter", e.id);
  fields("to", e.to);
}
template <typename V>
void Fields(V& fields, Part<V, core::MatterCarded> e) {
  fields("matter", e.id);
  fields("rung", e.rung);
  fields("state", e.state);
  fields("to", e.to);
  fields("role", e.role);
}
template <typename V>
void Fields(V& fields, Part<V, core::MatterViolated> e) {
  fields("matter", e.id);
  fields("violation", e.violation);
  fields("who", e.who);
}
template <typename V>
void Fields(V& fields, Part<V, core::ExclusionProposed> e) {
  fields("matter", e.id);
  fields("ground", e.ground);
  fields("by", e.by);
  fields("words", e.words.handle);
  fields("seal", e.words.seal);
}
template <typename V>
void Fields(V& fields, Part<V, core::RatingExcluded> e) {
  fields("matter", e.id);
  fields("service", e.service);
  fields("ground", e.ground);
  fields("first", e.first);
  fields("second", e.second);
}
template <typename V>
void Fields(V& fields, Part<V, core::RedatedMatter> e) {
  fields("matter", e.id);
  fields("due_ms", e.due);
}
template <typename V>
void Fields(V& fields, Part<V, core::MattersRedated> e) {
  fields("matters", e.matters);
  fields("next", e.next);
}
template <typename V>
void Fields(V& fields, Part<V, core::BellsHeld> e) {
  fields("until_ms", e.until);
}
template <typename V>
void Fields(V& fields, Part<V, core::DutyAssigned> e) {
  fields("number", e.number);
  fields("unit", e.unit);
  fields("deputy", e.deputy);
  fields("absent", e.absent);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::ChaseNoticeIssued> e) {
  fields("matter", e.id);
  fields("year", e.year);
  fields("number", e.number);
  fields("no", e.no);
  fields("to", e.to);
  fields("unit", e.unit);
  fields("kind", e.kind);
  fields("state", e.state);
  fields("rung", e.rung);
  fields("due_ms", e.due);
  fields("days", e.days);
  fields("answer_ms", e.answer);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::CallSampleDrawn> e) {
  fields("month", e.month);
  fields("seed", e.seed);
  fields("share", e.share);
  fields("least", e.least);
  fields("from_ms", e.from);
  fields("until_ms", e.until);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::SampleCalled> e) {
  fields("month", e.month);
  fields("matter", e.id);
  fields("result", e.result);
  fields("satisfied", e.satisfied);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::MatterWordsErased> e) {
  fields("matter", e.id);
  fields("by", e.by);
}

template <typename V>
void Fields(V& fields, Part<V, core::CardReplied> e) {
  fields("matter", e.id);
  fields("rung", e.rung);
  fields("done_by", e.done_by);
  fields("late", e.late);
  fields("by", e.by);
  fields("words", e.words.handle);
  fields("seal", e.words.seal);
}
template <typename V>
void Fields(V& fields, Part<V, core::UnitHeadTold> e) {
  fields("matter", e.id);
  fields("unit", e.unit);
}

// Of a snapshot.
template <typename V>
void Fields(V& fields, Part<V, core::MatterClock> e) {
  fields("since_ms", e.since);
  fields("limit", e.limit);
}
template <typename V>
void Fields(V& fields, Part<V, core::Duty> e) {
  fields("unit", e.unit);
  fields("deputy", e.deputy);
  fields("absent", e.absent);
}
template <typename V>
void Fields(V& fields, Part<V, core::OpenMatter> e) {
  fields("kind", e.kind);
  fields("rules", e.rules);
  fields("state", e.state);
  fields("before", e.before);
  fields("hops", e.hops);
  fields("rung", e.rung);
  fields("attempts", e.attempts);
  fields("reopened", e.reopened);
  fields("noticed", e.noticed);
  fields("chased", e.chased);
  fields("reminded", e.reminded);
  fields("asked", e.asked);
  fields("head_told", e.head_told);
  fields("answered", e.answered);
  fields("proposed", e.proposed);
  fields("no", e.no);
  fields("owner", e.owner);
  fields("holder", e.holder);
  fields("offered", e.offered);
  fields("giver", e.giver);
  fields("about", e.about);
  fields("unit", e.unit);
  fields("solver", e.solver);
  fields("caller", e.caller);
  fields("proposer", e.proposer);
  fields("service", e.service);
  fields("contact", e.contact);
  fields("opened_ms", e.opened);
  fields("accepted_ms", e.accepted);
  fields("stage", e.stage);
  fields("kept", e.kept);
  fields("answer", e.answer);
  fields("due_ms", e.due);
  fields("reply_ms", e.reply);
  fields("limits", e.limits);
  fields("numbers", e.numbers);
}

}  // namespace yichuang::sqlite
