#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <set>

#include "hub/core/joint.h"
#include "hub/core/working_time.h"
#include "tests/hub/core/case_hall.h"

namespace yichuang::core {
namespace {

/// Clerks, back office and time, from a seed: whatever they try in whatever order.
class CaseRun {
 public:
  explicit CaseRun(unsigned seed) : random_(seed) {}

  void Day() {
    hall_.now += std::chrono::hours(Some(1, 30));
    Do(Tick{});
    while (NextDeadline(hall_.hall) && *NextDeadline(hall_.hall) <= hall_.now) Do(Tick{});
  }

  void Intake() {
    ++begun_;
    CaseRules rules = Licence();
    if (Some(0, 2) == 0) rules.notice_days = 0;
    if (Some(0, 3) == 0) rules.extension_days = 0;
    if (Some(0, 5) == 0) rules.promised = catalogue::Limit{catalogue::LimitUnit::kNaturalDays, 9};
    auto papers = Papers();
    for (CaseMaterial& each : papers) {
      if (Some(0, 3) == 0) each.state = static_cast<MaterialState>(Some(1, 2));
    }
    std::vector<PromiseWish> wishes;
    if (papers[2].state != MaterialState::kTaken)
      wishes.push_back({"photo", static_cast<std::uint8_t>(Some(0, 12))});
    Do(ReceiveCase{.window = kOne,
                   .item = {"hygiene", rules, std::move(papers)},
                   .draft = {},
                   .promises = Some(0, 1) == 0 ? wishes : std::vector<PromiseWish>{},
                   .credit_checked = Some(0, 9) != 0,
                   .accept = Some(0, 1) == 0});
  }

  /// A joint matter of two licences and one item that is settled on the spot.
  void JointIntake() {
    ReceiveJoint joint;
    joint.window = kOne;
    joint.matter = "setup";
    for (const char* const item : {"hygiene", "tax", "seal"})
      joint.items.push_back({item, Licence(), Papers()});
    joint.items[1].rules.promised->amount = static_cast<std::uint16_t>(Some(1, 20));
    joint.items[2].rules.depth = catalogue::Depth::kOnSpot;
    joint.shared = {{"identity", {{"hygiene", "identity"}, {"tax", "identity"}}}};
    if (Some(0, 2) == 0) joint.absent = {{"identity", MaterialState::kFlawed}};
    if (Some(0, 3) == 0) joint.absent.push_back({"tax/photo", MaterialState::kMissing});
    if (Some(0, 1) == 0) joint.promises = {{"tax/photo", 1}};
    joint.credit_checked = true;
    joint.accept = Some(0, 2) != 0;
    Do(joint);
  }

  /// The whole of one, and sometimes its parts are decided at once so that some are delivered.
  void JointAct() {
    const auto& joints = hall_.hall.cases.joints;
    if (joints.empty()) return;
    auto chosen = joints.begin();
    std::advance(chosen, Some(0, static_cast<int>(joints.size()) - 1));
    const CaseId id = chosen->first;
    const std::vector<JointPart> parts = chosen->second.parts;
    if (Some(0, 2) == 0) {
      for (const JointPart& part : parts) {
        Do(OfferPapers{{part.id}, "3001", hall_.ActorOf("1001")});
        Do(AnswerHandOver{HandOverId{hall_.hall.cases.next_hand_over - 1},
                          HandOverAnswer::kAccepted, hall_.ActorOf("3001")});
        Do(StepCase{part.id, {}, DecideCase{Some(0, 3) != 0, CaseGround::kConditionsNotMet}});
      }
    }
    switch (Some(0, 5)) {
      case 0:
        return Do(StepCase{id, {}, AskCorrection{{{"identity", MaterialState::kFlawed}}}});
      case 1:
        return Do(StepCase{id, {}, ResubmitCase{{"identity", "tax/photo"}}});
      case 2:
        return Do(StepCase{id, {}, AcceptCase{}});
      case 3:
        if (Some(0, 9) == 0) return Do(StepCase{id, {}, WithdrawCase{}});
        [[fallthrough]];
      default:
        return Do(StepCase{id, {}, DeliverCase{DeliveryWay::kWindow, {}, true}});
    }
  }

