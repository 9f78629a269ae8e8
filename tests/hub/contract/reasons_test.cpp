#include "hub/contract/reasons.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace yichuang::contract {
namespace {

std::vector<Reason> AllReasons() {
  std::vector<Reason> reasons;
  for (int i = 0; i < kReasonCount; ++i) reasons.push_back(static_cast<Reason>(i));
  return reasons;
}

TEST(Reasons, NamesAreSnakeCaseUniqueAndComeBack) {
  std::set<std::string_view> names;
  for (const Reason reason : AllReasons()) {
    const std::string_view name = Name(reason);
    EXPECT_FALSE(name.empty());
    EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string_view::npos)
        << name;
    EXPECT_TRUE(names.insert(name).second) << name;
    EXPECT_EQ(ReasonNamed(name), reason);
  }
}

TEST(Reasons, OtherNamesAreAbsent) {
  for (const char* name : {"", "gapp", "Gap", "ga", "zzz", "a"})
    EXPECT_FALSE(ReasonNamed(name)) << name;
}

TEST(Reasons, EverySentenceSaysWhatAndWhatNextInBothLanguages) {
  std::set<std::string_view> sentences;
  for (const Reason reason : AllReasons()) {
    const std::string_view zh = TextZh(reason);
    const std::string_view en = TextEn(reason);
    EXPECT_TRUE(zh.ends_with("。")) << Name(reason);
    EXPECT_TRUE(en.ends_with(".")) << Name(reason);
    // Two parts at least: what happened, what to do next.
    EXPECT_LT(zh.find("。"), zh.size() - 3) << Name(reason);
    EXPECT_LT(en.find(". "), en.size()) << Name(reason);
    EXPECT_TRUE(sentences.insert(zh).second) << Name(reason);
    EXPECT_TRUE(sentences.insert(en).second) << Name(reason);
  }
}

TEST(Reasons, AsyncApiListsTheSameNames) {
  std::ifstream file(YICHUANG_SOURCE_DIR "/hub/contract/asyncapi.yaml");
  std::vector<std::string> listed;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line == "    reason:") inside = true;
    if (line == "    head:") inside = false;
    if (inside && line.starts_with("        - ")) listed.push_back(line.substr(10));
  }
  std::vector<std::string> names;
  for (const Reason reason : AllReasons()) names.emplace_back(Name(reason));
  EXPECT_EQ(listed, names);
}

}  // namespace
}  // namespace yichuang::contract
