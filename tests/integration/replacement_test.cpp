#include <gtest/gtest.h>
#include <httplib.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/integration/hall_bed.h"
#include "tests/integration/one_visit.h"
#include "tools/simulator/evaluator_link.h"
#include "tools/simulator/loop.h"

/// A broken evaluator gives way to a new one while hub and window host run, as a manager does it on
/// the settings page.
namespace yichuang::integration {
namespace {

using nlohmann::json;
using simulator::HallWindow;
using std::chrono::seconds;

simulator::Visitor Rating(int level) {
  simulator::Visitor visitor;
  visitor.rates = true;
  visitor.level = level;
  return visitor;
}

/// What follows a word of a command: the value of "--listen".
std::string& ValueOf(std::vector<std::string>& command, const std::string& word) {
  return *std::next(std::ranges::find(command, word));
}

class ReplacementTest : public testing::Test {
 protected:
  /// Reads with no body, else posts; {} after a refusal, which it tells.
  json Ask(const std::string& path, const json& body = {}) {
    httplib::Client client("127.0.0.1", bed_.setup().http_port());
    const httplib::Headers headers{{"Authorization", "Bearer " + bed_.setup().token()}};
    const auto answer = body.is_null()
                            ? client.Get(path, headers)
                            : client.Post(path, headers, body.dump(), "application/json");
    if (!answer) return json::object();
    if (answer->status != 200) ADD_FAILURE() << path << ": " << answer->body;
    return answer->status == 200 ? json::parse(answer->body, nullptr, false) : json::object();
  }

  /// The evaluator as the settings tell it; {} when they know none of this name.
  json Known(const std::string& evaluator) {
    const json settings = Ask("/api/v1/settings");
    for (const json& each : settings.value("evaluators", json::array())) {
      if (each["evaluator"] == evaluator) return each;
    }
    return json::object();
  }

  HallBed bed_{3};
};

TEST_F(ReplacementTest, APressOnTheNewDeviceIsStoredForItsWindowAndWhoServedThere) {
  bed_.Start();
  bed_.StartWindows();
  const HallWindow old = bed_.setup().windows()[2];
  ASSERT_EQ(old.number, 3);
  {
    OneVisit visit(bed_, Rating(4), old);
    ASSERT_TRUE(visit.Play()) << bed_.processes().LastWords(old.device);
  }

  // A device with a key of its own in the place of the broken one, on the same cable.
  bed_.processes().Stop(old.evaluator, seconds(5));
  std::vector<std::string> make_key = bed_.setup().HubCommand("make-key");
  make_key.emplace_back("ev-0042");
  ASSERT_EQ(bed_.processes().Run("make-key", make_key, seconds(20)).exit_code, 0)
      << bed_.processes().LastWords("make-key");
  HallWindow fresh = old;
  fresh.evaluator = "ev-0042";
  fresh.serial = 42;
  std::vector<std::string> cable = bed_.setup().EvaluatorCommand(old);
  std::vector<std::string> start = bed_.setup().EvaluatorCommand(fresh);
  ValueOf(start, "--listen") = ValueOf(cable, "--listen");
  bed_.processes().Start(fresh.evaluator, start);
  ASSERT_TRUE(bed_.Until([&] { return Known("ev-0042").value("online", false); }))
      << bed_.processes().LastWords(old.device) << bed_.processes().LastWords("hub");
  EXPECT_EQ(Known("ev-0042")["device"], old.device);
  EXPECT_EQ(Known("ev-0042")["window"], nullptr) << "seen, and nobody's yet";

  const json settings = Ask("/api/v1/settings");
  const json change{{"kind", "window"},       {"number", 3},
                    {"zone", old.zone},       {"device", old.device},
                    {"evaluator", "ev-0042"}, {"add", false}};
  const json wanted{{"version", settings["version"]}, {"changes", json::array({change})}};
  EXPECT_EQ(Ask("/api/v1/settings/preview", wanted)["ok"], true);
  EXPECT_EQ(Known("ev-0042")["window"], nullptr) << "a preview changes nothing";
  EXPECT_EQ(Ask("/api/v1/settings/changes", wanted)["ids"].size(), 1U);
  EXPECT_EQ(Known("ev-0042")["window"], 3);

  OneVisit visit(bed_, Rating(1), fresh);
  ASSERT_TRUE(visit.Play()) << bed_.processes().LastWords(old.device);
  ASSERT_EQ(visit.presses.size(), 1U);
  bed_.programs().Stop();
  EXPECT_EQ(bed_.ContractFaults(), "");

  const auto findings = bed_.programs().Inspect();
  ASSERT_TRUE(findings.ledger) << findings.fault;
  EXPECT_TRUE(findings.verified) << findings.verify_words;
  EXPECT_TRUE(findings.books_balance);
  ASSERT_EQ(findings.ledger->ratings.size(), 2U);
  const auto& before = findings.ledger->ratings[0];
  const auto& after = findings.ledger->ratings[1];
  EXPECT_EQ(before.source, "ev-0003");
  EXPECT_EQ(after.source, "ev-0042");
  EXPECT_EQ(after.window, 3);
  EXPECT_EQ(after.staff, old.staff);
  EXPECT_EQ(after.level, 1);
  EXPECT_TRUE(after.counted);
  EXPECT_EQ(after.counter, visit.presses[0].counter);
}

/// Whoever pulls the cable.
class Hand final : public simulator::EvaluatorListener {
 public:
  Hand(HallBed& bed, const HallWindow& window)
      : link_(bed.setup().ControlOf(window), loop_, *this) {
    bed.Until([this] {
      loop_.Run(std::chrono::steady_clock::now() + std::chrono::milliseconds(20));
      return link_.connected();
    });
  }
  void PullCable() { link_.Unplug(); }

