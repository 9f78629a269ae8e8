#include "hub/catalogue/edit.h"

namespace yichuang::catalogue {

std::string_view TextEn(Gap gap) {
  switch (gap) {
    case Gap::kNoSummary:
      return "There is no sentence that says what it is. Say who needs it and what one gets.";
    case Gap::kNoSituations:
      return "There are no situations. Add the questions that decide what to bring, or take the "
             "mark “complete” away.";
    case Gap::kNoMaterials:
      return "There are no materials. Add them; if none are needed, make it a registered item.";
    case Gap::kNoSteps:
      return "There are no steps. Name acceptance and collection at least.";
    case Gap::kNoPromised:
      return "There is no promised limit. Fill it in, or no clock runs for its cases.";
    case Gap::kNoResult:
      return "It does not say what one gets. Name the licence or document.";
    case Gap::kNotVerified:
      return "Nobody has checked law and limits, so it has no effect in law. Have its department "
             "check it, then mark it verified.";
    case Gap::kNoBasis:
      return "It is marked as verified, but rests on no rule. Name law, article and date, or take "
             "the mark away.";
    case Gap::kNoStatutory:
      return "A licence has no limit by law. Fill it in from its basis.";
    case Gap::kFeeWithoutBasis:
      return "A fee is charged on no document. Name the document, or charge nothing.";
    case Gap::kIdleQuestion:
      return "No material depends on this situation. Name it in a material, or delete it.";
    case Gap::kOptionalTolerable:
      return "The material is not mandatory, and yet may come later. Keep one of the two.";
    case Gap::kOnSpotWithLimit:
      return "An item done on the spot promises days. Change the limit, or the depth.";
    case Gap::kPromisedOnTheSpot:
      return "An item with a promised limit is to be done on the spot. Give it days, or change the "
             "depth.";
    case Gap::kCodeOfOtherType:
      return "The code is one of another type. Correct the code or the type.";
    case Gap::kNoWindow:
      return "It has no window. Fill in its windows, so that kiosks can show the way.";
    case Gap::kNoPhone:
      return "It has no phone for questions. Fill it in: notices print it.";
    case Gap::kNoEnglish:
      return "It has no English name. Fill it in for the pages in English.";
  }
  return {};
}

}  // namespace yichuang::catalogue
