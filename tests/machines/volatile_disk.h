#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace yichuang::machines {

/// What a power cut makes of the sectors that were written and not flushed.
enum class Survival : std::uint8_t {
  kNone,  ///< all are as before
  kSome,  ///< each is there or not, whatever the order they were written in
  kAll,   ///< the cache had just emptied itself
};

/// A disk with a cache of its own that power takes away: what is written stays in memory until the
/// machine asks for a flush. A file holds what is durable. The machine reaches it by the network
/// block device protocol (fixed newstyle, simple replies) on a Unix socket.
///
/// One machine at a time. The server has a thread of its own; CutPower is called by its owner after
/// the machine was killed.
class VolatileDisk {
 public:
  /// `image` is the disk; `socket` is made. Throws std::runtime_error when one of them cannot be
  /// used.
  VolatileDisk(std::filesystem::path image, std::filesystem::path socket);
  ~VolatileDisk();
  VolatileDisk(const VolatileDisk&) = delete;
  VolatileDisk& operator=(const VolatileDisk&) = delete;

  /// Waits for the end of what the killed machine had under way, then loses what was not flushed.
  void CutPower(Survival survival, std::mt19937_64& random);

  /// Sectors that the last cut has thrown away.
  std::size_t lost_sectors() const { return lost_sectors_; }
  std::uint64_t flushes() const { return flushes_; }

 private:
  static constexpr std::size_t kSector = 512;
  using Sector = std::vector<std::uint8_t>;

  void Serve();
  void Converse(int client);
  bool Greet(int client);
  bool Answer(int client);
  void Read(std::uint64_t offset, std::vector<std::uint8_t>& bytes);
  void Write(std::uint64_t offset, const std::vector<std::uint8_t>& bytes);
  void Flush();
  void Keep(std::uint64_t sector, const Sector& bytes);

  const std::filesystem::path socket_path_;
  int image_ = -1;
  int listener_ = -1;
  std::uint64_t size_ = 0;
  std::atomic<bool> stopping_ = false;
  std::mutex mutex_;  ///< of all below; held while a machine is served
  std::map<std::uint64_t, Sector> cached_;
  std::size_t lost_sectors_ = 0;
  std::atomic<std::uint64_t> flushes_ = 0;
  std::thread server_;
};

}  // namespace yichuang::machines
