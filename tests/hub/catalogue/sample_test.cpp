// The sample catalogue in hub/catalogue/data and the questions beside this file: what the loader
// cannot know about them.
#include <gtest/gtest.h>

#include <fstream>
#include <functional>
#include <set>
#include <sstream>
#include <string>

#include "hub/catalogue/checklist.h"
#include "hub/catalogue/load.h"

namespace yichuang::catalogue {
namespace {

const Catalogue& Sample() {
  static const Catalogue sample = [] {
    auto loaded = LoadFolder(YICHUANG_SOURCE_DIR "/hub/catalogue/data", 1);
    if (const auto* faults = std::get_if<std::vector<Fault>>(&loaded)) {
      for (const auto& fault : *faults) ADD_FAILURE() << DescribeEn(fault);
      return Catalogue{};
    }
    return std::get<Catalogue>(std::move(loaded));
  }();
  return sample;
}

/// Every text of the item that a citizen may see.
void ForEachText(const Item& item, const std::function<void(const Text&)>& look) {
  for (const Text* text : {&item.name, &item.summary, &item.result, &item.hours, &item.place,
                           &item.fee.amount, &item.fee.basis}) {
    look(*text);
  }
  for (const auto& condition : item.conditions) look(condition);
  for (const auto& question : item.situations) {
    look(question.name);
    for (const auto& option : question.options) look(option.name);
  }
  for (const auto& material : item.materials) {
    look(material.name);
    look(material.issuer);
    look(material.note);
  }
  for (const auto& step : item.steps) {
    look(step.name);
    look(step.detail);
    look(step.where);
  }
  for (const auto& question : item.questions) {
    look(question.question);
    look(question.answer);
  }
}

TEST(SampleCatalogue, HoldsThirtyFiveItemsFiveOfThemComplete) {
  EXPECT_TRUE(Sample().sample) << "every screen must say 演示数据";
  EXPECT_EQ(Sample().items.size(), 35u);
  int complete = 0;
  for (const auto& item : Sample().items) complete += item.complete ? 1 : 0;
  EXPECT_EQ(complete, 5);
}

TEST(SampleCatalogue, SpeaksBothLanguages) {
  for (const auto& item : Sample().items) {
    ForEachText(item, [&item](const Text& text) {
      EXPECT_EQ(text.zh.empty(), text.en.empty()) << item.id << ": " << text.zh << text.en;
    });
    EXPECT_FALSE(item.summary.zh.empty()) << item.id;
  }
  for (const auto& theme : Sample().themes) EXPECT_FALSE(theme.name.en.empty()) << theme.id;
  for (const auto& event : Sample().life_events) EXPECT_FALSE(event.name.en.empty()) << event.id;
}

TEST(SampleCatalogue, PromisesNothingTheHallDoesNotDo) {
  for (const auto& item : Sample().items) {
    ForEachText(item, [&item](const Text& text) {
      for (const char* promise : {"免申即享", "秒批", "邮寄", "快递", "上门", "courier"}) {
        EXPECT_EQ((text.zh + text.en).find(promise), std::string::npos)
            << item.id << ": " << text.zh;
      }
    });
  }
}

TEST(SampleCatalogue, CallsNobodyWhoExists) {
  for (const auto& item : Sample().items) {
    EXPECT_TRUE(item.phone.starts_with("000-0000-")) << item.id;
    EXPECT_TRUE(item.supervision.starts_with("000-0000-")) << item.id;
  }
  for (const auto& department : Sample().departments) {
    EXPECT_TRUE(department.phone.starts_with("000-0000-")) << department.id;
  }
}

TEST(SampleCatalogue, HasAnItemForEveryThemeAndLifeEvent) {
  std::set<std::string> used;
  for (const auto& item : Sample().items) {
    used.insert(item.themes.begin(), item.themes.end());
    used.insert(item.life_events.begin(), item.life_events.end());
    EXPECT_GE(item.synonyms.size(), 5u) << item.id;
    EXPECT_FALSE(item.windows.empty()) << item.id;
    EXPECT_GE(item.steps.size(), 3u) << item.id;
    EXPECT_LE(item.steps.size(), 6u) << item.id;
  }
  for (const auto& theme : Sample().themes) EXPECT_TRUE(used.contains(theme.id)) << theme.id;
  for (const auto& event : Sample().life_events) EXPECT_TRUE(used.contains(event.id)) << event.id;
}

// A question whose answers change nothing only costs the citizen a touch.
TEST(SampleCatalogue, EveryQuestionChangesTheMaterials) {
  for (const auto& item : Sample().items) {
    for (const auto& question : item.situations) {
      bool matters = false;
      for (const auto& material : item.materials) {
        for (const auto& condition : material.when) {
          matters = matters || condition.question == question.id;
        }
      }
      EXPECT_TRUE(matters) << item.id << " " << question.id;
    }
  }
}

TEST(Questions, AreSixtyFiveAndPointToItems) {
  std::set<std::string> items;
  for (const auto& item : Sample().items) items.insert(item.id);
  std::ifstream in(YICHUANG_SOURCE_DIR "/tests/hub/catalogue/questions.tsv");
  std::set<std::string> asked;
  std::set<std::string> answered;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty() || line.starts_with('#')) continue;
    const auto tab = line.find('\t');
    ASSERT_NE(tab, std::string::npos) << line;
    EXPECT_TRUE(asked.insert(line.substr(0, tab)).second) << "twice: " << line;
    std::istringstream expected(line.substr(tab + 1));
    for (std::string id; std::getline(expected, id, ',');) {
      EXPECT_TRUE(items.contains(id)) << line;
      answered.insert(id);
    }
  }
  EXPECT_EQ(asked.size(), 65u);
  EXPECT_EQ(answered, items) << "every item is asked for";
}

}  // namespace
}  // namespace yichuang::catalogue
