#include "hub/identity/terminal_folder.h"

#include <stdexcept>

#include "hub/identity/owner_file.h"

namespace yichuang::identity {

namespace fs = std::filesystem;

void TerminalFolder::Put(const Key& key, std::string_view certificate,
                         std::string_view authority) const {
  fs::create_directories(folder_);
  fs::permissions(folder_, fs::perms::owner_all);
  WriteOwnerFile(this->authority(), authority);
  WriteOwnerFile(terminal(), key.Pem() + std::string(certificate));
}

std::optional<TerminalFolder::Own> TerminalFolder::Read() const {
  std::string text;
  try {
    text = ReadOwnerFile(terminal());
  } catch (const std::runtime_error&) {
    return std::nullopt;
  }
  auto key = Key::Read(text);
  const auto begin = text.find("-----BEGIN CERTIFICATE-----");
  if (!key || begin == std::string::npos) return std::nullopt;
  return Own{*std::move(key), text.substr(begin)};
}

std::optional<Certificate> TerminalFolder::certificate() const {
  const auto own = Read();
  return own ? ReadCertificate(own->certificate) : std::nullopt;
}

bool IsWorthRenewing(const Certificate& certificate, Seconds now) {
  return certificate.until - now < (certificate.until - certificate.from) / 3;
}

}  // namespace yichuang::identity
