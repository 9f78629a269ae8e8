#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hub/http/answer.h"
#include "hub/http/bundles.h"
#include "hub/http/front_door.h"
#include "hub/http/items.h"
#include "hub/query/desk.h"
#include "hub/query/live.h"
#include "hub/query/reader.h"
#include "hub/query/screens.h"

/// Pages and API over Boost.Beast: static files, the live stream (server-sent events), the desk's
/// requests.
namespace yichuang::http {

/// Figures of /api/v1/health, of /metrics and of the page's device row, read by the server when
/// asked.
struct Health {
  bool broker_connected = false;
  std::uint64_t inbox_dropped = 0;
  std::uint64_t refused_messages = 0;
  std::uint64_t seq = 0;
  // Of /metrics alone.
  std::uint64_t storage_free_bytes = 0;
  std::uint64_t storage_size_bytes = 0;
  bool storage_low = false;
  std::uint64_t resident_bytes = 0;
  std::uint64_t descriptors = 0;
  std::uint64_t started_seconds = 0;      ///< since 1970
  std::uint64_t certificate_seconds = 0;  ///< when it ends, since 1970; 0: there is none
  std::uint64_t staff_messages_dropped = 0;
};

class SettingsDesk;
class Enrolments;

struct Options {
  std::string address = "127.0.0.1";  ///< without a certificate only a loopback address is served
  std::uint16_t port = 0;             ///< 0 takes a free one; see port()
  std::filesystem::path web_root;     ///< built pages; empty: API only
  std::vector<std::string> names;     ///< under which others reach the hub: "hall.example.gov.cn"
  std::filesystem::path certificate;  ///< PEM chain; empty: plain HTTP, on loopback
  std::filesystem::path private_key;  ///< PEM
  std::string software = "yichuang-hub";  ///< program and version, on reports
  SettingsDesk* settings = nullptr;       ///< borrowed; null: settings are not ready
  Enrolments* enrolments = nullptr;       ///< borrowed; null: this hall gives no certificates
  Items* items = nullptr;                 ///< borrowed, of the query thread; null: there are none
  /// The hall's clock, told to desks; a demonstration's runs faster.
  std::function<core::Instant()> hall_now = [] {
    return std::chrono::floor<core::Millis>(std::chrono::system_clock::now());
  };
  // Limits; tests shorten them.
  std::size_t most_connections = 2'000;     ///< beyond: 503
  std::size_t most_body_bytes = 64 * 1024;  ///< beyond: 413; the header has the same limit (431)
  std::size_t most_items_bytes = 16UL * 1024 * 1024;  ///< of items, from whoever may change them
  std::size_t most_waiting_frames =
      64;  ///< per open page; beyond: whole state instead of differences
  std::chrono::milliseconds request_timeout{
      30'000};  ///< to read a request, to answer it, to write to a slow reader
  std::chrono::milliseconds ping_interval{
      5'000};  ///< so that pages can tell silence from a quiet hall
  std::chrono::milliseconds delta_interval{
      50};  ///< differences are joined to at most one in this time
};

class Server {
 public:
  /// `door` must outlive the server. Throws std::runtime_error "port 8080 on 127.0.0.1 is in use …"
  /// when it cannot listen, or when it would have to serve others without TLS.
  Server(Options options, FrontDoor& door, Submit submit, std::function<Health()> health,
         std::unique_ptr<query::Reader> reader, std::function<void(const std::string&)> log,
         std::unique_ptr<Bundles> bundles = nullptr);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;

  /// The newest whole state, from the hall thread, after COMMIT. Clients get the whole state on
  /// connect and the difference after. Never blocks.
  void Publish(query::LiveState state);

  /// The wall's step, as above.
  void PublishWall(query::WallState state);

  /// Desks and lines, as above. Nothing of it may depend on a rating.
  void PublishDesks(query::DeskHall hall);

  /// Boards of zones and windows, as above. Nothing of it may depend on a rating.
  void PublishScreens(query::HallScreens hall);

  /// Ends open streams and joins the I/O thread.
  void Stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yichuang::http
