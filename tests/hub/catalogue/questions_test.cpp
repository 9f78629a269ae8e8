// The hall's own catalogue, and what people ask for in their own words.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

#include "hub/catalogue/load.h"
#include "hub/catalogue/search.h"
#include "tests/hub/catalogue/sample_files.h"

namespace yichuang::catalogue {
namespace {

constexpr std::size_t kLeastQuestions = 60;
constexpr double kGate = 0.90;

TEST(Questions, TheRightItemIsAmongTheFirstThree) {
  const Loaded loaded = LoadFolder(YICHUANG_SOURCE_DIR "/hub/catalogue/data", 1);
  ASSERT_TRUE(std::holds_alternative<Catalogue>(loaded))
      << ::testing::PrintToString(std::get<std::vector<Fault>>(loaded));
  const Catalogue& catalogue = std::get<Catalogue>(loaded);
  const SearchIndex index(catalogue);
  std::ifstream file(YICHUANG_SOURCE_DIR "/tests/hub/catalogue/questions.tsv");
  std::size_t questions = 0;
  std::size_t right = 0;
  std::string missed;
  for (std::string line; std::getline(file, line);) {
    const std::size_t tab = line.find('\t');
    if (line.empty() || line[0] == '#') continue;
    ASSERT_NE(tab, std::string::npos) << line;
    const std::string wanted = ',' + line.substr(tab + 1) + ',';
    ++questions;
    const auto hits = index.Find(line.substr(0, tab), 3);
    const bool found = std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) {
      return wanted.find(',' + catalogue.items[hit.item].id + ',') != std::string::npos;
    });
    if (found) {
      ++right;
    } else {
      missed += ' ' + line.substr(0, tab);
    }
  }
  EXPECT_GE(questions, kLeastQuestions);
  EXPECT_GE(static_cast<double>(right), kGate * static_cast<double>(questions)) << missed;
}

}  // namespace
}  // namespace yichuang::catalogue
