#include <gtest/gtest.h>

#include <iterator>
#include <map>
#include <random>
#include <set>

#include "tests/hub/core/matter_hall.h"

namespace yichuang::core {
namespace {

/// Everybody tries everything in any order, from a seed, and time goes on.
class MatterRun {
 public:
  explicit MatterRun(unsigned seed) : random_(seed) {}

  void Pass(std::chrono::minutes time) {
    const Instant until = hall_.now + time;
    for (auto next = NextDeadline(hall_.hall); next && *next <= until;
         next = NextDeadline(hall_.hall)) {
      hall_.now = std::max(hall_.now, *next);
      if (Do(Tick{}) == 0) break;
    }
    hall_.now = until;
  }

  void Open() {
    static const char* const kKinds[] = {"first_inquiry", "complaint", "cannot_be_done"};
    if (Some(0, 3) == 0) {
      RatingReceived rating;
      rating.service = ServiceId{++service_};
      rating.window = kOne;
      rating.staff = hall_.hall.plan.staff.front().id;
      rating.service_day = hall_.hall.day;
      rating.level = Level::k2;
      Events events{rating};
      AppendBadRatings(hall_.hall, hall_.now, events);
      Take({events.begin() + 1, events.end()});
      return;
    }
    OpenMatterAs open;
    open.kind = kKinds[Some(0, 2)];
    open.code = "7K3QX2A2M4PZ";
    open.actor = hall_.As(Some(0, 3) == 0 ? "" : Somebody());
    if (Some(0, 2) == 0) open.about = "1002";
    if (Some(0, 3) == 0) open.person = "9d0f";
    if (Some(0, 2) == 0) open.at_once = static_cast<MatterStep>(Some(0, 4));
    Do(open);
  }

  void Act() {
    const auto& open = hall_.hall.matters.open;
    if (open.empty()) return;
    auto matter = open.lower_bound(MatterId{
        static_cast<std::uint64_t>(Some(1, static_cast<int>(hall_.hall.matters.next_matter)))});
    if (matter == open.end()) matter = open.begin();
    Do(StepMatter{matter->first, hall_.As(Somebody()), SomeAct(), {}});
  }

  /// Sensible people, one step each: so that most come to their end.
  void Work() {
    const auto& open = hall_.hall.matters.open;
    if (open.empty()) return;
    auto matter = open.begin();
    std::advance(matter, Some(0, static_cast<int>(open.size()) - 1));
    const OpenMatter& at = matter->second;
    const std::string who = ChargedWith(at).empty() ? "2001" : ChargedWith(at);
    const MatterActor actor = hall_.As(who);
    MatterAct act = MoveMatter{MatterStep::kTakeIn, {}};
    switch (at.state) {
      case MatterState::kOffered:
        act = MoveMatter{MatterStep::kAccept, {}};
        break;
      case MatterState::kHandling:
      case MatterState::kRectifying:
      case MatterState::kWaiting:
        act =
            MoveMatter{at.kind == MatterKindId{2} ? MatterStep::kFixNow : MatterStep::kAnswer, {}};
        break;
      case MatterState::kAnswered:
        if (at.kind == MatterKindId{1}) {
          act = CloseMatter{};
        } else {
          act = CallAbout{.result = at.contact ? CallResult::kUnreached : CallResult::kNoContact};
        }
        break;
      case MatterState::kCalledBack:
        Do(StepMatter{
            matter->first, hall_.As("4001"),
            CallAbout{.independent = true,
                      .result = at.contact ? CallResult::kReached : CallResult::kNoContact,
                      .satisfied = at.contact ? std::optional(Some(0, 4) != 0) : std::nullopt}});
        return;
      default:
        break;
    }
    Do(StepMatter{matter->first, actor, std::move(act), {}});
  }

