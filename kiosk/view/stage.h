#pragma once
// What every screen is given: the model, where to draw, where touches go, and its words.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "kiosk/model/model.h"
#include "kiosk/text/words.h"
#include "kiosk/view/components.h"
#include "kiosk/view/screens.h"

namespace yichuang::view {

using text::Word;

struct Stage {
  Ui& ui;
  const model::Model& model;
  Messages& out;
  /// From the page's frame; `display` is empty but in low mode.
  canvas::Rect content;
  canvas::Rect display;

  const Theme& theme() const { return ui.theme; }
  bool low() const { return ui.theme.modes.low; }
  bool elder() const { return ui.theme.modes.elder; }
  float gap() const { return ui.theme.space.medium; }

  text::Language language() const {
    return model.visit.language == model::Language::kChinese ? text::Language::kChinese
                                                             : text::Language::kEnglish;
  }
  std::string Say(Word word) const { return std::string(text::Say(language(), word)); }
  std::string Say(Word word, std::initializer_list<std::string_view> values) const {
    return text::Fill(text::Say(language(), word), values);
  }
  /// A text of catalogue or hub; Chinese where it has no English.
  const std::string& Show(const catalogue::Text& text) const {
    const bool english = language() == text::Language::kEnglish && !text.en.empty();
    return english ? text.en : text.zh;
  }
  template <typename Msg>
  void Send(Msg msg) {
    out.push_back(std::move(msg));
  }
  void Open(model::Screen screen) { Send(model::Opened{{.screen = screen}}); }
  void OpenItem(const std::string& id) {
    Send(model::Opened{{.screen = model::Screen::kItem, .id = id}});
  }
};

// One function per screen, each in screen_<name>.cpp.
void DrawHome(Stage& stage);
void DrawSearch(Stage& stage);
void DrawBrowse(Stage& stage);
void DrawItems(Stage& stage);
void DrawItem(Stage& stage);
void DrawNumbers(Stage& stage);
void DrawNumber(Stage& stage);
void DrawCard(Stage& stage);
void DrawProgress(Stage& stage);
void DrawComplaint(Stage& stage);
void DrawNotices(Stage& stage);
void DrawStaff(Stage& stage);
void DrawMatter(Stage& stage);
void DrawInquiry(Stage& stage);

/// What stands above every screen: print dialog, idle warning, cleaning, emergency.
void DrawOverlays(Stage& stage);

}  // namespace yichuang::view
