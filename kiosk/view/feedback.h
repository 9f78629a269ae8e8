#pragma once
// What the kiosk says by itself: banners, dialogs, progress, emptiness.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/view/controls.h"
#include "kiosk/view/illustration.h"

namespace yichuang::view {

enum class BannerKind { kInfo, kWarning, kOffline, kEmergency };

struct BannerContent {
  BannerKind kind = BannerKind::kInfo;
  std::string text;
  /// Age of the data, what does not work meanwhile; may be empty.
  std::string detail;
};
void Banner(Ui& ui, std::string_view id, const canvas::Rect& rect, const BannerContent& content);
float BannerHeight(Ui& ui, float width, const BannerContent& content);

struct DialogAction {
  std::string id;
  ButtonContent button;
};
struct DialogContent {
  std::string title;
  std::string text;
  std::vector<DialogAction> actions;
  /// Seconds left, shown large with a shrinking ring; e.g. before the screen is wiped.
  std::optional<int> seconds;
  int seconds_of = 30;
};
/// Above everything; only its actions can be touched. Draw it last. Id of the touched action.
std::optional<std::string> Dialog(Ui& ui, std::string_view id, const DialogContent& content);

/// share 0…1.
void ProgressBar(Ui& ui, std::string_view id, const canvas::Rect& rect, float share,
                 std::string_view text);

struct EmptyContent {
  Art art = Art::kSearch;
  std::string title;
  std::string text;
};
void EmptyState(Ui& ui, std::string_view id, const canvas::Rect& rect, const EmptyContent& content);

}  // namespace yichuang::view
