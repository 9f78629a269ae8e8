#include "hub/core/case_law.h"

#include <array>

namespace yichuang::core {
namespace {

constexpr std::string_view kLicensingLaw = "中华人民共和国行政许可法";

constexpr auto kLawRules = std::to_array<LawRule>({
    {kLicensingLaw, "第三十二条", LawEffect::kDeemed, 5},
    {kLicensingLaw, "第四十二条", LawEffect::kExtension, 10},
});

}  // namespace

std::span<const LawRule> LawRules() { return kLawRules; }

}  // namespace yichuang::core
