#include "kiosk/model/guide.h"

#include <algorithm>

namespace yichuang::model {

Answers AnswersFor(const Model& model, const catalogue::Item& item) {
  const auto answers = model.visit.answers.find(item.id);
  return answers == model.visit.answers.end() ? Answers{} : answers->second;
}

std::string_view ChosenOption(const Model& model, const catalogue::Item& item,
                              std::string_view question) {
  const auto answers = model.visit.answers.find(item.id);
  if (answers == model.visit.answers.end()) return {};
  for (const catalogue::Answer& answer : answers->second) {
    if (answer.question == question) return answer.option;
  }
  return {};
}

bool HasOption(const catalogue::Item& item, std::string_view question, std::string_view option) {
  return std::any_of(item.situations.begin(), item.situations.end(), [&](const auto& each) {
    return each.id == question &&
           std::any_of(each.options.begin(), each.options.end(),
                       [&](const catalogue::Option& choice) { return choice.id == option; });
  });
}

catalogue::Checklist ChecklistOf(const Model& model, const catalogue::Item& item) {
  return catalogue::MakeChecklist(item, AnswersFor(model, item));
}

std::vector<std::size_t> QuestionsToShow(const Model& model, const catalogue::Item& item) {
  auto open = ChecklistOf(model, item).open;
  if (Has(model, Mode::kElder) && open.size() > 1) open.resize(1);
  return open;
}

}  // namespace yichuang::model
