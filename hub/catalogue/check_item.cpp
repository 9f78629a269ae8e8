#include "hub/catalogue/check_item.h"

#include <algorithm>
#include <set>

#include "hub/catalogue/national_codes.h"

namespace yichuang::catalogue {
namespace {

constexpr std::size_t kItemName = 200;  // GB/T 39046
constexpr std::size_t kShort = 40;      // a phone number, a word to search by
constexpr std::size_t kSentence = 500;
constexpr std::size_t kParagraph = 2000;
constexpr std::size_t kMostRows = 100;
constexpr std::size_t kMostOptions = 20;

void CheckLimit(const std::optional<Limit>& limit, const std::string& field, Findings& findings) {
  if (!limit) return;
  const bool on_the_spot = limit->unit == LimitUnit::kOnTheSpot;
  if (on_the_spot != (limit->amount == 0) || limit->amount > 999) {
    findings.Note(field + ".amount", Reason::kOutOfRange);
  }
}

/// True when it is certain that `promised` ends later. Days of work last at least as long as
/// calendar days; how much longer depends on the calendar, so the other way round nothing is said.
bool CertainlyLonger(const Limit& promised, const Limit& statutory) {
  const auto hours = [](const Limit& limit) { return limit.amount * 24U; };
  if (promised.unit == statutory.unit) return promised.amount > statutory.amount;
  if (promised.unit == LimitUnit::kOnTheSpot) return false;
  if (statutory.unit == LimitUnit::kOnTheSpot) return true;
  switch (promised.unit) {
    case LimitUnit::kWorkingDays:
      return statutory.unit == LimitUnit::kNaturalDays && promised.amount > statutory.amount;
    case LimitUnit::kNaturalDays:
      return statutory.unit == LimitUnit::kHours && hours(promised) > statutory.amount;
    case LimitUnit::kHours:
      return statutory.unit == LimitUnit::kNaturalDays && promised.amount > hours(statutory);
    case LimitUnit::kOnTheSpot:
      break;
  }
  return false;
}

void CheckLimits(const Item& item, Findings& findings) {
  CheckLimit(item.statutory, "statutory", findings);
  CheckLimit(item.promised, "promised", findings);
  if (item.statutory && item.promised && CertainlyLonger(*item.promised, *item.statutory)) {
    findings.Note("promised", Reason::kLimitTooLong);
  }
}

void CheckQuestion(const Question& question, std::size_t place, Findings& findings) {
  findings.Id(question.id, At("situations", place, "id"));
  findings.NeedText(question.name, At("situations", place, "name"), kItemName);
  const std::string options = At("situations", place, "options");
  if (question.options.size() < 2) findings.Note(options, Reason::kTooFewOptions);
  if (question.options.size() > kMostOptions) findings.Note(options, Reason::kTooMany);
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    const Option& option = question.options[i];
    findings.Id(option.id, At(options, i, "id"));
    findings.NeedText(option.name, At(options, i, "name"), kItemName);
    if (!seen.insert(option.id).second) findings.Note(At(options, i, "id"), Reason::kDuplicateId);
  }
}

void CheckCondition(const Condition& condition, const Item& item, const std::string& path,
                    Findings& findings) {
  const auto question =
      std::find_if(item.situations.begin(), item.situations.end(),
                   [&](const Question& each) { return each.id == condition.question; });
  if (question == item.situations.end()) {
    findings.Note(path + ".question", Reason::kUnknownReference);
    return;
  }
  if (condition.options.empty()) findings.Note(path + ".options", Reason::kTooFewOptions);
  for (std::size_t i = 0; i < condition.options.size(); ++i) {
    const bool known =
        std::any_of(question->options.begin(), question->options.end(),
                    [&](const Option& each) { return each.id == condition.options[i]; });
    if (!known) findings.Note(At(path + ".options", i), Reason::kUnknownReference);
  }
}

void CheckMaterial(const Material& material, const Item& item, std::size_t place,
                   Findings& findings) {
  const auto path = [place](std::string_view field) { return At("materials", place, field); };
  findings.Id(material.id, path("id"));
  findings.NeedText(material.name, path("name"), kItemName);
  findings.MayText(material.issuer, path("issuer"), kItemName);
  findings.MayText(material.note, path("note"), kSentence);
  if (material.originals > 99) findings.Note(path("originals"), Reason::kOutOfRange);
  if (material.copies > 99) findings.Note(path("copies"), Reason::kOutOfRange);
  for (std::size_t i = 0; i < material.when.size(); ++i) {
    CheckCondition(material.when[i], item, At(path("when"), i), findings);
  }
}

/// Questions and materials, and that their ids are unique in the item.
void CheckSituation(const Item& item, Findings& findings) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < item.situations.size(); ++i) {
    CheckQuestion(item.situations[i], i, findings);
    if (!seen.insert(item.situations[i].id).second) {
      findings.Note(At("situations", i, "id"), Reason::kDuplicateId);
    }
  }
  seen.clear();
  for (std::size_t i = 0; i < item.materials.size(); ++i) {
    CheckMaterial(item.materials[i], item, i, findings);
    if (!seen.insert(item.materials[i].id).second) {
      findings.Note(At("materials", i, "id"), Reason::kDuplicateId);
    }
  }
}

