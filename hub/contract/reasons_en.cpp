#include "hub/contract/reasons.h"

namespace yichuang::contract {

std::string_view TextEn(Reason reason) {
  switch (reason) {
    case Reason::kMalformed:
      return "The message is not a JSON object and was not taken. Check the software version of "
             "the device.";
    case Reason::kMissingField:
      return "A required field is missing; nothing was taken. Check the named field against the "
             "software version of the device.";
    case Reason::kWrongType:
      return "A field has the wrong type or is out of range; nothing was taken. Check the named "
             "field in the device's software.";
    case Reason::kUnsupportedVersion:
      return "The contract version is not supported. Update the device or the hub so that both "
             "speak the same version.";
    case Reason::kUnknownType:
      return "The type is not known; nothing was taken. Update the hub to at least the version of "
             "the device.";
    case Reason::kOversized:
      return "The message or a field is larger than allowed; nothing was taken. Send it in smaller "
             "parts and check the device's software.";
    case Reason::kTopicMismatch:
      return "The device in the message differs from its topic; nothing was taken. Check whether a "
             "device name is configured twice or misspelt.";
    case Reason::kQueueFull:
      return "The hub is busy and did not take the message; the terminal sends it again by itself. "
             "If this lasts, check the load of the server.";
    case Reason::kUnknownDevice:
      return "The terminal is not registered; it keeps its entries. Add the terminal to the hall's "
             "configuration.";
    case Reason::kUnknownSource:
      return "The evaluator is not registered or has no key; it keeps its entries. Enrol the "
             "evaluator and give the hub its key.";
    case Reason::kForeignSource:
      return "The evaluator is not attached to this terminal; the entry was not taken. Plug it in "
             "again, or check the window's configuration.";
    case Reason::kGap:
      return "Earlier entries have not arrived; the terminal sends again from the missing one. If "
             "this lasts, check whether the device's log is whole.";
    case Reason::kOldEpoch:
      return "The entry belongs to a series from before the device's memory was replaced; it was "
             "not taken. Check the device's repair record.";
    case Reason::kBadSignature:
      return "The signature does not match: altered data or another key; the entry was not taken. "
             "Check the evaluator's key and its cable.";
    case Reason::kBadFrame:
      return "The evaluator's frame is damaged or of another version; it was not taken and the "
             "device offers it again. If this lasts, check cable and firmware.";
    case Reason::kFrameMismatch:
      return "The entry's number differs from the one in its frame; it was not taken and the "
             "device offers it again. If this lasts, check the terminal's software.";
    case Reason::kInvitationUnknown:
      return "The rating names an invitation that does not exist; it is recorded and not counted. "
             "Check whether the evaluator belongs to this hall.";
    case Reason::kInvitationForeign:
      return "The rating names another window's invitation; it is recorded and not counted. Check "
             "whether evaluators were exchanged between windows.";
    case Reason::kTooLate:
      return "The rating came after the invitation's limit; it is recorded and not counted. "
             "Nothing needs to be done.";
    case Reason::kPressUnknown:
      return "The detail has no rating to belong to; it is recorded and not counted. If this is "
             "frequent, check the evaluator.";
    case Reason::kUnknownWindow:
      return "There is no such window. Check the window number, or add it to the hall's "
             "configuration.";
    case Reason::kUnknownStaff:
      return "There is no such staff number. Check the number, or add the person to the hall's "
             "configuration.";
    case Reason::kNoShift:
      return "Nobody is on shift at this window. Go on shift first, then serve.";
    case Reason::kShiftOpen:
      return "Somebody else is on shift at this window. End that shift first, then go on shift.";
    case Reason::kStaffElsewhere:
      return "You are on shift at another window. End that shift first.";
    case Reason::kServiceOpen:
      return "This window is serving somebody. End that service first, then take the next visitor.";
    case Reason::kNoService:
      return "This window serves nobody. Call a number or start a service first.";
    case Reason::kDuplicateVisit:
      return "You have served this visit at this window already; it cannot start twice. Check the "
             "number.";
    case Reason::kHallClosed:
      return "The hall is closed now. Try again during service hours.";
    case Reason::kUnknownNotice:
      return "There is no such notice, it may have been withdrawn. Load the list of notices again.";
    case Reason::kNoticeOver:
      return "The notice would have ended already. Give an end that is still to come.";
    case Reason::kTooManyNotices:
      return "As many notices hang as there may be. Withdraw one that is no longer needed first.";
    case Reason::kNoEmergency:
      return "There is no emergency message. Nothing has to be cleared.";
    case Reason::kDayPast:
      return "That day is over. Choose today or a later day.";
    case Reason::kCatalogueMissing:
      return "The hub has no such catalogue, or its file is damaged. Run import-items again.";
    case Reason::kOwnRecord:
      return "Nobody decides on a record about himself. Ask a colleague to do it.";
    case Reason::kUnknownAccount:
      return "There is no such account. Check the work number, or ask an administrator for one.";
    case Reason::kLastAdministrator:
      return "This is the last system administrator and cannot be disabled. Name another one "
             "first.";
    case Reason::kAlreadySetUp:
      return "The hub is set up already. Sign in with a work number that has an account.";
    case Reason::kForeignWindow:
      return "You are not on shift at this window. Go on shift at your own, or ask the duty "
             "manager.";
    case Reason::kUnknownAlarm:
      return "There is no such alarm; its cause may be over. Look at the list on the page.";
    case Reason::kSettingsMoved:
      return "Somebody else has changed the settings meanwhile. Look at them again, then repeat "
             "your change.";
    case Reason::kSettingPending:
      return "Another change of the same thing waits for its time. Withdraw that one first.";
    case Reason::kTaken:
      return "This number or device is in use already. Choose another one, or free it first.";
    case Reason::kLastWindow:
      return "A hall keeps at least one window. Add another one first.";
    case Reason::kUnknownChange:
      return "There is no such change, or it is too old to undo. Set the wanted values instead.";
    case Reason::kNotUndoable:
      return "This change is undone already, or a later one stands on it. Undo the later one "
             "first, or set the wanted values.";
    case Reason::kUnknownGroup:
      return "There is no such group. Reload and choose again.";
    case Reason::kUnknownTicket:
      return "There is no such number today, or it is over already. Check number and date on the "
             "ticket.";
    case Reason::kNumbersOut:
      return "All numbers of this group are given for today. If it is urgent, ask at the guide "
             "desk.";
    case Reason::kNobodyWaiting:
      return "Nobody is waiting for this window now. Press next once somebody has taken a number.";
    case Reason::kTicketWaiting:
      return "This number is still waiting. Call it first.";
    case Reason::kTicketCalled:
      return "This number is called already. Press arrived or no-show first.";
    case Reason::kTicketServing:
      return "This number is being served. End the service first.";
    case Reason::kTicketHeld:
      return "This number is on hold. Resume it first.";
    case Reason::kTicketOffered:
      return "This number was transferred and the other window has not accepted it yet. Ask that "
             "window.";
    case Reason::kTicketMissed:
      return "This number was missed. It can be restored once at the guide desk.";
    case Reason::kTicketOver:
      return "This number is done, cancelled or expired. Take a new number.";
    case Reason::kNoTicket:
      return "No number is called or served at this window. Press next first.";
    case Reason::kCallTooSoon:
      return "The last call is only seconds ago. Wait a moment.";
    case Reason::kCallsUsedUp:
      return "This number was called as often as allowed. If nobody comes, press no-show.";
    case Reason::kCallsMissing:
      return "It has not been called often enough for a no-show. Call it again.";
    case Reason::kReturnedBefore:
      return "This number was restored once already. Take a new number.";
    case Reason::kReturnTooLate:
      return "It can be restored only within the same half day. Take a new number.";
    case Reason::kWindowPaused:
      return "This window is paused. Resume it first.";
    case Reason::kNotPaused:
      return "This window is not paused. Go on with the next number.";
    case Reason::kForeignTicket:
      return "This number belongs to another window or kiosk. Check it, or ask the guide desk.";
    case Reason::kNotLeased:
      return "This number is not in this kiosk's block. Ask the guide desk for another.";
    case Reason::kNumberUsed:
      return "This number was given already. Ask the guide desk for another.";
    case Reason::kOtherDay:
      return "This number is not of today. Take a new one.";
    case Reason::kCancelTooLate:
      return "The time to cancel is over. Ask at the guide desk.";
    case Reason::kSeatElsewhere:
      return "Another page of yours has taken this window over; this one acts no more. Take it "
             "over "
             "to go on here.";
    case Reason::kLastForGroup:
      return "No other window serves this group, or this window serves nothing else. Open another "
             "window first.";
    case Reason::kPersonNeeded:
      return "This group has limits per person, and no document number was given. Enter it.";
    case Reason::kPersonLimit:
      return "This person has an open number of this group today. Wait for it, or cancel it first.";
    case Reason::kUnknownItem:
      return "The catalogue has no such item. Choose the item again.";
    case Reason::kItemDiscontinued:
      return "The item was discontinued, and no case of it is received. Tell the visitor what its "
             "notice says about where to go.";
    case Reason::kWrongDepth:
      return "This item is not handled in this way. Use the way of its kind.";
    case Reason::kOutsideNumber:
      return "The number of the outside system is empty or malformed. Scan the barcode, or type "
             "letters, digits and hyphens only.";
    case Reason::kUnknownCase:
      return "No such case is open. Check the case number, or look for it in the list of cases.";
    case Reason::kForeignStep:
      return "Your post does not take this step. Hand it to the one that does.";
    case Reason::kCaseDraft:
      return "This case is a draft and was not received yet. Receive it first.";
    case Reason::kCaseReceived:
      return "This case is received and not accepted yet. Accept it, or ask for corrections.";
    case Reason::kCaseInCorrection:
      return "This case waits for corrections. Go on when the applicant has handed them in.";
    case Reason::kCaseAccepted:
      return "This case is accepted and not with the back office yet. Hand over the papers first.";
    case Reason::kCaseInReview:
      return "This case is under review. Wait for the decision.";
    case Reason::kCaseSuspended:
      return "A special procedure runs and the clock stands still. End it first.";
    case Reason::kCaseDecided:
      return "This case is decided. Deliver the decision.";
    case Reason::kCaseOver:
      return "This case is over. Receive a new one if need be.";
    case Reason::kMaterialsMissing:
      return "A mandatory material is missing. Take it in, or ask for all corrections at once.";
    case Reason::kUnknownMaterial:
      return "This case has no such material, or it was named twice. Check the list of materials.";
    case Reason::kNoDefect:
      return "No material was named. Choose at least one.";
    case Reason::kNotTolerable:
      return "This material may not come later. Take it in now, or ask for corrections.";
    case Reason::kNotSkilled:
      return "This work number may not accept the item. Pass the visitor to a colleague who may, "
             "or "
             "ask the hall manager to add it.";
    case Reason::kItemIncomplete:
      return "The item is not complete. Fill in what is listed, or confirm that it takes effect as "
             "it is.";
    case Reason::kCreditUnchecked:
      return "The applicant's record of good faith was not checked. Check it before a promise is "
             "taken.";
    case Reason::kPromiseTooLong:
      return "A promise must end within the item's promised limit. Choose fewer days.";
    case Reason::kPromiseOpen:
      return "A promised material has not come, so there is no result yet. Take it in first.";
    case Reason::kGroundNeeded:
      return "No ground was chosen. Choose why it is refused or denied.";
    case Reason::kTwoSignatures:
      return "Papers are handed over with two signatures. Let the other one sign.";
    case Reason::kNoExtension:
      return "The law of this item knows no extension. Decide within the limit.";
    case Reason::kExtendedBefore:
      return "The limit was extended before. Decide within it.";
    case Reason::kDuePassed:
      return "The limit has passed and cannot be extended. Decide soon and say why it is late.";
    case Reason::kDocumentNumber:
      return "This document number cannot be right. Compare it with the document, digit by digit.";
    case Reason::kPersonUnknown:
      return "No applicant is kept for this case. Enter the applicant first.";
    case Reason::kCaseOpen:
      return "A case of this person is still open. Erase the data once it is over.";
    case Reason::kUnknownPaper:
      return "This case has no such paper. Choose one of the papers in its list.";
    case Reason::kPaperVoid:
      return "This paper is void already. Print it anew, under a new number.";
    case Reason::kPaperIncomplete:
      return "The paper needs a fact that the case does not have. Enter it, then print.";
    case Reason::kNotMatched:
      return "Number and last four digits do not fit together. Check both, or ask at the guide "
             "desk.";
    case Reason::kTriedTooOften:
      return "Too many wrong entries. Wait a while, or ask at the guide desk.";
    case Reason::kUnknownReceiver:
      return "Nobody of this number takes such papers. Choose a colleague with that duty.";
    case Reason::kForeignPapers:
      return "You do not have the papers. Let the one who holds them hand them over.";
    case Reason::kPapersOffered:
      return "The papers stand in an offer nobody has answered. Wait for the answer, or take the "
             "offer back.";
    case Reason::kUnknownHandOver:
      return "No such offer is open. Load the list of hand-overs again.";
    case Reason::kIdentityUnchecked:
      return "Nobody checked who takes the result. Check an identity document or a power of "
             "attorney first.";
    case Reason::kDuplicateCase:
      return "This applicant has an open case of the same item. Look at it first, and receive "
             "this one only if it is another matter.";
    case Reason::kSettledToday:
      return "The same item was settled for this applicant today. Look at that case first, and "
             "settle this one only if it is another matter.";
    case Reason::kDuplicateOutside:
      return "This number of the outside system is registered for the item already. Check the "
             "number, and register it again only if the citizen came once more.";
    case Reason::kPromiseBroken:
      return "This applicant promised papers before and did not bring them in time. Receive the "
             "case when all papers are there.";
    case Reason::kFormIncomplete:
      return "Required fields of the one form are empty. Fill them in, or keep a draft.";
    case Reason::kJointWaits:
      return "A part of the joint matter is not decided yet. Deliver everything at once when all "
             "are.";
    case Reason::kJointStep:
      return "Each part of a joint matter takes this step by itself. Open the part and take it "
             "there.";
    case Reason::kJointDelivery:
      return "The results of a joint matter go out together. Open the joint matter and deliver it "
             "there.";
    case Reason::kMatterOpen:
      return "This matter was opened and nothing was done yet. Take it in, guide the visitor or "
             "hand it over first.";
    case Reason::kMatterGuided:
      return "The visitor is on the way to a window. Wait for the window to scan the slip, or take "
             "the matter in.";
    case Reason::kMatterUnclear:
      return "Whose matter this is was unclear and the duty manager has it. Let the duty manager "
             "take it in or dispatch it.";
    case Reason::kMatterHandling:
      return "Somebody works on this matter and has not answered. Answer it first.";
    case Reason::kMatterWaiting:
      return "This matter waits for the citizen and its clock stands still. Resume it when he has "
             "answered.";
    case Reason::kMatterOffered:
      return "This matter is offered and was not accepted yet. Wait for the answer, or take the "
             "offer back.";
    case Reason::kMatterRectifying:
      return "This matter is being put right within a limit of its own. Answer it when that is "
             "done.";
    case Reason::kMatterAppealed:
      return "An appeal about this matter is being looked at. Wait for the decision.";
    case Reason::kMatterAnswered:
      return "This matter was answered. Call back or close it, as its kind wants.";
    case Reason::kMatterCalledBack:
      return "The solver has called back and somebody else must check. Let another person call.";
    case Reason::kMatterOver:
      return "This matter is closed. Open it again if it is not solved.";
    case Reason::kUnknownMatter:
      return "There is no such matter. Check its number, or look for it in the lists.";
    case Reason::kUnknownMatterKind:
      return "There is no such kind of matter. Choose one of the list.";
    case Reason::kNotOfKind:
      return "Matters of this kind have no such step. Choose one that the page lists.";
    case Reason::kForeignMatter:
      return "This step is not yours to take. Leave it to whoever has the matter, its first person "
             "or the duty manager.";
    case Reason::kAboutSelf:
      return "This matter is about that very person. Let somebody else handle it.";
    case Reason::kSecondPerson:
      return "Another person must take this step. Leave it to somebody who has not worked on the "
             "matter.";
    case Reason::kUnitUnknown:
      return "The unit of one of the people is not known. Enter it under duties first.";
    case Reason::kOwnUnit:
      return "You belong to the unit that was rated. Let somebody of another unit decide.";
    case Reason::kAppealLate:
      return "The time for an appeal has passed. Put it right or explain it.";
    case Reason::kLedgerTooLong:
      return "This limit is longer than allowed. Choose fewer working days.";
    case Reason::kOutcomeUnfit:
      return "This outcome does not fit what was done. Choose another one.";
    case Reason::kWordsMissing:
      return "No reason was given. Write it down, then send it again.";
    case Reason::kContactKnown:
      return "What was said of the contact is not so. Check whether somebody can be called.";
    case Reason::kNoProposal:
      return "Nobody has proposed to exclude this rating. One person proposes it, another one "
             "confirms.";
    case Reason::kNoSuchColleague:
      return "Nobody of this number can take the matter over, or he has it already. Choose another "
             "colleague.";
    case Reason::kMatterNotOver:
      return "This matter is not closed and what is kept of it is still needed. Erase it once the "
             "matter is closed.";
    case Reason::kNotLate:
      return "This matter is not late and needs no chasing letter. Issue one when it has a red "
             "card.";
    case Reason::kNoticeGiven:
      return "The chasing letter of this card was issued. Print it again from the page of the "
             "matter.";
    case Reason::kNoCard:
      return "No card or chasing of this matter waits for a written answer. Answer once one does; "
             "nothing is to be written now.";
    case Reason::kDayPassed:
      return "The day lies before today. Name the day by which it will be done.";
    case Reason::kMonthOpen:
      return "This month is not over. Draw its sample next month.";
    case Reason::kSampleDrawn:
      return "The sample of this month was drawn before. Use the list that is there.";
    case Reason::kNotSampled:
      return "This matter is not in the sample, or its call has a result. Check the list.";
    case Reason::kDeviceRevoked:
      return "The certificate of this terminal was taken back. Enrol it again with a one-time "
             "code.";
    case Reason::kEnrolmentCode:
      return "The one-time code is wrong, was used already, or is older than ten minutes. Ask for "
             "a "
             "new one.";
    case Reason::kUnknownReport:
      return "There is no such report. Go back to the list and choose one.";
    case Reason::kUnknownReportKind:
      return "There is no such kind of report. Choose one of the list.";
    case Reason::kPeriodOpen:
      return "Its period is not over. Draft it afterwards.";
    case Reason::kReportOpen:
      return "A draft of this kind and period is under way. Finish or withdraw it first.";
    case Reason::kReportAgrees:
      return "The published report agrees with the figures: there is nothing to correct. Use the "
             "one that is published.";
    case Reason::kReportOver:
      return "This report is published or withdrawn and does not change any more. Draft another "
             "edition to correct it.";
    case Reason::kReportApproved:
      return "This report is approved already. Publish it.";
    case Reason::kReportUnapproved:
      return "Nobody has approved this report. Somebody else than who drafted it approves it "
             "first.";
    case Reason::kForeignReport:
      return "Somebody else takes this step. Check roles and unit.";
    case Reason::kReportNotSettled:
      return "The figures of this period are not frozen yet and are told to those alone who see "
             "single ratings. Wait until they are.";
    case Reason::kNothingProposed:
      return "The rules propose nothing for this person in this period. Look at the figures "
             "instead.";
    case Reason::kUnknownAppeal:
      return "There is no such appeal, or it is decided. Load the list anew.";
    case Reason::kAppealOnce:
      return "There was an appeal against the same already. See what became of it among your "
             "appeals.";
  }
  return {};
}

}  // namespace yichuang::contract
