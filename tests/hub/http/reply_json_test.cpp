#include "hub/http/reply_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>

#include "hub/http/metrics.h"

namespace yichuang::http {
namespace {

using nlohmann::json;

TEST(ReplyJson, RowsCarryNumeratorsAndDenominators) {
  query::DayRow row;
  row.day = "2026-05-09";
  row.key = 3;
  row.ended = 10;
  row.uninvited = 1;
  row.rated = 6;
  row.levels = {0, 1, 0, 2, 3};
  row.two_button_levels = {0, 1, 0, 0, 0};
  row.excluded = 1;
  EXPECT_EQ(json::parse(RowsJson({row})), json::parse(R"([{"day":"2026-05-09","key":3,"ended":10,
      "uninvited":1,"rated":6,"levels":[0,1,0,2,3],"two_button_levels":[0,1,0,0,0],"excluded":1}])"));
  EXPECT_EQ(RowsJson({}), "[]");
}

TEST(ReplyJson, BooksOfEverySourceAndEpoch) {
  EXPECT_EQ(json::parse(BooksJson({{"ev-0001", 2, 9, 7, 1, 1}})),
            json::parse(R"([{"source":"ev-0001","epoch":2,"announced":9,"accepted":7,"refused":1,
      "pending":1}])"));
}

TEST(ReplyJson, HealthIsDegradedWithoutTheBroker) {
  const json health = json::parse(HealthJson({false, 2, 3, 41}, 5));
  EXPECT_EQ(health, json::parse(R"({"status":"degraded","seq":41,"broker_connected":false,
      "inbox_dropped":2,"refused_messages":3,"open_pages":5})"));
  EXPECT_EQ(json::parse(HealthJson({true, 0, 0, 0}, 0))["status"], "ok");
}

TEST(Metrics, HaveOneValueAndOneTypeEachAndNothingOfARating) {
  Health health;
  health.seq = 41;
  health.storage_low = true;
  health.certificate_seconds = 42;
  const std::string text = MetricsText(health, 5);
  std::set<std::string> names;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("# ")) continue;
    const std::string name = line.substr(0, line.find(' '));
    EXPECT_TRUE(names.insert(name).second) << line;
    EXPECT_NE(text.find("# TYPE " + name + " "), std::string::npos) << line;
    EXPECT_EQ(name.find("rating"), std::string::npos) << line;
  }
  EXPECT_NE(text.find("\nyichuang_ledger_rows_total 41\n"), std::string::npos);
  EXPECT_NE(text.find("\nyichuang_staff_messages_dropped_total 0\n"), std::string::npos);
  EXPECT_NE(text.find("\nyichuang_storage_low 1\n"), std::string::npos);
  EXPECT_NE(text.find("\nyichuang_certificate_end_seconds 42\n"), std::string::npos);
  EXPECT_EQ(MetricsText(Health{}, 0).find("certificate"), std::string::npos);
  EXPECT_NE(text.find("\nyichuang_open_pages 5\n"), std::string::npos);
  EXPECT_TRUE(text.ends_with('\n'));
}

TEST(ReplyJson, ADeskLearnsTheServiceItOpenedOrEnded) {
  const core::ServiceOpened opened{core::ServiceId{12}, core::WindowNo{1}, core::StaffId{1},
                                   "A001"};
  const core::ServiceEnded ended{core::ServiceId{13}, core::WindowNo{1}, core::StaffId{1}, true};
  EXPECT_EQ(json::parse(DeskJson({opened})), json::parse(R"({"ok":true,"service":12})"));
  EXPECT_EQ(json::parse(DeskJson({ended})), json::parse(R"({"ok":true,"service":13})"));
  EXPECT_EQ(json::parse(DeskJson({})), json::parse(R"({"ok":true,"service":null})"));
}

TEST(ReplyJson, AJointMatterStandsForItsParts) {
  core::JointReceived joint;
  joint.id = core::CaseId{1};
  joint.no = "setup202605110001";
  joint.saved_days = 3;
  core::CaseReceived part;
  part.id = core::CaseId{2};
  part.no = "tax202605110001";
  part.item = "tax";
  core::CaseAccepted sooner;
  sooner.id = core::CaseId{2};
  sooner.dues.promised = core::Instant(std::chrono::milliseconds(1'779'292'800'000));
  core::CaseAccepted later = sooner;
  later.dues.promised = core::Instant(std::chrono::milliseconds(1'779'379'200'000));
  EXPECT_EQ(json::parse(DeskJson({joint, part, later, sooner}))["case"], json::parse(R"({
    "id":1,"no":"setup202605110001","saved_days":3,"promised_ms":1779379200000,
    "parts":[{"id":2,"no":"tax202605110001","item":"tax"}]})"));
}

TEST(ReplyJson, WhoeverAcceptsACaseLearnsWhichAndWhenItIsDue) {
  core::CaseAccepted accepted;
  accepted.id = core::CaseId{7};
  accepted.dues.promised = core::Instant(std::chrono::milliseconds(1'779'292'800'000));
  EXPECT_EQ(json::parse(DeskJson({accepted}))["case"],
            json::parse(R"({"id":7,"promised_ms":1779292800000})"));
}

}  // namespace
}  // namespace yichuang::http
