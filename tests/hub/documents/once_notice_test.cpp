#include "hub/documents/once_notice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <type_traits>

#include "tests/hub/documents/sample_item.h"

namespace yichuang::documents {
namespace {

using catalogue::Answer;

// Every text of the paper, one a line.
std::string TextOf(const Paper& paper) {
  std::string text;
  const auto add = [&](const std::string& line) { text += line + "\n"; };
  for (const Block& block : paper.blocks) {
    std::visit(
        [&](const auto& known) {
          using Known = std::decay_t<decltype(known)>;
          if constexpr (std::is_same_v<Known, Title>) {
            add(known.text);
            add(known.under);
          } else if constexpr (std::is_same_v<Known, Heading> || std::is_same_v<Known, Paragraph>) {
            add(known.text);
          } else if constexpr (std::is_same_v<Known, Bullets>) {
            for (const auto& item : known.items) add(item);
          } else if constexpr (std::is_same_v<Known, Facts>) {
            for (const auto& fact : known.facts) add(fact.label + "=" + fact.value);
          } else if constexpr (std::is_same_v<Known, Steps>) {
            for (const auto& step : known.steps) add(step.name + "=" + step.detail);
          } else if constexpr (std::is_same_v<Known, Table>) {
            for (const auto& row : known.rows) {
              for (const auto& cell : row.cells) add(cell);
              add(row.note);
            }
          } else if constexpr (std::is_same_v<Known, Barcode>) {
            add("barcode=" + known.content);
          } else if constexpr (std::is_same_v<Known, QrCode>) {
            add("qr=" + known.url);
          }
        },
        block);
  }
  return text;
}

const Table* TableOf(const Paper& paper, std::size_t which = 0) {
  for (const Block& block : paper.blocks) {
    const auto* table = std::get_if<Table>(&block);
    if (table != nullptr && which-- == 0) return table;
  }
  return nullptr;
}

class OnceNoticeTest : public testing::Test {
 protected:
  OnceNoticeTest() {
    auto& materials = catalogue_.items.front().materials;
    materials[1].when = {{"home", {"own"}}};
    materials[2].shared = true;
    materials[3].tolerable = true;
    frame_.now = std::chrono::local_days(std::chrono::year(2026) / 5 / 9) + std::chrono::hours(9) +
                 std::chrono::minutes(12);
    frame_.reference = "7K3QX9A2";
  }

  Paper Make(const std::vector<Answer>& answers) {
    return OnceNotice(catalogue_, catalogue_.items.front(), answers, frame_);
  }
  bool Says(const std::vector<Answer>& answers, const std::string& text) {
    return TextOf(Make(answers)).find(text) != std::string::npos;
  }

