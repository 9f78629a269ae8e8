#include "hub/access/door.h"

#include <fstream>
#include <iterator>

#include "tests/hub/access/vault_file.h"

namespace yichuang::access {
namespace {

using namespace std::chrono_literals;

const std::string kPassword = "correct horse";

class Door : public VaultFile {
 protected:
  Door() : vault_(file_) {
    vault_.Put({"1001", "李敏", HashPassword(kPassword, rules_.cost), std::nullopt});
  }
  Verdict Try(const std::string& number, const std::string& password) {
    return CheckPassword(vault_, rules_, number, password, now_).verdict;
  }
  Vault vault_;
};

TEST_F(Door, OpensForTheRightPasswordOnly) {
  const Checked right = CheckPassword(vault_, rules_, "1001", kPassword, now_);
  EXPECT_EQ(right.verdict, Verdict::kRight);
  EXPECT_EQ(right.name, "李敏");
  EXPECT_EQ(Try("1001", "wrong horse"), Verdict::kWrong);
  EXPECT_EQ(Try("1002", kPassword), Verdict::kWrong);
  EXPECT_EQ(Try("", ""), Verdict::kWrong);
  EXPECT_EQ(Try("1001'; DROP TABLE credential;--", kPassword), Verdict::kWrong);
  EXPECT_EQ(Try("1001", kPassword), Verdict::kRight);
}

TEST_F(Door, LocksOutAndSaysSoOnce) {
  for (int i = 0; i < 4; ++i) {
    EXPECT_FALSE(CheckPassword(vault_, rules_, "1001", "wrong", now_).just_locked);
  }
  EXPECT_TRUE(CheckPassword(vault_, rules_, "1001", "wrong", now_).just_locked);
  const Checked locked = CheckPassword(vault_, rules_, "1001", kPassword, now_);
  EXPECT_EQ(locked.verdict, Verdict::kLockedOut);
  EXPECT_FALSE(locked.just_locked);
  EXPECT_EQ(locked.locked_until, now_ + 1min);
  now_ += 1min;
  EXPECT_EQ(Try("1001", kPassword), Verdict::kRight);
  EXPECT_EQ(vault_.StrikesOf("1001"), Strikes{});
}

TEST_F(Door, TreatsNumbersWithoutAccountAlike) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(Try("7777", "wrong"), Verdict::kWrong);
  EXPECT_EQ(Try("7777", "wrong"), Verdict::kLockedOut);
  EXPECT_EQ(Try("1001", kPassword), Verdict::kRight);
}

TEST_F(Door, ALockOutOutlivesTheHub) {
  for (int i = 0; i < 5; ++i) Try("1001", "wrong");
  Vault again(file_);
  EXPECT_EQ(CheckPassword(again, rules_, "1001", kPassword, now_).verdict, Verdict::kLockedOut);
}

TEST_F(Door, ACodeChoosesAPasswordOnce) {
  vault_.Put({"2001", "王建国", "", KeptCode{CodeDigest("ABCD-EFGH-JKLM-NPQR"), now_ + 24h}});
  EXPECT_EQ(Try("2001", ""), Verdict::kWrong);
  const auto check = [&](const std::string& code, const std::string& password) {
    return CheckCode(vault_, rules_, "2001", code, password, now_);
  };
  EXPECT_EQ(check("ABCD-EFGH-JKLM-NPQS", kPassword).verdict, Verdict::kWrong);
  EXPECT_EQ(check("abcd efgh jklm npqr", "2001").verdict, Verdict::kWeak);
  const Checked right = check("abcd efgh jklm npqr", kPassword);
  ASSERT_EQ(right.verdict, Verdict::kRight);
  UseCode(vault_, "2001", right.password_hash);
  EXPECT_EQ(Try("2001", kPassword), Verdict::kRight);
  EXPECT_EQ(check("ABCD-EFGH-JKLM-NPQR", kPassword).verdict, Verdict::kWrong);
}

TEST_F(Door, ACodeEnds) {
  vault_.Put({"2001", "", "", KeptCode{CodeDigest("ABCD-EFGH-JKLM-NPQR"), now_ + 24h}});
  now_ += 24h;
  EXPECT_EQ(CheckCode(vault_, rules_, "2001", "ABCD-EFGH-JKLM-NPQR", kPassword, now_).verdict,
            Verdict::kWrong);
}

TEST_F(Door, TheSetUpCodeServesTheFirstAdministrator) {
  EXPECT_EQ(CheckSetUp(vault_, rules_, "9001", "", kPassword, now_).verdict, Verdict::kWrong);
  const std::string code = IssueSetUpCode(vault_, rules_, now_);
  EXPECT_EQ(CheckSetUp(vault_, rules_, "9001", "AAAA", kPassword, now_).verdict, Verdict::kWrong);
  const Checked right = CheckSetUp(vault_, rules_, "9001", code, kPassword, now_);
  ASSERT_EQ(right.verdict, Verdict::kRight);
  UseSetUpCode(vault_, "9001", "陈晓燕", right.password_hash);
  EXPECT_EQ(Try("9001", kPassword), Verdict::kRight);
  EXPECT_EQ(CheckSetUp(vault_, rules_, "9002", code, kPassword, now_).verdict, Verdict::kWrong);
}

TEST_F(Door, GuessingTheSetUpCodeLocksOutToo) {
  const std::string code = IssueSetUpCode(vault_, rules_, now_);
  for (int i = 0; i < 5; ++i) CheckSetUp(vault_, rules_, "9001", "AAAA", kPassword, now_);
  EXPECT_EQ(CheckSetUp(vault_, rules_, "9001", code, kPassword, now_).verdict, Verdict::kLockedOut);
}

TEST_F(Door, TheFileIsItsOwnersAndHoldsNoSecretInClear) {
  const std::string token = RandomToken();
  const std::string code = IssueSetUpCode(vault_, rules_, now_);
  vault_.PutSession(Digest(token), {"1001", "", now_, now_, false});
  EXPECT_EQ(std::filesystem::status(file_).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  std::ifstream in(file_, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  for (const std::string& secret : {token, code, kPassword}) {
    EXPECT_EQ(bytes.find(secret), std::string::npos);
  }
}

}  // namespace
}  // namespace yichuang::access