  /// Each is closed, or carded when it is late, or not late: none is forgotten.
  void CheckNoneForgotten() {
    for (const auto& [id, open] : hall_.hall.matters.open) {
      ASSERT_TRUE(open.due) << Number(id) << " waits for nothing";
      EXPECT_TRUE(*open.due > hall_.now || open.rung > 0) << Number(id);
      EXPECT_EQ(open.late.has_value(), open.rung == 0) << Number(id);
    }
  }
  /// Nobody did anything for long: each climbed its whole ladder.
  void CheckAllAtTheTop() {
    for (const auto& [id, open] : hall_.hall.matters.open)
      EXPECT_EQ(open.rung, kRungCount + 1) << Number(id);
  }
  /// Every number is accounted for.
  void CheckBalance() {
    EXPECT_EQ(opened, closed + static_cast<int>(open()));
    EXPECT_EQ(static_cast<std::size_t>(opened), numbers_.size()) << "each has a number of its own";
    EXPECT_EQ(hall_.hall.matters.next_matter, static_cast<std::uint64_t>(opened) + 1);
  }
  void CheckAgenda() {
    Hall again = hall_.hall;
    RebookMatters(again);
    EXPECT_EQ(again.matters, hall_.hall.matters) << "the agenda is what the matters say";
    EXPECT_EQ(replayed_.matters, hall_.hall.matters) << "events alone make the same hall";
  }

  std::size_t open() const { return hall_.hall.matters.open.size(); }
  int opened = 0, closed = 0, carded = 0, escalated = 0, excluded = 0, reminded = 0, handed = 0,
      steps = 0, reopened = 0;

 private:
  int Some(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }
  std::string Somebody() {
    static const char* const kPeople[] = {"9001", "9002", "1001", "1002", "3001", "5001",
                                          "5002", "2001", "2002", "4001", "4002"};
    return kPeople[Some(0, 10)];
  }

  MatterAct SomeAct() {
    const SealedWords words = Some(0, 4) == 0 ? SealedWords{} : MatterHall::Words();
    switch (Some(0, 12)) {
      case 0:
      case 1:
        return OfferMatter{Somebody()};
      case 2:
        return ReturnMatter{static_cast<ReturnReason>(Some(0, 3)), words};
      case 3:
        return LedgerMatter{static_cast<std::uint8_t>(Some(0, 20)), words};
      case 4:
        return CallAbout{Some(0, 1) == 0, static_cast<CallResult>(Some(0, 2)),
                         Some(0, 2) == 0 ? std::optional(Some(0, 1) == 0) : std::nullopt,
                         Some(0, 1) == 0, words};
      case 5:
        return CloseMatter{static_cast<MatterOutcome>(Some(0, 5)), Some(0, 1) == 0 ? "住建局" : "",
                           words};
      case 6:
        return ProposeExclusion{static_cast<ExclusionGround>(Some(0, 1)), words};
      case 7:
        return MoveMatter{MatterStep::kAccept, words};
      case 8:
        return MoveMatter{MatterStep::kExclude, words};
      default:
        return MoveMatter{static_cast<MatterStep>(Some(0, kMatterStepCount - 1)), words};
    }
  }

  std::size_t Do(const Command& command) {
    const Decision decision = Decide(hall_.hall, command, hall_.now);
    const auto* events = std::get_if<Events>(&decision);
    if (events == nullptr) return 0;
    Take(*events);
    return events->size();
  }

  void Take(const Events& events) {
    for (const Event& event : events) {
      std::visit([this](const auto& each) { Before(each); }, event);
      const Record record{hall_.hall.seq + 1, hall_.now, "hub", event};
      Apply(hall_.hall, record);
      Apply(replayed_, record);
      std::visit([this](const auto& each) { After(each); }, event);
      ++steps;
    }
  }

