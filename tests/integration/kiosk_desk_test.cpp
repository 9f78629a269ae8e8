#include <fmt/format.h>
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <functional>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "kiosk/link/enrolment.h"
#include "kiosk/link/matter_desk.h"
#include "kiosk/link/progress_desk.h"
#include "tests/integration/desk_hall.h"
#include "tests/integration/files_with.h"

// What a kiosk asks of the hub for a person who stands at it, of a hub that runs: how far a case
// is, a report without a name, a guide's inquiry, the slip of either.
namespace yichuang::integration {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

model::Instant Press(int number) { return model::Instant(std::chrono::milliseconds(number)); }

class KioskDeskTest : public DeskHall {
 protected:
  /// What the desk of a kiosk put last for the press; absent when nothing comes.
  template <typename Message>
  std::optional<Message> Told(model::Instant asked) {
    std::optional<Message> told;
    bed_.Until([&] {
      const std::scoped_lock lock(mutex_);
      for (const model::Msg& each : messages_) {
        if (const auto* message = std::get_if<Message>(&each); message && message->asked == asked)
          told = *message;
      }
      return told.has_value();
    });
    return told;
  }
  std::function<void(model::Msg)> Put() {
    return [this](model::Msg message) {
      const std::scoped_lock lock(mutex_);
      messages_.push_back(std::move(message));
    };
  }

