#include <gtest/gtest.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/app/card_desk.h"
#include "kiosk/model/numbers.h"
#include "kiosk/model/update.h"
#include "tests/integration/files_with.h"
#include "tests/integration/hall_bed.h"
#include "tools/simulator/desk_client.h"

namespace yichuang::integration {
namespace {

namespace fs = std::filesystem;

/// Made up; the check characters are those of GB 11643.
constexpr const char* kOneCard = "11010519491231002X";
constexpr const char* kOtherCard = "110105194912310038";

/// A whole kiosk but for its pixels: reader, link and model, moved by what a finger would send.
class CardKiosk {
 public:
  explicit CardKiosk(HallBed& bed)
      : fifo_(bed.setup().CardOf("kiosk-01")),
        hub_(
            {.broker = "tcp://127.0.0.1:" + std::to_string(bed.setup().open_port()),
             .hall = "demo",
             .device = "kiosk-01",
             .http = "http://127.0.0.1:" + std::to_string(bed.setup().http_port()),
             .certificate_authority = "",
             .software = "0.1.0",
             .state_dir = bed.directory() / "kiosk-01"},
            [this](model::Msg msg) { mailbox_.Put(std::move(msg)); }, [](const std::string&) {}) {
    model_.setting.linked = true;
    hub_.Start();
    cards_ = app::OpenCardDesk({fifo_}, hub_, mailbox_);
  }

  /// Takes what has come, and answers what is shown then.
  const model::Model& Look() {
    for (const model::Msg& msg : mailbox_.Take()) Send(msg);
    return model_;
  }
  void Send(const model::Msg& msg) {
    const auto now =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    model::Next next = model::Update(std::move(model_), msg, now);
    model_ = std::move(next.model);
    for (const model::Effect& effect : next.effects) {
      if (const auto* take = std::get_if<model::TakeNumber>(&effect))
        hub_.TakeNumber(take->asked, take->group, take->person);
    }
  }
  /// Another person comes and touches the tile.
  void Touch(const std::string& group) {
    Send(model::LeaveAsked{});
    Send(model::Opened{{.screen = model::Screen::kNumbers}});
    Send(model::NumberAsked{group});
  }
  void Lay(const std::string& number) const { std::ofstream(fifo_) << number << std::endl; }
  bool Shows(model::NumberStage stage) {
    const auto& number = Look().visit.number;
    return number && number->stage == stage;
  }

 private:
  const fs::path fifo_;
  app::Mailbox mailbox_{[] {}};
  model::Model model_;
  link::HubLink hub_;
  std::unique_ptr<idcard::CardReader> cards_;  ///< last: its thread uses the hub
};

class CardTest : public testing::Test {
 protected:
  CardTest() {
    // This hall gives one number of 社保医保 to a person.
    const fs::path file = bed_.directory() / "hall" / "hall.toml";
    std::ifstream stream(file);
    std::string text(std::istreambuf_iterator<char>(stream), {});
    const std::string line = "id = \"sbyb\"\n";
    text.replace(text.find(line), line.size(), line + "ask_person = true\n");
    std::ofstream(file) << text;
    bed_.Start();
  }
  bool Until(const std::function<bool()>& condition) { return bed_.Until(condition); }
  /// Asks at a desk for a number of that person; the reason of a refusal, or "".
  std::string AskAtDesk(const std::string& document) {
    simulator::Loop loop;
    simulator::DeskClient desk(bed_.setup().http_port(), bed_.setup().token(), loop);
    std::string reason = "no answer";
    desk.Ask("POST", "/api/v1/tickets", R"({"group":"sbyb","person":")" + document + R"("})",
             [&](const simulator::DeskClient::Answer& answer) {
               reason = answer.reason;
               loop.Stop();
             });
    loop.Run(std::chrono::steady_clock::now() + std::chrono::seconds(10));
    return reason;
  }
  /// The key that the hub gave the kiosk.
  std::string Key() const {
    std::string key;
    for (const Seen& seen : bed_.Messages()) {
      const auto at = nlohmann::json::json_pointer("/kiosk/queue/person_key");
      if (seen.payload.is_object() && seen.payload.contains(at)) key = seen.payload[at];
    }
    return key;
  }

  HallBed bed_;
};

TEST_F(CardTest, OneNumberForACardAndNothingOfTheCardAnywhere) {
  std::string handle;
  {
    CardKiosk kiosk(bed_);
    ASSERT_TRUE(Until([&] {
      const model::Hall& hall = kiosk.Look().hall;
      return hall.hub_online && hall.card_reader && hall.names_persons;
    }));
    kiosk.Touch("sbyb");
    ASSERT_EQ(kiosk.Look().visit.path.back().screen, model::Screen::kCard);
    kiosk.Lay("?");
    ASSERT_TRUE(Until([&] { return kiosk.Look().visit.card_unread; }));
    kiosk.Lay(kOneCard);
    ASSERT_TRUE(Until([&] { return kiosk.Shows(model::NumberStage::kGiven); }));
    EXPECT_EQ(contract::TextOf(kiosk.Look().visit.number->given.number), "B001");
    EXPECT_FALSE(kiosk.Look().visit.number->given.offline);
    handle = kiosk.Look().visit.person;

    kiosk.Touch("sbyb");
    kiosk.Lay(kOneCard);
    ASSERT_TRUE(Until([&] { return kiosk.Shows(model::NumberStage::kRefused); }));
    EXPECT_EQ(kiosk.Look().visit.number->trouble, model::NumberTrouble::kPersonLimit);
    EXPECT_EQ(AskAtDesk(kOneCard), "person_limit") << "the desk knows the same person";

    kiosk.Touch("sbyb");
    kiosk.Lay(kOtherCard);
    ASSERT_TRUE(Until([&] { return kiosk.Shows(model::NumberStage::kGiven); }));
    EXPECT_EQ(contract::TextOf(kiosk.Look().visit.number->given.number), "B002");
  }
  EXPECT_EQ(bed_.ContractFaults(), "");
  const std::string key = Key();
  bed_.processes().Stop("hub", std::chrono::seconds(10));

  // That they would be found is shown by the handle, which is meant to be there.
  EXPECT_FALSE(FilesWith(bed_.directory() / "kiosk-01", handle).empty());
  EXPECT_FALSE(FilesWith(bed_.directory() / "hall", handle).empty());
  const std::vector<std::string> nowhere;
  for (const char* card : {kOneCard, kOtherCard})
    EXPECT_EQ(FilesWith(bed_.directory(), card), nowhere) << "disk, ledger, logs, broker's traffic";
  ASSERT_EQ(key.size(), contract::kPersonKeyLetters);
  EXPECT_EQ(FilesWith(bed_.directory() / "kiosk-01", key), nowhere);
  EXPECT_EQ(
      FilesWith(bed_.directory() / "hall", key, {"access.db", "access.db-wal", "access.db-shm"}),
      nowhere)
      << "only where it is made";
}

}  // namespace
}  // namespace yichuang::integration
