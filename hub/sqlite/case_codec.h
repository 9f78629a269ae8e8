#pragma once

#include <string>

#include "hub/core/case_book.h"
#include "hub/core/event.h"
#include "hub/sqlite/body_reader.h"

/// Cases in the ledger and in a snapshot. The fields of each event stand once, in case_fields.h,
/// and are both written and read by that list.
namespace yichuang::sqlite {

template <core::CaseEvent Event>
std::string Body(const Event& event);

template <core::CaseEvent Event>
core::Event ReadCaseEvent(BodyReader& body);

OrderedJson CasesJson(const core::Cases& cases);
/// The agenda is derived, and empty until core::RebookCases.
core::Cases ReadCases(BodyReader& body);

}  // namespace yichuang::sqlite
