#include <array>

#include "hub/documents/words.h"

namespace yichuang::documents {

std::string_view TextEn(Word word) {
  switch (word) {
    case Word::kOnceNotice:
      return "One-time notice";
    case Word::kSampleMark:
      return "SAMPLE DATA";
    case Word::kPageOf:
      return "Page {} of {}";
    case Word::kListMark:
      return ", ";
    case Word::kClauseMark:
      return "; ";
    case Word::kColon:
      return ": ";
    case Word::kBrackets:
      return " ({})";
    case Word::kReference:
      return "Reference";
    case Word::kPrinted:
      return "Printed";
    case Word::kDateTime:
      return "{2} {1} {0}, {3:02}:{4:02}";
    case Word::kDate:
      return "{2} {1} {0}";
    case Word::kDepartment:
      return "Department";
    case Word::kItemType:
      return "Type";
    case Word::kParts:
      return "Items";
    case Word::kSubject:
      return "For whom";
    case Word::kSubjectPerson:
      return "persons";
    case Word::kSubjectEnterprise:
      return "enterprises";
    case Word::kSubjectBoth:
      return "persons and enterprises";
    case Word::kTypeLicence:
      return "administrative licence";
    case Word::kTypeLevy:
      return "levy";
    case Word::kTypeBenefit:
      return "benefit";
    case Word::kTypeConfirmation:
      return "confirmation";
    case Word::kTypeReward:
      return "reward";
    case Word::kTypeOtherPower:
      return "other power";
    case Word::kTypePublicService:
      return "public service";
    case Word::kYourSituation:
      return "Your situation";
    case Word::kConditions:
      return "Who can apply";
    case Word::kBring:
      return "Please bring these {} documents";
    case Word::kBringOne:
      return "Please bring this document";
    case Word::kBringNothing:
      return "In your situation you need not bring any document.";
    case Word::kObtained:
      return "The hall obtains these itself: do not bring them";
    case Word::kDepends:
      return "Whether these are needed depends on answers not given yet: please ask the reception "
             "desk";
    case Word::kMaterial:
      return "Document";
    case Word::kCopies:
      return "Copy";
    case Word::kIssuer:
      return "Issued by";
    case Word::kOriginals:
      return "Original";
    case Word::kCount:
      return "{}";
    case Word::kSelfMade:
      return "the applicant";
    case Word::kOptional:
      return "optional: bring it if you have it";
    case Word::kTolerable:
      return "may follow later, please ask at the window";
    case Word::kShared:
      return "obtained by the hall, do not bring";
    case Word::kOnlyWhen:
      return "only if: {}";
    case Word::kOrMark:
      return " or ";
    case Word::kFlow:
      return "Steps";
    case Word::kLimitAndFee:
      return "Time, fee and result";
    case Word::kPromised:
      return "Promised within";
    case Word::kStatutory:
      return "Legal limit";
    case Word::kOnTheSpot:
      return "done on the spot";
    case Word::kWorkingDays:
      return "{0} working day|{0} working days";
    case Word::kNaturalDays:
      return "{0} calendar day|{0} calendar days";
    case Word::kHoursLimit:
      return "{0} hour|{0} hours";
    case Word::kFee:
      return "Fee";
    case Word::kNoFee:
      return "free of charge";
    case Word::kFeeBasis:
      return "Basis of the fee";
    case Word::kResult:
      return "You receive";
    case Word::kWhereAndWhen:
      return "Where and when";
    case Word::kPlace:
      return "Place";
    case Word::kWindows:
      return "Windows";
    case Word::kWindowNumbers:
      return "No. {}";
    case Word::kOpeningHours:
      return "Hours";
    case Word::kInquiry:
      return "Inquiries";
    case Word::kSupervision:
      return "Complaints";
    case Word::kLegalBasis:
      return "Legal basis";
    case Word::kLawArticle:
      return "{} {}";
    case Word::kInForceSince:
      return "in force since {}";
    case Word::kUnverified:
      return "Legal basis and legal limit of this item have not been verified and are left out "
             "here; ask at the window.";
    case Word::kDiscontinued:
      return "This item is no longer handled";
    case Word::kValidity:
      return "Made from the guide in force when it was printed. If in doubt, please call the "
             "number for inquiries.";
    case Word::kScanForGuide:
      return "Scan to read the guide";
    case Word::kSituations:
      return "Situations";
    case Word::kAllMaterials:
      return "Documents";
    case Word::kFrequentQuestions:
      return "Frequent questions";
    case Word::kGuides:
      return "Service guides";
    case Word::kBookletTitle:
      return "Handbook of service guides";
    case Word::kCatalogueVersion:
      return "Catalogue version {}";
    case Word::kItemCount:
      return "{} items";
    case Word::kMadeOn:
      return "Made on {}";
    case Word::kContentsHead:
      return "Contents";
    case Word::kByDepartment:
      return "By department";
    case Word::kByTheme:
      return "By theme";
    case Word::kByLifeEvent:
      return "By life event";
    case Word::kOtherLanguage:
      return "中文";
    case Word::kBackToIndex:
      return "Back to the index";
    case Word::kSkipToContent:
      return "Skip to content";
    case Word::kSampleNotice:
      return "Sample data: district, telephone numbers and limits are fictitious.";
    case Word::kPrintHint:
      return "Printed notices are available at the kiosks of the hall.";
    case Word::kHallName:
      return "{} Service Hall";
    case Word::kNothingMore:
      return "No further documents in this situation.";
    case Word::kDownloadBooklet:
      return "Download all guides (PDF, for printing)";
    case Word::kOpenPage:
      return "Guide: {}";
    case Word::kForSituation:
      return "{} {}";
    case Word::kNumber:
      return "No.";
    case Word::kSituation:
      return "Situation";
    case Word::kAlways:
      return "always";
    case Word::kTicketTaken:
      return "Taken";
    case Word::kTicketAhead:
      return "About {} before you; the order may change";
    case Word::kTicketNext:
      return "Nobody is before you";
    case Word::kTicketWait:
      return "Expected wait {}–{} minutes";
    case Word::kTicketOffline:
      return "Taken offline: waiting people not known";
    case Word::kTicketUnchecked:
      return "Limits per person not checked";
    case Word::kTicketSit:
      return "Please take a seat until called";
    case Word::kTicketMissed:
      return "Not there after three calls? The guide desk puts it back into the line once, "
             "on the same morning or afternoon.";
    case Word::kTicketToday:
      return "Valid on this day only";
    case Word::kSlipTitle:
      return "Slip of a matter";
    case Word::kSlipUse:
      return "With this slip a kiosk (“Progress”) shows how it stands, and takes it up again if it "
             "is still not solved.";
    case Word::kSlipNoName:
      return "Your name and telephone are not kept. The code is the only key: keep it.";
    case Word::kChaseTitle:
      return "Chasing letter";
    case Word::kChaseNumber:
      return "Chasing {}/{}";
    case Word::kChaseTo:
      return "To {}:";
    case Word::kChaseText:
      return "{0} ({1}) is with you, in the stage “{2}”. It was due by {3} and is {4} working days "
             "late. Give a written answer and settle it by {5}; otherwise it will be reported.";
    case Word::kMatterNumber:
      return "Number";
    case Word::kMatterKind:
      return "Kind";
    case Word::kMatterHolder:
      return "Holder";
    case Word::kMatterUnit:
      return "Unit";
    case Word::kMatterStage:
      return "Late stage";
    case Word::kMatterDue:
      return "Was due";
    case Word::kLessThanOneDay:
      return "less than 1";
    case Word::kDaysLate:
      return "Working days late";
    case Word::kCardRung:
      return "Step of the card";
    case Word::kAnswerBy:
      return "Written answer by";
    case Word::kChaseSigns:
      return "Received by";
    case Word::kChaseSeal:
      return "(seal of the supervising office)";
    case Word::kIssuedBy:
      return "Issued by";
    case Word::kHotlineTitle:
      return "Monthly report of hotline and matters";
    case Word::kHotlineMonth:
      return "{1}/{0}, by days of the hall";
    case Word::kHotlineFrozen:
      return "Data of";
    case Word::kHotlineHow:
      return "Every rate stands as numerator/denominator; “—” for none. On time: closed without a "
             "card since it was opened or opened again. Satisfied: of those who were called back "
             "and reached. Solved: of the closed ones; an explanation is no solution. Days: mean "
             "working days from opening to closing.";
    case Word::kCountedBy:
      return "Counted by";
    case Word::kChannel:
      return "Channel";
    case Word::kByKind:
      return "By kind";
    case Word::kByChannel:
      return "By channel";
    case Word::kByUnit:
      return "By unit";
    case Word::kHotlineStillOpen:
      return "Open at the end of the month ({})";
    case Word::kCountOpened:
      return "Opened";
    case Word::kCountClosed:
      return "Closed";
    case Word::kCountOnTime:
      return "On time";
    case Word::kCountSatisfied:
      return "Satisfied";
    case Word::kCountSolved:
      return "Solved";
    case Word::kCountReopened:
      return "Reopened";
    case Word::kCountOpen:
      return "Still open";
    case Word::kCountExcluded:
      return "Excluded";
    case Word::kMeanDays:
      return "Mean days";
    case Word::kSumOf:
      return "Sum";
    case Word::kUnitNobodyKnows:
      return "No unit";
    case Word::kOpenedOn:
      return "Opened";
    case Word::kClerkSigns:
      return "Clerk";
    case Word::kApplicantSigns:
      return "Applicant (agent)";
    case Word::kDaySigned:
      return "Date";
    case Word::kCopyForApplicant:
      return "First copy, for the applicant";
    case Word::kCopyForFile:
      return "Second copy, for the file";
  }
  return {};
}

std::string_view MonthEn(unsigned month) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return kMonths[(month - 1) % kMonths.size()];
}

}  // namespace yichuang::documents
