#pragma once

#include <gtest/gtest.h>

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "hardware/usb/played_transport.h"
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
/// Any thread.
class ScriptedTransport final : public usb::PlayedTransport {
 public:
  explicit ScriptedTransport(Script script, std::string name = "scripted device")
      : PlayedTransport(StepsOf(script), std::move(name)) {}

  ~ScriptedTransport() override {
    EXPECT_EQ(left(), 0U) << Name() << ": so many steps of the script are left over";
  }

 private:
  using Step = usb::KeptTransfer;

  static std::vector<Step> StepsOf(const Script& script) {
    std::vector<Step> steps;
    for (const auto& each : script) {
      Step& step = steps.emplace_back();
      if (const auto* says = std::get_if<Says>(&each)) {
        step.what = Step::What::kIn;
        step.bytes = says->bytes;
      } else if (const auto* hears = std::get_if<Hears>(&each)) {
        step.what = Step::What::kOut;
        step.bytes = hears->bytes;
        step.status = usb::TransportStatus::kOk;
      } else if (const auto* refuses = std::get_if<Refuses>(&each)) {
        step.what = Step::What::kOut;
        step.bytes = refuses->bytes;
        step.status = refuses->status;
      } else {
        step.what = Step::What::kEnd;
        step.status = std::get_if<Ends>(&each)->status;
      }
    }
    return steps;
  }

  usb::TransportStatus Hear(std::span<const std::uint8_t> bytes) override {
    if (steps_.empty() || steps_.front().what != Step::What::kOut) {
      ADD_FAILURE() << Name() << ": a write of " << bytes.size() << " bytes is not the next step";
      return usb::TransportStatus::kOk;
    }
    EXPECT_EQ(std::vector<std::uint8_t>(bytes.begin(), bytes.end()), steps_.front().bytes)
        << Name();
    const usb::TransportStatus status = steps_.front().status;
    steps_.pop_front();
    return status;
  }
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
