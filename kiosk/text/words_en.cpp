#include "kiosk/text/words.h"
#include "kiosk/text/words_later.h"

namespace yichuang::text {

std::string_view SayEn(Word word) {
  switch (word) {
    case Word::kBack:
      return "Back";
    case Word::kHome:
      return "Home";
    case Word::kLeave:
      return "I have finished";
    case Word::kPagePrevious:
      return "Previous";
    case Word::kPageNext:
      return "Next";
    case Word::kClose:
      return "Close";
    case Word::kSampleData:
      return "Sample data";
    case Word::kSearchHint:
      return "Type a name or pinyin initials: yyzz";
    case Word::kSearchButton:
      return "Search";
    case Word::kNumbersTitle:
      return "Queue";
    case Word::kNumbersUnder:
      return "Where to get your number";
    case Word::kGuideTitle:
      return "What to bring";
    case Word::kGuideUnder:
      return "Papers and steps, printed";
    case Word::kComplaintTitle:
      return "Complaints";
    case Word::kComplaintShort:
      return "Complaints";
    case Word::kComplaintUnder:
      return "Stuck or unhappy?";
    case Word::kNoticesTitle:
      return "Notices and hours";
    case Word::kEventsTitle:
      return "What brings you here?";
    case Word::kEventsMore:
      return "More";
    case Word::kOpenNow:
      return "Open now";
    case Word::kClosedNow:
      return "Closed now";
    case Word::kClosedToday:
      return "Closed today";
    case Word::kOpensAgain:
      return "Open again: {} {}";
    case Word::kToday:
      return "Today";
    case Word::kModeElder:
      return "Large text";
    case Word::kModeLow:
      return "Low controls";
    case Word::kModeContrast:
      return "High contrast";
    case Word::kModeAloud:
      return "Read aloud";
    case Word::kOtherLanguage:
      return "中文";
    case Word::kReadThis:
      return "Read this";
    case Word::kReadStop:
      return "Stop reading";
    case Word::kHubAway:
      return "The network is down. This was current {}; please check at a window";
    case Word::kStorageLow:
      return "The server is short of storage; staff are told. Go on as usual, all is kept";
    case Word::kStorageAway:
      return "Server out of storage. This was current {}; please check at a window";
    case Word::kNoCatalogue:
      return "No guides are loaded yet. Please ask at the guide desk";
    case Word::kAgeNow:
      return "just now";
    case Word::kAgeMinutes:
      return "{} min ago";
    case Word::kAgeHours:
      return "{} h ago";
    case Word::kAgeDays:
      return "{} days ago";
    case Word::kIdleTitle:
      return "Are you still there?";
    case Word::kIdleText:
      return "In {} seconds your entries are erased";
    case Word::kIdleStay:
      return "I am here";
    case Word::kSearchTitle:
      return "Search";
    case Word::kSearchEmpty:
      return "Type pinyin, initials or English below: yyzz finds 营业执照";
    case Word::kSearchNothing:
      return "Nothing found for “{}”. Try other words, browse by department, or ask at the guide "
             "desk";
    case Word::kKeySpace:
      return "Space";
    case Word::kKeyErase:
      return "Delete";
    case Word::kKeyClear:
      return "Clear";
    case Word::kShelfLifeEvent:
      return "By occasion";
    case Word::kShelfTheme:
      return "By theme";
    case Word::kShelfDepartment:
      return "By office";
    case Word::kItemsCount:
      return "{} items";
    case Word::kLeafBring:
      return "Bring";
    case Word::kLeafSteps:
      return "Steps";
    case Word::kLeafFacts:
      return "Facts";
    case Word::kLeafQuestions:
      return "FAQ";
    case Word::kBringHead:
      return "Please bring";
    case Word::kBringNothing:
      return "Nothing to bring";
    case Word::kObtainedHead:
      return "No need to bring (the hall obtains these)";
    case Word::kDependsHead:
      return "Depends on your situation";
    case Word::kOriginals:
      return "Original × {}";
    case Word::kCopies:
      return "Copy × {}";
    case Word::kIssuer:
      return "Issued by: {}";
    case Word::kOptional:
      return "If you have it";
    case Word::kTolerable:
      return "May follow later";
    case Word::kSituation:
      return "Your situation: {}";
    case Word::kChangeAnswers:
      return "Change";
    case Word::kPrintNotice:
      return "Print this list";
    case Word::kConditionsHead:
      return "Who can apply";
    case Word::kStepsNone:
      return "Please ask the window about the steps";
    case Word::kQuestionsNone:
      return "No frequent questions yet; ask at the guide desk";
    case Word::kStatutory:
      return "Legal time limit";
    case Word::kPromised:
      return "Promised within";
    case Word::kOnTheSpot:
      return "done on the spot";
    case Word::kWorkingDays:
      return "{} working day(s)";
    case Word::kNaturalDays:
      return "{} day(s)";
    case Word::kHours:
      return "{} hour(s)";
    case Word::kFee:
      return "Fee";
    case Word::kFree:
      return "Free of charge";
    case Word::kFeeBasis:
      return "Basis of the fee";
    case Word::kOfficeHours:
      return "Office hours";
    case Word::kWhere:
      return "Where";
    case Word::kWindows:
      return "Window {}";
    case Word::kPhone:
      return "Questions";
    case Word::kSupervision:
      return "Supervision";
    case Word::kResult:
      return "You get";
    case Word::kDepartment:
      return "Office";
    case Word::kBasis:
      return "Legal basis";
    case Word::kInForceSince:
      return "in force since {}";
    case Word::kUnverified:
      return "Law and legal limits of this item are not verified; the window's answer counts";
    case Word::kDiscontinued:
      return "No longer handled here";
    case Word::kNumbersHonest:
      return "This kiosk issues no tickets";
    case Word::kNumbersGo:
      return "Get your number at the guide desk, or ask a guide";
    case Word::kNumbersWait:
      return "Then take a seat and wait for your number";
    case Word::kGuideDesk:
      return "Guide desk";
    case Word::kTelephone:
      return "Telephone";
    case Word::kNumbersWindows:
      return "Which window serves what";
    case Word::kComplaintWhat:
      return "Papers complete but refused? Sent around? Unhappy with the service?";
    case Word::kComplaintDesk:
      return "Desk for matters that got stuck";
    case Word::kComplaintDoes:
      return "What the desk does";
    case Word::kComplaintDoes1:
      return "Listens to you and writes it down";
    case Word::kComplaintDoes2:
      return "Solves it on the spot, or passes it to the office in charge";
    case Word::kComplaintDoes3:
      return "Tells you the result";
    case Word::kComplaintBring:
      return "Bring your ID and the papers you have";
    case Word::kComplaintNot:
      return "Lawsuits and petitions are not handled here";
    case Word::kComplaintHere:
      return "Or report it here, without a name";
    case Word::kPrinting:
      return "Printing, please wait";
    case Word::kPrintDone:
      return "Printed";
    case Word::kPrintTake:
      return "Please take your paper";
    case Word::kPaperOut:
      return "The printer is out of paper";
    case Word::kCoverOpen:
      return "The printer cover is open";
    case Word::kNoPrinter:
      return "This kiosk has no printer";
    case Word::kPrintFailed:
      return "Printing failed";
    case Word::kPrintInstead:
      return "The list stays on screen: take a photo of it, or ask the guide desk to print it";
    case Word::kPrintTellDesk:
      return "Please tell the guide desk, then print again";
    case Word::kPrintAgain:
      return "Print again";
    case Word::kNoticesNone:
      return "No notices now";
    case Word::kWeekHead:
      return "Opening hours";
    case Word::kDayClosed:
      return "closed";
    case Word::kStaffTitle:
      return "Maintenance";
    case Word::kStaffPin:
      return "Enter the maintenance PIN";
    case Word::kStaffDevice:
      return "Device";
    case Word::kStaffSoftware:
      return "Software";
    case Word::kStaffCatalogue:
      return "Catalogue version";
    case Word::kStaffItems:
      return "Items";
    case Word::kStaffHub:
      return "Hub";
    case Word::kStaffOnline:
      return "online";
    case Word::kStaffOffline:
      return "offline";
    case Word::kStaffUnlinked:
      return "not configured";
    case Word::kStaffPrinter:
      return "Printer";
    case Word::kStaffPresent:
      return "configured";
    case Word::kStaffAbsent:
      return "none";
    case Word::kStaffClean:
      return "Clean the screen, 30 s";
    case Word::kStaffExit:
      return "Exit";
    case Word::kCleaning:
      return "Screen cleaning: back in {} s";
    case Word::kEmergencyTitle:
      return "Emergency";
    case Word::kEmergencyFollow:
      return "Follow the staff's directions";
    case Word::kListSeparator:
      return ", ";
    case Word::kSpanSeparator:
      return ", ";
    case Word::kNumbersUnderGives:
      return "One touch, no card needed";
    case Word::kNumbersUnderCard:
      return "Some need your ID card";
    case Word::kNumbersPick:
      return "What is it about?";
    case Word::kNumberWaiting:
      return "{} waiting";
    case Word::kNumberNobodyWaits:
      return "Nobody waiting";
    case Word::kNumberMinutes:
      return "about {}–{} min";
    case Word::kGroupNotYet:
      return "Numbers are not given yet today";
    case Word::kGroupOver:
      return "No more numbers today";
    case Word::kGroupUsedUp:
      return "All numbers of today are given; if urgent, ask the desk";
    case Word::kNumberAsking:
      return "Getting your number";
    case Word::kNumberYours:
      return "Your number";
    case Word::kNumberSpoken:
      return "Your number is {}, people before you: {}";
    case Word::kNumberSpokenPlain:
      return "Your number is {}";
    case Word::kNumberAhead:
      return "About {} before you; the order may change";
    case Word::kNumberNext:
      return "Nobody is before you";
    case Word::kNumberRange:
      return "Expected wait {}–{} minutes";
    case Word::kNumberSit:
      return "Please take a seat until your number is called";
    case Word::kNumberOffline:
      return "The network is down; your number is valid all the same";
    case Word::kNumberOfflineMore:
      return "How many wait is not known";
    case Word::kNumberUnchecked:
      return "How many wait is not known, limits were not checked";
    case Word::kNumberPrinting:
      return "Printing your ticket";
    case Word::kNumberPrinted:
      return "Please take your ticket";
    case Word::kNumberNoPaper:
      return "The printer gave no ticket";
    case Word::kNumberNoPaperDo:
      return "Your number is valid. Note it down, or take a photo";
    case Word::kNumberWrong:
      return "Mistake: cancel";
    case Word::kNumberReprint:
      return "Print again";
    case Word::kNumberDone:
      return "Done";
    case Word::kNumberStays:
      return "Touch “Done” when you have noted it; the screen goes back by itself";
    case Word::kNumberCancelled:
      return "Number {} is cancelled";
    case Word::kNumberCancelledDo:
      return "It will not be called. For something else, choose again";
    case Word::kNumberRefused:
      return "No number";
    case Word::kTroubleNoneLeft:
      return "The queue does not answer, and this kiosk has no spare numbers left. Please get "
             "a number at the guide desk";
    case Word::kTroubleHallClosed:
      return "Numbers are not given at this time. Please come during opening hours; if "
             "urgent, ask the guide desk";
    case Word::kTroubleNumbersOut:
      return "All numbers of today are given. Please come another day; if urgent, ask the "
             "guide desk";
    case Word::kTroubleUnknownGroup:
      return "This line has just changed. Please choose again, or ask the guide desk";
    case Word::kTroublePersonLimit:
      return "You have an open number for this already. Please wait for its call. If the ticket is "
             "lost, ask at the guide desk";
    case Word::kTroubleOther:
      return "It did not work. Please try again, or get a number at the guide desk";
    case Word::kCardTitle:
      return "Please lay your ID card on the reader";
    case Word::kCardWhy:
      return "Numbers per person are limited here. The card's number is only used to check that, "
             "and "
             "is not kept";
    case Word::kCardNone:
      return "No ID card with you? Please get a number at the guide desk";
    case Word::kCardUnread:
      return "The card could not be read";
    case Word::kCardUnreadDo:
      return "Lift it and lay it flat once more. If that fails, please get a number at the guide "
             "desk";
    case Word::kCardCancel:
      return "Cancel";
    default:
      return SayLaterEn(word);
  }
}

}  // namespace yichuang::text
