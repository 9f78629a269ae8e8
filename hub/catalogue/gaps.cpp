// GapsOf of edit.h.
#include <algorithm>
#include <string_view>

#include "hub/catalogue/edit.h"
#include "hub/catalogue/findings.h"
#include "hub/catalogue/national_codes.h"

namespace yichuang::catalogue {
namespace {

class Gaps {
 public:
  void Note(bool holds, Gap gap, std::string field) {
    if (holds) found_.push_back({gap, std::move(field)});
  }
  std::vector<FoundGap> Take() && {
    std::ranges::stable_sort(found_, {}, &FoundGap::gap);
    return std::move(found_);
  }

 private:
  std::vector<FoundGap> found_;
};

bool IsAsked(const Item& item, const std::string& question) {
  return std::ranges::any_of(item.materials, [&](const Material& material) {
    return std::ranges::any_of(material.when,
                               [&](const Condition& each) { return each.question == question; });
  });
}

void FindMissing(const Item& item, Gaps& gaps) {
  const bool follows = item.depth != Depth::kRegistered;
  gaps.Note(item.summary.zh.empty(), Gap::kNoSummary, "summary");
  gaps.Note(item.situations.empty() && item.complete, Gap::kNoSituations, "situations");
  gaps.Note(item.materials.empty() && follows, Gap::kNoMaterials, "materials");
  gaps.Note(item.steps.empty(), Gap::kNoSteps, "steps");
  gaps.Note(!item.promised && follows, Gap::kNoPromised, "promised");
  gaps.Note(item.result.zh.empty(), Gap::kNoResult, "result");
  gaps.Note(item.windows.empty(), Gap::kNoWindow, "windows");
  gaps.Note(item.phone.empty(), Gap::kNoPhone, "phone");
  gaps.Note(item.name.en.empty(), Gap::kNoEnglish, "name");
}

void FindUnfounded(const Item& item, Gaps& gaps) {
  gaps.Note(!item.verified, Gap::kNotVerified, "verified");
  if (!item.verified) return;
  gaps.Note(item.basis.empty(), Gap::kNoBasis, "basis");
  gaps.Note(item.type == ItemType::kLicence && !item.statutory, Gap::kNoStatutory, "statutory");
  gaps.Note(item.fee.charged && item.fee.basis.zh.empty(), Gap::kFeeWithoutBasis, "fee.basis");
}

/// GB/T 39046 table A.1, in the order of ItemType; it stands in the basic code behind the region.
constexpr std::string_view kTypeCodes[] = {"01", "04", "05", "07", "08", "10", "20"};

bool IsOfOtherType(const Item& item) {
  const auto code = ImplementationCode(item.code);
  return code && code->basic.substr(2, 2) != kTypeCodes[static_cast<std::size_t>(item.type)];
}

void FindContradictions(const Item& item, Gaps& gaps) {
  gaps.Note(IsOfOtherType(item), Gap::kCodeOfOtherType, "code");
  for (std::size_t i = 0; i < item.situations.size(); ++i)
    gaps.Note(!IsAsked(item, item.situations[i].id), Gap::kIdleQuestion, At("situations", i));
  for (std::size_t i = 0; i < item.materials.size(); ++i) {
    const Material& material = item.materials[i];
    gaps.Note(material.tolerable && !material.mandatory, Gap::kOptionalTolerable,
              At("materials", i));
  }
  if (!item.promised) return;
  const bool at_once = item.promised->unit == LimitUnit::kOnTheSpot;
  gaps.Note(item.depth == Depth::kOnSpot && !at_once, Gap::kOnSpotWithLimit, "promised");
  gaps.Note(item.depth == Depth::kPromised && at_once, Gap::kPromisedOnTheSpot, "promised");
}

}  // namespace

std::vector<FoundGap> GapsOf(const Item& item) {
  Gaps gaps;
  if (IsDiscontinued(item)) return {};
  FindMissing(item, gaps);
  FindUnfounded(item, gaps);
  FindContradictions(item, gaps);
  return std::move(gaps).Take();
}

bool IsSerious(Gap gap) {
  switch (gap) {
    case Gap::kNoMaterials:
    case Gap::kNoSteps:
    case Gap::kNoPromised:
    case Gap::kNoResult:
    case Gap::kNoBasis:
    case Gap::kNoStatutory:
    case Gap::kFeeWithoutBasis:
    case Gap::kOnSpotWithLimit:
    case Gap::kPromisedOnTheSpot:
      return true;
    default:
      return false;
  }
}

std::string_view Name(Gap gap) {
  constexpr std::string_view kNames[] = {"no_summary",         "no_situations",
                                         "no_materials",       "no_steps",
                                         "no_promised",        "no_result",
                                         "not_verified",       "no_basis",
                                         "no_statutory",       "fee_without_basis",
                                         "idle_question",      "optional_tolerable",
                                         "on_spot_with_limit", "promised_on_the_spot",
                                         "code_of_other_type", "no_window",
                                         "no_phone",           "no_english"};
  static_assert(std::size(kNames) == kGapCount);
  return kNames[static_cast<std::size_t>(gap)];
}

}  // namespace yichuang::catalogue
