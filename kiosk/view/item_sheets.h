#pragma once
// The leaves of the item screen, as pieces.

#include "kiosk/view/sheet.h"
#include "kiosk/view/stage.h"

namespace yichuang::view {

/// What to bring, after the questions if `with_questions` (low mode asks them below).
void AddBring(Sheet& sheet, Stage& stage, const catalogue::Item& item, bool with_questions);
void AddSteps(Sheet& sheet, Stage& stage, const catalogue::Item& item);
void AddFacts(Sheet& sheet, Stage& stage, const catalogue::Item& item);
void AddFrequentQuestions(Sheet& sheet, Stage& stage, const catalogue::Item& item);

/// The question's options as pills; sends Answered.
std::vector<ChoiceContent> OptionsOf(const Stage& stage, const catalogue::Item& item,
                                     const catalogue::Question& question);
void DrawOptions(Stage& stage, const catalogue::Item& item, const catalogue::Question& question,
                 const canvas::Rect& rect);

}  // namespace yichuang::view
