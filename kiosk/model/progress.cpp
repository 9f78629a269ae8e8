#include "kiosk/model/progress.h"

#include <algorithm>
#include <utility>

#include "kiosk/model/progress_steps.h"

namespace yichuang::model {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsLetter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }

ProgressJob& Job(Model& model) {
  if (!model.visit.progress) model.visit.progress.emplace();
  return *model.visit.progress;
}

bool IsHere(const Model& model) { return Here(model).screen == Screen::kProgress; }

void Ask(Model& model, Effects& effects) {
  ProgressJob& job = Job(model);
  job.asked = model.now;
  if (!model.setting.linked || !model.hall.hub_online) {
    job.step = ProgressStep::kTrouble;
    job.trouble = ProgressTrouble::kHubAway;
    return;
  }
  job.step = ProgressStep::kAsking;
  effects.push_back(AskProgress{model.now, job.number, job.last4});
}

}  // namespace

std::string NumberScanned(std::string_view text) {
  constexpr std::size_t kTicket = 4;  // "A001"
  constexpr std::size_t kDay = 8;
  std::string number;
  for (const char c : text) {
    if (c == ' ' || c == '\r' || c == '\n') continue;
    if (!IsDigit(c) && !IsLetter(c) && c != '-') return {};
    number += c;
  }
  const bool ticket = number.size() == kTicket + kDay && number[0] >= 'A' && number[0] <= 'Z' &&
                      std::all_of(number.begin() + 1, number.end(), IsDigit);
  if (ticket) number.resize(kTicket);
  const bool fits = number.size() >= kLeastProgressNumber && number.size() <= kMostProgressNumber;
  return fits ? number : std::string();
}

void TakeProgressKey(Model& model, char key, Effects& effects) {
  if (!IsHere(model)) return;
  ProgressJob& job = Job(model);
  if (job.step == ProgressStep::kNumber) {
    if (IsDigit(key) && job.number.size() < kMostProgressNumber) job.number += key;
  } else if (job.step == ProgressStep::kLast4 && (IsDigit(key) || key == 'X')) {
    constexpr std::size_t kLast = 4;
    if (job.last4.size() < kLast) job.last4 += key;
    if (job.last4.size() == kLast) Ask(model, effects);
  }
}

void TakeProgressErased(Model& model, bool all) {
  if (!IsHere(model)) return;
  ProgressJob& job = Job(model);
  std::string* text = job.step == ProgressStep::kNumber  ? &job.number
                      : job.step == ProgressStep::kLast4 ? &job.last4
                                                         : nullptr;
  if (text == nullptr || text->empty()) return;
  if (all) {
    text->clear();
  } else {
    text->pop_back();
  }
}

void TakeProgressNumber(Model& model) {
  if (!IsHere(model)) return;
  ProgressJob& job = Job(model);
  std::string number = NumberScanned(job.number);
  if (job.step != ProgressStep::kNumber || number.empty()) return;
  job.number = std::move(number);
  job.step = ProgressStep::kLast4;
}

void TakeProgressTyped(Model& model, std::string_view text, Effects& effects) {
  for (const char c : text) {
    const bool letter = IsLetter(c) || c == '-';
    if (!letter || !IsHere(model) || Job(model).step != ProgressStep::kNumber) {
      TakeProgressKey(model, c == 'x' ? 'X' : c, effects);
    } else if (Job(model).number.size() < kMostProgressNumber) {
      Job(model).number += c;
    }
  }
}

void TakeProgressAgain(Model& model) {
  if (IsHere(model)) model.visit.progress.emplace();
}

void TakeProgressTold(Model& model, const ProgressTold& msg) {
  auto& job = model.visit.progress;
  if (!job || job->step != ProgressStep::kAsking || job->asked != msg.asked) return;
  job->step = ProgressStep::kTold;
  job->cases = msg.cases;
  job->last4.clear();
}

void TakeProgressRefused(Model& model, const ProgressRefused& msg) {
  auto& job = model.visit.progress;
  if (!job || job->step != ProgressStep::kAsking || job->asked != msg.asked) return;
  job->step = ProgressStep::kTrouble;
  job->trouble = msg.trouble;
  job->last4.clear();
}

}  // namespace yichuang::model
