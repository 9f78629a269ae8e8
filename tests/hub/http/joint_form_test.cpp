#include "hub/http/joint_form.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "hub/http/request_body.h"
#include "tests/hub/http/fake_reader.h"

namespace yichuang::http {
namespace {

using contract::Reason;
using nlohmann::json;

const FormValues kFilled{{"name", "云澜区晨光餐饮有限公司"},
                         {"kind", "limited"},
                         {"boss", "张三丰"},
                         {"staff", "12"},
                         {"phone", "000-00001234"}};

FormValues Without(const std::string& field, const std::string& instead = {}) {
  FormValues values = kFilled;
  values.erase(field);
  if (!instead.empty()) values[field] = instead;
  return values;
}

TEST(JointForm, NamesEveryRequiredFieldThatIsEmpty) {
  const auto matter = SampleMatter();
  EXPECT_EQ(FormTrouble(matter, kFilled, true), std::nullopt);
  EXPECT_EQ(FormTrouble(matter, Without("staff"), true), std::nullopt) << "it need not be there";
  FormValues two = Without("name");
  two.erase("boss");
  EXPECT_EQ(FormTrouble(matter, two, true), (Trouble{Reason::kFormIncomplete, "name,boss", {}}));
  EXPECT_EQ(FormTrouble(matter, two, false), std::nullopt) << "a draft is filled in later";
}

TEST(JointForm, TakesOfEachFieldOnlyWhatIsOfItsKind) {
  const auto matter = SampleMatter();
  const auto fault = [&matter](const std::string& field, const std::string& value) {
    const auto trouble = FormTrouble(matter, Without(field, value), false);
    return trouble ? trouble->what : std::string();
  };
  EXPECT_EQ(fault("staff", "zwölf"), "form.staff");
  EXPECT_EQ(fault("staff", "0"), "");
  EXPECT_EQ(fault("kind", "sole"), "form.kind") << "none of its options";
  EXPECT_EQ(fault("phone", "12"), "form.phone");
  EXPECT_EQ(fault("boss", "李·四"), "");
  EXPECT_EQ(fault("colour", "red"), "form.colour") << "the form has no such field";
}

TEST(JointForm, APartIsShownWhatItNeedsAndNamesAreMasked) {
  const json tax = json::parse(FormJson(SampleMatter(), kFilled, "tax", true))["form"];
  EXPECT_EQ(tax["part"], "tax");
  ASSERT_EQ(tax["fields"].size(), 3U);
  EXPECT_EQ(tax["fields"][0]["value"], "云澜区晨光餐饮有限公司");
  EXPECT_EQ(tax["fields"][1]["id"], "staff");
  EXPECT_NE(tax["fields"][2]["value"], "000-00001234");
  EXPECT_EQ(tax.dump().find("张"), std::string::npos);
  const json whole = json::parse(FormJson(SampleMatter(), kFilled, "", false))["form"];
  ASSERT_EQ(whole["fields"].size(), 5U);
  EXPECT_EQ(whole["fields"][1]["text"]["zh"], "有限责任公司");
  EXPECT_EQ(whole["fields"][2]["value"], "张三丰");
  EXPECT_EQ(FormJson(SampleMatter(), {}, "", true), R"({"form":null})");
}

TEST(JointForm, ComesBackAsItWasKept) {
  EXPECT_EQ(ReadForm(WrittenForm(kFilled)), kFilled);
  EXPECT_TRUE(ReadForm("").empty());
  EXPECT_TRUE(ReadForm("[1]").empty());
}

TEST(JointForm, IsReadFromABodyAsTextsAndNothingElse) {
  const auto fault = [](const std::string& body) {
    RequestBody request(body);
    FormIn(request);
    return request.trouble() ? request.trouble()->what : std::string();
  };
  RequestBody body(R"({"form":{"name":"晨光","boss":""}})");
  EXPECT_EQ(FormIn(body), (FormValues{{"name", "晨光"}})) << "what is empty is not there";
  EXPECT_EQ(fault(R"({"form":{"name":7}})"), "form");
  EXPECT_EQ(fault(R"({"form":{"name":"a\u0007"}})"), "form");
  EXPECT_EQ(fault(R"({"form":"name"})"), "form");
  EXPECT_EQ(fault(json{{"form", {{"name", std::string(901, 'a')}}}}.dump()), "form");
}

}  // namespace
}  // namespace yichuang::http
