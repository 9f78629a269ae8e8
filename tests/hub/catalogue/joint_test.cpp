// Joint matters (一件事): what an import must find before a hall offers one.
#include <gtest/gtest.h>

#include "hub/catalogue/load.h"

namespace yichuang::catalogue {
namespace {

constexpr std::string_view kJointHead = R"({
  "district": "云澜区",
  "joint_matters": [
    {"id": "start", "name": "开办",
     "parts": [{"item": "licence", "name": "设立登记"}, {"item": "seal"}],
     "shared": [{"id": "identity", "name": "身份证", "of": ["licence/identity", "seal/legal-person"]}],
     "form": [{"id": "name", "name": "名称", "items": ["licence", "seal"]}],
     "steps": [{"name": "一次提交"}], "windows": [3],
     "statutory": {"unit": "working_days", "amount": 45}, "extension_days": 15}
  ]
})";

constexpr std::string_view kJointItems = R"({
  "department": {"id": "market", "name": "市场监管局"},
  "items": [
    {"id": "licence", "name": "登记", "promised": {"unit": "working_days", "amount": 3},
     "materials": [{"id": "identity", "name": "身份证"}, {"id": "deed", "name": "产权证", "shared": true}]},
    {"id": "seal", "name": "公章", "depth": "on_spot", "materials": [{"id": "legal-person", "name": "法人身份证"}]},
    {"id": "passport", "name": "护照", "depth": "registered"}
  ]
})";

Loaded LoadJoint(std::string_view what = "", std::string_view by = "") {
  std::string head(kJointHead);
  if (!what.empty()) head.replace(head.find(what), what.size(), by);
  const std::vector<SourceFile> files{{"catalogue.json", head},
                                      {"market.json", std::string(kJointItems)}};
  return LoadFiles(files, 1);
}

/// "row field reason" of the only fault.
std::string JointFault(std::string_view what, std::string_view by) {
  const Loaded loaded = LoadJoint(what, by);
  const auto* faults = std::get_if<std::vector<Fault>>(&loaded);
  if (faults == nullptr) return "none";
  std::string told;
  for (const Fault& fault : *faults) {
    told += (told.empty() ? "" : "; ") + fault.row + " " + fault.field + " " +
            std::string(Name(fault.reason));
    EXPECT_EQ(fault.file, "catalogue.json");
    EXPECT_GT(fault.line, 0U);
  }
  return told;
}

TEST(JointMatters, AreReadAndWrittenWhole) {
  const Loaded loaded = LoadJoint();
  ASSERT_TRUE(std::holds_alternative<Catalogue>(loaded))
      << DescribeEn(std::get<std::vector<Fault>>(loaded).front());
  const Catalogue& catalogue = std::get<Catalogue>(loaded);
  ASSERT_EQ(catalogue.joint_matters.size(), 1U);
  const JointMatter& matter = catalogue.joint_matters.front();
  EXPECT_EQ(matter.parts[0].name.zh, "设立登记");
  EXPECT_EQ(matter.shared[0].of,
            (std::vector<std::string>{"licence/identity", "seal/legal-person"}));
  EXPECT_EQ(matter.extension_days, 15);
  const Loaded again = ReadBundle(WriteBundle(catalogue));
  ASSERT_TRUE(std::holds_alternative<Catalogue>(again));
  EXPECT_EQ(std::get<Catalogue>(again), catalogue);
}

TEST(JointMatters, ABundleWithoutAnyIsWhatOlderKiosksKnow) {
  Catalogue catalogue = std::get<Catalogue>(LoadJoint());
  EXPECT_NE(WriteBundle(catalogue).find(R"("format":3)"), std::string::npos);
  catalogue.joint_matters.clear();
  EXPECT_NE(WriteBundle(catalogue).find(R"("format":2)"), std::string::npos);
}

TEST(JointMatters, FieldsOfTheFormAreMoreThanTexts) {
  const std::string field =
      R"({"id": "kind", "name": "类型", "kind": "choice", "required": true, "options": )"
      R"([{"id": "limited", "name": "有限责任公司"}, {"id": "branch", "name": "分支机构"}], )"
      R"("items": ["licence"]})";
  const std::string before = R"("form": [)";
  const auto with = [&](const std::string& which) {
    return JointFault(before, before + which + ", ");
  };
  EXPECT_EQ(with(field), "none");
  EXPECT_EQ(with(std::string(field).replace(field.find("branch"), 6, "limited")),
            "start form[0].options[1].id duplicate_id");
  EXPECT_EQ(with(std::string(field).replace(field.find("choice"), 6, "number")),
            "start form[0].options too_many")
      << "options are of a choice alone";
  EXPECT_EQ(with(R"({"id": "kind", "name": "类型", "kind": "choice", "items": ["licence"]})"),
            "start form[0].options too_few_options");
  Catalogue catalogue = std::get<Catalogue>(LoadJoint());
  catalogue.joint_matters[0].form[0].kind = JointMatter::FieldKind::kPhone;
  catalogue.joint_matters[0].form[0].required = true;
  const std::string bundle = WriteBundle(catalogue);
  EXPECT_NE(bundle.find(R"("format":4)"), std::string::npos) << "older kiosks do not know it";
  EXPECT_EQ(std::get<Catalogue>(ReadBundle(bundle)), catalogue);
}

TEST(JointMatters, EveryFaultIsNamedWithItsPlace) {
  EXPECT_EQ(JointFault(R"({"item": "seal"})", R"({"item": "stamp"})"),
            "start parts[1].item unknown_part; start shared[0].of[1] unknown_part; "
            "start form[0].items[1] unknown_part");
  EXPECT_EQ(JointFault("seal/legal-person", "seal/passport"),
            "start shared[0].of[1] foreign_paper");
  EXPECT_EQ(JointFault("licence/identity", "licence/deed"), "start shared[0].of[0] foreign_paper")
      << "nobody brings what the hall obtains";
  EXPECT_EQ(JointFault("seal/legal-person", "licence/identity"),
            "start shared[0].of[1] shared_twice");
  EXPECT_EQ(JointFault(R"(, "seal/legal-person")", ""), "start shared[0].of too_few_parts");
  EXPECT_EQ(JointFault(R"({"item": "seal"}])", R"({"item": "seal"}, {"item": "start"}])"),
            "start parts[2].item joint_in_joint")
      << "no circle, and nothing within it";
  EXPECT_EQ(JointFault(R"({"item": "seal"}])", R"({"item": "seal"}, {"item": "passport"}])"),
            "start parts[2].item outside_part");
  EXPECT_EQ(JointFault(R"({"item": "seal"}])", R"({"item": "seal"}, {"item": "seal"}])"),
            "start parts[2].item duplicate_id");
  EXPECT_EQ(JointFault(R"("id": "start")", R"("id": "licence")"), "licence id duplicate_id")
      << "one list is searched for both";
  EXPECT_EQ(JointFault(R"("amount": 45)", R"("amount": 2)"), "start statutory limit_too_long");
  EXPECT_EQ(JointFault(R"("statutory": {"unit": "working_days", "amount": 45}, )", ""),
            "start extension_days out_of_range");
}

}  // namespace
}  // namespace yichuang::catalogue
