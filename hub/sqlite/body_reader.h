#pragma once

#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "hub/contract/messages.h"
#include "hub/contract/text_codec.h"
#include "hub/core/ids.h"

namespace yichuang::sqlite {

using Json = nlohmann::json;
/// Keys keep the order in which they were put: the same value gives the same bytes.
using OrderedJson = nlohmann::ordered_json;

/// Reads the fields of a JSON object by name and remembers the first one that is missing or wrong.
/// Unknown fields are ignored. After a fault the values returned mean nothing; ask `fault()` once
/// at the end. Never throws.
///
/// Readers of nested objects are made from their parent and report into it.
class BodyReader {
 public:
  /// `object` must outlive the reader.
  explicit BodyReader(const Json& object);
  BodyReader(const Json& object, BodyReader& parent, std::string_view where);

  std::uint64_t Unsigned(std::string_view name,
                         std::uint64_t most = std::numeric_limits<std::uint64_t>::max());
  /// Unsigned of the width of the target.
  template <typename T>
  T Number(std::string_view name) {
    return static_cast<T>(Unsigned(name, std::numeric_limits<T>::max()));
  }
  /// A strong id.
  template <typename Id>
  Id IdOf(std::string_view name) {
    return Id{Number<std::underlying_type_t<Id>>(name)};
  }
  std::int64_t Signed(std::string_view name);
  core::Instant Instant(std::string_view name);
  core::Millis Millis(std::string_view name);
  bool Flag(std::string_view name);
  std::string Text(std::string_view name);
  contract::Bytes Base64(std::string_view name);
  core::HallDay Day(std::string_view name);
  /// An array, or an empty one after a fault.
  const Json& Array(std::string_view name);
  /// An object; an empty one after a fault.
  const Json& Object(std::string_view name);
  bool Has(std::string_view name) const;

  /// Marks a field whose value is of the right type but makes no sense.
  void Reject(std::string_view name);
  /// "entries[2].level: missing or wrong"; "" when all was well.
  const std::string& fault() const { return root_->fault_; }

 private:
  const Json* Find(std::string_view name);

  const Json& object_;
  BodyReader* root_;
  std::string where_;
  std::string fault_;
};

/// Calls `take` with a reader of every object of an array.
template <typename Take>
void ForEach(BodyReader& parent, std::string_view name, Take take) {
  std::size_t index = 0;
  for (const auto& item : parent.Array(name)) {
    BodyReader body(item, parent, std::string(name) + "[" + std::to_string(index++) + "]");
    take(body);
  }
}

using contract::DayText;
/// 20260509, as the tables have it.
std::int64_t DayNumber(core::HallDay day);
/// Text of a day number.
std::string DayText(std::int64_t number);
/// Number of "2026-05-09"; 0, which no table holds, when the text is no day.
std::int64_t DayNumber(std::string_view text);

using core::MillisOf;
core::Instant InstantOf(std::int64_t millis);

/// Compact JSON; bytes that are no UTF-8 become U+FFFD, so it never throws.
std::string Compact(const OrderedJson& json);

}  // namespace yichuang::sqlite
