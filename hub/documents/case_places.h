#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "hub/documents/case_paper.h"

/// The places in the texts of case papers: {applicant}, {limit}, {law} …
namespace yichuang::documents {

/// A place for which the case has no value.
struct MissingPlace {
  std::string name;
};

/// The first place of the text that is no place, without its braces; "" when all are known.
std::string UnknownPlace(std::string_view text);

class CasePlaces {
 public:
  /// `law`: null where none is verified. Both are borrowed.
  CasePlaces(const CasePaperFacts& facts, const ItemTypeRule* law) : facts_(facts), law_(law) {}

  /// Whether the text has a place for a law, an article or a remedy that is not verified for this
  /// item.
  bool SpeaksOfLawThatIsNot(std::string_view text) const;

  /// The text with every place filled. REQUIRES: UnknownPlace(text) is "".
  std::variant<std::string, MissingPlace> Fill(std::string_view text) const;

 private:
  std::string ValueOf(std::string_view place) const;

  const CasePaperFacts& facts_;
  const ItemTypeRule* law_;
};

}  // namespace yichuang::documents
