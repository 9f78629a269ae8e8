#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "kiosk/model/display.h"

namespace yichuang::link {

struct BoardLinkOptions {
  std::string broker;    ///< "tcp://127.0.0.1:1883"
  std::string hall;      ///< topic name
  std::string device;    ///< "display-a"; its presence is told like a kiosk's
  std::string zone;      ///< whose board is heard
  std::string software;  ///< "0.1.0"
  // As of HubLinkOptions.
  std::filesystem::path identity = {};
  std::string http = {};
  std::string certificate_authority = {};
};

/// What a display hears: the board of its zone, kept at the broker, and whether the hub is there.
class BoardLink {
 public:
  using Put = std::function<void(model::DisplayMsg)>;

  /// `put` is called on threads of the link: push and return. `log` takes one line for the
  /// operator, from any thread. Throws std::runtime_error when `broker` is no address.
  BoardLink(BoardLinkOptions options, Put put, std::function<void(const std::string&)> log);
  /// Says goodbye at the broker.
  ~BoardLink();
  BoardLink(const BoardLink&) = delete;
  BoardLink& operator=(const BoardLink&) = delete;

  /// Starts connecting in the background; to be called once.
  void Start();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yichuang::link
