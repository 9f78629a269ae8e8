#include "hub/item_shelf.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "hub/catalogue/sheets.h"
#include "hub/contract/codec.h"
#include "hub/disk.h"
#include "hub/http/json_body.h"

namespace yichuang::hub {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t kMostListed = 200;

std::string Sm3Text(const core::Sm3& hash) { return contract::ToHex(hash.data(), hash.size()); }

json TextOf(const catalogue::Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

template <typename Row>
json NamedRows(const std::vector<Row>& rows) {
  json list = json::array();
  for (const Row& each : rows) list.push_back({{"id", each.id}, {"name", TextOf(each.name)}});
  return list;
}

json GapsJson(const catalogue::Item& item) {
  json list = json::array();
  for (const catalogue::FoundGap& each : catalogue::GapsOf(item)) {
    list.push_back({{"gap", Name(each.gap)},
                    {"field", each.field},
                    {"serious", IsSerious(each.gap)},
                    {"title", TextZh(each.gap)},
                    {"detail", TextEn(each.gap)}});
  }
  return list;
}

std::size_t SeriousGaps(const catalogue::Item& item) {
  const auto gaps = catalogue::GapsOf(item);
  return static_cast<std::size_t>(std::ranges::count_if(
      gaps, [](const catalogue::FoundGap& each) { return IsSerious(each.gap); }));
}

json ItemValue(const catalogue::Item& item) { return json::parse(catalogue::WriteItem(item)); }

json RowJson(const catalogue::Item& item, bool changed) {
  return {{"id", item.id},
          {"name", TextOf(item.name)},
          {"department", item.department},
          {"depth", ItemValue(item).value("depth", "promised")},
          {"verified", item.verified},
          {"complete", item.complete},
          {"gaps", catalogue::GapsOf(item).size()},
          {"serious", SeriousGaps(item)},
          {"discontinued", IsDiscontinued(item)},
          {"changed", changed}};
}

json FaultJson(catalogue::Reason reason) {
  return {{"reason", Name(reason)},
          {"title", TextZh(reason)},
          {"detail", TextEn(reason)},
          {"item", ""},
          {"field", ""},
          {"sheet", ""},
          {"row", 0},
          {"value", ""}};
}

/// What a page sent: documents of items with the version each was made from, or sheets.
struct Sent {
  std::vector<std::string> documents;
  std::vector<std::string> ids;
  std::vector<std::string> bases;
  std::optional<std::vector<catalogue::Sheet>> sheets;
  bool malformed = false;
};

std::vector<catalogue::Sheet> SheetsOf(const json& list, bool& malformed) {
  std::vector<catalogue::Sheet> sheets;
  for (const json& each : list) {
    if (!each.is_object() || !each.contains("name") || !each["name"].is_string() ||
        !each.contains("rows") || !each["rows"].is_array()) {
      malformed = true;
      return {};
    }
    catalogue::Sheet& sheet = sheets.emplace_back();
    sheet.name = each["name"].get<std::string>();
    for (const json& row : each["rows"]) {
      auto& cells = sheet.rows.emplace_back();
      if (!row.is_array()) malformed = true;
      for (const json& cell : row) {
        if (!cell.is_string()) malformed = true;
        cells.push_back(cell.is_string() ? cell.get<std::string>() : std::string());
      }
    }
  }
  return sheets;
}

Sent ReadSent(std::string_view body) {
  Sent sent;
  const ordered_json read = ordered_json::parse(body, nullptr, false);
  if (read.is_object() && read.contains("sheets") && read["sheets"].is_array()) {
    sent.sheets = SheetsOf(read["sheets"], sent.malformed);
    return sent;
  }
  sent.malformed = !read.is_object() || !read.contains("items") || !read["items"].is_array() ||
                   read["items"].empty() || read["items"].size() > core::kMostWanted;
  if (sent.malformed) return sent;
  for (const ordered_json& each : read["items"]) {
    if (!each.is_object() || !each.contains("item") || !each["item"].is_object()) {
      sent.malformed = true;
      return sent;
    }
    const auto text = [](const ordered_json& object, const char* name) {
      const auto found = object.find(name);
      return found != object.end() && found->is_string() ? found->get<std::string>() : "";
    };
    sent.documents.push_back(each["item"].dump());
    sent.ids.push_back(text(each["item"], "id"));
    sent.bases.push_back(text(each, "base"));
  }
  return sent;
}

const catalogue::Item* ItemOf(const catalogue::Catalogue& catalogue, const std::string& id) {
  const auto found = std::ranges::find(catalogue.items, id, &catalogue::Item::id);
  return found == catalogue.items.end() ? nullptr : &*found;
}

std::string VersionOf(const catalogue::Item& item) {
  return Sm3Text(Sm3Of(catalogue::WriteItem(item)));
}

}  // namespace

ItemShelf::ItemShelf(std::filesystem::path folder, std::function<void(const std::string&)> log)
    : folder_(std::move(folder), log), log_(std::move(log)) {}

const catalogue::Catalogue* ItemShelf::Compose(const core::ItemBook& book) {
  if (!book.imported) return nullptr;
  if (composed_ && composed_->imported == book.imported && composed_->versions == book.versions)
    return &catalogue_;
  composed_.reset();
  index_.reset();
  const auto fail = [this](const std::string& file) {
    if (log_)
      log_(
          fmt::format("catalogue: the file {}.json of the data folder is not there or damaged; "
                      "bring it back from a backup, or run import-items",
                      file));
    return nullptr;
  };
  const auto bundle = folder_.Find(Sm3Text(*book.imported));
  if (!bundle) return fail(Sm3Text(*book.imported));
  catalogue::Loaded loaded = catalogue::ReadBundle(*bundle);
  auto* const read = std::get_if<catalogue::Catalogue>(&loaded);
  if (read == nullptr) return fail(Sm3Text(*book.imported));
  std::vector<std::string> documents;
  for (const auto& [id, sm3] : book.versions) {
    const auto file = folder_.Find(Sm3Text(sm3));
    if (!file) return fail(Sm3Text(sm3));
    documents.push_back(*file);
  }
  const auto items = catalogue::ReadItems(*read, documents);
  if (!std::holds_alternative<std::vector<catalogue::Item>>(items))
    return fail(Sm3Text(*book.imported));
  catalogue_ =
      catalogue::WithItems(std::move(*read), std::get<std::vector<catalogue::Item>>(items));
  composed_ = book;
  return &catalogue_;
}

std::string ItemShelf::List(const core::ItemBook& book, const std::string& query,
                            const std::string& department, http::ItemFilter filter) {
  const catalogue::Catalogue* const catalogue = Compose(book);
  if (catalogue == nullptr) return {};
  std::vector<std::size_t> places;
  if (query.empty()) {
    for (std::size_t i = 0; i < catalogue->items.size(); ++i) places.push_back(i);
  } else {
    if (!index_) index_ = std::make_unique<catalogue::SearchIndex>(*catalogue);
    for (const catalogue::Hit& hit : index_->Find(query, kMostListed)) places.push_back(hit.item);
  }
  json rows = json::array();
  std::size_t found = 0;
  for (const std::size_t place : places) {
    const catalogue::Item& item = catalogue->items[place];
    const bool changed = book.versions.contains(item.id);
    if (!department.empty() && item.department != department) continue;
    if (filter == http::ItemFilter::kUnverified && item.verified) continue;
    if (filter == http::ItemFilter::kChanged && !changed) continue;
    if (filter == http::ItemFilter::kSerious && SeriousGaps(item) == 0) continue;
    if (++found <= kMostListed) rows.push_back(RowJson(item, changed));
  }
  return http::BodyText({{"sample", catalogue->sample},
                         {"count", catalogue->items.size()},
                         {"found", found},
                         {"departments", NamedRows(catalogue->departments)},
                         {"themes", NamedRows(catalogue->themes)},
                         {"life_events", NamedRows(catalogue->life_events)},
                         {"items", std::move(rows)}});
}

std::string ItemShelf::Item(const core::ItemBook& book, const std::string& id,
                            const std::vector<query::ItemVersionRow>& versions) {
  constexpr std::array<const char*, 3> kStates{"pending", "in_force", "withdrawn"};
  const catalogue::Catalogue* const catalogue = Compose(book);
  const catalogue::Item* const item = catalogue == nullptr ? nullptr : ItemOf(*catalogue, id);
  json history = json::array();
  for (const query::ItemVersionRow& each : versions) {
    history.push_back({{"change", each.change},
                       {"sm3", each.sm3},
                       {"at_ms", each.asked_ms},
                       {"effective_ms", each.effective_ms},
                       {"actor", each.actor},
                       {"state", kStates[static_cast<std::size_t>(each.state)]},
                       {"undoes", each.undoes}});
  }
  if (item == nullptr) return {};
  const auto version = book.versions.find(id);
  return http::BodyText(
      {{"item", ItemValue(*item)},
       {"base", VersionOf(*item)},
       {"version", version == book.versions.end() ? std::string() : Sm3Text(version->second)},
       {"gaps", GapsJson(*item)},
       {"versions", std::move(history)},
       {"departments", NamedRows(catalogue->departments)},
       {"themes", NamedRows(catalogue->themes)},
       {"life_events", NamedRows(catalogue->life_events)}});
}

namespace {

/// The joint matter that would not hold together with these items; "" when all do.
std::string BrokenMatter(const catalogue::Catalogue& catalogue,
                         const std::vector<catalogue::Item>& items) {
  if (catalogue.joint_matters.empty()) return {};
  const catalogue::Catalogue ahead = catalogue::WithItems(catalogue, items);
  for (const catalogue::JointMatter& each : catalogue.joint_matters) {
    if (std::ranges::find(ahead.joint_matters, each.id, &catalogue::JointMatter::id) ==
        ahead.joint_matters.end())
      return each.id;
  }
  return {};
}

}  // namespace

http::ItemsLooked ItemShelf::Look(const core::ItemBook& book, std::string_view body) {
  http::ItemsLooked looked;
  json faults = json::array();
  json changes = json::array();
  std::size_t unchanged = 0;
  std::vector<catalogue::Item> items;
  const catalogue::Catalogue* const catalogue = Compose(book);
  const Sent sent = ReadSent(body);
  if (catalogue == nullptr || sent.malformed) {
    faults.push_back(FaultJson(catalogue == nullptr ? catalogue::Reason::kFileMissing
                                                    : catalogue::Reason::kMalformed));
  } else if (sent.sheets) {
    auto read = catalogue::ReadSheets(*catalogue, *sent.sheets);
    if (auto* good = std::get_if<std::vector<catalogue::Item>>(&read)) {
      items = std::move(*good);
    } else {
      for (const auto& each : std::get<std::vector<catalogue::CellFault>>(read)) {
        json fault = FaultJson(each.reason);
        fault["sheet"] = each.sheet;
        fault["row"] = each.row;
        fault["field"] = each.column;
        fault["value"] = each.value;
        faults.push_back(std::move(fault));
      }
    }
  } else {
    auto read = catalogue::ReadItems(*catalogue, sent.documents);
    if (auto* good = std::get_if<std::vector<catalogue::Item>>(&read)) {
      items = std::move(*good);
    } else {
      for (const auto& each : std::get<std::vector<catalogue::ItemFault>>(read)) {
        json fault = FaultJson(each.reason);
        fault["item"] = sent.ids[each.index];
        fault["field"] = each.field;
        faults.push_back(std::move(fault));
      }
    }
  }
  for (std::size_t i = 0; i < items.size(); ++i) {
    const catalogue::Item& item = items[i];
    const catalogue::Item* const standing = ItemOf(*catalogue, item.id);
    if (standing != nullptr && *standing == item) {
      ++unchanged;
      continue;
    }
    const std::string base = i < sent.bases.size() ? sent.bases[i] : std::string();
    if (!base.empty() && (standing == nullptr || VersionOf(*standing) != base)) {
      json fault = FaultJson(catalogue::Reason::kDuplicateId);
      fault["reason"] = Name(contract::Reason::kSettingsMoved);
      fault["title"] = TextZh(contract::Reason::kSettingsMoved);
      fault["detail"] = TextEn(contract::Reason::kSettingsMoved);
      fault["item"] = item.id;
      faults.push_back(std::move(fault));
      continue;
    }
    std::string file = catalogue::WriteItem(item);
    json gaps = GapsJson(item);
    looked.serious = looked.serious || SeriousGaps(item) > 0;
    changes.push_back({{"item", item.id},
                       {"before", standing == nullptr ? json() : ItemValue(*standing)},
                       {"after", ItemValue(item)},
                       {"gaps", std::move(gaps)}});
    looked.wanted.push_back(core::PutItem{item.id, Sm3Of(file)});
    looked.files.push_back(std::move(file));
  }
  if (catalogue != nullptr && faults.empty()) {
    if (const std::string broken = BrokenMatter(*catalogue, items); !broken.empty()) {
      json fault = FaultJson(catalogue::Reason::kForeignPaper);
      fault["item"] = broken;
      fault["field"] = "joint_matters";
      faults.push_back(std::move(fault));
    }
  }
  looked.ok = faults.empty();
  looked.json = http::BodyText({{"ok", looked.ok},
                                {"serious", looked.serious},
                                {"unchanged", unchanged},
                                {"changes", looked.ok ? std::move(changes) : json::array()},
                                {"faults", std::move(faults)}});
  return looked;
}

std::string ItemShelf::Sheets(const core::ItemBook& book) {
  const catalogue::Catalogue* const catalogue = Compose(book);
  if (catalogue == nullptr) return {};
  json sheets = json::array();
  for (const catalogue::Sheet& each : catalogue::ToSheets(catalogue->items))
    sheets.push_back({{"name", each.name}, {"rows", each.rows}});
  json items = json::array();
  for (const catalogue::Item& each : catalogue->items) items.push_back(ItemValue(each));
  return http::BodyText({{"sheets", std::move(sheets)}, {"items", std::move(items)}});
}

void ItemShelf::Keep(const std::vector<std::string>& files) {
  for (const std::string& each : files) folder_.PutFile(each);
}

}  // namespace yichuang::hub
