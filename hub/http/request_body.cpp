#include "hub/http/request_body.h"

#include <algorithm>
#include <utility>

namespace yichuang::http {

using contract::Reason;

RequestBody::RequestBody(std::string_view text)
    : json_(nlohmann::json::parse(text, nullptr, false)) {
  if (!json_.is_object()) trouble_ = Trouble{Reason::kMalformed, "body", {}};
}

std::string RequestBody::Text(const char* field, std::size_t most, std::size_t least) {
  const nlohmann::json* value = Find(field);
  if (value == nullptr) return {};
  const auto* text = value->get_ptr<const std::string*>();
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
  if (text == nullptr || text->size() < least || text->size() > most ||
      std::ranges::any_of(*text, control)) {
    trouble_ = Trouble{Reason::kWrongType, field, {}};
    return {};
  }
  return *text;
}

std::vector<std::string> RequestBody::Texts(const char* field, std::size_t most) {
  std::vector<std::string> texts;
  const nlohmann::json* value = Find(field);
  if (value == nullptr) return texts;
  if (!value->is_array() || value->size() > most) {
    Fault(field);
    return texts;
  }
  for (const auto& each : *value) {
    const auto* text = each.get_ptr<const std::string*>();
    if (text == nullptr || text->empty() || text->size() > 64) {
      Fault(field);
      return {};
    }
    texts.push_back(*text);
  }
  return texts;
}

std::vector<std::uint64_t> RequestBody::Numbers(const char* field, std::size_t most) {
  std::vector<std::uint64_t> numbers;
  const nlohmann::json* value = Find(field);
  if (value == nullptr) return numbers;
  if (!value->is_array() || value->empty() || value->size() > most) {
    Fault(field);
    return numbers;
  }
  for (const auto& each : *value) {
    if (!each.is_number_unsigned() || each.get<std::uint64_t>() == 0) {
      Fault(field);
      return {};
    }
    numbers.push_back(each.get<std::uint64_t>());
  }
  return numbers;
}

bool RequestBody::Flag(const char* field) {
  const nlohmann::json* value = Find(field);
  if (value == nullptr) return false;
  if (!value->is_boolean()) trouble_ = Trouble{Reason::kWrongType, field, {}};
  return value->is_boolean() && value->get<bool>();
}

std::uint64_t RequestBody::Number(const char* field, std::uint64_t least, std::uint64_t most) {
  const nlohmann::json* value = Find(field);
  if (value == nullptr) return 0;
  const auto* number = value->get_ptr<const nlohmann::json::number_unsigned_t*>();
  if (number != nullptr && *number >= least && *number <= most) return *number;
  Fault(field);
  return 0;
}

std::string RequestBody::Object(const char* field) {
  const nlohmann::json* value = Find(field);
  if (value == nullptr) return {};
  if (!value->is_object()) Fault(field);
  return value->is_object() ? value->dump() : std::string();
}

void RequestBody::Refuse(Trouble trouble) {
  if (!trouble_) trouble_ = std::move(trouble);
}

void RequestBody::Fault(const char* field) {
  if (!trouble_) trouble_ = Trouble{Reason::kWrongType, field, {}};
}

core::RoleSet RequestBody::Roles(const char* field) {
  core::RoleSet roles;
  const nlohmann::json* value = Find(field);
  if (value == nullptr) return roles;
  bool good = value->is_array();
  for (const auto& each : good ? *value : nlohmann::json::array()) {
    const auto* name = each.get_ptr<const std::string*>();
    const auto role = name != nullptr ? core::RoleNamed(*name) : std::nullopt;
    good = good && role && !roles.Has(*role);
    if (role) roles.Add(*role);
  }
  if (!good) trouble_ = Trouble{Reason::kWrongType, field, {}};
  return roles;
}

const nlohmann::json* RequestBody::Find(const char* field) {
  if (trouble_) return nullptr;
  const auto found = json_.find(field);
  if (found == json_.end()) {
    trouble_ = Trouble{Reason::kMissingField, field, {}};
    return nullptr;
  }
  return &*found;
}

}  // namespace yichuang::http
