#pragma once

#include <vector>

#include "hub/catalogue/item.h"
#include "hub/documents/paper.h"

/// Sections that every paper about an item has. Each adds its heading and its block, or nothing
/// when the catalogue has nothing for it.
namespace yichuang::documents {

using Blocks = std::vector<Block>;

void AddConditions(const catalogue::Item& item, Language language, Blocks& to);
void AddSteps(const catalogue::Item& item, Language language, Blocks& to);
void AddLimitAndFee(const catalogue::Item& item, Language language, Blocks& to);
void AddWhereAndWhen(const catalogue::Item& item, Language language, Blocks& to);
/// Law only where somebody verified it; otherwise a sentence that says so.
void AddBasis(const catalogue::Item& item, Language language, Blocks& to);
void AddFrequentQuestions(const catalogue::Item& item, Language language, Blocks& to);

/// Columns of a table of materials.
Table MaterialTable(Language language);
Table::Row MaterialRow(const catalogue::Material& material, Language language);

/// Leaves out a fact without value.
void AddFact(Facts& to, std::string_view label, std::string value);

}  // namespace yichuang::documents
