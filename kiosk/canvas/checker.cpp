#include "kiosk/canvas/checker.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace yichuang::canvas {
namespace {

// Rounding to whole pixels is no cut.
constexpr float kSlack = 2;
// Texts and targets may touch; overlapping by more than this in both directions is a fault.
constexpr float kTouching = 2;
// A line or corner that crosses a few pixels behind a text does not make it unreadable.
constexpr double kFaintShare = 0.02;
constexpr double kLeastContrast = 4.5, kLeastContrastLarge = 3;

double Linear(std::uint8_t channel) {
  static const std::array<double, 256> table = [] {
    std::array<double, 256> values{};
    for (std::size_t at = 0; at < values.size(); ++at) {
      const double share = static_cast<double>(at) / 255;
      values[at] = share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    }
    return values;
  }();
  return table[channel];
}

double Luminance(Color color) {
  return 0.2126 * Linear(color.red) + 0.7152 * Linear(color.green) + 0.0722 * Linear(color.blue);
}

bool OverlapsClearly(const Rect& one, const Rect& other) {
  const Rect common = one.Intersect(other);
  return common.width() > kTouching && common.height() > kTouching;
}

struct Judged {
  const Node* node;
  const TextRun* run;
};

std::string Quoted(const TextRun& run) {
  return fmt::format("\"{}\" at {:.0f},{:.0f}", run.text, run.rect.left, run.rect.top);
}

class Checker {
 public:
  Checker(const Tree& tree, const Pixels& backdrop, const CheckOptions& options)
      : tree_(tree), backdrop_(backdrop), options_(options), top_(tree.top_layer()) {}

  std::vector<Finding> Run() {
    for (const Node& node : tree_.nodes) {
      if (node.layer != top_) continue;
      for (const TextRun& run : node.texts) CheckText(node, run);
      if (node.target) CheckTarget(node);
    }
    CheckOverlaps();
    return std::move(findings_);
  }

 private:
  void Report(Fault fault, const Node& node, std::string detail) {
    findings_.push_back({fault, node.id, std::move(detail)});
  }

  void CheckText(const Node& node, const TextRun& run) {
    if (run.rect.empty()) return;
    const Rect visible = run.rect.Intersect(run.clip);
    if (node.scrolls_under_clip && visible.empty()) return;
    texts_.push_back({&node, &run});
    if (run.missing > 0)
      Report(Fault::kMissingGlyph, node, fmt::format("{} of {}", run.missing, Quoted(run)));
    if (!run.box.Contains(run.rect, kSlack)) {
      Report(Fault::kCutText, node,
             fmt::format("{} takes {:.0f}x{:.0f} and has {:.0f}x{:.0f}", Quoted(run),
                         run.rect.width(), run.rect.height(), run.box.width(), run.box.height()));
      return;
    }
    Rect clip = run.clip;
    if (node.scrolls_under_clip) {
      clip.top = std::min(clip.top, run.rect.top);
      clip.bottom = std::max(clip.bottom, run.rect.bottom);
    }
    if (!clip.Contains(run.rect, kSlack))
      Report(Fault::kCutText, node, Quoted(run) + " is cut by the edge of its area");
    CheckContrast(node, run, visible);
  }

  void CheckContrast(const Node& node, const TextRun& run, const Rect& visible) {
    const int left = std::max(0, static_cast<int>(visible.left)),
              top = std::max(0, static_cast<int>(visible.top));
    const int right = std::min(backdrop_.width, static_cast<int>(visible.right));
    const int bottom = std::min(backdrop_.height, static_cast<int>(visible.bottom));
    const double least = run.px >= options_.large_px ? kLeastContrastLarge : kLeastContrast;
    int faint = 0, all = 0;
    double worst = 21;
    for (int y = top; y < bottom; y += 2) {
      for (int x = left; x < right; x += 2) {
        const Color behind = backdrop_.At(x, y);
        const double ratio = ContrastRatio(run.color.Over(behind), behind);
        ++all;
        if (ratio < least) ++faint;
        worst = std::min(worst, ratio);
      }
    }
    if (all == 0 || static_cast<double>(faint) / all <= kFaintShare) return;
    Report(Fault::kFaintText, node,
           fmt::format("{}: {:.2f}:1 where {}:1 is needed", Quoted(run), worst, least));
  }

  void CheckTarget(const Node& node) {
    const Rect visible = node.visible();
    if (node.scrolls_under_clip && visible.empty()) return;
    const Rect& judged = node.scrolls_under_clip ? node.rect : visible;
    if (judged.width() < options_.least_target - 0.5F ||
        judged.height() < options_.least_target - 0.5F) {
      Report(Fault::kSmallTarget, node,
             fmt::format("{:.0f}x{:.0f}, at least {:.0f}", judged.width(), judged.height(),
                         options_.least_target));
    }
    if (!options_.reach.empty() && !options_.reach.Contains(visible, 0.5F)) {
      Report(Fault::kOutOfReach, node,
             fmt::format("reaches from {:.0f} to {:.0f}", visible.top, visible.bottom));
    }
    for (const Node* other : targets_) {
      if (OverlapsClearly(other->visible(), visible)) {
        findings_.push_back({Fault::kOverlappingTargets, other->id + " + " + node.id,
                             fmt::format("at {:.0f},{:.0f}", visible.left, visible.top)});
      }
    }
    targets_.push_back(&node);
  }

  void CheckOverlaps() {
    for (std::size_t one = 0; one < texts_.size(); ++one) {
      for (std::size_t other = one + 1; other < texts_.size(); ++other) {
        const TextRun &first = *texts_[one].run, &second = *texts_[other].run;
        if (!OverlapsClearly(first.rect.Intersect(first.clip), second.rect.Intersect(second.clip)))
          continue;
        findings_.push_back({Fault::kOverlappingTexts,
                             texts_[one].node->id + " + " + texts_[other].node->id,
                             Quoted(first) + " and " + Quoted(second)});
      }
    }
  }

  const Tree& tree_;
  const Pixels& backdrop_;
  const CheckOptions& options_;
  int top_;
  std::vector<Judged> texts_;
  std::vector<const Node*> targets_;
  std::vector<Finding> findings_;
};

}  // namespace

std::string_view Name(Fault fault) {
  switch (fault) {
    case Fault::kCutText:
      return "cut text";
    case Fault::kMissingGlyph:
      return "missing glyph";
    case Fault::kOverlappingTexts:
      return "overlapping texts";
    case Fault::kFaintText:
      return "faint text";
    case Fault::kSmallTarget:
      return "small target";
    case Fault::kOverlappingTargets:
      return "overlapping targets";
    case Fault::kOutOfReach:
      return "out of reach";
  }
  return "fault";
}

std::vector<Finding> Check(const Tree& tree, const Pixels& backdrop, const CheckOptions& options) {
  return Checker(tree, backdrop, options).Run();
}

std::string Describe(const std::vector<Finding>& findings) {
  std::string lines;
  for (const Finding& finding : findings) {
    lines += fmt::format("{}: {}: {}\n", Name(finding.fault), finding.id.empty() ? "-" : finding.id,
                         finding.detail);
  }
  return lines;
}

double ContrastRatio(Color one, Color other) {
  const double first = Luminance(one), second = Luminance(other);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace yichuang::canvas