void CheckWay(const Item& item, Findings& findings) {
  for (std::size_t i = 0; i < item.steps.size(); ++i) {
    const Step& step = item.steps[i];
    findings.NeedText(step.name, At("steps", i, "name"), kItemName);
    findings.MayText(step.detail, At("steps", i, "detail"), kSentence);
    findings.MayText(step.where, At("steps", i, "where"), kItemName);
    CheckLimit(step.limit, At("steps", i, "limit"), findings);
  }
  for (std::size_t i = 0; i < item.questions.size(); ++i) {
    findings.NeedText(item.questions[i].question, At("questions", i, "question"), kSentence);
    findings.NeedText(item.questions[i].answer, At("questions", i, "answer"), kParagraph);
  }
  for (std::size_t i = 0; i < item.conditions.size(); ++i) {
    findings.NeedText(item.conditions[i], At("conditions", i), kSentence);
  }
  for (std::size_t i = 0; i < item.windows.size(); ++i) {
    const bool good = item.windows[i] >= 1 && item.windows[i] <= 999;
    if (!good) findings.Note(At("windows", i), Reason::kOutOfRange);
  }
}

void CheckFee(const Fee& fee, Findings& findings) {
  const bool says_amount = !fee.amount.zh.empty() || !fee.amount.en.empty();
  if (fee.charged != says_amount) findings.Note("fee.amount", Reason::kFeeContradiction);
  const bool says_basis = !fee.basis.zh.empty() || !fee.basis.en.empty();
  if (!fee.charged && says_basis) findings.Note("fee.basis", Reason::kFeeContradiction);
  findings.MayText(fee.amount, "fee.amount", kSentence);
  findings.MayText(fee.basis, "fee.basis", kSentence);
}

/// Nobody has checked the law behind an unverified item, so it must not cite any.
void CheckClaims(const Item& item, Findings& findings) {
  for (std::size_t i = 0; i < item.basis.size(); ++i) {
    findings.NeedString(item.basis[i].law, At("basis", i, "law"), kItemName);
    findings.MayString(item.basis[i].article, At("basis", i, "article"), kItemName);
    if (!item.basis[i].in_force_since.ok()) {
      findings.Note(At("basis", i, "in_force_since"), Reason::kOutOfRange);
    }
  }
  if (item.verified) return;
  if (!item.basis.empty()) findings.Note("basis", Reason::kUnverifiedClaim);
  if (item.statutory) findings.Note("statutory", Reason::kUnverifiedClaim);
  if (!item.fee.basis.zh.empty()) findings.Note("fee.basis", Reason::kUnverifiedClaim);
}

void CheckComplete(const Item& item, Findings& findings) {
  if (!item.complete) return;
  if (item.situations.empty()) findings.Note("situations", Reason::kIncomplete);
  if (item.materials.empty()) findings.Note("materials", Reason::kIncomplete);
  if (item.steps.empty()) findings.Note("steps", Reason::kIncomplete);
  if (!item.promised) findings.Note("promised", Reason::kIncomplete);
  if (item.result.zh.empty()) findings.Note("result", Reason::kIncomplete);
}

}  // namespace

void CheckItem(const Item& item, Findings& findings) {
  findings.Id(item.id, "id");
  findings.NeedText(item.name, "name", kItemName);
  // In its one form: what was typed with blanks or small letters is no code yet.
  const auto code = item.code.empty() ? std::nullopt : ImplementationCode(item.code);
  if (!item.code.empty() && (!code || code->text() != item.code))
    findings.Note("code", Reason::kBadCode);
  findings.MayText(item.summary, "summary", kSentence);
  for (std::size_t i = 0; i < item.synonyms.size(); ++i) {
    findings.NeedString(item.synonyms[i], At("synonyms", i), kShort);
  }
  findings.MayText(item.discontinued, "discontinued", kSentence);
  findings.MayText(item.result, "result", kItemName);
  findings.MayText(item.hours, "hours", kItemName);
  findings.MayText(item.place, "place", kItemName);
  findings.MayString(item.phone, "phone", kShort);
  findings.MayString(item.supervision, "supervision", kShort);
  findings.AtMost(item.synonyms.size(), kMostRows, "synonyms");
  findings.AtMost(item.conditions.size(), kMostRows, "conditions");
  findings.AtMost(item.situations.size(), kMostOptions, "situations");
  findings.AtMost(item.materials.size(), kMostRows, "materials");
  findings.AtMost(item.steps.size(), kMostRows, "steps");
  findings.AtMost(item.questions.size(), kMostRows, "questions");
  findings.AtMost(item.windows.size(), kMostRows, "windows");
  findings.AtMost(item.basis.size(), kMostRows, "basis");
  CheckSituation(item, findings);
  CheckWay(item, findings);
  CheckLimits(item, findings);
  CheckFee(item.fee, findings);
  CheckClaims(item, findings);
  CheckComplete(item, findings);
}

}  // namespace yichuang::catalogue
