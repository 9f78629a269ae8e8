#include "hub/personal_commands.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <cstdint>
#include <filesystem>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "hub/access/vault.h"
#include "hub/person/key_rotation.h"
#include "hub/person/sealer.h"
#include "hub/sqlite/database.h"

namespace yichuang::hub {
namespace {

/// A vault of 1,200 persons, which are three commits.
class RotatePersonalKeyTest : public testing::Test {
 protected:
  static constexpr int kPersons = 1'200;

  RotatePersonalKeyTest() {
    const person::Sealer sealer(key_);
    { const access::Vault tables(vault_); }
    // As the vault does it, in one commit.
    sqlite::Database database(vault_, sqlite::Database::Mode::kReadWrite);
    sqlite::Transaction transaction(database);
    sqlite::Statement put = database.Prepare("INSERT INTO personal VALUES (?, ?, 1)");
    for (int i = 0; i < kPersons; ++i) {
      const std::string handle = HandleOf(i);
      const std::string sealed = sealer.Seal("张三" + std::to_string(i), handle);
      const auto* first = reinterpret_cast<const std::uint8_t*>(sealed.data());
      put.Run(std::string_view(handle), std::span<const std::uint8_t>(first, sealed.size()));
    }
    transaction.Commit();
  }
  ~RotatePersonalKeyTest() override { std::filesystem::remove_all(folder_); }

  static std::filesystem::path NewFolder() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "yichuang-rotation-XXXXXX").string();
    return ::mkdtemp(pattern.data());
  }
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

  const std::filesystem::path folder_ = NewFolder();
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
