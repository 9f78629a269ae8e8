#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "hub/catalogue/item.h"
#include "hub/documents/paper.h"

/// What a catalogue says, in the words of papers and guides.
namespace yichuang::documents {

/// English where it is wanted and there, otherwise Chinese.
const std::string& In(const catalogue::Text& text, Language language);

std::string DateText(std::chrono::local_days date, Language language);
std::string DateTimeText(std::chrono::local_seconds time, Language language);
std::string LimitText(const catalogue::Limit& limit, Language language);
std::string TypeText(catalogue::ItemType type, Language language);
std::string SubjectText(catalogue::Subject subject, Language language);
/// How many originals or copies: "2 份"; empty for none.
std::string CountText(unsigned count, Language language);
std::string IssuerText(const catalogue::Material& material, Language language);
/// The catalogue's note, and that the material is optional or may follow later; may be empty.
std::string NoteText(const catalogue::Material& material, Language language);
/// "仅限情形：房屋来源为租赁"; empty for a material that is always wanted.
std::string WhenText(const catalogue::Item& item, const catalogue::Material& material,
                     Language language);
/// "3–6、9 号"; empty without windows.
std::string WindowsText(std::vector<std::uint16_t> windows, Language language);
std::string FeeText(const catalogue::Fee& fee, Language language);
std::string BasisText(const catalogue::Basis& basis, Language language);
/// What is done in the step, where, and how long it takes; may be empty.
std::string StepText(const catalogue::Step& step, Language language);
/// Name of the item's department; empty when the catalogue has none of that id.
std::string DepartmentText(const catalogue::Catalogue& catalogue, const catalogue::Item& item,
                           Language language);

}  // namespace yichuang::documents
