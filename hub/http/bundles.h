#pragma once

#include <memory>
#include <optional>
#include <string>

#include "hub/core/command.h"

namespace yichuang::http {

/// The catalogue bundles on this machine's disk, by SM3 (64 hex digits). Used by the query thread.
class Bundles {
 public:
  virtual ~Bundles() = default;
  /// The bundle's bytes; null when there is none whose content has this hash.
  virtual std::shared_ptr<const std::string> Find(const std::string& sm3) = 0;
  /// The same, read and checked as a whole; absent when it is none that could be imported.
  virtual std::optional<core::ImportCatalogue> Check(const std::string& sm3) = 0;
};

}  // namespace yichuang::http
