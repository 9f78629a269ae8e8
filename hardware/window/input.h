#pragma once

#include <cstddef>
#include <variant>

#include "hardware/evaluator/event.h"
#include "hub/contract/messages.h"

/// All that can happen to a window host, as values in one queue.
namespace yichuang::window {

/// An evaluator at place `place` of the configuration.
struct FromEvaluator {
  std::size_t place = 0;
  evaluator::Event event;
};

struct LinkUp {};
struct LinkLost {};

struct FromHub {
  contract::Down message;
};

struct HubSpoke {
  contract::HubState state;
};

using Input = std::variant<FromEvaluator, LinkUp, LinkLost, FromHub, HubSpoke>;

/// True when somebody sends it again on his own if it is lost: entries and hellos the device,
/// messages the hub.
bool ComesAgain(const Input& input);

}  // namespace yichuang::window
