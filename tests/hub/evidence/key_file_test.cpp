#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

#include "evaluator-firmware/protocol/codec.h"
#include "hub/evidence/frames.h"

namespace yichuang::evidence {
namespace {

namespace fs = std::filesystem;

class KeyFile : public testing::Test {
 protected:
  KeyFile() {
    std::string pattern = (fs::temp_directory_path() / "yichuang-keys-XXXXXX").string();
    directory_ = ::mkdtemp(pattern.data());
  }
  ~KeyFile() override {
    std::error_code ignored;
    fs::remove_all(directory_, ignored);
  }

  fs::path Write(const std::string& name, const std::string& text, fs::perms mode) {
    const fs::path file = directory_ / name;
    std::ofstream(file) << text;
    fs::permissions(file, mode);
    return file;
  }
  fs::path Write(const std::string& name, const std::string& text) {
    return Write(name, text, fs::perms::owner_read | fs::perms::owner_write);
  }

  /// The sentence FromDirectory refuses with; "" when it does not.
  std::string Refusal() {
    try {
      FrameBook::FromDirectory(directory_);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  }

  fs::path directory_;
};

const std::string kGood(64, 'a');

void ExpectNames(const std::string& sentence, const std::string& part) {
  EXPECT_NE(sentence.find(part), std::string::npos) << sentence;
}

TEST_F(KeyFile, MadeKeyIsFoundAgainAndItsOwnersAlone) {
  MakeKeyFile(directory_, "ev-0001");
  MakeKeyFile(directory_, "ev-0002");
  const fs::path file = directory_ / "ev-0001.key";
  EXPECT_EQ(fs::file_size(file), 65U);
  EXPECT_EQ(fs::status(file).permissions() & fs::perms::mask,
            fs::perms::owner_read | fs::perms::owner_write);
  const FrameBook book = FrameBook::FromDirectory(directory_);
  EXPECT_TRUE(book.Knows("ev-0001"));
  EXPECT_TRUE(book.Knows("ev-0002"));
  EXPECT_FALSE(book.Knows("ev-0003"));
}

TEST_F(KeyFile, IsHandedOnOnceToWhoeverFillsTheDevice) {
  const fs::path medium = directory_ / "medium";
  fs::create_directory(medium);
  const fs::path copy = medium / "device.key";
  MakeKeyFile(directory_, "ev-0001", copy);
  EXPECT_EQ(fs::status(copy).permissions() & fs::perms::mask,
            fs::perms::owner_read | fs::perms::owner_write);
  std::ifstream kept(directory_ / "ev-0001.key");
  std::ifstream given(copy);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(kept), {}),
            std::string(std::istreambuf_iterator<char>(given), {}));

