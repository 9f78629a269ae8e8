#include "hub/http/item_routes.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "hub/contract/codec.h"

namespace yichuang::http {
namespace {

using contract::Reason;
using nlohmann::json;

constexpr std::size_t kMostTyped = 120;
constexpr std::array<std::string_view, 4> kFilters{"all", "serious", "unverified", "changed"};

}  // namespace

std::string PlainParameter(std::string_view target, std::string_view name) {
  const std::size_t mark = target.find('?');
  std::string_view query = mark == std::string_view::npos ? "" : target.substr(mark + 1);
  while (!query.empty()) {
    const std::string_view one = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(one.size() + 1, query.size()));
    if (one.substr(0, one.find('=')) != name || one.size() <= name.size()) continue;
    std::string value;
    for (std::size_t i = name.size() + 1; i < one.size(); ++i) {
      if (one[i] != '%') {
        value += one[i] == '+' ? ' ' : one[i];
        continue;
      }
      int byte = 0;
      const char* const from = one.data() + i + 1;
      if (i + 2 >= one.size() || std::from_chars(from, from + 2, byte, 16).ptr != from + 2)
        return {};
      value += static_cast<char>(byte);
      i += 2;
    }
    return value;
  }
  return {};
}

Route ItemListRoute(const Ask& ask) {
  ItemsAsk list;
  list.query = PlainParameter(ask.target, "q").substr(0, kMostTyped);
  list.department = PlainParameter(ask.target, "department").substr(0, kMostItemId);
  const std::string show = PlainParameter(ask.target, "show");
  const auto filter = std::ranges::find(kFilters, show);
  if (!show.empty() && filter == kFilters.end()) return Trouble{Reason::kWrongType, "show", {}};
  if (!show.empty()) list.filter = static_cast<ItemFilter>(filter - kFilters.begin());
  return list;
}

Route ChangeItemsRoute(const Ask& ask, const Visitor& visitor, bool preview) {
  const json body = json::parse(ask.body, nullptr, false);
  if (!body.is_object()) return Trouble{Reason::kMalformed, "body", {}};
  ItemsAsk change;
  change.what = preview ? ItemsAsk::What::kPreview : ItemsAsk::What::kChange;
  change.by = visitor.number == kConsoleName ? std::string() : visitor.number;
  if (const auto effective = body.find("effective_ms"); effective != body.end()) {
    if (!effective->is_number_unsigned() || effective->get<std::uint64_t>() > contract::kMaxInteger)
      return Trouble{Reason::kWrongType, "effective_ms", {}};
    change.effective = core::Instant(core::Millis(effective->get<std::int64_t>()));
  }
  if (const auto known = body.find("incomplete_ok"); known != body.end()) {
    if (!known->is_boolean()) return Trouble{Reason::kWrongType, "incomplete_ok", {}};
    change.incomplete_ok = known->get<bool>();
  }
  if (!body.contains("items") && !body.contains("sheets"))
    return Trouble{Reason::kMissingField, "items", {}};
  change.body = ask.body;
  return change;
}

}  // namespace yichuang::http
