#pragma once

#include <string>

#include "hub/contract/reasons.h"
#include "hub/core/hall.h"

/// A decision in one line, so that a table of expectations can be read.
namespace yichuang::core {

inline constexpr WindowNo kOne{1};

/// One word per event, with the number of the service it is about.
class Teller {
 public:
  std::string operator()(const HallConfigured&) const { return "configured"; }
  std::string operator()(const TerminalBorn&) const { return "born"; }
  std::string operator()(const TerminalDied&) const { return "died"; }
  std::string operator()(const EvaluatorAttached&) const { return "attached"; }
  std::string operator()(const EvaluatorDetached&) const { return "detached"; }
  std::string operator()(const ShiftStarted&) const { return "shift+"; }
  std::string operator()(const ShiftEnded&) const { return "shift-"; }
  std::string operator()(const ServiceOpened& event) const { return "open" + Id(event.service); }
  std::string operator()(const ServiceEnded& event) const {
    return (event.invited ? "end" : "end_uninvited") + Id(event.service);
  }
  std::string operator()(const InvitationOpened& event) const {
    return "invite" + Id(event.service);
  }
  std::string operator()(const InvitationClosed& event) const {
    static constexpr const char* kEnds[] = {"rated", "next", "timeout", "replaced"};
    return std::string(kEnds[static_cast<int>(event.end)]) + Id(event.service);
  }
  std::string operator()(const RatingReceived& event) const {
    return (event.rating_class == RatingClass::kCounted ? "rating" : "second") + Id(event.service);
  }
  std::string operator()(const RatingDetailed& event) const { return "detail" + Id(event.service); }
  std::string operator()(const EntryRefused& event) const {
    return "refused:" + std::string(contract::Name(event.reason));
  }
  std::string operator()(const ClockWentBack&) const { return "clock"; }
  std::string operator()(const KiosksConfigured&) const { return "kiosks"; }
  std::string operator()(const CatalogueRevised& event) const {
    return "catalogue_revised" + std::to_string(event.catalogue.version);
  }
  std::string operator()(const CatalogueImported& event) const {
    return "imported" + std::to_string(event.catalogue.version);
  }
  std::string operator()(const HoursChanged&) const { return "hours"; }
  std::string operator()(const NoticePosted& event) const {
    return "posted" + std::to_string(event.notice.id);
  }
  std::string operator()(const NoticeEnded& event) const {
    return (event.end == NoticeEnd::kOver ? "over" : "withdrawn") +
           std::to_string(Number(event.notice));
  }
  std::string operator()(const EmergencyRaised&) const { return "emergency+"; }
  std::string operator()(const EmergencyCleared&) const { return "emergency-"; }
  std::string operator()(const AccountSet& event) const { return "account:" + event.number; }
  std::string operator()(const AccessNoted& event) const { return "access:" + event.number; }
  std::string operator()(const ViewLogged& event) const { return "view:" + event.viewer; }
  std::string operator()(const AlarmAcknowledged& event) const { return "seen_by:" + event.by; }
  std::string operator()(const SettingChanged& event) const {
    return (event.undoes ? "undo" : "set") + std::to_string(Number(event.change));
  }
  std::string operator()(const SettingTaken& event) const {
    return "taken" + std::to_string(Number(event.change));
  }
  std::string operator()(const SettingWithdrawn& event) const {
    return "dropped" + std::to_string(Number(event.change));
  }
  std::string operator()(const CalendarMissed& event) const {
    return "no_calendar" + std::to_string(event.year);
  }
  std::string operator()(const EraOpened& event) const { return "era" + std::to_string(event.era); }

