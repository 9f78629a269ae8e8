#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <string>
#include <vector>

#include "hardware/counter/counter_display.h"
#include "hardware/window/config.h"
#include "hardware/window/input.h"
#include "hub/client/session.h"
#include "hub/contract/zone_board.h"

namespace yichuang::window {

/// What a display on the counter of `window` says while `board` holds: whom the window waits for or
/// serves, or why nobody is called. The same as the boards of the hall, never more.
counter::CounterLines LinesOf(const contract::ZoneBoard& board, std::uint16_t window);
/// The same while the hub is away: nobody is told a number that may be long over.
counter::CounterLines LinesWithoutHub(std::uint16_t window);

/// The counter displays of one host. No clock of its own; nothing here waits. One thread.
class Counters {
 public:
  using Log = std::function<void(const std::string&)>;

  Counters(std::string zone, const std::vector<CounterPlace>& places, const Log& log);

  /// Takes what concerns displays, ignores the rest.
  void Take(const Input& input, client::SteadyMillis now);
  void Flush(client::SteadyMillis now);
  /// max() when nothing is due.
  client::SteadyMillis NextDue() const;

 private:
  struct Place {
    Place(const CounterPlace& place, const Log& log)
        : window(place.window), display(place.port, log) {}
    std::uint16_t window;
    counter::CounterDisplay display;
  };

  void Show(client::SteadyMillis now);

  const std::string zone_;
  std::list<Place> places_;
  contract::ZoneBoard board_;
  bool board_heard_ = false;
  bool hub_there_ = false;
};

}  // namespace yichuang::window
