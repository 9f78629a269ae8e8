#include "hub/access/pin.h"

#include "tests/hub/access/vault_file.h"

namespace yichuang::access {
namespace {

using namespace std::chrono_literals;

const std::string kWord = "correct horse";
const std::string kDigits = "482917";
const std::string kHere(64, 'a');   // digest of this browser's token
const std::string kThere(64, 'b');  // and of another one's

TEST(Pin, IsSixDigitsThatNobodyGuesses) {
  EXPECT_TRUE(IsAcceptablePin("482917", "1001"));
  for (const char* weak :
       {"", "48291", "4829170", "48291a", "111111", "123456", "654321", "100137"})
    EXPECT_FALSE(IsAcceptablePin(weak, "1001")) << weak;
}

/// 1001 has chosen a PIN in one browser.
class PinTest : public VaultFile {
 protected:
  PinTest() {
    vault_.Put({"1001", "李敏", HashPassword(kWord, rules_.cost), {}});
    EXPECT_EQ(Choose(kDigits, kHere).verdict, Verdict::kRight);
  }

  Checked Choose(const std::string& pin, const std::string& browser, const std::string& before = "",
                 const std::string& password = kWord) {
    return ChoosePin(vault_, rules_, "1001", password, pin, before, browser, now_);
  }
  Verdict Try(const std::string& pin, const std::string& browser) {
    return CheckPin(vault_, rules_, "1001", pin, browser, now_).verdict;
  }

  Vault vault_{file_};
};

TEST_F(PinTest, OpensInTheBrowserWhereItsOwnerShowedHisPassword) {
  const Checked checked = CheckPin(vault_, rules_, "1001", kDigits, kHere, now_);
  EXPECT_EQ(checked.verdict, Verdict::kRight);
  EXPECT_EQ(checked.name, "李敏");
  EXPECT_EQ(Try("482918", kHere), Verdict::kWrong);
}

TEST_F(PinTest, IsWorthlessInAnyOtherBrowser) {
  EXPECT_EQ(Try(kDigits, kThere), Verdict::kWrong);
  EXPECT_EQ(Try(kDigits, ""), Verdict::kWrong);
  now_ += kBrowserKnown;
  EXPECT_EQ(Try(kDigits, kHere), Verdict::kWrong);
}

TEST_F(PinTest, WrongOnesLockOutAndThenOnlyThePasswordHelps) {
  for (int i = 0; i < rules_.lockout.free_failures; ++i)
    EXPECT_EQ(Try("482918", kHere), Verdict::kWrong);
  EXPECT_EQ(Try(kDigits, kHere), Verdict::kLockedOut);
  EXPECT_EQ(CheckPassword(vault_, rules_, "1001", kWord, now_).verdict, Verdict::kLockedOut);
  now_ += rules_.lockout.first_wait;
  EXPECT_EQ(Try(kDigits, kHere), Verdict::kWrong);  // the browser is forgotten
  now_ += 2h;
  EXPECT_EQ(CheckPassword(vault_, rules_, "1001", kWord, now_).verdict, Verdict::kRight);
  EXPECT_EQ(Choose(kDigits, kHere).verdict, Verdict::kRight);
  EXPECT_EQ(Try(kDigits, kHere), Verdict::kRight);
}

TEST_F(PinTest, AChoiceNeedsThePasswordAndGivesTheBrowserANewName) {
  EXPECT_EQ(Choose("395162", kThere, kHere, "wrong horse").verdict, Verdict::kWrong);
  EXPECT_EQ(Choose("111111", kThere, kHere).verdict, Verdict::kWeak);
  EXPECT_EQ(Try(kDigits, kHere), Verdict::kRight);
  EXPECT_EQ(Choose("395162", kThere, kHere).verdict, Verdict::kRight);
  EXPECT_EQ(Try("395162", kHere), Verdict::kWrong);  // a name somebody planted is worth nothing
  EXPECT_EQ(Try("395162", kThere), Verdict::kRight);
}

TEST_F(PinTest, EndsWithItsPassword) {
  vault_.Put({"1001", "李敏", "", {}});  // a new code was given
  EXPECT_EQ(Try(kDigits, kHere), Verdict::kWrong);
  UseCode(vault_, "1001", HashPassword("another horse", rules_.cost));
  EXPECT_EQ(Try(kDigits, kHere), Verdict::kWrong);
}

}  // namespace
}  // namespace yichuang::access
