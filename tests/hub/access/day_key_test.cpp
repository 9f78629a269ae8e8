#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "hub/access/vault.h"
#include "tests/hub/access/vault_file.h"

namespace yichuang::access {
namespace {

using DayKey = VaultFile;

TEST_F(DayKey, ADayKeepsItsKeyOverARestartAndEndsTheOneBefore) {
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
