#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "kiosk/model/message.h"

namespace yichuang::link {

struct HubLinkOptions {
  std::string broker;                 ///< "tcp://127.0.0.1:1883"
  std::string hall;                   ///< topic name
  std::string device;                 ///< "kiosk-01", as the hall's configuration has it
  std::string http;                   ///< "http://127.0.0.1:8080", where the catalogue is fetched
  std::string certificate_authority;  ///< PEM file for https; empty: the system's
  std::string software;               ///< "0.1.0"
  std::filesystem::path state_dir;    ///< the catalogue is kept in state_dir/catalogue
};

/// A kiosk's whole connection with the hub: what it hears becomes messages for the model.
///
/// It gives CatalogueArrived (at the start from the disk, later from the hub), NewsArrived and
/// HubPresence. Nothing of a person goes up: a kiosk has no sources and sends no entries.
class HubLink {
 public:
  /// Called on the link's own thread: push and wake, never wait.
  using Put = std::function<void(model::Msg)>;

  /// `log` takes one line for the operator, from any thread. Throws std::runtime_error when the
  /// broker's address is none or the folder cannot be made.
  HubLink(HubLinkOptions options, Put put, std::function<void(const std::string&)> log);
  /// Says goodbye and joins; takes some seconds at most.
  ~HubLink();
  HubLink(const HubLink&) = delete;
  HubLink& operator=(const HubLink&) = delete;

  /// Reads the disk and connects, in the background; to be called once.
  void Start();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yichuang::link
