#include "hub/catalogue/checklist.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace yichuang::catalogue {
namespace {

using Places = std::vector<std::size_t>;

Material Wanted(const char* id, std::vector<Condition> when = {}, bool shared = false) {
  Material material;
  material.id = id;
  material.name = {id, ""};
  material.when = std::move(when);
  material.shared = shared;
  return material;
}

/// Rented or owned; alone or with a partner; and a question on which nothing depends.
Item Shop() {
  Item item;
  item.situations = {{"place", {"场所", ""}, {{"rent", {}}, {"own", {}}, {"lent", {}}}},
                     {"people", {"人数", ""}, {{"one", {}}, {"two", {}}}},
                     {"hobby", {"爱好", ""}, {{"a", {}}, {"b", {}}}}};
  item.materials = {Wanted("form"), Wanted("identity", {}, true),
                    Wanted("lease", {{"place", {"rent", "lent"}}}),
                    Wanted("deed", {{"place", {"own"}}}, true),
                    Wanted("contract", {{"place", {"rent"}}, {"people", {"two"}}})};
  return item;
}

TEST(Checklist, WithoutAnswersHoldsWhatIsAlwaysWanted) {
  const Checklist list = MakeChecklist(Shop(), {});
  EXPECT_EQ(list.bring, (Places{0}));
  EXPECT_EQ(list.obtained, (Places{1}));
  EXPECT_EQ(list.depends, (Places{2, 3, 4}));
  EXPECT_EQ(list.open, (Places{0, 1}));
  EXPECT_EQ(list.next(), 0U);
  EXPECT_FALSE(list.settled());
}

TEST(Checklist, AnAnswerDecidesAndClosesWhatNoLongerMatters) {
  const Checklist owned = MakeChecklist(Shop(), {{"place", "own"}});
  EXPECT_EQ(owned.bring, (Places{0}));
  EXPECT_EQ(owned.obtained, (Places{1, 3}));
  EXPECT_TRUE(owned.settled()) << "how many people there are matters only to tenants";
  EXPECT_EQ(owned.next(), std::nullopt);

  const Checklist rented = MakeChecklist(Shop(), {{"place", "rent"}});
  EXPECT_EQ(rented.bring, (Places{0, 2}));
  EXPECT_EQ(rented.depends, (Places{4}));
  EXPECT_EQ(rented.next(), 1U);
}

TEST(Checklist, AllConditionsMustHold) {
  EXPECT_EQ(MakeChecklist(Shop(), {{"place", "rent"}, {"people", "two"}}).bring, (Places{0, 2, 4}));
  EXPECT_EQ(MakeChecklist(Shop(), {{"place", "rent"}, {"people", "one"}}).bring, (Places{0, 2}));
  EXPECT_EQ(MakeChecklist(Shop(), {{"place", "lent"}, {"people", "two"}}).bring, (Places{0, 2}));
}

TEST(Checklist, TheLaterAnswerCountsAndUnknownOnesDoNot) {
  EXPECT_EQ(MakeChecklist(Shop(), {{"place", "rent"}, {"place", "own"}}),
            MakeChecklist(Shop(), {{"place", "own"}}));
  EXPECT_EQ(MakeChecklist(Shop(), {{"place", "tent"}, {"planet", "own"}}),
            MakeChecklist(Shop(), {}));
}

TEST(Checklist, OfAnItemWithoutQuestionsIsSettledAtOnce) {
  Item item;
  item.materials = {Wanted("form")};
  EXPECT_EQ(MakeChecklist(item, {}).bring, (Places{0}));
  EXPECT_TRUE(MakeChecklist(item, {}).settled());
  EXPECT_TRUE(MakeChecklist(Item{}, {}).settled());
}

/// However the questions are answered, following next() ends, and leaves nothing undecided.
TEST(Checklist, FollowingTheQuestionsAlwaysEnds) {
  const Item item = Shop();
  for (unsigned choice = 0; choice < 27; ++choice) {
    std::vector<Answer> answers;
    unsigned digits = choice;
    for (;;) {
      const auto next = MakeChecklist(item, answers).next();
      if (!next) break;
      const Question& question = item.situations[*next];
      answers.push_back({question.id, question.options[digits % question.options.size()].id});
      digits /= 3;
      ASSERT_LE(answers.size(), item.situations.size());
    }
    const Checklist list = MakeChecklist(item, answers);
    EXPECT_TRUE(list.depends.empty());
    EXPECT_TRUE(std::is_sorted(list.bring.begin(), list.bring.end()));
  }
}

}  // namespace
}  // namespace yichuang::catalogue
