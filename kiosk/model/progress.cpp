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

/// False, and the person is told so, when nobody would answer.
bool BeginAsking(Model& model, ProgressStep step) {
  ProgressJob& job = Job(model);
  job.asked = model.now;
  const bool there = model.setting.linked && model.hall.hub_online;
  job.step = there ? step : ProgressStep::kTrouble;
  if (!there) job.trouble = ProgressTrouble::kHubAway;
  return there;
}

void Ask(Model& model, Effects& effects) {
  if (!BeginAsking(model, ProgressStep::kAsking)) return;
  effects.push_back(AskProgress{model.now, Job(model).number, Job(model).last4});
}

bool Waits(const ProgressJob& job) {
  return job.step == ProgressStep::kAsking || job.step == ProgressStep::kSlipAsking ||
         job.step == ProgressStep::kReopening;
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

void TakeProgressNumber(Model& model, Effects& effects) {
  if (!IsHere(model)) return;
  ProgressJob& job = Job(model);
  std::string number = NumberScanned(job.number);
  if (job.step != ProgressStep::kNumber || number.empty()) return;
  job.number = std::move(number);
  job.step = ProgressStep::kLast4;
  // Papers of cases have codes of the same shape: what is no matter's goes on as a case's.
  if (IsSlipCode(job.number) && BeginAsking(model, ProgressStep::kSlipAsking))
    effects.push_back(AskMatter{model.now, job.number});
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

void TakeProgressLetters(Model& model) {
  if (IsHere(model)) Job(model).letters = !Job(model).letters;
}

void TakeUnsolvedAsked(Model& model) {
  if (!IsHere(model)) return;
  ProgressJob& job = Job(model);
  const bool may = job.step == ProgressStep::kSlipTold && MayStillBeUnsolved(job.matter.stage);
  if (may) job.step = ProgressStep::kUnsolved;
}

void TakeUnsolvedAnswered(Model& model, bool sure, Effects& effects) {
  if (!IsHere(model) || Job(model).step != ProgressStep::kUnsolved) return;
  if (!sure) {
    Job(model).step = ProgressStep::kSlipTold;
    return;
  }
  if (BeginAsking(model, ProgressStep::kReopening))
    effects.push_back(ReopenMatter{model.now, Job(model).number});
}

void TakeMatterTold(Model& model, const MatterTold& msg) {
  auto& job = model.visit.progress;
  if (!job || !Waits(*job) || job->asked != msg.asked) return;
  const bool reopened =
      job->step == ProgressStep::kReopening && !MayStillBeUnsolved(msg.matter.stage);
  job->step = reopened ? ProgressStep::kReopened : ProgressStep::kSlipTold;
  job->matter = msg.matter;
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
  if (!job || !Waits(*job) || job->asked != msg.asked) return;
  const bool unknown = msg.trouble == ProgressTrouble::kNotMatched;
  const bool case_paper = job->step == ProgressStep::kSlipAsking && unknown;
  job->step = case_paper ? ProgressStep::kLast4 : ProgressStep::kTrouble;
  job->trouble = msg.trouble;
  job->last4.clear();
}

}  // namespace yichuang::model
