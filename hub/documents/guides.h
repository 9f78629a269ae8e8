#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "hub/catalogue/item.h"
#include "hub/documents/paper.h"

/// All guides of a catalogue, for a website and for paper.
namespace yichuang::documents {

struct GuidesFrame {
  std::chrono::local_days made_on{};
  std::string public_url;  ///< address of the website's folder; may be empty
};

/// Where the website has the page of an item, for a QR code: also a notice's public_url.
std::string GuideAddress(const std::string& public_url, const std::string& item_id,
                         Language language);

/// A booklet for A4: cover, contents with page numbers, one guide an item by department. With a
/// public_url each guide carries a QR code of its page.
Paper Booklet(const catalogue::Catalogue& catalogue, const GuidesFrame& frame, Language language);

/// A file of the website; `path` is relative, with slashes.
struct SiteFile {
  std::string path;
  std::string bytes;
};

/// Name of the booklet's file, which the website links to and its writer puts beside index.html.
std::string BookletFile(Language language);

/// A static website in both languages without scripts and without anything from elsewhere, which
/// works from a disk as well: an index by department, theme and life event, and a page for each
/// item. Chinese stands at the root, English below en/.
std::vector<SiteFile> GuideSite(const catalogue::Catalogue& catalogue, const GuidesFrame& frame);

}  // namespace yichuang::documents
