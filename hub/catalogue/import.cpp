#include "hub/catalogue/import.h"

#include <algorithm>
#include <utility>

#include "hub/catalogue/rows.h"

namespace yichuang::catalogue {
namespace {

// 2 has the code of an item, 3 joint matters, 4 kinds of fields of their form, 5 items that were
// discontinued; each has all that the one before has.
constexpr std::uint64_t kFormat = 5;
constexpr std::uint64_t kOldestFormat = 1;

std::string Joined(const std::string& prefix, const std::string& field) {
  if (prefix.empty()) return field;
  return field.empty() ? prefix : prefix + '.' + field;
}

/// The name of an item's row: its id, or its path where it has none.
std::string RowName(const JsonNode& node, const std::string& path) {
  const JsonNode* id = node.Field("id");
  return id != nullptr && !id->text.empty() ? id->text : path;
}

}  // namespace

template <typename Read>
void Import::ReadRow(RowKey key, Origin origin, Read read) {
  {
    Fields fields(*origin.node, origin.faults);
    read(fields);
  }
  for (const FieldFault& fault : origin.faults) {
    Note(origin.file, origin.row, fault.line, Joined(origin.prefix, fault.field), fault.reason);
  }
  origins_.emplace(key, std::move(origin));
}

template <typename Row>
void Import::ReadRows(Part part, std::vector<Row>& rows, const std::string& file,
                      const JsonNode& document, std::string_view list, Row (*read)(Fields&)) {
  const JsonNode* array = document.Field(list);
  if (array == nullptr) return;
  if (array->kind != JsonNode::Kind::kArray) {
    whole_ = false;
    return Note(file, {}, array->line, std::string(list), Reason::kWrongType);
  }
  for (std::size_t i = 0; i < array->elements.size(); ++i) {
    const JsonNode& node = array->elements[i];
    const std::string path = std::string(list) + '[' + std::to_string(i) + ']';
    if (node.kind != JsonNode::Kind::kObject) {
      whole_ = false;
      Note(file, {}, node.line, path, Reason::kWrongType);
      continue;
    }
    Origin origin{file, &node, {}, path, {}};
    if (part == Part::kItems || part == Part::kJointMatters) {
      origin.row = RowName(node, path);
      origin.prefix.clear();
    }
    ReadRow({part, rows.size()}, std::move(origin),
            [&](Fields& fields) { rows.push_back(read(fields)); });
  }
}

void Import::ReadHeadFields(Fields& fields) {
  fields.Required("district");
  catalogue_.district = fields.Text("district");
  catalogue_.sample = fields.Flag("sample", false);
  // Read as rows of their own.
  fields.Any("themes");
  fields.Any("life_events");
  fields.Any("joint_matters");
}

void Import::ReadHead(const std::string& file, std::string_view bytes) {
  const JsonNode* document = Parse(file, bytes);
  if (document == nullptr) return;
  ReadRow({Part::kHead, 0}, {file, document, {}, {}, {}},
          [this](Fields& fields) { ReadHeadFields(fields); });
  ReadRows(Part::kThemes, catalogue_.themes, file, *document, "themes", ReadTheme);
  ReadRows(Part::kLifeEvents, catalogue_.life_events, file, *document, "life_events",
           ReadLifeEvent);
  ReadRows(Part::kJointMatters, catalogue_.joint_matters, file, *document, "joint_matters",
           ReadJointMatter);
}

void Import::ReadDepartmentFile(const std::string& file, std::string_view bytes) {
  const JsonNode* document = Parse(file, bytes);
  if (document == nullptr) return;
  // Place 0 is catalogue.json's; this one is only for the fields of the file itself.
  ReadRow({Part::kHead, trees_.size()}, {file, document, {}, {}, {}}, [](Fields& fields) {
    fields.Required("department");
    fields.Required("items");
    fields.Any("department");
    fields.Any("items");
  });
  std::string id;
  const JsonNode* department = document->Field("department");
  if (department != nullptr && department->kind == JsonNode::Kind::kObject) {
    ReadRow({Part::kDepartments, catalogue_.departments.size()},
            {file, department, {}, "department", {}},
            [this](Fields& fields) { catalogue_.departments.push_back(ReadDepartment(fields)); });
    id = catalogue_.departments.back().id;
  } else {
    whole_ = false;
    if (department != nullptr) Note(file, {}, department->line, "department", Reason::kWrongType);
  }
  const std::size_t first = catalogue_.items.size();
  ReadRows(Part::kItems, catalogue_.items, file, *document, "items", ReadItem);
  for (std::size_t i = first; i < catalogue_.items.size(); ++i) {
    std::string& named = catalogue_.items[i].department;
    if (named.empty()) named = id;
  }
}

void Import::ReadBundleDocument(std::string_view bytes) {
  const JsonNode* document = Parse({}, bytes);
  if (document == nullptr) return;
  const JsonNode* format = document->Field("format");
  if (format == nullptr || format->number < kOldestFormat || format->number > kFormat) {
    return Note({}, {}, format == nullptr ? document->line : format->line, "format",
                Reason::kUnknownFormat);
  }
  ReadRow({Part::kHead, 0}, {{}, document, {}, {}, {}}, [this](Fields& fields) {
    fields.Any("format");
    fields.Required("version");
    catalogue_.version = fields.Number("version", UINT64_MAX);
    ReadHeadFields(fields);
    fields.Any("departments");
    fields.Any("items");
  });
  ReadRows(Part::kDepartments, catalogue_.departments, {}, *document, "departments",
           ReadDepartment);
  ReadRows(Part::kThemes, catalogue_.themes, {}, *document, "themes", ReadTheme);
  ReadRows(Part::kLifeEvents, catalogue_.life_events, {}, *document, "life_events", ReadLifeEvent);
  ReadRows(Part::kItems, catalogue_.items, {}, *document, "items", ReadItem);
  ReadRows(Part::kJointMatters, catalogue_.joint_matters, {}, *document, "joint_matters",
           ReadJointMatter);
}

void Import::NoteFile(const std::string& file, Reason reason) { Note(file, {}, 0, {}, reason); }

Loaded Import::Finish(std::optional<std::uint64_t> version) {
  if (version) catalogue_.version = *version;
  for (const Finding& finding : CheckCatalogue(catalogue_)) NoteFinding(finding);
#ifdef YICHUANG_DEFECT
  if (YICHUANG_DEFECT(half_import)) {
    std::erase_if(catalogue_.items, [this](const Item& item) {
      return std::any_of(faults_.begin(), faults_.end(),
                         [&item](const Fault& fault) { return fault.row == item.id; });
    });
    return std::move(catalogue_);
  }
#endif
  if (faults_.empty()) return std::move(catalogue_);
  std::stable_sort(faults_.begin(), faults_.end(), [](const Fault& a, const Fault& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  });
  if (faults_.size() > kMaxFaults) faults_.resize(kMaxFaults);
  return std::move(faults_);
}

const JsonNode* Import::Parse(const std::string& file, std::string_view bytes) {
  if (bytes.size() > kMaxFileBytes) {
    NoteFile(file, Reason::kTooLarge);
    whole_ = false;
    return nullptr;
  }
  auto parsed = ParseJson(bytes);
  const auto* broken = std::get_if<JsonFault>(&parsed);
  if (broken != nullptr || std::get<JsonNode>(parsed).kind != JsonNode::Kind::kObject) {
    Note(file, {}, broken == nullptr ? 1 : broken->line, {}, Reason::kMalformed);
    whole_ = false;
    return nullptr;
  }
  trees_.push_back(std::make_unique<JsonNode>(std::move(std::get<JsonNode>(parsed))));
  return trees_.back().get();
}

void Import::Note(const std::string& file, const std::string& row, std::size_t line,
                  std::string field, Reason reason) {
  // Twice the list: it is sorted by file and line before it is cut.
  if (faults_.size() < 2 * kMaxFaults) {
    faults_.push_back({file, row, line, std::move(field), reason});
  }
}

void Import::NoteFinding(const Finding& finding) {
  const auto found = origins_.find({finding.part, finding.place});
  if (found == origins_.end()) {
    // Nothing of the head was read, which is a fault already.
    if (faults_.empty()) Note({}, {}, 0, finding.field, finding.reason);
    return;
  }
  const Origin& origin = found->second;
  // What could not be read may be what is not found.
  const bool may_be_unread = finding.reason == Reason::kUnknownReference ||
                             finding.reason == Reason::kUnknownPart ||
                             finding.reason == Reason::kForeignPaper;
  if (!whole_ && may_be_unread) return;
  for (const FieldFault& fault : origin.faults) {
    if (fault.field.starts_with(finding.field) || finding.field.starts_with(fault.field)) return;
  }
  Note(origin.file, origin.row, LineOfPath(*origin.node, finding.field),
       Joined(origin.prefix, finding.field), finding.reason);
}

}  // namespace yichuang::catalogue
