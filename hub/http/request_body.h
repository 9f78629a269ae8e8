#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

#include "hub/core/role.h"
#include "hub/http/problem.h"

namespace yichuang::http {

/// Fields of a JSON object, read one by one; the first one at fault is remembered.
class RequestBody {
 public:
  explicit RequestBody(std::string_view text);

  /// 1 to `most` bytes without control characters.
  std::string Text(const char* field, std::size_t most = 64);
  bool Flag(const char* field);
  /// An array of names of roles, each once; it may be empty.
  core::RoleSet Roles(const char* field);

  const std::optional<Trouble>& trouble() const { return trouble_; }

 private:
  const nlohmann::json* Find(const char* field);

  nlohmann::json json_;
  std::optional<Trouble> trouble_;
};

}  // namespace yichuang::http