  catalogue::Catalogue catalogue_ = HardCatalogue(4);
  NoticeFrame frame_;
};

TEST_F(OnceNoticeTest, NamesEverythingAPersonMustKnow) {
  const std::string text = TextOf(Make({{"home", "own"}}));
  for (const std::string wanted : {"一次性告知单",
                                   "行政许可事项",
                                   "实施机构=云澜区某某局",
                                   "打印时间=2026年5月9日 09:12",
                                   "房屋从哪里来？\u2002自有",
                                   "申请材料01",
                                   "原件",
                                   "年满十八周岁",
                                   "第1步",
                                   "2 个工作日",
                                   "承诺时限=3 个工作日",
                                   "法定时限=20 个工作日",
                                   "收费=每证 20 元",
                                   "收费依据=某收费文件",
                                   "办理地点=一层 A 区 综合窗口",
                                   "办理窗口=3–6、9 号",
                                   "咨询电话=000-0000-0101",
                                   "监督电话=000-0000-0199",
                                   "《某某条例》第十九条（2022年3月1日起施行）",
                                   "barcode=7K3QX9A2"}) {
    EXPECT_NE(text.find(wanted), std::string::npos) << wanted << "\n" << text;
  }
}

TEST_F(OnceNoticeTest, FollowsTheSituation) {
  EXPECT_EQ(TableOf(Make({{"home", "own"}}))->rows.size(), 3u);
  EXPECT_EQ(TableOf(Make({{"home", "rent"}}))->rows.size(), 2u);
  EXPECT_FALSE(Says({{"home", "rent"}}, "申请材料02"));
}

TEST_F(OnceNoticeTest, OfAJointMatterNamesItsItemsInPlaceOfAType) {
  EXPECT_FALSE(Says({}, "包含事项"));
  frame_.parts = {{"设立登记", "Registration"}, {"印章备案", "Seal"}};
  EXPECT_TRUE(Says({}, "包含事项=设立登记、印章备案"));
  EXPECT_FALSE(Says({}, "事项类型"));
}

TEST_F(OnceNoticeTest, SaysWhichMaterialsDependOnAnOpenQuestion) {
  const Paper paper = Make({});
  ASSERT_NE(TableOf(paper, 1), nullptr);
  ASSERT_EQ(TableOf(paper, 1)->rows.size(), 1u);
  EXPECT_NE(TableOf(paper, 1)->rows.front().note.find("仅限情形：自有"), std::string::npos);
}

TEST_F(OnceNoticeTest, AsksForNoMaterialTheHallObtains) {
  const Paper paper = Make({{"home", "own"}});
  for (const Table::Row& row : TableOf(paper)->rows) {
    EXPECT_EQ(row.cells.front().find("申请材料03"), std::string::npos);
  }
  EXPECT_TRUE(Says({{"home", "own"}}, "无需携带"));
  EXPECT_TRUE(Says({{"home", "own"}}, "申请材料03"));
}

TEST_F(OnceNoticeTest, ClaimsNoLawForAnUnverifiedItem) {
  // Even when somebody left the law in the catalogue.
  catalogue_.items.front().verified = false;
  EXPECT_FALSE(Says({}, "某某条例"));
  EXPECT_FALSE(Says({}, "法定时限="));
  EXPECT_TRUE(Says({}, "尚未核定"));
}

TEST_F(OnceNoticeTest, CarriesACodeForTelephonesOnlyWithAPublicAddress) {
  EXPECT_FALSE(Says({}, "qr="));
  frame_.public_url = "https://hall.example/guides/hard.html";
  EXPECT_TRUE(Says({}, "qr=https://hall.example/guides/hard.html"));
}

TEST_F(OnceNoticeTest, IsMarkedOnlyWhereTheDataAreSamples) {
  EXPECT_EQ(Make({}).mark, "演示数据");
  catalogue_.sample = false;
  EXPECT_EQ(Make({}).mark, "");
}

TEST_F(OnceNoticeTest, SpeaksEnglishAndFallsBackToChinese) {
  frame_.language = Language::kEnglish;
  catalogue_.items.front().place.en.clear();
  const std::string text = TextOf(Make({{"home", "own"}}));
  EXPECT_NE(text.find("One-time notice"), std::string::npos);
  EXPECT_NE(text.find("Promised within=3 working days"), std::string::npos);
  EXPECT_NE(text.find("9 May 2026, 09:12"), std::string::npos);
  EXPECT_NE(text.find("Place=一层 A 区 综合窗口"), std::string::npos);
}

TEST_F(OnceNoticeTest, ReferenceNamesItemAndSituationAndNothingElse) {
  const catalogue::Item& item = catalogue_.items.front();
  const std::string own = NoticeReference(item, {{"home", "own"}});
  EXPECT_EQ(own.size(), 8u);
  EXPECT_EQ(own, NoticeReference(item, {{"home", "rent"}, {"none", "x"}, {"home", "own"}}));
  EXPECT_NE(own, NoticeReference(item, {{"home", "rent"}}));
  EXPECT_NE(own, NoticeReference(item, {}));
  EXPECT_TRUE(std::all_of(own.begin(), own.end(),
                          [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); }));
}

}  // namespace
}  // namespace yichuang::documents
