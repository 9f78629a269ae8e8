#pragma once

#include "hub/query/live.h"

namespace yichuang::http {

/// A hall with windows 1 and 2; every test changes what it is about.
inline query::LiveState TwoWindows() {
  query::LiveState state;
  state.hall = "示例大厅";
  state.demo = true;
  state.software = "0.1.0";
  state.at_ms = 1'778'290'200'000;
  state.day = "2026-05-09";
  state.settled_before = "2026-05-08";
  state.seq = 7;
  for (int number = 1; number <= 2; ++number) {
    query::LiveWindow window;
    window.number = number;
    window.zone = "A";
    window.device = query::DeviceHealth::kOnline;
    state.windows.push_back(window);
  }
  return state;
}

/// The next state: one more rating at window 2.
inline query::LiveState AfterRating(query::LiveState state, int level) {
  ++state.seq;
  state.at_ms += 1000;
  for (auto* counts : {&state.today, &state.windows[1].today}) {
    ++counts->ended;
    ++counts->rated;
    ++counts->levels[static_cast<std::size_t>(level - 1)];
  }
  auto& recent = state.windows[1].recent;
  recent.insert(recent.begin(), {state.seq, level, state.at_ms});
  if (recent.size() > 5) recent.pop_back();  // as the hub keeps them
  return state;
}

}  // namespace yichuang::http
