#pragma once

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "hub/contract/codec.h"

namespace yichuang::contract {

using Json = nlohmann::json;

/// The fields of one JSON object, read by name. Private to the codec.
///
/// The first fault of the whole message stays in `fault` with its path; after it every read answers
/// an empty value, so a reader needs no check of its own. Paths are built only for a fault. `json`,
/// `fault` and `parent` outlive this.
class Fields {
 public:
  /// The message itself.
  Fields(const Json& json, std::optional<DecodeError>& fault)
      : Fields(json, fault, nullptr, {}, kNoIndex) {}

  bool ok() const { return !fault_.has_value(); }
  /// Notes a fault at `name` ("" = the object itself) unless there is one.
  void Refuse(Reason reason, std::string_view name);

  /// Whether the field is there: for the few that may be absent. False after a fault.
  bool Has(std::string_view name) const { return ok() && json_.contains(name); }
  std::uint64_t Integer(std::string_view name, std::uint64_t least, std::uint64_t most);
  bool Flag(std::string_view name);
  std::uint32_t Epoch(std::string_view name);
  std::string Text(std::string_view name, std::size_t most_bytes);
  /// A name that may stand in a topic.
  std::string TopicName(std::string_view name);
  /// A known word; valid until the message is gone.
  std::string_view Word(std::string_view name);
  /// Base64 of at most kMaxFrameBytes, at least one unless `may_be_empty`.
  Bytes Frame(std::string_view name, bool may_be_empty = false);
  std::array<std::uint8_t, 32> Hash(std::string_view name);
  /// "2026-05-09", a day of the calendar.
  std::chrono::year_month_day Day(std::string_view name);

  /// Reads the object `name` by `read(Fields&)`.
  template <typename Read>
  void Object(std::string_view name, Read read) {
    const Json* value = Find(name, Json::value_t::object);
    if (value == nullptr) return;
    Fields inner(*value, fault_, this, name, kNoIndex);
    read(inner);
  }

  /// Reads each object of the array `name` by `read(Fields&)`; more than `most` are
  /// Reason::kOversized.
  template <typename Read>
  void Each(std::string_view name, std::size_t most, Read read) {
    const Json* value = Find(name, Json::value_t::array);
    if (value == nullptr) return;
    if (value->size() > most) return Refuse(Reason::kOversized, name);
    for (std::size_t i = 0; i < value->size() && ok(); ++i) {
      Fields inner((*value)[i], fault_, this, name, i);
      if (!inner.json_.is_object()) return inner.Refuse(Reason::kWrongType, {});
      read(inner);
    }
  }

 private:
  static constexpr std::size_t kNoIndex = static_cast<std::size_t>(-1);

  Fields(const Json& json, std::optional<DecodeError>& fault, const Fields* parent,
         std::string_view name, std::size_t index)
      : json_(json), fault_(fault), parent_(parent), name_(name), index_(index) {}

  /// Null after a fault, when the field is missing or of another type (both are faults).
  const Json* Find(std::string_view name, Json::value_t type);
  std::string Path() const;

  const Json& json_;
  std::optional<DecodeError>& fault_;
  const Fields* parent_;
  std::string_view name_;
  std::size_t index_;
};

}  // namespace yichuang::contract
