#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "hub/catalogue/check.h"
#include "hub/catalogue/fields.h"
#include "hub/catalogue/json_tree.h"
#include "hub/catalogue/load.h"

namespace yichuang::catalogue {

/// One import: reads documents into a catalogue and remembers where every row stood, so that what
/// the checks find later can be told with file and line. Private to load.cpp.
class Import {
 public:
  /// catalogue.json of a folder.
  void ReadHead(const std::string& file, std::string_view bytes);
  /// Any other file of a folder: one department and its items.
  void ReadDepartmentFile(const std::string& file, std::string_view bytes);
  /// The one document of WriteBundle.
  void ReadBundleDocument(std::string_view bytes);
  /// A fault of a file as a whole.
  void NoteFile(const std::string& file, Reason reason);

  /// Checks all that was read. The import is used up. `version` replaces the document's.
  Loaded Finish(std::optional<std::uint64_t> version);

 private:
  struct RowKey {
    Part part;
    std::size_t place;
    friend bool operator<(const RowKey& a, const RowKey& b) {
      return std::tie(a.part, a.place) < std::tie(b.part, b.place);
    }
  };
  /// Where a row stood.
  struct Origin {
    std::string file;
    const JsonNode* node;
    std::string row;     ///< name of an item, empty otherwise
    std::string prefix;  ///< path of a row that is no item, from its document
    std::vector<FieldFault> faults;
  };

  /// Null after a fault. The tree lives as long as the import.
  const JsonNode* Parse(const std::string& file, std::string_view bytes);
  void ReadHeadFields(Fields& fields);
  /// Reads the fields of one row and notes their faults.
  template <typename Read>
  void ReadRow(RowKey key, Origin origin, Read read);
  template <typename Row>
  void ReadRows(Part part, std::vector<Row>& rows, const std::string& file,
                const JsonNode& document, std::string_view list, Row (*read)(Fields&));
  void Note(const std::string& file, const std::string& row, std::size_t line, std::string field,
            Reason reason);
  void NoteFinding(const Finding& finding);

  Catalogue catalogue_;
  std::vector<Fault> faults_;
  std::map<RowKey, Origin> origins_;
  std::vector<std::unique_ptr<JsonNode>> trees_;
  bool whole_ = true;  ///< every row there is was read
};

}  // namespace yichuang::catalogue
