#pragma once
// Pages that show every component, as screens would use them; drawn by tests and by the program
// kiosk_gallery.

#include <array>
#include <string_view>

#include "kiosk/view/components.h"

namespace yichuang::view {

enum class GalleryPage { kStart, kItem, kSearch, kControls, kDialog, kNumber };
inline constexpr std::array kGalleryPages{GalleryPage::kStart,  GalleryPage::kItem,
                                          GalleryPage::kSearch, GalleryPage::kControls,
                                          GalleryPage::kDialog, GalleryPage::kNumber};
enum class GalleryLanguage { kChinese, kEnglish };

std::string_view Name(GalleryPage page);
void DrawGallery(Ui& ui, GalleryPage page, GalleryLanguage language);

}  // namespace yichuang::view
