#include "hub/staff_message.h"

#include <array>
#include <nlohmann/json.hpp>
#include <string_view>

#include "hub/core/role.h"

namespace yichuang::hub {
namespace {

using What = StaffMessage::What;

constexpr std::array<std::string_view, 7> kWhatNames{"handed", "soon",      "late", "raised",
                                                     "chased", "unclaimed", "shown"};

std::string NoOf(const core::Hall& hall, core::MatterId id) {
  const core::OpenMatter* open = core::FindMatter(hall.matters, id);
  return open == nullptr ? std::string() : open->no;
}

std::string NoOf(const core::Hall& hall, core::CaseId id) {
  const core::OpenCase* open = core::FindCase(hall.cases, id);
  return open == nullptr ? std::string() : open->no;
}

class Messages {
 public:
  Messages(const core::Hall& hall, const core::Record& record) : hall_(hall), record_(record) {}

  std::optional<StaffMessage> operator()(const core::MatterOpened& event) const {
    return IfUnclaimed(event.id);
  }
  std::optional<StaffMessage> operator()(const core::MatterMoved& event) const {
    return IfUnclaimed(event.id);
  }
  std::optional<StaffMessage> operator()(const core::MatterReturned& event) const {
    return IfUnclaimed(event.id);
  }
  std::optional<StaffMessage> operator()(const core::MatterReopened& event) const {
    return IfUnclaimed(event.id);
  }
  std::optional<StaffMessage> operator()(const core::UnitHeadTold& event) const {
    StaffMessage message = ToRole(What::kShown, core::Role::kUnitHead, event.id);
    message.unit = event.unit;
    return message;
  }
  std::optional<StaffMessage> operator()(const core::MatterOffered& event) const {
    return Of(What::kHanded, event.to, event.id);
  }
  std::optional<StaffMessage> operator()(const core::MatterReminded& event) const {
    if (event.to.empty()) return ToRole(What::kSoon, core::Role::kDutyManager, event.id);
    return Of(What::kSoon, event.to, event.id);
  }
  std::optional<StaffMessage> operator()(const core::MatterCarded& event) const {
    if (event.role) return ToRole(What::kRaised, *event.role, event.id);
    if (event.to.empty()) return ToRole(What::kLate, core::Role::kDutyManager, event.id);
    return Of(What::kLate, event.to, event.id);
  }
  std::optional<StaffMessage> operator()(const core::MatterChased& event) const {
    return Of(What::kChased, event.to, event.id);
  }
  std::optional<StaffMessage> operator()(const core::ChaseNoticeIssued& event) const {
    return Of(What::kChased, event.to, event.id);
  }
  std::optional<StaffMessage> operator()(const core::HandOverOffered& event) const {
    return Told(What::kHanded, event.to, {});
  }
  std::optional<StaffMessage> operator()(const core::CaseCarded& event) const {
    const bool soon = event.cause == core::CardCause::kDueSoon;
    return Told(soon ? What::kSoon : What::kLate, event.to, NoOf(hall_, event.id));
  }
  template <typename Event>
  std::optional<StaffMessage> operator()(const Event&) const {
    return std::nullopt;
  }

 private:
  StaffMessage ToRole(What what, core::Role role, core::MatterId id) const {
    StaffMessage message;
    message.at_ms = core::MillisOf(record_.at);
    message.what = what;
    message.role = core::Name(role);
    message.no = NoOf(hall_, id);
    message.matter = core::Number(id);
    return message;
  }
  /// To the duty manager when the event left a matter with nobody.
  std::optional<StaffMessage> IfUnclaimed(core::MatterId id) const {
    const core::OpenMatter* open = core::FindMatter(hall_.matters, id);
    if (open == nullptr || !core::ChargedWith(*open).empty()) return std::nullopt;
    return ToRole(What::kUnclaimed, core::Role::kDutyManager, id);
  }
  std::optional<StaffMessage> Told(What what, const std::string& to, std::string no) const {
    if (to.empty()) return std::nullopt;
    return StaffMessage{core::MillisOf(record_.at), what, to, {}, std::move(no), 0};
  }
  std::optional<StaffMessage> Of(What what, const std::string& to, core::MatterId id) const {
    auto message = Told(what, to, NoOf(hall_, id));
    if (message) message->matter = core::Number(id);
    return message;
  }

  const core::Hall& hall_;
  const core::Record& record_;
};

}  // namespace

std::optional<StaffMessage> MessageOf(const core::Hall& hall, const core::Record& record) {
  return std::visit(Messages(hall, record), record.event);
}

std::string LineOf(const StaffMessage& message) {
  const nlohmann::ordered_json line{
      {"at_ms", message.at_ms}, {"what", kWhatNames[static_cast<std::size_t>(message.what)]},
      {"to", message.to},       {"role", message.role},
      {"no", message.no},       {"matter", message.matter},
      {"unit", message.unit}};
  return line.dump() + "\n";
}

}  // namespace yichuang::hub