  EXPECT_THROW(MakeKeyFile(directory_, "ev-0002", copy), std::runtime_error) << "it is there";
  EXPECT_THROW(MakeKeyFile(directory_, "ev-0002", directory_ / "none" / "x"), std::runtime_error);
  EXPECT_THROW(MakeKeyFile(directory_, "ev-0002", directory_ / "other.key"), std::runtime_error)
      << "it would be taken for the key of a device";
  EXPECT_FALSE(fs::exists(directory_ / "ev-0002.key")) << "a key nobody got stands in no way";
  EXPECT_FALSE(fs::exists(directory_ / "other.key"));
  MakeKeyFile(directory_, "ev-0002", medium / "second.key");
  EXPECT_TRUE(FrameBook::FromDirectory(directory_).Knows("ev-0002"));
}

TEST_F(KeyFile, KeysDiffer) {
  MakeKeyFile(directory_, "ev-0001");
  MakeKeyFile(directory_, "ev-0002");
  std::ifstream first(directory_ / "ev-0001.key");
  std::ifstream second(directory_ / "ev-0002.key");
  std::string one;
  std::string two;
  ASSERT_TRUE(std::getline(first, one) && std::getline(second, two));
  EXPECT_NE(one, two);
}

TEST_F(KeyFile, ReadsTheKeyThatStandsThere) {
  Write("ev-0007.key", "000102030405060708090a0b0c0d0e0f101112131415161718191A1B1C1D1E1F\r\n");
  FrameBook book = FrameBook::FromDirectory(directory_);
  DeviceKey key{};
  for (std::size_t i = 0; i < key.size(); ++i) {
    key[i] = static_cast<std::uint8_t>(i);
  }
  Bytes frame(protocol::kMaxFrameSize);
  const protocol::Press press{7, 1, 1, 1, 1, protocol::Level::kFair};
  frame.resize(protocol::Encode(press, protocol::DeviceKeys(key), frame));
  EXPECT_TRUE(std::holds_alternative<protocol::Press>(book.OpenPress("ev-0007", frame)));
}

TEST_F(KeyFile, NeverOverwrites) {
  MakeKeyFile(directory_, "ev-0001");
  std::ifstream before(directory_ / "ev-0001.key");
  std::string old((std::istreambuf_iterator<char>(before)), {});
  try {
    MakeKeyFile(directory_, "ev-0001");
    FAIL() << "the second key was made";
  } catch (const std::runtime_error& error) {
    ExpectNames(error.what(), (directory_ / "ev-0001.key").string());
    ExpectNames(error.what(), "exists already");
  }
  std::ifstream after(directory_ / "ev-0001.key");
  EXPECT_EQ(old, std::string((std::istreambuf_iterator<char>(after)), {}));
}

TEST_F(KeyFile, NamesAFolderThatIsNotThere) {
  try {
    FrameBook::FromDirectory(directory_ / "none");
    FAIL();
  } catch (const std::runtime_error& error) {
    ExpectNames(error.what(), (directory_ / "none").string());
  }
  EXPECT_THROW(MakeKeyFile(directory_ / "none", "ev-0001"), std::runtime_error);
}

TEST_F(KeyFile, NamesAKeyOfTheWrongLength) {
  for (const std::string& text :
       {std::string(), std::string("\n"), kGood.substr(1), kGood + "a", kGood + "a\n",
        kGood + "\n\n", kGood.substr(1) + "\n", kGood + std::string(4000, 'b')}) {
    const fs::path file = Write("ev-0001.key", text);
    ExpectNames(Refusal(), file.string());
    ExpectNames(Refusal(), "expected 64 hexadecimal digits");
  }
}

TEST_F(KeyFile, NamesAKeyWithOtherLetters) {
  for (const char letter : {'g', ' ', '-', '\0', 'x'}) {
    std::string text = kGood;
    text[40] = letter;
    const fs::path file = Write("ev-0001.key", text + "\n");
    ExpectNames(Refusal(), file.string());
    ExpectNames(Refusal(), "expected 64 hexadecimal digits");
  }
}

TEST_F(KeyFile, NamesAKeyThatOthersMayRead) {
  for (const fs::perms open :
       {fs::perms::group_read, fs::perms::others_read, fs::perms::others_write}) {
    const fs::path file =
        Write("ev-0001.key", kGood + "\n", fs::perms::owner_read | fs::perms::owner_write | open);
    ExpectNames(Refusal(), file.string());
    ExpectNames(Refusal(), "chmod 600");
    fs::remove(file);
  }
}

TEST_F(KeyFile, NamesAFolderInTheKeysPlace) {
  fs::create_directory(directory_ / "ev-0001.key");
  ExpectNames(Refusal(), (directory_ / "ev-0001.key").string());
}

TEST_F(KeyFile, LeavesOtherFilesAlone) {
  Write("README", "keys of the hall");
  Write("ev-0001.key", kGood);
  EXPECT_TRUE(FrameBook::FromDirectory(directory_).Knows("ev-0001"));
}

}  // namespace
}  // namespace yichuang::evidence
