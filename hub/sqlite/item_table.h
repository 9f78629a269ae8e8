#pragma once

#include <string>
#include <vector>

#include "hub/core/event.h"
#include "hub/query/item.h"
#include "hub/sqlite/database.h"

/// The table item_version (schema.h): every change of a service item.
namespace yichuang::sqlite {

/// Writes it; part of Projections, same rules.
class ItemTable {
 public:
  /// `database` must outlive the object and hold the table.
  explicit ItemTable(Database& database);

  void Bring(const core::Record& record, const core::SettingChanged& event);
  void Bring(const core::Record& record, const core::SettingTaken& event);
  void Bring(const core::Record& record, const core::SettingWithdrawn& event);

 private:
  Statement changed_;
  Statement moved_;
};

/// Reads the changes of one item.
class ItemReader {
 public:
  explicit ItemReader(Database& database);

  std::vector<query::ItemVersionRow> Read(const std::string& item);

 private:
  Statement versions_;
};

}  // namespace yichuang::sqlite
