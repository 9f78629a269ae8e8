#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>

#include "hub/catalogue/load.h"
#include "tests/hub/catalogue/sample_files.h"

namespace yichuang::catalogue {
namespace {

std::string GoldenBundle() {
  std::ifstream file(YICHUANG_SOURCE_DIR "/tests/golden/catalogue/bundle.json", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST(Bundle, IsTheGoldenDocument) {
  EXPECT_EQ(WriteBundle(std::get<Catalogue>(LoadSample())), GoldenBundle());
}

TEST(Bundle, ComesBackAsItWas) { EXPECT_EQ(ReadBundle(GoldenBundle()), LoadSample()); }

TEST(Bundle, OfAnotherFormatIsRefused) {
  const auto refused = [](std::string_view bytes) {
    const Loaded loaded = ReadBundle(bytes);
    const auto* faults = std::get_if<std::vector<Fault>>(&loaded);
    return faults == nullptr ? Reason::kUnreadable : faults->front().reason;
  };
  for (const char* other : {R"("format":6)", R"("format":0)"})
    EXPECT_EQ(refused(With(GoldenBundle(), R"("format":2)", other)), Reason::kUnknownFormat);
  EXPECT_EQ(refused(With(GoldenBundle(), R"("format":2,)", "")), Reason::kUnknownFormat);
  EXPECT_EQ(refused(With(GoldenBundle(), R"("version":7,)", "")), Reason::kMissingField);
  EXPECT_EQ(refused(With(GoldenBundle(), R"("items")", R"("itmes")")), Reason::kUnknownField);
  EXPECT_EQ(refused(""), Reason::kMalformed);
}

TEST(Bundle, OfADiscontinuedItemIsNotForKiosksThatWouldOfferIt) {
  Catalogue catalogue = std::get<Catalogue>(LoadSample());
  catalogue.items.front().discontinued = {"自2026年6月1日起由市民中心办理。", "Go to City Hall."};
  const std::string bundle = WriteBundle(catalogue);
  EXPECT_NE(bundle.find(R"("format":5)"), std::string::npos);
  EXPECT_EQ(std::get<Catalogue>(ReadBundle(bundle)), catalogue);
}

TEST(Bundle, OfTheFirstFormatIsReadStill) {
  EXPECT_EQ(ReadBundle(With(GoldenBundle(), R"("format":2)", R"("format":1)")), LoadSample());
}

TEST(Bundle, CutAnywhereIsRefusedAsAWhole) {
  const std::string bytes = GoldenBundle();
  // The last byte is the line feed behind the document.
  for (std::size_t size = 0; size + 1 < bytes.size(); size += 3) {
    ASSERT_TRUE(std::holds_alternative<std::vector<Fault>>(ReadBundle(bytes.substr(0, size))))
        << size;
  }
}

/// Any bytes: refused with at least one fault, or taken and then stable.
TEST(Bundle, SurvivesAnyChangeOfItsBytes) {
  const std::string golden = GoldenBundle();
  ASSERT_FALSE(golden.empty());
  std::mt19937 random(20191);
  const auto below = [&random](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  int taken = 0;
  constexpr int kRounds = 1200;
  for (int round = 0; round < kRounds; ++round) {
    std::string bytes = golden;
    for (std::size_t changes = 1 + below(3); changes > 0; --changes) {
      const std::size_t at = below(bytes.size());
      switch (below(4)) {
        case 0:
          bytes[at] = static_cast<char>(below(256));
          break;
        case 1:
          bytes.erase(at, 1 + below(8));
          break;
        case 2:
          bytes.insert(at, golden.substr(below(golden.size()), 1 + below(12)));
          break;
        default:
          bytes[at] = R"({}[]",:0e-\u)"[below(12)];
      }
    }
    const Loaded loaded = ReadBundle(bytes);
    if (const auto* faults = std::get_if<std::vector<Fault>>(&loaded)) {
      ASSERT_FALSE(faults->empty());
      ASSERT_LE(faults->size(), kMaxFaults);
      continue;
    }
    ++taken;
    ASSERT_EQ(ReadBundle(WriteBundle(std::get<Catalogue>(loaded))), loaded);
  }
  EXPECT_GT(taken, 0);
  EXPECT_LT(taken, kRounds / 2);
}

TEST(Bundle, NoiseIsRefused) {
  std::mt19937 random(77);
  for (int round = 0; round < 2000; ++round) {
    std::string noise(random() % 200, '\0');
    for (char& byte : noise) byte = static_cast<char>(random());
    ASSERT_TRUE(std::holds_alternative<std::vector<Fault>>(ReadBundle(noise)));
  }
}

}  // namespace
}  // namespace yichuang::catalogue
