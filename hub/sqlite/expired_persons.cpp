#include "hub/sqlite/expired_persons.h"

namespace yichuang::sqlite {

std::vector<std::uint64_t> ExpiredApplicants(Database& database, std::int64_t before_ms) {
  std::vector<std::uint64_t> cases;
  Statement rows = database.Prepare(
      "SELECT max(id) FROM case_file WHERE applicant <> '' GROUP BY applicant "
      "HAVING min(over IS NOT NULL) = 1 AND max(over) < ?1 AND NOT EXISTS (SELECT 1 FROM matter "
      "WHERE matter.person = case_file.applicant AND (matter.over IS NULL OR matter.over >= ?1)) "
      "ORDER BY 1");
  rows.BindAll(before_ms);
  while (rows.Step()) cases.push_back(static_cast<std::uint64_t>(rows.Integer(0)));
  return cases;
}

}  // namespace yichuang::sqlite
