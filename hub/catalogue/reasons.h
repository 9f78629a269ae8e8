#pragma once

#include <cstdint>
#include <string_view>

namespace yichuang::catalogue {

/// Why an import of the catalogue was refused.
enum class Reason : std::uint8_t {
  // A file as a whole.
  kUnreadable,     ///< cannot be opened or read
  kTooLarge,       ///< more than kMaxFileBytes
  kMalformed,      ///< not JSON, not UTF-8, or not an object
  kFileMissing,    ///< the folder has no catalogue.json, or no department
  kUnknownFormat,  ///< a bundle of another format
  // One field.
  kMissingField,
  kUnknownField,    ///< most likely a typing error
  kDuplicateField,  ///< stands twice in its object
  kWrongType,
  kUnknownWord,   ///< not one of the words of its enum
  kOutOfRange,    ///< a number, or a date the calendar does not have
  kEmptyText,     ///< must say something, in Chinese at least
  kTooLong,       ///< more characters than allowed
  kTooMany,       ///< more entries than allowed
  kBadCharacter,  ///< a control character
  kBadId,         ///< other than lower-case letters, digits, hyphens; or longer than 40
  // Fields that contradict each other.
  kDuplicateId,
  kUnknownReference,  ///< no such department, theme, life event, question or option
  kTooFewOptions,     ///< a question needs two answers at least
  kLimitTooLong,      ///< promised later than the law allows
  kUnverifiedClaim,   ///< basis, statutory limit or basis of a fee without `verified`
  kFeeContradiction,  ///< an amount where nothing is charged, or none where something is
  kBadCode,           ///< neither 31 nor 33 places, or a check character does not hold
  kIncomplete,        ///< marked complete, but this part is missing
  // A joint matter (一件事).
  kTooFewParts,   ///< fewer than two items, or a shared material of fewer than two of them
  kJointInJoint,  ///< a part is itself a joint matter
  kOutsidePart,   ///< a part is a 登记件: the hall does not follow it to a delivery
  kUnknownPart,   ///< no such item, or none of this matter
  kForeignPaper,  ///< the item has no such material, or it is not brought
  kSharedTwice,   ///< a material is part of two shared ones, or an item twice in one
};

inline constexpr int kReasonCount = static_cast<int>(Reason::kSharedTwice) + 1;

/// snake_case, for logs and --json: "unknown_reference". Never fails.
std::string_view Name(Reason reason);
/// What is wrong and what to do next, one or two sentences.
std::string_view TextZh(Reason reason);
std::string_view TextEn(Reason reason);

}  // namespace yichuang::catalogue
