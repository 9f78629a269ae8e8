#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "hub/catalogue/checklist.h"
#include "hub/catalogue/item.h"
#include "hub/documents/case_paper.h"
#include "hub/documents/paper.h"

namespace yichuang::documents {

/// What stands on a notice and in no catalogue.
struct NoticeFrame {
  std::string hall;  ///< who gives it out: "云澜区政务服务中心"; may be empty
  std::chrono::local_seconds now{};  ///< hall time of the print
  std::string reference;             ///< printable ASCII, see NoticeReference; may be empty
  std::string public_url;  ///< page of the item (GuideAddress in guides.h); empty: no QR code
  Language language = Language::kChinese;
  bool large_print = false;
  /// Of a joint matter, its items: they stand in place of a type.
  std::vector<catalogue::Text> parts = {};
  /// Given at a desk: both sign it, in two copies. Absent at a kiosk.
  std::optional<PaperCopy> copy = {};
};

/// 一次性告知单: everything a person must know and bring for `item` in the situation the answers
/// describe, told once and in writing. Materials the hall obtains itself are named as not to be
/// brought. Law and legal limit appear only for a verified item. `item` stands in `catalogue`.
Paper OnceNotice(const catalogue::Catalogue& catalogue, const catalogue::Item& item,
                 const std::vector<catalogue::Answer>& answers, const NoticeFrame& frame);

/// Eight letters and digits that name the content of a notice: the same item in the same situation
/// has the same one at every kiosk and window, with or without the hub, and says nothing of a
/// person.
std::string NoticeReference(const catalogue::Item& item,
                            const std::vector<catalogue::Answer>& answers);

}  // namespace yichuang::documents
