#pragma once

#include <filesystem>

#include "hub/core/account.h"

namespace yichuang::sqlite {

/// The accounts as the ledger has them. May run beside the hub. Throws StorageError.
core::Accounts ReadAccounts(const std::filesystem::path& file);

}  // namespace yichuang::sqlite
