#include "hub/personal_commands.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

#include "hub/access/vault.h"
#include "hub/person/key_rotation.h"
#include "hub/person/sealer.h"

namespace yichuang::hub {
namespace {

/// A vault of 1,200 persons, which are three commits.
class RotatePersonalKeyTest : public testing::Test {
 protected:
  static constexpr int kPersons = 1'200;

  RotatePersonalKeyTest() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "yichuang-rotation-XXXXXX").string();
    folder_ = ::mkdtemp(pattern.data());
    const person::Sealer sealer(key_);
    access::Vault vault(vault_);
    for (int i = 0; i < kPersons; ++i)
      vault.PutPersonal(HandleOf(i), sealer.Seal("张三" + std::to_string(i), HandleOf(i)));
  }
  ~RotatePersonalKeyTest() override { std::filesystem::remove_all(folder_); }

  static std::string HandleOf(int person) { return "h" + std::to_string(10'000 + person); }

  /// How many persons can be read with the key file as it is.
  int Readable() const {
    const person::Sealer sealer(key_);
    access::Vault vault(vault_);
    int readable = 0;
    for (int i = 0; i < kPersons; ++i) {
      const auto plain = sealer.Open(vault.PersonalOf(HandleOf(i)), HandleOf(i));
      readable += plain == "张三" + std::to_string(i) ? 1 : 0;
    }
    return readable;
  }

  std::filesystem::path folder_;
  const std::filesystem::path key_{folder_ / "personal.key"};
  const std::filesystem::path vault_{folder_ / "access.db"};
};

TEST_F(RotatePersonalKeyTest, SealsEverybodyAnewAndTellsHowFarItIs) {
  const person::Sealer former(key_);
  std::vector<std::string> told;
  EXPECT_EQ(RotatePersonalKey(vault_, key_, [&](const std::string& step) { told.push_back(step); }),
            0U);
  EXPECT_EQ(told,
            (std::vector<std::string>{
                "1 of 3: made a new key", "2 of 3: sealed 500 of 1200 values anew",
                "2 of 3: sealed 1000 of 1200 values anew",
                "2 of 3: sealed 1200 of 1200 values anew", "3 of 3: dropped the former key"}));
  EXPECT_EQ(Readable(), kPersons);
  EXPECT_EQ(person::RotationOf(key_), person::Rotation::kIdle);
  access::Vault vault(vault_);
  EXPECT_EQ(former.Open(vault.PersonalOf(HandleOf(7)), HandleOf(7)), std::nullopt)
      << "the former key opens nothing";
}

TEST_F(RotatePersonalKeyTest, ADeathAtAnyStepLosesNobody) {
  for (int death = 1; death <= 5; ++death) {
    int step = 0;
    EXPECT_THROW(RotatePersonalKey(vault_, key_,
                                   [&](const std::string&) {
                                     if (++step == death) throw std::runtime_error("killed");
                                   }),
                 std::runtime_error);
    EXPECT_EQ(Readable(), kPersons) << "killed at step " << death;
  }
  RotatePersonalKey(vault_, key_, [](const std::string&) {});
  EXPECT_EQ(Readable(), kPersons);
}

TEST_F(RotatePersonalKeyTest, WhatOpenedWithNoKeyStaysAndIsCounted) {
  access::Vault(vault_).PutPersonal(HandleOf(3), "damaged");
  EXPECT_EQ(RotatePersonalKey(vault_, key_, [](const std::string&) {}), 1U);
  EXPECT_EQ(access::Vault(vault_).PersonalOf(HandleOf(3)), "damaged");
  EXPECT_EQ(Readable(), kPersons - 1);
}

}  // namespace
}  // namespace yichuang::hub
