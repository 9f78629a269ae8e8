#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "hub/http/server.h"
#include "tests/hub/http/live_states.h"
#include "tests/hub/http/raw_client.h"

namespace yichuang::http {

/// Answers from memory; a day that begins with "1999" fails as a broken disk would.
class FakeReader final : public query::Reader {
 public:
  std::vector<query::DayRow> StaffDay(const std::string& day) override {
    if (day.starts_with("1999")) throw std::runtime_error("disk I/O error");
    query::DayRow row;
    row.day = day;
    row.key = 1;
    row.ended = 4;
    return {row};
  }
  std::vector<query::DayRow> WindowDay(const std::string&) override { return {}; }
  std::vector<query::BookRow> Books() override { return {{"ev-0001", 1, 3, 2, 0, 1}}; }
  query::BoardRow Board() override {
    query::BoardRow board;
    board.emergency = contract::BothTexts{"请离开大厅", "Please leave"};
    return board;
  }
};

/// The real server on a free port of this machine, before a hall thread that answers at once.
class ServedHall : public ::testing::Test {
 protected:
  void SetUp() override {
    root_ =
        std::filesystem::path(::testing::TempDir()) / ("served_hall_" + std::to_string(getpid()));
    std::filesystem::create_directories(root_ / "assets");
    std::ofstream(root_ / "index.html") << "<p>hall</p>";
    std::ofstream(root_ / "assets" / "app-1.js") << "let hall;";
    options_.web_root = root_;
  }

  void TearDown() override {
    server_.reset();
    std::filesystem::remove_all(root_);
  }

  void Start() {
    server_ = std::make_unique<Server>(
        options_,
        [this](core::Command command, OnAnswer answer) {
          if (inbox_full_) return false;
          Take(std::move(command), std::move(answer));
          return true;
        },
        [] { return Health{.broker_connected = true, .seq = 7}; }, std::make_unique<FakeReader>(),
        [this](const std::string& line) {
          const std::scoped_lock lock(mutex_);
          log_.push_back(line);
        });
  }

  std::uint16_t port() const { return server_->port(); }

  std::string log() {
    const std::scoped_lock lock(mutex_);
    std::string lines;
    for (const std::string& line : log_) lines += line + '\n';
    return lines;
  }

  /// The answer that a silent hall thread owes for the oldest command; absent when it has none.
  std::optional<OnAnswer> TakeUnanswered() {
    const std::scoped_lock lock(mutex_);
    if (unanswered_.empty()) return std::nullopt;
    OnAnswer answer = std::move(unanswered_.front());
    unanswered_.erase(unanswered_.begin());
    return answer;
  }

  Options options_;
  std::unique_ptr<Server> server_;
  std::atomic<bool> inbox_full_ = false;
  std::atomic<bool> silent_ = false;  ///< the hall thread takes commands and never answers
 private:
  // Window 404 is not there; staff 9999 is on shift elsewhere; everything else succeeds.
  void Take(core::Command command, OnAnswer answer) {
    if (silent_) {
      const std::scoped_lock lock(mutex_);
      unanswered_.push_back(std::move(answer));
      return;
    }
    if (const auto* end = std::get_if<core::EndShift>(&command);
        end != nullptr && end->window == core::WindowNo{404}) {
      answer(core::Refusal{contract::Reason::kUnknownWindow, "404"});
      return;
    }
    if (const auto* start = std::get_if<core::StartShift>(&command);
        start != nullptr && start->staff_number == "9999") {
      answer(core::Refusal{contract::Reason::kStaffElsewhere, "9999"});
      return;
    }
    if (const auto* open = std::get_if<core::OpenService>(&command)) {
      answer(core::Events{
          core::ServiceOpened{core::ServiceId{12}, open->window, core::StaffId{1}, open->visit}});
      return;
    }
    answer(core::Events{});
  }

  std::filesystem::path root_;
  std::mutex mutex_;
  std::vector<std::string> log_;
  std::vector<OnAnswer> unanswered_;
};

}  // namespace yichuang::http
