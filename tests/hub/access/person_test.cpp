#include "hub/access/person.h"

#include <fstream>
#include <iterator>

#include "tests/hub/access/vault_file.h"

namespace yichuang::access {
namespace {

TEST(Person, ADocumentHasOneFormHoweverItIsTyped) {
  EXPECT_EQ(DocumentNumber("e 1234-5678"), "E12345678");
  EXPECT_EQ(DocumentNumber("12345"), std::nullopt);
  EXPECT_EQ(DocumentNumber("E1234567!"), std::nullopt);
  EXPECT_EQ(DocumentNumber(std::string(33, '1')), std::nullopt);
}

TEST(Person, AWrongDigitOfAnIdentityNumberIsNoticed) {
  std::string number = "11010519491231002";  // the standard's own example ends in X
  EXPECT_EQ(DocumentNumber(number + "x"), number + "X");
  for (const char wrong : std::string("0123456789")) EXPECT_FALSE(DocumentNumber(number + wrong));
}

TEST(Person, TheHandleIsTheSameForOneDayAndTellsNothing) {
  const std::string key(43, 'k');
  EXPECT_EQ(PersonHandle("E12345678", key), PersonHandle("E12345678", key));
  EXPECT_NE(PersonHandle("E12345678", key), PersonHandle("E12345679", key));
  EXPECT_NE(PersonHandle("E12345678", key), PersonHandle("E12345678", std::string(43, 'j')));
  EXPECT_EQ(PersonHandle("E12345678", key).find("12345678"), std::string::npos);
}

using PersonVault = VaultFile;

TEST_F(PersonVault, ADayKeepsItsKeyOverARestartAndEndsTheOneBefore) {
  const std::string monday = Vault(file_).KeyOfDay("2026-05-11");
  EXPECT_EQ(Vault(file_).KeyOfDay("2026-05-11"), monday);
  EXPECT_NE(Vault(file_).KeyOfDay("2026-05-12"), monday);
  std::ifstream stream(file_, std::ios::binary);
  const std::string bytes(std::istreambuf_iterator<char>(stream), {});
  EXPECT_EQ(bytes.find(monday), std::string::npos);  // overwritten
  EXPECT_NE(Vault(file_).KeyOfDay("2026-05-11"), monday);
}

}  // namespace
}  // namespace yichuang::access
