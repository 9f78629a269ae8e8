#include "hub/catalogue/edit.h"

#include <algorithm>
#include <set>

#include "hub/catalogue/check.h"

namespace yichuang::catalogue {

ReadItemsResult ReadItems(const Catalogue& frame, const std::vector<std::string>& documents) {
  std::vector<ItemFault> faults;
  // A bundle of these items alone, each on a line of its own: a fault's line tells its item.
  Catalogue head = frame;
  head.items.clear();
  head.joint_matters.clear();  // whose items are elsewhere
  std::string bundle = WriteBundle(head);
  const std::size_t end = bundle.rfind(']');
  const auto first = 1 + static_cast<std::size_t>(std::count(bundle.begin(), bundle.end(), '\n'));
  std::string rows;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    std::string document = documents[i];
    while (!document.empty() && document.back() == '\n') document.pop_back();
    // A line end within would shift the places of all that follow; JSON needs none.
    const bool whole = document.find('\n') == std::string::npos && document.starts_with('{') &&
                       document.size() <= kMaxFileBytes;
    if (!whole) faults.push_back({i, {}, Reason::kMalformed});
    rows.append(i == 0 ? "\n" : ",\n").append(whole ? document : "{}");
  }
  if (!faults.empty()) return faults;
  bundle.insert(end, rows);
  Loaded loaded = ReadBundle(bundle);
  if (auto* catalogue = std::get_if<Catalogue>(&loaded)) return std::move(catalogue->items);
  for (const Fault& fault : std::get<std::vector<Fault>>(loaded)) {
    const std::size_t index = fault.line >= first ? fault.line - first : 0;
    faults.push_back(
        {std::min(index, documents.empty() ? 0 : documents.size() - 1), fault.field, fault.reason});
  }
  return faults;
}

Catalogue WithItems(Catalogue catalogue, const std::vector<Item>& items) {
  for (const Item& item : items) {
    const auto found = std::ranges::find(catalogue.items, item.id, &Item::id);
    if (found == catalogue.items.end()) {
      catalogue.items.push_back(item);
    } else {
      *found = item;
    }
  }
  if (catalogue.joint_matters.empty()) return catalogue;
  std::set<std::size_t> broken;
  for (const Finding& finding : CheckCatalogue(catalogue)) {
    if (finding.part == Part::kJointMatters) broken.insert(finding.place);
  }
  std::size_t place = 0;
  std::erase_if(catalogue.joint_matters,
                [&](const JointMatter&) { return broken.contains(place++); });
  return catalogue;
}

}  // namespace yichuang::catalogue
