#include "hub/catalogue/reasons.h"

namespace yichuang::catalogue {

std::string_view TextEn(Reason reason) {
  switch (reason) {
    case Reason::kUnreadable:
      return "Cannot be read. Check that the file is there and may be read.";
    case Reason::kTooLarge:
      return "The file is too large. Split it by department.";
    case Reason::kMalformed:
      return "This is no valid UTF-8 JSON object. Check brackets, quotes and commas at the line.";
    case Reason::kFileMissing:
      return "A file is missing. The folder needs catalogue.json and one file for each department.";
    case Reason::kUnknownFormat:
      return "The bundle has another format. Update hub and terminal to the same version.";
    case Reason::kMissingField:
      return "A required field is missing. Add it.";
    case Reason::kUnknownField:
      return "There is no such field; its name may be misspelt. Correct or remove it.";
    case Reason::kDuplicateField:
      return "The field stands twice. Keep one of them.";
    case Reason::kWrongType:
      return "The field has the wrong type. Make it a text, number, list or object as described.";
    case Reason::kUnknownWord:
      return "The value is none of the words allowed here. Take one of those described.";
    case Reason::kOutOfRange:
      return "A number or date is out of range. Correct it.";
    case Reason::kEmptyText:
      return "The Chinese text is empty. Fill it in, or remove the field.";
    case Reason::kTooLong:
      return "The text is too long. Shorten it.";
    case Reason::kTooMany:
      return "There are too many entries. Take some away, or split them.";
    case Reason::kBadCharacter:
      return "The text holds a control character. Remove what cannot be seen and type it again.";
    case Reason::kBadId:
      return "An id has lower-case letters, digits and hyphens only, 40 at most. Correct it.";
    case Reason::kDuplicateId:
      return "The id is taken. Choose another one.";
    case Reason::kUnknownReference:
      return "The department, theme, life event, question or option named here does not exist. "
             "Check the id, or add what is missing.";
    case Reason::kTooFewOptions:
      return "There are too few options. A question needs two of them, a condition one.";
    case Reason::kLimitTooLong:
      return "The promised limit is longer than the statutory one. Correct one of them.";
    case Reason::kUnverifiedClaim:
      return "An item that is not verified may not state a basis, a statutory limit or the basis "
             "of a fee. Verify it and say so, or remove the claim.";
    case Reason::kFeeContradiction:
      return "Whether a fee is charged and what it says differ. State the amount of a fee, and "
             "nothing where none is charged.";
    case Reason::kBadCode:
      return "Neither a code of 31 nor of 33 places, or the credit code in it does not hold. "
             "Compare it "
             "place by place, or leave it empty.";
    case Reason::kIncomplete:
      return "The item is marked complete but lacks this. Add it, or remove the mark.";
    case Reason::kTooFewParts:
      return "A joint matter needs two items, and a shared material two of them. Add one, or "
             "remove "
             "the line.";
    case Reason::kJointInJoint:
      return "A joint matter has no other joint matter in it. Name its items themselves.";
    case Reason::kOutsidePart:
      return "An item that is only registered is no part of a joint matter, for the hall does not "
             "follow it. Name an item that is settled on the spot or promised.";
    case Reason::kUnknownPart:
      return "There is no such item, or it is not one of this joint matter. Check its id.";
    case Reason::kForeignPaper:
      return "The item asks for no such material, or the hall obtains it itself. Check the "
             "material's id.";
    case Reason::kSharedTwice:
      return "The material stands in another shared one, or the item twice in this one. Keep one "
             "of "
             "them.";
  }
  return {};
}

}  // namespace yichuang::catalogue
