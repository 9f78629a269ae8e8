#pragma once
// The frame around every screen: who we are, what time it is, how to see better, where to go.

#include <optional>
#include <string>
#include <vector>

#include "kiosk/view/controls.h"
#include "kiosk/view/feedback.h"

namespace yichuang::view {

struct SwitchContent {
  std::string id;
  std::string text;
  char32_t icon = 0;
  bool on = false;
};

struct PageContent {
  std::string hall;
  std::string subtitle;
  /// With the weekday that std::chrono::weekday gives for the day.
  std::string date;
  /// Hours and minutes; it changes once a minute, so the screen rests between.
  std::string clock;
  /// Language, 长辈版, 低位, 高对比, 朗读; up to five.
  std::vector<SwitchContent> switches;
  /// Buttons at the foot: back, start page, help … Their ids are returned.
  std::vector<DialogAction> footer;
  /// A line beside them, such as where the help desk is; may be empty.
  std::string footer_text;
  /// 演示数据; empty in a real hall.
  std::string demo_mark;
  std::optional<BannerContent> banner;
  /// The start page has a higher header with a picture.
  bool start_page = false;
};

struct PageLayout {
  /// For the screen's own components.
  canvas::Rect content;
  /// Only in low mode: the upper part, for what is only read. Empty otherwise.
  canvas::Rect display;
  /// Id of the switch or footer button that was touched.
  std::optional<std::string> touched;
};

/// Draws the frame of the page. In low mode header and banner stay on top, and everything that can
/// be touched, also `content`, stands in the lower 40 %.
PageLayout Page(Ui& ui, const PageContent& content);

}  // namespace yichuang::view