  std::string operator()(const TicketIssued& event) const { return "issue:" + TextOf(event.no); }
  std::string operator()(const BlockLeased& event) const {
    return "lease:" + event.group + std::to_string(event.first);
  }
  std::string operator()(const TicketCalled& event) const {
    return "call" + std::to_string(event.call) + ":" + Id(event.ticket);
  }
  std::string operator()(const TicketMissed& event) const { return "miss:" + Id(event.ticket); }
  std::string operator()(const TicketReturned& event) const { return "return:" + Id(event.ticket); }
  std::string operator()(const TicketCancelled& event) const {
    return (event.by == CancelledBy::kHolder ? "cancel:" : "supersede:") + Id(event.ticket);
  }
  std::string operator()(const TicketHeld& event) const { return "hold:" + Id(event.ticket); }
  std::string operator()(const TicketResumed& event) const { return "resume:" + Id(event.ticket); }
  std::string operator()(const TicketTransferred& event) const {
    return (event.to ? "offer:" : "transfer:") + Id(event.ticket);
  }
  std::string operator()(const TicketReleased& event) const {
    return "release:" + Id(event.ticket);
  }
  std::string operator()(const TicketExpired& event) const { return "expire:" + Id(event.ticket); }
  std::string operator()(const WindowPaused&) const { return "pause"; }
  std::string operator()(const WindowResumed&) const { return "go_on"; }
  std::string operator()(const HoldOverran& event) const { return "overran:" + Id(event.ticket); }
  std::string operator()(const SeatTaken& event) const { return "seat:" + event.seat; }
  std::string operator()(const HelpCalled&) const { return "help"; }
  std::string operator()(const CaseDrafted& event) const { return "draft" + Id(event.id); }
  std::string operator()(const CaseRegistered& event) const { return "registered:" + event.no; }
  std::string operator()(const CaseReceived& event) const { return "received:" + event.no; }
  std::string operator()(const CorrectionAsked& event) const {
    return "correct" + Id(event.id) + ":" + std::to_string(event.defects.size());
  }
  std::string operator()(const NoticeRepeated& event) const { return "repeated" + Id(event.id); }
  std::string operator()(const CaseResubmitted& event) const {
    return "resubmitted" + Id(event.id);
  }
  std::string operator()(const CaseAccepted& event) const {
    return "accepted" + Id(event.id) + (event.deemed ? ":deemed" : "");
  }
  std::string operator()(const PromiseGiven& event) const { return "promise" + Id(event.id); }
  std::string operator()(const PromiseMadeUp& event) const {
    return (event.fit ? "made_up" : "unfit") + Id(event.id);
  }
  std::string operator()(const PromiseReminded& event) const {
    return "remind" + Id(event.id) + ":" + std::to_string(event.days_left);
  }
  std::string operator()(const CaseHandedOver& event) const {
    return "hand_over" + Id(event.id) + ":" + event.to;
  }
  std::string operator()(const CaseSuspended& event) const { return "suspended" + Id(event.id); }
  std::string operator()(const CaseResumed& event) const { return "resumed" + Id(event.id); }
  std::string operator()(const CaseExtended& event) const { return "extended" + Id(event.id); }
  std::string operator()(const CaseDecided& event) const {
    return (event.approved ? "approved" : "denied") + Id(event.id);
  }
  std::string operator()(const CaseDelivered& event) const { return "delivered" + Id(event.id); }
  std::string operator()(const CaseEnded& event) const {
    static constexpr const char* kEnds[] = {"refused", "not_required",   "withdrawn",
                                            "lapsed",  "promise_broken", "dropped"};
    return "ended" + Id(event.id) + ":" + kEnds[static_cast<int>(event.end)];
  }
  std::string operator()(const CasesRedated& event) const {
    return "redated" + std::to_string(event.cases.size());
  }
  std::string operator()(const ApplicantNamed& event) const { return "applicant" + Id(event.id); }
  std::string operator()(const PersonErased& event) const { return "erased:" + event.person; }
  std::string operator()(const PaperIssued& event) const { return "paper:" + Id(event.no); }
  std::string operator()(const PaperReprinted& event) const {
    return "reprint:" + Id(event.no) + "x" + std::to_string(event.print);
  }
  std::string operator()(const PaperVoided& event) const { return "void:" + Id(event.no); }
  std::string operator()(const HandOverOffered& event) const { return "offered:" + event.to; }
  std::string operator()(const HandOverAnswered& event) const {
    static constexpr const char* kAnswers[] = {"signed", "declined", "taken_back"};
    return std::string(kAnswers[static_cast<int>(event.answer)]) + ":" + event.by;
  }
  std::string operator()(const CaseReviewed& event) const {
    return (event.meets ? "meets" : "fails") + Id(event.id);
  }
  std::string operator()(const CaseCarded& event) const {
    static constexpr const char* kCauses[] = {"due_soon", "late", "legal_late", "deemed",
                                              "hand_over_late"};
    return "card" + Id(event.id) + ":" + kCauses[static_cast<int>(event.cause)] +
           (event.to.empty() ? "" : ">" + event.to);
  }
  std::string operator()(const JointReceived& event) const { return "joint:" + event.no; }
  std::string operator()(const JointCorrected& event) const {
    return "joint_correct" + Id(event.id) + ":" + std::to_string(event.defects.size());
  }
  std::string operator()(const JointResubmitted& event) const {
    return "joint_resubmitted" + Id(event.id);
  }
  std::string operator()(const JointDelivered& event) const {
    return "joint_delivered" + Id(event.id);
  }
  std::string operator()(const MatterOpened& event) const { return "matter:" + event.no; }
  std::string operator()(const MatterMoved& event) const {
    static constexpr const char* kStates[] = {"open",     "guided",      "unclear",    "handling",
                                              "waiting",  "offered",     "rectifying", "appealed",
                                              "answered", "called_back", "over"};
    return std::string(kStates[static_cast<int>(event.state)]) + Id(event.id);
  }
  std::string operator()(const MatterOffered& event) const {
    return "offer" + Id(event.id) + ">" + event.to;
  }
  std::string operator()(const MatterAccepted& event) const {
    return "take" + Id(event.id) + ":" + event.by;
  }
  std::string operator()(const MatterReturned& event) const { return "return" + Id(event.id); }
  std::string operator()(const MatterReopened& event) const { return "reopen" + Id(event.id); }
  std::string operator()(const MatterCalled& event) const {
    return (event.independent ? "check" : "call") + Id(event.id);
  }
  std::string operator()(const MatterChased& event) const {
    return "chase" + Id(event.id) + ">" + event.to;
  }
  std::string operator()(const MatterReminded& event) const {
    return "bell" + Id(event.id) + ">" + event.to;
  }
  std::string operator()(const MatterCarded& event) const {
    return "card" + Id(event.id) + ":" + std::to_string(event.rung) +
           (event.role ? ">" + std::string(Name(*event.role)) : "");
  }
  std::string operator()(const MatterViolated& event) const {
    static constexpr const char* kViolations[] = {"no_target", "lost", "rerouted", "unanswered"};
    return std::string(kViolations[static_cast<int>(event.violation)]) + Id(event.id) + ":" +
           event.who;
  }
  std::string operator()(const ExclusionProposed& event) const { return "propose" + Id(event.id); }
  std::string operator()(const RatingExcluded& event) const {
    return "excluded" + Id(event.service);
  }
  std::string operator()(const MattersRedated& event) const {
    return "matters_redated" + std::to_string(event.matters.size());
  }
  std::string operator()(const BellsHeld&) const { return "bells_held"; }
  std::string operator()(const TerminalEnrolled& event) const {
    return (event.renews.empty() ? "enrolled:" : "renewed:") + event.device;
  }
  std::string operator()(const TerminalRevoked& event) const { return "revoked:" + event.device; }
  std::string operator()(const TerminalDoubled& event) const { return "doubled:" + event.device; }
  std::string operator()(const ReportWanted& event) const {
    return "wanted:" + ReportSource(event.kind, event.from) + (event.settled ? "" : "?");
  }
  std::string operator()(const ReportLate& event) const {
    return "report_late:" + ReportSource(event.kind, event.from);
  }
  std::string operator()(const ReportDrafted& event) const {
    return "report" + Id(event.id) + ":" + ReportSource(event.kind, event.from) + "/" +
           std::to_string(event.edition) + (event.settled ? "" : "?");
  }
  std::string operator()(const ReportApproved& event) const {
    return "approved_report" + Id(event.id) + ":" + event.by;
  }
  std::string operator()(const ReportPublished& event) const {
    return "published" + Id(event.id) + ":" + std::to_string(event.year) + "-" +
           std::to_string(event.number);
  }
  std::string operator()(const ReportWithdrawn& event) const {
    return "withdrawn_report" + Id(event.id) + ":" + event.by;
  }
  std::string operator()(const AppealFiled& event) const {
    return "appeal" + Id(event.id) + ":" + event.by;
  }
  std::string operator()(const AppealVoted& event) const {
    return std::string(event.granted ? "for" : "against") + Id(event.id) + ":" + event.by;
  }
  std::string operator()(const AppealDecided& event) const {
    return std::string(event.granted ? "granted" : "upheld") + Id(event.id) + ":" + event.first +
           "+" + event.second;
  }
  std::string operator()(const AppealWordsErased& event) const {
    return "appeal_words_erased" + Id(event.id);
  }
  std::string operator()(const CanaryBegun&) const { return "canary"; }
  std::string operator()(const CanaryRated& event) const {
    return std::string(event.two_button ? "two" : "five") +
           std::to_string(static_cast<int>(event.level));
  }
  std::string operator()(const CanaryEnded& event) const {
    return std::string(event.passed ? "canary_passed" : "canary_failed") +
           std::to_string(event.tallied);
  }
  std::string operator()(const DutyAssigned& event) const { return "duty:" + event.number; }
  std::string operator()(const ChaseNoticeIssued& event) const {
    return "notice" + Id(event.id) + ":" + std::to_string(event.year) + "-" +
           std::to_string(event.number) + ">" + event.to;
  }
  std::string operator()(const CallSampleDrawn& event) const {
    return "sample:" + std::to_string(Number(event.month));
  }
  std::string operator()(const SampleCalled& event) const { return "sampled" + Id(event.id); }
  std::string operator()(const CardReplied& event) const {
    return std::string(event.late ? "late_reply" : "reply") + Id(event.id) + ":" + event.by;
  }
  std::string operator()(const UnitHeadTold& event) const {
    return "head" + Id(event.id) + ">" + event.unit;
  }
  std::string operator()(const MatterWordsErased& event) const {
    return "words_erased" + Id(event.id);
  }

