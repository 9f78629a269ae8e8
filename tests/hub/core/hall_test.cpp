#include "hub/core/hall.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

#include "hub/core/desired.h"
#include "hub/core/report_due.h"
#include "tests/fakes/hall_builder.h"
#include "tests/hub/core/told.h"

/// Properties that hold after whatever happens, on schedules drawn from a seed.
namespace yichuang::core {
namespace {

using fakes::HallBuilder;
using namespace std::chrono_literals;

constexpr int kWindows = 6;

const EntryKey* KeyOf(const Event& event) {
  return std::visit(
      [](const auto& each) -> const EntryKey* {
        if constexpr (requires { each.key.source; }) return &each.key;
        if constexpr (requires { each.key->source; }) return each.key ? &*each.key : nullptr;
        return nullptr;
      },
      event);
}

/// Draws commands: mostly what a hall does, with hosts that resend, skip, move and come back.
class Schedule {
 public:
  Schedule(HallBuilder& hall, std::uint32_t seed) : hall_(hall), random_(seed) {}

  Command Next() {
    // Mostly the hurry in which invitations meet, now and then a quiet time in which they run out.
    hall_.Advance(Millis(Draw(0, 40) == 0 ? Draw(0, 900'000) : Draw(0, 8'000)));
    switch (Draw(0, 19)) {
      case 0:
        return StartShift{Window(), fakes::StaffOf(Draw(1, kWindows + 1))};
      case 1:
        return Draw(0, 4) == 0 ? Command(EndShift{Window()}) : Command(Tick{});
      case 2:
      case 3:
      case 4:
      case 5:
        return OpenService{Window(), Draw(0, 5) == 0 ? "" : "A" + std::to_string(visit_++)};
      case 6:
      case 7:
      case 8:
      case 9:
        return EndService{Window(), Draw(0, 9) != 0};
      case 10:
        return Hello();
      case 11:
        return Draw(0, 5) == 0 ? Command(Detach()) : Command(Hello());
      case 12:
        return Birth();
      case 13:
        return AnnounceDeath{Device(), static_cast<std::uint64_t>(Draw(1, 3))};
      case 14:
        return Draw(0, 30) == 0 ? Command(Reconfigure()) : Command(Tick{});
      case 15:
        return Tick{};
      default:
        return Entry();
    }
  }

 private:
  int Draw(int from, int to) { return std::uniform_int_distribution(from, to)(random_); }
  WindowNo Window() { return WindowNo(static_cast<std::uint16_t>(Draw(1, kWindows))); }
  std::string Device() { return fakes::DeviceOf(Draw(1, kWindows)); }

