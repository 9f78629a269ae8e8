#pragma once

#include <string>
#include <utility>
#include <vector>

#include "hub/core/joint.h"
#include "tests/hub/core/case_hall.h"

/// A hall that takes one joint matter of three items: a licence of three days, a seal that is
/// settled on the spot, a tax registration of five days. Each needs the same identity document.
namespace yichuang::core {

class JointHall : public CaseHall {
 public:
  JointHall() {
    const auto rules = [](catalogue::Depth depth, std::uint16_t days) {
      CaseRules made;
      made.depth = depth;
      made.promised = days == 0 ? catalogue::Limit{catalogue::LimitUnit::kOnTheSpot, 0}
                                : catalogue::Limit{catalogue::LimitUnit::kWorkingDays, days};
      return made;
    };
    items = {{"licence",
              rules(catalogue::Depth::kPromised, 3),
              {{"identity", true, false}, {"articles", true, true}}},
             {"seal", rules(catalogue::Depth::kOnSpot, 0), {{"identity", true, false}}},
             {"tax",
              rules(catalogue::Depth::kPromised, 5),
              {{"legal-person", true, false}, {"account", true, false}}}};
    items[0].rules.statutory = kTwentyDays;
  }

  /// All its items, with every paper there.
  ReceiveJoint Application() const {
    ReceiveJoint receive;
    receive.window = kOne;
    receive.matter = "setup";
    receive.items = items;
    receive.shared = {
        {"identity", {{"licence", "identity"}, {"seal", "identity"}, {"tax", "legal-person"}}}};
    return receive;
  }

  std::string ReceiveAll(std::vector<Defect> absent = {}, bool accept = true,
                         std::vector<PromiseWish> promises = {}) {
    ReceiveJoint receive = Application();
    receive.absent = std::move(absent);
    receive.promises = std::move(promises);
    receive.credit_checked = true;
    receive.accept = accept;
    receive.applicant = applicant;
    return Do(receive);
  }

  const OpenJoint& Whole(std::uint64_t id = 1) const { return hall.cases.joints.at(CaseId{id}); }
  JointState State(std::uint64_t id = 1) const { return JointStateOf(hall.cases, Whole(id)); }

  /// The back office takes the papers over and decides.
  void DecideOne(std::uint64_t id, bool approved) {
    HandOver(id);
    Step(DecideCase{approved, CaseGround::kConditionsNotMet}, id);
  }

  /// Numbers of the cases that have a red card about their due date.
  std::vector<std::string> LateSources() const {
    std::vector<std::string> sources;
    for (const auto& [id, alarm] : hall.alarms) {
      if (alarm.kind == AlarmKind::kCaseLate) sources.push_back(alarm.source);
    }
    return sources;
  }

  std::vector<CaseItem> items;
  std::string applicant;
};

}  // namespace yichuang::core
