#pragma once
// Pieces below each other that may not fit on one screen.

#include <functional>
#include <string_view>
#include <vector>

#include "kiosk/view/stage.h"

namespace yichuang::view {

/// Collects pieces, then lays them out: scrolling where hands reach the whole screen, page by page
/// where they do not (low mode: the pieces stand above, the buttons that turn pages below).
class Sheet {
 public:
  using Draw = std::function<void(const canvas::Rect&)>;

  Sheet(Stage& stage, float width) : stage_(stage), width_(width) {}

  /// Of the pieces: give it to the …Height functions.
  float width() const { return width_; }
  /// A negative gap is the theme's small space.
  void Add(float height, Draw draw, float gap = -1);
  /// The same for a head: it never ends a page.
  void AddHead(float height, Draw draw, float gap = -1);
  /// The common pieces.
  void AddHeading(std::string_view id, std::string text);
  void AddSection(std::string_view id, std::string text);
  void AddParagraph(std::string_view id, std::string text, bool soft = false);
  /// Nothing when the fact has no value.
  void AddFact(std::string_view id, FactContent fact);

  /// A scrolling area. The width of the pieces must be that of `rect`.
  void DrawScrolling(std::string_view id, const canvas::Rect& rect);
  /// The pieces of one page. Returns how many pages there are, at least 1; `page` beyond the last
  /// shows the last.
  int DrawPage(const canvas::Rect& rect, int page);

 private:
  struct Piece {
    float height = 0, gap = 0;
    Draw draw;
    bool leads = false;  ///< a head: the next piece stands on its page
  };
  /// Index of the first piece of every page.
  std::vector<std::size_t> Starts(float height) const;

  Stage& stage_;
  float width_;
  std::vector<Piece> pieces_;
};

/// Low mode's buttons for pages; nothing when there is only one. `page` as the model has it.
void DrawPageButtons(Stage& stage, const canvas::Rect& rect, int page, int pages);

}  // namespace yichuang::view
