#include "hub/catalogue/search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "hub/catalogue/characters.h"
#include "hub/catalogue/generator.h"

namespace yichuang::catalogue {
namespace {

Catalogue Hall() {
  Catalogue catalogue;
  const auto add = [&catalogue](const char* id, const char* zh, const char* en,
                                std::vector<std::string> synonyms) {
    Item item;
    item.id = id;
    item.name = {zh, en};
    item.synonyms = std::move(synonyms);
    catalogue.items.push_back(std::move(item));
  };
  add("licence", "营业执照核发", "Business licence", {"开店", "办执照"});
  add("food", "食品经营许可（首次）", "Food business licence", {"开饭店", "卫生许可"});
  add("transfer", "不动产权证书转移登记", "Property transfer", {"过户", "二手房"});
  add("insurance", "社会保险关系转移", "Social insurance transfer", {"社保"});
  add("bookkeeping", "会计代理记账许可", "Bookkeeping licence", {});
  add("bank", "单位银行账户备案", "Filing of bank accounts", {"开户"});
  add("identity", "居民身份证换领", "Identity card renewal", {"身份证", "身份证丢了", "ID card"});
  add("household", "出生户口登记", "Household registration of a newborn", {"小孩上户口"});
  add("women", "妇女儿童权益救助", "Help for women and children", {});
  add("etc", "车辆ETC登记", "Toll sticker", {});
  return catalogue;
}

class SearchTest : public ::testing::Test {
 protected:
  /// Id of the best hit; empty for none.
  std::string First(std::string_view query) const {
    const auto hits = index_.Find(query, 5);
    return hits.empty() ? std::string() : hall_.items[hits.front().item].id;
  }
  Manner FirstManner(std::string_view query) const {
    const auto hits = index_.Find(query, 1);
    EXPECT_FALSE(hits.empty()) << query;
    return hits.empty() ? Manner::kSentence : hits.front().manner;
  }
  /// The highlighted parts of the best hit, parted by bars.
  std::string Marked(std::string_view query) const {
    const auto hits = index_.Find(query, 1);
    if (hits.empty()) return {};
    const Hit& hit = hits.front();
    const Item& item = hall_.items[hit.item];
    const std::string& text = hit.found == Found::kSynonym   ? item.synonyms[hit.synonym]
                              : hit.found == Found::kEnglish ? item.name.en
                                                             : item.name.zh;
    std::string marked;
    for (const ByteRange& range : hit.ranges) {
      if (!marked.empty()) marked += '|';
      marked += text.substr(range.begin, range.end - range.begin);
    }
    return marked;
  }

