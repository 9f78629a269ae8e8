#include "hub/canary_press.h"

#include <array>
#include <string>
#include <utility>

#include "hub/evidence/press_maker.h"

namespace yichuang::hub {

evidence::DeviceKey CanaryDevices::KeyOf(std::size_t device) const {
  evidence::DeviceKey key = key_;
  key[0] = static_cast<std::uint8_t>(key[0] ^ device);
  return key;
}

void CanaryDevices::Introduce(evidence::FrameBook& book) const {
  for (std::size_t i = 0; i < core::kCanarySources.size(); ++i)
    book.AddKey(std::string(core::kCanarySources[i]), KeyOf(i));
}

std::vector<contract::Entry> CanaryDevices::Presses(core::CanaryRun run) const {
  std::vector<contract::Entry> entries;
  std::array<std::uint32_t, core::kCanarySources.size()> counters{};
  for (const core::CanaryPress& each : core::kCanaryPresses) {
    const std::size_t device = each.two_button ? 1 : 0;
    const evidence::MadePress press{
        core::kCanarySerials[device], static_cast<std::uint32_t>(core::Number(run)),
        ++counters[device], core::Number(run), static_cast<std::uint8_t>(each.level)};
    contract::Entry entry;
    entry.key = {std::string(core::kCanarySources[device]), press.epoch, press.counter};
    entry.body = contract::PressEntry{evidence::FrameOf(press, KeyOf(device))};
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace yichuang::hub
