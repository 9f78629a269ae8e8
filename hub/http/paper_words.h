#pragma once

#include <string>
#include <string_view>

namespace yichuang::http {

/// What a clerk writes onto a paper because no case has it. Kept sealed beside the applicant, so
/// that a reprint says the same; never in the ledger.
struct PaperWords {
  std::string reason;     ///< of a refusal, denial or extension, instead of the ground's sentence
  std::string competent;  ///< 有权办理的机关, of a refusal
  std::string end;        ///< "2026-06-01": expected end of a special procedure
  std::string result;     ///< name of the result; "": the item's
  bool empty() const {
    return reason.empty() && competent.empty() && end.empty() && result.empty();
  }
  friend bool operator==(const PaperWords&, const PaperWords&) = default;
};

/// As they are kept; ReadPaperWords takes back what this gave, and nothing for anything else.
std::string Written(const PaperWords& words);
PaperWords ReadPaperWords(std::string_view written);

}  // namespace yichuang::http
