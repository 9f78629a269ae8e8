#include "hub/contract/reasons.h"

#include <algorithm>
#include <array>

namespace yichuang::contract {

// The sentences stand in reasons_zh.cpp and reasons_en.cpp. Each table is a switch without default:
// the compiler names a reason that lacks its line.

std::string_view Name(Reason reason) {
  switch (reason) {
    case Reason::kMalformed:
      return "malformed";
    case Reason::kMissingField:
      return "missing_field";
    case Reason::kWrongType:
      return "wrong_type";
    case Reason::kUnsupportedVersion:
      return "unsupported_version";
    case Reason::kUnknownType:
      return "unknown_type";
    case Reason::kOversized:
      return "oversized";
    case Reason::kTopicMismatch:
      return "topic_mismatch";
    case Reason::kQueueFull:
      return "queue_full";
    case Reason::kUnknownDevice:
      return "unknown_device";
    case Reason::kUnknownSource:
      return "unknown_source";
    case Reason::kForeignSource:
      return "foreign_source";
    case Reason::kGap:
      return "gap";
    case Reason::kOldEpoch:
      return "old_epoch";
    case Reason::kBadSignature:
      return "bad_signature";
    case Reason::kBadFrame:
      return "bad_frame";
    case Reason::kFrameMismatch:
      return "frame_mismatch";
    case Reason::kInvitationUnknown:
      return "invitation_unknown";
    case Reason::kInvitationForeign:
      return "invitation_foreign";
    case Reason::kTooLate:
      return "too_late";
    case Reason::kPressUnknown:
      return "press_unknown";
    case Reason::kUnknownWindow:
      return "unknown_window";
    case Reason::kUnknownStaff:
      return "unknown_staff";
    case Reason::kNoShift:
      return "no_shift";
    case Reason::kShiftOpen:
      return "shift_open";
    case Reason::kStaffElsewhere:
      return "staff_elsewhere";
    case Reason::kServiceOpen:
      return "service_open";
    case Reason::kNoService:
      return "no_service";
    case Reason::kDuplicateVisit:
      return "duplicate_visit";
    case Reason::kHallClosed:
      return "hall_closed";
    case Reason::kUnknownNotice:
      return "unknown_notice";
    case Reason::kNoticeOver:
      return "notice_over";
    case Reason::kTooManyNotices:
      return "too_many_notices";
    case Reason::kNoEmergency:
      return "no_emergency";
    case Reason::kDayPast:
      return "day_past";
    case Reason::kCatalogueMissing:
      return "catalogue_missing";
    case Reason::kOwnRecord:
      return "own_record";
    case Reason::kUnknownAccount:
      return "unknown_account";
    case Reason::kLastAdministrator:
      return "last_administrator";
    case Reason::kAlreadySetUp:
      return "already_set_up";
    case Reason::kForeignWindow:
      return "foreign_window";
    case Reason::kUnknownAlarm:
      return "unknown_alarm";
    case Reason::kSettingsMoved:
      return "settings_moved";
    case Reason::kSettingPending:
      return "setting_pending";
    case Reason::kTaken:
      return "taken";
    case Reason::kLastWindow:
      return "last_window";
    case Reason::kUnknownChange:
      return "unknown_change";
    case Reason::kNotUndoable:
      return "not_undoable";
    case Reason::kUnknownGroup:
      return "unknown_group";
    case Reason::kUnknownTicket:
      return "unknown_ticket";
    case Reason::kNumbersOut:
      return "numbers_out";
    case Reason::kNobodyWaiting:
      return "nobody_waiting";
    case Reason::kTicketWaiting:
      return "ticket_waiting";
    case Reason::kTicketCalled:
      return "ticket_called";
    case Reason::kTicketServing:
      return "ticket_serving";
    case Reason::kTicketHeld:
      return "ticket_held";
    case Reason::kTicketOffered:
      return "ticket_offered";
    case Reason::kTicketMissed:
      return "ticket_missed";
    case Reason::kTicketOver:
      return "ticket_over";
    case Reason::kNoTicket:
      return "no_ticket";
    case Reason::kCallTooSoon:
      return "call_too_soon";
    case Reason::kCallsUsedUp:
      return "calls_used_up";
    case Reason::kCallsMissing:
      return "calls_missing";
    case Reason::kReturnedBefore:
      return "returned_before";
    case Reason::kReturnTooLate:
      return "return_too_late";
    case Reason::kWindowPaused:
      return "window_paused";
    case Reason::kNotPaused:
      return "not_paused";
    case Reason::kForeignTicket:
      return "foreign_ticket";
    case Reason::kNotLeased:
      return "not_leased";
    case Reason::kNumberUsed:
      return "number_used";
    case Reason::kOtherDay:
      return "other_day";
    case Reason::kCancelTooLate:
      return "cancel_too_late";
    case Reason::kSeatElsewhere:
      return "seat_elsewhere";
    case Reason::kLastForGroup:
      return "last_for_group";
    case Reason::kPersonNeeded:
      return "person_needed";
    case Reason::kPersonLimit:
      return "person_limit";
    case Reason::kUnknownItem:
      return "unknown_item";
    case Reason::kWrongDepth:
      return "wrong_depth";
    case Reason::kOutsideNumber:
      return "outside_number";
    case Reason::kUnknownCase:
      return "unknown_case";
    case Reason::kForeignStep:
      return "foreign_step";
    case Reason::kCaseDraft:
      return "case_draft";
    case Reason::kCaseReceived:
      return "case_received";
    case Reason::kCaseInCorrection:
      return "case_in_correction";
    case Reason::kCaseAccepted:
      return "case_accepted";
    case Reason::kCaseInReview:
      return "case_in_review";
    case Reason::kCaseSuspended:
      return "case_suspended";
    case Reason::kCaseDecided:
      return "case_decided";
    case Reason::kCaseOver:
      return "case_over";
    case Reason::kMaterialsMissing:
      return "materials_missing";
    case Reason::kUnknownMaterial:
      return "unknown_material";
    case Reason::kNoDefect:
      return "no_defect";
    case Reason::kNotTolerable:
      return "not_tolerable";
    case Reason::kNotSkilled:
      return "not_skilled";
    case Reason::kItemIncomplete:
      return "item_incomplete";
    case Reason::kCreditUnchecked:
      return "credit_unchecked";
    case Reason::kPromiseTooLong:
      return "promise_too_long";
    case Reason::kPromiseOpen:
      return "promise_open";
    case Reason::kGroundNeeded:
      return "ground_needed";
    case Reason::kTwoSignatures:
      return "two_signatures";
    case Reason::kNoExtension:
      return "no_extension";
    case Reason::kExtendedBefore:
      return "extended_before";
    case Reason::kDuePassed:
      return "due_passed";
    case Reason::kDocumentNumber:
      return "document_number";
    case Reason::kPersonUnknown:
      return "person_unknown";
    case Reason::kCaseOpen:
      return "case_open";
    case Reason::kUnknownPaper:
      return "unknown_paper";
    case Reason::kPaperVoid:
      return "paper_void";
    case Reason::kPaperIncomplete:
      return "paper_incomplete";
    case Reason::kNotMatched:
      return "not_matched";
    case Reason::kTriedTooOften:
      return "tried_too_often";
    case Reason::kUnknownReceiver:
      return "unknown_receiver";
    case Reason::kForeignPapers:
      return "foreign_papers";
    case Reason::kPapersOffered:
      return "papers_offered";
    case Reason::kUnknownHandOver:
      return "unknown_hand_over";
    case Reason::kIdentityUnchecked:
      return "identity_unchecked";
    case Reason::kDuplicateCase:
      return "duplicate_case";
    case Reason::kJointWaits:
      return "joint_waits";
    case Reason::kJointStep:
      return "joint_step";
    case Reason::kJointDelivery:
      return "joint_delivery";
  }
  return {};
}

std::optional<Reason> ReasonNamed(std::string_view name) {
  struct NamedReason {
    std::string_view name;
    Reason reason;
  };
  static const auto kByName = [] {
    std::array<NamedReason, kReasonCount> entries;
    for (int i = 0; i < kReasonCount; ++i) {
      const auto reason = static_cast<Reason>(i);
      entries[static_cast<std::size_t>(i)] = {Name(reason), reason};
    }
    std::sort(entries.begin(), entries.end(),
              [](const NamedReason& a, const NamedReason& b) { return a.name < b.name; });
    return entries;
  }();
  const auto found = std::lower_bound(
      kByName.begin(), kByName.end(), name,
      [](const NamedReason& entry, std::string_view wanted) { return entry.name < wanted; });
  if (found == kByName.end() || found->name != name) return std::nullopt;
  return found->reason;
}

}  // namespace yichuang::contract
