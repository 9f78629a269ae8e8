#pragma once

#include <array>
#include <string_view>
#include <type_traits>

#include "hub/core/case_book.h"
#include "hub/core/case_event.h"
#include "hub/sqlite/field_codec.h"

/// The fields of what is written of cases, each once: `fields(name, value)` in the order of the
/// body. FieldWriter and FieldReader are two such visitors.
namespace yichuang::sqlite {

template <>
inline constexpr std::array<std::string_view, 3> kNames<catalogue::Depth>{"registered", "on_spot",
                                                                          "promised"};
template <>
inline constexpr std::array<std::string_view, 4> kNames<catalogue::LimitUnit>{
    "on_the_spot", "working_days", "natural_days", "hours"};
template <>
inline constexpr std::array<std::string_view, core::kCaseStateCount> kNames<core::CaseState>{
    "draft",     "received", "correction", "accepted", "review",
    "suspended", "approved", "denied",     "over"};
template <>
inline constexpr std::array<std::string_view, core::kCaseEndCount> kNames<core::CaseEnd>{
    "refused", "not_required", "withdrawn", "lapsed", "promise_broken", "dropped"};
template <>
inline constexpr std::array<std::string_view, core::kCaseGroundCount> kNames<core::CaseGround>{
    "none", "out_of_scope", "conditions_not_met", "materials_untrue", "quota_used", "not_needed"};
template <>
inline constexpr std::array<std::string_view, 3> kNames<core::MaterialState>{"taken", "missing",
                                                                             "flawed"};
template <>
inline constexpr std::array<std::string_view, core::kSpecialProcedureCount>
    kNames<core::SpecialProcedure>{"hearing", "tender",     "auction",   "inspection",
                                   "testing", "quarantine", "appraisal", "expert_review"};
template <>
inline constexpr std::array<std::string_view, core::kDeliveryWayCount> kNames<core::DeliveryWay>{
    "window", "courier", "electronic"};

template <>
inline constexpr std::array<std::string_view, core::kPaperKindCount> kNames<core::PaperKind>{
    "receipt",           "acceptance",       "correction", "refusal",
    "tolerance_pledge",  "tolerance_notice", "hand_over",  "extension",
    "special_procedure", "approval",         "denial",     "delivery"};
template <>
inline constexpr std::array<std::string_view, core::kPaperFaultCount> kNames<core::PaperFault>{
    "misprint", "wrong_content", "not_served"};
template <>
inline constexpr std::array<std::string_view, core::kDeliveryTakerCount>
    kNames<core::DeliveryTaker>{"applicant", "agent"};
template <>
inline constexpr std::array<std::string_view, core::kHandOverAnswerCount>
    kNames<core::HandOverAnswer>{"accepted", "declined", "taken_back"};
template <>
inline constexpr std::array<std::string_view, core::kCardCauseCount> kNames<core::CardCause>{
    "due_soon", "late", "legal_late", "deemed", "hand_over_late"};

template <typename V>
void Fields(V& fields, Part<V, core::SealedWords> e) {
  fields("words", e.handle);
  fields("seal", e.seal);
}
template <typename V>
void Fields(V& fields, Part<V, catalogue::Limit> e) {
  fields("unit", e.unit);
  fields("amount", e.amount);
}
template <typename V>
void Fields(V& fields, Part<V, core::CaseRules> e) {
  fields("depth", e.depth);
  fields("statutory", e.statutory);
  fields("promised", e.promised);
  fields("notice_days", e.notice_days);
  fields("extension_days", e.extension_days);
  fields("correction_days", e.correction_days);
}
template <typename V>
void Fields(V& fields, Part<V, core::CaseMaterial> e) {
  fields("id", e.id);
  fields("mandatory", e.mandatory);
  fields("tolerable", e.tolerable);
  fields("state", e.state);
}
template <typename V>
void Fields(V& fields, Part<V, core::Dues> e) {
  fields("promised_ms", e.promised);
  fields("legal_ms", e.legal);
}
template <typename V>
void Fields(V& fields, Part<V, core::Defect> e) {
  fields("material", e.material);
  fields("state", e.state);
}
template <typename V>
void Fields(V& fields, Part<V, core::PromisedMaterial> e) {
  fields("material", e.material);
  fields("form", e.form);
  fields("limit", e.limit);
}
template <typename V>
void Fields(V& fields, Part<V, core::RedatedCase> e) {
  fields("case", e.id);
  fields("dues", e.dues);
}

template <typename V>
void Fields(V& fields, Part<V, core::CaseDrafted> e) {
  fields("case", e.id);
  fields("item", e.item);
  fields("materials", e.materials);
  fields("window", e.window);
  fields("staff", e.staff);
  fields("form", e.form);
}
template <typename V>
void Fields(V& fields, Part<V, core::CaseRegistered> e) {
  fields("case", e.id);
  fields("no", e.no);
  fields("item", e.item);
  fields("outside", e.outside);
  fields("window", e.window);
  fields("staff", e.staff);
  fields("service", e.service);
}
template <typename V>
void Fields(V& fields, Part<V, core::CaseReceived> e) {
  fields("case", e.id);
  fields("no", e.no);
  fields("item", e.item);
  fields("rules", e.rules);
  fields("day", e.day);
  fields("materials", e.materials);
  fields("applicant", e.applicant);
  fields("window", e.window);
  fields("staff", e.staff);
  fields("service", e.service);
  fields("department", e.department);
  fields("joint", e.joint);
}
template <typename V>
void Fields(V& fields, Part<V, core::JointPart> e) {
  fields("case", e.id);
  fields("item", e.item);
}
template <typename V>
void Fields(V& fields, Part<V, core::JointLinePart> e) {
  fields("case", e.id);
  fields("material", e.material);
}
template <typename V>
void Fields(V& fields, Part<V, core::JointLine> e) {
  fields("id", e.id);
  fields("mandatory", e.mandatory);
  fields("tolerable", e.tolerable);
  fields("state", e.state);
  fields("of", e.of);
}
template <typename V>
void Fields(V& fields, Part<V, core::JointReceived> e) {
  fields("case", e.id);
  fields("no", e.no);
  fields("matter", e.matter);
  fields("day", e.day);
  fields("parts", e.parts);
  fields("lines", e.lines);
  fields("applicant", e.applicant);
  fields("window", e.window);
  fields("staff", e.staff);
  fields("service", e.service);
  fields("saved_days", e.saved_days);
  fields("form", e.form);
}
template <typename V>
void Fields(V& fields, Part<V, core::JointCorrected> e) {
  fields("case", e.id);
  fields("defects", e.defects);
  fields("due", e.due);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::JointResubmitted> e) {
  fields("case", e.id);
  fields("day", e.day);
  fields("cured", e.cured);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::JointDelivered> e) {
  fields("case", e.id);
  fields("way", e.way);
  fields("by", e.by);
  fields("taker", e.taker);
  fields("identity_checked", e.identity_checked);
}
template <typename V>
void Fields(V& fields, Part<V, core::CorrectionAsked> e) {
  fields("case", e.id);
  fields("defects", e.defects);
  fields("due", e.due);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::NoticeRepeated> e) {
  fields("case", e.id);
  fields("materials", e.materials);
  fields("received", e.received);
  fields("first", e.first);
  fields("by", e.by);
  fields("who", e.who);
}
template <typename V>
void Fields(V& fields, Part<V, core::CaseResubmitted> e) {
  fields("case", e.id);
  fields("day", e.day);
  fields("cured", e.cured);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::CaseAccepted> e) {
  fields("case", e.id);
  fields("day", e.day);
  fields("deemed", e.deemed);
  fields("dues", e.dues);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::PromiseGiven> e) {
  fields("case", e.id);
  fields("promised", e.promised);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::PromiseMadeUp> e) {
  fields("case", e.id);
  fields("material", e.material);
  fields("fit", e.fit);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::PromiseReminded> e) {
  fields("case", e.id);
  fields("material", e.material);
  fields("days_left", e.days_left);
}
template <typename V>
void Fields(V& fields, Part<V, core::CaseHandedOver> e) {
  fields("case", e.id);
  fields("from", e.from);
  fields("to", e.to);
}
template <typename V>
void Fields(V& fields, Part<V, core::CaseSuspended> e) {
  fields("case", e.id);
  fields("why", e.why);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::CaseResumed> e) {
  fields("case", e.id);
  fields("dues", e.dues);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::CaseExtended> e) {
  fields("case", e.id);
  fields("days", e.days);
  fields("dues", e.dues);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::CaseDecided> e) {
  fields("case", e.id);
  fields("approved", e.approved);
  fields("ground", e.ground);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::CaseDelivered> e) {
  fields("case", e.id);
  fields("way", e.way);
  fields("by", e.by);
  fields("taker", e.taker);
  fields("identity_checked", e.identity_checked);
}
template <typename V>
void Fields(V& fields, Part<V, core::CaseEnded> e) {
  fields("case", e.id);
  fields("end", e.end);
  fields("ground", e.ground);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::CasesRedated> e) {
  fields("cases", e.cases);
}

template <typename V>
void Fields(V& fields, Part<V, core::ApplicantNamed> e) {
  fields("case", e.id);
  fields("applicant", e.applicant);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::PersonErased> e) {
  fields("person", e.person);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::PaperNo> e) {
  fields("kind", e.kind);
  fields("year", e.year);
  fields("number", e.number);
}
template <typename V>
void Fields(V& fields, Part<V, core::PaperIssued> e) {
  fields("no", e.no);
  fields("case", e.id);
  fields("about", e.about);
  fields("code", e.code);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::PaperReprinted> e) {
  fields("no", e.no);
  fields("print", e.print);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::PaperVoided> e) {
  fields("no", e.no);
  fields("fault", e.fault);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::HandOverOffered> e) {
  fields("batch", e.batch);
  fields("cases", e.cases);
  fields("from", e.from);
  fields("to", e.to);
}
template <typename V>
void Fields(V& fields, Part<V, core::HandOverAnswered> e) {
  fields("batch", e.batch);
  fields("answer", e.answer);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::CaseReviewed> e) {
  fields("case", e.id);
  fields("meets", e.meets);
  fields("ground", e.ground);
  fields("by", e.by);
}
template <typename V>
void Fields(V& fields, Part<V, core::CaseCarded> e) {
  fields("case", e.id);
  fields("cause", e.cause);
  fields("to", e.to);
}

// Of a snapshot.
template <typename V>
void Fields(V& fields, Part<V, core::OpenHandOver> e) {
  fields("from", e.from);
  fields("to", e.to);
  fields("cases", e.cases);
}
template <typename V>
void Fields(V& fields, Part<V, core::OpenPromise> e) {
  fields("material", e.material);
  fields("limit", e.limit);
  fields("reminded", e.reminded);
}
template <typename V>
void Fields(V& fields, Part<V, core::CasePause> e) {
  fields("from_ms", e.from);
  fields("until_ms", e.until);
}
template <typename V>
void Fields(V& fields, Part<V, core::OpenCase> e) {
  fields("no", e.no);
  fields("item", e.item);
  fields("rules", e.rules);
  fields("state", e.state);
  fields("window", e.window);
  fields("staff", e.staff);
  fields("holder", e.holder);
  fields("applicant", e.applicant);
  fields("received", e.received);
  fields("received_row", e.received_row);
  fields("accepted_ms", e.accepted);
  if (e.accepted) fields("accepted_day", e.accepted_day);
  fields("dues", e.dues);
  fields("materials", e.materials);
  fields("told", e.told);
  fields("first_notice", e.first_notice);
  if (e.first_notice != 0) {
    fields("correct_until", e.correct_until);
    fields("noticed_by", e.noticed_by);
  }
  fields("promises", e.promises);
  fields("pauses", e.pauses);
  fields("extended", e.extended);
  fields("carded", e.carded);
  fields("department", e.department);
  fields("joint", e.joint);
}
template <typename V>
void Fields(V& fields, Part<V, core::OpenJoint> e) {
  fields("no", e.no);
  fields("matter", e.matter);
  fields("applicant", e.applicant);
  fields("parts", e.parts);
  fields("lines", e.lines);
}

}  // namespace yichuang::sqlite
