#include "hub/person/sealer.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>

namespace yichuang::person {
namespace {

namespace fs = std::filesystem;

class SealerTest : public testing::Test {
 protected:
  void SetUp() override { fs::remove(file_); }
  void TearDown() override { fs::remove(file_); }

  const fs::path file_ =
      fs::path(testing::TempDir()) / ("sealer_" + std::to_string(getpid()) + ".key");
};

TEST_F(SealerTest, OpensWhatItSealedAndNothingThatWasChanged) {
  const Sealer sealer(file_);
  const std::string sealed = sealer.Seal("张三，000-0000", "9d0f");
  EXPECT_EQ(sealed.find("张三"), std::string::npos);
  EXPECT_EQ(sealer.Open(sealed, "9d0f"), "张三，000-0000");
  EXPECT_NE(sealer.Seal("张三，000-0000", "9d0f"), sealed) << "the same twice looks different";
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    std::string changed = sealed;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    EXPECT_EQ(sealer.Open(changed, "9d0f"), std::nullopt) << i;
  }
  EXPECT_EQ(sealer.Open(sealed, "9d10"), std::nullopt) << "moved to another row";
  EXPECT_EQ(sealer.Open("", "9d0f"), std::nullopt);
}

TEST_F(SealerTest, TheKeyIsTheFilesAndItsOwnersAlone) {
  const std::string sealed = Sealer(file_).Seal("x", "n");
  EXPECT_EQ(Sealer(file_).Open(sealed, "n"), "x");
  EXPECT_EQ(Sealer().Open(sealed, "n"), std::nullopt);
  EXPECT_EQ(fs::status(file_).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  std::ofstream(file_, std::ios::trunc) << "0011";
  EXPECT_THROW(Sealer{file_}, std::runtime_error) << "never replaced: people would be lost";
}

TEST_F(SealerTest, AHandleIsTheSameForOnePersonAndSaysNothingWithoutTheKey) {
  const Sealer sealer(file_);
  const std::string handle = sealer.HandleOf("111", "11010519491231002X");
  EXPECT_EQ(handle.size(), 32U);
  EXPECT_EQ(Sealer(file_).HandleOf("111", "11010519491231002X"), handle);
  EXPECT_NE(sealer.HandleOf("414", "11010519491231002X"), handle);
  EXPECT_NE(Sealer().HandleOf("111", "11010519491231002X"), handle);
  EXPECT_NE(Sealer::RandomHandle(), Sealer::RandomHandle());
  EXPECT_EQ(Sealer::RandomCode().size(), 12U);
}

}  // namespace
}  // namespace yichuang::person
