#include "hub/catalogue/generator.h"

#include <gtest/gtest.h>

#include <set>

#include "hub/catalogue/check.h"
#include "hub/catalogue/load.h"

namespace yichuang::catalogue {
namespace {

TEST(Generator, MakesACatalogueThatCanBeImported) {
  const Catalogue catalogue = GenerateCatalogue(300, 1);
  EXPECT_EQ(catalogue.items.size(), 300U);
  EXPECT_TRUE(CheckCatalogue(catalogue).empty());
  EXPECT_EQ(ReadBundle(WriteBundle(catalogue)), Loaded(catalogue));
}

TEST(Generator, NamesDifferAndTheSeedDecides) {
  const Catalogue catalogue = GenerateCatalogue(5000, 1);
  std::set<std::string> names;
  for (const Item& item : catalogue.items) names.insert(item.name.zh);
  EXPECT_EQ(names.size(), 5000U);
  EXPECT_EQ(GenerateCatalogue(50, 2), GenerateCatalogue(50, 2));
  EXPECT_NE(GenerateCatalogue(50, 2), GenerateCatalogue(50, 3));
  EXPECT_LE(GenerateCatalogue(1000000, 1).items.size(), kMostGenerated);
}

}  // namespace
}  // namespace yichuang::catalogue
