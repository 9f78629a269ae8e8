#include "hub/http/board_routes.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

#include "hub/http/whole_number.h"

namespace yichuang::http {
namespace {

using contract::Reason;
using nlohmann::json;

constexpr std::size_t kLongestEcho = 64;

std::optional<core::HallDay> DayNamed(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = WholeNumber<unsigned>(text.substr(0, 4));
  const auto month = WholeNumber<unsigned>(text.substr(5, 2));
  const auto day = WholeNumber<unsigned>(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const core::HallDay named{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                            std::chrono::day(*day)};
  return named.ok() ? std::optional(named) : std::nullopt;
}

bool IsSm3(std::string_view text) {
  return text.size() == 64 && std::ranges::all_of(text, [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

/// Line ends and tabs are a notice's own; other control characters are nobody's.
bool IsReadable(const std::string& text) {
  return std::ranges::none_of(text, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
  });
}

/// The fields of one object; the first one at fault is remembered with its path.
class Sheet {
 public:
  explicit Sheet(std::string_view text) : root_(json::parse(text, nullptr, false)) {
    if (!root_.is_object()) Fault(Reason::kMalformed, "body");
  }

  std::string Text(const char* field) {
    const json* value = Find(field);
    if (value == nullptr) return {};
    if (!value->is_string()) return Fault(Reason::kWrongType, field), std::string();
    return value->get<std::string>();
  }

  /// {"zh", "en"}; en may be left out.
  contract::BothTexts Texts(const char* field, std::size_t most_bytes) {
    const json* value = Find(field);
    if (value == nullptr) return {};
    contract::BothTexts texts;
    texts.zh = Part(*value, field, "zh", most_bytes, true);
    texts.en = Part(*value, field, "en", most_bytes, false);
    return texts;
  }

  std::int64_t Integer(const char* field) {
    const json* value = Find(field);
    if (value == nullptr) return 0;
    if (value->is_number_unsigned() && value->get<std::uint64_t>() <= contract::kMaxInteger) {
      return value->get<std::int64_t>();
    }
    Fault(Reason::kWrongType, field);
    return 0;
  }

  core::Spans Spans(const char* field) {
    const json* value = Find(field);
    if (value == nullptr) return {};
    core::Spans spans;
    const bool list = value->is_array() && value->size() <= contract::kMaxOpenSpans;
    if (!list) return Fault(Reason::kWrongType, field), spans;
    for (const json& each : *value) {
      spans.push_back({Minute(each, "from"), Minute(each, "until")});
      if (trouble_) return Fault(Reason::kWrongType, field), spans;
    }
    if (!core::AreSpans(spans)) Fault(Reason::kWrongType, field);
    return spans;
  }

  void Fault(Reason reason, std::string what) {
    if (!trouble_) trouble_ = Trouble{reason, std::move(what), {}};
  }

  /// The command when every field was right.
  Route Then(core::Command command) const {
    if (trouble_) return *trouble_;
    return command;
  }
  const std::optional<Trouble>& trouble() const { return trouble_; }

 private:
  const json* Find(const char* field) {
    if (trouble_) return nullptr;
    const auto found = root_.find(field);
    if (found != root_.end()) return &*found;
    Fault(Reason::kMissingField, field);
    return nullptr;
  }

  std::string Part(const json& object, const std::string& field, const char* part,
                   std::size_t most_bytes, bool must) {
    const std::string path = field + "." + part;
    if (!object.is_object()) return Fault(Reason::kWrongType, field), std::string();
    const auto found = object.find(part);
    if (found == object.end()) {
      if (must) Fault(Reason::kMissingField, path);
      return {};
    }
    if (!found->is_string()) return Fault(Reason::kWrongType, path), std::string();
    auto text = found->get<std::string>();
    if (text.size() <= most_bytes && IsReadable(text) && !(must && text.empty())) return text;
    Fault(Reason::kWrongType, path);
    return {};
  }

  std::uint16_t Minute(const json& span, const char* field) {
    const bool fits = span.is_object() && span.contains(field) &&
                      span[field].is_number_unsigned() &&
                      span[field].get<std::uint64_t>() <= 24 * 60;
    if (!fits) Fault(Reason::kWrongType, field);
    return fits ? span[field].get<std::uint16_t>() : std::uint16_t{0};
  }

  json root_;
  std::optional<Trouble> trouble_;
};

}  // namespace

Route ImportRoute(const Ask& ask) {
  Sheet sheet(ask.body);
  std::string sm3 = sheet.Text("sm3");
  if (!IsSm3(sm3)) sheet.Fault(Reason::kWrongType, "sm3");
  if (sheet.trouble()) return *sheet.trouble();
  return ImportAsk{std::move(sm3)};
}

Route ChangeHoursRoute(const Ask& ask) {
  Sheet sheet(ask.body);
  core::ChangeHours change;
  const std::string text = sheet.Text("day");
  const auto day = DayNamed(text);
  if (!day) sheet.Fault(Reason::kWrongType, "day");
  change.hours.day = day.value_or(core::HallDay{});
  change.hours.open = sheet.Spans("open");
  change.hours.reason = sheet.Texts("reason", contract::kMaxTitleBytes);
  return sheet.Then(std::move(change));
}

Route PostNoticeRoute(const Ask& ask) {
  Sheet sheet(ask.body);
  core::PostNotice post;
  const std::string level = sheet.Text("level");
  if (level == "important") {
    post.notice.level = contract::NoticeLevel::kImportant;
  } else if (level != "info") {
    sheet.Fault(Reason::kWrongType, "level");
  }
  post.notice.title = sheet.Texts("title", contract::kMaxTitleBytes);
  post.notice.text = sheet.Texts("text", contract::kMaxNoticeBytes);
  post.notice.until = sheet.Integer("until_ms");
  return sheet.Then(std::move(post));
}

Route WithdrawNoticeRoute(std::string_view notice) {
  const auto id = WholeNumber<std::uint64_t>(notice);
  if (!id) return Trouble{Reason::kUnknownNotice, std::string(notice.substr(0, kLongestEcho)), {}};
  return core::Command{core::WithdrawNotice{core::NoticeId{*id}}};
}

Route RaiseEmergencyRoute(const Ask& ask) {
  Sheet sheet(ask.body);
  core::RaiseEmergency raise{sheet.Texts("text", contract::kMaxNoticeBytes)};
  return sheet.Then(std::move(raise));
}

Route BundleRoute(std::string_view sm3) {
  if (!IsSm3(sm3)) return Trouble{Problem::kNotFound, std::string(sm3.substr(0, kLongestEcho)), {}};
  return BundleAsk{std::string(sm3)};
}

}  // namespace yichuang::http
