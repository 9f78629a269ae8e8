#pragma once

#include <functional>
#include <optional>
#include <utility>

#include "kiosk/model/update.h"

namespace yichuang::app {

/// Holds the model, feeds it messages and has its effects done. One thread.
class Engine {
 public:
  /// Does one effect. What it can answer at once it returns; later answers come as messages.
  /// `model` is the one after the update that asked.
  using Hands =
      std::function<std::optional<model::Msg>(const model::Effect& effect, const model::Model&)>;

  Engine(model::Setting setting, model::Instant now, Hands hands) : hands_(std::move(hands)) {
    model_.setting = std::move(setting);
    model_.now = now;
  }

  void Send(const model::Msg& msg, model::Instant now);
  const model::Model& model() const { return model_; }

 private:
  model::Model model_;
  Hands hands_;
};

}  // namespace yichuang::app
