#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

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
  /// An item of the bundle as a case needs it, with the materials that the situation wants from the
  /// applicant, all of them taken. `answers`: "question=option". Reason::kUnknownItem when there is
  /// no such bundle or item, Reason::kItemDiscontinued when nothing of it is received any more,
  /// Reason::kMissingField while a question is open on which a material
  /// depends.
  virtual std::variant<core::CaseItem, contract::Reason> Item(
      const std::string& sm3, const std::string& item, const std::vector<std::string>& answers) = 0;
  /// A joint matter of the bundle, its items as `Item` gives them, ready to be received. `answers`:
  /// "item/question=option". Reasons as of `Item`.
  virtual std::variant<core::ReceiveJoint, contract::Reason> Joint(
      const std::string& sm3, const std::string& matter,
      const std::vector<std::string>& answers) = 0;
  /// The whole catalogue of a bundle; null when there is none that can be read.
  virtual std::shared_ptr<const catalogue::Catalogue> Catalogue(const std::string& sm3) = 0;
};

}  // namespace yichuang::http
