#include "hub/catalogue/sheets.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "hub/catalogue/sheet_words.h"

namespace yichuang::catalogue {
namespace {

using SheetJson = nlohmann::ordered_json;

std::vector<std::string> Parts(std::string_view text, char mark) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(mark), text.size());
    parts.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

std::string Trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(kBlank) - first + 1));
}

// ---- Writing ----

/// What stands at a path of a row; null when nothing does. A text without English is a string.
const SheetJson* ValueAt(const SheetJson& row, std::string_view path) {
  const SheetJson* value = &row;
  for (const std::string& part : Parts(path, '.')) {
    if (value->is_string()) return part == "zh" ? value : nullptr;
    const auto found = value->find(part);
    if (found == value->end()) return nullptr;
    value = &*found;
  }
  return value;
}

std::string ScalarText(const SheetJson& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

std::string CellText(const SheetJson* value, const SheetColumn& column) {
  if (column.cell == CellKind::kFlag) {
    // What is left out has its default, which only 必备 has as yes.
    const bool otherwise = column.path == "mandatory";
    return std::string(FlagWord(value == nullptr ? otherwise : value->get<bool>()));
  }
  if (value == nullptr) return {};
  if (column.cell == CellKind::kWord) return std::string(SaidWord(ScalarText(*value)));
  if (column.cell != CellKind::kList) return ScalarText(*value);
  std::string joined;
  for (const SheetJson& each : *value) joined += (joined.empty() ? "" : "\n") + ScalarText(each);
  return joined;
}

void AddRow(Sheet& sheet, const SheetForm& form, const SheetJson& row) {
  std::vector<std::string>& cells = sheet.rows.emplace_back();
  for (const SheetColumn& column : form.columns)
    cells.push_back(CellText(ValueAt(row, column.path), column));
}

/// A row of a list is its object, and the item it belongs to.
SheetJson OfItem(const SheetJson& item, SheetJson row) {
  if (row.is_string()) row = {{"zh", row}};
  row[std::string(kItemColumn)] = item["id"];
  return row;
}

void AddList(Sheet& sheet, const SheetForm& form, const SheetJson& item) {
  if (form.list == "when") {
    for (const SheetJson& material : item.value("materials", SheetJson::array())) {
      for (SheetJson each : material.value("when", SheetJson::array())) {
        each["material"] = material["id"];
        AddRow(sheet, form, OfItem(item, std::move(each)));
      }
    }
    return;
  }
  for (const SheetJson& each : item.value(std::string(form.list), SheetJson::array())) {
    if (form.list != "situations") {
      AddRow(sheet, form, OfItem(item, each));
      continue;
    }
    for (const SheetJson& option : each["options"]) {
      SheetJson row = OfItem(item, each);
      row["option"] = option;
      AddRow(sheet, form, row);
    }
  }
}

// ---- Reading ----

struct RowPlace {
  std::size_t sheet = 0;  ///< in the sheets as given
  std::size_t row = 0;    ///< in its rows
};

/// One item while its rows are gathered: the object, and where each of its parts stood.
struct Gathered {
  SheetJson json;
  std::map<std::string, RowPlace> places;  ///< by path; "" is the item's own row
};

class SheetReader {
 public:
  SheetReader(const Catalogue& frame, const std::vector<Sheet>& sheets)
      : frame_(frame), sheets_(sheets) {}

  ReadSheetsResult Read() && {
    for (const Sheet& sheet : sheets_) CheckName(sheet);
    for (const SheetForm& form : SheetForms()) ReadForm(form);
    if (items_.empty() && faults_.empty())
      faults_.push_back(
          {std::string(SheetForms().front().name), 1, "id", {}, Reason::kFileMissing});
    if (!faults_.empty()) return Faults();
    std::vector<std::string> documents;
    for (const Gathered& each : items_)
      documents.push_back(each.json.dump(-1, ' ', false, SheetJson::error_handler_t::replace));
    ReadItemsResult read = ReadItems(frame_, documents);
    if (auto* items = std::get_if<std::vector<Item>>(&read)) return std::move(*items);
    for (const ItemFault& fault : std::get<std::vector<ItemFault>>(read)) Place(fault);
    return Faults();
  }

 private:
  std::vector<CellFault> Faults() {
    if (faults_.size() > kMaxFaults) faults_.resize(kMaxFaults);
    return std::move(faults_);
  }

  static const SheetForm* FormNamed(std::string_view name) {
    const auto forms = SheetForms();
    const auto found = std::ranges::find(forms, name, &SheetForm::name);
    return found == forms.end() ? nullptr : &*found;
  }

  static bool IsEmptyRow(const std::vector<std::string>& row) {
    return std::ranges::all_of(row, [](const std::string& cell) { return Trim(cell).empty(); });
  }

  void CheckName(const Sheet& sheet) {
    const bool empty = std::ranges::all_of(sheet.rows, IsEmptyRow);
    if (!empty && FormNamed(Trim(sheet.name)) == nullptr)
      faults_.push_back({sheet.name, 0, {}, {}, Reason::kUnknownField});
  }

  /// The column of each cell; null for one that is passed over, or is at fault.
  std::vector<const SheetColumn*> Columns(const SheetForm& form, const Sheet& sheet) {
    std::vector<const SheetColumn*> columns;
    for (const std::string& title : sheet.rows.front()) {
      const std::string named = Trim(title);
      const std::string path = named.substr(named.rfind(' ') + 1);
      const auto found = std::ranges::find(form.columns, path, &SheetColumn::path);
      const bool known = found != form.columns.end();
      columns.push_back(known ? &*found : nullptr);
      if (!known && !named.empty())
        faults_.push_back({sheet.name, 1, path, named, Reason::kUnknownField});
      if (known && std::ranges::count(columns, &*found) > 1)
        faults_.push_back({sheet.name, 1, path, named, Reason::kDuplicateField});
    }
    const std::string_view first = form.columns.front().path;
    if (std::ranges::find(columns, &form.columns.front()) == columns.end())
      faults_.push_back({sheet.name, 1, std::string(first), {}, Reason::kMissingField});
    return columns;
  }

  void ReadForm(const SheetForm& form) {
    for (std::size_t s = 0; s < sheets_.size(); ++s) {
      const Sheet& sheet = sheets_[s];
      if (Trim(sheet.name) != form.name || sheet.rows.empty()) continue;
      const auto columns = Columns(form, sheet);
      for (std::size_t r = 1; r < sheet.rows.size(); ++r) {
        if (IsEmptyRow(sheet.rows[r])) continue;
        SheetJson row = SheetJson::object();
        for (std::size_t c = 0; c < std::min(columns.size(), sheet.rows[r].size()); ++c) {
          if (columns[c] != nullptr) PutCell(row, *columns[c], sheet.rows[r][c]);
        }
        Take(form, std::move(row), {s, r});
      }
    }
  }

  /// What is no value of its kind is put as text: the checks name it.
  static SheetJson ScalarJson(const SheetColumn& column, const std::string& text) {
    if (column.cell == CellKind::kFlag) {
      const int flag = MeantFlag(text);
      return flag < 0 ? SheetJson(text) : SheetJson(flag == 1);
    }
    std::uint64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [read, error] = std::from_chars(text.data(), end, number);
    const bool whole = error == std::errc{} && read == end;
    if (column.cell == CellKind::kNumber || column.path == "windows")
      return whole ? SheetJson(number) : SheetJson(text);
    return column.cell == CellKind::kWord ? SheetJson(MeantWord(text)) : SheetJson(text);
  }

  static void PutCell(SheetJson& row, const SheetColumn& column, const std::string& cell) {
    // Texts keep their blanks: what was written is read again.
    const std::string text = column.cell == CellKind::kText ? cell : Trim(cell);
    if (Trim(text).empty()) return;
    SheetJson value = SheetJson::array();
    if (column.cell == CellKind::kList) {
      for (std::string each : Parts(text, '\n')) {
        if (each.ends_with('\r')) each.pop_back();
        if (!Trim(each).empty()) value.push_back(ScalarJson(column, each));
      }
    } else {
      value = ScalarJson(column, text);
    }
    SheetJson* at = &row;
    for (const std::string& part : Parts(column.path, '.')) at = &(*at)[part];
    *at = std::move(value);
  }

  void Take(const SheetForm& form, SheetJson row, RowPlace place) {
    if (form.list.empty()) {
      const std::string id = row.value("id", std::string());
      by_id_.emplace(id, items_.size());
      items_.push_back({std::move(row), {{"", place}}});
      return;
    }
    const std::string id = row.value(std::string(kItemColumn), std::string());
    const auto found = by_id_.find(id);
    if (found == by_id_.end()) return Unknown(place, kItemColumn, id);
    row.erase(std::string(kItemColumn));
    Gathered& item = items_[found->second];
    if (form.list == "when") return TakeWhen(item, std::move(row), place);
    if (form.list == "situations") return TakeOption(item, std::move(row), place);
    TakeElement(item, std::string(form.list), std::move(row), place);
  }

  static void TakeElement(Gathered& item, const std::string& list, SheetJson row, RowPlace place) {
    SheetJson& elements = item.json[list];
    item.places[list + '[' + std::to_string(elements.size()) + ']'] = place;
    elements.push_back(std::move(row));
  }

  void TakeWhen(Gathered& item, SheetJson row, RowPlace place) {
    const std::string id = row.value("material", std::string());
    row.erase("material");
    SheetJson& materials = item.json["materials"];
    for (std::size_t i = 0; i < materials.size(); ++i) {
      if (materials[i].value("id", std::string()) != id) continue;
      SheetJson& when = materials[i]["when"];
      item.places["materials[" + std::to_string(i) + "].when[" + std::to_string(when.size()) +
                  ']'] = place;
      when.push_back(std::move(row));
      return;
    }
    if (materials.is_null()) item.json.erase("materials");
    Unknown(place, "material", id);
  }

  /// Rows of one question follow each other or not: its options come in their order.
  static void TakeOption(Gathered& item, SheetJson row, RowPlace place) {
    SheetJson option = row.contains("option") ? row["option"] : SheetJson::object();
    row.erase("option");
    SheetJson& questions = item.json["situations"];
    std::size_t at = 0;
    while (at < questions.size() &&
           questions[at].value("id", std::string()) != row.value("id", std::string()))
      ++at;
    const std::string path = "situations[" + std::to_string(at) + ']';
    if (at == questions.size()) {
      row["options"] = SheetJson::array();
      questions.push_back(std::move(row));
      item.places[path] = place;
    }
    SheetJson& options = questions[at]["options"];
    item.places[path + ".options[" + std::to_string(options.size()) + ']'] = place;
    options.push_back(std::move(option));
  }

  void Unknown(RowPlace place, std::string_view column, const std::string& value) {
    faults_.push_back({sheets_[place.sheet].name, place.row + 1, std::string(column), value,
                       Reason::kUnknownReference});
  }

  /// Finds the cell that a path of the item came from: the nearest row above it, and there the
  /// column that begins as the rest of the path does.
  void Place(const ItemFault& fault) {
    const Gathered& item = items_[fault.index];
    std::string head = fault.field;
    auto found = item.places.find(head);
    while (found == item.places.end() && !head.empty()) {
      const std::size_t cut = head.find_last_of(".[");
      head.resize(cut == std::string::npos ? 0 : cut);
      found = item.places.find(head);
    }
    if (found == item.places.end()) found = item.places.find("");
    std::string rest = fault.field.substr(std::min(found->first.size(), fault.field.size()));
    if (rest.starts_with('.')) rest.erase(0, 1);
    if (found->first.ends_with(']') && found->first.find(".options[") != std::string::npos)
      rest = rest.empty() ? "option" : "option." + rest;
    rest = rest.substr(0, rest.find('['));
    faults_.push_back(CellOf(found->second, rest, fault.reason));
  }

  CellFault CellOf(RowPlace place, const std::string& path, Reason reason) const {
    const Sheet& sheet = sheets_[place.sheet];
    CellFault fault{sheet.name, place.row + 1, path, {}, reason};
    const auto& titles = sheet.rows.front();
    for (std::size_t c = 0; c < titles.size() && !path.empty(); ++c) {
      const std::string title = Trim(titles[c]);
      const std::string column = title.substr(title.rfind(' ') + 1);
      if (column != path && !column.starts_with(path + '.')) continue;
      fault.column = column;
      if (c < sheet.rows[place.row].size()) fault.value = sheet.rows[place.row][c];
      break;
    }
    return fault;
  }

  const Catalogue& frame_;
  const std::vector<Sheet>& sheets_;
  std::vector<Gathered> items_;
  std::map<std::string, std::size_t> by_id_;
  std::vector<CellFault> faults_;
};

}  // namespace

std::vector<Sheet> ToSheets(const std::vector<Item>& items) {
  std::vector<SheetJson> rows;
  rows.reserve(items.size());
  for (const Item& item : items) rows.push_back(SheetJson::parse(WriteItem(item)));
  std::vector<Sheet> sheets;
  for (const SheetForm& form : SheetForms()) {
    Sheet& sheet = sheets.emplace_back();
    sheet.name = form.name;
    std::vector<std::string>& titles = sheet.rows.emplace_back();
    for (const SheetColumn& column : form.columns)
      titles.push_back(std::string(column.title) + ' ' + std::string(column.path));
    for (const SheetJson& item : rows) {
      if (form.list.empty()) {
        AddRow(sheet, form, item);
      } else {
        AddList(sheet, form, item);
      }
    }
  }
  return sheets;
}

ReadSheetsResult ReadSheets(const Catalogue& frame, const std::vector<Sheet>& sheets) {
  return SheetReader(frame, sheets).Read();
}

}  // namespace yichuang::catalogue
