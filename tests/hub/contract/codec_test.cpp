#include "hub/contract/codec.h"

#include <gtest/gtest.h>

#include "tests/hub/contract/samples.h"

namespace yichuang::contract {
namespace {

template <typename T>
T Taken(const Decoded<T>& decoded) {
  if (const auto* error = std::get_if<DecodeError>(&decoded)) {
    ADD_FAILURE() << "refused: " << Name(error->reason) << " at '" << error->where << "'";
    return T{};
  }
  return std::get<T>(decoded);
}

TEST(Codec, EntriesAreTheirGoldenFiles) {
  const std::pair<const char*, Entry> entries[] = {
      {"entry_press", samples::Press()},
      {"entry_press_detail", samples::PressDetail()},
      {"entry_evaluator_attached", samples::Attached()},
      {"entry_evaluator_detached", samples::Detached()},
      {"entry_ticket_wanted", samples::Wanted()},
      {"entry_ticket_taken", samples::TakenOffline()},
      {"entry_ticket_cancelled", samples::Cancelled()},
      {"entry_ticket_wanted_card", samples::WantedByCard()},
      {"entry_ticket_taken_card", samples::TakenByCard()},
  };
  for (const auto& [name, entry] : entries) {
    const std::string golden = samples::Golden(name);
    EXPECT_EQ(EncodeEntry(entry), golden) << name;
    EXPECT_EQ(Taken(DecodeEntry(golden)), entry) << name;
  }
}

TEST(Codec, UpIsItsGoldenFiles) {
  const std::pair<const char*, Up> messages[] = {{"up_live", samples::LiveUp()},
                                                 {"up_backlog", samples::BacklogUp()}};
  for (const auto& [name, message] : messages) {
    const std::string golden = samples::Golden(name);
    EXPECT_EQ(Encode(message), golden) << name;
    EXPECT_EQ(Taken(DecodeUp(golden)), message) << name;
  }
}

TEST(Codec, TerminalStateIsItsGoldenFiles) {
  const std::pair<const char*, TerminalState> messages[] = {{"state_birth", samples::Birth()},
                                                            {"state_death", samples::Death()}};
  for (const auto& [name, message] : messages) {
    const std::string golden = samples::Golden(name);
    EXPECT_EQ(Encode(message), golden) << name;
    EXPECT_EQ(Taken(DecodeTerminalState(golden)), message) << name;
  }
}

TEST(Codec, HubStateIsItsGoldenFile) {
  for (const auto& [name, state] : std::vector<std::pair<std::string, HubState>>{
           {"hub_state", samples::HubBirth()},
           {"hub_state_storage", samples::HubShortOfStorage()}}) {
    const std::string golden = samples::Golden(name);
    EXPECT_EQ(Encode(state), golden) << name;
    EXPECT_EQ(Taken(DecodeHubState(golden)), state) << name;
  }
}

TEST(Codec, DownIsItsGoldenFiles) {
  const std::pair<const char*, Down> messages[] = {
      {"down_desired_names", samples::NamesDown()}, {"down_desired", samples::DesiredDown()},
      {"down_desired_kiosk", samples::KioskDown()}, {"down_desired_queue", samples::QueueDown()},
      {"down_receipt", samples::ReceiptDown()},     {"down_desired_person", samples::PersonDown()},
      {"down_board", samples::BoardDown()},         {"down_refused", samples::RefusedDown()}};
  for (const auto& [name, message] : messages) {
    const std::string golden = samples::Golden(name);
    EXPECT_EQ(Encode(message), golden) << name;
    EXPECT_EQ(Taken(DecodeDown(golden)), message) << name;
  }
}

TEST(Codec, WhitespaceAndOrderOfFieldsDoNotMatter) {
  const Down refused = samples::RefusedDown();
  EXPECT_EQ(
      Taken(DecodeDown("\n{ \"where\" : \"entries[3].counter\",\t\"reason\": \"missing_field\","
                       " \"type\":\"refused\", \"v\" : 1 }\r\n")),
      refused);
}

TEST(Codec, FullMessageOfLargestEntriesFits) {
  Up up;
  up.device = std::string(32, 'w');
  for (std::size_t i = 0; i < kMaxEntries; ++i) {
    up.entries.push_back({{std::string(32, 's'), UINT32_MAX, kMaxInteger},
                          static_cast<Millis>(kMaxInteger),
                          EvaluatorAttached{std::string(32, 'e'), Bytes(kMaxFrameBytes, 0xff)}});
  }
  const std::string text = Encode(up);
  EXPECT_LE(text.size(), kMaxMessageBytes);
  EXPECT_EQ(Taken(DecodeUp(text)), up);
}

TEST(Codec, LargestBirthFits) {
  TerminalState state = samples::Birth();
  state.software = std::string(kMaxTextBytes, 'x');
  state.sources.assign(kMaxSources, {std::string(32, 's'), UINT32_MAX, kMaxInteger, kMaxInteger});
  const std::string text = Encode(state);
  EXPECT_LE(text.size(), kMaxMessageBytes);
  EXPECT_EQ(Taken(DecodeTerminalState(text)), state);
}

TEST(Codec, FullestKioskStateFits) {
  const std::string quotes(kMaxNoticeBytes, '"');  // doubled on the wire
  const BothTexts longest{quotes, quotes};
  const BothTexts title{std::string(kMaxTitleBytes, '"'), std::string(kMaxTitleBytes, '"')};
  KioskDesired kiosk;
  kiosk.catalogue = samples::Catalogue();
  kiosk.days.assign(1,
                    {std::chrono::year(2026) / 5 / 9, {{0, 1}, {2, 3}, {4, 5}, {6, 1440}}, title});
  kiosk.days.resize(kMaxHallDays, kiosk.days.front());
  const auto at = static_cast<Millis>(kMaxInteger);
  kiosk.notices.assign(kMaxNotices, {kMaxInteger, NoticeLevel::kImportant, title, longest, at, at});
  kiosk.emergency = longest;
  const Down down = Desired{kMaxInteger, {}, kiosk};
  const std::string text = Encode(down);
  EXPECT_LE(text.size(), kMaxMessageBytes);
  EXPECT_EQ(Taken(DecodeDown(text)), down);
}

TEST(Codec, KioskWithoutCatalogueAndEmergencyIsTaken) {
  const Down down = Desired{1, {}, KioskDesired{}};
  const std::string text = Encode(down);
  EXPECT_EQ(text, R"({"v":1,"type":"desired","version":1,"evaluators":[],)"
                  R"("kiosk":{"days":[],"notices":[]}})");
  EXPECT_EQ(Taken(DecodeDown(text)), down);
}

TEST(Codec, TextsAreEscaped) {
  HubState state = samples::HubBirth();
  state.software = "0.1 \"试用\"\\\n\t\x01";
  EXPECT_EQ(Taken(DecodeHubState(Encode(state))), state);
}

TEST(Codec, EncodeReplacesInvalidUtf8) {
  HubState state = samples::HubBirth();
  state.software = "a\xff\xc0z";
  const HubState back = Taken(DecodeHubState(Encode(state)));
  EXPECT_EQ(back.software, "a\xEF\xBF\xBD\xEF\xBF\xBDz");
}

TEST(TicketNumber, IsALetterAndThreeDigits) {
  EXPECT_EQ(TextOf(TicketNumber{'A', 1}), "A001");
  EXPECT_EQ(TextOf(TicketNumber{'F', 999}), "F999");
  EXPECT_EQ(TicketNumberOf("B042"), (TicketNumber{'B', 42}));
  for (const char* text : {"", "A", "A01", "A0001", "a001", "A000", "A0x1", "1001"})
    EXPECT_FALSE(TicketNumberOf(text)) << text;
}

}  // namespace
}  // namespace yichuang::contract
