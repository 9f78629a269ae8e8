#include "kiosk/text/words_later.h"

namespace yichuang::text {

std::string_view SayLaterEn(Word word) {
  switch (word) {
    case Word::kBoardZone:
      return "Zone {}";
    case Word::kBoardWindow:
      return "Window {}";
    case Word::kBoardAgain:
      return "Call {}";
    case Word::kBoardCome:
      return "Please come";
    case Word::kBoardServing:
      return "In service";
    case Word::kBoardCalled:
      return "Called";
    case Word::kBoardNone:
      return "Please take a seat until your number is called";
    case Word::kBoardWindows:
      return "Windows of this zone";
    case Word::kBoardClosed:
      return "Closed";
    case Word::kBoardFree:
      return "Free";
    case Word::kBoardCalling:
      return "Calling";
    case Word::kBoardPaused:
      return "Paused, please wait";
    case Word::kBoardLost:
      return "Connection lost; this is from {}";
    case Word::kBoardConnecting:
      return "Connecting…";
    case Word::kBoardUnknown:
      return "Nothing is told of zone “{}”; check its name";
    case Word::kProgressTitle:
      return "Case progress";
    case Word::kProgressUnder:
      return "Scan your receipt to see how far it is";
    case Word::kProgressNumber:
      return "Please scan the barcode on your receipt, slip or ticket";
    case Word::kProgressNumberHow:
      return "Or type the digits at the end of the case number, from the year on";
    case Word::kProgressLast4:
      return "Enter the last four of your document or phone number";
    case Word::kProgressLast4How:
      return "As you gave it when you applied";
    case Word::kProgressNext:
      return "Next";
    case Word::kProgressAsking:
      return "Looking it up…";
    case Word::kProgressAgain:
      return "Look up another";
    case Word::kProgressNotMatched:
      return "The number and the last four do not fit together";
    case Word::kProgressNotMatchedDo:
      return "Please check both and try again, or ask at the guide desk";
    case Word::kProgressWait:
      return "Too many wrong entries";
    case Word::kProgressWaitDo:
      return "Please wait a while, or ask at the guide desk";
    case Word::kProgressAway:
      return "The network is down, so progress cannot be looked up";
    case Word::kProgressAwayDo:
      return "Please ask at the guide desk or the window where you applied";
    case Word::kProgressPromised:
      return "Promised by";
    case Word::kProgressLegal:
      return "By law until";
    case Word::kProgressReceived:
      return "Received on";
    case Word::kProgressUntil:
      return "Please do so by";
    case Word::kProgressNo:
      return "Case number";
    case Word::kStageReceived:
      return "Received. Your materials are being checked";
    case Word::kStageCorrection:
      return "Corrections are needed";
    case Word::kStageAccepted:
      return "Accepted";
    case Word::kStageReview:
      return "Under review";
    case Word::kStageSuspended:
      return "A special procedure runs; its time does not count";
    case Word::kStageApproved:
      return "Decided: approved";
    case Word::kStageDenied:
      return "Decided: not approved";
    case Word::kStageDelivered:
      return "Decided and delivered";
    case Word::kStageRefused:
      return "Not accepted";
    case Word::kStageNotRequired:
      return "Not required by law";
    case Word::kStageWithdrawn:
      return "Withdrawn";
    case Word::kStageLapsed:
      return "Ended: corrections did not come in time";
    case Word::kStagePromiseBroken:
      return "Ended: promised materials did not come in time";
    case Word::kStageElsewhere:
      return "Handled in another system";
    case Word::kNextReceived:
      return "Next: you will be told whether it is accepted. Nothing to do now";
    case Word::kNextCorrection:
      return "Next: bring what the notice names to the window";
    case Word::kNextAccepted:
      return "Next: the papers go to review. Nothing to do now";
    case Word::kNextReview:
      return "Next: the decision. Nothing to do now";
    case Word::kNextSuspended:
      return "Next: the review goes on once it has ended";
    case Word::kNextFetch:
      return "Next: fetch it at the delivery window with your document";
    case Word::kNextNothing:
      return "Nothing more to do";
    case Word::kNextAsk:
      return "Questions? Please ask at the window or the guide desk";
    case Word::kNextElsewhere:
      return "Please look there, or ask at the window";
    case Word::kStageJoint:
      return "All offices work at the same time: {} of {} decided";
    case Word::kNextJoint:
      return "Next: all results are collected together. Nothing to do now";
    case Word::kNextTogether:
      return "It is collected together with the others";
    case Word::kProgressPart:
      return "Part: {}";
    default:
      return SayMatterEn(word);
  }
}

}  // namespace yichuang::text
