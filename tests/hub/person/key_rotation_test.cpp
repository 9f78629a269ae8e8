#include "hub/person/key_rotation.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "hub/person/sealer.h"

namespace yichuang::person {
namespace {

class KeyRotationTest : public testing::Test {
 protected:
  KeyRotationTest() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "yichuang-keys-XXXXXX").string();
    file_ = std::filesystem::path(::mkdtemp(pattern.data())) / "personal.key";
  }
  ~KeyRotationTest() override { std::filesystem::remove_all(file_.parent_path()); }

  std::string Content() const {
    std::ifstream in(file_);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::filesystem::path file_;
};

TEST_F(KeyRotationTest, BothKeysOpenWhileItGoesOnAndTheNewOneAloneAfterIt) {
  const std::string before = Sealer(file_).Seal("张三", "h");
  BeginRotation(file_);
  EXPECT_EQ(RotationOf(file_), Rotation::kUnderway);
  EXPECT_EQ(Sealer(file_).Open(before, "h"), "张三") << "with the former key";
  const std::string now = Sealer(file_).Seal("张三", "h");
  EndRotation(file_);
  EXPECT_EQ(RotationOf(file_), Rotation::kIdle);
  EXPECT_EQ(Sealer(file_).Open(now, "h"), "张三");
  EXPECT_EQ(Sealer(file_).Open(before, "h"), std::nullopt)
      << "whoever has the former key reads nothing";
}

TEST_F(KeyRotationTest, HandlesStayAsTheLedgerHasThem) {
  const std::string handle = Sealer(file_).HandleOf("111", "11010519491231002X");
  for (int i = 0; i < 3; ++i) {
    BeginRotation(file_);
    EXPECT_EQ(Sealer(file_).HandleOf("111", "11010519491231002X"), handle);
    EndRotation(file_);
    EXPECT_EQ(Sealer(file_).HandleOf("111", "11010519491231002X"), handle) << i;
  }
}

TEST_F(KeyRotationTest, ASecondBeginMakesNoSecondKey) {
  static_cast<void>(Sealer(file_).Seal("x", "h"));
  BeginRotation(file_);
  const std::string content = Content();
  BeginRotation(file_);
  EXPECT_EQ(Content(), content);
  EndRotation(file_);
  const std::string ended = Content();
  EndRotation(file_);
  EXPECT_EQ(Content(), ended);
  EXPECT_EQ(std::filesystem::status(file_).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(KeyRotationTest, AFileThatIsNoKeyIsNeverReplaced) {
  EXPECT_THROW(BeginRotation(file_), std::runtime_error) << "there is none";
  EXPECT_FALSE(std::filesystem::exists(file_));
  const std::string key(64, 'a');
  for (const std::string& content :
       {std::string("0011"), key + "\n" + key.substr(1) + "\n",
        key + "\n" + key + "\n" + key + "\n" + key + "\n", key + key + "\n"}) {
    std::ofstream(file_, std::ios::trunc) << content;
    EXPECT_THROW(BeginRotation(file_), std::runtime_error);
    EXPECT_EQ(Content(), content);
  }
}

}  // namespace
}  // namespace yichuang::person
