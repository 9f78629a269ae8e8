#include "tests/faults/network.h"

#include <algorithm>

namespace yichuang::faults {

void Network::Join(const std::string& name, Peer& peer) {
  Line& line = lines_[name];
  line.peer = &peer;
  line.up = false;
  line.next_try = world_.now + world_.Between(10, 400);
}

void Network::Leave(const std::string& name) {
  const auto line = lines_.find(name);
  if (line == lines_.end() || line->second.peer == nullptr) return;
  if (line->second.up) Lose(name, line->second, true);
  line->second.peer = nullptr;
}

void Network::Cut(const std::string& name, SteadyMillis until) {
  Line& line = lines_[name];
  line.cut_until = std::max(line.cut_until, until);
  if (line.peer == nullptr || !line.up) return;
  Lose(name, line, true);
  line.peer->OnLost();
}

void Network::KillBroker(SteadyMillis until) {
  broker_from_ = until;
  retained_.clear();
  wills_.clear();
  on_way_.clear();
  for (auto& [name, line] : lines_) {
    if (line.peer == nullptr || !line.up) continue;
    Lose(name, line, false);
    line.peer->OnLost();
  }
}

bool Network::connected(const std::string& name) const {
  const auto line = lines_.find(name);
  return line != lines_.end() && line->second.up;
}

void Network::Lose(const std::string& name, Line& line, bool with_will) {
  line.up = false;
  line.next_try = world_.now + world_.Between(200, 2'000);
  const std::string will = with_will ? line.peer->Will() : "";
  // A closed socket is seen at once, a cut cable by the keepalive.
  if (!will.empty()) wills_.push_back({world_.now + world_.Between(5, 15'000), {name, will}});
  // What it had sent is at the broker, or is not.
  std::erase_if(on_way_, [&](const Parcel& parcel) {
    return parcel.to == name || (parcel.device == name && world_.OneIn(2));
  });
}

void Network::Connect(const std::string& name, Line& line) {
  line.up = true;
  line.connection = ++connections_;
  line.peer->OnConnected();
  if (!line.up) return;
  for (const auto& [who, text] : std::map(retained_)) {
    if (name == kHub && who != kHub) Post(name, Channel::kState, who, text);
    if (name != kHub && who == kHub) Post(name, Channel::kHubState, who, text);
  }
}

bool Network::Publish(const std::string& from, Channel channel, const std::string& device,
                      std::string text) {
  if (!connected(from)) return false;
  Route(channel, device, text);
  return true;
}

void Network::Route(Channel channel, const std::string& device, const std::string& text) {
  switch (channel) {
    case Channel::kUp:
      return Post(kHub, channel, device, text);
    case Channel::kState:
      retained_[device] = text;
      return Post(kHub, channel, device, text);
    case Channel::kDown:
      return Post(device, channel, device, text);
    case Channel::kHubState:
      retained_[kHub] = text;
      for (const auto& [name, line] : lines_) {
        if (name != kHub) Post(name, channel, device, text);
      }
  }
}

void Network::Post(const std::string& to, Channel channel, const std::string& device,
                   const std::string& text) {
  const auto line = lines_.find(to);
  if (line == lines_.end() || !line->second.up) return;
  const auto strikes = [this](std::uint64_t chance) { return chance != 0 && world_.OneIn(chance); };
  last_due_ = std::max(last_due_, world_.now + world_.Between(1, 20));
  Parcel parcel{last_due_, to, line->second.connection, channel, device, text};
  if (channel == Channel::kUp || channel == Channel::kDown) {
    if (strikes(weather.drop)) {
      ++dropped;
      return;
    }
    if (strikes(weather.twice)) {
      ++doubled;
      on_way_.push_back(parcel);
      on_way_.back().due += world_.Between(0, 8'000);
    }
    if (strikes(weather.late)) {
      ++delayed;
      parcel.due += world_.Between(20, 6'000);
    }
  }
  on_way_.push_back(std::move(parcel));
}

void Network::Run() {
  if (world_.now < broker_from_) return;
  for (auto will = wills_.begin(); will != wills_.end();) {
    const auto& [name, text] = will->second;
    if (will->first > world_.now) {
      ++will;
      continue;
    }
    const Channel channel = name == kHub ? Channel::kHubState : Channel::kState;
    Route(channel, name, text);
    will = wills_.erase(will);
  }
  for (auto& [name, line] : lines_) {
    const bool can = line.peer != nullptr && !line.up && line.next_try <= world_.now &&
                     line.cut_until <= world_.now;
    if (can) Connect(name, line);
  }
  // In the order of arrival; answers come after, in a later run.
  std::stable_sort(on_way_.begin(), on_way_.end(),
                   [](const Parcel& a, const Parcel& b) { return a.due < b.due; });
  std::vector<Parcel> due;
  const auto later = std::find_if(on_way_.begin(), on_way_.end(),
                                  [this](const Parcel& parcel) { return parcel.due > world_.now; });
  due.assign(std::make_move_iterator(on_way_.begin()), std::make_move_iterator(later));
  on_way_.erase(on_way_.begin(), later);
  for (const Parcel& parcel : due) {
    const auto line = lines_.find(parcel.to);
    if (line == lines_.end() || line->second.peer == nullptr || !line->second.up ||
        line->second.connection != parcel.connection) {
      continue;
    }
    line->second.peer->OnMessage(parcel.channel, parcel.device, parcel.text);
  }
}

}  // namespace yichuang::faults
