#include "hub/access/console.h"

#include "tests/hub/access/vault_file.h"

namespace yichuang::access {
namespace {

using Console = VaultFile;

TEST_F(Console, AnOrderWaitsForTheHubAndGivesACode) {
  std::string code;
  {
    Vault console(file_);
    const UserChange change{"2001", {{core::Role::kDutyManager}, true}, "王建国", true};
    code = Order(console, rules_, change, now_).value();
  }
  Vault hub(file_);
  const auto orders = hub.Orders();
  ASSERT_EQ(orders.size(), 1U);
  EXPECT_EQ(orders[0].account, (core::Account{{core::Role::kDutyManager}, true}));
  EXPECT_FALSE(hub.Find("2001"));
  Fulfil(hub, orders[0]);
  EXPECT_TRUE(hub.Orders().empty());
  EXPECT_EQ(hub.Find("2001")->name, "王建国");
  EXPECT_EQ(CheckCode(hub, rules_, "2001", code, "correct horse", now_).verdict, Verdict::kRight);
}

TEST_F(Console, ChangingRolesLeavesThePassword) {
  Vault vault(file_);
  vault.Put({"2001", "王建国", "$argon2id$x", std::nullopt});
  EXPECT_FALSE(
      Order(vault, rules_, {"2001", {{core::Role::kGuide}, true}, std::nullopt, false}, now_));
  Fulfil(vault, vault.Orders().at(0));
  EXPECT_EQ(vault.Find("2001")->password_hash, "$argon2id$x");
  EXPECT_EQ(vault.Find("2001")->name, "王建国");
}

TEST_F(Console, ANewCodeEndsTheOldPasswordAndTheLockOut) {
  Vault vault(file_);
  vault.Put({"2001", "王建国", "$argon2id$x", std::nullopt});
  vault.PutStrikes("2001", {9, now_, now_ + std::chrono::hours(1)});
  Order(vault, rules_, {"2001", {{core::Role::kGuide}, true}, std::nullopt, true}, now_);
  Fulfil(vault, vault.Orders().at(0));
  EXPECT_EQ(vault.Find("2001")->password_hash, "");
  EXPECT_EQ(vault.StrikesOf("2001"), Strikes{});
}

}  // namespace
}  // namespace yichuang::access
