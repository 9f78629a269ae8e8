#include "hub/access/staff_card.h"

#include <utility>

namespace yichuang::access {

StaffCard CardOf(const core::PlannedStaff& member, const StaffNames& names,
                 const StaffCards& cards) {
  if (const auto card = cards.find(member.card); card != cards.end()) return card->second;
  const auto name = names.find(member.number);
  return {name == names.end() ? std::string() : name->second, {}, 0};
}

StaffNames NamesShown(const core::Plan& plan, StaffNames names, const StaffCards& cards) {
  for (const core::PlannedStaff& member : plan.staff) {
    if (const auto card = cards.find(member.card); card != cards.end())
      names[member.number] = card->second.name;
  }
  return names;
}

StaffNames PhotosShown(const core::Plan& plan, const StaffCards& cards) {
  StaffNames photos;
  for (const core::PlannedStaff& member : plan.staff) {
    const auto card = cards.find(member.card);
    if (card != cards.end() && !card->second.photo.empty())
      photos[member.number] = card->second.photo;
  }
  return photos;
}

StaffStars StarsShown(const core::Plan& plan, const StaffCards& cards) {
  StaffStars stars;
  for (const core::PlannedStaff& member : plan.staff) {
    const auto card = cards.find(member.card);
    if (card != cards.end() && card->second.stars > 0) stars[member.number] = card->second.stars;
  }
  return stars;
}

}  // namespace yichuang::access
