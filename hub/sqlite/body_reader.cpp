#include "hub/sqlite/body_reader.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <optional>

#include "hub/contract/codec.h"

namespace yichuang::sqlite {
namespace {

const Json kEmptyArray = Json::array();
const Json kEmptyObject = Json::object();

std::optional<core::HallDay> ParseDay(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  const auto part = [text](std::size_t from, std::size_t size) -> std::optional<unsigned> {
    unsigned value = 0;
    const char* end = text.data() + from + size;
    const auto [stop, error] = std::from_chars(text.data() + from, end, value);
    if (error != std::errc{} || stop != end) {
      return std::nullopt;
    }
    return value;
  };
  const auto year = part(0, 4);
  const auto month = part(5, 2);
  const auto day = part(8, 2);
  if (!year || !month || !day) {
    return std::nullopt;
  }
  const core::HallDay result{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                             std::chrono::day(*day)};
  return result.ok() ? std::optional(result) : std::nullopt;
}

}  // namespace

BodyReader::BodyReader(const Json& object) : object_(object), root_(this) {
  if (!object.is_object()) {
    fault_ = "not an object";
  }
}

BodyReader::BodyReader(const Json& object, BodyReader& parent, std::string_view where)
    : object_(object), root_(parent.root_), where_(fmt::format("{}{}.", parent.where_, where)) {
  if (!object.is_object() && root_->fault_.empty()) {
    root_->fault_ = fmt::format("{}{}: not an object", parent.where_, where);
  }
}

const Json* BodyReader::Find(std::string_view name) {
  if (object_.is_object()) {
    if (const auto found = object_.find(name); found != object_.end()) {
      return &*found;
    }
  }
  Reject(name);
  return nullptr;
}

bool BodyReader::Has(std::string_view name) const {
  return object_.is_object() && object_.contains(name);
}

void BodyReader::Reject(std::string_view name) {
  if (root_->fault_.empty()) {
    root_->fault_ = fmt::format("{}{}: missing or wrong", where_, name);
  }
}

std::uint64_t BodyReader::Unsigned(std::string_view name, std::uint64_t most) {
  const Json* field = Find(name);
  if (field == nullptr) {
    return 0;
  }
  if (!field->is_number_unsigned() || field->get<std::uint64_t>() > most) {
    Reject(name);
    return 0;
  }
  return field->get<std::uint64_t>();
}

std::int64_t BodyReader::Signed(std::string_view name) {
  const Json* field = Find(name);
  if (field == nullptr) {
    return 0;
  }
  constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (!field->is_number_integer() ||
      (field->is_number_unsigned() && field->get<std::uint64_t>() > kMost)) {
    Reject(name);
    return 0;
  }
  return field->get<std::int64_t>();
}

core::Instant BodyReader::Instant(std::string_view name) { return InstantOf(Signed(name)); }

core::Millis BodyReader::Millis(std::string_view name) { return core::Millis(Signed(name)); }

bool BodyReader::Flag(std::string_view name) {
  const Json* field = Find(name);
  if (field == nullptr) {
    return false;
  }
  if (!field->is_boolean()) {
    Reject(name);
    return false;
  }
  return field->get<bool>();
}

std::string BodyReader::Text(std::string_view name) {
  const Json* field = Find(name);
  if (field == nullptr) {
    return {};
  }
  if (!field->is_string()) {
    Reject(name);
    return {};
  }
  return field->get_ref<const std::string&>();
}

contract::Bytes BodyReader::Base64(std::string_view name) {
  auto bytes = contract::FromBase64(Text(name));
  if (!bytes) {
    Reject(name);
    return {};
  }
  return std::move(*bytes);
}

core::HallDay BodyReader::Day(std::string_view name) {
  const auto day = ParseDay(Text(name));
  if (!day) {
    Reject(name);
    return {};
  }
  return *day;
}

const Json& BodyReader::Array(std::string_view name) {
  const Json* field = Find(name);
  if (field == nullptr) {
    return kEmptyArray;
  }
  if (!field->is_array()) {
    Reject(name);
    return kEmptyArray;
  }
  return *field;
}

const Json& BodyReader::Object(std::string_view name) {
  const Json* field = Find(name);
  if (field == nullptr) {
    return kEmptyObject;
  }
  if (!field->is_object()) {
    Reject(name);
    return kEmptyObject;
  }
  return *field;
}

std::int64_t DayNumber(core::HallDay day) {
  return std::int64_t{static_cast<int>(day.year())} * 10'000 +
         static_cast<unsigned>(day.month()) * 100 + static_cast<unsigned>(day.day());
}

std::string DayText(std::int64_t number) {
  return fmt::format("{:04}-{:02}-{:02}", number / 10'000, number / 100 % 100, number % 100);
}

std::int64_t DayNumber(std::string_view text) {
  const auto day = ParseDay(text);
  return day ? DayNumber(*day) : 0;
}

core::Instant InstantOf(std::int64_t millis) { return core::Instant(core::Millis(millis)); }

std::string Compact(const OrderedJson& json) {
  return json.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

}  // namespace yichuang::sqlite
