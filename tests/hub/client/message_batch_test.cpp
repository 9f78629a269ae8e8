#include "hub/client/message_batch.h"

#include <gtest/gtest.h>

#include <limits>

#include "hub/contract/codec.h"

namespace yichuang::client {
namespace {

contract::Entry EntryOf(contract::EntryBody body) {
  return {{std::string(32, 's'), std::numeric_limits<std::uint32_t>::max(),
           std::numeric_limits<std::uint64_t>::max()},
          std::numeric_limits<contract::Millis>::min(),
          std::move(body)};
}

TEST(MessageBatch, NeverTakesAnEntryForSmallerThanItIs) {
  const contract::Bytes frame(200, 0xff);
  const contract::EntryBody bodies[] = {
      contract::PressEntry{frame},
      contract::PressDetailEntry{frame},
      contract::EvaluatorAttached{std::string(32, 'e'), frame},
      contract::EvaluatorDetached{std::string(32, 'e')},
      contract::TicketWanted{std::string(16, 'g'), contract::TicketClass::kAppointment},
      contract::TicketTaken{std::string(16, 'g'),
                            {'Z', 999},
                            {},
                            contract::TicketClass::kAppointment,
                            contract::kMaxInteger},
      contract::TicketCancelled{{'Z', 999}, {}}};
  for (const auto& body : bodies) {
    const auto entry = EntryOf(body);
    const auto whole = contract::Encode(contract::Up{"d", {entry, entry}}).size();
    const auto one = contract::Encode(contract::Up{"d", {entry}}).size();
    EXPECT_GE(MessageBatch::MostBytes(entry), whole - one) << "body " << body.index();
  }
}

TEST(MessageBatch, StaysUnderBothLimits) {
  for (const std::size_t frame_size : {1U, 200U, 2'000U}) {
    MessageBatch batch("win-01");
    std::vector<contract::Up> messages;
    for (int i = 0; i < 250; ++i) {
      if (auto full = batch.Add(EntryOf(contract::PressEntry{contract::Bytes(frame_size, 1)})))
        messages.push_back(*full);
    }
    if (auto rest = batch.Finish()) messages.push_back(*rest);
    std::size_t entries = 0;
    for (const auto& message : messages) {
      EXPECT_LE(message.entries.size(), contract::kMaxEntries);
      EXPECT_LE(contract::Encode(message).size(), contract::kMaxMessageBytes);
      EXPECT_EQ(message.device, "win-01");
      entries += message.entries.size();
    }
    EXPECT_EQ(entries, 250U);
  }
}

TEST(MessageBatch, NothingGivesNoMessage) { EXPECT_FALSE(MessageBatch("win-01").Finish()); }

}  // namespace
}  // namespace yichuang::client
