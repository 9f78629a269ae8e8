#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "hub/core/hall.h"
#include "hub/http/report_tables.h"
#include "hub/query/reader.h"

namespace yichuang::hub {

/// Reads the figures of reports that are due, in the background, and drafts them in the hub's name.
/// Only the newest offer counts; what was drafted is not drafted again.
class ReportWriter {
 public:
  struct Options {
    std::unique_ptr<query::Reader> reader;
    std::string generator;               ///< program and version
    std::function<core::Instant()> now;  ///< hall time
    /// To the hall; any thread. A command that finds no room is lost, and asked for again with the
    /// next offer.
    std::function<void(core::DraftReport)> tell;
    std::function<void(const std::string&)> log;
  };

  /// REQUIRES: options.reader is not null.
  explicit ReportWriter(Options options);
  /// What is under way is ended.
  ~ReportWriter();
  ReportWriter(const ReportWriter&) = delete;
  ReportWriter& operator=(const ReportWriter&) = delete;

  /// From the hall thread, after COMMIT. Returns at once.
  void Offer(const core::Hall& hall);

 private:
  struct Work {
    std::vector<core::ExpectedReport> reports;
    http::ReportPlace place;
  };
  void Run();

  const Options options_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<Work> work_;
  bool stopping_ = false;
  std::thread thread_;  ///< last: it uses everything above
};

}  // namespace yichuang::hub