  void Act() {
    if (hall_.hall.cases.open.empty()) return;
    const std::uint64_t newest = hall_.hall.cases.next_case - 1;
    const std::uint64_t oldest = newest > 60 ? newest - 60 : 1;
    const CaseId id{std::uniform_int_distribution<std::uint64_t>(oldest, newest)(random_)};
    if (Some(0, 5) == 0) return HandOver(id);
    Do(StepCase{id, {}, SomeAct()});
  }

  void CheckAll() {
    Hall again = hall_.hall;
    RebookCases(again);
    EXPECT_EQ(again.cases, hall_.hall.cases) << "the agenda is what the cases say";
    EXPECT_EQ(numbers_.size(), received_) << "no number twice";
    for (const auto& [id, open] : hall_.hall.cases.open) {
      if (!open.joint) continue;
      EXPECT_TRUE(hall_.hall.cases.joints.contains(*open.joint)) << open.no;
    }
    for (const auto& [id, joint] : hall_.hall.cases.joints) CheckJoint(joint);
  }

  /// Events alone make the same hall; from here on they are applied once.
  void CheckReplay() {
    EXPECT_EQ(replayed_.cases, hall_.hall.cases);
    replaying_ = false;
  }

  bool replaying() const { return replaying_; }
  std::uint64_t begun() const { return begun_; }
  std::uint64_t approved() const { return approved_; }
  std::uint64_t deemed() const { return deemed_; }
  std::uint64_t repeated() const { return repeated_; }
  std::uint64_t broken() const { return broken_; }
  std::uint64_t handed_over() const { return handed_over_; }
  std::uint64_t late() const { return late_; }
  std::uint64_t joint_delivered() const { return joint_delivered_; }
  std::uint64_t denied_beside() const { return denied_beside_; }

 private:
  int Some(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }
  std::string SomeMaterial() {
    static const char* const kIds[] = {"form", "identity", "photo", "leaflet"};
    return kIds[Some(0, 3)];
  }

  /// Offered by the clerk or the back office; answered by anybody, now or later.
  void HandOver(CaseId id) {
    const bool out = Some(0, 3) != 0;
    const char* const from = out ? "1001" : "3001";
    const char* const to = out ? "3001" : "1001";
    Do(OfferPapers{{id}, to, hall_.ActorOf(from)});
    if (hall_.hall.cases.offers.empty()) return;
    auto offer = hall_.hall.cases.offers.begin();
    std::advance(offer, Some(0, static_cast<int>(hall_.hall.cases.offers.size()) - 1));
    Do(AnswerHandOver{offer->first, static_cast<HandOverAnswer>(Some(0, 5) == 0 ? Some(1, 2) : 0),
                      hall_.ActorOf(Some(0, 1) == 0 ? "1001" : "3001")});
  }

  CaseAct SomeAct() {
    switch (Some(0, 13)) {
      case 0:
        return AcceptCase{};
      case 1:
      case 2:
        return AskCorrection{{{SomeMaterial(), static_cast<MaterialState>(Some(1, 2))}}};
      case 3:
      case 4:
        return ResubmitCase{{SomeMaterial(), SomeMaterial()}};
      case 5:
        return Some(0, 5) == 0 ? CaseAct(RefuseCase{}) : CaseAct(AcceptCase{});
      case 6:
        return MakeUpPromise{"photo", Some(0, 2) != 0};
      case 7:
      case 8:
        return ReviewCase{Some(0, 1) == 0, CaseGround::kConditionsNotMet};
      case 9:
        return SuspendCase{SpecialProcedure::kTesting};
      case 10:
        return ResumeCase{};
      case 11:
        return ExtendCase{};
      case 12:
        return DecideCase{Some(0, 3) != 0, CaseGround::kConditionsNotMet};
      default:
        return Some(0, 9) == 0 ? CaseAct(WithdrawCase{})
                               : CaseAct(DeliverCase{DeliveryWay::kWindow, {}, true});
    }
  }

