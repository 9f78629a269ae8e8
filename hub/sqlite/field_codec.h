#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "hub/sqlite/body_reader.h"
#include "hub/sqlite/event_parts.h"

/// JSON of structs whose fields stand once, as `Fields(visitor, value)`: one visitor writes them,
/// the other one reads them. Who uses it declares Fields of its structs, and kNames of its
/// enumerations, before.
namespace yichuang::sqlite {

/// Names of an enumeration in its order; none for one that is written as a number.
template <typename Enum>
inline constexpr std::array<std::string_view, 0> kNames{};

/// `const T&` for a visitor that writes, `T&` for one that reads.
template <typename Visitor, typename T>
using Part = typename Visitor::template Part<T>;

template <typename T>
inline constexpr bool kIsVector = false;
template <typename T>
inline constexpr bool kIsVector<std::vector<T>> = true;

class FieldWriter {
 public:
  template <typename T>
  using Part = const T&;

  template <typename T>
  void operator()(const char* name, const T& value) {
    json[name] = Value(value);
  }
  template <typename T>
  void operator()(const char* name, const std::optional<T>& value) {
    if (value) json[name] = Value(*value);
  }

  OrderedJson json = OrderedJson::object();

 private:
  template <typename T>
  static OrderedJson Value(const T& value) {
    if constexpr (std::is_same_v<T, std::string> || std::is_arithmetic_v<T>) {
      return value;
    } else if constexpr (std::is_same_v<T, core::HallDay>) {
      return DayText(value);
    } else if constexpr (std::is_same_v<T, core::Instant>) {
      return MillisOf(value);
    } else if constexpr (std::is_enum_v<T>) {
      if constexpr (kNames<T>.empty()) {
        return core::Number(value);
      } else {
        return NameOf(kNames<T>, value);
      }
    } else if constexpr (kIsVector<T>) {
      OrderedJson array = OrderedJson::array();
      for (const auto& each : value) array.push_back(Value(each));
      return array;
    } else {
      FieldWriter nested;
      Fields(nested, value);
      return std::move(nested.json);
    }
  }
};

class FieldReader {
 public:
  template <typename T>
  using Part = T&;

  explicit FieldReader(BodyReader& body) : body_(body) {}

  template <typename T>
  void operator()(const char* name, T& value) {
    if constexpr (std::is_same_v<T, bool>) {
      value = body_.Flag(name);
    } else if constexpr (std::is_same_v<T, std::string>) {
      value = body_.Text(name);
    } else if constexpr (std::is_arithmetic_v<T>) {
      value = body_.Number<T>(name);
    } else if constexpr (std::is_same_v<T, core::HallDay>) {
      value = body_.Day(name);
    } else if constexpr (std::is_same_v<T, core::Instant>) {
      value = body_.Instant(name);
    } else if constexpr (std::is_enum_v<T>) {
      if constexpr (kNames<T>.empty()) {
        value = body_.IdOf<T>(name);
      } else {
        value = Named<T>(body_, name, kNames<T>);
      }
    } else {
      BodyReader nested(body_.Object(name), body_, name);
      FieldReader fields(nested);
      Fields(fields, value);
    }
  }
  template <typename T>
  void operator()(const char* name, std::optional<T>& value) {
    if (body_.Has(name)) (*this)(name, value.emplace());
  }
  template <typename T>
  void operator()(const char* name, std::vector<T>& value) {
    ForEach(body_, name, [&value](BodyReader& item) {
      FieldReader fields(item);
      Fields(fields, value.emplace_back());
    });
  }
  void operator()(const char* name, std::vector<std::string>& value) {
    for (const Json& item : body_.Array(name)) {
      if (!item.is_string()) {
        body_.Reject(name);
        return;
      }
      value.push_back(item.get<std::string>());
    }
  }
  /// Of ids, which are numbers.
  template <typename Id>
  requires std::is_enum_v<Id>
  void operator()(const char* name, std::vector<Id>& value) {
    for (const Json& item : body_.Array(name)) {
      if (!item.is_number_unsigned()) {
        body_.Reject(name);
        return;
      }
      value.push_back(Id{item.get<std::uint64_t>()});
    }
  }

 private:
  BodyReader& body_;
};

}  // namespace yichuang::sqlite
