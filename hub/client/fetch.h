#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

/// Large things are announced by hash and fetched over HTTP(S); what stands on disk afterwards has
/// exactly that hash, or nothing stands there.
namespace yichuang::client {

using Sm3Hash = std::array<std::uint8_t, 32>;

/// Hash of a file; absent when it cannot be read.
std::optional<Sm3Hash> Sm3OfFile(const std::filesystem::path& file);
Sm3Hash Sm3OfBytes(std::string_view bytes);

enum class FetchStatus : std::uint8_t {
  kDone,         ///< the file is there, whole and on disk
  kUnreachable,  ///< no connection, or a certificate that does not hold
  kRefused,      ///< the server answered with something else than the file
  kInterrupted,  ///< broken off or too slow; what came is kept, the next attempt goes on from there
  kTooLarge,     ///< more bytes than announced
  kHashMismatch,  ///< whole, but not what was announced; thrown away
  kDisk,          ///< cannot be written
  kStopped,
};

/// "unreachable", for logs.
std::string_view Name(FetchStatus status);

struct FetchRequest {
  std::string url;
  std::filesystem::path file;  ///< becomes this by rename; FILE.part holds what came so far
  Sm3Hash sm3{};
  std::uint64_t bytes = 0;            ///< as announced: exactly these
  std::string certificate_authority;  ///< PEM file; empty: the system's
  std::chrono::seconds connect_timeout{5};
  std::chrono::seconds stall_timeout{15};  ///< without a byte
};

/// Fetches on the calling thread; ends early, with kStopped, once `stop` is set. `detail` receives
/// one sentence about a failure. Never throws.
[[nodiscard]] FetchStatus Fetch(const FetchRequest& request, const std::atomic<bool>& stop,
                                std::string* detail = nullptr);

/// Fetches on a thread of its own, one file at a time.
class Fetcher {
 public:
  using OnDone = std::function<void(const FetchRequest&, FetchStatus, const std::string& detail)>;

  /// `on_done` is called on the fetcher's thread: push to a queue and return.
  explicit Fetcher(OnDone on_done);
  /// Breaks off what is under way.
  ~Fetcher();
  Fetcher(const Fetcher&) = delete;
  Fetcher& operator=(const Fetcher&) = delete;

  /// Replaces a request that waits; breaks off another one that runs. Any thread.
  void Start(FetchRequest request);

 private:
  void Run();

  const OnDone on_done_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::optional<FetchRequest> next_;
  bool ending_ = false;
  std::atomic<bool> stop_ = false;  ///< of the transfer under way
  std::thread thread_;              ///< last: it uses everything above
};

}  // namespace yichuang::client
