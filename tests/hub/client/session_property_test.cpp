#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "hub/client/session.h"

namespace yichuang::client {
namespace {

using contract::EntryKey;
using contract::Reason;

/// A hub and a network that lose, delay and refuse, from one seed; the session is held to its
/// promises at every step.
class World {
 public:
  explicit World(std::uint32_t seed) : random_(seed), options_(MakeOptions()), session_(options_) {}

  void Run() {
    for (int step = 0; step < 1'500; ++step) {
      Act();
      if (::testing::Test::HasFailure()) return;
    }
    // The network behaves from now on: everything must arrive.
    losses_ = false;
    session_.LinkUp(now_);
    up_ = true;
    for (int step = 0; step < 20'000 && session_.pending() > 0; ++step) {
      Send();
      Deliver();
      Answer();
      now_ = std::clamp(session_.NextDue(), now_ + SteadyMillis(1), now_ + SteadyMillis(60'000));
    }
    EXPECT_EQ(session_.pending(), 0U);
    for (const auto& [source, offered] : offered_) {
      EXPECT_EQ(accepted_[source], offered) << source;
    }
    EXPECT_EQ(retired_.size(), TotalOffered());
  }

 private:
  static constexpr const char* kSources[] = {"ev-0001", "ev-0002", "ev-0003", "win-01"};

  Session::Options MakeOptions() {
    Session::Options options;
    options.window = 1 + Below(40);
    options.own_source = "win-01";
    return options;
  }
  std::size_t Below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  void Act() {
    now_ += SteadyMillis(static_cast<SteadyMillis::rep>(Below(400)));
    switch (Below(12)) {
      case 0:
      case 1:
      case 2:
        for (std::size_t i = Below(8); i > 0; --i) OfferNext(kSources[Below(4)]);
        break;
      case 3:
        if (Below(6) == 0) FlipLink();
        break;
      case 4:
      case 5:
      case 6:
        Send();
        break;
      case 7:
      case 8:
      case 9:
        Deliver();
        break;
      default:
        Answer();
    }
  }

  void OfferNext(const std::string& source) { session_.Offer({source, 1, ++offered_[source]}); }

  void FlipLink() {
    up_ = !up_;
    if (up_) {
      session_.LinkUp(now_);
      on_way_.clear();
      answers_.clear();
      return;
    }
    session_.LinkDown();
  }

  void Send() {
    const std::size_t most = 1 + Below(30);
    const auto keys = session_.Due(now_, most);
    ASSERT_LE(keys.size(), most);
    ASSERT_LE(session_.in_flight(), options_.window);
    if (!up_) {
      ASSERT_TRUE(keys.empty());
    }
    std::map<std::string, std::uint64_t> last;
    for (const EntryKey& key : keys) {
      ASSERT_LT(last[key.source], key.counter) << "out of order within a message";
      last[key.source] = key.counter;
      ASSERT_LE(key.counter, offered_[key.source]);
      ASSERT_FALSE(retired_.contains(key)) << "sent after its receipt";
    }
    if (keys.empty()) {
      ASSERT_GT(session_.NextDue(), now_);
      return;
    }
    if (!losses_ || Below(5) != 0) on_way_.push_back(keys);
  }

  /// The hub takes one message: next counter = accept, older = receipt again, higher = gap,
  /// sometimes a bad frame.
  void Deliver() {
    if (on_way_.empty()) return;
    std::map<std::string, std::vector<contract::RefusedEntry>> unsettled;
    for (const EntryKey& key : on_way_.front()) {
      auto& through = accepted_[key.source];
      auto& bad = unsettled[key.source];
      if (key.counter <= through) continue;
      if (key.counter > through + 1) {
        bad.push_back({key.counter, Reason::kGap});
      } else if (losses_ && Below(20) == 0) {
        bad.push_back({key.counter, Below(2) == 0 ? Reason::kBadFrame : Reason::kUnknownSource});
      } else {
        ++through;
      }
    }
    on_way_.erase(on_way_.begin());
    contract::Receipt receipt;
    for (auto& [source, bad] : unsettled) {
      receipt.sources.push_back({source, 1, accepted_[source], {}, bad, {}});
    }
    if (!losses_ || Below(6) != 0) answers_.push_back(receipt);
  }

  void Answer() {
    if (answers_.empty()) return;
    const auto settled = session_.Take(answers_.front());
    answers_.erase(answers_.begin());
    for (const EntryKey& key : settled.retire) {
      ASSERT_LE(key.counter, accepted_[key.source]) << "retired before the hub had it";
      ASSERT_TRUE(retired_.insert(key).second) << "retired twice";
    }
    for (const EntryKey& key : settled.replace) {
      ASSERT_NE(key.source, "win-01");
      session_.Offer(key);  // the device offers it again
    }
  }

  std::size_t TotalOffered() const {
    std::size_t total = 0;
    for (const auto& [source, offered] : offered_) total += offered;
    return total;
  }

  std::mt19937 random_;
  Session::Options options_;
  Session session_;
  SteadyMillis now_{1'000};
  bool up_ = false;
  bool losses_ = true;
  std::map<std::string, std::uint64_t> offered_, accepted_;
  std::set<EntryKey> retired_;
  std::vector<std::vector<EntryKey>> on_way_;
  std::vector<contract::Receipt> answers_;
};

TEST(SessionProperty, EveryEntryArrivesInOrderWithinTheWindow) {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    World(seed).Run();
    if (HasFailure()) return;
  }
}

TEST(SessionProperty, BacklogOfManySourcesDelaysALiveEntryByOneAnswerAtMost) {
  Session::Options options;
  options.window = 100;
  Session session(options);
  session.LinkUp(SteadyMillis(0));
  const char* const backlogs[] = {"ev-0001", "ev-0002", "ev-0003"};
  for (const char* source : backlogs) {
    for (std::uint64_t counter = 1; counter <= 5'000; ++counter)
      session.Offer({source, 1, counter});
  }
  std::map<std::string, std::uint64_t> through;
  std::uint64_t live = 0;
  for (SteadyMillis now{0}; now < SteadyMillis(300); now += SteadyMillis(1)) {
    session.Offer({"ev-0009", 1, ++live});
    const auto keys = session.Due(now, 100);
    EXPECT_TRUE(std::find(keys.begin(), keys.end(), EntryKey{"ev-0009", 1, live}) != keys.end())
        << live;
    contract::Receipt receipt;
    for (const EntryKey& key : keys)
      through[key.source] = std::max(through[key.source], key.counter);
    for (const auto& [source, counter] : through)
      receipt.sources.push_back({source, 1, counter, {}, {}, {}});
    session.Take(receipt);
  }
}

}  // namespace
}  // namespace yichuang::client
