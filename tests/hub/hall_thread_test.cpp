#include "hub/hall_thread.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "evaluator-firmware/protocol/name_check.h"
#include "tests/hub/hall_thread_bed.h"

namespace yichuang::hub {
namespace {

TEST_F(HallThreadTest, ACardIsShownAsSoonAsThePlanNamesItAndUndoneWithIt) {
  Begin();
  const auto shows = [this](std::string_view name) {
    const auto desired = witness_->LastDesired();
    const contract::Bytes& frame = desired->evaluators.at(0).show;
    return std::string_view(reinterpret_cast<const char*>(frame.data()), frame.size()).find(name) !=
           std::string_view::npos;
  };
  EXPECT_TRUE(shows("周明"));
  hall_->Deal({{"card-1", {"周小明", "photo-1"}}});
  EXPECT_FALSE(Ask(core::ChangeSettings{"2001", {core::ChangeCard{"1001", "card-1"}}, {}, 0}));
  EXPECT_TRUE(shows("周小明"));
  EXPECT_FALSE(Ask(core::UndoChange{"2001", core::ChangeId{1}}));
  EXPECT_TRUE(shows("周明"));
}

TEST_F(HallThreadTest, AReceiptIsSentOnlyForWhatIsDurable) {
  Begin();
  Send(Press(1, Invite("A001"), protocol::Level::kSatisfied));
  const auto receipt = witness_->LastReceipt();
  ASSERT_TRUE(receipt);
  ASSERT_EQ(receipt->sources.size(), 1U);
  EXPECT_EQ(receipt->sources[0].through, 1U);
  EXPECT_EQ(receipt->head, store_->head());
  EXPECT_TRUE(witness_->early_receipts.empty())
      << "receipted before COMMIT: " << witness_->early_receipts[0];
}

TEST_F(HallThreadTest, TheDeviceGetsASignedReceipt) {
  Begin();
  Send(Press(1, Invite("A001"), protocol::Level::kSatisfied));
  const auto receipt = witness_->LastReceipt();
  ASSERT_TRUE(receipt);
  const auto opened = protocol::DecodeReceipt(receipt->sources[0].receipt, keys_);
  const auto* signed_receipt = std::get_if<protocol::Receipt>(&opened);
  ASSERT_NE(signed_receipt, nullptr);
  EXPECT_EQ(signed_receipt->through, 1U);
  EXPECT_EQ(signed_receipt->epoch, kEpoch);
}

TEST_F(HallThreadTest, TheSameEntryIsReceiptedAgainAndStoredOnce) {
  Begin();
  const auto press = Press(1, Invite("A001"), protocol::Level::kSatisfied);
  Send(press);
  const auto seq = hall_->seq();
  Send(press);
  EXPECT_EQ(hall_->seq(), seq);
  EXPECT_EQ(witness_->LastReceipt()->sources[0].through, 1U);
  EXPECT_EQ(hall_->hall().today.rated, 1U);
}

TEST_F(HallThreadTest, AForgedFrameIsNotSettledAndBlocksNothing) {
  Begin();
  const auto invitation = Invite("A001");
  auto forged = Press(1, invitation, protocol::Level::kVeryDissatisfied);
  std::get_if<contract::PressEntry>(&forged.body)->frame.back() ^= 1U;
  Send(forged);
  const auto receipt = witness_->LastReceipt();
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->sources[0].through, 0U);
  ASSERT_EQ(receipt->sources[0].unsettled.size(), 1U);
  EXPECT_EQ(receipt->sources[0].unsettled[0].reason, contract::Reason::kBadSignature);
  EXPECT_EQ(hall_->unsettled(), 1U);
  Send(Press(1, invitation, protocol::Level::kSatisfied));
  EXPECT_EQ(witness_->LastReceipt()->sources[0].through, 1U);
}

TEST_F(HallThreadTest, AGapNamesTheNextCounterWanted) {
  Begin();
  Send(Press(3, Invite("A001"), protocol::Level::kSatisfied));
  const auto receipt = witness_->LastReceipt();
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->sources[0].through, 0U);
  EXPECT_EQ(receipt->sources[0].unsettled[0].reason, contract::Reason::kGap);
}

