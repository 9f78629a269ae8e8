#pragma once

#include <string>

#include "hub/catalogue/item.h"
#include "hub/documents/guides.h"

/// Single pages of the website; used by site.cpp only.
namespace yichuang::documents {

/// What every page needs to know of the site.
struct Site {
  const catalogue::Catalogue& catalogue;
  const GuidesFrame& frame;
  Language language;
};

/// The frame around a page: head, skip link, banner, language switch, foot.
struct PageHead {
  std::string title;
  std::string up;    ///< from the page's folder to the site's root: "", "../" …
  std::string home;  ///< address of the index in the same language
  std::string twin;  ///< address of the same page in the other language
  std::string path;  ///< from the site's root, for the canonical address
};
std::string PageHtml(const Site& site, const PageHead& head, const std::string& main);

/// What stands within <main> of an item's page.
std::string ItemMain(const Site& site, const catalogue::Item& item);
/// What stands within <main> of the index.
std::string IndexMain(const Site& site);

std::string_view StyleSheet();

}  // namespace yichuang::documents