  TakeEntry Hello() {
    OpenedHello hello;
    hello.evaluator = fakes::EvaluatorOf(Draw(1, kWindows + 1));
    const auto known = hall_.hall().sources.find(hello.evaluator);
    hello.epoch = known == hall_.hall().sources.end() ? 1 : known->second.epoch;
    if (Draw(0, 9) == 0) hello.epoch = static_cast<std::uint32_t>(Draw(1, 1'000));
    hello.boot = static_cast<std::uint32_t>(Draw(1, 3));
    hello.announced = static_cast<std::uint64_t>(Draw(0, 20));
    hello.layout = Draw(0, 1) == 0 ? 2 : 5;
    return Spoil({Device(), {}, hello, {}});
  }

  TakeEntry Detach() {
    return Spoil({Device(), {}, Detached{fakes::EvaluatorOf(Draw(1, kWindows))}, {}});
  }

  TakeEntry Entry() {
    const int window = Draw(1, kWindows);
    const ServiceId service = Service(window);
    const Millis elapsed{Draw(0, 9) == 0 ? 700'000 : 3'000};
    TakeEntry entry =
        Draw(0, 4) == 0 ? hall_.DetailEntry(window, service, static_cast<std::uint32_t>(Draw(0, 9)))
                        : hall_.PressEntry(window, service, Level(Draw(1, 5)), elapsed);
    const auto evaluator = hall_.hall().evaluators.find(entry.key.source);
    if (Draw(0, 9) != 0 && evaluator != hall_.hall().evaluators.end() &&
        !evaluator->second.device.empty()) {
      entry.device = evaluator->second.device;
    }
    return Mutate(std::move(entry));
  }

  ServiceId Service(int window) {
    const auto state = hall_.hall().windows.find(WindowNo(static_cast<std::uint16_t>(window)));
    if (Draw(0, 2) != 0 && state != hall_.hall().windows.end() && state->second.invited) {
      return state->second.invited->id;
    }
    const int newest = static_cast<int>(hall_.hall().next_service);
    return ServiceId(static_cast<std::uint64_t>(Draw(std::max(0, newest - 12), newest)));
  }

  TakeEntry Spoil(TakeEntry entry) {
    const auto known = hall_.hall().sources.find(entry.device);
    const std::uint32_t epoch = known == hall_.hall().sources.end() ? 1 : known->second.epoch;
    entry.key = hall_.NextKey(entry.device, epoch);
    return Mutate(std::move(entry));
  }

  TakeEntry Mutate(TakeEntry entry) {
    if (!sent_.empty() && Draw(0, 5) == 0) {  // an older message once more
      return sent_[static_cast<std::size_t>(Draw(0, static_cast<int>(sent_.size()) - 1))];
    }
    if (Draw(0, 15) == 0) entry.key.counter += static_cast<std::uint64_t>(Draw(1, 3));
    if (Draw(0, 40) == 0) {
      entry.key = {entry.key.source, static_cast<std::uint32_t>(Draw(1, 1'000)), 1};
    }
    sent_.push_back(entry);
    return entry;
  }

  AnnounceBirth Birth() {
    const std::string device = Device();
    AnnounceBirth birth{{device,
                         contract::Presence::kOnline,
                         static_cast<std::uint64_t>(Draw(1, 3)),
                         "0.1.0",
                         0,
                         {}}};
    for (const auto& [source, state] : hall_.hall().sources) {
      birth.state.sources.push_back(
          {source, state.epoch, state.settled + static_cast<std::uint64_t>(Draw(0, 2)), 0});
    }
    return birth;
  }

  Configure Reconfigure() {
    Plan plan = fakes::PlanOf(Draw(kWindows - 2, kWindows));
    if (Draw(0, 1) == 0) std::swap(plan.windows[0].evaluator, plan.windows[1].evaluator);
    if (Draw(0, 1) == 0) plan.staff.erase(plan.staff.begin());
    return {plan};
  }

  HallBuilder& hall_;
  std::mt19937 random_;
  int visit_ = 1;
  std::vector<TakeEntry> sent_;
};

void ExpectWindowsSound(const Hall& hall) {
  for (const auto& [number, state] : hall.windows) {
    ASSERT_EQ(state.invitation.has_value(), state.invited.has_value());
    if (state.invitation) {
      ASSERT_EQ(state.invitation->service, state.invited->id);
    }
    ASSERT_TRUE(!state.waiting_invitation || state.invitation);
    ASSERT_TRUE(!state.serving || state.staff);
    ASSERT_LE(state.recent.size(), 5U);
    ASSERT_NE(FindWindow(hall.plan, number), nullptr);
  }
}

class HallProperty : public ::testing::TestWithParam<std::uint32_t> {};

TEST_P(HallProperty, HoldsOnARandomSchedule) {
  HallBuilder hall(kWindows);
  Schedule schedule(hall, GetParam());
  std::map<std::string, int> told;
  for (int step = 0; step < 3'000; ++step) {
    const Command command = schedule.Next();
    const Hall before = hall.hall();
    const Decision decision = hall.Try(command);
    ASSERT_EQ(hall.hall(), before) << "Decide changed the hall";
    const std::size_t first = hall.records().size();
    hall.Run(command);
    const Hall& after = hall.hall();
    if (!std::holds_alternative<Events>(decision)) {
      ASSERT_EQ(after, before);
    }
    if (std::holds_alternative<TakeEntry>(command) && std::holds_alternative<Events>(decision)) {
      // Taken: the same again is a duplicate and changes nothing.
      ASSERT_EQ(Told(hall.Run(command)), "duplicate");
    }
    ExpectWindowsSound(after);
    for (const auto& [device, terminal] : after.terminals) {
      const TerminalWanted was = WantedOf(before, device);
      const TerminalWanted is = WantedOf(after, device);
      if (was.evaluators != is.evaluators) {
        ASSERT_GT(is.version, before.seq) << "a change that no version tells";
      }
    }
    if (const auto deadline = NextDeadline(after)) {
      const Instant early = std::max(hall.now(), *deadline - 1ms);
      if (early < *deadline) {
        ASSERT_EQ(Told(Decide(after, Tick{}, early)), "nothing");
      }
      ASSERT_NE(Told(Decide(after, Tick{}, std::max(hall.now(), *deadline))), "nothing");
    }
    for (std::size_t i = first; i < hall.records().size(); ++i) {
      ++told[Told(Events{hall.records()[i].event}).substr(0, 4)];
    }
  }
  // The schedule is worth something only when it reaches everything.
  for (const char* kind : {"born", "died", "atta", "deta", "shif", "open", "end1", "end_", "invi",
                           "rate", "next", "time", "repl", "rati", "seco", "refu", "conf"}) {
    EXPECT_GT(told[kind], 0) << kind;
  }

  // One counted rating, one beginning and one end for each service; counters without gap or
  // repetition.
  std::set<ServiceId> rated;
  std::map<ServiceId, std::array<int, 4>> lives;
  std::map<std::pair<std::string, std::uint32_t>, std::pair<std::uint64_t, std::uint64_t>> books;
  for (const Record& record : hall.records()) {
    if (const auto* rating = std::get_if<RatingReceived>(&record.event)) {
      if (rating->rating_class == RatingClass::kCounted) {
        EXPECT_TRUE(rated.insert(rating->service).second);
      } else {
        EXPECT_TRUE(rated.contains(rating->service));
      }
    }
    if (const auto* e = std::get_if<ServiceOpened>(&record.event)) ++lives[e->service][0];
    if (const auto* e = std::get_if<ServiceEnded>(&record.event)) ++lives[e->service][1];
    if (const auto* e = std::get_if<InvitationOpened>(&record.event)) ++lives[e->service][2];
    if (const auto* e = std::get_if<InvitationClosed>(&record.event)) ++lives[e->service][3];
    if (const EntryKey* key = KeyOf(record.event)) {
      auto& [settled, refused] = books[{key->source, key->epoch}];
      EXPECT_EQ(key->counter, ++settled) << key->source;
      if (std::holds_alternative<EntryRefused>(record.event)) ++refused;
    }
  }
  for (const auto& [service, counts] : lives) {
    EXPECT_EQ(counts[0], 1);
    for (const int count : counts) EXPECT_LE(count, 1) << Number(service);
  }
  for (const auto& [source, state] : hall.hall().sources) {
    const auto& [settled, refused] = books[{source, state.epoch}];
    EXPECT_EQ(state.settled, settled) << source;
    EXPECT_EQ(state.refused, refused) << source;
    EXPECT_GE(state.announced, state.settled) << source;
  }

  Hall replayed;
  for (const Record& record : hall.records()) Apply(replayed, record);
  EXPECT_EQ(replayed, hall.hall());
}

INSTANTIATE_TEST_SUITE_P(Seeds, HallProperty, ::testing::Range(1U, 9U));

/// Everything in the hall that could grow.
std::size_t SizeOf(const Hall& hall) {
  std::size_t size = hall.windows.size() + hall.terminals.size() + hall.evaluators.size() +
                     hall.sources.size() + hall.plan.windows.size() + hall.plan.staff.size();
  for (const auto& [number, state] : hall.windows) {
    size += state.recent.size() + state.last_visit.size() + (state.serving ? 1 : 0) +
            (state.invited ? 1 : 0) + (state.waiting_invitation ? 1 : 0);
  }
  return size;
}

TEST(HallSize, DependsOnTodayNotOnThePast) {
  constexpr int kVisitors = 400;
  constexpr int kDesks = 12;
  HallBuilder hall(kDesks);
  const Instant start = hall.now();
  std::mt19937 random(7);
  std::size_t after_first_day = 0;
  for (int day = 0; day < 30; ++day) {
    hall.SetNow(start + day * 24h);
    for (int desk = 1; desk <= kDesks; ++desk) {
      hall.Attach(desk, 5, 1, static_cast<std::uint32_t>(day + 1));
      hall.Do(StartShift{WindowNo(static_cast<std::uint16_t>(desk)), fakes::StaffOf(desk)});
    }
    for (int visitor = 0; visitor < kVisitors; ++visitor) {
      const int desk = visitor % kDesks + 1;
      char visit[16];
      std::snprintf(visit, sizeof visit, "A%03d", visitor + 1);
      const ServiceId service = hall.Serve(desk, visit, 40s);
      hall.Advance(30s);
      if (random() % 2 == 0) hall.Do(hall.PressEntry(desk, service));
      hall.Do(Tick{});
    }
    for (int desk = 1; desk <= kDesks; ++desk) {
      hall.Do(EndShift{WindowNo(static_cast<std::uint16_t>(desk))});
    }
    hall.Advance(1h);
    hall.Do(Tick{});
    EXPECT_EQ(hall.hall().today.ended, static_cast<std::uint32_t>(kVisitors));
    EXPECT_EQ(NextDeadline(hall.hall()), NextReportDeadline(hall.hall()));
    if (day == 0) after_first_day = SizeOf(hall.hall());
    EXPECT_EQ(SizeOf(hall.hall()), after_first_day) << "day " << day;
    hall.ForgetRecords();
  }
  EXPECT_EQ(hall.hall().next_service, 30U * kVisitors + 1);
}

}  // namespace
}  // namespace yichuang::core
