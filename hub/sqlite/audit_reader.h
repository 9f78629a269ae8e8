#pragma once

#include <cstdint>

#include "hub/query/audit.h"
#include "hub/sqlite/database.h"

namespace yichuang::sqlite {

/// What an auditor looks through: everything that came in a month of the hall's calendar, 202611,
/// by the times of the ledger's rows; services by the time at which they ended. Throws
/// StorageError. REQUIRES: a transaction, so that everything is of one moment.
query::AuditMaterial ReadAudit(Database& database, std::uint32_t month);

}  // namespace yichuang::sqlite
