#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "hub/catalogue/load.h"

/// A small catalogue in which every field of every struct occurs, as the files a hall would write.
namespace yichuang::catalogue {

inline void PrintTo(const Fault& fault, std::ostream* out) { *out << DescribeEn(fault); }

inline constexpr std::string_view kSampleHead = R"({
  "district": {"zh": "云澜区", "en": "Yunlan"},
  "sample": true,
  "themes": [{"id": "business", "name": {"zh": "创业开店", "en": "Business"}}],
  "life_events": [{"id": "open-shop", "name": "开店"}]
})";

inline constexpr std::string_view kSampleDepartment = R"({
  "department": {"id": "market", "name": {"zh": "市场监管局", "en": "Market"}, "phone": "000-0001"},
  "items": [
    {
      "id": "sp-0001",
      "name": {"zh": "食品经营许可", "en": "Food business licence"},
      "summary": "开饭店前要办的证。",
      "type": "licence", "depth": "promised", "subject": "both",
      "themes": ["business"], "life_events": ["open-shop"],
      "synonyms": ["开店", "restaurant"],
      "conditions": ["有固定场所"],
      "situations": [
        {"id": "place", "name": "场所是租的还是自有的？",
         "options": [{"id": "rent", "name": "租的"}, {"id": "own", "name": {"zh": "自有", "en": "Own"}}]}
      ],
      "materials": [
        {"id": "form", "name": "申请书", "originals": 1},
        {"id": "lease", "name": {"zh": "租赁合同", "en": "Lease"}, "issuer": "出租人", "note": "在有效期内",
         "originals": 1, "copies": 2, "mandatory": false, "tolerable": true,
         "when": [{"question": "place", "options": ["rent"]}]},
        {"id": "deed", "name": "不动产权证", "shared": true,
         "when": [{"question": "place", "options": ["own"]}]}
      ],
      "steps": [
        {"name": "申请", "detail": "交材料", "where": "综合窗口", "limit": {"unit": "on_the_spot"}},
        {"name": "审查"}
      ],
      "statutory": {"unit": "working_days", "amount": 20},
      "promised": {"unit": "working_days", "amount": 10},
      "fee": {"charged": true, "amount": "每证 20 元", "basis": "某文件"},
      "result": "食品经营许可证",
      "hours": "工作日 9:00–17:00",
      "place": "一层 A 区",
      "windows": [3, 4],
      "phone": "000-0000", "supervision": "000-0002",
      "questions": [{"question": "可以代办吗？", "answer": "可以。"}],
      "basis": [{"law": "某法", "article": "第三十二条", "in_force_since": "2019-07-01"}],
      "verified": true,
      "complete": true
    },
    {
      "id": "sp-0002",
      "name": "个体工商户注销登记"
    }
  ]
})";

/// `text` with the first `what` replaced. REQUIRES: `what` occurs.
inline std::string With(std::string_view text, std::string_view what, std::string_view by) {
  std::string changed(text);
  const std::size_t at = changed.find(what);
  return at == std::string::npos ? std::string("what to replace is not there")
                                 : changed.replace(at, what.size(), by);
}

inline Loaded LoadSample(std::string_view head = kSampleHead,
                         std::string_view department = kSampleDepartment) {
  const std::vector<SourceFile> files = {{"catalogue.json", std::string(head)},
                                         {"market.json", std::string(department)}};
  return LoadFiles(files, 7);
}

/// The sample with one replacement in its department file.
inline Loaded LoadChanged(std::string_view what, std::string_view by) {
  return LoadSample(kSampleHead, With(kSampleDepartment, what, by));
}

}  // namespace yichuang::catalogue
