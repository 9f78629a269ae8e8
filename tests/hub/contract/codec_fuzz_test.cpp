#include <gtest/gtest.h>

#include <random>

#include "hub/contract/codec.h"
#include "tests/hub/contract/samples.h"

namespace yichuang::contract {
namespace {

constexpr const char* kGoldens[] = {"up_live",
                                    "up_backlog",
                                    "state_birth",
                                    "state_death",
                                    "hub_state",
                                    "hub_state_storage",
                                    "down_desired",
                                    "down_desired_names",
                                    "down_desired_kiosk",
                                    "down_receipt",
                                    "down_refused",
                                    "entry_press",
                                    "entry_evaluator_attached"};

/// A decoded value must survive its own encoding; true when the text was taken.
template <typename T, typename Decode, typename EncodeIt>
bool TakenAndStable(std::string_view text, Decode decode, EncodeIt encode) {
  const Decoded<T> decoded = decode(text);
  if (std::holds_alternative<DecodeError>(decoded)) return false;
  const std::string again = encode(std::get<T>(decoded));
  const Decoded<T> twice = decode(again);
  EXPECT_TRUE(decoded == twice) << again;
  return true;
}

int DecodeAsEverything(std::string_view text) {
  const auto plain = [](const auto& value) { return Encode(value); };
  int taken = 0;
  taken += TakenAndStable<Up>(text, DecodeUp, plain);
  taken += TakenAndStable<TerminalState>(text, DecodeTerminalState, plain);
  taken += TakenAndStable<HubState>(text, DecodeHubState, plain);
  taken += TakenAndStable<Down>(text, DecodeDown, plain);
  taken += TakenAndStable<Entry>(text, DecodeEntry,
                                 [](const Entry& entry) { return EncodeEntry(entry); });
  return taken;
}

class Mutator {
 public:
  explicit Mutator(std::uint32_t seed) : random_(seed) {}

  std::size_t Below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  void Change(std::string& text, const std::string& other) {
    if (text.empty()) text = other;
    const std::size_t at = Below(text.size());
    switch (Below(6)) {
      case 0:
        text[at] = static_cast<char>(Below(256));
        break;
      case 1:
        text.erase(at, 1 + Below(8));
        break;
      case 2:
        text.insert(at, 1, kCharacters[Below(sizeof kCharacters - 1)]);
        break;
      case 3:
        text.insert(at, text.substr(Below(text.size()), Below(24)));
        break;
      case 4: {
        const std::size_t from = Below(other.size());
        text.replace(at, Below(16), other.substr(from, Below(40)));
        break;
      }
      default:
        text[at] = kCharacters[Below(sizeof kCharacters - 1)];
    }
  }

 private:
  static constexpr char kCharacters[] = "{}[]\",:0123456789.-eEtrufalsn\\ =+/AZaz";
  std::mt19937 random_;
};

TEST(CodecFuzz, MutatedMessagesAreTakenOrRefused) {
  Mutator mutator(20260509);
  std::vector<std::string> goldens;
  for (const char* name : kGoldens) goldens.push_back(samples::Golden(name));
  int taken = 0;
  for (int round = 0; round < 12'000; ++round) {
    std::string text = goldens[mutator.Below(goldens.size())];
    const std::size_t changes = 1 + mutator.Below(6);
    for (std::size_t i = 0; i < changes; ++i)
      mutator.Change(text, goldens[mutator.Below(goldens.size())]);
    taken += DecodeAsEverything(text);
  }
  EXPECT_GT(taken, 0) << "the mutations are too wild to reach the inner checks";
}

TEST(CodecFuzz, EveryPrefixIsRefused) {
  for (const char* name : kGoldens) {
    const std::string text = samples::Golden(name);
    for (std::size_t size = 0; size < text.size(); ++size) {
      EXPECT_EQ(DecodeAsEverything(std::string_view(text).substr(0, size)), 0)
          << name << " " << size;
    }
  }
}

TEST(CodecFuzz, RandomBytesAreRefused) {
  Mutator mutator(7);
  for (int round = 0; round < 2'000; ++round) {
    std::string text(mutator.Below(300), '\0');
    for (char& c : text) c = static_cast<char>(mutator.Below(256));
    EXPECT_EQ(DecodeAsEverything(text), 0);
  }
}

}  // namespace
}  // namespace yichuang::contract
