// The tasks that the kiosk is for, counted in touches from the start page: "what must I bring,
// printed" within four, a number within two.

#include <gtest/gtest.h>

#include <algorithm>

#include "kiosk/model/update.h"
#include "tests/kiosk/view/fingers.h"
#include "tests/kiosk/view/states.h"

namespace yichuang::view::test {
namespace {

/// A person at a kiosk, who counts his touches.
class Person {
 public:
  Person(Fingers& fingers, const std::vector<model::Mode>& modes)
      : fingers_(fingers), model_(StartPage(modes, model::Language::kChinese)) {
    Take(model::QueueArrived{SampleGroups()});
  }

  bool Sees(const std::string& id) {
    fingers_.Draw(model_);
    return fingers_.Sees(id);
  }
  void Touch(const std::string& id) {
    ++touches_;
    for (const model::Msg& msg : fingers_.Tap(model_, id)) Take(msg);
  }
  int touches() const { return touches_; }
  const std::string& printed() const { return printed_; }
  /// The group whose number was asked for.
  const std::string& group() const { return group_; }

 private:
  void Take(const model::Msg& msg) {
    model::Next next = model::Update(std::move(model_), msg, SampleTime());
    model_ = std::move(next.model);
    for (const model::Effect& effect : next.effects) {
      if (const auto* print = std::get_if<model::Print>(&effect)) printed_ = print->item;
      if (const auto* take = std::get_if<model::TakeNumber>(&effect)) group_ = take->group;
    }
  }

  Fingers& fingers_;
  model::Model model_;
  int touches_ = 0;
  std::string printed_;
  std::string group_;
};

int TouchesToPrint(Fingers& fingers, const catalogue::Item& item,
                   const std::vector<model::Mode>& modes) {
  Person person(fingers, modes);
  const std::string& event = item.life_events.front();
  if (person.Sees("event." + event)) {
    person.Touch("event." + event);
  } else {
    person.Touch("home.guide");
    while (!person.Sees("entry." + event)) person.Touch("browse.event.down");
    person.Touch("entry." + event);
  }
  while (!person.Sees("item." + item.id)) person.Touch("items." + event + ".down");
  person.Touch("item." + item.id);
  person.Touch("print");
  EXPECT_EQ(person.printed(), item.id);
  return person.touches();
}

TEST(Touches, WhatToBringIsPrintedWithinFour) {
  Fingers fingers;
  for (const catalogue::Item& item : SampleCatalogue().catalogue->items)
    EXPECT_LE(TouchesToPrint(fingers, item, {}), 4) << item.id;
}

TEST(Touches, ANumberIsThereWithinTwo) {
  Fingers fingers;
  for (const auto& modes : {std::vector<model::Mode>{},
                            {model::Mode::kElder},
                            {model::Mode::kLow},
                            {model::Mode::kElder, model::Mode::kLow}}) {
    for (const auto& group : SampleGroups()) {
      Person person(fingers, modes);
      person.Touch("home.numbers");
      person.Touch("group." + group.id);
      EXPECT_EQ(person.group(), group.id);
      EXPECT_EQ(person.touches(), 2);
    }
  }
}

TEST(Touches, TheElderNeedNoMore) {
  Fingers fingers;
  for (const char* id : {"elder-card", "resident-pension", "id-card"}) {
    const auto& items = SampleCatalogue().catalogue->items;
    const auto item = std::find_if(items.begin(), items.end(),
                                   [&](const catalogue::Item& each) { return each.id == id; });
    ASSERT_NE(item, items.end());
    EXPECT_LE(TouchesToPrint(fingers, *item, {model::Mode::kElder}), 4) << id;
  }
}

}  // namespace
}  // namespace yichuang::view::test
