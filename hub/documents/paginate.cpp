#include "hub/documents/paginate.h"

#include <cstddef>
#include <utility>

namespace yichuang::documents {
namespace {

double HeadHeight(const Strip& strip) {
  double height = 0;
  if (strip.head == nullptr) return height;
  for (const Strip& head : *strip.head) height += head.height;
  return height;
}

class Stack {
 public:
  explicit Stack(double height) : height_(height), pages_(1) {}

  /// Takes strips that must stay together.
  void Add(const Strip* begin, const Strip* end) {
    double together = 0;
    for (const Strip* strip = begin; strip != end; ++strip) together += strip->height;
    if (together + HeadHeight(*begin) <= height_ && !Fits(together)) {
      TurnPage();
#ifdef YICHUANG_DEFECT
      if (YICHUANG_DEFECT(row_lost_at_page_break) && begin->head != nullptr) return;
#endif
    }
    for (const Strip* strip = begin; strip != end; ++strip) Put(*strip);
  }

  std::vector<Page> Take() && { return std::move(pages_); }

 private:
  [[nodiscard]] bool Fits(double height) const {
    return pages_.back().empty() || used_ + height <= height_;
  }

  void TurnPage() {
    if (pages_.back().empty()) return;
    pages_.emplace_back();
    used_ = 0;
  }

  void Put(const Strip& strip) {
    if (strip.new_page) TurnPage();
    if (strip.space && (pages_.back().empty() || !Fits(strip.height))) return;
    if (!Fits(strip.height)) TurnPage();
    if (pages_.back().empty() && strip.head != nullptr) {
      for (const Strip& head : *strip.head) Place(head);
    }
    Place(strip);
  }

  void Place(const Strip& strip) {
    pages_.back().push_back({strip, used_});
    used_ += strip.height;
  }

  double height_;
  double used_ = 0;
  std::vector<Page> pages_;
};

}  // namespace

std::vector<Page> Paginate(const Strips& strips, double height) {
  Stack stack(height);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < strips.size(); ++i) {
    if (strips[i].keep_with_next && i + 1 < strips.size() && !strips[i + 1].new_page) continue;
    stack.Add(strips.data() + begin, strips.data() + i + 1);
    begin = i + 1;
  }
  return std::move(stack).Take();
}

}  // namespace yichuang::documents
