#include <gtest/gtest.h>

#include "tests/hub/http/served_hall.h"

namespace yichuang::http {
namespace {

using AlarmServerTest = ServedHall;

TEST_F(AlarmServerTest, AnAcknowledgementReachesTheHallAndANumberThatIsNoneIsRefused) {
  Start();
  const auto acknowledge = [this](std::string_view alarm) {
    const std::string target = "/api/v1/alarms/" + std::string(alarm) + "/acknowledgement";
    return StatusOf(Fetch(port(), ChangeRequest("POST", target, "{}")));
  };
  EXPECT_EQ(acknowledge("17"), "200");
  EXPECT_EQ(actors(), std::vector<std::string>{"user:demo"});
  EXPECT_EQ(acknowledge("none"), "404");
}

}  // namespace
}  // namespace yichuang::http
