#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "hub/core/role.h"
#include "hub/http/problem.h"

namespace yichuang::http {

/// Fields of a JSON object, read one by one; the first one at fault is remembered.
class RequestBody {
 public:
  explicit RequestBody(std::string_view text);

  /// `least` to `most` bytes without control characters.
  std::string Text(const char* field, std::size_t most = 64, std::size_t least = 1);
  bool Flag(const char* field);
  /// A whole number of `least` to `most`.
  std::uint64_t Number(const char* field, std::uint64_t least, std::uint64_t most);
  bool Has(const char* field) const { return json_.is_object() && json_.contains(field); }
  /// An array of at most `most` texts of 1 to 64 bytes.
  std::vector<std::string> Texts(const char* field, std::size_t most);
  /// The JSON text of an object.
  std::string Object(const char* field);
  /// An array of at most `most` whole numbers from 1 on.
  std::vector<std::uint64_t> Numbers(const char* field, std::size_t most);
  /// What was read is no value of this field after all.
  void Fault(const char* field);
  /// An array of names of roles, each once; it may be empty.
  core::RoleSet Roles(const char* field);

  /// Of a value within: the same, with its own sentence.
  void Refuse(Trouble trouble);

  const std::optional<Trouble>& trouble() const { return trouble_; }

 private:
  const nlohmann::json* Find(const char* field);

  nlohmann::json json_;
  std::optional<Trouble> trouble_;
};

}  // namespace yichuang::http