  void Do(const Command& command) {
    const Decision decision = Decide(hall_.hall, command, hall_.now);
    const auto* events = std::get_if<Events>(&decision);
    if (events == nullptr) return;
    for (const Event& event : *events) {
      std::visit([this](const auto& each) { Before(each); }, event);
      const Record record{hall_.hall.seq + 1, hall_.now, "hub", event};
      Apply(hall_.hall, record);
      if (replaying_) Apply(replayed_, record);
      std::visit([this](const auto& each) { After(each); }, event);
    }
  }

  template <typename Any>
  void Before(const Any&) {}
  void Before(const CaseReceived& event) {
    ++received_;
    EXPECT_TRUE(numbers_.insert(event.no).second) << event.no;
  }
  /// Open as long as a part is, due with the latest of them.
  void CheckJoint(const OpenJoint& joint) {
    EXPECT_NE(JointStateOf(hall_.hall.cases, joint), JointState::kOver) << joint.no;
    const Dues whole = DuesOfJoint(hall_.hall.cases, joint);
    bool reached = false;
    bool any = false;
    for (const JointPart& part : joint.parts) {
      const OpenCase* open = FindCase(hall_.hall.cases, part.id);
      if (open == nullptr || !open->dues.promised) continue;
      any = true;
      ASSERT_TRUE(whole.promised);
      EXPECT_LE(*open->dues.promised, *whole.promised) << "no part is due later than the whole";
      reached = reached || open->dues.promised == whole.promised;
    }
    EXPECT_EQ(reached, any) << joint.no;
  }
  void Before(const JointReceived& event) {
    ++received_;
    EXPECT_TRUE(numbers_.insert(event.no).second) << event.no;
    EXPECT_GE(event.parts.size(), kFewestJointParts);
  }
  void Before(const JointDelivered& event) {
    ++joint_delivered_;
    const OpenJoint& joint = hall_.hall.cases.joints.at(event.id);
    CheckJoint(joint);
    bool approved = false;
    bool denied = false;
    for (const JointPart& part : joint.parts) {
      const OpenCase* open = FindCase(hall_.hall.cases, part.id);
      if (open == nullptr) continue;
      EXPECT_GE(open->state, CaseState::kApproved) << "nothing goes out before all are decided";
      (open->state == CaseState::kDenied ? denied : approved) = true;
    }
    if (approved && denied) ++denied_beside_;
  }
  void Before(const CaseDelivered& event) {
    const auto& joint = hall_.Open(Number(event.id)).joint;
    if (!joint) return;
    EXPECT_FALSE(hall_.hall.cases.joints.contains(*joint)) << "with the whole alone";
  }
  void Before(const HandOverAnswered& event) {
    const OpenHandOver& offer = hall_.hall.cases.offers.at(event.batch);
    const bool back = event.answer == HandOverAnswer::kTakenBack;
    EXPECT_EQ(event.by, back ? offer.from : offer.to) << "nobody signs for somebody else";
    if (event.answer == HandOverAnswer::kAccepted) signed_ = offer;
  }
  void Before(const CaseHandedOver& event) {
    ++handed_over_;
    EXPECT_EQ(event.to, signed_.to) << "only after the receiver signed";
    EXPECT_NE(std::ranges::find(signed_.cases, event.id), signed_.cases.end());
  }
  void Before(const CaseCarded& event) {
    if (event.cause != CardCause::kLate) return;
    const OpenCase& open = hall_.Open(Number(event.id));
    EXPECT_LE(open.dues.promised ? *open.dues.promised : *open.dues.legal, hall_.now);
    ++late_;
  }
  void Before(const CaseDecided& event) {
    if (!event.approved) return;
    ++approved_;
    EXPECT_TRUE(hall_.Open(Number(event.id)).promises.empty()) << "no result while one is open";
  }
  void Before(const CaseAccepted& event) {
    const OpenCase& open = hall_.Open(Number(event.id));
    if (event.deemed) {
      ++deemed_;
      EXPECT_GT(open.rules.notice_days, 0) << "only by the item's own law";
      EXPECT_EQ(event.day, open.received) << "from the receipt";
      EXPECT_GT(CountWorkingDays(hall_.hall.board.calendar, open.received,
                                 DayOf(hall_.hall.plan, hall_.now)),
                open.rules.notice_days - 1);
    }
  }
  void Before(const NoticeRepeated& event) {
    ++repeated_;
    EXPECT_LT(event.received, event.first);
    EXPECT_FALSE(event.materials.empty());
  }
  void Before(const CaseEnded& event) {
    if (event.end == CaseEnd::kPromiseBroken) ++broken_;
  }
  void Before(const CaseExtended& event) { EXPECT_FALSE(hall_.Open(Number(event.id)).extended); }

