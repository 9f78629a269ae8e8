#include "evaluator-firmware/board/host/device.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <variant>

namespace yichuang::evaluator::host {
namespace {

constexpr std::uint16_t kFirmwareVersion = 0x0102;  // 1.2, as the board's
constexpr std::uint64_t kStepMs = 5;
constexpr double kIdleStepMs = 200;  // time-outs of the device need no more than this
constexpr int kLongestWaitMs = 50;

Identity IdentityOf(const Options& options) {
  return {options.serial, kFirmwareVersion, options.key};
}

}  // namespace

struct Device::Doer {
  Device& device;
  Control::Client* client;

  void operator()(const PressKey& press) const { device.finger_.Push(press.key); }
  void operator()(const AskScreen&) const { device.Answer(client, ScreenLine(device.shown_)); }
  void operator()(const Watch&) const {
    (client != nullptr ? client->watching : device.watching_) = true;
  }
  void operator()(const UnplugCable&) const { device.cable_.Unplug(); }
  void operator()(const PlugCable&) const { device.cable_.Plug(); }
  void operator()(const AskStats&) const { device.Answer(client, StatsLine(device.evaluator_)); }
  void operator()(const Quit&) const { device.stop_ = true; }
};

Device::Device(const Options& options)
    : options_(options),
      store_(options.log),
      cable_(options.listen),
      board_(cable_, finger_),
      evaluator_(board_, store_, *options.layout, IdentityOf(options)) {
  if (options.script) script_ = ReadScript(*options.script, options.layout->keys);
  if (options.control) control_.emplace(*options.control);
}

void Device::Run(int stop_fd) {
  const PressLog& log = evaluator_.log();
  fmt::print(stderr, "evaluator-sim {}: ready, {} of {} log entries wait for a receipt\n",
             options_.serial, log.next_counter() - log.oldest_pending(), log.next_counter() - 1);
  while (!stop_) {
    CatchUp();
    RunScript();
    if (!stop_) Wait(stop_fd);
    CatchUp();
    if (control_) ServeControl();
  }
}

void Device::Wait(int stop_fd) {
  std::vector<pollfd> fds{
      {stop_fd, POLLIN, 0}, {cable_.listener_fd(), POLLIN, 0}, {cable_.client_fd(), POLLIN, 0}};
  if (control_) control_->AddTo(fds);
  const int idle_ms = std::clamp(static_cast<int>(kIdleStepMs / options_.speed), 1, kLongestWaitMs);
  if (::poll(fds.data(), fds.size(), finger_.busy() ? 1 : idle_ms) < 0 && errno != EINTR) {
    throw std::runtime_error(fmt::format("poll failed: {}", std::strerror(errno)));
  }
  if (fds[0].revents != 0) stop_ = true;
  if (fds[1].revents != 0) cable_.Accept();
  if (fds[2].revents != 0) cable_.SetReadable();
}

void Device::CatchUp() {
  const std::uint64_t target = DeviceNow();
  do {
    const std::uint64_t left = target - now_ms_;
    now_ms_ += finger_.busy() ? std::min(kStepMs, left) : left;
    board_.SetNow(static_cast<std::uint32_t>(now_ms_));
    evaluator_.Poll();
    TellDrawn();
    if (evaluator_.log().status() == LogStatus::kBroken) {
      throw std::runtime_error(
          fmt::format("log file {} could not be read or written; free its disk and start again",
                      options_.log.string()));
    }
  } while (now_ms_ < target);
}

void Device::TellDrawn() {
  for (const ScreenView& view : board_.TakeDrawn()) {
    const bool lit = view.lamp && !shown_.lamp;
    shown_ = view;
    const EvaluatorStats& stats = evaluator_.stats();
    const auto tell = [&](const std::string& line) {
      if (control_) control_->TellWatchers(line);
      if (watching_) Answer(nullptr, line);
    };
    if (lit) tell(LampLine(stats.last_counter, stats.last_invitation));
    tell(ScreenLine(view));
  }
}

void Device::ServeControl() {
  for (const Control::Line& line : control_->Serve()) {
    const auto command = ParseCommand(line.text, options_.layout->keys);
    if (const auto* fault = std::get_if<std::string>(&command)) {
      control_->Tell(*line.from, ErrorLine(*fault));
      continue;
    }
    Do(std::get<Command>(command), line.from);
  }
}

void Device::RunScript() {
  while (next_step_ < script_.size() && script_[next_step_].at_ms <= now_ms_) {
    Do(script_[next_step_++].command, nullptr);
  }
}

void Device::Do(const Command& command, Control::Client* client) {
  std::visit(Doer{*this, client}, command);
}

// A script has no client: its answers go to standard output.
void Device::Answer(Control::Client* client, std::string_view line) {
  if (client != nullptr) {
    control_->Tell(*client, line);
    return;
  }
  fmt::print("{}\n", line);
  std::fflush(stdout);
}

std::uint64_t Device::DeviceNow() const {
  const std::chrono::duration<double, std::milli> real = Clock::now() - started_;
  return std::max(now_ms_, static_cast<std::uint64_t>(real.count() * options_.speed));
}

}  // namespace yichuang::evaluator::host
