#include "tools/load/sink.h"

#include <mqtt/async_client.h>

#include <atomic>
#include <string>
#include <thread>

namespace yichuang::load {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::seconds kSilence{1};
constexpr int kReceiveMaximum = 1000;

}  // namespace

SinkResult CountMessages(std::uint16_t port, std::chrono::milliseconds patience) {
  std::atomic<std::uint64_t> count = 0;
  std::atomic<Clock::rep> first = 0;
  std::atomic<Clock::rep> last = 0;
  ::mqtt::async_client client("tcp://127.0.0.1:" + std::to_string(port), "sink",
                              ::mqtt::create_options(MQTTVERSION_5));
  client.set_message_callback([&](const ::mqtt::const_message_ptr&) {
    const Clock::rep now = Clock::now().time_since_epoch().count();
    if (count++ == 0) first = now;
    last = now;
  });
  client
      .connect(::mqtt::connect_options_builder()
                   .mqtt_version(MQTTVERSION_5)
                   .clean_start(true)
                   .properties({{::mqtt::property::RECEIVE_MAXIMUM, kReceiveMaximum}})
                   .finalize())
      ->wait();
  client.subscribe("bench/r/#", 1)->wait();

  const auto deadline = Clock::now() + patience;
  while (Clock::now() < deadline) {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    const Clock::rep seen = last;
    if (seen != 0 && Clock::now() - Clock::time_point(Clock::duration(seen)) > kSilence) break;
  }
  client.disconnect()->wait();
  const double seconds = std::chrono::duration<double>(Clock::duration(last - first)).count();
  return {count, seconds > 0 ? static_cast<double>(count) / seconds : 0};
}

}  // namespace yichuang::load
