#pragma once

#include <cstdint>
#include <optional>

#include "hub/query/audit.h"
#include "hub/sqlite/database.h"

namespace yichuang::sqlite {

/// What an auditor looks through: everything that came in a month of the hall's calendar, 202611,
/// by the times of the ledger's rows; services by the time at which they ended. Throws
/// StorageError. REQUIRES: a transaction, so that everything is of one moment.
query::AuditMaterial ReadAudit(Database& database, std::uint32_t month);

/// A service with its ratings, cases and matters; absent when there is none. Throws StorageError.
std::optional<query::AuditServiceFile> ReadAuditService(Database& database, std::uint64_t id);

}  // namespace yichuang::sqlite