 private:
  std::mutex mutex_;
  std::vector<model::Msg> messages_;
};

TEST_F(KioskDeskTest, TellsHowFarACaseIsByTheTicketAndFourDigits) {
  const Person manager = SignedIn("2001", "duty_manager,hall_manager");
  const Person clerk = SignedIn("1001", "window_staff");
  const Person office = SignedIn("4001", "back_office");
  ASSERT_EQ(manager.Ask("POST", "/api/v1/desk/1/shift", {{"staff", "1001"}}).status, 200);
  const Answered ticket = manager.Ask("POST", "/api/v1/tickets", {{"group", "qykb"}});
  ASSERT_EQ(ticket.status, 200) << ticket.body << Hub({"export"});
  ASSERT_EQ(manager.Ask("POST", "/api/v1/desk/1/call", json::object()).status, 200);
  ASSERT_EQ(manager.Ask("POST", "/api/v1/desk/1/service", {{"visit", "A001"}}).status, 200)
      << "已到";
  const Answered taken =
      manager.Ask("POST", "/api/v1/desk/1/cases",
                  {{"item", "company-change"},
                   {"accept", true},
                   {"applicant", {{"kind", "person"}, {"name", "演示"}, {"phone", "0000001234"}}}});
  ASSERT_EQ(taken.status, 200) << taken.body;

  link::ProgressDesk desk(hub_, "", Put());
  desk.Ask({Press(1), "A001", "1234"});
  const auto told = Told<model::ProgressTold>(Press(1));
  ASSERT_TRUE(told.has_value()) << taken.body;
  ASSERT_EQ(told->cases.size(), 1U);
  EXPECT_EQ(told->cases[0].stage, model::CaseStage::kAccepted);
  EXPECT_EQ(told->cases[0].item, "company-change");
  EXPECT_TRUE(told->cases[0].promised.has_value());
  const std::string no = told->cases[0].no;

  desk.Ask({Press(2), "A001", "1235"});
  const auto refused = Told<model::ProgressRefused>(Press(2));
  ASSERT_TRUE(refused.has_value()) << "other digits tell nothing";
  EXPECT_EQ(refused->trouble, model::ProgressTrouble::kNotMatched);

  const json given{{"to", "4001"}, {"cases", json::array({taken.body["case"]["id"]})}};
  const Answered offered = clerk.Ask("POST", "/api/v1/hand-overs", given);
  ASSERT_EQ(offered.status, 200) << offered.body;
  const std::string batch = offered.body["hand_over"].dump();
  const Answered signed_for =
      office.Ask("POST", "/api/v1/hand-overs/" + batch + "/answer", {{"answer", "accept"}});
  ASSERT_EQ(signed_for.status, 200) << signed_for.body;
  desk.Ask({Press(3), no, "1234"});
  const auto later = Told<model::ProgressTold>(Press(3));
  ASSERT_TRUE(later.has_value()) << "the case's own number does too";
  EXPECT_EQ(later->cases[0].stage, model::CaseStage::kReview);
}

TEST_F(KioskDeskTest, ADayLeavesNoNameIdOrPhoneInClear) {
  const std::string name = "欧阳格桑卓玛";
  const std::string document = "11010519491231002X";  // made up; the check character fits
  const std::string phone = "00077665544";
  const std::string other_phone = "00088776655";
  const std::string words = "欧阳格桑卓玛说材料一直不够";
  const Person manager = SignedIn("2001", "duty_manager,hall_manager");
  ASSERT_EQ(manager.Ask("POST", "/api/v1/desk/1/shift", {{"staff", "1001"}}).status, 200);
  ASSERT_EQ(manager.Ask("POST", "/api/v1/tickets", {{"group", "qykb"}}).status, 200);
  ASSERT_EQ(manager.Ask("POST", "/api/v1/desk/1/call", json::object()).status, 200);
  ASSERT_EQ(manager.Ask("POST", "/api/v1/desk/1/service", {{"visit", "A001"}}).status, 200);
  const Answered taken = manager.Ask(
      "POST", "/api/v1/desk/1/cases",
      {{"item", "company-change"},
       {"accept", true},
       {"applicant",
        {{"kind", "person"}, {"name", name}, {"document", document}, {"phone", phone}}}});
  ASSERT_EQ(taken.status, 200) << taken.body;
  const std::string file = "/api/v1/cases/" + taken.body["case"]["id"].dump();
  // What is done with him: a look in full, a paper, a wrong and a right question at a kiosk, a
  // matter.
  const Answered whole = manager.Ask("GET", file + "/applicant/full?reason=handling");
  ASSERT_EQ(whole.status, 200) << whole.body;
  EXPECT_EQ(whole.body["applicant"]["name"], name) << "it is there to be looked for";
  EXPECT_EQ(manager.Ask("POST", file + "/papers", {{"kind", "receipt"}}).status, 200);
  link::ProgressDesk progress(hub_, "", Put());
  progress.Ask({Press(1), taken.body["case"]["no"].get<std::string>(), "0000"});
  ASSERT_TRUE(Told<model::ProgressRefused>(Press(1)).has_value());
  progress.Ask({Press(2), taken.body["case"]["no"].get<std::string>(), phone.substr(7)});
  ASSERT_TRUE(Told<model::ProgressTold>(Press(2)).has_value());
  link::MatterDesk matters({hub_, "", bed_.directory() / "browser"}, Put());
  matters.Ask(model::OpenMatter{Press(3), model::MatterKind::kCannotBeDone, words, 1});
  ASSERT_TRUE(Told<model::MatterGiven>(Press(3)).has_value());
  // Somebody who only asked, and is forgotten when his time is over, or at once.
  const Answered asked =
      manager.Ask("POST", "/api/v1/matters",
                  {{"kind", "first_inquiry"},
                   {"channel", "phone"},
                   {"at_once", "self_done"},
                   {"words", words},
                   {"applicant", {{"kind", "person"}, {"name", name}, {"phone", other_phone}}}});
  ASSERT_EQ(asked.status, 200) << asked.body;
  const std::string matter = "/api/v1/matters/2";
  const std::string contact = matter + "/contact?reason=handling";
  EXPECT_EQ(manager.Ask("GET", contact).body["applicant"]["phone"], other_phone);
  Hub({"erase-expired"});
  EXPECT_EQ(manager.Ask("GET", contact).body["applicant"]["phone"], other_phone) << "not yet";
  EXPECT_EQ(manager.Ask("DELETE", matter + "/contact", json::object()).status, 200);
  EXPECT_EQ(manager.Ask("DELETE", matter + "/words", json::object()).status, 200);
  EXPECT_EQ(manager.Ask("GET", contact).body["applicant"], nullptr);
  Hub({"backup", (bed_.directory() / "saved").string()});
  EXPECT_EQ(bed_.ContractFaults(), "");
  // It dies as by a fault of its own, with all of them in its memory.
  ASSERT_TRUE(bed_.processes().Signal("hub", SIGABRT));
  const auto died = bed_.processes().Stop("hub", std::chrono::seconds(20));
  ASSERT_TRUE(died && WIFSIGNALED(*died) && WTERMSIG(*died) == SIGABRT);
  ASSERT_FALSE(WCOREDUMP(*died)) << "its memory was written down";

  // That they would be found is shown by the number of the case, which is meant to be there.
  const std::string no = taken.body["case"]["no"];
  EXPECT_FALSE(FilesWith(bed_.directory() / "hall", no).empty());
  EXPECT_FALSE(FilesWith(bed_.directory() / "saved", no).empty());
  const std::vector<std::string> nowhere;
  for (const std::string& secret : {name, document, phone, other_phone, words})
    EXPECT_EQ(FilesWith(bed_.directory(), secret), nowhere)
        << "database, ledger, logs, backup, everything on the broker: " << secret;
  Hub({"rebuild"});
  Hub({"verify"});
}

TEST_F(KioskDeskTest, AReportWithoutANameIsFollowedAndOpenedAgainByItsSlip) {
  const Person manager = SignedIn("2001", "duty_manager,hall_manager");
  link::MatterDesk desk({hub_, "", bed_.directory() / "browser"}, Put());
  desk.Ask(model::OpenMatter{Press(1), model::MatterKind::kCannotBeDone, "材料一直不够", 1});
  const auto given = Told<model::MatterGiven>(Press(1));
  ASSERT_TRUE(given.has_value());
  const std::string code = given->slip.code;
  desk.Ask(model::AskMatter{Press(2), code});
  const auto opened = Told<model::MatterTold>(Press(2));
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(opened->matter.stage, model::MatterStage::kOpen);
  EXPECT_EQ(opened->matter.no, given->slip.no);

  const Answered list = manager.Ask("GET", "/api/v1/matters?list=unclaimed");
  ASSERT_EQ(list.body["rows"].size(), 1U) << list.body;
  const std::string steps =
      fmt::format("/api/v1/matters/{}/steps", list.body["rows"][0]["id"].get<std::uint64_t>());
  ASSERT_EQ(manager.Ask("POST", steps, {{"step", "take_in"}}).status, 200);
  const Answered answer = manager.Ask("POST", steps, {{"step", "answer"}, {"words", "已协调补正"}});
  ASSERT_EQ(answer.status, 200) << answer.body;
  desk.Ask(model::AskMatter{Press(3), code});
  EXPECT_EQ(Told<model::MatterTold>(Press(3))->matter.stage, model::MatterStage::kAnswered);

  desk.Ask(model::ReopenMatter{Press(4), code});
  const auto again = Told<model::MatterTold>(Press(4));
  ASSERT_TRUE(again.has_value());
  EXPECT_EQ(again->matter.stage, model::MatterStage::kHandling) << "仍未解决 goes to its owner";
  desk.Ask(model::AskMatter{Press(5), "AAAABBBBCCCC"});
  EXPECT_EQ(Told<model::ProgressRefused>(Press(5))->trouble, model::ProgressTrouble::kNotMatched);
}

TEST_F(KioskDeskTest, AGuideRecordsAnInquiryWithHisPinAndOwnsItFromThenOn) {
  const Person guide = SignedIn("3001", "guide");
  const fs::path browser = bed_.directory() / "browser";
  link::MatterDesk desk({hub_, "", browser}, Put());
  desk.Ask(model::EnterDuty{Press(1), "3001", std::string(kPin)});
  EXPECT_EQ(Told<model::DutyRefused>(Press(1))->trouble, model::DutyTrouble::kWrong)
      << "nobody has shown his password at this kiosk";
  ASSERT_EQ(link::Enrol({hub_, "", browser, "3001", std::string(kPassword), std::string(kPin)},
                        client::Perform),
            "");
  desk.Ask(model::EnterDuty{Press(2), "3001", std::string(kPin)});
  ASSERT_TRUE(Told<model::DutyBegun>(Press(2)).has_value());
  desk.Ask(model::RecordInquiry{Press(3), "企业开办", model::InquiryDeed::kTakeIn});
  const auto given = Told<model::MatterGiven>(Press(3));
  ASSERT_TRUE(given.has_value());

  const Answered owned = guide.Ask("GET", "/api/v1/matters?list=owned");
  ASSERT_EQ(owned.body["rows"].size(), 1U) << owned.body;
  EXPECT_EQ(owned.body["rows"][0]["no"], given->slip.no);
  EXPECT_EQ(owned.body["rows"][0]["owner"], "3001");

  desk.Ask(model::LeaveDuty{});
  desk.Ask(model::RecordInquiry{Press(4), "企业开办", model::InquiryDeed::kTakeIn});
  EXPECT_TRUE(Told<model::DutyRefused>(Press(4)).has_value()) << "his session is over";
  EXPECT_EQ(guide.Ask("GET", "/api/v1/matters?list=owned").body["rows"].size(), 1U);
}

}  // namespace
}  // namespace yichuang::integration
