#pragma once
// Steps of a procedure, and material check lists.

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/view/controls.h"

namespace yichuang::view {

enum class StepState {
  kPlain,    ///< nobody has started: a number
  kCurrent,  ///< filled number
  kDone,     ///< tick; only for somebody whose matter really got there
};

struct StepContent {
  std::string title;
  std::string detail;
  /// Time this step takes, shown as a chip; may be empty.
  std::string limit;
  StepState state = StepState::kPlain;
};

/// Steps from left to right with arrows between them. Falls back to the vertical form when a step's
/// words would not fit.
void StepFlow(Ui& ui, std::string_view id, const canvas::Rect& rect,
              const std::vector<StepContent>& steps);
float StepFlowHeight(Ui& ui, float width, const std::vector<StepContent>& steps);
/// Always from top to bottom.
void StepColumn(Ui& ui, std::string_view id, const canvas::Rect& rect,
                const std::vector<StepContent>& steps);
float StepColumnHeight(Ui& ui, float width, const std::vector<StepContent>& steps);

enum class CheckState { kOpen, kChecked };

struct CheckContent {
  std::string title;
  /// Issuer, copies, remarks; may be empty and wraps.
  std::string detail;
  /// Words on chips: original, copies, tolerable, shared …
  std::vector<std::pair<std::string, Tone>> chips;
  CheckState state = CheckState::kOpen;
  /// What the box says beside its shape: "已备" / "待备"; the state is never told by colour alone.
  std::string state_text;
  /// Without it the row is only to be read.
  bool touchable = true;
};

/// True when touched. Height by CheckRowHeight.
bool CheckRow(Ui& ui, std::string_view id, const canvas::Rect& rect, const CheckContent& content);
float CheckRowHeight(Ui& ui, float width, const CheckContent& content);

}  // namespace yichuang::view
