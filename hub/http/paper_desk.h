#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "hub/catalogue/item.h"
#include "hub/core/case_event.h"
#include "hub/documents/case_paper.h"
#include "hub/http/joint_form.h"
#include "hub/http/paper_words.h"
#include "hub/http/problem.h"
#include "hub/person/applicant.h"
#include "hub/query/case_record.h"

/// What a case's papers say, put together from its record, the catalogue, the applicant and what
/// the clerk wrote. Pure but for PDF files, which need fonts (documents/render.h).
namespace yichuang::http {

/// Where and when a paper is printed.
struct PaperPlace {
  std::string hall;
  std::chrono::minutes utc_offset{480};
  core::Instant now{};
};

/// The matter of the kind that `about` names, or the newest one for 0; null when the case has none.
const query::CaseMatter* MatterOf(const query::CaseRecord& record, core::PaperKind kind,
                                  std::uint64_t about);
/// The paper of the matter that is not void; null when none was printed.
const query::CasePaperRow* PaperFor(const query::CaseRecord& record,
                                    const query::CaseMatter& matter);

/// Everything but number, 验证码 and count. Reason::kPersonUnknown without an applicant where the
/// paper names him, kUnknownItem when the catalogue has the item no more.
std::variant<documents::CasePaperFacts, Trouble> FactsOf(
    const query::CaseRecord& record, const query::CaseMatter& matter,
    const catalogue::Catalogue& catalogue, const std::optional<person::Applicant>& applicant,
    const PaperWords& words, const PaperPlace& place);

/// What was filled in for the joint matter, on its receipt, and what its part needs, on that one's
/// acceptance. Nothing on any other paper.
void AddForm(const catalogue::Catalogue& catalogue, const std::string& matter,
             const query::CaseRecord& record, const FormValues& values,
             documents::CasePaperFacts& facts);

/// Both copies as one PDF file; kPaperIncomplete names what the paper needs and the case has not.
std::variant<std::string, Trouble> BothCopies(const documents::CasePaperFacts& facts);
/// The same without drawing: absent when the paper can be made.
std::optional<Trouble> Lacks(const documents::CasePaperFacts& facts);

/// 一次性告知单, both copies, of an item or a joint matter; kUnknownItem when the catalogue has
/// none of the name, kMissingField while a joint matter's papers depend on an open question.
std::variant<std::string, Trouble> OnceNoticeFile(const catalogue::Catalogue& catalogue,
                                                  const std::string& item,
                                                  const std::vector<std::string>& answers,
                                                  bool english, const PaperPlace& place);

/// "3-2026-12": under what name a paper's words are kept.
std::string NameOfPaper(core::PaperKind kind, int year, std::uint32_t number);

/// {"case":…,"papers":[…]}: every matter, its paper when it has one, and those that are void.
std::string PapersJson(const query::CaseRecord& record);
/// {"genuine":…}: what the code's paper is; of nobody.
std::string CheckedPaperJson(const std::optional<query::CasePaperRow>& paper,
                             std::chrono::minutes utc_offset);
/// {"cases":[…]}: how far those cases are, in codes.
std::string ProgressJson(const std::vector<query::CaseRecord>& records,
                         std::chrono::minutes utc_offset);

}  // namespace yichuang::http
