#pragma once

#include <CLI/CLI.hpp>
#include <iosfwd>
#include <map>
#include <string>

#include "hub/board_commands.h"
#include "hub/query/exchange_codes.h"
#include "hub/sqlite/rating_records.h"

/// Rating records in the form in which halls hand them on (domain handbook §3.4).
namespace yichuang::hub {

struct ExchangeForm {
  query::CodeTable table = query::CodeTable::kExchange;
  bool json = false;  ///< one object a line; otherwise CSV
  std::string area;   ///< areaCode; "" leaves it empty
  std::string area_name;
  std::string department;   ///< deptCode, of 18 characters
  std::string data_source;  ///< of a province, "133"
  /// Names of items by id, of the catalogue in force; an item it does not have leaves taskName
  /// empty.
  std::map<std::string, std::string> items = {};
};

/// What was written, and whether it is all there is.
struct Reconciliation {
  std::uint64_t written = 0;  ///< records
  std::uint64_t first = 0;    ///< of those, counted ratings
  std::uint64_t counted = 0;  ///< counted ratings by the counters
  bool levels_agree = false;  ///< level by level, read back from the codes that were written
  bool ok() const { return levels_agree && first == counted; }
};

/// Writes every record, and reads back from the written codes what levels they say.
Reconciliation WriteRatings(const sqlite::RatingRecords& ratings, const ExchangeForm& form,
                            std::ostream& out);

/// Adds the subcommand export-ratings, as AddBoardCommands does its own.
void AddExportRatings(CLI::App& app, Deed& deed);

}  // namespace yichuang::hub