  void OnScreen(const simulator::SeenScreen&) override {}
  void OnLamp(std::uint64_t, std::uint64_t) override {}
  void OnStats(const simulator::SeenStats&) override {}
  void OnLost() override {}

 private:
  simulator::Loop loop_;
  simulator::EvaluatorLink link_;
};

// A device is taken off its window with a press that nobody has but its own log, and plugged in at
// a window of another host: the press is stored for the window and the staff it was given for.
TEST(ReadOut, WhatADeviceKeepsIsReadAtAnyWindow) {
  HallBed bed(5);
  bed.Start();
  bed.StartWindows();
  const HallWindow old = bed.setup().windows()[2];
  const HallWindow other = bed.setup().windows()[4];
  ASSERT_NE(old.device, other.device);
  {
    Hand hand(bed, old);
    OneVisit visit(bed, Rating(2), old);
    visit.on_invited = [&hand] { hand.PullCable(); };
    ASSERT_TRUE(visit.PlayUntilPressed()) << bed.processes().LastWords(old.device);
  }
  bed.processes().Stop(old.evaluator, seconds(5));
  bed.processes().Stop(other.evaluator, seconds(5));
  std::vector<std::string> elsewhere = bed.setup().EvaluatorCommand(old);
  ValueOf(elsewhere, "--listen") = bed.setup().CableOf(other).string();
  bed.processes().Start(old.evaluator, elsewhere);
  const std::string down = contract::TopicOf("demo", other.device, contract::Channel::kDown);
  EXPECT_TRUE(bed.Await([&](const Seen& seen) {
    if (seen.topic != down || seen.payload.value("type", "") != "receipt") return false;
    return std::ranges::any_of(seen.payload["sources"], [&](const json& source) {
      return source["source"] == old.evaluator && source["through"] == 1;
    });
  })) << bed.processes().LastWords(other.device);
  EXPECT_TRUE(bed.Until([&] {
    return bed.processes()
        .LastWords(other.device)
        .ends_with(old.evaluator + ": keeps nothing any more; everything has its receipt");
  })) << bed.processes().LastWords(other.device);
  bed.programs().Stop();

  const auto findings = bed.programs().Inspect();
  ASSERT_TRUE(findings.ledger) << findings.fault;
  EXPECT_TRUE(findings.verified) << findings.verify_words;
  EXPECT_TRUE(findings.books_balance);
  ASSERT_EQ(findings.ledger->ratings.size(), 1U);
  const auto& rating = findings.ledger->ratings[0];
  EXPECT_EQ(rating.source, old.evaluator);
  EXPECT_EQ(rating.window, old.number);
  EXPECT_EQ(rating.staff, old.staff);
  EXPECT_EQ(rating.level, 2);
  EXPECT_TRUE(rating.counted);
}

}  // namespace
}  // namespace yichuang::integration
