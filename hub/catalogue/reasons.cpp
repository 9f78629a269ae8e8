#include "hub/catalogue/reasons.h"

namespace yichuang::catalogue {

// The sentences stand in reasons_zh.cpp and reasons_en.cpp. Each table is a switch without default:
// the compiler names a reason that lacks its line.

std::string_view Name(Reason reason) {
  switch (reason) {
    case Reason::kUnreadable:
      return "unreadable";
    case Reason::kTooLarge:
      return "too_large";
    case Reason::kMalformed:
      return "malformed";
    case Reason::kFileMissing:
      return "file_missing";
    case Reason::kUnknownFormat:
      return "unknown_format";
    case Reason::kMissingField:
      return "missing_field";
    case Reason::kUnknownField:
      return "unknown_field";
    case Reason::kDuplicateField:
      return "duplicate_field";
    case Reason::kWrongType:
      return "wrong_type";
    case Reason::kUnknownWord:
      return "unknown_word";
    case Reason::kOutOfRange:
      return "out_of_range";
    case Reason::kEmptyText:
      return "empty_text";
    case Reason::kTooLong:
      return "too_long";
    case Reason::kTooMany:
      return "too_many";
    case Reason::kBadCharacter:
      return "bad_character";
    case Reason::kBadId:
      return "bad_id";
    case Reason::kDuplicateId:
      return "duplicate_id";
    case Reason::kUnknownReference:
      return "unknown_reference";
    case Reason::kTooFewOptions:
      return "too_few_options";
    case Reason::kLimitTooLong:
      return "limit_too_long";
    case Reason::kUnverifiedClaim:
      return "unverified_claim";
    case Reason::kFeeContradiction:
      return "fee_contradiction";
    case Reason::kBadCode:
      return "bad_code";
    case Reason::kIncomplete:
      return "incomplete";
    case Reason::kTooFewParts:
      return "too_few_parts";
    case Reason::kJointInJoint:
      return "joint_in_joint";
    case Reason::kOutsidePart:
      return "outside_part";
    case Reason::kUnknownPart:
      return "unknown_part";
    case Reason::kForeignPaper:
      return "foreign_paper";
    case Reason::kSharedTwice:
      return "shared_twice";
  }
  return {};
}

}  // namespace yichuang::catalogue
