#pragma once

#include <functional>
#include <string>
#include <variant>

#include "hub/core/hall.h"

namespace yichuang::http {

/// What became of a request to the hall; called once, on any thread.
using Answer = std::variant<core::Events, core::Refusal>;
using OnAnswer = std::function<void(Answer)>;

/// Hands a command to the hall thread in the name of an actor ("user:1001"); false when the inbox
/// is full (503 with Reason::kQueueFull).
using Submit = std::function<bool(std::string actor, core::Command, OnAnswer)>;

}  // namespace yichuang::http