  template <typename Any>
  void After(const Any& event) {
    if constexpr (requires { event.id; } && CaseEvent<Any>) {
      const OpenCase* open = FindCase(hall_.hall.cases, event.id);
      if (open == nullptr) return;
      if (hall_.hall.seq % 8 == 0) {
        EXPECT_EQ(open->next, NextOf(hall_.hall, *open));
      }
      EXPECT_EQ(open->accepted.has_value(), open->state >= CaseState::kAccepted);
      if (open->dues.promised && open->dues.legal &&
          open->rules.promised->unit == catalogue::LimitUnit::kWorkingDays) {
        EXPECT_LE(*open->dues.promised, *open->dues.legal) << "promised within the law's limit";
      }
      for (std::size_t i = 0; i < open->pauses.size(); ++i) {
        const bool last = i + 1 == open->pauses.size();
        EXPECT_TRUE(open->pauses[i].until || (last && open->state == CaseState::kSuspended));
        if (!last) {
          EXPECT_LE(*open->pauses[i].until, open->pauses[i + 1].from) << "never overlap";
        }
      }
    }
  }

  std::mt19937 random_;
  CaseHall hall_;
  Hall replayed_ = hall_.hall;
  bool replaying_ = true;
  std::set<std::string> numbers_;
  std::uint64_t begun_ = 0;
  std::uint64_t received_ = 0;
  std::uint64_t approved_ = 0;
  std::uint64_t deemed_ = 0;
  std::uint64_t repeated_ = 0;
  std::uint64_t broken_ = 0;
  OpenHandOver signed_;
  std::uint64_t handed_over_ = 0;
  std::uint64_t late_ = 0;
  std::uint64_t joint_delivered_ = 0;
  std::uint64_t denied_beside_ = 0;
};

TEST(CaseProperty, TenThousandRandomCasesKeepTheInvariants) {
  CaseRun run(20260511);
  while (run.begun() < 10'000) {
    run.Intake();
    if (run.begun() % 5 == 0) run.JointIntake();
    if (run.begun() % 2 == 0) run.JointAct();
    for (int i = 0; i < 3; ++i) run.Act();
    if (run.begun() >= 2'000 && run.replaying()) run.CheckReplay();
    if (run.begun() % 12 == 0) run.Day();
  }
  run.CheckAll();
  // What the run is about did happen.
  EXPECT_GT(run.approved(), 50U);
  EXPECT_GT(run.deemed(), 50U);
  EXPECT_GT(run.repeated(), 30U);
  EXPECT_GT(run.broken(), 50U);
  EXPECT_GT(run.handed_over(), 50U);
  EXPECT_GT(run.late(), 50U);
  EXPECT_GT(run.joint_delivered(), 50U);
  EXPECT_GT(run.denied_beside(), 10U);
}

}  // namespace
}  // namespace yichuang::core
