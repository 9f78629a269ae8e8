#include "hub/core/item_book.h"

#include <algorithm>

namespace yichuang::core {

namespace {
constexpr std::size_t kMostItemId = 40;
}  // namespace

bool MayAccept(const SkillBook& book, const std::string& number, std::string_view item,
               std::string_view department) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(skill_not_asked)) return true;
#endif
  const auto found = book.find(number);
  if (found == book.end()) return true;
  const Skills& skills = found->second;
  return std::ranges::binary_search(skills.items, item) ||
         (!department.empty() && std::ranges::binary_search(skills.departments, department));
}

bool IsItemId(std::string_view text) {
  return !text.empty() && text.size() <= kMostItemId && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace yichuang::core
