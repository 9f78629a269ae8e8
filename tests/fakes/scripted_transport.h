#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "hardware/usb/transport.h"

namespace yichuang::fakes {

/// The device says this.
struct Says {
  std::vector<std::uint8_t> bytes;
};
/// The host must write exactly this now.
struct Hears {
  std::vector<std::uint8_t> bytes;
};
/// The host writes this, and the transport does not take it.
struct Refuses {
  std::vector<std::uint8_t> bytes;
  usb::TransportStatus status = usb::TransportStatus::kNotTaking;
};
/// The transport ends: unplugged, stalled …
struct Ends {
  usb::TransportStatus status = usb::TransportStatus::kUnplugged;
};

using Script = std::vector<std::variant<Says, Hears, Refuses, Ends>>;

/// A device that follows a script: a test reads as the conversation on the cable.
///
/// A write that is not the next step fails the test; so does a step left over in the destructor.
/// After the last step the device is silent until Close. Any thread.
class ScriptedTransport final : public usb::Transport {
 public:
  explicit ScriptedTransport(Script script, std::string name = "scripted device")
      : steps_(script.begin(), script.end()), name_(std::move(name)) {}

  ~ScriptedTransport() override {
    EXPECT_TRUE(steps_.empty()) << name_ << ": " << steps_.size()
                                << " steps of the script are left over";
  }

  [[nodiscard]] usb::TransportStatus Write(std::span<const std::uint8_t> bytes) override {
    const std::lock_guard lock(mutex_);
    if (closed_) return usb::TransportStatus::kClosed;
    const std::vector<std::uint8_t> written(bytes.begin(), bytes.end());
    auto status = usb::TransportStatus::kOk;
    const Hears* hears = steps_.empty() ? nullptr : std::get_if<Hears>(&steps_.front());
    const Refuses* refuses = steps_.empty() ? nullptr : std::get_if<Refuses>(&steps_.front());
    if (hears != nullptr) {
      EXPECT_EQ(written, hears->bytes) << name_;
    } else if (refuses != nullptr) {
      EXPECT_EQ(written, refuses->bytes) << name_;
      status = refuses->status;
    } else {
      ADD_FAILURE() << name_ << ": a write of " << bytes.size() << " bytes is not the next step";
      return status;
    }
    steps_.pop_front();
    changed_.notify_all();
    return status;
  }

  [[nodiscard]] usb::ReadResult Read(std::span<std::uint8_t> into, usb::Millis timeout) override {
    std::unique_lock lock(mutex_);
    const bool ready = changed_.wait_for(lock, std::min(timeout, usb::Millis(3'600'000)), [this] {
      return closed_ || (!steps_.empty() && (std::holds_alternative<Says>(steps_.front()) ||
                                             std::holds_alternative<Ends>(steps_.front())));
    });
    if (closed_) return {usb::TransportStatus::kClosed, 0};
    if (!ready) return {usb::TransportStatus::kNothing, 0};
    if (const auto* ends = std::get_if<Ends>(&steps_.front())) {
      const auto status = ends->status;
      steps_.pop_front();
      return {status, 0};
    }
    auto& said = std::get_if<Says>(&steps_.front())->bytes;
    const std::size_t size = std::min(into.size(), said.size());
    std::copy_n(said.begin(), size, into.begin());
    said.erase(said.begin(), said.begin() + static_cast<std::ptrdiff_t>(size));
    if (said.empty()) steps_.pop_front();
    return {usb::TransportStatus::kOk, size};
  }

  void Close() override {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

  std::string Name() const override { return name_; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Script::value_type> steps_;
  std::string name_;
  bool closed_ = false;
};

/// A port where scripted devices are plugged in one after the other; a sentence stands for a failed
/// attempt.
class ScriptedPort final : public usb::Port {
 public:
  explicit ScriptedPort(std::vector<std::variant<Script, std::string>> attempts)
      : attempts_(attempts.begin(), attempts.end()) {}

  ~ScriptedPort() override {
    EXPECT_TRUE(attempts_.empty())
        << attempts_.size() << " scripted attempts to open are left over";
  }

  [[nodiscard]] usb::Opened Open(usb::Millis timeout) override {
    std::unique_lock lock(mutex_);
    if (attempts_.empty()) changed_.wait_for(lock, timeout, [this] { return closed_; });
    if (closed_ || attempts_.empty()) return std::string();
    auto next = std::move(attempts_.front());
    attempts_.pop_front();
    if (auto* complaint = std::get_if<std::string>(&next)) return std::move(*complaint);
    return std::make_unique<ScriptedTransport>(std::move(*std::get_if<Script>(&next)));
  }

  void Close() override {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    changed_.notify_all();
  }

  std::string Name() const override { return "scripted port"; }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::variant<Script, std::string>> attempts_;
  bool closed_ = false;
};

}  // namespace yichuang::fakes
