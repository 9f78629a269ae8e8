#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "hub/contract/zone_board.h"
#include "kiosk/model/hall.h"

namespace yichuang::model {

/// Calls that wait to be spoken; a further one is shown only.
inline constexpr std::size_t kMostWaitingCalls = 3;
/// A call is not spoken later than this.
inline constexpr std::chrono::seconds kLatestCall{15};

/// The voice of one zone: its calls one after the other, each once, as they come. A recall waits
/// behind those before it like any other. Pure: time is given.
class CallLine {
 public:
  struct Call {
    std::uint64_t voice = 0;
    std::string text;  ///< as it is shown
    Instant heard{};
    friend bool operator==(const Call&, const Call&) = default;
  };

  /// What of the board is new waits to be spoken. Of what the broker kept (`fresh` false) only the
  /// calls of the last kLatestCall, by the hub's own time. A number whose visitor has come, or that
  /// is over, is not called any more.
  void Take(const contract::ZoneBoard& board, Instant now, bool fresh);

  /// The next one to be spoken; absent when there is none that is young enough. REQUIRES: nothing
  /// is being spoken.
  std::optional<Call> Next(Instant now);

  std::size_t waiting() const { return waiting_.size(); }

 private:
  void Queue(const contract::BoardCall& call, Instant now, bool fresh);

  std::uint64_t last_ = 0;  ///< voice of the newest call known
  std::deque<Call> waiting_;
};

}  // namespace yichuang::model
