#include "hub/contract/json_fields.h"

#include <algorithm>
#include <charconv>

#include "hub/contract/topics.h"

namespace yichuang::contract {
namespace {

constexpr std::size_t kMaxFrameText = (kMaxFrameBytes + 2) / 3 * 4;

std::optional<std::uint8_t> HexValue(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<std::uint8_t>(digit - '0');
  if (digit >= 'a' && digit <= 'f') return static_cast<std::uint8_t>(digit - 'a' + 10);
  return std::nullopt;
}

/// The number of `text`; absent unless it is all digits.
std::optional<unsigned> Digits(std::string_view text) {
  unsigned number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

std::string Fields::Path() const {
  std::string path = parent_ == nullptr ? std::string() : parent_->Path();
  if (name_.empty()) return path;
  if (!path.empty()) path += '.';
  path += name_;
  if (index_ != kNoIndex) path += '[' + std::to_string(index_) + ']';
  return path;
}

void Fields::Refuse(Reason reason, std::string_view name) {
  if (fault_) return;
  std::string where = Path();
  if (!where.empty() && !name.empty()) where += '.';
  where += name;
  fault_ = DecodeError{reason, std::move(where)};
}

const Json* Fields::Find(std::string_view name, Json::value_t type) {
  if (fault_) return nullptr;
  const auto found = json_.find(name);
  if (found == json_.end()) {
    Refuse(Reason::kMissingField, name);
    return nullptr;
  }
  if (found->type() != type) {
    Refuse(Reason::kWrongType, name);
    return nullptr;
  }
  return &*found;
}

std::string_view Fields::Word(std::string_view name) {
  const Json* value = Find(name, Json::value_t::string);
  if (value == nullptr) return {};
  return *value->get_ptr<const std::string*>();
}

std::uint64_t Fields::Integer(std::string_view name, std::uint64_t least, std::uint64_t most) {
  // The parser makes a negative number number_integer and "1.0" number_float: both are refused
  // here.
  const Json* value = Find(name, Json::value_t::number_unsigned);
  if (value == nullptr) return least;
  const std::uint64_t number = *value->get_ptr<const std::uint64_t*>();
  if (number >= least && number <= most) return number;
  Refuse(Reason::kWrongType, name);
  return least;
}

bool Fields::Flag(std::string_view name) {
  const Json* value = Find(name, Json::value_t::boolean);
  return value != nullptr && value->get<bool>();
}

std::uint32_t Fields::Epoch(std::string_view name) {
  return static_cast<std::uint32_t>(Integer(name, 1, UINT32_MAX));
}

std::string Fields::Text(std::string_view name, std::size_t most_bytes) {
  const std::string_view text = Word(name);
  if (text.size() <= most_bytes) return std::string(text);
  Refuse(Reason::kOversized, name);
  return {};
}

std::string Fields::TopicName(std::string_view name) {
  const std::string_view text = Word(name);
  if (!ok()) return {};
  if (contract::IsTopicName(text)) return std::string(text);
  Refuse(Reason::kWrongType, name);
  return {};
}

Bytes Fields::Frame(std::string_view name, bool may_be_empty) {
  const std::string_view text = Word(name);
  if (!ok()) return {};
  if (text.size() > kMaxFrameText) {
    Refuse(Reason::kOversized, name);
    return {};
  }
  auto bytes = FromBase64(text);
  if (!bytes || (bytes->empty() && !may_be_empty)) {
    Refuse(Reason::kWrongType, name);
    return {};
  }
  if (bytes->size() > kMaxFrameBytes) {
    Refuse(Reason::kOversized, name);
    return {};
  }
  return std::move(*bytes);
}

std::array<std::uint8_t, 32> Fields::Hash(std::string_view name) {
  std::array<std::uint8_t, 32> hash{};
  const std::string_view text = Word(name);
  if (!ok()) return hash;
  bool good = text.size() == hash.size() * 2;
  for (std::size_t i = 0; good && i < hash.size(); ++i) {
    const auto high = HexValue(text[2 * i]);
    const auto low = HexValue(text[2 * i + 1]);
    good = high && low;
    if (good) hash[i] = static_cast<std::uint8_t>(*high * 16 + *low);
  }
  if (!good) Refuse(Reason::kWrongType, name);
  return hash;
}

std::chrono::year_month_day Fields::Day(std::string_view name) {
  const std::string_view text = Word(name);
  if (!ok()) return {};
  if (text.size() == 10 && text[4] == '-' && text[7] == '-') {
    const auto year = Digits(text.substr(0, 4));
    const auto month = Digits(text.substr(5, 2));
    const auto day = Digits(text.substr(8, 2));
    if (year && month && day) {
      const std::chrono::year_month_day date(std::chrono::year(static_cast<int>(*year)),
                                             std::chrono::month(*month), std::chrono::day(*day));
      if (date.ok()) return date;
    }
  }
  Refuse(Reason::kWrongType, name);
  return {};
}

}  // namespace yichuang::contract