  template <typename Any>
  void Before(const Any&) {}
  void Before(const MatterOpened& event) {
    EXPECT_TRUE(numbers_.insert(event.no).second) << event.no;
    ++opened;
    owners_[event.id] = event.owner;
  }
  void Before(const MatterReminded&) {
    ++reminded;
    EXPECT_TRUE(OfficesAreOpen()) << MatterHall::Clock(hall_.now);
  }
  void Before(const MatterCarded& event) {
    ++carded;
    escalated += event.rung > 1 ? 1 : 0;
    if (event.rung > 1) {
      EXPECT_TRUE(OfficesAreOpen());
    }
    EXPECT_LE(*hall_.At(Number(event.id)).due, hall_.now);
  }
  void Before(const ExclusionProposed& event) { proposer_[event.id] = event.by; }
  void Before(const RatingExcluded& event) {
    ++excluded;
    const OpenMatter& open = hall_.At(Number(event.id));
    EXPECT_NE(event.first, event.second) << "two people";
    EXPECT_EQ(event.first, proposer_[event.id]);
    for (const std::string& each : {event.first, event.second}) {
      EXPECT_NE(UnitOf(hall_.hall.matters, each), open.unit) << "of other units";
      EXPECT_NE(each, open.about);
    }
  }
  void Before(const MatterCalled& event) {
    if (!event.independent) return;
    const OpenMatter& open = hall_.At(Number(event.id));
    EXPECT_NE(event.by, open.solver) << "somebody else";
    EXPECT_NE(event.by, open.caller);
  }
  void Before(const MatterAccepted& event) {
    ++handed;
    const OpenMatter& open = hall_.At(Number(event.id));
    EXPECT_EQ(event.by, open.offered) << "the receiver himself";
    if (KindOf(open.kind, open.rules)->about_somebody) {
      EXPECT_NE(event.by, open.about);
    }
  }
  void Before(const MatterMoved& event) { closed += event.state == MatterState::kOver ? 1 : 0; }
  void Before(const MatterReopened&) { ++reopened; }

  template <typename Any>
  void After(const Any& event) {
    if constexpr (MatterEvent<Any> && requires { MatterId{event.id}; }) {
      const OpenMatter* open = FindMatter(hall_.hall.matters, event.id);
      if (open == nullptr) return;
      std::string& owner = owners_[event.id];
      if (owner.empty()) owner = open->owner;
      EXPECT_EQ(open->owner, owner) << "from the first step to the end";
      EXPECT_EQ(open->state == MatterState::kOffered, !open->offered.empty());
      EXPECT_EQ(open->due, MatterDue(hall_.hall, *open));
    }
  }

  bool OfficesAreOpen() const {
    const auto local = hall_.now + std::chrono::hours(8);
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const auto minute = std::chrono::floor<std::chrono::minutes>(local - day).count();
    return IsWorkingDay(hall_.hall.board.calendar, HallDay{day}) &&
           ((minute >= 510 && minute < 720) || (minute >= 840 && minute < 1050));
  }

  std::mt19937 random_;
  MatterHall hall_;
  Hall replayed_ = hall_.hall;
  std::uint64_t service_ = 0;
  std::set<std::string> numbers_;
  std::map<MatterId, std::string> owners_;
  std::map<MatterId, std::string> proposer_;
};

TEST(MatterProperty, TenThousandRandomStepsKeepTheInvariants) {
  MatterRun run(20260511);
  for (int i = 0; run.steps < 10'000; ++i) {
    if (i % 4 == 0) run.Open();
    for (int n = 0; n < 6; ++n) run.Act();
    if (i % 20 == 0) run.Pass(std::chrono::minutes(150));
  }
  run.Pass(std::chrono::minutes(1));
  run.CheckAgenda();
  run.CheckNoneForgotten();
  run.CheckBalance();
  // What the run is about did happen.
  EXPECT_GT(run.handed, 50);
  EXPECT_GT(run.reminded, 50);
  EXPECT_GT(run.carded, 50);
  EXPECT_GT(run.excluded, 2);
  EXPECT_GT(run.closed, 100);
  EXPECT_GT(run.reopened, 1);
}

/// 首问之月: a month of a hall in which people work, but not on everything.
TEST(MatterMonth, EndsWithEveryMatterClosedEscalatedOrOverdueWithACard) {
  MatterRun run(7);
  for (int hour = 0; hour < 30 * 24; ++hour) {
    for (int n = 0; n < 2; ++n) run.Open();
    for (int n = 0; n < 4; ++n) run.Work();
    run.Pass(std::chrono::minutes(60));
  }
  run.CheckNoneForgotten();
  run.CheckBalance();
  EXPECT_GT(run.closed, 500);
  // Nobody does anything any more: whatever is open climbs to the top of its ladder.
  run.Pass(std::chrono::minutes(60 * 24 * 60));
  run.CheckNoneForgotten();
  run.CheckBalance();
  run.CheckAllAtTheTop();
  EXPECT_GT(run.escalated, 100);
  RecordProperty("closed", run.closed);
  RecordProperty("open", static_cast<int>(run.open()));
}

}  // namespace
}  // namespace yichuang::core