  const Catalogue hall_ = Hall();
  const SearchIndex index_{hall_};
};

TEST_F(SearchTest, FindsByNamePinyinInitialsAndMixed) {
  EXPECT_EQ(First("营业执照"), "licence");
  EXPECT_EQ(FirstManner("营业执照"), Manner::kCharacters);
  EXPECT_EQ(First("yingyezhizhao"), "licence");
  EXPECT_EQ(FirstManner("yingyezhizhao"), Manner::kPinyin);
  EXPECT_EQ(First("yyzz"), "licence");
  EXPECT_EQ(FirstManner("yyzz"), Manner::kInitials);
  EXPECT_EQ(First("营业zz"), "licence");
  EXPECT_EQ(FirstManner("营业zz"), Manner::kMixed);
  EXPECT_EQ(First("yingyezz"), "licence");
  EXPECT_EQ(First("yyezhiz"), "licence");
  EXPECT_EQ(Marked("yezhi"), "业执");
}

TEST_F(SearchTest, EveryBeginningOfASpellingFindsTheItem) {
  const std::string spelled = "yingyezhizhaohefa";
  for (std::size_t size = 1; size <= spelled.size(); ++size) {
    const auto hits = index_.Find(spelled.substr(0, size), 10);
    EXPECT_TRUE(std::any_of(hits.begin(), hits.end(), [](const Hit& hit) { return hit.item == 0; }))
        << spelled.substr(0, size);
  }
}

TEST_F(SearchTest, KnowsEveryReadingOfACharacter) {
  EXPECT_EQ(First("kuaiji"), "bookkeeping");
  EXPECT_EQ(First("yinhang"), "bank");
  EXPECT_EQ(First("funvertong"), "women");
  EXPECT_EQ(First("fùnǚ"), "women");
}

TEST_F(SearchTest, FindsByEverydayWords) {
  EXPECT_EQ(First("开店"), "licence");
  EXPECT_EQ(First("社保"), "insurance");
  EXPECT_EQ(First("小孩上户口"), "household");
  EXPECT_EQ(First("我要给小孩上户口怎么办"), "household");
  EXPECT_EQ(First("怎么办理身份证"), "identity");
  EXPECT_EQ(First("小孩刚出生户口"), "household");
}

TEST_F(SearchTest, LeavesGaps) {
  EXPECT_EQ(First("bdczy"), "transfer");
  EXPECT_EQ(FirstManner("bdczy"), Manner::kGap);
  EXPECT_EQ(Marked("bdczy"), "不动产|转移");
  EXPECT_EQ(First("不动产转移"), "transfer");
  EXPECT_EQ(Marked("不动产转移登记"), "不动产|转移登记");
  EXPECT_EQ(First("shehuizhuanyi"), "insurance");
}

TEST_F(SearchTest, ForgivesOneWrongLetter) {
  for (const char* query :
       {"yingyezhizgao", "yinyezhizhao", "yingyezhiizhao", "yignyezhizhao", "xingyezhizhao",
        "yingyezhizhaoo", "营业执找", "营业值照", "营执业照"}) {
    EXPECT_EQ(First(query), "licence") << query;
    EXPECT_EQ(FirstManner(query), Manner::kWrongLetter) << query;
  }
  EXPECT_EQ(First("propety"), "transfer");
  EXPECT_EQ(First("bokkeeping"), "bookkeeping");
}

TEST_F(SearchTest, ForgivesSoundsThatAreAlike) {
  EXPECT_EQ(First("senfengzen"), "identity");
  EXPECT_EQ(First("sipinjinying"), "food");
}

TEST_F(SearchTest, FindsEnglishWordsInAnyOrder) {
  EXPECT_EQ(First("bank accounts"), "bank");
  EXPECT_EQ(First("Registration newborn"), "household");
  EXPECT_EQ(Marked("newb household"), "Household|newborn");
  EXPECT_EQ(First("where is the toll sticker"), "etc");
}

TEST_F(SearchTest, IgnoresWidthCaseSpacesAndSigns) {
  EXPECT_EQ(First("ＹＹＺＺ"), "licence");
  EXPECT_EQ(First(" y y - z z "), "licence");
  EXPECT_EQ(First("etc"), "etc");
  EXPECT_EQ(First("车辆 etc"), "etc");
  EXPECT_EQ(First("食品经营许可首次"), "food");
  EXPECT_EQ(Marked("许可首次"), "许可（首次");
}

TEST_F(SearchTest, RanksTheWholeBeforeTheBeginningBeforeTheInside) {
  Catalogue catalogue;
  for (const char* name : {"老年人身份证", "身份证换领", "身份证"}) {
    Item item;
    item.name.zh = name;
    catalogue.items.push_back(item);
  }
  const SearchIndex index(catalogue);
  for (const char* query : {"身份证", "shenfenzheng", "sfz"}) {
    std::vector<std::size_t> order;
    for (const Hit& hit : index.Find(query, 5)) order.push_back(hit.item);
    EXPECT_EQ(order, (std::vector<std::size_t>{2, 1, 0})) << query;
  }
}

TEST_F(SearchTest, OfEqualsTheCompleteOneComesFirst) {
  Catalogue catalogue;
  catalogue.items.resize(2);
  catalogue.items[0].name.zh = "护照签发";
  catalogue.items[1].name.zh = "护照换发";
  catalogue.items[1].complete = true;
  EXPECT_EQ(SearchIndex(catalogue).Find("hz", 2).front().item, 1U);
}

TEST_F(SearchTest, AnApostrophePartsSyllables) {
  Catalogue catalogue;
  catalogue.items.resize(2);
  catalogue.items[0].name.zh = "先行登记";
  catalogue.items[1].name.zh = "西安登记";
  const SearchIndex index(catalogue);
  EXPECT_EQ(index.Find("xi'an", 2).size(), 1U);
  EXPECT_EQ(index.Find("xi'an", 2).front().item, 1U);
  EXPECT_EQ(index.Find("xian", 2).size(), 2U);
}

TEST_F(SearchTest, NothingFindsNothing) {
  for (const char* query : {"", " ", "。！", "\xF0\x9F\x98\x80", "\xFF\xFE", "zzzzzzzz", "饕餮"}) {
    EXPECT_TRUE(index_.Find(query, 5).empty()) << query;
  }
  EXPECT_TRUE(index_.Find("营业", 0).empty());
  EXPECT_TRUE(SearchIndex(Catalogue{}).Find("yyzz", 5).empty());
}

TEST_F(SearchTest, OffersWordsForTheKeyboard) {
  const auto words = [this](std::string_view letters) {
    std::vector<std::string> list;
    for (const Candidate& candidate : index_.Candidates(letters, 30))
      list.push_back(candidate.word);
    return list;
  };
  ASSERT_FALSE(words("shenfenzheng").empty());
  EXPECT_EQ(index_.Candidates("shenfenzheng", 1), (std::vector<Candidate>{{"身份证", 12}}));
  EXPECT_EQ(index_.Candidates("Kai'hu", 1), (std::vector<Candidate>{{"开户", 6}}));
  EXPECT_EQ(words("sfz").front(), "身份证");
  const auto longer = words("shebaokaidian");
  ASSERT_FALSE(longer.empty());
  EXPECT_EQ(longer.front(), "社保") << "then the rest is offered";
  EXPECT_EQ(index_.Candidates("shebaokaidian", 1).front().consumed, 6U);
  const auto single = words("ye");
  EXPECT_NE(std::find(single.begin(), single.end(), "业"), single.end());
  EXPECT_TRUE(words("").empty());
  EXPECT_TRUE(words("'''").empty());
  EXPECT_TRUE(words("身份").empty());
  EXPECT_TRUE(words("a1").empty());
}

/// Whatever is typed: hits are in order, each item once, ranges lie between characters.
void ExpectSound(const Catalogue& catalogue, const SearchIndex& index, std::string_view query) {
  const auto hits = index.Find(query, 10);
  ASSERT_LE(hits.size(), 10U);
  std::set<std::size_t> seen;
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const Hit& hit = hits[i];
    ASSERT_LT(hit.item, catalogue.items.size());
    ASSERT_TRUE(seen.insert(hit.item).second);
    ASSERT_TRUE(i == 0 || hits[i - 1].score >= hit.score);
    const Item& item = catalogue.items[hit.item];
    std::string_view text = item.name.zh;
    if (hit.found == Found::kEnglish) text = item.name.en;
    if (hit.found == Found::kSynonym) {
      ASSERT_LT(hit.synonym, item.synonyms.size());
      text = item.synonyms[hit.synonym];
    }
    ASSERT_TRUE(hit.found == Found::kSeveral || !hit.ranges.empty()) << query;
    std::size_t end = 0;
    for (const ByteRange& range : hit.ranges) {
      ASSERT_LE(end, range.begin);
      ASSERT_LT(range.begin, range.end);
      ASSERT_LE(range.end, text.size());
      ASSERT_TRUE(IsUtf8(text.substr(range.begin, range.end - range.begin))) << query;
      end = range.end;
    }
  }
  for (const Candidate& candidate : index.Candidates(query, 10)) {
    ASSERT_FALSE(candidate.word.empty());
    ASSERT_GT(candidate.consumed, 0U);
    ASSERT_LE(candidate.consumed, query.size());
  }
}

TEST(Search, AnyBytesAreSafe) {
  const Catalogue catalogue = GenerateCatalogue(150, 3);
  const SearchIndex index(catalogue);
  std::mt19937 random(99);
  for (int round = 0; round < 400; ++round) {
    std::string noise(random() % 60, '\0');
    for (char& byte : noise) byte = static_cast<char>(random());
    ExpectSound(catalogue, index, noise);
  }
  ExpectSound(catalogue, index, std::string(10000, 'z'));
  ExpectSound(catalogue, index, std::string(10000, '\xE8'));
  std::string long_query;
  for (int i = 0; i < 3000; ++i) long_query += "营业yy ";
  ExpectSound(catalogue, index, long_query);
}

TEST(Search, PiecesOfNamesAndTheirSlipsAreSound) {
  const Catalogue catalogue = GenerateCatalogue(150, 4);
  const SearchIndex index(catalogue);
  std::mt19937 random(7);
  const std::string letters = "abcdefghijklmnopqrstuvwxyz'";
  for (int round = 0; round < 600; ++round) {
    std::string query;
    for (std::size_t parts = 1 + random() % 4; parts > 0; --parts) {
      const Item& item = catalogue.items[random() % catalogue.items.size()];
      const std::string& text = random() % 2 == 0 ? item.name.zh : item.synonyms.front();
      if (random() % 2 == 0) {
        query += text.substr(0, 3 * (1 + random() % 4));
      } else {
        for (std::size_t i = random() % 8; i > 0; --i) query += letters[random() % letters.size()];
      }
    }
    ExpectSound(catalogue, index, query);
  }
}

TEST(Search, OneSlipInALongSpellingStillFindsTheName) {
  const Catalogue catalogue = Hall();
  const SearchIndex index(catalogue);
  const std::string spelled = "dailijizhangxuke";
  std::mt19937 random(11);
  for (std::size_t at = 0; at < spelled.size(); ++at) {
    for (int kind = 0; kind < 4; ++kind) {
      std::string slip = spelled;
      const char letter = static_cast<char>('a' + random() % 26);
      if (kind == 0) slip[at] = letter;
      if (kind == 1) slip.erase(at, 1);
      if (kind == 2) slip.insert(at, 1, letter);
      if (kind == 3 && at > 0) std::swap(slip[at - 1], slip[at]);
      const auto hits = index.Find(slip, 3);
      EXPECT_TRUE(std::any_of(hits.begin(), hits.end(), [](const Hit& hit) {
        return hit.item == 4;
      })) << slip;
    }
  }
}

}  // namespace
}  // namespace yichuang::catalogue
