#include "kiosk/text/words_later.h"

namespace yichuang::text {

std::string_view SayMatterEn(Word word) {
  switch (word) {
    case Word::kDutyEntrance:
      return "Staff";
    case Word::kMatterComplaint:
      return "Make a complaint";
    case Word::kMatterCannot:
      return "Report what got stuck";
    case Word::kMatterAbout:
      return "What is it about?";
    case Word::kMatterAboutHow:
      return "No typing, and no name";
    case Word::kMatterWindowTitle:
      return "At which window?";
    case Word::kMatterWindowHow:
      return "You may leave it empty and send";
    case Word::kMatterSend:
      return "Send";
    case Word::kMatterSending:
      return "Sending…";
    case Word::kMatterGiven:
      return "Received. It will be seen to";
    case Word::kMatterNoName:
      return "Nothing about you is kept. The code is the only key: write it down";
    case Word::kMatterFollow:
      return "With the code, Progress shows how it stands";
    case Word::kSlipNo:
      return "No. {}";
    case Word::kSlipSpoken:
      return "The code is {}";
    case Word::kSlipPrinting:
      return "The slip is being printed…";
    case Word::kSlipPrinted:
      return "Please take the slip";
    case Word::kSlipNoPaper:
      return "The slip was not printed";
    case Word::kSlipNoPaperDo:
      return "Please write the code down";
    case Word::kMatterAway:
      return "It cannot be sent now";
    case Word::kMatterAwayDo:
      return "Please tell the complaints desk, or call {}";
    case Word::kMatterWait:
      return "Many were sent from here just now";
    case Word::kMatterWaitDo:
      return "Please try again in some minutes, or call {}";
    case Word::kMatterRefused:
      return "It was not taken";
    case Word::kMatterRefusedDo:
      return "Please tell the complaints desk, or call {}";
    case Word::kMatterAgain:
      return "Try again";
    case Word::kDutyNumber:
      return "Scan your badge or enter your work number";
    case Word::kDutyNumberHow:
      return "First inquiry: whoever is asked first stays responsible";
    case Word::kDutyPin:
      return "Please enter your PIN (six digits)";
    case Word::kDutyPinOf:
      return "Work number {}";
    case Word::kDutyChange:
      return "Other";
    case Word::kDutyEntering:
      return "Signing in…";
    case Word::kDutyWrong:
      return "Wrong number or PIN, or this kiosk does not know your PIN";
    case Word::kDutyWrongDo:
      return "Try again, or have the administrator enrol you here";
    case Word::kDutyLocked:
      return "Locked after too many wrong entries";
    case Word::kDutyLockedDo:
      return "Try again later, or sign in with the password at a computer";
    case Word::kDutyAway:
      return "The network is down: no sign-in";
    case Word::kDutyAwayDo:
      return "Write it down, and record it later";
    case Word::kDutyLockedScreen:
      return "Locked. Please enter the PIN again";
    case Word::kInquiryAbout:
      return "What is the visitor asking about?";
    case Word::kInquiryOther:
      return "Something else";
    case Word::kInquiryDeed:
      return "What did you do?";
    case Word::kDeedSelf:
      return "Done at once";
    case Word::kDeedSelfMore:
      return "Your own duty, and finished";
    case Word::kDeedGuide:
      return "Guided to a window";
    case Word::kDeedGuideMore:
      return "The window scans the slip";
    case Word::kDeedTakeIn:
      return "Taken in";
    case Word::kDeedTakeInMore:
      return "I handle it or hand it over";
    case Word::kDeedUnclear:
      return "Unclear whose";
    case Word::kDeedUnclearMore:
      return "The duty manager decides";
    case Word::kInquiryGiven:
      return "The first inquiry is on record";
    case Word::kInquiryGivenDo:
      return "Give the slip or the code to the visitor";
    case Word::kInquiryNext:
      return "Next visitor";
    case Word::kInquiryChoose:
      return "Choose again";
    case Word::kInquiryLeave:
      return "Sign out";
    case Word::kInquiryTrouble:
      return "It was not recorded";
    case Word::kProgressLetters:
      return "Letters";
    case Word::kProgressDigits:
      return "Digits";
    case Word::kMatterOpen:
      return "On record";
    case Word::kMatterGuided:
      return "Guided to a window";
    case Word::kMatterUnclear:
      return "It is being decided whose it is";
    case Word::kMatterHandling:
      return "Being handled";
    case Word::kMatterWaiting:
      return "Waiting for you";
    case Word::kMatterOffered:
      return "Being handed over";
    case Word::kMatterRectifying:
      return "Being put right";
    case Word::kMatterAppealed:
      return "Being reviewed";
    case Word::kMatterAnswered:
      return "Answered";
    case Word::kMatterCalledBack:
      return "Answered and called back";
    case Word::kMatterSolved:
      return "Closed: solved";
    case Word::kMatterExplained:
      return "Closed: explained";
    case Word::kMatterReferred:
      return "Closed: referred to who is competent";
    case Word::kMatterWithdrawn:
      return "Withdrawn";
    case Word::kMatterExcluded:
      return "Checked, and not followed up";
    case Word::kMatterNextWait:
      return "Next: somebody sees to it. Nothing to do now";
    case Word::kMatterNextGo:
      return "Next: show the slip at the window";
    case Word::kMatterNextBring:
      return "Next: please bring what is missing to the guide desk";
    case Word::kMatterNextSay:
      return "Not solved? Touch Still not solved";
    case Word::kMatterOverdue:
      return "Overdue, and supervised";
    case Word::kMatterDue:
      return "Due by";
    case Word::kMatterSince:
      return "On record since";
    case Word::kMatterNo:
      return "Number";
    case Word::kUnsolved:
      return "Still not solved";
    case Word::kUnsolvedSure:
      return "Is it still not solved?";
    case Word::kUnsolvedSureDo:
      return "It is opened again, and whoever took it first goes on";
    case Word::kUnsolvedYes:
      return "Take it up again";
    case Word::kReopening:
      return "Opening it again…";
    case Word::kReopened:
      return "It is open again";
    default:
      return {};
  }
}

}  // namespace yichuang::text
