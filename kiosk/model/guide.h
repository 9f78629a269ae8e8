#pragma once

#include <string_view>
#include <vector>

#include "hub/catalogue/checklist.h"
#include "kiosk/model/model.h"

/// What a person must bring for an item, as far as he has told his situation.
namespace yichuang::model {

/// Empty when nothing was answered yet.
Answers AnswersFor(const Model& model, const catalogue::Item& item);

/// The option chosen for a question of the item; empty when unanswered.
std::string_view ChosenOption(const Model& model, const catalogue::Item& item,
                              std::string_view question);

bool HasOption(const catalogue::Item& item, std::string_view question, std::string_view option);

catalogue::Checklist ChecklistOf(const Model& model, const catalogue::Item& item);

/// Places in Item::situations of the questions to show now: all that are open; in 长辈版 only the
/// next one, since one question at a time is easier to answer.
std::vector<std::size_t> QuestionsToShow(const Model& model, const catalogue::Item& item);

}  // namespace yichuang::model
