#pragma once

#include <cstdint>
#include <vector>

#include "hub/sqlite/database.h"

namespace yichuang::sqlite {

/// For each applicant whose last case, and last matter, was over before an instant, and who has
/// none open: one of his cases. Drafts are open. Throws StorageError.
std::vector<std::uint64_t> ExpiredApplicants(Database& database, std::int64_t before_ms);

/// Matters that were over before an instant and about which words are kept. One that was opened
/// again is not over. Throws StorageError.
std::vector<std::uint64_t> ExpiredWords(Database& database, std::int64_t before_ms);

/// Appeals that were decided before an instant and about which words are kept. Throws StorageError.
std::vector<std::uint64_t> ExpiredAppeals(Database& database, std::int64_t before_ms);

/// For each person who has matters and no case, and whose last matter was over before an instant:
/// one of these matters. Throws StorageError.
std::vector<std::uint64_t> ExpiredContacts(Database& database, std::int64_t before_ms);

}  // namespace yichuang::sqlite
