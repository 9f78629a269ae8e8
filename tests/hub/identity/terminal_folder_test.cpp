#include "hub/identity/terminal_folder.h"

#include <fstream>

#include "hub/identity/authority.h"
#include "tests/hub/identity/folder.h"

namespace yichuang::identity {
namespace {

namespace fs = std::filesystem;

TEST(TerminalFolderTest, KeepsKeyAndCertificateInOneFileForItsOwnerAlone) {
  const Folder folder;
  Authority::Create(folder.path() / "authority", "demo", kNow);
  const Authority authority(folder.path() / "authority");
  const Key key = Key::New();
  const TerminalFolder own(folder.path() / "identity");
  EXPECT_FALSE(own.certificate().has_value());
  own.Put(key, authority.ForClient(key.Request("win-01"), "win-01", kNow, kYear),
          authority.certificate());
  ASSERT_TRUE(own.certificate().has_value());
  EXPECT_EQ(own.certificate()->name, "win-01");
  EXPECT_TRUE(HasSigned(own.Read()->certificate, "text", own.Read()->key.Sign("text")));
  EXPECT_EQ(fs::status(own.terminal()).permissions(),
            fs::perms::owner_read | fs::perms::owner_write);
  std::ofstream(own.terminal(), std::ios::trunc) << "half";
  EXPECT_FALSE(own.certificate().has_value()) << "then it has to be enrolled again";
}

TEST(TerminalFolderTest, IsRenewedInTheLastThirdOfItsLife) {
  const Certificate certificate{"win-01", "4F", kNow, kNow + kYear};
  EXPECT_FALSE(IsWorthRenewing(certificate, kNow + std::chrono::hours(24 * 200)));
  EXPECT_TRUE(IsWorthRenewing(certificate, kNow + std::chrono::hours(24 * 250)));
  EXPECT_TRUE(IsWorthRenewing(certificate, kNow + std::chrono::hours(24 * 400)));
}

}  // namespace
}  // namespace yichuang::identity