TEST_F(HallThreadTest, AnUnknownInvitationIsRefusedAndConsumesItsCounter) {
  Begin();
  Send(Press(1, 4711, protocol::Level::kSatisfied));
  const auto receipt = witness_->LastReceipt();
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->sources[0].through, 1U);
  ASSERT_EQ(receipt->sources[0].refused.size(), 1U);
  EXPECT_EQ(receipt->sources[0].refused[0].reason, contract::Reason::kInvitationUnknown);
}

TEST_F(HallThreadTest, AStrangersHelloIsRefusedAndTheHostGoesOn) {
  Begin();
  Send({{kDevice, 3, ++own_counter_},
        0,
        contract::EvaluatorAttached{"ev-0666", contract::Bytes(60, 1)}});
  EXPECT_EQ(witness_->LastReceipt()->sources[0].refused[0].reason,
            contract::Reason::kUnknownSource);
  Attach();
  EXPECT_TRUE(witness_->LastReceipt()->sources[0].refused.empty());
}

TEST_F(HallThreadTest, TheDeviceIsShownItsInvitationWithNumberAndName) {
  Begin();
  const auto invitation = Invite("A017");
  const auto desired = witness_->LastDesired();
  ASSERT_TRUE(desired);
  ASSERT_EQ(desired->evaluators.size(), 1U);
  const auto opened = protocol::DecodeShow(desired->evaluators[0].show, keys_);
  const auto* show = std::get_if<protocol::Show>(&opened);
  ASSERT_NE(show, nullptr);
  EXPECT_EQ(show->screen, protocol::Screen::kInviting);
  EXPECT_EQ(show->invitation, invitation);
  EXPECT_STREQ(show->ticket.data(), "A017");
  EXPECT_STREQ(show->staff_name.data(), "周明");
  EXPECT_EQ(show->boot, 5U);
}

TEST_F(HallThreadTest, ADeviceThatShowsNamesGetsThemAsPicturesInPieces) {
  std::vector<std::pair<std::string, int>> asked;
  draw_name_ = [&asked](const std::string& name, int room) {
    asked.emplace_back(name, room);
    protocol::NameDots dots;
    dots.width = 70;
    for (std::size_t x = 0; x < dots.width; ++x) dots.columns[x] = 0x0100;
    return std::optional(dots);
  };
  Close();
  Open();
  Begin();
  Invite("A017");
  ASSERT_TRUE(witness_->LastDesired());
  EXPECT_TRUE(witness_->LastDesired()->evaluators.at(0).name.empty()) << "firmware 1.1 shows none";
  EXPECT_TRUE(asked.empty());

  Attach(protocol::kFirmwareWithNames, 6);
  const auto desired = witness_->LastDesired()->evaluators.at(0);
  ASSERT_FALSE(asked.empty());
  EXPECT_EQ(asked[0], std::pair(std::string("周明"), 88)) << "128 columns but for 1001 and a gap";
  ASSERT_EQ(desired.name.size(), 2U);
  const auto show = protocol::DecodeShow(desired.show, keys_);
  for (std::size_t i = 0; i < desired.name.size(); ++i) {
    const auto opened = protocol::DecodeName(desired.name[i], keys_);
    const auto* piece = std::get_if<protocol::NamePiece>(&opened);
    ASSERT_NE(piece, nullptr) << i;
    EXPECT_EQ(piece->boot, 6U);
    EXPECT_EQ(piece->staff_number, std::get<protocol::Show>(show).staff_number);
    EXPECT_EQ(piece->name_check, protocol::NameCheck(std::get<protocol::Show>(show).staff_name));
    EXPECT_EQ(piece->width, 70);
    EXPECT_EQ(piece->first, 64 * i);
    EXPECT_EQ(std::ranges::count(piece->columns, 0x0100), i == 0 ? 64 : 6);
  }
}

