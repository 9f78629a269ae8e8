#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/core/case_command.h"
#include "hub/http/routes.h"

/// What clerks and the back office ask of cases, as requests: their bodies, checked field by field.
namespace yichuang::http {

/// A case is taken at the window of the path: its item is looked up before it is a command.
Route TakeCaseRoute(const Ask& ask, std::string_view window, const Visitor& visitor);

/// One step of the case of the path. Who may take which stands in core/case_state.cpp: the hall
/// refuses the rest.
Route StepCaseRoute(const Ask& ask, std::string_view id, const Visitor& visitor);

/// GET of a list: `list` is "mine", "open" …; `no` a number as it was typed; `after` where a list
/// goes on.
Route CasesRoute(std::string_view list, std::string_view no, std::string_view after,
                 const Visitor& visitor);
Route CaseFileRoute(std::string_view id, const Visitor& visitor);

/// Papers are offered, and an offer is answered, in the name of the one who asks and nobody else's.
Route OfferPapersRoute(const Ask& ask, const Visitor& visitor);
Route AnswerHandOverRoute(const Ask& ask, std::string_view batch, const Visitor& visitor);

/// What the catalogue has of the item that a case is taken for.
struct CaseItemFound {
  std::variant<core::CaseItem, core::ReceiveJoint, contract::Reason> item =
      contract::Reason::kUnknownItem;
  std::shared_ptr<const catalogue::Catalogue> catalogue;  ///< of a joint matter
  std::string kept_form;  ///< handle of what is kept with the draft it goes on with; "": nothing
};

/// What the request asks of an item of this depth, or which field it lacks. `item` has the
/// materials of the situation, all of them taken; `applicant` is a handle, "" when nobody was said.
Route CommandOf(const CaseAsk& ask, core::CaseItem item, const std::string& applicant = {});

/// The same of a joint matter, whose materials are named by line.
Route CommandOf(const CaseAsk& ask, core::ReceiveJoint joint, const std::string& applicant = {});

}  // namespace yichuang::http
