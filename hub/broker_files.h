#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "hub/contract/broker_address.h"
#include "hub/core/plan.h"
#include "hub/identity/authority.h"
#include "hub/identity/terminal_folder.h"

/// The folder from which the broker runs: who may come, what each may say and hear, and the
/// certificates of broker and hub. The hub writes all of it; what an administrator adds lies in
/// `local/*.conf`.
namespace yichuang::hub {

/// contract::BoardDevice of every zone of the plan.
std::vector<std::string> BoardsOf(const core::Plan& plan);

struct BrokerSettings {
  std::string hall;                 ///< topic name
  contract::BrokerAddress address;  ///< where the hub finds it; REQUIRES: secure
  std::string listen = "127.0.0.1";
  std::vector<std::string> names;   ///< under which terminals reach it, beside the address
  std::vector<std::string> boards;  ///< BoardsOf
  std::filesystem::path folder;
};

/// What serves the broker: a certificate that is renewed in time, rights, configuration. Throws
/// std::runtime_error naming the file.
class BrokerFiles {
 public:
  explicit BrokerFiles(BrokerSettings settings) : settings_(std::move(settings)) {}

  /// What is missing, draws to its end, or has other names, is made; configuration and rights are
  /// always written. True when certificates changed: a broker that runs has to be told.
  bool Write(const identity::Authority& authority, identity::Seconds now) const;
  /// Whose boards everybody may hear; true when the rights changed.
  bool PutBoards(const std::vector<std::string>& boards);
  /// Writes the list of revoked certificates unless it was written and noted with these serials.
  /// True when it wrote: the broker has to start anew, and NoteRevoked says that it did. In between
  /// a crash repeats both.
  bool PutRevoked(const identity::Authority& authority, std::span<const std::string> serials,
                  identity::Seconds now) const;
  void NoteRevoked(std::span<const std::string> serials) const;
  /// A broker that runs reads certificates and rights again (SIGHUP). False when none runs from
  /// this folder, or it belongs to somebody else.
  bool TellBroker() const;
  /// Ends it; whoever started it starts it anew, as `yichuang-broker.service` does. False as above.
  bool EndBroker() const;

  identity::TerminalFolder hub() const {
    return identity::TerminalFolder(settings_.folder / "hub");
  }
  const BrokerSettings& settings() const { return settings_; }

 private:
  void WriteRights() const;

  BrokerSettings settings_;
};

}  // namespace yichuang::hub
