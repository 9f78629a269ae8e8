#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "hub/core/command.h"
#include "hub/core/item_book.h"

namespace yichuang::hub {

/// Writes the catalogue in force when versions of items have changed, in the background, and tells
/// the hall. Only the newest offer counts: what the hall knows already is not written again.
class CatalogueWriter {
 public:
  struct Options {
    std::filesystem::path folder;  ///< of the bundles
    /// To the hall; any thread. A command that finds no room is lost, and asked for again with the
    /// next offer.
    std::function<void(core::ReviseCatalogue)> tell;
    std::function<void(const std::string&)> log;
    /// What could not be written is tried again after so long.
    std::chrono::milliseconds retry = std::chrono::seconds(30);
  };

  explicit CatalogueWriter(Options options);
  /// What is under way is ended.
  ~CatalogueWriter();
  CatalogueWriter(const CatalogueWriter&) = delete;
  CatalogueWriter& operator=(const CatalogueWriter&) = delete;

  /// From the hall thread, after COMMIT. Returns at once.
  void Offer(const core::ItemBook& book);

 private:
  void Run();

  const Options options_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<core::ItemBook> book_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace yichuang::hub