TEST_F(HallThreadTest, AKiosksWishIsAnsweredWithANumberInItsDesiredState) {
  Birth(kKiosk);
  const auto before = witness_->LastDesired();
  ASSERT_TRUE(before && before->kiosk && before->kiosk->queue);
  ASSERT_EQ(before->kiosk->queue->blocks.size(), 1U);
  Enter(contract::TicketWanted{"qykb", contract::TicketClass::kWalkIn});
  EXPECT_EQ(witness_->LastReceipt()->sources[0].through, 1U);
  EXPECT_TRUE(witness_->LastReceipt()->sources[0].refused.empty());
  const auto desired = witness_->LastDesired();
  ASSERT_TRUE(desired && desired->kiosk && desired->kiosk->queue);
  EXPECT_GT(desired->version, before->version);
  ASSERT_EQ(desired->kiosk->queue->issued.size(), 1U);
  EXPECT_EQ(desired->kiosk->queue->issued[0].counter, 1U);
  EXPECT_EQ(contract::TextOf(desired->kiosk->queue->issued[0].number), "A001");
}

TEST_F(HallThreadTest, AKiosksOwnNumberAndItsEndAreTaken) {
  Birth(kKiosk);
  const core::HallDay today = hall_->hall().day;
  const contract::TicketNumber number{'A', 999};
  Enter(contract::TicketTaken{"qykb", number, today, contract::TicketClass::kPriority, 0});
  ASSERT_EQ(hall_->hall().queue.tickets.size(), 1U);
  const core::Ticket& ticket = hall_->hall().queue.tickets.begin()->second;
  EXPECT_EQ(ticket.no, number);
  EXPECT_EQ(ticket.cls, contract::TicketClass::kPriority);
  EXPECT_TRUE(ticket.offline);
  Enter(contract::TicketCancelled{number, today});
  EXPECT_TRUE(witness_->LastReceipt()->sources[0].refused.empty());
  EXPECT_TRUE(hall_->hall().queue.tickets.empty());
}

TEST_F(HallThreadTest, AWishForALineThatIsNotThereIsRefusedAndConsumesItsCounter) {
  Birth(kKiosk);
  Enter(contract::TicketWanted{"nothing", contract::TicketClass::kWalkIn});
  const auto receipt = witness_->LastReceipt();
  ASSERT_EQ(receipt->sources[0].refused.size(), 1U);
  EXPECT_EQ(receipt->sources[0].refused[0].reason, contract::Reason::kUnknownGroup);
  EXPECT_EQ(receipt->sources[0].through, 1U);
}

TEST_F(HallThreadTest, AClerksSecondRequestIsRefusedWithItsReason) {
  Begin();
  EXPECT_FALSE(Ask(core::OpenService{static_cast<core::WindowNo>(1), "A001"}));
  const auto refusal = Ask(core::OpenService{static_cast<core::WindowNo>(1), "A002"});
  ASSERT_TRUE(refusal);
  EXPECT_EQ(refusal->reason, contract::Reason::kServiceOpen);
}

TEST_F(HallThreadTest, ARestartKnowsEverythingThatWasReceipted) {
  Begin();
  const auto press = Press(1, Invite("A001"), protocol::Level::kFair);
  Send(press);
  const core::Hall before = hall_->hall();
  Close();
  Open();
  EXPECT_EQ(hall_->hall(), before);
  Send(press);
  EXPECT_EQ(witness_->LastReceipt()->sources[0].through, 1U);
  EXPECT_EQ(hall_->hall().today.rated, 1U);
}

TEST_F(HallThreadTest, APressForAServiceTheHallHasForgottenIsFoundInThePast) {
  Begin();
  const auto invitation = Invite("A001");
  Send(Press(1, invitation, protocol::Level::kSatisfied));
  Send(Press(2, invitation, protocol::Level::kVeryDissatisfied));
  EXPECT_EQ(witness_->LastReceipt()->sources[0].through, 2U);
  EXPECT_EQ(hall_->hall().today.rated, 1U) << "the second press is kept, not counted";
}

TEST_F(HallThreadTest, TheLivePageSeesTheRating) {
  Begin();
  Send(Press(1, Invite("A001"), protocol::Level::kDissatisfied));
  // Publishing is paced: the next turn of the loop brings what this one left out.
  for (int turn = 0; turn < 20 && (!witness_->live || witness_->live->today.rated == 0); ++turn) {
    hall_->Step(60ms);
  }
  ASSERT_TRUE(witness_->live);
  EXPECT_TRUE(witness_->live->demo);
  ASSERT_TRUE(witness_->screens);
  EXPECT_EQ(witness_->screens->windows.size(), 1U);
  EXPECT_EQ(witness_->live->today.levels[1], 1U);
  ASSERT_EQ(witness_->live->windows.size(), 1U);
  ASSERT_EQ(witness_->live->windows[0].recent.size(), 1U);
  EXPECT_EQ(witness_->live->windows[0].recent[0].level, 2);
}