 private:
  static std::string Id(AppealId id) { return std::to_string(Number(id)); }
  static std::string Id(ReportId id) { return std::to_string(Number(id)); }
  static std::string Id(MatterId id) { return std::to_string(Number(id)); }
  static std::string Id(TicketId ticket) { return std::to_string(Number(ticket)); }
  static std::string Id(CaseId id) { return std::to_string(Number(id)); }
  /// "3-2026-12": the kind's place, the year, the number.
  static std::string Id(const PaperNo& no) {
    return std::to_string(static_cast<int>(no.kind)) + "-" + std::to_string(no.year) + "-" +
           std::to_string(no.number);
  }
  static std::string Id(ServiceId service) { return std::to_string(Number(service)); }
};

inline std::string Told(const Events& events) {
  std::string told;
  for (const Event& event : events) told += (told.empty() ? "" : " ") + std::visit(Teller{}, event);
  return told.empty() ? "nothing" : told;
}

/// "open3 next1", "nothing", "duplicate", or "!" and the name of the reason.
inline std::string Told(const Decision& decision) {
  if (const auto* events = std::get_if<Events>(&decision)) return Told(*events);
  if (const auto* refusal = std::get_if<Refusal>(&decision)) {
    return "!" + std::string(contract::Name(refusal->reason));
  }
  return "duplicate";
}

}  // namespace yichuang::core
