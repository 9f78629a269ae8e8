#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "hub/catalogue/item.h"
#include "hub/http/bundles.h"

namespace yichuang::hub {

/// The catalogue bundles in the hub's data folder: data/catalogue/<sm3>.json. One is written once
/// and never changed; its name says what must be in it.
class BundleFolder final : public http::Bundles {
 public:
  /// `log` takes one line for the operator.
  explicit BundleFolder(std::filesystem::path folder,
                        std::function<void(const std::string&)> log = {});

  /// Writes the bundle of a checked catalogue so that it survives a power cut, and answers what to
  /// import. Throws std::runtime_error that names file and cause.
  core::ImportCatalogue Put(const catalogue::Catalogue& catalogue) const;

  /// Writes `bytes` under their hash so that they survive a power cut. Throws std::runtime_error
  /// that names file and cause.
  void PutFile(const std::string& bytes) const;

  std::shared_ptr<const std::string> Find(const std::string& sm3) override;
  std::optional<core::ImportCatalogue> Check(const std::string& sm3) override;
  std::variant<core::ReceiveJoint, contract::Reason> Joint(
      const std::string& sm3, const std::string& matter,
      const std::vector<std::string>& answers) override;
  std::variant<core::CaseItem, contract::Reason> Item(
      const std::string& sm3, const std::string& item,
      const std::vector<std::string>& answers) override;
  std::shared_ptr<const catalogue::Catalogue> Catalogue(const std::string& sm3) override;

 private:
  std::filesystem::path FileOf(const std::string& sm3) const;
  void Tell(const std::string& line) const;

  std::filesystem::path folder_;
  std::function<void(const std::string&)> log_;
  std::string held_sm3_;  ///< of the last one asked for: a hall's kiosks ask for the same
  std::shared_ptr<const std::string> held_;
  std::string read_sm3_;  ///< of `read_`
  std::shared_ptr<const catalogue::Catalogue> read_;
};

}  // namespace yichuang::hub
