#include "hub/core/ticket.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace yichuang::core {
namespace {

constexpr const char* kStates[] = {"waiting", "called", "serving",   "held",   "offered",
                                   "missed",  "done",   "cancelled", "expired"};
constexpr const char* kActs[] = {"call",   "recall", "arrive",   "miss",  "return",
                                 "hold",   "resume", "transfer", "offer", "release",
                                 "finish", "cancel", "expire"};

TEST(TicketTable, EveryActInEveryStateIsDefinedOrRefusedWithAReason) {
  // What is not named here is refused by the state's own reason.
  const std::map<std::string, std::string> allowed{
      {"waiting call", "called"},     {"waiting cancel", "cancelled"},
      {"waiting expire", "expired"},  {"called recall", "called"},
      {"called arrive", "serving"},   {"called miss", "missed"},
      {"called transfer", "waiting"}, {"called offer", "offered"},
      {"called release", "waiting"},  {"called cancel", "cancelled"},
      {"serving hold", "held"},       {"serving transfer", "waiting"},
      {"serving offer", "offered"},   {"serving finish", "done"},
      {"held resume", "serving"},     {"held release", "waiting"},
      {"held expire", "expired"},     {"offered call", "called"},
      {"offered release", "waiting"}, {"offered cancel", "cancelled"},
      {"offered expire", "expired"},  {"missed return", "waiting"},
      {"missed expire", "expired"}};
  std::size_t defined = 0;
  for (int s = 0; s < kTicketStateCount; ++s) {
    for (int a = 0; a < kTicketActCount; ++a) {
      const std::string cell = std::string(kStates[s]) + " " + kActs[a];
      const auto next = Next(static_cast<TicketState>(s), static_cast<TicketAct>(a));
      const auto wanted = allowed.find(cell);
      if (wanted != allowed.end()) {
        ++defined;
        const auto* state = std::get_if<TicketState>(&next);
        ASSERT_NE(state, nullptr) << cell;
        EXPECT_EQ(kStates[static_cast<int>(*state)], wanted->second) << cell;
        continue;
      }
      const auto* reason = std::get_if<contract::Reason>(&next);
      ASSERT_NE(reason, nullptr) << cell;
      const std::string over = s >= static_cast<int>(TicketState::kDone) ? "over" : kStates[s];
      EXPECT_EQ(contract::Name(*reason), "ticket_" + over) << cell;
      EXPECT_FALSE(contract::TextZh(*reason).empty()) << cell;
    }
  }
  EXPECT_EQ(defined, allowed.size());
}

}  // namespace
}  // namespace yichuang::core
