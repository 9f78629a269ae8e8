#pragma once

#include <chrono>
#include <string>

#include "hub/catalogue/item.h"
#include "hub/documents/paper.h"

namespace yichuang::documents {

/// What stands on a notice and in no catalogue.
struct NoticeFrame {
  std::string hall;  ///< who gives it out: "云澜区政务服务中心"; may be empty
  std::chrono::local_seconds now{};  ///< hall time of the print
  std::string reference;             ///< printable ASCII, see NoticeReference; may be empty
  std::string public_url;            ///< page of the item for telephones; empty: no QR code
  Language language = Language::kChinese;
  bool large_print = false;
};

}  // namespace yichuang::documents
