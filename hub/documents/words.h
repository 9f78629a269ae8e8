#pragma once

#include <cstdint>
#include <string_view>

#include "hub/documents/paper.h"

namespace yichuang::documents {

/// Every word our papers and guides add to the catalogue's own. The texts stand in documents_zh.cpp
/// and documents_en.cpp; braces are places for fmt, in the order the comment names. "one|many" are
/// the forms for one and for any other number.
enum class Word : std::uint8_t {
  kOnceNotice,
  kSampleMark,
  kPageOf,      ///< {} page, {} pages
  kListMark,    ///< between the parts of a list
  kClauseMark,  ///< between clauses
  kColon,
  kBrackets,
  kReference,
  kPrinted,
  kDateTime,  ///< year, month (a number, or its name), day, hour, minute
  kDate,      ///< year, month, day
  kDepartment,
  kItemType,
  kParts,
  kSubject,
  kSubjectPerson,
  kSubjectEnterprise,
  kSubjectBoth,
  kTypeLicence,
  kTypeLevy,
  kTypeBenefit,
  kTypeConfirmation,
  kTypeReward,
  kTypeOtherPower,
  kTypePublicService,
  kYourSituation,
  kConditions,
  kBring,  ///< {} a number
  kBringOne,
  kBringNothing,
  kObtained,
  kDepends,
  kMaterial,
  kOriginals,
  kCopies,
  kCount,  ///< {} a number of originals or copies
  kIssuer,
  kSelfMade,
  kOptional,
  kTolerable,
  kShared,
  kOnlyWhen,  ///< {} conditions
  kOrMark,    ///< between alternatives
  kFlow,
  kLimitAndFee,
  kPromised,
  kStatutory,
  kOnTheSpot,
  kWorkingDays,  ///< {} a number
  kNaturalDays,  ///< {} a number
  kHoursLimit,   ///< {} a number
  kFee,
  kNoFee,
  kFeeBasis,
  kResult,
  kWhereAndWhen,
  kPlace,
  kWindows,
  kWindowNumbers,  ///< {} numbers
  kOpeningHours,
  kInquiry,
  kSupervision,
  kLegalBasis,
  kLawArticle,    ///< law, article
  kInForceSince,  ///< a date
  kUnverified,
  kDiscontinued,
  kValidity,
  kScanForGuide,
  kSituations,
  kAllMaterials,
  kFrequentQuestions,
  kGuides,
  kBookletTitle,
  kCatalogueVersion,  ///< {} a number
  kItemCount,         ///< {} a number
  kMadeOn,            ///< a date
  kContentsHead,
  kByDepartment,
  kByTheme,
  kByLifeEvent,
  kOtherLanguage,  ///< the other language's own name
  kBackToIndex,
  kSkipToContent,
  kSampleNotice,
  kPrintHint,
  kHallName,  ///< {} a district
  kNothingMore,
  kDownloadBooklet,
  kOpenPage,      ///< {} an item
  kForSituation,  ///< a question, one of its answers
  kNumber,
  kSituation,
  kAlways,
  kTicketTaken,
  kTicketAhead,  ///< {} a number
  kTicketNext,   ///< nobody is before
  kTicketWait,   ///< {} minutes, {} minutes
  kTicketOffline,
  kTicketUnchecked,  ///< limits per person
  kTicketSit,
  kTicketMissed,
  kTicketToday,
  kSlipTitle,
  kSlipUse,
  kSlipNoName,
  kChaseTitle,
  kChaseNumber,  ///< year, number
  kChaseTo,      ///< unit and holder
  kChaseText,    ///< number, kind, stage, due time, working days, time of the answer
  kMatterNumber,
  kMatterKind,
  kMatterHolder,
  kMatterUnit,
  kMatterStage,
  kMatterDue,
  kDaysLate,
  kLessThanOneDay,
  kCardRung,
  kAnswerBy,
  kChaseSigns,
  kChaseSeal,
  kIssuedBy,
  kHotlineTitle,
  kHotlineMonth,  ///< year, month
  kHotlineFrozen,
  kHotlineHow,
  kCountedBy,
  kChannel,
  kByKind,
  kByChannel,
  kByUnit,
  kHotlineStillOpen,  ///< a number
  kCountOpened,
  kCountClosed,
  kCountOnTime,
  kCountSatisfied,
  kCountSolved,
  kCountReopened,
  kCountOpen,
  kCountExcluded,
  kMeanDays,
  kSumOf,
  kUnitNobodyKnows,
  kOpenedOn,
  kClerkSigns,
  kApplicantSigns,
  kDaySigned,
  kCopyForApplicant,
  kCopyForFile,
};

inline constexpr int kWordCount = static_cast<int>(Word::kCopyForFile) + 1;

std::string_view TextZh(Word word);
std::string_view TextEn(Word word);
std::string_view Text(Word word, Language language);
/// "May" for 5. Chinese dates need no names.
std::string_view MonthEn(unsigned month);

}  // namespace yichuang::documents
