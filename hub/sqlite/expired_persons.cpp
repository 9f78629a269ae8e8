#include "hub/sqlite/expired_persons.h"

namespace yichuang::sqlite {

namespace {

/// First column of all rows.
std::vector<std::uint64_t> NumbersOf(Statement rows, std::int64_t before_ms) {
  std::vector<std::uint64_t> numbers;
  rows.BindAll(before_ms);
  while (rows.Step()) numbers.push_back(static_cast<std::uint64_t>(rows.Integer(0)));
  return numbers;
}

}  // namespace

std::vector<std::uint64_t> ExpiredApplicants(Database& database, std::int64_t before_ms) {
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(erased_too_early)) {
    return NumbersOf(database.Prepare("SELECT max(id) FROM case_file WHERE applicant <> '' AND "
                                      "over < ?1 GROUP BY applicant ORDER BY 1"),
                     before_ms);
  }
#endif
  return NumbersOf(
      database.Prepare(
          "SELECT max(id) FROM case_file WHERE applicant <> '' GROUP BY applicant "
          "HAVING min(over IS NOT NULL) = 1 AND max(over) < ?1 AND NOT EXISTS (SELECT 1 FROM "
          "matter WHERE matter.person = case_file.applicant AND (matter.over IS NULL OR "
          "matter.over >= ?1)) ORDER BY 1"),
      before_ms);
}

std::vector<std::uint64_t> ExpiredWords(Database& database, std::int64_t before_ms) {
  return NumbersOf(database.Prepare("SELECT DISTINCT matter.id FROM matter_words JOIN matter USING "
                                    "(id) WHERE matter.over < ?1 ORDER BY 1"),
                   before_ms);
}

std::vector<std::uint64_t> ExpiredAppeals(Database& database, std::int64_t before_ms) {
  return NumbersOf(
      database.Prepare("SELECT id FROM appeal a WHERE decided < ?1 AND EXISTS (SELECT 1 FROM "
                       "matter_words WHERE handle = a.words OR handle IN (SELECT words FROM "
                       "appeal_vote v WHERE v.id = a.id)) ORDER BY 1"),
      before_ms);
}

std::vector<std::uint64_t> ExpiredContacts(Database& database, std::int64_t before_ms) {
  return NumbersOf(
      database.Prepare("SELECT max(id) FROM matter WHERE person <> '' GROUP BY person HAVING "
                       "min(over IS NOT NULL) = 1 AND max(over) < ?1 AND NOT EXISTS (SELECT 1 FROM "
                       "case_file WHERE case_file.applicant = matter.person) ORDER BY 1"),
      before_ms);
}

}  // namespace yichuang::sqlite
