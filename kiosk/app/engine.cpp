#include "kiosk/app/engine.h"

#include <deque>

namespace yichuang::app {

void Engine::Send(const model::Msg& msg, model::Instant now) {
  std::deque<model::Msg> waiting{msg};
  while (!waiting.empty()) {
    model::Next next = model::Update(std::move(model_), waiting.front(), now);
    waiting.pop_front();
    model_ = std::move(next.model);
    for (const model::Effect& effect : next.effects) {
      if (auto answer = hands_(effect, model_)) waiting.push_back(std::move(*answer));
    }
  }
}

}  // namespace yichuang::app
