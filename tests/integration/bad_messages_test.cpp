#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "hub/contract/codec.h"
#include "tests/integration/hall_bed.h"

namespace yichuang::integration {
namespace {

/// One hub for all of these: each must leave it as healthy as it was.
class BadMessage : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    bed_ = new HallBed;
    bed_->Start();
    host_ = new FakeHost(*bed_);
    host_->Arrive();
  }
  static void TearDownTestSuite() {
    EXPECT_EQ(bed_->processes().restarts("hub"), 0) << "a message ended the hub";
    bed_->programs().Stop();
    const auto findings = bed_->programs().Inspect();
    EXPECT_TRUE(findings.verified) << findings.verify_words;
    EXPECT_TRUE(findings.books_balance);
    delete host_;
    delete bed_;
  }

  /// Publishes it as win-01 and expects the refusal of the whole message with its reason, and the
  /// count.
  static void ExpectRefused(const std::string& payload, const std::string& reason) {
    const std::int64_t before = bed_->Health("refused_messages");
    bed_->Publish(host_->up(), payload);
    EXPECT_TRUE(bed_->Until([&] {
      for (const Seen& seen : bed_->Messages()) {
        if (seen.topic != host_->down() || !seen.payload.is_object()) continue;
        if (seen.payload.value("type", "") == "refused" &&
            seen.payload.value("reason", "") == reason)
          return true;
      }
      return false;
    })) << "no refusal with reason "
        << reason;
    EXPECT_TRUE(bed_->Until([&] { return bed_->Health("refused_messages") > before; }))
        << reason << " was not counted";
  }

  /// Publishes an entry and expects that it is named as not taken, with its reason, and counted.
  static void ExpectUnsettled(const contract::Entry& entry, const std::string& reason) {
    const std::int64_t before = bed_->Health("refused_messages");
    host_->Send(entry);
    EXPECT_TRUE(bed_->Await([&](const Seen& seen) {
      if (seen.topic != host_->down()) return false;
      const std::string text = seen.payload.dump();
      return text.find("\"unsettled\"") != std::string::npos &&
             text.find('"' + reason + '"') != std::string::npos;
    })) << "no receipt names "
        << reason;
    EXPECT_TRUE(bed_->Until([&] { return bed_->Health("refused_messages") > before; }))
        << reason << " was not counted";
  }

  static HallBed* bed_;
  static FakeHost* host_;
};

HallBed* BadMessage::bed_ = nullptr;
FakeHost* BadMessage::host_ = nullptr;

TEST_F(BadMessage, ThatIsNoJson) { ExpectRefused("\x01\x02 not json", "malformed"); }

TEST_F(BadMessage, ThatIsTooLarge) {
  ExpectRefused(std::string(contract::kMaxMessageBytes + 1, 'x'), "oversized");
}

TEST_F(BadMessage, OfAnotherVersion) {
  ExpectRefused(R"({"v":9,"device":"win-01","entries":[]})", "unsupported_version");
}

TEST_F(BadMessage, WithoutAField) {
  ExpectRefused(R"({"v":1,"device":"win-01"})", "missing_field");
}

TEST_F(BadMessage, WithAFieldOfTheWrongType) {
  ExpectRefused(R"({"v":1,"device":"win-01","entries":7})", "wrong_type");
}

TEST_F(BadMessage, OfAnUnknownType) {
  ExpectRefused(
      R"({"v":1,"device":"win-01","entries":[{"source":"win-01","epoch":1,"counter":9,"type":"song","at":1,"body":{}}]})",
      "unknown_type");
}

TEST_F(BadMessage, InTheNameOfAnotherDevice) {
  ExpectRefused(contract::Encode(contract::Up{"win-02", {host_->Press(1)}}), "topic_mismatch");
}

TEST_F(BadMessage, WithASignatureThatDoesNotHold) {
  ExpectUnsettled(host_->ForgedPress(1), "bad_signature");
}

TEST_F(BadMessage, FromASourceWithoutKey) {
  contract::Entry entry = host_->Press(1);
  entry.key.source = "ev-0999";
  // Whether there is such a device is nobody's business: the answer is that of a wrong signature.
  host_->Send(entry);
  EXPECT_TRUE(bed_->Await([&](const Seen& seen) {
    return seen.topic == host_->down() && seen.payload.dump().find("ev-0999") != std::string::npos;
  }));
}

TEST_F(BadMessage, WithAGapBeforeIt) { ExpectUnsettled(host_->Press(50), "gap"); }

TEST_F(BadMessage, WithAnotherCounterThanItsFrame) {
  contract::Entry entry = host_->Press(2);
  entry.key.counter = 1;
  ExpectUnsettled(entry, "frame_mismatch");
}

TEST_F(BadMessage, FromADeviceThatIsNotPlanned) {
  const std::int64_t before = bed_->Health("refused_messages");
  bed_->Publish(contract::TopicOf("demo", "win-77", contract::Channel::kUp),
                contract::Encode(contract::Up{"win-77", {host_->Press(1)}}));
  EXPECT_TRUE(bed_->Until([&] { return bed_->Health("refused_messages") > before; }));
}

TEST_F(BadMessage, IsFollowedByAGoodOneAsIfNothingHadBeen) {
  host_->Send(host_->Press(1));
  EXPECT_TRUE(host_->AwaitReceipt(1));
}

}  // namespace
}  // namespace yichuang::integration