TEST_F(HallThreadTest, TheBoardOfAZoneIsSentOnChangeAndWhenTheLinkComesUp) {
  const auto boards = [this] {
    std::vector<contract::ZoneBoard> sent;
    for (const auto& [device, message] : witness_->sent) {
      const auto* board = std::get_if<contract::ZoneBoard>(&message);
      if (board == nullptr) continue;
      EXPECT_EQ(device, "board-a");
      sent.push_back(*board);
    }
    return sent;
  };
  EXPECT_EQ(boards().size(), 1U);
  Ask(core::StartShift{core::WindowNo{1}, "1001"});
  Ask(core::IssueTicket{"qykb", core::TicketClass::kWalkIn, "desk"});
  Ask(core::CallNext{core::WindowNo{1}});
  for (int turn = 0; turn < 20 && boards().back().calls.empty(); ++turn) hall_->Step(60ms);
  ASSERT_EQ(boards().back().calls.size(), 1U);
  EXPECT_EQ(contract::TextOf(boards().back().calls[0].number), "A001");
  for (int turn = 0; turn < 3; ++turn) hall_->Step(60ms);
  const std::size_t before = boards().size();
  hall_->Step(60ms);
  EXPECT_EQ(boards().size(), before) << "nothing had changed";
  hall_->Connected();
  for (int turn = 0; turn < 3; ++turn) hall_->Step(60ms);
  EXPECT_EQ(boards().size(), before + 1) << "the broker may have lost what it kept";
}

TEST_F(HallThreadTest, TheHubAnnouncesItsHeadWhenTheLinkComesUp) {
  hall_->Connected();
  hall_->Step(0ms);
  ASSERT_FALSE(witness_->announced.empty());
  EXPECT_EQ(witness_->announced.back().head, store_->head());
}

TEST_F(HallThreadTest, TerminalsAreToldOnceThatLittleRoomIsLeftAndOnceThatThereIsEnough) {
  hall_->Connected();
  hall_->Step(0ms);
  const auto told = [this] {
    std::string all;
    for (const contract::HubState& state : witness_->announced) {
      const char mark = state.storage_low ? '!' : '.';
      if (!all.ends_with(mark)) all += mark;  // its head is told again and again
    }
    return all;
  };
  EXPECT_EQ(told(), ".");
  storage_low_ = true;
  for (int turn = 0; turn < 3; ++turn) hall_->Step(1ms);
  EXPECT_EQ(told(), ".!");
  storage_low_ = false;
  for (int turn = 0; turn < 3; ++turn) hall_->Step(1ms);
  EXPECT_EQ(told(), ".!.");
}

TEST_F(HallThreadTest, AfterStopWhatHasQueuedIsStillCarriedOut) {
  Begin();
  const auto invitation = Invite("A001");
  hall_->Take(contract::Up{kDevice, {Press(1, invitation, protocol::Level::kSatisfied)}});
  hall_->Stop();
  hall_->Run();
  EXPECT_EQ(witness_->LastReceipt()->sources[0].through, 1U);
  EXPECT_GE(witness_->snapshots, 1);
}

TEST_F(HallThreadTest, ASnapshotIsNotFollowedByTheNextAtOnce) {
  Close();
  snapshot_every_ = 1;
  Open();
  std::uint32_t n = 0;
  const auto snapshots_after_one_more = [&] {
    const auto invitation = Invite("A00" + std::to_string(++n));
    hall_->Take(contract::Up{kDevice, {Press(n, invitation, protocol::Level::kSatisfied)}});
    hall_->Step(0ms);
    return witness_->snapshots;
  };
  Begin();
  const int first = snapshots_after_one_more();
  EXPECT_EQ(first, 1);
  EXPECT_EQ(snapshots_after_one_more(), first);
  ahead_ += 10s;
  EXPECT_EQ(snapshots_after_one_more(), first + 1);
}

}  // namespace
}  // namespace yichuang::hub
