#include "hub/catalogue/checklist.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace yichuang::catalogue {
namespace {

/// The chosen option by question; only what the item knows.
std::map<std::string_view, std::string_view> KnownAnswers(const Item& item,
                                                          const std::vector<Answer>& answers) {
  std::map<std::string_view, std::string_view> known;
  for (const Answer& answer : answers) {
    const auto question =
        std::find_if(item.situations.begin(), item.situations.end(),
                     [&](const Question& each) { return each.id == answer.question; });
    if (question == item.situations.end()) continue;
    const bool has_option =
        std::any_of(question->options.begin(), question->options.end(),
                    [&](const Option& each) { return each.id == answer.option; });
    if (has_option) known[answer.question] = answer.option;
  }
  return known;
}

enum class Wanted { kYes, kNo, kDepends };

Wanted IsWanted(const Material& material,
                const std::map<std::string_view, std::string_view>& answers) {
  Wanted wanted = Wanted::kYes;
  for (const Condition& condition : material.when) {
    const auto answer = answers.find(condition.question);
    if (answer == answers.end()) {
      wanted = Wanted::kDepends;
      continue;
    }
    const bool holds = std::find(condition.options.begin(), condition.options.end(),
                                 answer->second) != condition.options.end();
    if (!holds) return Wanted::kNo;
  }
  return wanted;
}

/// True when one of the undecided materials has a condition about the question.
bool StillMatters(const Question& question, const Item& item,
                  const std::vector<std::size_t>& undecided) {
  return std::any_of(undecided.begin(), undecided.end(), [&](std::size_t place) {
    const auto& when = item.materials[place].when;
    return std::any_of(when.begin(), when.end(), [&](const Condition& condition) {
      return condition.question == question.id;
    });
  });
}

}  // namespace

Checklist MakeChecklist(const Item& item, const std::vector<Answer>& answers) {
  const auto known = KnownAnswers(item, answers);
  Checklist list;
  for (std::size_t i = 0; i < item.materials.size(); ++i) {
    const Material& material = item.materials[i];
    switch (IsWanted(material, known)) {
      case Wanted::kYes:
        (material.shared ? list.obtained : list.bring).push_back(i);
        break;
      case Wanted::kDepends:
        list.depends.push_back(i);
        break;
      case Wanted::kNo:
        break;
    }
  }
  for (std::size_t i = 0; i < item.situations.size(); ++i) {
    const Question& question = item.situations[i];
    if (!known.contains(question.id) && StillMatters(question, item, list.depends)) {
      list.open.push_back(i);
    }
  }
  return list;
}

}  // namespace yichuang::catalogue
